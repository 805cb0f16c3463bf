"""Parses edited files again: nothing but the declared nodes may have changed."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from string import punctuation
from typing import NamedTuple

from tree_sitter import Node

from bot.errors import Failed
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.editing.entry_nodes import ENTRIES, KnownEntries
from bot.ux_agent.editing.markup_nodes import COPIED, TEXTS, is_copy, known_shapes, same_code
from bot.ux_agent.editing.planning import apply
from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.datum import end_of
from bot.ux_agent.kinds.document import Document, Missing, Reader
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
        *("jsx_text", "html_character_reference", "string_fragment", "jsx_attribute"),
        *("template_string", "unary_expression"),
        *("property_identifier", "template_string", "link_destination"),
        *("link_text", "image_description", "important"),
    }
)
"""The nodes that may stand where a literal is written; an element only as a copy of one."""

_RULE = "rule_set"
_OF_RULES = _LITERALS | {
    *(_RULE, "selectors", "block", "{", "}", "tag_name", "identifier", "id_name", "class_name"),
    *("id_selector", "class_selector", "descendant_selector", "child_selector"),
    *("pseudo_class_selector", ":"),
}
"""The nodes of a rule that is added: plain selectors, and what it declares."""

_PLACES = frozenset({"first-child", "last-child"})
"""The pseudo-classes of such selectors: where an element stands, never a state of it."""


_NONE: Mapping[str, bytes] = {}


class _Span(NamedTuple):
    start: int
    end: int


def check(
    edits: Sequence[Edit],
    before: Mapping[str, bytes],
    after: Mapping[str, bytes],
    earlier: Mapping[str, bytes] = _NONE,
    read: Reader = Document,
) -> None:
    """Raise Failed unless `after` is `before` with these edits and differs only where they are.

    Each file is parsed before and after: no new error, and the same tree but for what lies within
    the replaced bytes. What stood in an `earlier` version of a file may return to it. `read` makes
    the document of a path with its content, which somebody may have at hand.
    """
    if apply(edits, before) != dict(after):
        raise _unsafe(phrase(Texts.bytes_differ))
    for path, content in after.items():
        changed = [edit for edit in edits if edit.file == path]
        versions = (before[path], *([earlier[path]] if path in earlier else []))
        try:
            new, *models = [read(path, one) for one in (content, *versions)]
        except Missing as reason:
            raise _unsafe(str(reason)) from reason
        _check_file(path, changed, models, new)


def _check_file(path: str, edits: list[Edit], models: Sequence[Document], new: Document) -> None:
    """Check one file: `models` are the version that was edited, and earlier ones."""
    old, *earlier = models
    old_spans, new_spans = _spans(edits)
    if not same_code((old, old_spans), (new, new_spans), earlier):
        raise _unsafe(phrase(Texts.beyond_declared, file=path))
    if len(old.trees) != len(new.trees):
        raise _unsafe(phrase(Texts.read_otherwise, file=path))
    known = _Known(earlier)
    alike = [old, *(model for model in earlier if len(model.trees) == len(old.trees))]
    for number, (one, other) in enumerate(zip(old.trees, new.trees, strict=True)):
        most = max(_errors(model.trees[number].root_node) for model in alike)
        if _errors(other.root_node) > most:
            raise _unsafe(phrase(Texts.not_readable, file=path))
        apart = _apart(old, number, tuple(old_spans)), _apart(new, number, tuple(new_spans))
        if apart[0] != apart[1]:
            raise _unsafe(phrase(Texts.beyond_declared, file=path))
        fits = _Fits((one.root_node, old, old_spans), new, new_spans)
        for node in _inside(other.root_node, new_spans):
            if not fits.fits(node) and _whole(node, new) not in known.wholes:
                kind = node.type.replace("_", " ")
                raise _unsafe(phrase(Texts.new_kind, file=path, kind=kind))


class _Known:
    """What stood in earlier versions of a file; few edits have anything of it return."""

    def __init__(self, earlier: Sequence[Document]) -> None:
        self._earlier = earlier

    @cached_property
    def wholes(self) -> set[str]:
        """Their nodes with their texts."""
        return set[str]().union(*map(_wholes, self._earlier))


class _Fits:
    """What may stand in the edits of a tree; most are literals, which need no look at the rest."""

    def __init__(
        self, before: tuple[Node, Document, list[_Span]], after: Document, spans: list[_Span]
    ) -> None:
        self._root, self._old, self._old_spans = before
        self._new, self._spans = after, spans

    @cached_property
    def _shapes(self) -> set[str]:
        return known_shapes(self._root, self._old)

    @cached_property
    def _entries(self) -> KnownEntries:
        return KnownEntries(self._root, self._old, _LITERALS.__contains__)

    @cached_property
    def _lists(self) -> list[_Span]:
        return _lists(self._root, self._old_spans, self._spans)

    @property
    def _added(self) -> Iterator[_Span]:
        """The edits that put something where nothing was."""
        pairs = zip(self._old_spans, self._spans, strict=True)
        return (after for before, after in pairs if before.start == before.end)

    def fits(self, node: Node) -> bool:
        """Whether a node within the edits is a literal, a copy, a rule, an entry of known keys."""
        is_entry = node.type in ENTRIES or node.type == "comment"
        if is_entry and any(_within(node, span) for span in self._lists):
            return self._entries.fits(node, self._new)
        if node.type in _LITERALS:
            return True
        if node.type == _RULE:
            is_added = any(_within(node, span) for span in self._added)
            return is_added and all(map(self._is_of_rule, tree.walk(node)))
        if node.type == "pipe_table_cell":  # a bar in a value would make two of one
            return _Span(node.start_byte, node.end_byte) in self._spans
        return node.type in COPIED and is_copy(node, self._new, self._shapes)

    def _is_of_rule(self, node: Node) -> bool:
        is_state = node.type == "pseudo_class_selector" and not any(
            self._new.node_text(one) in _PLACES for one in node.children
        )
        return node.type in _OF_RULES and not is_state


def _lists(root: Node, old: list[_Span], new: list[_Span]) -> list[_Span]:
    """The edits, as they are after, that add an entry to a list or put another in its place."""
    wholes = [node for node in tree.walk(root) if node.type in {*ENTRIES, "comment"}]
    return [
        after
        for before, after in zip(old, new, strict=True)
        if before.start == before.end or any(_within(node, before) for node in wholes)
    ]


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
    if not root.has_error:
        return 0
    return sum(node.is_error or node.is_missing for node in tree.walk(root))


@lru_cache(maxsize=4)
def _apart(document: Document, number: int, spans: tuple[_Span, ...]) -> list[tuple[int, str, str]]:
    """What lies outside of the edits in one of a document's trees, for the way there and back."""
    return list(_outside(document.trees[number].root_node, document, list(spans)))


def _outside(root: Node, document: Document, spans: list[_Span]) -> Iterator[tuple[int, str, str]]:
    """Depth, type and text of what lies outside of the edits, in the order of the source.

    Comments come last: a parser of YAML counts them to the entry before, whatever that one is.
    """
    notes: list[tuple[int, str, str]] = []
    pending = [(root, 0)]
    first, last = _reach(spans)
    while pending:
        node, depth = pending.pop()
        is_near = first <= node.start_byte <= last
        if is_near and any(_within(node, span) for span in spans):
            pending.extend((part, 0) for part in _notes_after(node))
            continue
        if node.type in TEXTS:
            yield from ((depth, "text", piece) for piece in _pieces(node, document, spans))
            continue
        children = node.children
        is_leaf = not children and not _has_own_tree(node, document)
        text = document.node_text(node) if is_leaf else ""
        if node.type == "comment":
            notes.append((0, "comment", text))
            continue
        yield depth, node.type, text
        pending.extend((part, depth + 1) for part in reversed(children))
    yield from notes


def _notes_after(entry: Node) -> Iterator[Node]:
    """The comments that a parser counts to an entry, but that stand behind it."""
    if entry.type in ENTRIES:
        end = end_of(entry)
        yield from (
            part for part in tree.walk(entry) if part.type == "comment" and part.start_byte >= end
        )


def _pieces(node: Node, document: Document, spans: list[_Span]) -> Iterator[str]:
    """What of a text lies outside of the edits, piece by piece; a template has its tags in it."""
    at = node.start_byte
    for span in spans:
        if at <= span.start <= node.end_byte:
            yield from filter(None, [document.text(at, span.start).strip()])
        if at <= span.end:
            at = min(max(at, span.end), node.end_byte) if span.start <= node.end_byte else at
    yield from filter(None, [document.text(at, node.end_byte).strip()])


def _has_own_tree(node: Node, document: Document) -> bool:
    """Whether it is the inside of a style, of a component's script, or of a block of Markdown."""
    if node.type in {"inline", "pipe_table_cell"}:
        return True
    if node.type != "raw_text":
        return False
    kind = node.parent.type if node.parent is not None else ""
    is_script = kind == "script_element"
    return kind == "style_element" or (
        is_script and any(one.start_byte == node.start_byte for one in document.scripts)
    )


def _inside(root: Node, spans: list[_Span]) -> Iterator[Node]:
    """The nodes within the edits; of an element, or an entry of data, only itself."""
    pending = [root]
    first, last = _reach(spans)
    while pending:
        node = pending.pop()
        if node.end_byte < first or node.start_byte > last:
            continue
        is_inside = any(_within(node, span) for span in spans)
        if is_inside:
            yield node
        is_one = node.type in COPIED or node.type in ENTRIES or node.type == _RULE
        if not is_one or not is_inside:
            pending.extend(node.children)


def _reach(spans: list[_Span]) -> tuple[int, int]:
    """From the start of the first edit to the end of the last one."""
    return min(span.start for span in spans), max(span.end for span in spans)


def _within(node: Node, span: _Span) -> bool:
    end = end_of(node) if node.type in ENTRIES else node.end_byte
    return span.start <= node.start_byte and end <= span.end


def _unsafe(reason: str) -> Failed:
    return Failed("unsafe_edit", phrase(Texts.unsafe_edit, reason=reason))
