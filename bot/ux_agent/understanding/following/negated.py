"""Looks that are told by what they shall not be: "not bold" is a weight like any other."""

import re

from bot.ux_agent.understanding.words.parts import QUOTED

_NOT_BOLD = (
    rf"(?i)({QUOTED})|(?<!say )(?<!read )(?<!to )(?<!is )(?<!are )(?<!was )"
    r"\b(?:not|no longer)\s+(?:(?:so|that|as|in)\s+)?bold\b"
    r"(?:\s+(?:any\s?more|any longer))?(?!\s+enough)"
)
_SHOULD = (
    r"(?i)^(\W*(?:(?:and|but|also|please|no|actually)\W+)*)"
    r"((?:the|our|my|its|it|that|this)\b[^\"“”„«»]{0,40}?)"
    r"\s+(?:should|must|shall)(?:\s+not|n'?t|\s+no longer)\s+be\s+(?:in\s+)?bold\b"
)
_LEFT = r"(?i)\b(?:leave|keep|have)(?=\s+(?:it|that|this|them|the\s.{2,30}?)\s+normal weight\b)"
_BARE = (
    r"(?i)\W*(?:(?:and|but|no|actually|just|please|pls|sorry|wait|hmm+|make it|leave it|keep it)"
    r"\b\W*)*"
)


def told(message: str) -> str:
    """The message with "normal weight" for "not bold", but for what is quoted."""
    said = re.sub(_SHOULD, r"\1make \2 normal weight", message)
    said = re.sub(_NOT_BOLD, lambda one: one[1] or "normal weight", said)
    return re.sub(_LEFT, "make", said) if said != message else message


def is_said(message: str) -> bool:
    """True for a message that says no more than "not bold"."""
    said = told(message)
    bare = rf"{_BARE}normal weight\W*(?:please|pls)?\W*"
    return said != message and re.fullmatch(bare, said) is not None
