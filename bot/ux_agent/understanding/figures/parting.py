"""The clauses of a message that tells several numbers: "soup is £6 and stew £9"."""

import re
from collections.abc import Iterator

HINT = re.compile(r"(?i)\d|\b(?:closed|shut|noon|midnight|midday)\b")
"""What any message that tells a number holds."""

_PARTING = re.compile(r"\s*(?:[;\n]|,(?!\d)|[.!](?=\s|$)|\band\b|&|\bbut\b)\s*", re.IGNORECASE)

# "£42 large", "£80 at the weekend"
_PRICED_FIRST = (
    r"[£$€]\s?\d[\d.,]*\s+(?:(?:at|on|in|for)\s+(?:the\s+)?)?(?!each\b|now\b|per\b)[^\W\d_]{3,}"
)

# "37 for medium dogs", behind another price
_NUMBER_FIRST = r"\d[\d.,]*\s+(?:for|on|at|in)\s+(?:the\s+)?(?!each\b|now\b|per\b)[^\W\d_]{3,}"
_OF_OLD = frozenset({"not", "was", "instead", "rather", "than", "before", "formerly"})


def clauses(message: str) -> Iterator[str]:
    """The pieces of a message each of which holds a number; others go with the next one."""
    start = 0
    ends = [*((one.start(), one.end()) for one in _PARTING.finditer(message)), (len(message),) * 2]
    for end, following in ends:
        piece, rest = message[start:end], message[following:]
        has_next = bool(HINT.search(rest)) and _names(rest)
        if has_next and HINT.search(piece):
            yield piece
            start = following
    if message[start:].strip():
        yield message[start:]


def _names(text: str) -> bool:
    """True when something is named before the first number of a text, or behind a price."""
    if re.match(_PRICED_FIRST, text) or re.match(_NUMBER_FIRST, text):
        return True
    before = re.split(r"\d", text, maxsplit=1)[0]
    return any(len(word) > 2 and word not in _OF_OLD for word in re.findall(r"[^\W\d_]+", before))
