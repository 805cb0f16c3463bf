"""Lists in markup: each entry with its label, its address, and the element it stands in."""

import re
from collections import Counter
from functools import partial
from itertools import pairwise

from bot.ux_agent.declared.declaration import ElementAt, Items
from bot.ux_agent.editing.entry_texts import shared
from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.document import SCRIPTS, Document, Found, Missing
from bot.ux_agent.kinds.elements import Element, Piece, roots
from bot.ux_agent.kinds.html import part_of
from bot.ux_agent.kinds.runs import runs
from bot.ux_agent.kinds.selector import select, select_in
from bot.ux_agent.site import Entry, Mirror, Place

_COMMENT = re.compile(rb"\{\s*/\*.*?\*/\s*\}|\{#.*?#\}|\{\{-? ?/\*.*?\*/ ?-?\}\}", re.DOTALL)


def locate_entries(at: ElementAt, items: Items, document: Document) -> Mirror:
    """The entries of a list, and the place where one more would be added; raises Missing."""
    found = select_in(at.element, document)
    wholes = _wholes(found)
    _require_plain(wholes, document)
    entries = tuple(
        _entry(items, element, whole, document)
        for element, whole in zip(found, wholes, strict=True)
    )
    if items.href and not any(entry.href_place for entry in entries):
        raise Missing("code makes the addresses of its entries")
    model, lacking = _model(wholes, entries, document)
    if not lacking and any(map(partial(_has_more, items), found)):
        names, alike = shared(entries) if model is None else ((), None)
        model, lacking = alike or model, ", ".join(names) or "{}"
    return Mirror(entries, _addition(entries, document)._replace(style=lacking), model)


def _entry(items: Items, element: Element, whole: Element, document: Document) -> Entry:
    label = _text(element, items.label)
    href = _address(element, items.href, document)
    about = _text(element, items.description) if items.description else None
    if label.value is None or (href and href.value is None):
        raise Missing("an entry has no label or no address")
    place = document.place("html_items", whole.start, whole.end)
    return Entry(
        label.value,
        (href and href.value) or "",
        label.place,
        href and href.place,
        place,
        (about and about.value) or "",
        about and about.place,
    )


def _text(element: Element, part: str) -> Found:
    """A text of an entry; with `text:<selector>` that of the first element in it that fits."""
    head, _, selector = part.partition(":")
    if head != "text" or not selector:
        return part_of(element, part, element.document, "text")
    return part_of(select(selector, _within(element))[0], "text", element.document, "text")


def _has_more(items: Items, element: Element) -> bool:
    """Whether an entry whose label is a part of it shows more than what is declared of it."""
    known = [part for part in (items.label, items.description) if part.startswith("text:")]
    if not known:
        return False
    inner = [element, *_within(element)]
    named = [select(part.partition(":")[2], inner[1:])[0] for part in known]
    said = [one for one in inner if runs(one)]
    is_pictured = any(one.tag == "img" for one in inner)
    return is_pictured or any(not any(one is other for other in named) for one in said)


def _within(element: Element) -> list[Element]:
    """The elements in an entry, in the order of the page."""
    found: list[Element] = []
    pending = element.children[::-1]
    while pending:
        found.append(pending.pop())
        pending.extend(found[-1].children[::-1])
    return found


def _address(element: Element, part: str, document: Document) -> Found | None:
    """Where an entry leads; None in lists without addresses, and where code makes this one."""
    is_made = part.removeprefix("attr:") in element.made
    if not part or (is_made and part.removeprefix("attr:") not in element.written):
        return None
    return part_of(element, part, document, "url")


def _wholes(entries: list[Element]) -> list[Element]:
    """What repeats: the entries themselves, or what wraps each of them alone (an li)."""
    wholes = list(entries)
    while True:
        parents = [whole.parent for whole in wholes]
        wrapping = [parent for parent in parents if parent and _wraps(parent)]
        is_wrapped = len({id(parent) for parent in wrapping}) == len(wholes)
        tags = {parent.tag for parent in wrapping}
        if not is_wrapped or len(tags) > 1 or (len(wholes) == 1 and tags != {"li"}):
            return wholes
        wholes = wrapping


def _wraps(parent: Element) -> bool:
    return [piece.kind for piece in parent.pieces if not _is_blank(piece, parent)] == ["element"]


def _is_blank(piece: Piece, parent: Element) -> bool:
    return piece.kind == "text" and not parent.document.data[piece.start : piece.end].strip()


def _require_plain(wholes: list[Element], document: Document) -> None:
    """Raise Missing where code decides about an entry, or brings the only one.

    One more that is put beside such an entry might be shown elsewhere, or break the code.
    """
    around = [neighbour for one in wholes[:1] for neighbour in _neighbours(one)]
    if len(wholes) == 1 and any(piece and piece.kind == "code" for piece in around):
        raise Missing("code makes its entries")
    for one, other in pairwise(wholes):
        if one.parent is not other.parent:
            continue
        held = one.parent.pieces if one.parent else roots(document)
        between = [piece for piece in held if one.end <= piece.start and piece.end <= other.start]
        if any(piece.kind == "code" and not _is_comment(piece, document) for piece in between):
            raise Missing("its entries are mixed with code")


def _neighbours(one: Element) -> list[Piece | None]:
    """What stands before and after an element, but for blanks."""
    held = one.parent.pieces if one.parent else roots(one.document)
    data = one.document.data
    seen = [
        piece for piece in held if piece.kind != "text" or data[piece.start : piece.end].strip()
    ]
    at = next((at for at, piece in enumerate(seen) if piece.element is one), -1)
    if at < 0:
        raise Missing("code makes its entries")
    return [seen[at - 1] if at else None, seen[at + 1] if at + 1 < len(seen) else None]


def _is_comment(piece: Piece, document: Document) -> bool:
    return bool(_COMMENT.fullmatch(document.data[piece.start : piece.end]))


def _model(
    wholes: list[Element], entries: tuple[Entry, ...], document: Document
) -> tuple[Entry | None, str]:
    """The entry that additions copy, where code is in any, and what a new one would need besides.

    Code that only one entry has is likely to be about that one: `{% if page.url == "/a" %}`. Where
    all have such code, `{}` stands for what is needed.
    """
    codes = [_code(whole, entry, document) for whole, entry in zip(wholes, entries, strict=True)]
    if not any(codes):
        return None, ""
    counts = Counter(codes)
    has_addresses = any(entry.href_place for entry in entries)
    fitting = [
        entry
        for entry, code in zip(entries, codes, strict=True)
        if (not code or counts[code] > 1) and (entry.href_place or not has_addresses)
    ]
    return (fitting[-1], "") if fitting else (None, "{}")


def _code(whole: Element, entry: Entry, document: Document) -> tuple[str, ...]:
    """The code in an entry, but for what only holds its own label or address."""
    if document.suffix in SCRIPTS:
        nodes = (node for node in tree.walk(whole.node) if node.type == "jsx_expression")
        spans = [(node.start_byte, node.end_byte) for node in nodes]
    else:
        spans = sorted([*document.masked.code, *document.masked.in_tags])
    own = [place for place in (entry.label_place, entry.href_place) if place]
    return tuple(
        document.text(start, end)
        for start, end in spans
        if whole.start <= start
        and end <= whole.end
        and not any(start <= place.start and place.end <= end for place in own)
    )


def _addition(entries: tuple[Entry, ...], document: Document) -> Place:
    """After the last entry, set off as the entries are from one another."""
    last = entries[-1].whole
    if len(entries) > 1:
        gap = document.text(entries[-2].whole.end, last.start)
    else:
        line = document.text(last.start - last.column, last.start)
        gap = "" if line.strip() else _line_end(document) + line
    if re.search(r"[<{]", gap):
        gap = gap[len(gap.rstrip()) :]
    return document.place("html_items", last.end, last.end)._replace(before=gap)


def _line_end(document: Document) -> str:
    return "\r\n" if b"\r\n" in document.data else "\n"
