"""Some of the days that share one line get hours of their own: "saturday 9 to 12"."""

from collections.abc import Sequence

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.figures import days, restating
from bot.ux_agent.understanding.figures.facts import Fact, known_of
from bot.ux_agent.understanding.figures.told import Told

_NAMES = [name.capitalize() for name in days.NAMES]
_SHORT = 3


def asked(found: Told, fact: Fact, index: SiteIndex, draft: Draft) -> Draft:
    """The draft that asks what the line of a fact should say, which is for other days too.

    Offered are the line with these days told apart, and the one with the new hours for all.
    """
    every, new = _days(found, fact, index), restating.value_of(found, fact)
    is_plain = fact.entry is None and fact.is_alone and fact.target.property.isascii()
    if every is None or not found.days or not new or not is_plain or not _is_english(fact):
        return draft
    parts = sorted([(found.days, new), (every - found.days, fact.value.strip())], key=_first)
    short = [name[:_SHORT] for name in _NAMES]
    apart = ", ".join(f"{_spoken(mine, short)} {_inside(hours)}" for mine, hours in parts)
    limit = fact.target.limit or len(apart)
    offers = [one for one in (apart, "" if found.is_closed else new) if one and len(one) <= limit]
    return draft._replace(line=_spoken(every, _NAMES), offers=tuple(offers))


def _days(found: Told, fact: Fact, index: SiteIndex) -> frozenset[int] | None:
    """The days of a line; of a row and a range ("tue fri") the one that no other line parts."""
    meant = [one for one in fact.days if found.days and found.days < one]
    others = {
        day
        for other in known_of(index).facts
        if other.target.section == fact.target.section and other.target != fact.target
        for known in other.days
        for day in known
    }
    free = [one for one in meant if one.isdisjoint(others)]
    return max(free, key=len, default=None)


def _is_english(fact: Fact) -> bool:
    called = [*fact.target.aliases, fact.target.property.replace("-", " ")]
    known = [name[:_SHORT] for name in days.NAMES]
    return any(
        len(groups := days.named(name)) and name[groups[0].start :][:_SHORT].lower() in known
        for name in called
    )


def _first(part: tuple[frozenset[int], str]) -> int:
    return min(part[0])


def _spoken(mine: frozenset[int], names: Sequence[str]) -> str:
    """Days by their names, three or more in a row as a range."""
    at = sorted(mine)
    if len(at) > 2 and at[-1] - at[0] == len(at) - 1:
        return f"{names[at[0]]} – {names[at[-1]]}"
    every = [names[one] for one in at]
    return " & ".join(filter(None, (", ".join(every[:-1]), every[-1])))


def _inside(hours: str) -> str:
    """Hours behind a day: "closed" begins with a small letter there."""
    return hours[0].lower() + hours[1:] if hours.isalpha() else hours
