"""Expiration dates as people write them: month and year, good until the month's last moment.

Source: ISO/IEC 7813 (a card is valid through the last day of the month embossed on it).
"""

import re
from datetime import UTC, datetime
from typing import Literal, TypeAlias

from bot.record import Record

MOST_YEARS = 20
"""No card is issued for longer; what lies further ahead is a slip."""

Fault: TypeAlias = Literal["form", "month", "past", "far"]

_MONTHS = (
    ("january", "januar", "jänner", "jan"),
    ("february", "februar", "feber", "feb"),
    ("march", "märz", "maerz", "mar", "mär", "mrz"),
    ("april", "apr"),
    ("may", "mai"),
    ("june", "juni", "jun"),
    ("july", "juli", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oktober", "oct", "okt"),
    ("november", "nov"),
    ("december", "dezember", "dec", "dez"),
)
_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_NAME = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_ALONE = (r"(?<![\d/.-])", r"(?![/.-]?\d)")
_FORMS = (
    rf"{_ALONE[0]}(?P<year>20\d\d)\s?[-/.]\s?(?P<month>\d\d){_ALONE[1]}",
    rf"{_ALONE[0]}(?P<month>\d{{1,2}})\s?[-/.]\s?(?P<year>20\d\d|\d\d){_ALONE[1]}",
    rf"\b(?P<name>{_NAME})\b\.?,?\s*(?:of\s+)?['’]?(?P<year>20\d\d|\d\d){_ALONE[1]}",
)
_DATE = tuple(re.compile(form, re.IGNORECASE) for form in _FORMS)
_SPACED = re.compile(r"\s*(?P<month>\d{1,2})\s+(?P<year>20\d\d|\d\d)\s*")


class Expiry(Record):
    """A date as written: the month as it stands, the year in four digits, and its place."""

    month: int
    year: int
    start: int
    end: int

    @property
    def text(self) -> str:
        """As cards and the stored session write it: `12/25`."""
        return f"{self.month:02}/{self.year % 100:02}"

    def fault(self, now: float) -> Fault | None:
        """What is wrong with it at `now` (epoch seconds), None where the card may be used."""
        today = datetime.fromtimestamp(now, UTC)
        if not 1 <= self.month <= 12:
            return "month"
        if (self.year, self.month) < (today.year, today.month):
            return "past"
        return "far" if self.year > today.year + MOST_YEARS else None


def find_expiry(text: str) -> Expiry | None:
    """The first date in a plain text; None where there is none."""
    for form in _DATE:
        if found := form.search(text):
            return _read(found)
    return None


def spaced_expiry(text: str) -> Expiry | None:
    """The date that a whole text is, written `12 25`: not looked for among other things."""
    found = _SPACED.fullmatch(text)
    return _read(found) if found else None


def parts(text: str) -> tuple[int, int]:
    """Month and four-digit year of a stored `12/25`."""
    month, _, year = text.partition("/")
    return int(month), 2000 + int(year)


def _read(found: re.Match[str]) -> Expiry:
    said = found.groupdict()
    name = said.get("name")
    month = _NUMBERS[name.lower()] if name else int(said["month"])
    year = int(said["year"])
    return Expiry(month, year if year >= 2000 else 2000 + year, found.start(), found.end())
