"""Literals of JavaScript and TypeScript as places: strings, numbers, true and false."""

import re
from collections.abc import Iterator
from functools import lru_cache

from tree_sitter import Node

from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.document import Document, Found, Missing
from bot.ux_agent.kinds.json import escapes_letters
from bot.ux_agent.kinds.script_text import decoded
from bot.ux_agent.site import Place

_MODULE = re.compile(rb"^\s*(?:import|export)\b|\brequire\(|\bmodule\.exports\b", re.MULTILINE)


def literal(node: Node, part: str, document: Document, kind: str) -> Found:
    """The value of a literal, or of the `part` of a text with code in it; raises Missing."""
    if part:
        return _chunk(node, part, document, kind)
    if node.type in {"string", "template_string"}:
        if tree.child(node, "template_substitution"):
            raise Missing("code stands within its text")
        value = decoded(document.node_text(node))
        place = _place(document, node.start_byte + 1, node.end_byte - 1)
        if place.raw in _compared(document):
            place = place._replace(style=f"{place.style} compared".strip())
        return Found(value, place, kind)
    if node.type not in {"number", "true", "false", "unary_expression"}:
        raise Missing("what stands there is made by code")
    place = document.place("script", node.start_byte, node.end_byte)
    value = decoded(place.raw)
    if kind == "bool":
        value = {"true": "visible", "false": "hidden"}.get(value, value)
    return Found(value, place, kind)


@lru_cache(maxsize=8)
def _compared(document: Document) -> frozenset[str]:
    """The texts that the code of a file compares something with, as they are written."""
    found: set[str] = set()
    for node in tree.walk(document.script.root_node):
        above = node.parent
        if node.type != "string" or above is None:
            continue
        is_case = above.type == "switch_case"
        if is_case or any(tree.child(above, sign) for sign in ("===", "!==", "==", "!=")):
            found.add(document.node_text(node)[1:-1])
    return frozenset(found)


def _chunk(node: Node, part: str, document: Document, kind: str) -> Found:
    found = re.fullmatch(r"text\.([0-9]+)", part)
    chunks = list(_chunks(node, document))
    if found is None or int(found[1]) >= len(chunks):
        raise Missing(f"there is no “{part}” in its text")
    place = chunks[int(found[1])]
    return Found(decoded(f"{place.quote}{place.raw}{place.quote}"), place, kind)


def _chunks(node: Node, document: Document) -> Iterator[Place]:
    """The pieces of a text between code, without the white space around them and blank ones."""
    if node.type == "binary_expression" and tree.child(node, "+"):
        for side in (node.child_by_field_name("left"), node.child_by_field_name("right")):
            yield from _chunks(side, document) if side else ()
        return
    if node.type not in {"string", "template_string"}:
        return
    codes = [one for one in node.children if one.type == "template_substitution"]
    starts = [node.start_byte + 1, *(code.end_byte for code in codes)]
    ends = [*(code.start_byte for code in codes), node.end_byte - 1]
    for start, end in zip(starts, ends, strict=True):
        raw = document.data[start:end]
        if raw.strip():
            first = start + len(raw) - len(raw.lstrip())
            quote = document.text(node.start_byte, node.start_byte + 1)
            yield _place(document, first, first + len(raw.strip()), quote)


def _place(document: Document, start: int, end: int, quote: str = "") -> Place:
    quote = quote or document.text(start - 1, start)
    place = document.place("script", start, end, quote)
    styles = ["ascii"] if escapes_letters(place.raw, document) else []
    styles += ["page"] if _is_of_page(document) else []
    return place._replace(style=" ".join(styles))


@lru_cache(maxsize=8)
def _is_of_page(document: Document) -> bool:
    """Whether a page loads the script as it is, and so may put its texts in as HTML."""
    if document.suffix in {".htm", ".html"}:
        return True
    return document.suffix in {".js", ".mjs"} and not _MODULE.search(document.data)
