"""The rules of a sheet with their whole selectors, those nested in others among them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tree_sitter import Node

from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.css import spelled
from bot.ux_agent.kinds.document import Document
from bot.ux_agent.scanning.matching import PUT_TOGETHER

_UNSEEN = ("@keyframes", "@-", "@mixin", "@function", "@font-face", "@page", "%")
_EVERYWHERE = ("@layer", "@supports", "@at-root", "@scope")
_COMMENT = re.compile(r"/\*.*?\*/|(?<![:\w\"'])//[^\n]*", re.DOTALL)
_APART = re.compile(r"^.*<style\b[^>]*>", re.DOTALL | re.IGNORECASE)
"""What stands before a further sheet of one page."""

_TOP = re.compile(r",(?![^(\[]*[)\]])")
_MOST = 200
_LONGEST = 4000
"""Signs of a selector with those around it: each `&` in one makes it as long again."""


class Nested(NamedTuple):
    """A rule: its selectors as a manifest names them, `chosen` one by one, and its condition."""

    text: str
    chosen: tuple[str, ...]
    selectors: Node | None
    document: Document
    block: Node
    condition: str


def within(root: Node, document: Document) -> Iterator[Nested]:
    """The rules in a sheet, or in a part of one, in order; a rule comes before those in it."""
    yield from _within(root, document, (), "")


def _within(
    parent: Node, document: Document, outer: tuple[str, ...], condition: str
) -> Iterator[Nested]:
    at = parent.start_byte
    for node in parent.children:
        block = tree.child(node, "block")
        if block is None:
            at = at if node.type == "ERROR" else node.end_byte
            continue
        text = _APART.sub("", document.text(at, block.start_byte))
        head = " ".join(_COMMENT.sub(" ", text).split()).lstrip("{ ")
        head = head.rpartition(";")[2].lstrip()
        at = node.end_byte
        if head.startswith(_UNSEEN) or not head:
            continue
        if head.startswith("@theme"):
            yield Nested(":root", (":root",), None, document, block, "")
            continue
        if head.startswith("@"):
            inner = condition if head.startswith(_EVERYWHERE) else head
            if outer and inner:
                yield Nested(", ".join(outer), outer, None, document, block, inner)
            yield from _within(block, document, outer, inner)
            continue
        names = tree.child(node, "selectors")
        chosen = _joined(outer, head)
        if not chosen:
            continue
        text = spelled(", ".join(chosen)) if outer else spelled(head)
        yield Nested(text, chosen, None if outer else names, document, block, condition)
        yield from _within(block, document, chosen, condition)


def _joined(outer: tuple[str, ...], head: str) -> tuple[str, ...]:
    """The selectors of a rule with those of the rules around it (CSS Nesting 1, 3)."""
    own = [part.strip() for part in _TOP.split(head) if part.strip()]
    if not outer:
        return tuple(own)
    found = [
        part.replace("&", above) if "&" in part else f"{above} {part}"
        for above in outer
        for part in own
        if len(part) + (part.count("&") + 1) * len(above) <= _LONGEST
    ]
    return tuple(found[:_MOST])


def parsed(nested: Nested) -> tuple[Document, tuple[Node, ...]]:
    """The selectors of a rule as nodes, and the document that has their text."""
    if nested.selectors is not None and "#{" not in nested.text:
        return nested.document, _chosen(nested.selectors)
    return _read(", ".join(nested.chosen), nested.document.path)


@lru_cache(maxsize=4000)
def _read(text: str, path: str) -> tuple[Document, tuple[Node, ...]]:
    document = Document(f"{path}{PUT_TOGETHER}", f"{text} {{}}".encode())
    rule = tree.child(document.sheet.root_node, "rule_set")
    names = tree.child(rule, "selectors") if rule else None
    return document, (_chosen(names) if names else ())


def _chosen(names: Node) -> tuple[Node, ...]:
    return tuple(part for part in names.named_children if part.type != "comment")
