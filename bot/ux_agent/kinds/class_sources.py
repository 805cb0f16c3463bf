"""Where an element's classes are written: in its attribute, or as texts in the code of it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tree_sitter import Node

from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.datum import without_comments
from bot.ux_agent.kinds.document import SCRIPTS, Document, Missing
from bot.ux_agent.kinds.elements import Element
from bot.ux_agent.kinds.html import part_of
from bot.ux_agent.site import Place

_JOINING = frozenset({"clsx", "classNames", "classnames", "cn", "cx", "twMerge", "twJoin", "tw"})
"""Functions that give back the classes that they are given."""

_NOTHING = frozenset({"true", "false", "null", "undefined", "number"})
_CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|<%.*?%>|\{[^{}]*\}", re.DOTALL)
_DECIDING = re.compile(
    r"\{[{%]-?\s*(?:if|elif|elsif|else|end\w*|unless|case|when|for|range|with|block|define)\b"
)


class Classes(NamedTuple):
    """The classes of an element: `always` those that no code decides about, by their places.

    `sometimes` are classes that code may give, `begun` words that it completes, `is_open`: it may
    give others, too.
    """

    always: tuple[Place, ...]
    sometimes: tuple[str, ...] = ()
    is_open: bool = False
    begun: tuple[str, ...] = ()


def classes_of(element: Element, document: Document) -> Classes:
    """Where its classes are written; raises Missing when that cannot be told."""
    given = [name for name in ("class", "className") if name in element.attributes]
    parts = [_written(element, given[0], document)] if given else []
    made = [name for name in ("class", "className", "class:list") if name in element.made]
    parts += [_made(element.made[name], document) for name in made]
    switched = [name[6:] for name in element.attributes if name.startswith("class:") and name[6:]]
    if not parts:
        name = "className" if document.suffix in SCRIPTS else "class"
        parts = [_written(element, name, document)]
    return Classes(
        tuple(place for part in parts for place in part.always),
        (*switched, *(name for part in parts for name in part.sometimes)),
        any(part.is_open for part in parts),
        tuple(name for part in parts for name in part.begun),
    )


def _written(element: Element, name: str, document: Document) -> Classes:
    place = part_of(element, f"attr:{name}", document, "text").place
    if "&" in place.raw or _CODE.search(place.raw):
        raise Missing("its classes are made by code")
    return Classes((place,))


def _made(span: tuple[int, int], document: Document) -> Classes:
    """Classes within code: of a script's expression, or of a text with code in it."""
    text = document.text(*span)
    code = text.rstrip("/ \t\r\n") if text.startswith("{") else text
    is_text = not code.startswith("{") or code.startswith(("{{", "{%"))
    if is_text and document.suffix != ".vue":
        return _of_text(span, document)
    inside = code[1:-1] if document.suffix != ".vue" and code.endswith("}") else code
    source = f"({inside})".encode()
    root = tree.parse("tsx", source).root_node
    if root.has_error:
        raise Missing("its classes are made by code")
    reader = _Reader(document, span[0] + (inside is not code))
    reader.read(root.named_children[0], is_sure=True)
    given = tuple(reader.always), tuple(reader.sometimes)
    return Classes(*given, reader.is_open, tuple(reader.begun))


def _of_text(span: tuple[int, int], document: Document) -> Classes:
    """The words between pieces of code that stand on their own."""
    text = document.text(*span)
    codes = [match.span() for match in _CODE.finditer(text)]
    places: list[Place] = []
    begun: list[str] = []
    for start, end in _between(0, len(text), codes):
        chunk = text[start:end]
        own = _own_words(chunk, is_cut=(start > 0, end < len(text)))
        begun += chunk[own[1] :].split()
        if chunk[slice(*own)].strip():
            at = span[0] + len(text[:start].encode())
            places.append(_stretch(document, at, chunk, own))
    if not _DECIDING.search(text):
        return Classes(tuple(places), is_open=True, begun=tuple(begun))
    return Classes((), tuple(word for one in places for word in one.raw.split()), is_open=True)


def _own_words(chunk: str, *, is_cut: tuple[bool, bool]) -> tuple[int, int]:
    """The stretch of a text without words that touch the code before or after it."""
    lead = re.match(r"\S+", chunk) if is_cut[0] else None
    first = lead.end() if lead else 0
    tail = re.search(r"\S+$", chunk[first:]) if is_cut[1] else None
    return first, first + tail.start() if tail else len(chunk)


def _stretch(document: Document, at: int, chunk: str, own: tuple[int, int]) -> Place:
    start, end = (at + len(chunk[:one].encode()) for one in own)
    return document.place("class", start, end)


class _Reader:
    """Collects the texts of an expression that makes classes; `shift` leads to the file's bytes."""

    def __init__(self, document: Document, shift: int) -> None:
        self._document = document
        self._shift = shift - 1
        self.always: list[Place] = []
        self.sometimes: list[str] = []
        self.begun: list[str] = []
        self.is_open = False

    def read(self, node: Node, *, is_sure: bool) -> None:
        """Take over what an expression gives; `is_sure`: no condition decides about it."""
        parts = without_comments(node)
        if node.type in {"string", "template_string"}:
            self._text(node, is_sure=is_sure)
        elif node.type in {"expression_statement", "parenthesized_expression", "array"}:
            for part in parts:
                self.read(part, is_sure=is_sure)
        elif node.type == "call_expression" and self._is_joining(node):
            for part in parts[-1].named_children:
                self.read(part, is_sure=is_sure)
        elif node.type in {"binary_expression", "ternary_expression"}:
            is_asked = node.type == "ternary_expression" or tree.child(node, "&&")
            for part in parts[1:] if is_asked else parts:
                self.read(part, is_sure=False)
        elif node.type == "object":
            self._switches(parts)
        elif node.type not in _NOTHING and node.type != "comment":
            self.is_open = True
            self.sometimes += self._words(node)

    def _is_joining(self, node: Node) -> bool:
        called = node.child_by_field_name("function")
        return called is not None and self._said(called) in _JOINING

    def _switches(self, members: list[Node]) -> None:
        """An object's names are classes where their values are true."""
        for member in members:
            key = member.child_by_field_name("key") or member
            self.is_open = self.is_open or member.type not in {
                "pair",
                "shorthand_property_identifier",
            }
            self.sometimes += self._said(key).strip("\"'`").split()

    def _text(self, node: Node, *, is_sure: bool) -> None:
        codes = [part for part in node.children if part.type == "template_substitution"]
        for code in codes:
            self.is_open = True
            self.sometimes += self._words(code)
        if not is_sure:
            self.sometimes += self._words(node)
            return
        start, end = node.start_byte + self._shift + 1, node.end_byte + self._shift - 1
        text = self._document.text(start, end)
        if "\\" in text:
            raise Missing("its classes are made by code")
        bounds = [(code.start_byte + self._shift, code.end_byte + self._shift) for code in codes]
        for first, last in _between(start, end, bounds):
            chunk = self._document.text(first, last)
            own = _own_words(chunk, is_cut=(first > start, last < end))
            self.begun += chunk[own[1] :].split()
            if chunk[slice(*own)].strip() or not codes:
                self.always.append(_stretch(self._document, first, chunk, own))

    def _words(self, node: Node) -> Iterator[str]:
        for part in tree.walk(node):
            if part.type == "string_fragment":
                yield from self._said(part).split()

    def _said(self, node: Node) -> str:
        return self._document.text(node.start_byte + self._shift, node.end_byte + self._shift)


def _between(start: int, end: int, codes: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches between pieces of code."""
    for code in codes:
        yield start, code[0]
        start = code[1]
    yield start, end
