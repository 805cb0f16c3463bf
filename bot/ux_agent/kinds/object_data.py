"""Objects and arrays of JavaScript and TypeScript as data, where their values are certain."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from tree_sitter import Node

from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.datum import Datum, Member, without_comments
from bot.ux_agent.kinds.document import Document, Missing
from bot.ux_agent.kinds.script_text import decoded

Finder: TypeAlias = Callable[[str], Node | None]
"""From a name to what it stands for in the same file."""

_WRAPPING = (
    "parenthesized_expression",
    "as_expression",
    "satisfies_expression",
    "non_null_expression",
    "type_assertion",
)
_HOLDERS = frozenset(
    {
        *("ref", "shallowRef", "reactive", "readonly", "writable", "readable"),
        *("$state", "$state.raw", "signal", "atom"),
    }
)
"""Functions that only hold what they are given: states and stores of frameworks."""

_SINGLE = frozenset({"string", "template_string", "number", "true", "false"})
FUNCTIONS = frozenset(
    {"arrow_function", "function_declaration", "function_expression", "method_definition"}
)
"""What may give data: `data() { return {…} }`, `() => ({…})`."""

_MOST_DEEP = 40


def datum(node: Node, document: Document, find: Finder, depth: int = 0) -> Datum:
    """A value with all that is in it; `find` follows names."""
    inside = _unwrapped(node, document, find)
    made = Datum(inside, node.start_byte, node.end_byte)
    if depth > _MOST_DEEP:
        return made
    if inside.type == "array":
        parts = without_comments(inside)
        is_made = any(part.type == "spread_element" for part in parts) or ",," in _signs(inside)
        entries = tuple(datum(part, document, find, depth + 1) for part in parts)
        return made._replace(entries=entries, is_sure=not is_made)
    if inside.type == "object":
        return made._replace(members=tuple(_members(inside, document, find, depth + 1)))
    return made


def _signs(node: Node) -> str:
    """The brackets and commas of an array, one letter for each of its entries."""
    return "".join("x" if part.is_named else part.type for part in node.children)


def _unwrapped(node: Node, document: Document, find: Finder) -> Node:
    """The literal within casts, brackets, a call that is given just this, or a name."""
    for _ in range(_MOST_DEEP):
        inner = _inner(node, document, find)
        if inner is None:
            break
        node = inner
    return node


def _inner(node: Node, document: Document, find: Finder) -> Node | None:
    parts = without_comments(node)
    if node.type in _WRAPPING and parts:
        return parts[-1] if node.type == "type_assertion" else parts[0]
    if node.type in {"identifier", "shorthand_property_identifier"}:
        return find(document.node_text(node))
    if node.type in {"call_expression", "new_expression"}:
        given = node.child_by_field_name("arguments")
        values = without_comments(given) if given else []
        is_data = values and values[0].type in {"object", "array", *_WRAPPING}
        called = node.child_by_field_name("function")
        if called is not None and document.node_text(called) == "withDefaults":
            return values[1] if len(values) > 1 else None
        is_held = called is not None and document.node_text(called) in _HOLDERS
        is_single = is_held and len(values) == 1 and values[0].type in _SINGLE
        return values[0] if is_data or is_single or _is_name_alone(values) else None
    return _returned(node) if node.type in FUNCTIONS else None


def _returned(function: Node) -> Node | None:
    """What a function gives whatever happens: the value of its only `return`, at its end."""
    body = function.child_by_field_name("body")
    if body is None or body.type in _WRAPPING:
        return body
    found = [one for one in tree.walk(body) if one.type == "return_statement"]
    inside = without_comments(body)
    if body.type != "statement_block" or len(found) != 1 or found[0] != inside[-1]:
        return None
    values = without_comments(found[0])
    return values[0] if values and values[0].type in {"object", "array", *_WRAPPING} else None


def _is_name_alone(values: list[Node]) -> bool:
    return len(values) == 1 and values[0].type == "identifier"


def _members(node: Node, document: Document, find: Finder, depth: int) -> Iterator[Member]:
    """The members of an object; those before a spread may have another value."""
    parts = without_comments(node)
    unsure = [part.type == "spread_element" or _name(part, document) is None for part in parts]
    for number, part in enumerate(parts):
        name = _name(part, document)
        if name is None:
            continue
        value = part.child_by_field_name("value") or part
        found = datum(value, document, find, depth)
        if any(unsure[number + 1 :]):
            found = found._replace(is_sure=False)
        yield Member(name, found, part.start_byte, part.end_byte)


def _name(part: Node, document: Document) -> str | None:
    """The name of a member, None for one that code makes."""
    if part.type == "shorthand_property_identifier":
        return document.node_text(part)
    key = part.child_by_field_name("key" if part.type == "pair" else "name")
    if key is not None and key.type == "computed_property_name":
        key = key.named_children[0]
        return _text(key, document) if key.type == "string" else None
    if key is None:
        return None
    return _text(key, document) if key.type in {"string", "number"} else document.node_text(key)


def _text(node: Node, document: Document) -> str | None:
    try:
        return decoded(document.node_text(node))
    except Missing:
        return None
