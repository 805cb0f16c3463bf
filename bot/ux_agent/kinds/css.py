"""Places in style sheets: a declaration of a rule, or a custom property."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tree_sitter import Node

from bot.ux_agent.declared.declaration import RuleAt, VariableAt
from bot.ux_agent.editing.colour_names import NAMES
from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.css_insertion import insertion
from bot.ux_agent.kinds.document import Document, Found, Missing

_REFINED = {"font-family": "font", "font-weight": "weight"}
_COLOUR_WORDS = frozenset({*NAMES, "transparent", "currentcolor"})
_NO_COLOUR = frozenset({"none", "inherit", "initial", "unset", "revert"})
_COLOUR_CALLS = frozenset(
    {"rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "var"}
)
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*\)")


class Rule(NamedTuple):
    """A style rule outside of conditions: its selector in one spelling, and its block."""

    selector: str
    block: Node


def locate_rule(at: RuleAt, document: Document, kind: str) -> Found:
    """A declaration of the rule with this selector, or where it would be added."""
    wanted = spelled(at.rule)
    blocks = [rule.block for rule in rules(document) if rule.selector == wanted]
    if not blocks:
        raise Missing(f"there is no rule “{at.rule}”")
    refined = _REFINED.get(at.prop, "keyword") if kind == "text" else kind
    for block in reversed(blocks):
        declared = _declarations(block, at.prop, document)
        if declared:
            return _found(declared[-1], document, refined)
    return Found(None, insertion(blocks[0], at.prop, document), refined)


def locate_variable(at: VariableAt, document: Document, kind: str) -> Found:
    """A custom property: that of the root, or the only one of its name."""
    root: list[Node] = []
    other: list[Node] = []
    for rule in rules(document):
        is_root = rule.selector in {":root", "html", ":host", ":root, :host"}
        (root if is_root else other).extend(_declarations(rule.block, at.var, document))
    if not root and len(other) != 1:
        raise Missing(f"{at.var} is declared {len(other)} times outside of :root")
    refined = ("font" if "font" in at.var else "keyword") if kind == "text" else kind
    return _found((root or other)[-1], document, refined)


@lru_cache(maxsize=8)
def rules(document: Document) -> list[Rule]:
    """The rules of a sheet that hold everywhere; nested ones with their whole selector."""
    return list(_rules(document.sheet.root_node, "", document))


def _rules(parent: Node, prefix: str, document: Document) -> Iterator[Rule]:
    for node in parent.children:
        selectors, block = tree.child(node, "selectors"), tree.child(node, "block")
        if node.type != "rule_set" or selectors is None or block is None:
            continue
        name = spelled(document.node_text(selectors))
        if prefix:
            name = name.replace("&", prefix) if "&" in name else f"{prefix} {name}"
        yield Rule(name, block)
        yield from _rules(block, name, document)


def spelled(selector: str) -> str:
    """A selector in one spelling of spaces and commas."""
    text = re.sub(r"/\*.*?\*/", " ", selector, flags=re.DOTALL)
    text = re.sub(r"\s*([>+~])\s*", r" \1 ", " ".join(text.split()))
    return re.sub(r"\s*,\s*", ", ", text).strip()


def _declarations(block: Node, prop: str, document: Document) -> list[Node]:
    wanted = prop if prop.startswith("--") else prop.lower()
    return [
        node
        for node in block.children
        if node.type == "declaration" and not node.has_error and _name(node, document) == wanted
    ]


def _name(node: Node, document: Document) -> str:
    name = document.node_text(node.children[0])
    return name if name.startswith("--") else name.lower()


def _found(declaration: Node, document: Document, kind: str) -> Found:
    nodes = _value_nodes(declaration)
    if kind == "color":
        nodes = [_colour(nodes, document)]
    start, end = nodes[0].start_byte, nodes[-1].end_byte
    raw = document.text(start, end)
    quote = "'" if "'" in raw and '"' not in raw else ""
    value = _resolved(raw, document) if kind == "color" else raw
    return Found(value, document.place("css", start, end, quote), kind)


def _value_nodes(declaration: Node) -> list[Node]:
    parts = declaration.children[2:]
    return [part for part in parts if part.type not in {"important", ";", "comment"}]


def _colour(nodes: list[Node], document: Document) -> Node:
    """The one colour in a value; a gradient or several colours are none."""
    found = [node for node in nodes if _is_colour(node, document)]
    if not found and len(nodes) == 1 and document.node_text(nodes[0]).lower() in _NO_COLOUR:
        return nodes[0]
    if len(found) != 1:
        raise Missing("the declaration has no single colour")
    return found[0]


def _is_colour(node: Node, document: Document) -> bool:
    if node.type == "color_value":
        return True
    if node.type == "plain_value":
        return document.node_text(node).lower() in _COLOUR_WORDS
    name = tree.child(node, "function_name") if node.type == "call_expression" else None
    return name is not None and document.node_text(name).lower() in _COLOUR_CALLS


def _resolved(raw: str, document: Document) -> str:
    """A colour through the variable that it names, where that one is in the same file."""
    named = _VARIABLE.fullmatch(raw)
    if named is None:
        return raw
    try:
        found = locate_variable(VariableAt(document.path, named[1]), document, "size")
    except Missing:
        return raw
    return found.value or raw
