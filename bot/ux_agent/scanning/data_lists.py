"""Lists that a page shows from data: the same keys of one entry after another."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.ux_agent.scanning.areas import Area, Areas, is_heading
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.showing.seen import Seen, Shown
from bot.ux_agent.scanning.showing.value import Origin
from bot.ux_agent.scanning.spots import is_unseen
from bot.ux_agent.scanning.wish import Where

_ENTRY = re.compile(r"(?P<list>.*)\[(?P<at>\d+)\](?:\.(?P<field>.+))?")
_ROW = re.compile(r"(?P<list>.*)\[(?P<at>\d+)\](?P<field>\[\d+\])")
"""A value of an entry that is a list itself, such as `["Menu", "/menu"]`."""

_NUMBER = re.compile(r"\W*\d")
_LABELS = ("title", "label", "name", "heading", "question", "text")
_ABOUT = frozenset(
    {"description", "summary", "text", "body", "note", "details", "blurb", "excerpt", "answer"}
)
_BOLD = frozenset({"b", "strong", "dt", "th", "summary", "a"})

ListKey = tuple[str, str, str, str]


class Held(NamedTuple):
    """A value of an entry of a list: its index, the key within the entry, how it is shown."""

    at: int
    field: str
    element: Seen
    part: str
    shown: Shown
    origin: Origin


class DataList(NamedTuple):
    """A list of data as a page shows it; `label`, `href` and `description` are keys of entries."""

    page: Page
    area: Area
    key: ListKey
    label: str
    href: str
    description: str
    held: tuple[Held, ...]
    doubt: str

    @property
    def place(self) -> Where:
        """The `at` of the list."""
        file, kind, name, key = self.key
        named = {"object": name, "key": key} if kind == "object" else {"key": key}
        shown = {part: text for part, text in named.items() if text or part == "key" == kind}
        return {"file": file, **shown, "repeat": True}

    @property
    def links(self) -> list[tuple[str, str]]:
        """The labels with the addresses that they lead to."""
        labels = {one.at: one.shown.value for one in self.held if one.field == self.label}
        leads = {one.at: one.shown.value for one in self.held if one.field == self.href}
        return [(labels[at], leads.get(at, "")) for at in sorted(labels)]

    @property
    def labels(self) -> dict[int, str]:
        """What its entries are called, by their indexes."""
        found = [one for one in self.held if one.field == self.label and one.part == "text"]
        return {one.at: one.shown.value for one in found}

    def values_of(self, field: str) -> list[str]:
        """What its entries say under a key."""
        return [one.shown.value for one in self.held if one.field == field and one.part == "text"]

    def is_part(self, origin: Origin) -> bool:
        """Whether a value is its own: the label, address or description of an entry."""
        known = entry_of(origin)
        if known is None or known[0] != self.key:
            return False
        return known[2] in {self.label, self.href, self.description} - {""} or not self.label


def entry_of(origin: Origin) -> tuple[ListKey, int, str] | None:
    """The list that a value is an entry of, the entry's index, and the key in it."""
    if origin.kind not in {"key", "object"} or origin.part:
        return None
    found = _ROW.fullmatch(origin.key) or _ENTRY.fullmatch(origin.key)
    if found is None:
        return None
    key = (origin.file, origin.kind, origin.name, found["list"])
    return key, int(found["at"]), found["field"] or ""


def data_lists_of(page: Page, areas: Areas) -> Iterator[DataList]:
    """The lists of at least two entries, each with something to read."""
    lists: dict[ListKey, list[Held]] = {}
    for element in page.elements:
        if is_unseen(element):
            continue
        for part, shown in _values(element):
            known = entry_of(shown.origin) if shown.origin else None
            if known is not None and shown.origin is not None:
                held = Held(known[1], known[2], element, part, shown, shown.origin)
                lists.setdefault(known[0], []).append(held)
    for key, found in lists.items():
        if len({one.at for one in found}) > 1:
            one = _list(page, areas, key, found)
            yield from [one] if one else []


def _list(page: Page, areas: Areas, key: ListKey, held: list[Held]) -> DataList | None:
    texts = [one for one in held if one.part == "text" and one.shown.value.strip()]
    every = {one.at for one in held}
    fields = list(dict.fromkeys(one.field for one in texts))
    if not fields or (fields == [""] and len(texts) < len(every)):
        return None
    label = _label(texts, fields)
    labels = [one for one in texts if one.field == label]
    href = next((one.field for one in held if one.field and is_address(one)), "")
    about = [name for name in fields if name != label and _tells(name, texts)]
    if not about and len(fields) == 2 and label.startswith("["):
        about = [name for name in fields if name != label and _is_wordy(name, texts)]
    doubt = (
        ""
        if list(dict.fromkeys(one.at for one in labels)) == sorted(every)
        else ("the page shows its entries in an order of its own")
    )
    unsure = (one.element.doubt or one.shown.doubt for one in held)
    doubt = doubt or next(filter(None, unsure), "")
    area = areas.of(labels[0].element)
    return DataList(page, area, key, label, href, next(iter(about), ""), tuple(held), doubt)


def is_address(one: Held) -> bool:
    """Whether it is all of a link's address, not only what stands behind `mailto:`."""
    return one.part == "attr:href" and one.shown.value == one.element.attributes.get("href")


def _label(texts: list[Held], fields: list[str]) -> str:
    """What an entry is called: its heading, else what stands out, else by the usual names.

    A number or a price calls nothing where there are words.
    """
    wordy = [name for name in fields if _is_wordy(name, texts)] or fields
    for is_it in (is_heading, lambda element: element.tag in _BOLD):
        for one in texts:
            if is_it(one.element) and one.field in wordy:
                return one.field
    return next((name for name in _LABELS if name in wordy), wordy[0])


def _tells(name: str, texts: list[Held]) -> bool:
    """Whether a field is what describes an entry."""
    return name.rpartition(".")[2].lower() in _ABOUT or all(
        len(one.shown.value.split()) > 4 for one in texts if one.field == name
    )


def _is_wordy(name: str, texts: list[Held]) -> bool:
    """Whether a field says something in words, no number, price or time, in most entries."""
    said = [one.shown.value.strip() for one in texts if one.field == name]
    return 2 * sum(bool(_NUMBER.match(text)) for text in said) < len(said)


def _values(element: Seen) -> Iterator[tuple[str, Shown]]:
    yield from (("text", shown) for shown in element.texts)
    yield from ((f"attr:{name}", shown) for name, shown in element.given.items())
