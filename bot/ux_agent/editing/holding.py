"""Which declared target holds a stretch of a file, so that it is found again elsewhere."""

from collections.abc import Iterator

from bot.record import Record
from bot.texts.english import Texts
from bot.texts.phrase import joined, phrase
from bot.ux_agent.editing.naming import place_of
from bot.ux_agent.editing.resolving import shown
from bot.ux_agent.site import Entry, Place, SiteIndex, Target
from bot.ux_agent.spoken import spoken

_PARTS = ("label_place", "href_place", "description_place", "whole")


class Holding(Record):
    """A target at its `number`-th place, or a `part` of an entry of its `number`-th list."""

    target: Target
    place: Place
    number: int = 0
    entry: Entry | None = None
    part: str = ""

    @property
    def name(self) -> str:
        """What it is, in words."""
        if self.entry is None:
            return place_of(self.target)
        return phrase(Texts.link_at, section=spoken(self.target.section), link=self.entry.label)

    @property
    def value(self) -> str:
        """What it says, as it is shown."""
        return _said(self.target.value) if self.entry is None else _link(self.entry)

    def place_in(self, index: SiteIndex) -> Place | None:
        """The same place in another index; None where there is none, or more than one."""
        target = index.find(self.target.section, self.target.property)
        if target is None:
            return None
        if self.entry is None:
            is_there = not target.entries and self.number < len(target.places)
            return target.places[self.number] if is_there else None
        lists = _lists(target)
        entries = lists[self.number] if self.number < len(lists) else ()
        same = [one for one in entries if one[:2] == self.entry[:2]]
        return _part(same[0], self.part) if len(same) == 1 else None

    def value_in(self, index: SiteIndex) -> str:
        """What the same target says in another index, '' where it is gone."""
        target = index.find(self.target.section, self.target.property)
        if target is None:
            return ""
        if self.entry is None:
            return _said(target.value)
        alike = [
            one for one in target.entries if one[0] == self.entry[0] or one[1] == self.entry[1]
        ]
        return _link(alike[0]) if alike else ""


def holding_of(index: SiteIndex, file: str, start: int, end: int) -> Holding | None:
    """What holds a stretch, or stands within it; the closest to it in length; None for nothing."""
    length = end - start
    fitting = [
        one
        for one in _all(index)
        if one.place.file == file and _is_one_in_other(one.place, start, end)
    ]
    return min(fitting, key=lambda one: abs(one.place.end - one.place.start - length), default=None)


def _all(index: SiteIndex) -> Iterator[Holding]:
    for target in index.targets:
        for number, entries in enumerate(_lists(target)):
            yield from _of_entries(target, number, entries)
        if not target.entries and target.value is not None:
            for number, place in enumerate(target.places):
                yield Holding(target, place, number)


def _lists(target: Target) -> list[tuple[Entry, ...]]:
    return [target.entries, *(mirror.entries for mirror in target.mirrors)]


def _of_entries(target: Target, number: int, entries: tuple[Entry, ...]) -> Iterator[Holding]:
    for entry in entries:
        for part in _PARTS:
            place = _part(entry, part)
            if place is not None:
                yield Holding(target, place, number, entry, part)


def _part(entry: Entry, name: str) -> Place | None:
    place: Place | None = getattr(entry, name)
    return place


def _is_one_in_other(place: Place, start: int, end: int) -> bool:
    is_inside = start <= place.start and place.end <= end
    return is_inside or (place.start <= start and end <= place.end)


def _said(value: str | None) -> str:
    return phrase(Texts.not_set) if value is None else shown(value)


def _link(entry: Entry) -> str:
    ends = (entry.label, entry.href) if entry.href_place else (entry.label,)
    return joined(" → ", tuple(map(shown, ends)))
