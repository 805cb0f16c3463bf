"""Places in style sheets: a declaration of a rule, or a custom property."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tree_sitter import Node

from bot.ux_agent.declared.declaration import RuleAt, VariableAt
from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.css_colours import colour_of
from bot.ux_agent.kinds.css_insertion import insertion
from bot.ux_agent.kinds.css_new_rule import new_rule
from bot.ux_agent.kinds.css_numbers import NUMBER
from bot.ux_agent.kinds.css_winner import (
    declarations,
    last_with,
    name_of,
    shorthand,
    winner,
)
from bot.ux_agent.kinds.document import Document, Found, Missing
from bot.ux_agent.site import Place

_REFINED = {"font-family": "font", "font-weight": "weight"}
_FONT = re.compile(
    rf"(?:[a-z-]+\s+|[1-9]00\s+)*?(?P<font_size>{NUMBER}(?:px|rem|em|%|pt))"
    r"(?:\s*/\s*[\d.]+[a-z%]*)?\s+(?P<font_family>\S.*)",
    re.DOTALL,
)
"""The value of the shorthand `font` (CSS Fonts 4, 2.7)."""

_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*\)")
_SASS_VARIABLE = r"^[ \t]*{}[ \t]*:[ \t]*([^;{{}}]+?)[ \t]*(?:!default[ \t]*)?;"
_HIDING = {"display": "none", "visibility": "hidden"}
"""Properties that can hide an element, each with the word for it."""


class Rule(NamedTuple):
    """A style rule outside of conditions: its selector in one spelling, and its block."""

    selector: str
    block: Node


def locate_rule(at: RuleAt, document: Document, kind: str) -> Found:
    """A declaration of the rule with this selector, or where it would be added."""
    wanted = _parts(spelled(at.rule))
    blocks = [rule.block for rule in rules(document) if _parts(rule.selector) == wanted]
    blocks = blocks or [one.block for one in _layered(document) if _parts(one.selector) == wanted]
    refined = _REFINED.get(at.prop, "keyword") if kind == "text" else kind
    if not blocks and at.new:
        place = new_rule(spelled(at.rule), at.prop, document)
        if kind == "bool":
            return _shown(place, at.prop)
        return Found(None, _important(place) if at.new == "important" else place, refined)
    if not blocks:
        raise Missing(f"there is no rule “{at.rule}”")
    if kind == "bool":
        return _switch(at.prop, blocks, document)
    if short := _of_shorthand(at.prop, blocks, document, kind):
        _require_last(wanted, at.prop, short[0], document)
        return short[1]
    held = winner(blocks, at.prop, document, kind)
    block = last_with(blocks, at.prop, document)
    _require_last(wanted, at.prop, held or block, document)
    if held is not None:
        return _found(held, document, refined)
    place = insertion(block, at.prop, document)
    return Found(None, _important(place) if at.new == "important" else place, refined)


def _important(place: Place) -> Place:
    """The place of a declaration that counts before those that are not important."""
    return place._replace(after=f" !important{place.after}")


def _of_shorthand(
    prop: str, blocks: list[Node], document: Document, kind: str
) -> tuple[Node, Found] | None:
    """A part of the shorthand `font` that says the size or the family, where nothing after does."""
    part = prop.replace("-", "_")
    if part not in _FONT.groupindex:
        return None
    names = {prop, "font"}
    said = [one for one in declarations(blocks, document) if name_of(one, document) in names]
    if not said or name_of(said[-1], document) != "font":
        return None
    if any(tree.child(one, "important") for one in said[:-1]):
        return None
    nodes = _value_nodes(said[-1])
    start, end = nodes[0].start_byte, nodes[-1].end_byte
    parts = _FONT.fullmatch(document.text(start, end))
    if parts is None:
        return None
    raw = parts[part]
    first = start + len(parts.string[: parts.start(part)].encode())
    quote = "'" if "'" in raw and '"' not in raw else ""
    place = document.place("css", first, first + len(raw.encode()), quote)
    return said[-1], Found(raw, place, _REFINED.get(prop, "keyword") if kind == "text" else kind)


def _require_last(wanted: frozenset[str], prop: str, held: Node, document: Document) -> None:
    """Raise Missing where rules after it say otherwise for all that it fits, by the same selectors.

    An important declaration gives way to none that is not.
    """
    is_important = tree.child(held, "important") is not None
    left = set(wanted)
    for rule in rules(document):
        parts = _parts(rule.selector)
        if parts == wanted or not parts & left or rule.block.start_byte < held.start_byte:
            continue
        for one in declarations([rule.block], document):
            is_other = name_of(one, document) in {prop, shorthand(prop)}
            if is_other and (not is_important or tree.child(one, "important")):
                left -= parts
    if not left:
        raise Missing("a rule after it says otherwise")


def _parts(selector: str) -> frozenset[str]:
    """The selectors of a list, whose order says nothing."""
    return frozenset(selector.split(", "))


def _switch(prop: str, blocks: list[Node], document: Document) -> Found:
    """Whether the rule hides what it fits; what shows it again is that nothing is declared."""
    held = winner(blocks, prop, document, "bool")
    if held is None:
        return _shown(insertion(blocks[0], prop, document), prop)
    found = _found(held, document, "keyword")
    if (found.value or "").lower() != _HIDING.get(prop):
        return _shown(found.place, prop)
    before = held.prev_sibling
    start = before.end_byte if before else held.start_byte
    place = document.place("css", start, held.end_byte)
    return Found("hidden", place._replace(style="hidden"), "bool")


def _shown(place: Place, prop: str) -> Found:
    """Where what hides would be declared."""
    if prop not in _HIDING:
        raise Missing(f"“{prop}” neither shows nor hides")
    return Found("visible", place._replace(style=f"shown {_HIDING[prop]}"), "bool")


def locate_variable(at: VariableAt, document: Document, kind: str) -> Found:
    """A custom property: that of the root, or the only one of its name; or a variable of Sass."""
    if at.var.startswith("$"):
        from bot.ux_agent.kinds import sass_variables  # noqa: PLC0415 - few sites have them

        return sass_variables.locate(at.var, document, kind)
    root = [one for block in _blocks(document, "@theme") for one in _named(block, at.var, document)]
    other: list[Node] = []
    for rule in rules(document):
        is_root = rule.selector in {":root", "html", ":host", ":root, :host"}
        (root if is_root else other).extend(_named(rule.block, at.var, document))
    if not root and len(other) != 1:
        raise Missing(f"{at.var} is declared {len(other)} times outside of :root")
    refined = ("font" if "font" in at.var else "keyword") if kind == "text" else kind
    return _found((root or other)[-1], document, refined)


@lru_cache(maxsize=8)
def rules(document: Document) -> list[Rule]:
    """The rules of a sheet that hold everywhere; nested ones with their whole selector."""
    return list(_rules(document.sheet.root_node, "", document))


@lru_cache(maxsize=8)
def _layered(document: Document) -> list[Rule]:
    """The rules within `@layer`, which hold where no rule outside of layers says otherwise."""
    layers = _blocks(document, "@layer")
    return [rule for block in layers for rule in _rules(block, "", document)]


def _blocks(document: Document, name: str) -> list[Node]:
    """The blocks of a kind of rule; `@theme` has the custom properties of Tailwind 4."""
    found = [node for node in document.sheet.root_node.children if node.type == "at_rule"]
    named = [node for node in found if document.node_text(node).startswith(name)]
    return [block for node in named if (block := tree.child(node, "block"))]


def _rules(parent: Node, prefix: str, document: Document) -> Iterator[Rule]:
    for node in parent.children:
        selectors, block = tree.child(node, "selectors"), tree.child(node, "block")
        if node.type != "rule_set" or selectors is None or block is None:
            continue
        name = _nested(spelled(document.node_text(selectors)), prefix)
        yield Rule(name, block)
        yield from _rules(block, name, document)


def _nested(selector: str, prefix: str) -> str:
    """A selector within a rule, as a whole: each of its parts below each of that rule."""
    if not prefix:
        return selector
    return ", ".join(
        part.replace("&", above) if "&" in part else f"{above} {part}"
        for part in selector.split(", ")
        for above in prefix.split(", ")
    )


def spelled(selector: str) -> str:
    """A selector in one spelling of spaces and commas."""
    text = re.sub(r"/\*.*?\*/", " ", selector, flags=re.DOTALL)
    text = re.sub(r"\s*([>+~])\s*", r" \1 ", " ".join(text.split()))
    return re.sub(r"\s*,\s*", ", ", text).strip()


def _named(block: Node, prop: str, document: Document) -> list[Node]:
    return [one for one in declarations([block], document) if name_of(one, document) == prop]


def _found(declaration: Node, document: Document, kind: str) -> Found:
    nodes = _value_nodes(declaration)
    if kind == "color":
        nodes = [colour_of(nodes, name_of(declaration, document), document)]
    start, end = nodes[0].start_byte, nodes[-1].end_byte
    raw = document.text(start, end)
    quote = "'" if "'" in raw and '"' not in raw else ""
    value = _resolved(raw, document)
    return Found(value, document.place("css", start, end, quote), kind)


def _value_nodes(declaration: Node) -> list[Node]:
    parts = declaration.children[2:]
    return [part for part in parts if part.type not in {"important", ";", "comment"}]


def _resolved(raw: str, document: Document) -> str:
    """A value through the variable that it names, where that one is in the same file."""
    if raw.startswith("$"):
        pattern = _SASS_VARIABLE.format(re.escape(raw))
        found = re.findall(pattern, document.data.decode(), re.MULTILINE)
        return found[0] if len(found) == 1 else raw
    named = _VARIABLE.fullmatch(raw)
    if named is None:
        return raw
    try:
        held = locate_variable(VariableAt(document.path, named[1]), document, "size")
    except Missing:
        return raw
    return held.value or raw
