"""Parses edited files again: nothing but the declared nodes may have changed."""

from collections.abc import Iterator, Mapping, Sequence
from string import punctuation
from typing import NamedTuple

from tree_sitter import Node

from bot.errors import Failed
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.editing.planning import apply
from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.document import Document, Missing
from bot.ux_agent.plan import Edit

_LITERALS = frozenset(
    {
        *("text", "entity", "attribute", "attribute_name", "attribute_value", "="),
        *("quoted_attribute_value", "declaration", "property_name", "color_value", "plain_value"),
        *("integer_value", "float_value", "unit", "string_value", "string_content", "number"),
        *("escape_sequence", "true", "false", ":", ";", ",", "#", '"', "'"),
        *("flow_node", "block_node", "plain_scalar", "string_scalar", "double_quote_scalar"),
        *("single_quote_scalar", "block_scalar", "integer_scalar", "float_scalar"),
        *("boolean_scalar", "|", ">", ">-", ">+", "|-", "|+"),
        *("string", "integer", "float", "boolean", '"""', "'''"),
        *("document", "section", "paragraph", "inline", "backslash_escape", "entity_reference"),
        *("numeric_character_reference", *punctuation),
    }
)
"""The nodes that may stand where a literal is written; an element only as a copy of one."""


_NONE: Mapping[str, bytes] = {}


class _Span(NamedTuple):
    start: int
    end: int


def check(
    edits: Sequence[Edit],
    before: Mapping[str, bytes],
    after: Mapping[str, bytes],
    earlier: Mapping[str, bytes] = _NONE,
) -> None:
    """Raise Failed unless `after` is `before` with these edits and differs only where they are.

    Each file is parsed before and after: no new error, and the same tree but for what lies within
    the replaced bytes. What stood in an `earlier` version of a file may return to it.
    """
    if apply(edits, before) != dict(after):
        raise _unsafe(phrase(Texts.bytes_differ))
    for path, content in after.items():
        changed = [edit for edit in edits if edit.file == path]
        models = (before[path], *([earlier[path]] if path in earlier else []))
        _check_file(path, changed, models, content)


def _check_file(path: str, edits: list[Edit], models: Sequence[bytes], after: bytes) -> None:
    """Check one file: `models` are the version that was edited, and earlier ones."""
    try:
        old, *earlier = [Document(path, content) for content in models]
        new = Document(path, after)
    except Missing as reason:
        raise _unsafe(str(reason)) from reason
    old_spans, new_spans = _spans(edits)
    if len(old.trees) != len(new.trees):
        raise _unsafe(phrase(Texts.read_otherwise, file=path))
    known = set[str]().union(*map(_wholes, earlier))
    alike = [old, *(model for model in earlier if len(model.trees) == len(old.trees))]
    for number, (one, other) in enumerate(zip(old.trees, new.trees, strict=True)):
        most = max(_errors(model.trees[number].root_node) for model in alike)
        if _errors(other.root_node) > most:
            raise _unsafe(phrase(Texts.not_readable, file=path))
        if list(_outside(one.root_node, old, old_spans)) != list(
            _outside(other.root_node, new, new_spans)
        ):
            raise _unsafe(phrase(Texts.beyond_declared, file=path))
        shapes = {_shape(node, old) for node in tree.walk(one.root_node) if node.type == "element"}
        for node in _inside(other.root_node, new_spans):
            is_known = node.type in _LITERALS or _shape(node, new) in shapes
            if not is_known and _whole(node, new) not in known:
                kind = node.type.replace("_", " ")
                raise _unsafe(phrase(Texts.new_kind, file=path, kind=kind))


def _wholes(document: Document) -> set[str]:
    """Every node of a file with its text."""
    found = (node for one in document.trees for node in tree.walk(one.root_node))
    return {_whole(node, document) for node in found if node.type not in _LITERALS}


def _whole(node: Node, document: Document) -> str:
    return f"{node.type} {document.node_text(node)}"


def _spans(edits: list[Edit]) -> tuple[list[_Span], list[_Span]]:
    """Where the edits are, before and after."""
    old: list[_Span] = []
    new: list[_Span] = []
    shift = 0
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        length = len(edit.new.encode())
        old.append(_Span(edit.start, edit.end))
        new.append(_Span(edit.start + shift, edit.start + shift + length))
        shift += length - (edit.end - edit.start)
    return old, new


def _errors(root: Node) -> int:
    return sum(node.is_error or node.is_missing for node in tree.walk(root))


def _outside(root: Node, document: Document, spans: list[_Span]) -> Iterator[tuple[int, str, str]]:
    """Depth, type and text of what lies outside of the edits, in the order of the source."""
    pending = [(root, 0)]
    while pending:
        node, depth = pending.pop()
        if any(_within(node, span) for span in spans):
            continue
        if node.type == "text":
            yield from ((depth, "text", piece) for piece in _pieces(node, document, spans))
            continue
        is_leaf = not node.children and not _is_sheet(node)
        text = document.node_text(node) if is_leaf else ""
        yield depth, node.type, text
        pending.extend((part, depth + 1) for part in reversed(node.children))


def _pieces(node: Node, document: Document, spans: list[_Span]) -> Iterator[str]:
    """What of a text lies outside of the edits, piece by piece; a template has its tags in it."""
    at = node.start_byte
    for span in spans:
        if at <= span.start <= node.end_byte:
            yield from filter(None, [document.text(at, span.start).strip()])
        if at <= span.end:
            at = min(max(at, span.end), node.end_byte) if span.start <= node.end_byte else at
    yield from filter(None, [document.text(at, node.end_byte).strip()])


def _is_sheet(node: Node) -> bool:
    """Whether it is the inside of a style element, which has a tree of its own."""
    parent = node.parent
    return node.type == "raw_text" and parent is not None and parent.type == "style_element"


def _inside(root: Node, spans: list[_Span]) -> Iterator[Node]:
    """The nodes within the edits; of an element only itself."""
    pending = [root]
    while pending:
        node = pending.pop()
        if any(_within(node, span) for span in spans):
            yield node
        if node.type != "element" or not any(_within(node, span) for span in spans):
            pending.extend(node.children)


def _within(node: Node, span: _Span) -> bool:
    return span.start <= node.start_byte and node.end_byte <= span.end


def _shape(node: Node, document: Document) -> str:
    """An element without its texts and the values of its attributes."""
    kept = ("tag_name", "attribute_name", "raw_text", "comment")
    parts = [
        f"{part.type} {document.node_text(part) if part.type in kept else ''}"
        for part in tree.walk(node)
        if part.type not in {"text", "entity", "ERROR"} and "value" not in part.type
    ]
    return "\n".join(parts)


def _unsafe(reason: str) -> Failed:
    return Failed("unsafe_edit", phrase(Texts.unsafe_edit, reason=reason))
