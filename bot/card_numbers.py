"""Card numbers in what people write: found, checked and named by brand, never kept.

Sources: ISO/IEC 7812-1 (numbers of 12 to 19 digits, the Luhn check digit) and the issuers' ranges
as Stripe's documentation of cards and their public rules name them.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from bot.record import Record

LEAST_DIGITS = 12
MOST_DIGITS = 19
LEAST_SUSPECT = 13
"""Fewer digits than these are looked at where no card number is asked for (PCI DSS: 13 to 19)."""


class Brand(Record):
    """A kind of card: its name, ranges of first digits, numbers of digits, digits of its CVV."""

    name: str
    ranges: tuple[tuple[str, str], ...]
    lengths: tuple[int, ...]
    cvv: int = 3


class Found(Record):
    """A number that may be a card's, and where it stands in the plain text; never shown whole."""

    number: str
    start: int
    end: int

    def __repr__(self) -> str:
        return f"Found({shown(self.number)!r})"


_UP_TO_19 = tuple(range(LEAST_DIGITS, MOST_DIGITS + 1))
BRANDS = (
    Brand("American Express", (("34", "34"), ("37", "37")), (15,), 4),
    Brand("Diners Club", (("300", "305"), ("36", "36"), ("38", "39")), (14, *range(16, 20))),
    Brand("Mastercard", (("51", "55"), ("2221", "2720")), (16,)),
    Brand("Discover", (("6011", "6011"), ("644", "649"), ("65", "65")), tuple(range(16, 20))),
    Brand("JCB", (("3528", "3589"),), tuple(range(16, 20))),
    Brand("UnionPay", (("62", "62"), ("81", "81")), tuple(range(16, 20))),
    Brand("Visa", (("4", "4"),), (13, 16, 19)),
    Brand(
        "Maestro", (("50", "50"), ("56", "59"), ("60", "61"), ("63", "64"), ("66", "69")), _UP_TO_19
    ),
)

_TELLING_DIGITS = 4  # of a number tell its brand
_DIGITS = re.compile(r"\d+")
_DOUBLED = str.maketrans("0123456789", "0246813579")
_INVISIBLE = {"Cf", "Me"}
_VARIANTS = range(0xFE00, 0xFE10)  # of what stands before them: the digits of emojis
_BETWEEN = r"(?:[^\S\n]{0,2}[-./·•_,|:'’]{1,2}[^\S\n]{0,2}|[^\S\n]{1,3}|\n)"
_LISTING = frozenset(".,:\n")  # between digits they also make decimals, lists, and times of day
_MOST_SPACES = 4  # in a number as it stands on a card
_GROUPS = re.compile(rf"\d+(?:{_BETWEEN}\d+)*")


def plain(text: str) -> str:
    """The text with compatible characters made one and every digit of any script as 0 to 9."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(map(_plain_character, folded))


def _plain_character(one: str) -> str:
    if one.isascii():
        return one
    if one.isdigit():
        return str(unicodedata.digit(one))
    if unicodedata.category(one) in _INVISIBLE or ord(one) in _VARIANTS:
        return ""
    return "-" if unicodedata.category(one) == "Pd" else one


def is_luhn(number: str) -> bool:
    """Whether the check digit of a number is right."""
    digits = number[-1::-2] + number[-2::-2].translate(_DOUBLED)
    return sum(map(int, digits)) % 10 == 0


def brand_of(number: str) -> Brand | None:
    """The brand by the first digits, whatever the length; None where no brand begins so."""
    for brand in BRANDS:
        if any(low <= number[: len(low)] <= high for low, high in brand.ranges):
            return brand
    return None


def is_card(number: str) -> bool:
    """Whether a number is one that a card can have: brand, length and check digit fit."""
    brand = brand_of(number)
    return brand is not None and len(number) in brand.lengths and is_luhn(number)


def shown(number: str) -> str:
    """The part of a card number that may be shown (PCI DSS 3.4.1): its last four digits."""
    return f"•••• {number[-4:]}"


def cards_in(text: str) -> Iterator[Found]:
    """Every card number in a plain text, however its digits are grouped, from left to right."""
    for run in _GROUPS.finditer(text):
        groups = list(_DIGITS.finditer(run[0]))
        first = 0
        while first < len(groups):
            count, number = _shortest(run[0], groups, first)
            if count:
                end = groups[first + count - 1].end()
                yield Found(number, run.start() + groups[first].start(), run.start() + end)
            first += count or 1


def _shortest(run: str, groups: list[re.Match[str]], first: int) -> tuple[int, str]:
    """How many groups from the `first` on are a card's number, and the number; 0 where none are."""
    number, brand = "", None
    for count in range(1, len(groups) - first + 1):
        number += groups[first + count - 1][0]
        if len(number) > MOST_DIGITS:
            break
        if brand is None and len(number) >= _TELLING_DIGITS:
            brand = brand_of(number)
            if brand is None:
                break
        is_number = brand and len(number) in brand.lengths and is_luhn(number)
        if is_number and not _is_listing(run, groups[first : first + count]):
            return count, number
    return 0, ""


def _is_listing(run: str, groups: list[re.Match[str]]) -> bool:
    """Whether groups rather are prices, sizes or times in a row: "4.50, 5.50", "40 41 42"."""
    pairs = list(pairwise(groups))
    if len(pairs) >= _MOST_SPACES and all(int(left[0]) < int(right[0]) for left, right in pairs):
        return True
    between = {run[left.end() : right.start()].strip(" ") for left, right in pairs}
    if not any(_LISTING & set(one) for one in between):
        return False
    sizes = {len(group[0]) for group in groups[:-1]}
    return len(between) > 1 or len(sizes) > 1 or not sizes <= {1, 4}


def holds_card(text: str) -> bool:
    """Whether somebody has typed a card's number into this text; most texts cost one count."""
    if sum(map(str.isdigit, text)) < LEAST_SUSPECT:
        return False
    return any(len(found.number) >= LEAST_SUSPECT for found in cards_in(plain(text)))
