"""Lists of data: each entry with its label, address and description, and what one more needs."""

import re
from itertools import pairwise

from tree_sitter import Node

from bot.ux_agent.declared.declaration import Items, KeyAt, ObjectAt
from bot.ux_agent.kinds import keys, script_object, tree
from bot.ux_agent.kinds.data_model import model_of
from bot.ux_agent.kinds.datum import Datum, below, require_sure
from bot.ux_agent.kinds.document import Document, Found, Missing
from bot.ux_agent.kinds.json import steps
from bot.ux_agent.kinds.object_literal import literal
from bot.ux_agent.site import Entry, Mirror, Place, PlaceKind

_RANKS = ("weight", "order", "position", "sort")
"""Names of numbers by which generators of sites put entries in order."""


class _List:
    """A list in a document, with what reads its literals."""

    def __init__(self, at: KeyAt | ObjectAt, document: Document) -> None:
        self.document = document
        self.kind: PlaceKind = "script"
        if isinstance(at, KeyAt):
            language = keys.language_of(document)
            self._read = keys.LITERALS[language]
            self.kind = "json" if language == "json" else "yaml" if language == "yaml" else "toml"
            root = keys.data(document)
        else:
            self._read = _read_script
            root = script_object.data(at, document)
        found = below(root, steps(at.key))
        if found is None or found.entries is None:
            raise Missing(f"there is no list “{at.key}”" if at.key else "it is no list")
        require_sure(found)
        self.datum = found
        self.entries = found.entries
        if not self.entries:
            raise Missing("the list is empty")

    def part(self, entry: Datum, part: str, kind: str) -> Found | None:
        """A part of an entry, None where it has none."""
        is_plain = part == "text" and entry.members is None
        found = entry if is_plain else below(entry, steps(part))
        if found is None:
            return None
        require_sure(found)
        return self._read(found.node, self.document, kind)

    def whole(self, entry: Datum) -> Place:
        """The place of an entry."""
        place = self.document.place(self.kind, entry.start, entry.end)
        return place._replace(style="block" if self.datum.is_block else "")


def _read_script(node: Node, document: Document, kind: str) -> Found:
    return literal(node, "", document, kind)


def locate_entries(at: KeyAt | ObjectAt, items: Items, document: Document) -> Mirror:
    """The entries of a list, and the place where one more would be added; raises Missing."""
    listed = _List(at, document)
    _require_plain(listed)
    entries = tuple(_entry(items, one, listed) for one in listed.entries)
    model, lacking = model_of(listed.entries, entries, items, document)
    addition = _addition(entries, document)
    return Mirror(entries, addition._replace(style=lacking), model)


def _entry(items: Items, datum: Datum, listed: _List) -> Entry:
    label = listed.part(datum, items.label, "text")
    if label is None or label.value is None:
        raise Missing(f"an entry has no “{items.label}”")
    href = listed.part(datum, items.href, "url") if items.href else None
    about = listed.part(datum, items.description, "text") if items.description else None
    return Entry(
        label.value,
        (href and href.value) or "",
        label.place,
        href and href.place,
        listed.whole(datum),
        (about and about.value) or "",
        about and about.place,
        _rank(datum, listed),
    )


def _rank(datum: Datum, listed: _List) -> Place | None:
    """The number by which the site puts the entry in order, None without one."""
    named = [member for member in datum.members or () if member.name.lower() in _RANKS]
    found = listed.part(datum, named[0].name, "text") if len(named) == 1 else None
    return found.place if found and re.fullmatch(r"-?[0-9]+", found.place.raw) else None


def _require_plain(listed: _List) -> None:
    """Raise Missing where entries cannot be moved: they refer to others, or are not in a row."""
    document = listed.document
    if any(entry.is_split for entry in listed.entries):
        raise Missing("its entries stand in several pieces")
    nodes = tree.walk(listed.datum.node)
    if listed.kind == "yaml" and any(node.type in {"anchor", "alias"} for node in nodes):
        raise Missing("its entries refer to one another")
    for one, other in pairwise(listed.entries):
        if re.search(r"^[ \t]*\[", document.text(one.end, other.start), re.MULTILINE):
            raise Missing("its entries do not follow one another")


def _addition(entries: tuple[Entry, ...], document: Document) -> Place:
    """After the last entry and the note on its line, set off as the entries are."""
    last = entries[-1].whole
    is_block = last.style == "block"
    gap = _gap(entries, document)
    rest = document.data[last.end :].split(b"\n")[0].decode().rstrip("\r")
    note = re.match(r"[ \t]*(,?)[ \t]*(?:#.*|//.*|/\*.*?\*/[ \t]*$)", rest)
    at = last.end + len(note[0].rstrip().encode()) if note else last.end
    place = document.place(last.kind, at, at)
    if note is None or is_block:
        return place._replace(before=gap)
    if note[1]:
        return place._replace(before=gap.lstrip(","), after=",")
    raw = document.place(last.kind, last.end, at)
    return raw._replace(before=f",{raw.raw}{gap.lstrip(',')}")


def _gap(entries: tuple[Entry, ...], document: Document) -> str:
    """What sets a new entry off from the last one: a comma or none, and white space."""
    last = entries[-1].whole
    comma = "" if last.style == "block" else ","
    if len(entries) > 1:
        gap = document.text(entries[-2].whole.end, last.start)
        if not gap.replace(",", "").strip():
            return gap
    line = document.text(last.start - last.column, last.start)
    line_end = "\r\n" if b"\r\n" in document.data else "\n"
    if not line.strip():
        blank = line_end if last.kind == "toml" and last.style == "block" else ""
        return f"{comma}{blank}{line_end}{line}"
    return f"{comma} "
