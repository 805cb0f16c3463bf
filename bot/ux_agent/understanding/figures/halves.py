"""Hours whose beginning and end stand in a field each: `open: "9:00"`, `close: "17:00"`."""

import re
from collections.abc import Mapping, Sequence

from bot.record import Record
from bot.ux_agent.once import Once
from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.figures import days, telling

_OPENS = frozenset("open opens opening from start starts begin begins".split())  # noqa: SIM905
_CLOSES = frozenset("close closes closing to until till end ends".split())  # noqa: SIM905
_BETWEEN = " – "
_TIME = r"(?i)\s*\d{1,2}(?:[:.h]\d\d)?\s*(?:[ap]\.?m\.?)?\s*"


class Halves(Record):
    """The two fields of one range of hours."""

    opens: Target
    closes: Target


class Joined(Record):
    """A site with one text for both fields, and these by its section and property."""

    site: SiteIndex
    halves: Mapping[tuple[str, str], Halves]


def read(message: str, index: SiteIndex, section: str) -> list[Draft] | None:
    """The drafts of a message that tells hours of which a site keeps two fields; else None."""
    if not days.named(message):
        return None
    joined = _joined_of(index)
    if not joined.halves:
        return None
    told = telling.read(message, joined.site, section)
    if not told or not any((one.section, one.property) in joined.halves for one in told):
        return None
    drafts: list[Draft] = []
    for one in told:
        halves = joined.halves.get((one.section, one.property))
        if halves is None:
            drafts.append(one)
            continue
        both = one.value.split(_BETWEEN)
        if len(both) != 2 or not all(re.fullmatch(_TIME, half) for half in both):
            return None
        drafts += _parted(one, both, halves)
    return drafts


def _parted(draft: Draft, both: Sequence[str], halves: Halves) -> list[Draft]:
    """A draft for each field that changes; for the last one where neither does."""
    fields = list(zip((halves.opens, halves.closes), both, strict=True))
    changed = [(field, new) for field, new in fields if field.value != new]
    return [
        draft._replace(property=field.property, value=new) for field, new in changed or fields[-1:]
    ]


def _joined(index: SiteIndex) -> Joined:
    texts = {
        (one.section, one.property): one
        for one in index.targets
        if one.type == "text" and re.fullmatch(_TIME, one.value or "")
    }
    found: dict[tuple[str, str], Halves] = {}
    for (section, name), target in texts.items():
        stem, _, last = name.rpartition("-")
        if last not in _OPENS or not days.in_name(stem):
            continue
        ends = (texts.get((section, f"{stem}-{word}")) for word in _CLOSES)
        end = next((one for one in ends if one), None)
        if end:
            found[section, name] = Halves(target, end)
    gone = {(one.closes.section, one.closes.property) for one in found.values()}
    targets = tuple(
        _whole(one, found.get((one.section, one.property)))
        for one in index.targets
        if (one.section, one.property) not in gone
    )
    return Joined(index._replace(targets=targets) if found else index, found)


def _whole(target: Target, halves: Halves | None) -> Target:
    if halves is None:
        return target
    return target._replace(value=f"{halves.opens.value}{_BETWEEN}{halves.closes.value}")


_joined_of = Once(_joined)
