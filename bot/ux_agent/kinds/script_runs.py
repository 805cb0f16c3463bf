"""The texts that an expression of a script shows as they are written."""

from collections.abc import Iterator

from tree_sitter import Node

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.kinds.elements import Run

_THROUGH = frozenset(
    {
        *("jsx_expression", "parenthesized_expression", "expression_statement", "statement_block"),
        *("as_expression", "satisfies_expression", "non_null_expression"),
    }
)
_JOINING = frozenset({"||", "??", "+"})
_LISTING = frozenset({"map", "flatMap", "filter", "slice", "toReversed", "toSorted"})
"""Methods that show what stands in the list that they are called on."""


def shown(node: Node, document: Document) -> Iterator[Run]:
    """The literal texts of an expression: itself, of its branches, of what it joins, in order.

    Of a template literal each text between its expressions; of data that is written where it is
    shown (`[{ title: "A" }].map(…)`) every text.
    """
    pending = [node]
    while pending:
        part = pending.pop()
        if part.type == "string":
            quote = document.text(part.start_byte, part.start_byte + 1)
            yield Run(part.start_byte + 1, part.end_byte - 1, "script", quote)
        elif part.type == "template_string":
            yield from _chunks(part, document)
        elif part.type in {"ternary_expression", "binary_expression"}:
            pending.extend(reversed(_branches(part)))
        elif part.type == "array":
            pending.extend(reversed(part.named_children))
        elif part.type == "call_expression" and (listed := _listed(part, document)):
            yield from inline(listed, document)
        elif part.type in _THROUGH:
            pending.extend(one for one in part.named_children[:1] if one.type != "comment")


def inline(node: Node, document: Document) -> Iterator[Run]:
    """The literal texts of data that stands in an expression, in order."""
    pending = [node]
    while pending:
        part = pending.pop()
        if part.type in {"string", "template_string"}:
            yield from shown(part, document)
        elif part.type == "pair":
            value = part.child_by_field_name("value")
            pending.extend([value] if value else [])
        elif part.type in {"array", "object", *_THROUGH}:
            pending.extend(reversed(part.named_children))


def _listed(node: Node, document: Document) -> Node | None:
    """The list written inline that a method is called on, and others before it."""
    called: Node | None = node
    while called is not None and called.type == "call_expression":
        function = called.child_by_field_name("function")
        name = function.child_by_field_name("property") if function else None
        if function is None or name is None or document.node_text(name) not in _LISTING:
            return None
        called = function.child_by_field_name("object")
        while called is not None and called.type in _THROUGH:
            called = called.named_children[0] if called.named_children else None
    return called if called is not None and called.type == "array" else None


def string_of(node: Node) -> Node | None:
    """The one string that an expression, or what stands in braces, is; None when it is another."""
    while node.type in _THROUGH and len(node.named_children) == 1:
        node = node.named_children[0]
    is_made = any(part.type == "template_substitution" for part in node.children)
    return node if node.type in {"string", "template_string"} and not is_made else None


def number_of(node: Node) -> Node | None:
    """The one number that an expression, or what stands in braces, is; None when it is another."""
    while node.type in _THROUGH and len(node.named_children) == 1:
        node = node.named_children[0]
    return node if node.type == "number" else None


def _branches(node: Node) -> list[Node]:
    """What of a choice, or of texts that are joined, is shown."""
    names = ["consequence", "alternative"]
    if node.type == "binary_expression":
        sign = node.child_by_field_name("operator")
        kind = sign.type if sign else ""
        names = ["left", "right"] if kind in _JOINING else ["right"] if kind == "&&" else []
    found = (node.child_by_field_name(name) for name in names)
    return [part for part in found if part is not None]


def _chunks(node: Node, document: Document) -> Iterator[Run]:
    """The texts of a template literal, without the blanks around each."""
    at = node.start_byte + 1
    holes = [part for part in node.children if part.type == "template_substitution"]
    ends = [*((part.start_byte, part.end_byte) for part in holes), (node.end_byte - 1,) * 2]
    for end, following in ends:
        inside = document.data[at:end]
        start = at + len(inside) - len(inside.lstrip())
        if inside.strip() or not holes:
            yield Run(start, start + len(inside.strip()), "script", "`")
        at = following
