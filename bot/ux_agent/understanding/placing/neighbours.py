"""Where a new entry goes among the others of its list."""

import re

from bot.errors import UserError
from bot.ux_agent.editing.entry_fields import fields, value_of
from bot.ux_agent.site import Entry, SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.linking import pages
from bot.ux_agent.understanding.linking.link_order import is_last
from bot.ux_agent.understanding.linking.links import BESIDE, BETWEEN, SPOT
from bot.ux_agent.understanding.words.entry_words import like
from bot.ux_agent.understanding.words.link_words import bare_label

_AT_AN_END = (
    r"(?i)[\s,]+(?:at|to) the (?:very )?(?:top|start|beginning|end|bottom)"
    r"(?: of (?:the|our) (?:list|page|section))?(?=(?: please)?\W*$)"
)
_MONTHS = tuple("jan feb mar apr may jun jul aug sep oct nov dec".split())  # noqa: SIM905 - a row
_DATES = (
    r"(?i)(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)",
    r"(?i)(?:\w+,? )?(?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<month>[a-z]{3,9}),? (?P<year>\d{4})",
    r"(?i)(?:\w+,? )?(?P<month>[a-z]{3,9}) (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})",
)
_FEWEST = 2  # entries that have an order


def parted(message: str) -> tuple[str, str]:
    """A message without the end of a list that it names last, and that place; '' for none."""
    found = re.search(_AT_AN_END, message) if " the " in message else None
    if found is None:
        return message, ""
    return message[: found.start()] + message[found.end() :], found[0].strip(" ,")


def following(draft: Draft, target: Target, index: SiteIndex) -> str | None:
    """The entry before which a new one goes, '' for the end; None for a place that is none."""
    if draft.target:
        return neighbour(draft.target, target, index)
    return "" if draft.nature == "end" else _earlier(draft, target, index)


def _earlier(draft: Draft, target: Target, index: SiteIndex) -> str:
    """The first entry of an earlier date, where a list has its latest first; '' for none."""
    for key, value in draft.details:
        new = _date(value)
        if new is None:
            continue
        dates = [_date_of(entry, key) for entry in target.entries]
        known = [date for date in dates if date]
        if len(known) == len(dates) >= _FEWEST and known == sorted(known, reverse=True):
            at = next((at for at, date in enumerate(known) if date < new), -1)
            is_falling = known[0] != known[-1]
            return _free(at, target, index) if is_falling and at >= 0 else ""
    return ""


def _free(at: int, target: Target, index: SiteIndex) -> str:
    """The label of an entry before which another one can be written; else ''."""
    # Few new entries have a date.
    from bot.ux_agent.editing.insertion import inserted  # noqa: PLC0415

    label = target.entries[at].label
    try:
        inserted("", target.entries, at, index)
    except UserError:
        return ""  # a remark stands between the two: at the end it is sure
    return label if [one.label for one in target.entries].count(label) == 1 else ""


def _date_of(entry: Entry, key: str) -> tuple[int, int, int] | None:
    if key == "description":
        return _date(entry.description)
    place = fields(entry).get(key)
    return _date(value_of(place)) if place else None


def _date(said: str) -> tuple[int, int, int] | None:
    """Year, month and day of a text that is a date with its year; None for all else."""
    for form in _DATES:
        found = re.fullmatch(form, said.strip())
        parts = found.groupdict() if found else {}
        name = (parts.get("month") or "")[:3].lower()
        month = int(parts.get("number") or 0) or _number(name)
        if found and month:
            return int(found["year"]), month, int(found["day"])
    return None


def _number(month: str) -> int:
    return _MONTHS.index(month) + 1 if month in _MONTHS else 0


def neighbour(place: str, target: Target, index: SiteIndex) -> str | None:
    """The entry before which "between A and B", "after A" or "first" is, '' for the end.

    None where the list has no such place.
    """
    labels = [entry.label for entry in target.entries]
    if place in labels:
        return place
    pair = re.search(BETWEEN, place)
    if pair:
        near = [_called(bare_label(one), target, index) for one in pair.groups()]
        at = sorted(labels.index(one[0]) for one in near if len(one) == 1)
        return labels[at[1]] if len(at) > 1 and at[1] == at[0] + 1 else None
    beside = re.search(BESIDE, place)
    if beside:
        near_one = _called(bare_label(_without_list(place[beside.end() :])), target, index)
        if len(near_one) != 1:
            return None
        is_after = beside[1].lower() in {"after", "behind"}
        at_one = labels.index(near_one[0]) + is_after
        return labels[at_one] if at_one < len(labels) else ""
    spot = re.search(SPOT, place)
    return None if spot is None else "" if is_last(spot[0]) or not labels else labels[0]


def _called(said: str, target: Target, index: SiteIndex) -> list[str]:
    """The labels that are meant by some of their words, or by the page that they lead to."""
    found = like(said, [entry.label for entry in target.entries])
    return found or [entry.label for entry in pages.entries(said, target.entries, index)]


def _without_list(said: str) -> str:
    """The words of a neighbour without the list that it stands in."""
    return re.sub(r"(?i)\s+(?:in|of|on|from)\s+the\s.*$", "", said)
