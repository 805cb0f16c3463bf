"""Changes of a list of links: rename, point elsewhere, add, remove, put in another order."""

import re
from collections.abc import Callable, Mapping, Sequence

from bot.errors import UserError
from bot.record import Record
from bot.texts.english import Texts
from bot.texts.phrase import name, phrase
from bot.ux_agent.declared.source_lines import text_between
from bot.ux_agent.editing.encoding import encode
from bot.ux_agent.editing.link import clean_link
from bot.ux_agent.editing.rewriting import Rewrite, rewrite
from bot.ux_agent.editing.values import accept_label
from bot.ux_agent.intent import Change
from bot.ux_agent.site import Entry, Place, SiteIndex, Target

_OWN = r"(?i)\sid\s*=|\baria-current\b|\b(?:active|current|selected)\b"


class LinkChange(Record):
    """The list that changes, its rewrites, and the words; no rewrites when it is so already."""

    target: Target
    rewrites: tuple[Rewrite, ...]
    line: str


class _Wanted(Record):
    change: Change
    target: Target
    site: SiteIndex

    @property
    def section(self) -> str:
        """The section whose list it is."""
        return self.target.section


def change(wanted: Change, lists: Sequence[Target], index: SiteIndex) -> LinkChange:
    """The rewrites for a change of the list among `lists` that has the link in question.

    Raises UserError when no list has it or the value is not allowed.
    """
    make = PROPERTIES.get(wanted.property) or _BY_OP.get(wanted.op, _set_href)
    target = next((one for one in lists if _position(one.entries, wanted.target) >= 0), lists[0])
    return make(_Wanted(wanted, target, index))


def _set_label(wanted: _Wanted) -> LinkChange:
    entry = _entry(wanted)
    label = accept_label(_text(wanted))
    if label == entry.label:
        return LinkChange(wanted.target, (), phrase(Texts.label_already, link=label))
    made = rewrite(entry.label_place, encode(entry.label_place, label))
    line = phrase(Texts.label_line, section=name(wanted.section), old=entry.label, new=label)
    return LinkChange(wanted.target, (made,), line)


def _set_href(wanted: _Wanted) -> LinkChange:
    entry = _entry(wanted)
    href = clean_link(_text(wanted))
    if href == entry.href:
        return LinkChange(wanted.target, (), phrase(Texts.leads_already, link=entry.label))
    made = rewrite(entry.href_place, encode(entry.href_place, href))
    ends = {"link": entry.label, "old": entry.href, "new": href}
    line = phrase(Texts.address_line, section=name(wanted.section), **ends)
    return LinkChange(wanted.target, (made,), line)


def _add(wanted: _Wanted) -> LinkChange:
    value = wanted.change.value
    if not isinstance(value, Mapping):
        raise UserError(phrase(Texts.link_incomplete))
    label, href = accept_label(value.get("label", "")), clean_link(value.get("href", ""))
    target, section = wanted.target, name(wanted.section)
    at = _position(target.entries, label)
    if at >= 0 and target.entries[at].href == href:
        return LinkChange(target, (), phrase(Texts.link_there_already, section=section, link=label))
    if at >= 0:
        there = target.entries[at].href
        raise UserError(phrase(Texts.link_taken, section=section, link=label, address=there))
    place = target.places[0]
    made = rewrite(place, place.before + _copied(_model(target), label, href) + place.after)
    line = phrase(Texts.added_line, section=section, link=label, address=href)
    return LinkChange(target, (made,), line)


def _model(target: Target) -> Entry:
    """The last entry, best one without a text or a mark that is its own alone."""
    return min(
        reversed(target.entries), key=lambda entry: (_has_own_text(entry), _is_marked(entry))
    )


def _is_marked(entry: Entry) -> bool:
    return bool(re.search(_OWN, entry.whole.raw))


def _has_own_text(entry: Entry) -> bool:
    """Whether the entry shows a text beside its label, which a copy would repeat."""
    raw, label = entry.whole.raw.encode(), entry.label_place
    start, end = label.start - entry.whole.start, label.end - entry.whole.start
    return bool(re.sub(r"<[^>]*>", "", (raw[:start] + raw[end:]).decode()).strip())


def _copied(model: Entry, label: str, href: str) -> str:
    """The markup of an entry with another label and address."""
    markup = model.whole.raw.encode()
    parts = {model.label_place: label, model.href_place: href}
    for place in sorted(parts, key=lambda one: one.start, reverse=True):
        start, end = (offset - model.whole.start for offset in (place.start, place.end))
        markup = markup[:start] + encode(place, parts[place]).encode() + markup[end:]
    return markup.decode()


def _remove(wanted: _Wanted) -> LinkChange:
    entry, entries = _entry(wanted), wanted.target.entries
    if len(entries) == 1:
        raise UserError(phrase(Texts.last_link, link=entry.label))
    at = entries.index(entry)
    made = _cut(entry.whole, entries[at - 1].whole if at else None, entries[1].whole, wanted.site)
    gone = {"link": entry.label, "address": entry.href}
    line = phrase(Texts.removed_line, section=name(wanted.section), **gone)
    return LinkChange(wanted.target, (made,), line)


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


def _reorder(wanted: _Wanted) -> LinkChange:
    entry, entries = _entry(wanted), wanted.target.entries
    rest = [one for one in entries if one is not entry]
    value = _text(wanted)
    at = {"first": 0, "last": len(rest)}.get(value.casefold(), _position(rest, value))
    if at < 0:
        raise _unknown(wanted, value)
    order = [*rest[:at], entry, *rest[at:]]
    pairs = zip(entries, order, strict=True)
    made = tuple(
        rewrite(old.whole, new.whole.raw) for old, new in pairs if old.whole.raw != new.whole.raw
    )
    if not made:
        return LinkChange(wanted.target, (), phrase(Texts.stands_already, link=entry.label))
    old, new = (", ".join(one.label for one in some) for some in (entries, order))
    line = phrase(Texts.order_line, section=name(wanted.section), old=old, new=new)
    return LinkChange(wanted.target, made, line)


def _entry(wanted: _Wanted) -> Entry:
    """The entry that the change is about: its target, or for a removal its value."""
    value = wanted.change.value
    label = wanted.change.target or (value if isinstance(value, str) else "")
    at = _position(wanted.target.entries, label)
    if at < 0:
        raise _unknown(wanted, label)
    return wanted.target.entries[at]


def _position(entries: Sequence[Entry], label: str) -> int:
    """Where the entry with a label stands, -1 for nowhere."""
    labels = [_spelled(entry.label) for entry in entries]
    return labels.index(_spelled(label)) if _spelled(label) in labels else -1


def _spelled(label: str) -> str:
    return " ".join(label.split()).casefold()


def _unknown(wanted: _Wanted, label: str) -> UserError:
    there = ", ".join(entry.label for entry in wanted.target.entries)
    section = name(wanted.section)
    return UserError(phrase(Texts.unknown_link, section=section, link=label, links=there))


def _text(wanted: _Wanted) -> str:
    value = wanted.change.value
    if not isinstance(value, str):
        raise UserError(phrase(Texts.one_text_needed))
    return value


PROPERTIES: Mapping[str, Callable[[_Wanted], LinkChange]] = {
    "link-label": _set_label,
    "link-href": _set_href,
    "add-link": _add,
    "remove-link": _remove,
    "order": _reorder,
}
"""The published properties of a list, each with what makes its change."""

_BY_OP = {"add": _add, "remove": _remove, "reorder": _reorder}
