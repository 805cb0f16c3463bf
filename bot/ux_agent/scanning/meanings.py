"""What a text says by its own form: a telephone number, an e-mail address, a labelled line."""

import re
from typing import NamedTuple

from bot.ux_agent.scanning.wording import slug

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(
    r"(?:(?:tel(?:efon|ephone)?|phone|call(?: us)?(?: on)?|ring|mobile|mob|handy)\b[\s.:]*)?"
    r"(?P<number>\+?\(?\d[\d\s()/.\u00a0-]{5,}\d)",
    re.IGNORECASE,
)
_NO_PHONE = re.compile(
    r"\d{4}-\d\d?-\d\d?|\d\d?[./]\d\d?[./]\d{2,4}|\d{4}\s*[-\u2013/]\s*\d{4}"
    r"|\d{1,3}(?:[.,]\d{3})+(?:[.,]\d\d)?"
)
"""Dates, spans of years, large amounts."""

_LEAST_BARE = 10
"""Digits in a row that are a telephone number, not that of a charity or a company."""

_LABEL = re.compile(r"(?P<label>[^\W\d][^:\n]{1,40}?)\s*:\s+(?P<rest>\S.*)", re.DOTALL)
_LABEL_WORDS = 4
_LONG_AMOUNT = 30
_FREE = frozenset(
    {"free", "included", "gratis", "kostenlos", "inklusive", "on request", "auf anfrage", "gratuit"}
)
_DAYS = {
    "monday": ("mon", "montag", "lundi", "lunes", "maandag"),
    "tuesday": ("tue", "tues", "dienstag", "mardi", "martes", "dinsdag"),
    "wednesday": ("wed", "mittwoch", "mercredi", "woensdag"),
    "thursday": ("thu", "thur", "thurs", "donnerstag", "jeudi", "jueves", "donderdag"),
    "friday": ("fri", "freitag", "vendredi", "viernes", "vrijdag"),
    "saturday": ("sat", "samstag", "sonnabend", "samedi", "sabado", "sábado", "zaterdag"),
    "sunday": ("sun", "sonntag", "dimanche", "domingo", "zondag"),
}
_DAY = {
    name: day for day, names in _DAYS.items() for one in (day, *names) for name in (one, f"{one}s")
}
_JOINTS = frozenset({"to", "and", "till", "until", "bis", "und", "through", "thru"})
_MORE = frozenset(
    {"weekday", "weekdays", "weekend", "weekends", "daily", "bank", "holiday", "holidays"}
)
_PLAIN = frozenset(
    {"from", "open", "opens", "only", "closed", "von", "geöffnet", "uhr", "noon", "midday"}
)
"""Words of hours that say nothing of what there is then."""

_TIME = re.compile(
    r"\d{1,2}\s*(?:[:.]\s*\d\d|[ap]\.?m\b|uhr\b|h\b)|\b\d\d?\s*[-\u2013]\s*\d\d?\b|\bclosed\b"
    r"|\bgeschlossen\b|\bnoon\b|\bmidnight\b",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sept?|o[ck]t|nov|de[cz])[^\W\d]*"
_DATE = re.compile(
    rf"[\s,.]*(?:the\s+)?(?:\d\d?(?:st|nd|rd|th|\.)?\s+(?:of\s+)?{_MONTH}|{_MONTH}\s+\d\d?\b)",
    re.IGNORECASE,
)
"""What follows a day where it is that of a date: `14 March`, `March 14th`."""

_AMOUNT = re.compile(
    r"(?:[^\W\d]+\s+)?(?:[£$€¥]\s?\d[\d.,]*|\d[\d.,]*\s?(?:[£€$¥]|,-|\.-|kr\b|chf\b|eur(?:os?)?\b|usd\b))"
    r"(?:\s?(?:/|per\b|pro\b|a\b|each\b|pp\b).*)?",
    re.IGNORECASE,
)
CALLED = {
    "phone": ("phone number", "telephone", "telephone number", "tel", "number"),
    "email": ("e-mail", "mail", "email address"),
}
"""What people call such a text."""


class Labelled(NamedTuple):
    """A line with its label: `Saturday: 9am - 1pm`; `is_time` where it tells hours."""

    label: str
    is_time: bool


def kind_of(value: str) -> str:
    """`phone` or `email` for a text that is nothing else; '' for others."""
    text = value.strip()
    if _EMAIL.fullmatch(text):
        return "email"
    found = _PHONE.fullmatch(text)
    if found is None or _NO_PHONE.fullmatch(found["number"].strip()):
        return ""
    digits = sum(sign.isdigit() for sign in found["number"])
    if text.isdigit() and not text.startswith("0") and digits < _LEAST_BARE:
        return ""
    return "phone" if 7 <= digits <= 15 else ""


def is_amount(value: str) -> bool:
    """Whether a text is a sum of money, with at most a word before it: `from £9 per hour`."""
    return len(value) < _LONG_AMOUNT and bool(_AMOUNT.fullmatch(value.strip()))


def is_free(value: str) -> bool:
    """Whether a text is a price in words: `free`, `auf Anfrage`."""
    return value.strip().casefold() in _FREE


def labelled(value: str) -> Labelled | None:
    """The label of a line: what stands before its colon, or the days before its hours."""
    found = _LABEL.fullmatch(value.strip())
    if found and len(found["label"].split()) <= _LABEL_WORDS:
        return Labelled(found["label"], bool(_TIME.search(found["rest"])))
    days = _leading_days(value)
    rest = value.strip()[len(days) :]
    is_hours = days and _TIME.search(rest) and not _DATE.match(rest)
    return Labelled(days, is_time=True) if is_hours else None


def tells_what(value: str) -> bool:
    """Whether a line of times says what there is then: `Monday: Yoga with Sally, 7pm`."""
    rest = _TIME.sub(" ", value.partition(":")[2]).casefold()
    words = [word for word in re.split(r"[\W\d]+", rest) if len(word) > 2]
    return any(word not in _DAY and word not in _JOINTS | _MORE | _PLAIN for word in words)


def hours_words(label: str, *values: str) -> tuple[str, ...]:
    """What people call the hours of a day or days: `friday`, `friday hours`, `weekday hours`.

    One of the values that stand beside such labels must tell a time.
    """
    if not any(map(_TIME.search, values)):
        return ()
    days = [_DAY.get(part) for part in re.split(r"[^\w]+", label.casefold()) if part]
    named = [day for day in days if day]
    spoken = [" ".join(slug(label, 6).split("-"))]
    if len(named) == 1:
        spoken.append(named[0])
    elif named == ["monday", "friday"]:
        spoken.extend(["weekdays", "weekday"])
    elif named == ["saturday", "sunday"]:
        spoken.extend(["weekend", "weekends"])
    if not named and not _MORE & {*label.casefold().split()}:
        return ()
    found = (part for one in spoken for part in (one, f"{one} hours", f"{one} opening hours"))
    return tuple(dict.fromkeys(found))


def _leading_days(value: str) -> str:
    """The days that a text begins with, with what joins them; '' for none."""
    end = 0
    for part in re.finditer(r"[^\W\d]+|[-\u2013,&/.]|\s+|.", value.strip()):
        word = part[0].casefold()
        if word in _DAY or word in _MORE:
            end = part.end()
        elif word.strip() and word not in _JOINTS and not re.fullmatch(r"[-\u2013,&/.]", word):
            break
    return value.strip()[:end]
