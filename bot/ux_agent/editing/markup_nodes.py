"""What of markup may stand in an edit: texts, copies of elements, and no code but known one."""

import re
from collections.abc import Iterator, Sequence

from tree_sitter import Node

from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.document import COMPONENTS, PAGES, Document

TEXTS = frozenset({"text", "attribute_value", "jsx_text", "string_fragment", "link_destination"})
"""Nodes that an edit may replace in part."""

COPIED = frozenset(
    {
        "element",
        "jsx_element",
        "jsx_self_closing_element",
        "statement_block",
        "expression_statement",
    }
)
"""Nodes that may be added as a copy of one that is there: elements, and code of their own."""

_NAMES = frozenset({"tag_name", "attribute_name", "raw_text", "comment"})
_VALUES = frozenset({"text", "entity", "ERROR"})
_JSX_VALUES = frozenset(
    {"jsx_text", "html_character_reference", "string_fragment", "escape_sequence"}
)

_STRING = re.compile(
    r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|`(?:[^`\\$]|\\.|\$(?!\{))*`", re.DOTALL
)

MARK = re.compile(r"(?i)id|key|accesskey|data-[\w.:-]+|aria-[a-z]+")
"""Attributes that only tell one element apart from others like it."""

Spans = Sequence[tuple[int, int]]


def known_shapes(root: Node, document: Document) -> set[str]:
    """The shapes of all elements of a tree, and the attributes that tell them apart."""
    found: set[str] = set()
    for node in tree.walk(root):
        if node.type in COPIED:
            found |= {_shape(node, document), *_marks(node, document)}
    return found


def is_copy(node: Node, document: Document, shapes: set[str]) -> bool:
    """Whether it is an element of a known shape: other texts and values, the same code.

    What only tells an element apart from others may be away.
    """
    is_known = node.type in COPIED and _shape(node, document) in shapes
    return is_known and all(mark in shapes for mark in _marks(node, document))


def _marks(node: Node, document: Document) -> Iterator[str]:
    """The attributes of an element, and of those in it, that tell it apart, by their names."""
    for part in tree.walk(node):
        if name := _mark(part, document):
            yield f"@{name}"


def _mark(part: Node, document: Document) -> str:
    """The name of an attribute that only tells an element apart; '' for any other node."""
    if part.type not in {"attribute", "jsx_attribute"} or not part.children:
        return ""
    name = document.node_text(part.children[0])
    is_code = any("expression" in one.type for one in part.children)
    return name if MARK.fullmatch(name) and not is_code else ""


def _plain(node: Node, document: Document) -> Iterator[Node]:
    """A node and all below it, without the attributes that only tell elements apart."""
    pending = [node]
    while pending:
        current = pending.pop()
        if not _mark(current, document):
            yield current
            pending.extend(reversed(current.children))


def _shape(node: Node, document: Document) -> str:
    """An element without its texts and the values of its attributes; of JSX with all its code."""
    if node.type != "element":
        parts = (part for part in _plain(node, document) if part.type not in _JSX_VALUES)
        return "\n".join(
            f"{part.type} {'' if part.children else document.node_text(part)}" for part in parts
        )
    return "\n".join(
        f"{part.type} {document.node_text(part) if part.type in _NAMES else ''}"
        for part in _plain(node, document)
        if part.type not in _VALUES and "value" not in part.type
    )


def same_code(
    before: tuple[Document, Spans],
    after: tuple[Document, Spans],
    earlier: Sequence[Document] = (),
) -> bool:
    """Whether two versions of a page have the same code but for their edits.

    In an edit there may be code that the version before has too, or an `earlier` one, within a
    copy of an element; its strings may be others.
    """
    if before[0].suffix not in PAGES:
        return True
    if list(_outside(*before)) != list(_outside(*after)):
        return False
    new = after[0]
    known = {
        _without_strings(old.text(*span)) for old in (before[0], *earlier) for span in _code(old)
    }
    return all(
        _without_strings(new.text(*span)) in known and "<" in new.text(*edit)
        for edit in after[1]
        for span in _code(new)
        if edit[0] <= span[0] and span[1] <= edit[1]
    )


def _without_strings(code: str) -> str:
    return _STRING.sub(lambda string: string[0][0] * 2, code)


def _code(document: Document) -> list[tuple[int, int]]:
    masked = document.masked
    return sorted([*masked.code, *masked.in_tags, *masked.holes])


def _outside(document: Document, edits: Spans) -> Iterator[list[str]]:
    """The code that is not within the edits; of one that is edited itself, what is around."""
    for start, end in _code(document):
        if not any(edit[0] <= start and end <= edit[1] for edit in edits):
            inside = [edit for edit in edits if start < edit[0] and edit[1] < end]
            bounds = [start, *(at for edit in inside for at in edit), end]
            around = [document.text(*pair) for pair in zip(bounds[::2], bounds[1::2], strict=True)]
            # Expressions of components have a tree of their own, which tells what changed in them.
            is_parsed = not inside or document.suffix in COMPONENTS
            yield around if is_parsed else [*around, _without_strings(document.text(start, end))]
