"""Wishes for space in a part of a page: "give the footer more room" is one for its padding.

Space above, below or between things is that of no one part, and stays what it is.
"""

import re

_ASK = (
    r"(?:(?:please|pls|can|could|would|you|we|and|then|also|but|now|i|i'?d|like|want|need|to|let'?s"
    r"|should|there should be)\b[,:]?\s+){0,6}"
)
_BEGIN = rf"(?:^\W*|[.,;!?\n]\s*|\b(?:and|then|but)\s+){_ASK}"
_PART = (
    r"((?:the|our|my|its?|that|this|every|each|all)\b"
    r"(?:(?!\b(?:and|but|to|with)\b)[\w'’ -]){0,50}?)"
)
_MORE = (
    r"((?:(?:a (?:bit|little|lot)|some|much|slightly)\s+)?(?:more|less))\s+(?:empty\s+|white\s+)?"
    r"(?:space|room|white-?space)"
)
_END = r"(?=\s*(?:$|[.,;!?\n]|\b(?:and|but|please|pls|thanks?|too|as well)\b))"
_INSIDE = re.compile(
    rf"(?i)({_BEGIN})(?:(?:put|add|leave|make|have|get|give|use)\s+)?{_MORE}\s+"
    rf"(?:in|inside|within)\s+{_PART}{_END}"
)
_GIVEN = re.compile(rf"(?i)({_BEGIN})(?:give|leave)\s+{_PART}\s+{_MORE}(?: inside)?{_END}")


def told(message: str) -> str:
    """The message with "padding" for the space in a part."""
    said = _INSIDE.sub(r"\1\2 padding in \3", message)
    return _GIVEN.sub(r"\1\3 padding in \2", said)
