"""Places in objects and arrays of JavaScript and TypeScript: literals by the name of the object."""

from functools import lru_cache
from pathlib import PurePosixPath

from tree_sitter import Node

from bot.ux_agent.declared.declaration import ObjectAt
from bot.ux_agent.declared.images import PICTURES
from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.datum import Datum, below, require_sure, without_comments
from bot.ux_agent.kinds.document import Document, Found, Missing
from bot.ux_agent.kinds.json import steps
from bot.ux_agent.kinds.object_data import datum
from bot.ux_agent.kinds.object_literal import literal

_CHANGES = ("assignment_expression", "augmented_assignment_expression", "update_expression")
_CHANGING = frozenset(
    {"copyWithin", "fill", "pop", "push", "reverse", "shift", "sort", "splice", "unshift"}
)
DEFAULTS = ("object_assignment_pattern", "assignment_pattern", "required_parameter")
"""Patterns and parameters that may have a value of their own."""

_PLAIN_NAMES = ("identifier", "shorthand_property_identifier_pattern")
_EXPORTED = ("module.exports", "exports.default")


def locate(at: ObjectAt, document: Document, kind: str) -> Found:
    """The literal of a name, or at a path below it; raises Missing."""
    found = below(data(at, document), steps(at.key))
    if found is None:
        raise Missing(f"there is no “{at.key}” in {at.object}")
    require_sure(found)
    return literal(found.node, at.part, document, kind)


def data(at: ObjectAt, document: Document) -> Datum:
    """What is declared with the name of a place; raises Missing unless there is exactly one."""
    return _data(at.object, document)


@lru_cache(maxsize=32)
def _data(name: str, document: Document) -> Datum:
    root = document.script.root_node
    return datum(_declared(name, root, document), document, _Names(root, document).find)


class _Names:
    """The constants that a script declares, for values that are names of others."""

    def __init__(self, root: Node, document: Document) -> None:
        self._root = root
        self._document = document

    def find(self, name: str) -> Node | None:
        """What a name stands for, None where that is unsure."""
        try:
            return _declared(name, self._root, self._document)
        except Missing:
            return None


def _declared(name: str, root: Node, document: Document) -> Node:
    if name == "default":
        return _default(root, document)
    found = [node for node in tree.walk(root) if _declares(node, name, document)]
    found = found or [node for node in tree.walk(root) if _tells(node, name, document)]
    found = found or [node for node in tree.walk(root) if default_name(node, document) == name]
    top = [node for node in found if _is_top(node)]
    if len(top or found) != 1:
        raise Missing(f"“{name}” is declared {len(found)} times in {document.path}")
    value = _value(*(top or found))
    if value is None or value.has_error:
        raise Missing(f"what is declared as “{name}” cannot be read")
    if any(_changes(node, name, document) for node in tree.walk(root)):
        raise Missing(f"code changes “{name}” after it is declared")
    return value


def _declares(node: Node, name: str, document: Document) -> bool:
    if node.type in {"variable_declarator", "function_declaration"}:
        named = node.child_by_field_name("name")
        return named is not None and document.node_text(named) == name
    if node.type == "import_statement":
        clause = tree.child(node, "import_clause")
        whole = tree.child(clause, "identifier") if clause is not None else None
        return whole is not None and document.node_text(whole) == name and _is_picture(node)
    if node.type == "assignment_expression" and _is_top(node):
        left = node.child_by_field_name("left")
        return left is not None and document.node_text(left) in {
            f"exports.{name}",
            f"module.exports.{name}",
            f"window.{name}",
        }
    return False


def _is_picture(node: Node) -> bool:
    """Whether an import is of a picture: what it names is the picture's address."""
    source = node.child_by_field_name("source")
    path = (source.text or b"").decode().strip("\"'").partition("?")[0] if source else ""
    return PurePosixPath(path).suffix.lower() in PICTURES


def _tells(node: Node, name: str, document: Document) -> bool:
    """Whether a statement is a call that hands data over: `useHead({ title: 'A' });`."""
    called = node.child_by_field_name("function") if node.type == "call_expression" else None
    is_statement = node.parent is not None and node.parent.type == "expression_statement"
    is_named = called is not None and document.node_text(called) == name
    return is_named and is_statement and _is_top(node)


def _is_top(node: Node) -> bool:
    above = node.parent
    while above is not None and above.type in {
        "lexical_declaration",
        "variable_declaration",
        "export_statement",
        "expression_statement",
    }:
        above = above.parent
    return above is not None and above.type == "program"


def default_name(node: Node, document: Document) -> str:
    """What is given a value where nobody gives another: `{ title = 'A' }`; '' for none."""
    parts = without_comments(node) if node.type in DEFAULTS else []
    has_value = node.type != "required_parameter" or node.child_by_field_name("value") is not None
    if len(parts) < 2 or not has_value or parts[0].type not in _PLAIN_NAMES:
        return ""
    return document.node_text(parts[0])


def _value(node: Node) -> Node | None:
    if node.type in {"function_declaration", "call_expression"}:
        return node
    if node.type == "import_statement":
        return node.child_by_field_name("source")
    if node.type in DEFAULTS:
        return without_comments(node)[-1]
    return node.child_by_field_name("right" if node.type == "assignment_expression" else "value")


def _default(root: Node, document: Document) -> Node:
    """What the file exports as its default."""
    found: list[Node] = []
    for node in root.named_children:
        if node.type == "export_statement" and tree.child(node, "default"):
            value = node.child_by_field_name("value") or node.child_by_field_name("declaration")
            found += [value] if value else []
        inside = node.named_children[0] if node.type == "expression_statement" else None
        if inside is not None and inside.type == "assignment_expression":
            left, right = inside.child_by_field_name("left"), _value(inside)
            if left and right and document.node_text(left) in _EXPORTED:
                found.append(right)
    if len(found) != 1:
        raise Missing(f"{document.path} has {len(found)} default exports")
    if found[0].type == "identifier":
        return _declared(document.node_text(found[0]), root, document)
    return found[0]


def _changes(node: Node, name: str, document: Document) -> bool:
    """Whether a part of a script gives another value to what a name stands for, or in it."""
    if node.type in _CHANGES:
        target = node.child_by_field_name("left") or node.child_by_field_name("argument")
        return target is not None and _root_name(target, document) == name
    if node.type == "unary_expression" and document.node_text(node).startswith("delete"):
        return _root_name(node.named_children[0], document) == name
    if node.type != "call_expression":
        return False
    called, given = (node.child_by_field_name(field) for field in ("function", "arguments"))
    if called is None or given is None:
        return False
    if document.node_text(called) == "Object.assign":
        first = given.named_children[0] if given.named_children else None
        return first is not None and _root_name(first, document) == name
    method = called.child_by_field_name("property")
    is_changing = method is not None and document.node_text(method) in _CHANGING
    return is_changing and _root_name(called, document) == name


def _root_name(node: Node, document: Document) -> str:
    """The name that a chain of members begins with."""
    while node.type in {"member_expression", "subscript_expression", "non_null_expression"}:
        node = node.named_children[0]
    return document.node_text(node) if node.type == "identifier" else ""
