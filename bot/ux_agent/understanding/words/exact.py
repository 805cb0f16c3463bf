"""Colours told in words and by their digits: in "dark grey-blue #2b3a42" the digits count."""

import re

from bot.ux_agent.understanding.words import colours
from bot.ux_agent.understanding.words.parts import QUOTED

_WORDS = r"[a-z]{3,}(?:(?:\s|-)[a-z]{3,}){0,4}"
_DIGITS = r"#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b"
_BEFORE = rf"(?i)({QUOTED})|(?<![\w-])({_WORDS})[\s,:=–-]+(\(?{_DIGITS}\)?)"
_BEHIND = rf"(?i)({_DIGITS})\s*\(({_WORDS})\)"
_PLACE = r"(?i)(?<!to )(?<!in )(?<!be )(?<!use )\bthe$"


def told(message: str) -> str:
    """The message with the digits alone of each colour that stands in words beside them."""
    message = re.sub(_BEFORE, _digits_behind, message)
    return re.sub(_BEHIND, lambda one: one[1] if _is_colour(one[2]) else one[0], message)


def _digits_behind(found: re.Match[str]) -> str:
    if found[1]:
        return found[0]
    said = found[2]
    for word in re.finditer(r"(?<![^\s-])\w", said):
        before = said[: word.start()]
        if _is_colour(said[word.start() :]):
            # In "make the blue #2b3a42" the word tells which place it is.
            is_place = re.search(_PLACE, before.rstrip())
            return found[0] if is_place else f"{before}{found[3].strip('()')}"
    return found[0]


def _is_colour(said: str) -> bool:
    """True for words that are colours and nothing else: "dark grey-blue", "greenish"."""
    words = [word.removesuffix("ish") for word in re.split(r"[\s-]", said.lower())]
    while words:
        value, length = colours.match(words)
        if not value:
            return False
        words = words[length:]
    return True
