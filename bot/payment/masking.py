"""What may be remembered of a message: no digit but those of a date, of a card the last four.

Source: PCI DSS v4.0.1, 3.3.1 (no CVV is kept), 3.4.1 (what of a number may be shown).
"""

import re

from bot.card_numbers import cards_in, shown
from bot.payment.expiry import Expiry

HIDDEN = "•••"
"""Stands for what was a CVV, or may have been one."""

_RUN = re.compile(r"\d(?:[^\w\n]{0,3}\d)*")
_WORDS = (
    "zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|double|triple"
    "|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    "|null|eins|ein|zwei|zwo|drei|vier|fünf|fuenf|sechs|sieben|acht|neun|zehn|elf|zwölf"
    "|doppel|(?:(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und)?"
    "(?:zwan|vier|fünf|sech|sieb|acht|neun)zig"
)
_SPOKEN = re.compile(
    rf"\b(?:{_WORDS})(?:[\W_]+(?:{_WORDS})){{2,}}\b|[〇零一二三四五六七八九]{{3,}}", re.IGNORECASE
)


def masked(text: str, expiry: Expiry | None = None) -> str:
    """A plain text without the digits in it, spelled ones included; `expiry` stays readable."""
    if expiry is not None:
        before, after = text[: expiry.start], text[expiry.end :]
        return f"{masked(before)}{text[expiry.start : expiry.end]}{masked(after)}"
    kept, parts = 0, []
    for card in cards_in(text):
        parts += [_hidden(text[kept : card.start]), shown(card.number)]
        kept = card.end
    return "".join([*parts, _hidden(text[kept:])])


def is_spelled(text: str) -> bool:
    """Whether a text holds digits as words, which a name could hide and nothing may keep."""
    return bool(_SPOKEN.search(text))


def _hidden(text: str) -> str:
    return _SPOKEN.sub(HIDDEN, _RUN.sub(HIDDEN, text))
