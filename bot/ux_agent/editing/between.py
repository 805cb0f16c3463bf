"""The edits between two versions of a file, cut finely or not; their blobs are for the caller.

Each way gives edits that make one version of the other; they differ in how much they take in.
"""

from collections.abc import Callable
from difflib import SequenceMatcher
from typing import TypeAlias

from tree_sitter import Node

from bot.errors import Failed
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.document import Document, Missing
from bot.ux_agent.plan import Edit

Cut: TypeAlias = Callable[[str, bytes, bytes], list[Edit]]
"""A way to cut: of a path, what stood there, and what stands there then."""


def by_lines(path: str, before: bytes, after: bytes) -> list[Edit]:
    """Whole lines; raises Failed for what is no text."""
    old, new = _text(path, before), _text(path, after)
    lines, others = old.splitlines(keepends=True), new.splitlines(keepends=True)
    found = []
    for _, start, end, first, last in SequenceMatcher(
        None, lines, others, autojunk=False
    ).get_opcodes():
        one, other = "".join(lines[start:end]), "".join(others[first:last])
        if one != other:
            at = len("".join(lines[:start]).encode())
            found.append(Edit(path, "", at, at + len(one.encode()), one, other))
    return found


def by_tokens(path: str, before: bytes, after: bytes) -> list[Edit]:
    """Within the lines no more than whole tokens of the file's language; raises as by_lines."""
    old_ends, new_ends = _boundaries(path, before), _boundaries(path, after)
    found = []
    shift = 0
    for edit in by_lines(path, before, after):
        head, tail = _shared(edit)
        start, end = edit.start, edit.end
        while head and (start + head in old_ends or start + shift + head in new_ends):
            head -= len(edit.old.encode()[:head].decode()[-1].encode())
        length = len(edit.new.encode())
        new_end = start + shift + length
        while tail and (end - tail in old_ends or new_end - tail in new_ends):
            tail -= len(edit.old.encode()[-tail:].decode()[0].encode())
        found.append(_cut(edit, head, tail))
        shift += length - (end - start)
    return found


def as_one(path: str, before: bytes, after: bytes) -> list[Edit]:
    """One edit of the smallest node of the file's tree that differs; raises as by_lines."""
    edits = by_lines(path, before, after)
    if not edits:
        return []
    start, rest = edits[0].start, len(before) - edits[-1].end
    documents = [document for one in (before, after) if (document := _document(path, one))]
    is_wider = True
    while is_wider:
        ranges = [_around(one, start, len(one.data) - rest) for one in documents]
        wider = min((first for first, _ in ranges), default=start)
        shorter = min((left for _, left in ranges), default=rest)
        is_wider = (wider, shorter) != (start, rest)
        start, rest = min(start, wider), min(rest, shorter)
    old, new = before[start : len(before) - rest], after[start : len(after) - rest]
    return [Edit(path, "", start, start + len(old), _text(path, old), _text(path, new))]


def _text(path: str, content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise Failed("not_text", phrase(Texts.undo_surroundings, place=path)) from error


def _shared(edit: Edit) -> tuple[int, int]:
    """How many bytes the two texts begin and end with alike."""
    head = _alike(edit.old, edit.new)
    tail = _alike(edit.old[head:][::-1], edit.new[head:][::-1])
    ending = edit.old[len(edit.old) - tail :] if tail else ""
    return len(edit.old[:head].encode()), len(ending.encode())


def _alike(one: str, other: str) -> int:
    """How many characters both texts begin with."""
    pairs = zip(one, other, strict=False)
    same = min(len(one), len(other))
    return next((at for at, (first, second) in enumerate(pairs) if first != second), same)


def _cut(edit: Edit, head: int, tail: int) -> Edit:
    """The edit without so many bytes at its beginning and its end."""
    old, new = edit.old.encode(), edit.new.encode()
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    start = edit.start + head
    return Edit(edit.file, "", start, start + len(old), old.decode(), new.decode())


def _around(document: Document, start: int, end: int) -> tuple[int, int]:
    """Where the smallest node that holds a range begins, and how many bytes follow its end."""
    found = [one.root_node.descendant_for_byte_range(start, end) for one in document.trees]
    holding = [node for node in found if node and node.start_byte <= start and end <= node.end_byte]
    smallest = min(holding, key=lambda node: node.end_byte - node.start_byte, default=None)
    if smallest is None:
        return start, len(document.data) - end
    return smallest.start_byte, len(document.data) - smallest.end_byte


def _document(path: str, content: bytes) -> Document | None:
    """The file, parsed; None where it cannot be."""
    try:
        document = Document(path, content)
        return document if document.trees else None
    except Missing:
        return None


def _boundaries(path: str, content: bytes) -> frozenset[int]:
    """The offsets within tokens, where no edit may begin or end."""
    document = _document(path, content)
    trees = document.trees if document else []
    nodes = (node for one in trees for node in tree.walk(one.root_node))
    tokens = (node for node in nodes if _is_token(node, content))
    return frozenset(at for node in tokens for at in range(node.start_byte + 1, node.end_byte))


def _is_token(node: Node, content: bytes) -> bool:
    """Whether it has signs of its own beside those of the nodes in it: `#` is one of a colour's."""
    at = node.start_byte
    for child in node.children:
        if content[at : child.start_byte].strip():
            return True
        at = child.end_byte
    return bool(content[at : node.end_byte].strip())
