"""Prices and other plain numbers, and a new one written as the one that stands there."""

import re
from decimal import Decimal

from bot.record import Record

_COINS = {
    "£": "£",
    "$": "$",
    "€": "€",
    "pound": "£",
    "pounds": "£",
    "quid": "£",
    "gbp": "£",
    "euro": "€",
    "euros": "€",
    "eur": "€",
    "dollar": "$",
    "dollars": "$",
    "usd": "$",
}
_WORDS = "|".join(word for word in _COINS if word.isalpha())
_SUM = re.compile(
    r"(?i)(?P<before>[£$€])?(?P<gap>(?<=[£$€])\s?)?"
    r"(?<![\w.,:/–-])(?P<number>\d{1,9}(?:[.,' ]\d{3})*(?:[.,]\d{1,2})?)(?:[,.]-(?!\w))?"
    rf"(?![\w:%/]|[.,–-]\d)(?:\s?(?P<after>[£$€]|(?:{_WORDS})\b))?"
)


class Sum(Record):
    """A number at characters `start` to `end`, its currency's sign ("" for none) around it.

    The digits stand at `first` to `last`.
    """

    start: int
    end: int
    first: int
    last: int
    number: str
    coin: str


def sums(text: str) -> list[Sum]:
    """The numbers of a text that may be prices."""
    return [_sum(match) for match in _SUM.finditer(text)]


def _sum(match: re.Match[str]) -> Sum:
    coin = match["before"] or _COINS.get((match["after"] or "").lower(), "")
    start = match.start("before") if match["before"] else match.start("number")
    end = match.end("after") if match["after"] else match.end("number")
    return Sum(start, end, *match.span("number"), match["number"], coin)


def amount(number: str) -> Decimal:
    """The value of a number, whichever sign parts its thousands and its decimals."""
    plain = number.replace(" ", "").replace("'", "")
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", plain):
        return Decimal(re.sub("[.,]", "", plain))
    head, sign, tail = _decimals(plain)
    return Decimal(f"{re.sub('[.,]', '', head)}.{tail}" if sign else re.sub("[.,]", "", plain))


def _decimals(number: str) -> tuple[str, str, str]:
    """The digits before the decimals, the sign that parts them, and the decimals."""
    found = re.fullmatch(r"(.*?)([.,])(\d{1,2})", number)
    return (found[1], found[2], found[3]) if found else (number, "", "")


def written(new: str, old: str, *, is_bare: bool = False) -> str:
    """The number `new` in the form of `old`; `is_bare` for one of a data file, without zeros."""
    value = amount(new)
    _, sign, tail = _decimals(old)
    is_bare = is_bare or len(tail) == 1
    whole = int(value)
    parting = re.search(r"\d([.,' ])\d{3}(?!\d)", old)
    is_parted = parting is not None or (sign == "," and whole > 999)
    head = str(whole)
    if parting and is_parted:
        head = f"{whole:,}".replace(",", parting[1])
    elif _decimals(new)[1] != "," and re.fullmatch(r"\d{1,3}(?:,\d{3})+", new) and not is_bare:
        head = f"{whole:,}"
    cents = f"{value % 1:.2f}"[2:]
    if is_bare:
        cents = cents.rstrip("0")
    elif cents == "00" and not tail:
        cents = ""
    return f"{head}{sign or '.'}{cents}" if cents else head


def in_form(value: str, current: str) -> str:
    """A number as the site writes the one that stands there: "105" for "£99" is "£105"."""
    there = sums(current)
    if len(there) != 1:
        return value
    new = written(value, there[0].number)
    return current[: there[0].first] + new + current[there[0].last :]
