"""Messages that tell a date: "autumn term starts on 4 September", written as the site writes it."""

import re

from bot.record import Record
from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.figures.facts import words
from bot.ux_agent.understanding.figures.told import FRAME
from bot.ux_agent.understanding.literals import lift
from bot.ux_agent.understanding.placing import labels

_NAMES = tuple(
    """
    january february march april may june july august september october november december
    """.split()  # noqa: SIM905 - a row of words
)
_SHORT = "|".join(
    sorted({name for one in _NAMES for name in (one, one[:3])}, key=len, reverse=True)
)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
DATE = re.compile(
    rf"(?i)\b(?:(?P<weekday>{_WEEKDAY}),?\s+(?:the\s+)?)?(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?:\s+of)?"
    rf"\s+(?P<month>{_SHORT}|sept)\b(?:,?\s+(?P<year>20\d\d))?(?!\w)"
)
_WHOLE = re.compile(rf"(?P<day>\d{{1,2}}) (?P<month>{_SHORT})(?: (?P<year>20\d\d))?", re.IGNORECASE)
# One end of "Monday 20 April – Friday 10 July".
_END = re.compile(
    rf"(?i)(?:(?P<weekday>{_WEEKDAY}),? )?(?P<day>\d{{1,2}})(?P<nth>st|nd|rd|th)?"
    rf" (?P<month>{_SHORT}|sept)(?!\w)(?:,? (?P<year>20\d\d))?"
)
_BETWEEN = r"\s*[-–—]\s*|\s+(?:to|until|till)\s+"
_OLD = r"(?i)[,;(]?\s+(?:and\s+)?(?:not|instead of|rather than)\s+(?:on\s+)?(?:the\s+)?$"
_EDGES = {
    "from": frozenset("start starts starting begin begins beginning from".split()),  # noqa: SIM905
    "to": frozenset("end ends ending finish finishes until".split()),  # noqa: SIM905
}
_NTH = {"1": "st", "2": "nd", "3": "rd"}
_PAIR = 2
_LONGEST = 120


class Told(Record):
    """A date with the words that say whose it is, and "from" or "to" where they say which end.

    `old` is the date that it replaces, where that is told.
    """

    date: re.Match[str]
    subject: tuple[str, ...]
    edge: str
    old: re.Match[str] | None = None


def read(message: str, index: SiteIndex, section: str = "") -> list[Draft] | None:
    """The draft of the one text that is such a date; None for any other message."""
    told = _told(message)
    if told is None:
        return _of_thing(message, index, section)
    meant = [
        target
        for target in index.targets
        if _WHOLE.fullmatch(target.value or "")
        and (not section or target.section in section.split())
        and _is_meant(told, target, index)
        and _is_old(told, _WHOLE.fullmatch(target.value or ""))
    ]
    if not meant:
        return _spanned(told, index, section)
    if len(meant) != 1:
        return None
    value = _written(told.date, meant[0].value or "")
    return [Draft(meant[0].section, property=meant[0].property, value=value, nature="text")]


def is_date(clause: str) -> bool:
    """True for a clause that tells a date: its number is no price and no time."""
    return DATE.search(clause) is not None


def _of_thing(message: str, index: SiteIndex, section: str) -> list[Draft] | None:
    """The draft of the date of a thing that is told in several fields; None for all else."""
    found = list(DATE.finditer(message)) if len(message) <= _LONGEST else []
    if len(found) != 1:
        return None
    from bot.ux_agent.understanding.linking import redating  # noqa: PLC0415 - few tell a date

    return redating.read(message, found[0], index, section) or None


def _told(message: str) -> Told | None:
    found = list(DATE.finditer(message)) if len(message) <= _LONGEST else []
    old = None
    if len(found) == _PAIR and (lead := re.search(_OLD, message[: found[1].start()])):
        old = found.pop()
        message = message[: lead.start()] + message[old.end() :]
    if len(found) != 1 or any(token.kind == "quoted" for token in lift(message)):
        return None
    rest = f"{message[: found[0].start()]} {message[found[0].end() :]}"
    said = re.findall(r"[^\W_]+", re.sub(r"['’]s\b", "", rest.lower()))
    edges = [edge for edge, forms in _EDGES.items() if not forms.isdisjoint(said)]
    if any(map(str.isdigit, rest)) or re.search(r"[?:]", rest):
        return None
    known = FRAME.union(*_EDGES.values(), ("run", "runs", "lasts"))
    subject = tuple(word for word in said if word not in known)
    return Told(found[0], subject, edges[0], old) if subject and len(edges) == 1 else None


def _spanned(told: Told, index: SiteIndex, section: str) -> list[Draft] | None:
    """The draft of the one range of dates that is named, open where its end is not sure."""
    meant = [
        (target, ends)
        for target in index.targets
        if (ends := _ends(target.value or ""))
        and (not section or target.section in section.split())
        and _is_named(told, target, index)
    ]
    if len(meant) != 1:
        return None
    target, ends = meant[0]
    place = Draft(target.section, property=target.property)
    end = ends[told.edge == "to"]
    if not _is_old(told, end) or bool(end["weekday"]) > bool(told.date["weekday"]):
        return [place]
    value = target.value or ""
    said = _as_end(told.date, end)
    value = f"{value[: end.start()]}{said}{value[end.end() :]}"
    return [place._replace(value=value, nature="text")]


def _ends(value: str) -> list[re.Match[str]]:
    """The two dates that a text consists of; [] for any other."""
    ends = list(_END.finditer(value)) if len(value) <= _LONGEST else []
    if len(ends) != _PAIR or ends[0].start() or value[ends[1].end() :].strip(" ."):
        return []
    return ends if re.fullmatch(_BETWEEN, value[ends[0].end() : ends[1].start()]) else []


def _is_named(told: Told, target: Target, index: SiteIndex) -> bool:
    """True for a text that is called by all the words, its place aside."""
    own = words(target.property, *target.aliases)
    known = own | words(target.section, *index.sections.get(target.section, ()))
    is_own = any(not words(word).isdisjoint(own) for word in told.subject)
    return is_own and all(not words(word).isdisjoint(known) for word in told.subject)


def _is_old(told: Told, current: re.Match[str] | None) -> bool:
    """True where what stands there is the date that goes, or none is told."""
    if told.old is None or current is None:
        return True
    return _key(told.old) == _key(current)


def _plain(month: str) -> str:
    return month[:3] if month.lower() == "sept" else month


def _key(date: re.Match[str]) -> tuple[int, str]:
    return int(date["day"]), date["month"].lower()[:3]


def _is_meant(told: Told, target: Target, index: SiteIndex) -> bool:
    """True for the text of a row that is named, in the column of its beginning or its end."""
    own = words(target.property, *target.aliases)
    stem, _, name = target.property.rpartition("-")
    if name not in {told.edge, *_EDGES[told.edge]}:
        return False
    heads = (one.value or "" for one in index.targets if labels.is_label(one))
    place = words(target.section, *index.sections.get(target.section, ()), *heads)
    # "Half" is another column's: "the autumn half term ends ...".
    other = words(*(one.property for one in index.targets if one.property.startswith(f"{stem}-")))
    is_row = any(not words(word).isdisjoint(own) for word in told.subject)
    known = own | (place - other)
    return is_row and all(not words(word).isdisjoint(known) for word in told.subject)


def _as_end(date: re.Match[str], current: re.Match[str]) -> str:
    """The date in the form of an end of a range: with its weekday and "th" where that has them."""
    plain = " ".join(filter(None, (current["day"], _plain(current["month"]), current["year"])))
    day, _, rest = _written(date, plain).partition(" ")
    nth = "th" if day in {"11", "12", "13"} else _NTH.get(day[-1], "th")
    weekday = date["weekday"].capitalize() if current["weekday"] else ""
    return " ".join(filter(None, (weekday, day + nth * bool(current["nth"]), rest)))


def _written(date: re.Match[str], current: str) -> str:
    """The date in the form of the one that stands there, with its year where none is told."""
    known = _WHOLE.fullmatch(current)
    name = next(one for one in _NAMES if one.startswith(date["month"].lower()[:3]))
    month = name.capitalize()
    year = date["year"]
    if known:
        is_short = known["month"].lower() not in _NAMES
        month = month[: len(known["month"])] if is_short else month
        year = (year or known["year"]) if known["year"] else year
    return " ".join(filter(None, (str(int(date["day"])), month, year)))
