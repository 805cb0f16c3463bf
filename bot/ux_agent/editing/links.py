"""Changes of a list of links or other entries: rename, point elsewhere, add, remove, reorder."""

import posixpath
from collections.abc import Callable, Mapping, Sequence

from bot.errors import UserError
from bot.record import Record
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.declared.source_lines import text_between
from bot.ux_agent.editing.encoding import encode
from bot.ux_agent.editing.entry_copies import copied, is_in_rank, ranked, rebased
from bot.ux_agent.editing.link import clean_link
from bot.ux_agent.editing.resolving import shown
from bot.ux_agent.editing.rewriting import Rewrite, rewrite
from bot.ux_agent.editing.values import accept, accept_label
from bot.ux_agent.intent import Change
from bot.ux_agent.site import Entry, Place, SiteIndex, Target
from bot.ux_agent.spoken import spoken


class LinkChange(Record):
    """The list that changes, its rewrites, and the words; no rewrites when it is so already."""

    target: Target
    rewrites: tuple[Rewrite, ...]
    line: str


class Wanted(Record):
    """A change as it is wanted of one place of a list; `first` is the list's first place."""

    change: Change
    target: Target
    site: SiteIndex
    first: Target

    @property
    def section(self) -> str:
        """The section whose list it is."""
        return self.target.section


def change(wanted: Change, lists: Sequence[Target], index: SiteIndex) -> LinkChange:
    """The rewrites for a change of the list among `lists` that has the link in question.

    In every place of the list, or in none: raises UserError when one of them lacks it, when no
    list has it or the value is not allowed.
    """
    target = next((one for one in lists if _position(one.entries, wanted.target) >= 0), lists[0])
    found = [made(Wanted(wanted, one, index, target)) for one in places_of(target)]
    told = next((one for one in found if one.rewrites), found[0])
    rewrites = tuple(rewrite for one in found for rewrite in one.rewrites)
    return LinkChange(target, rewrites, told.line)


def made(wanted: Wanted) -> LinkChange:
    """What a change comes to in one place of the list."""
    make = PROPERTIES.get(wanted.change.property) or _BY_OP.get(wanted.change.op, _set_href)
    return make(wanted)


def places_of(target: Target) -> list[Target]:
    """The list as it stands in each of its places."""
    mirrors = (
        target._replace(entries=one.entries, places=(one.addition,), model=one.model)
        for one in target.mirrors
    )
    return [target, *mirrors]


def _set_label(wanted: Wanted) -> LinkChange:
    entry = entry_of(wanted)
    label = accept_label(_text(wanted))
    if label == entry.label:
        return LinkChange(wanted.target, (), phrase(Texts.label_already, link=label))
    made = tuple(rewrite(one, encode(one, label)) for one in _copies(wanted, entry.label_place))
    ends = {"section": spoken(wanted.section), "old": entry.label, "new": label}
    is_link = entry.href_place is not None
    line = phrase(Texts.label_line, **ends) if is_link else phrase(Texts.entry_line, **ends)
    return LinkChange(wanted.target, made, line)


def _copies(wanted: Wanted, place: Place) -> tuple[Place, ...]:
    """A place of an entry, and where the site declares the same text to stand besides.

    The copies in other pages belong to the other places of the list.
    """
    if wanted.target is not wanted.first:
        return (place,)
    at = (place.file, place.start)
    for target in wanted.site.targets:
        if target.type == "text" and any((one.file, one.start) == at for one in target.places):
            entries = [entry for one in wanted.target.mirrors for entry in one.entries]
            lists = [one.label_place for one in entries]
            lists += [one.description_place for one in entries if one.description_place]
            taken = {at, *((one.file, one.start) for one in lists)}
            return (place, *(one for one in target.places if (one.file, one.start) not in taken))
    return (place,)


def _set_about(wanted: Wanted) -> LinkChange:
    entry = entry_of(wanted)
    if entry.description_place is None:
        raise UserError(phrase(Texts.no_description))
    about = accept(wanted.target._replace(type="text"), _text(wanted))
    if about == entry.description:
        already = phrase(Texts.link_already, link=entry.label, value=shown(about))
        return LinkChange(wanted.target, (), already)
    places = _copies(wanted, entry.description_place)
    made = tuple(rewrite(one, encode(one, about)) for one in places)
    ends = {"link": entry.label, "old": shown(entry.description), "new": shown(about)}
    line = phrase(Texts.about_line, section=spoken(wanted.section), **ends)
    return LinkChange(wanted.target, made, line)


def _set_href(wanted: Wanted) -> LinkChange:
    entry = entry_of(wanted)
    if entry.href_place is None:
        raise UserError(phrase(Texts.no_address))
    href = _address(wanted, entry, clean_link(_text(wanted)))
    if href == entry.href:
        return LinkChange(wanted.target, (), phrase(Texts.leads_already, link=entry.label))
    made = rewrite(entry.href_place, encode(entry.href_place, href))
    ends = {"link": entry.label, "old": entry.href, "new": href}
    line = phrase(Texts.address_line, section=spoken(wanted.section), **ends)
    return LinkChange(wanted.target, (made,), line)


def _address(wanted: Wanted, entry: Entry, href: str) -> str:
    """The address as this place of the list writes it; raises UserError where that is unsure."""
    at = _position(wanted.first.entries, entry.label)
    first = wanted.first.entries[at]
    if entry.href in {first.href, href}:
        return href
    if wanted.target is not wanted.first and (page := _page_before(wanted)):
        is_alike = entry.href == f"{page * first.href.startswith('#')}{first.href}"
        if is_alike:
            return f"{page * href.startswith('#')}{href}"
    folder, here = (posixpath.dirname(one.whole.file) for one in (first, entry))
    if rebased(first.href, folder, here) != entry.href:
        known = {"link": entry.label, "file": entry.whole.file}
        raise UserError(phrase(Texts.addresses_differ, **known))
    return rebased(href, folder, here)


def _add(wanted: Wanted) -> LinkChange:
    value = wanted.change.value
    target, section = wanted.target, spoken(wanted.section)
    if not isinstance(value, Mapping):
        raise UserError(phrase(Texts.link_incomplete))
    label, href = accept_label(value.get("label", "")), ""
    if any(entry.href_place for entry in target.entries):
        href = _new_address(wanted, clean_link(value.get("href", "")))
    at = _position(target.entries, label)
    if at >= 0 and target.entries[at].href == href:
        return LinkChange(target, (), phrase(Texts.link_there_already, section=section, link=label))
    if at >= 0:
        there = target.entries[at].href
        raise UserError(phrase(Texts.link_taken, section=section, link=label, address=there))
    text = copied(target, {**value, "label": label, "href": href})
    rewrites = _placed(wanted, text)
    line = phrase(Texts.added_line, section=section, link=label, address=href)
    if not href:
        line = phrase(Texts.added_entry_line, section=section, link=label)
    return LinkChange(target, rewrites, line)


def _placed(wanted: Wanted, text: str) -> tuple[Rewrite, ...]:
    """The source of a new entry before the one that the change names, else behind all others."""
    target, following = wanted.target, wanted.change.target
    if not following:
        place = target.places[0]
        return (rewrite(place, place.before + text + place.after),)
    # Few new entries stand elsewhere than at the end.
    from bot.ux_agent.editing.insertion import inserted  # noqa: PLC0415

    at = _position(target.entries, following)
    if at < 0:
        raise _unknown(wanted, following)
    return inserted(text, target.entries, at, wanted.site)


def _new_address(wanted: Wanted, href: str) -> str:
    """The address of a new link as this place of the list writes its addresses."""
    if href.startswith("#") and (page := _page_before(wanted)):
        return f"{page}{href}"
    pairs = zip(wanted.first.entries, wanted.target.entries, strict=False)
    if all(one.href == other.href for one, other in pairs):
        return href
    first, here = wanted.first.entries[0].whole.file, wanted.target.entries[0].whole.file
    return rebased(href, posixpath.dirname(first), posixpath.dirname(here))


def _page_before(wanted: Wanted) -> str:
    """How this place of the list names the first one's page: `index.html` of `index.html#a`."""
    for one, other in zip(wanted.first.entries, wanted.target.entries, strict=False):
        if one.href.startswith("#") and other.href.endswith(one.href):
            return other.href.removesuffix(one.href)
    return ""


def _remove(wanted: Wanted) -> LinkChange:
    entry, entries = entry_of(wanted), wanted.target.entries
    if len(entries) == 1:
        raise UserError(phrase(Texts.last_link, link=entry.label))
    made = without(entry, entries, (), wanted.site)
    gone = {"link": entry.label, "address": entry.href}
    line = phrase(Texts.removed_line, section=spoken(wanted.section), **gone)
    if entry.href_place is None:
        line = phrase(Texts.removed_entry_line, section=spoken(wanted.section), link=entry.label)
    return LinkChange(wanted.target, (made,), line)


def without(
    entry: Entry, entries: Sequence[Entry], gone: Sequence[Entry], index: SiteIndex
) -> Rewrite:
    """The rewrite that takes an entry away, `gone` being all that go."""
    at = entries.index(entry)
    is_leading = all(one in gone for one in entries[:at]) and at + 1 < len(entries)
    before = None if is_leading else entries[at - 1].whole
    if entry.whole.kind == "html_items":
        return _cut(entry.whole, before, entries[min(at + 1, len(entries) - 1)].whole, index)
    # Few sites have lists in data: a container that starts for others need not load it.
    from bot.ux_agent.editing.entry_cuts import cut  # noqa: PLC0415

    after = entries[at + 1].whole if at + 1 < len(entries) else None
    return cut(entry.whole, before, after, index)


def _cut(whole: Place, before: Place | None, after: Place, index: SiteIndex) -> Rewrite:
    """Take an entry away with what sets it off from the one before, or of the first, after it."""
    if before is None:
        old = whole.raw + _gap(whole, after, index)
        return rewrite(whole._replace(raw=old, end=whole.start + len(old.encode())), "")
    old = _gap(before, whole, index) + whole.raw
    if whole.end - before.end == len(old.encode()):
        whole = _end_of(before)
    return rewrite(whole._replace(raw=old, end=whole.start + len(old.encode())), "")


def _end_of(place: Place) -> Place:
    """The empty place right after another."""
    raw = place.raw.encode()
    line_start = raw.rfind(b"\n") + 1
    column = len(raw) - line_start if line_start else place.column + len(raw)
    line = place.line + raw.count(b"\n")
    return place._replace(start=place.end, line=line, column=column, raw="")


def _gap(one: Place, other: Place, index: SiteIndex) -> str:
    """What stands between two entries, unless it is an element of its own."""
    gap = text_between(index, one, other.start)
    return "" if "<" in gap else gap


def _reorder(wanted: Wanted) -> LinkChange:
    entry, entries = entry_of(wanted), wanted.target.entries
    order = reordered(wanted, entries)
    if not is_in_rank(entries):
        raise UserError(phrase(Texts.rank_unclear))
    pairs = zip(entries, order, strict=True)
    placed = ((old.whole, ranked(new, old)) for old, new in pairs)
    made = tuple(rewrite(whole, text) for whole, text in placed if whole.raw != text)
    if made and entry.whole.kind != "html_items":
        # As for a removal: few sites have lists in data.
        from bot.ux_agent.editing.entry_cuts import moved_notes  # noqa: PLC0415

        wholes = [[one.whole for one in some] for some in (entries, order)]
        made = (*made, *moved_notes(wholes[0], wholes[1], wanted.site))
    if not made:
        return LinkChange(wanted.target, (), phrase(Texts.stands_already, link=entry.label))
    old, new = (", ".join(one.label for one in some) for some in (entries, order))
    line = phrase(Texts.order_line, section=spoken(wanted.section), old=old, new=new)
    return LinkChange(wanted.target, made, line)


def reordered(wanted: Wanted, entries: Sequence[Entry]) -> list[Entry]:
    """The entries with the one in question at its new place; raises UserError for none there."""
    entry, value = entry_of(wanted), _text(wanted)
    rest = [one for one in entries if one is not entry]
    at = {"first": 0, "last": len(rest)}.get(value.casefold(), _position(rest, value))
    if at < 0:
        raise _unknown(wanted, value)
    return [*rest[:at], entry, *rest[at:]]


def entry_of(wanted: Wanted) -> Entry:
    """The entry that the change is about: its target, or for a removal its value."""
    value = wanted.change.value
    label = wanted.change.target or (value if isinstance(value, str) else "")
    at = _position(wanted.target.entries, label)
    if at < 0 and _position(wanted.first.entries, label) >= 0:
        there = wanted.target.entries[0].whole.file
        raise UserError(phrase(Texts.not_in_mirror, link=label, file=there))
    if at < 0:
        raise _unknown(wanted, label)
    return wanted.target.entries[at]


def _position(entries: Sequence[Entry], label: str) -> int:
    """Where the entry with a label stands, -1 for nowhere."""
    labels = [_spelled(entry.label) for entry in entries]
    return labels.index(_spelled(label)) if _spelled(label) in labels else -1


def _spelled(label: str) -> str:
    return " ".join(label.split()).casefold()


def _unknown(wanted: Wanted, label: str) -> UserError:
    there = ", ".join(entry.label for entry in wanted.target.entries)
    section = spoken(wanted.section)
    return UserError(phrase(Texts.unknown_link, section=section, link=label, links=there))


def _text(wanted: Wanted) -> str:
    value = wanted.change.value
    if not isinstance(value, str):
        raise UserError(phrase(Texts.one_text_needed))
    return value


PROPERTIES: Mapping[str, Callable[[Wanted], LinkChange]] = {
    "link-label": _set_label,
    "link-href": _set_href,
    "description": _set_about,
    "add-link": _add,
    "remove-link": _remove,
    "order": _reorder,
}
"""The published properties of a list, each with what makes its change."""

_BY_OP = {"add": _add, "remove": _remove, "reorder": _reorder}
