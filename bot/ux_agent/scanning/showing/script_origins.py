"""Where a literal of a script stands, as a manifest would name it."""

import re
from functools import lru_cache

from tree_sitter import Node

from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.document import Document
from bot.ux_agent.kinds.json import step_of
from bot.ux_agent.kinds.script_object import DEFAULTS, default_name
from bot.ux_agent.scanning.showing.value import Origin

_TRANSPARENT = frozenset(
    {
        "as_expression",
        "satisfies_expression",
        "parenthesized_expression",
        "non_null_expression",
        "type_assertion",
    }
)
_DEFINES = re.compile(
    r"(?:create|define|use)\w+|Object\.freeze|writable|readable|(?:shallow)?[rR](?:ef|eactive)"
    r"|\$state(?:\.raw)?|withDefaults"
)
"""Functions that give back what they are given first, or keep it."""
_GIVING = frozenset(
    {"object", "arrow_function", "function_expression", "statement_block", "return_statement"}
)
"""What a value passes through: its object, and the function that returns that."""

_DECLARING = frozenset({"variable_declarator", "function_declaration", "class_declaration"})
_DEFAULTS = frozenset(DEFAULTS)
_EXPORTED = re.compile(r"module\.exports(?:\.(?P<name>\w+))?|exports\.(?P<named>\w+)")


def object_origin(node: Node, document: Document) -> Origin | None:
    """The constant that a literal stands in, with its path there; None when it has no such name."""
    steps: list[str] = []
    part = _chunk(node)
    below, above = (node, node.parent)
    if part and above is not None:
        below, above = above, above.parent
    while above is not None:
        if above.type == "variable_declarator":
            return _declared(above, below, document, (steps, part))
        if above.type in _DEFAULTS:
            given = default_name(above, document)
            is_own = below.id == above.named_children[-1].id and given not in _named(document)
            return _origin(document, given, steps, part) if given and is_own else None
        if above.type == "export_statement":
            is_default = any(child.type == "default" for child in above.children)
            return _origin(document, "default", steps, part) if is_default else None
        if above.type == "expression_statement":
            return _told(above, below, document, (steps, part))
        if above.type == "assignment_expression":
            return _exported(above, below, document, (steps, part))
        if above.type == "function_declaration" and (name := above.child_by_field_name("name")):
            return _origin(document, document.node_text(name), steps, part)
        step = _step(above, below, document)
        if step is None:
            return None
        steps.extend([step] if step else [])
        below, above = above, above.parent
    return None


@lru_cache(maxsize=8)
def _named(document: Document) -> frozenset[str]:
    """The names that declarations give in a script, which are meant before any default."""
    found = (one for one in tree.walk(document.script.root_node) if one.type in _DECLARING)
    names = (one.child_by_field_name("name") for one in found)
    return frozenset(document.node_text(one) for one in names if one is not None)


def _told(
    above: Node, below: Node, document: Document, path: tuple[list[str], str]
) -> Origin | None:
    """What a statement hands over to a function: `useHead({ title: 'A' });`."""
    called = below.child_by_field_name("function")
    is_top = above.parent is not None and above.parent.type == "program"
    if called is None or called.type != "identifier" or not is_top:
        return None
    return _origin(document, document.node_text(called), *path)


def _chunk(node: Node) -> str:
    """The part of a template literal that a piece of text in it is."""
    if node.type != "string_fragment" or node.parent is None:
        return ""
    if node.parent.type != "template_string":
        return ""
    chunks = [one for one in node.parent.children if one.type == "string_fragment"]
    return f"text.{chunks.index(node)}"


def _step(above: Node, below: Node, document: Document) -> str | None:
    """The step of a path from above; '' for none, None where a path ends."""
    if above.type in _TRANSPARENT:
        return ""
    if above.type == "pair":
        key = above.child_by_field_name("key")
        name = document.node_text(key).strip("\"'") if key else ""
        is_plain = key is not None and key.type != "computed_property_name"
        return (step_of(name).removeprefix(".") or None) if is_plain else None
    if above.type == "method_definition":
        named = above.child_by_field_name("name")
        return document.node_text(named) if named is not None else None
    if above.type in _GIVING:
        return ""
    if above.type == "array":
        entries = [one for one in above.named_children if one.type != "comment"]
        at = next(n for n, one in enumerate(entries) if one.id == below.id)
        is_plain = all(one.type != "spread_element" for one in entries[:at])
        return f"[{at}]" if is_plain else None
    if above.type == "arguments":
        given = [one for one in above.named_children if one.type != "comment"]
        called = above.parent.child_by_field_name("function") if above.parent else None
        at = 1 if called is not None and document.node_text(called) == "withDefaults" else 0
        return "" if at < len(given) and given[at].id == below.id else None
    if above.type == "new_expression":
        return ""
    if above.type == "call_expression":
        called = above.child_by_field_name("function")
        name = document.node_text(called) if called else ""
        return "" if _DEFINES.fullmatch(name) else None
    return None


def _exported(
    above: Node, below: Node, document: Document, path: tuple[list[str], str]
) -> Origin | None:
    """What a module of CommonJS exports: `module.exports = …`, `exports.name = …`."""
    left, right = above.child_by_field_name("left"), above.child_by_field_name("right")
    found = _EXPORTED.fullmatch(document.node_text(left)) if left else None
    if found is None or right is None or right.id != below.id:
        return None
    return _origin(document, found["name"] or found["named"] or "default", *path)


def _declared(
    above: Node, below: Node, document: Document, path: tuple[list[str], str]
) -> Origin | None:
    name, value = above.child_by_field_name("name"), above.child_by_field_name("value")
    if name is None or name.type != "identifier" or value is None or value.id != below.id:
        return None
    return _origin(document, document.node_text(name), *path)


def _origin(document: Document, name: str, steps: list[str], part: str) -> Origin:
    key = ""
    for step in reversed(steps):
        key += step if step.startswith("[") or not key else f".{step}"
    return Origin(document.path, "object", key, name, part=part)
