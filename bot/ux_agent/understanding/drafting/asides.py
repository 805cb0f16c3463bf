"""Clauses and messages that want nothing: questions, what is to be left alone, what was there."""

import re
from collections.abc import Sequence

from bot.ux_agent.understanding.words.clauses import LITERALS, VERBS, kinds
from bot.ux_agent.understanding.words.vocabulary import Item

_FORBIDDING = (
    r"(?i)\W*(?:(?:but|and|please|also|only|just)\W+){0,4}(?:do not|don'?t|never|leave|keep)\b"
)
_INQUIRING = r"(?i)\W*(?:is|are|was|were|does|do|did|has|have|who|why|when|where)\b"
_NOT = (
    r"(?i)\W*(?:(?:and|but|it)\W+){0,2}(?:not|instead of|rather than|was|were|formerly|previously"
    r"|used to be|before)\b"
)


def is_inquiry(text: str, items: Sequence[Item]) -> bool:
    """True for "is the footer black?", which wants to know."""
    is_asked = text.rstrip().endswith("?") and bool(re.match(_INQUIRING, text))
    return is_asked and not kinds(items) & (VERBS | {"called", "say"})


def wants_nothing(said: str, items: Sequence[Item]) -> bool:
    """True for a clause that forbids a change or tells what is there no more."""
    return _is_forbidden(said, items) or _is_no_value(said, items)


def _is_forbidden(said: str, items: Sequence[Item]) -> bool:
    """True for "don't change the header", "leave the menu as it is"."""
    named = kinds(items) & {"section", "property", "label", "link"}
    return (
        bool(named)
        and not kinds(items) & LITERALS
        and "less" in kinds(items)
        and bool(re.match(_FORBIDDING, said))
    )


def _is_no_value(said: str, items: Sequence[Item]) -> bool:
    """True for ", not “Old”" behind a wish."""
    return bool(re.match(_NOT, said)) and kinds(items) <= {"less", "quoted", "and"}
