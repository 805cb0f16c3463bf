"""Words of the site told without quotes: "change free parking to paid parking"."""

import re

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.figures.facts import words
from bot.ux_agent.understanding.literals import lift
from bot.ux_agent.understanding.words import anchors
from bot.ux_agent.understanding.words.vocabulary import vocabulary_of

_CHANGE = re.compile(
    r"(?i)^\W*(?:please\s)?(?:change|replace|swap|switch)\s(?:the\s|our\s)?(?P<old>[^\W\d]"
    r"[^\"“”\n\d,;:]{5,60}?)\s(?:to|with|for|into)\s(?P<new>[^\"“”\n\d,;:]{3,80}?)[\s.!]*$"
)
_FURTHER = r"(?i)\b(?:and|but|then|please|everywhere|page|section)\b"
_LEAST_SHARED = 4
_LONGEST = 500


def read(message: str, index: SiteIndex) -> list[Draft] | None:
    """The draft of new words for those that are told as they stand; None for any other message."""
    if len(message) > _LONGEST:
        return None
    told = _CHANGE.match(message)
    return _changed(told["old"], told["new"], message, index) if told else None


def _changed(old: str, new: str, message: str, index: SiteIndex) -> list[Draft] | None:
    """The draft of "change free parking to paid parking", where one text alone holds the words."""
    shared = {one for one in words(old) & words(new) if len(one) >= _LEAST_SHARED}
    if not shared or " " not in old.strip() or re.search(_FURTHER, f"{old} {new}"):
        return None
    is_plain = all(token.kind == "word" for token in lift(message))
    if not is_plain or old.casefold() in vocabulary_of(index).phrases:
        return None
    found = anchors.find(old, index)
    if len(found) != 1 or found[0].entry is not None or not found[0].before + found[0].after:
        return None
    return [Draft(anchor=old, value=new, nature="text")]
