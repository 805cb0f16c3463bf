"""The fields that one message holds: a name, a card's number, a date, a CVV."""

import re
from itertools import takewhile

from bot.card_numbers import LEAST_DIGITS, cards_in
from bot.payment.expiry import Expiry, find_expiry, spaced_expiry
from bot.payment.masking import is_spelled
from bot.payment.names import read_name, without_lead
from bot.payment.wishes import Step, read_wish
from bot.record import Record

_APART = " ; "
_RUN = re.compile(r"\d+(?:[^\S\n]?[-./·•_]?[^\S\n]?\d+)*")
_DIGITS = re.compile(r"\d+")
_LABEL = r"(?:cvv2?|cvc2?|cid|csc|security\s+code|prüfziffer|pruefziffer)"
_LABELLED = re.compile(rf"\b{_LABEL}\b\W{{0,3}}(?:(?:is|ist)\s+)?(\d{{3,4}})(?!\d)", re.IGNORECASE)
_ALONE = re.compile(r"(?<![\w/.-])\d{3,4}(?![\w/-]|\.\d)")
_ANSWER = re.compile(
    rf"(?:(?:my|the|its?|mein\w*|die)\s+)?(?:{_LABEL}\W{{0,3}}(?:(?:is|ist)\s+)?)?(?:it['’]?s\s+)?"
    r"(\d(?:\s?\d)*)\.?",
    re.IGNORECASE,
)
_OTHER_FIELD = re.compile(
    r"\b(?:and|und|with|mit|(?:credit|debit|kredit)?\s?(?:card|karte)n?|visa|master\s?card|amex"
    r"|american\s+express|discover|maestro|jcb|diners(?:\s+club)?|union\s?pay|kartennummer|number"
    r"|nummer|nr|exp(?:ires|iry|iration)?|date|valid|thru|until|through|till|gültig|ablaufdatum"
    rf"|datum|{_LABEL}|code|please|bitte)\b",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"^[\s:=#.]*(?:(?:my|mein\w*|the|is|ist|are|here|hier|no|bis|die|das)\b[\s:=#.]*)+"
    r"|(?:\b(?:my|mein\w*|the|is|ist|no|die|das)\b[\s:=#.]*)+$|[\s:=#]+$",
    re.IGNORECASE,
)
_BUSY = re.compile(
    r"\b(?:pay|paying|payment|want|need|would|like|hello|hi|hey|please|card|bill|invoice|order|make|buy"
    r"|donat\w+|help|how|what|why|can|could|you|the|to|for|is|are|a|an|thanks?|test|good|session"
    r"|zahl\w*|bezahl\w*|rechnung|ich|bitte|hilfe|wie|was|danke|guten?)\b",
    re.IGNORECASE,
)


class Message(Record):
    """A message in plain characters, when it came, and whether card numbers may be taken."""

    text: str
    now: float
    takes_raw: bool = True

    def __repr__(self) -> str:
        return f"Message({len(self.text)} characters)"


class Fields(Record):
    """What was read of a message: '' or None for what is not in it.

    `number` is a whole card number, `tried` digits that may have been meant as one.
    """

    name: str = ""
    number: str = ""
    tried: str = ""
    expiry: Expiry | None = None
    cvv: str = ""

    def __repr__(self) -> str:
        return "Fields(…)"


def read_fields(text: str, asked: Step) -> Fields:
    """The fields of a plain text, which answers the question for `asked`."""
    card = next(cards_in(text), None)
    spans = [(card.start, card.end)] if card else []
    tried = "" if card else _tried(text, spans)
    rest = _without(text, spans)
    expiry = find_expiry(rest)
    if expiry is None and asked == "expiry":
        expiry = spaced_expiry(rest)
    after = _without(rest, [(expiry.start, expiry.end)] if expiry else [])
    found = _LABELLED.search(after) or _ALONE.search(after)
    cvv = found[found.lastindex or 0] if found else ""
    left = _without(after, [found.span()] if found else [])
    placed = expiry and _placed(expiry, spans)
    return Fields(_name(left), card.number if card else "", tried, placed, cvv)


def read_cvv(text: str) -> str:
    """The digits of a plain text that is a CVV and nothing else, of any length; '' for none."""
    found = _ANSWER.fullmatch(text.strip())
    return re.sub(r"\s", "", found[1]) if found else ""


def digits_of(text: str) -> str:
    """All digits of a plain text."""
    return "".join(_DIGITS.findall(text))


def is_sentence(name: str) -> bool:
    """Whether words that could be a name are rather meant as a sentence."""
    found = [word[0] for word in _BUSY.finditer(name)]
    return sum(word[0].islower() for word in found) > 1


def is_full_name(name: str) -> bool:
    """Whether a name can be meant as one though nobody asked: words with capitals, none of ours."""
    words = name.split()
    begins = all(not word[0].islower() for word in words)
    return len(words) > 1 and begins and not _BUSY.search(name)


def _tried(text: str, spans: list[tuple[int, int]]) -> str:
    """The digits that are too many to be anything but a card number; notes where they stand."""
    for run in _RUN.finditer(text):
        digits = digits_of(run[0])
        if len(digits) >= LEAST_DIGITS:
            groups = [found[0] for found in _DIGITS.finditer(run[0])]
            alike = list(takewhile(lambda group: len(group) >= 4, groups))
            number = "".join(alike)
            number = number if len(number) >= LEAST_DIGITS else digits
            spans.append(run.span())
            return number
    return ""


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        text = f"{text[:start]}{_APART}{text[end:]}"
    return text


def _placed(expiry: Expiry, spans: list[tuple[int, int]]) -> Expiry:
    """The date with its place in the text from which the spans were not yet taken."""
    for start, end in spans:
        if expiry.start >= start:
            moved = end - start - len(_APART)
            return expiry._replace(start=expiry.start + moved, end=expiry.end + moved)
    return expiry


def _name(text: str) -> str:
    """The name in what is left of a message without its other fields."""
    whole = "" if ";" in text else read_name(text)
    if whole and _is_meant(whole):
        return whole
    parts = re.split(r"[;\n]|,(?!\s*[JS]r\b)", text)
    bare = (_bare(piece) for part in parts for piece in _OTHER_FIELD.split(without_lead(part)))
    names = (read_name(piece) for piece in bare)
    return next((name for name in names if name and _is_meant(name)), "")


def _is_meant(name: str) -> bool:
    return not read_wish(name, "name") and not is_sentence(name) and not is_spelled(name)


def _bare(piece: str) -> str:
    return _AROUND.sub("", _AROUND.sub("", piece))
