"""Words that stand on the site and those for them: "where it says A put B", "change A b to C b"."""

import re

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.figures.facts import words
from bot.ux_agent.understanding.literals import lift, unquoted
from bot.ux_agent.understanding.words import anchors
from bot.ux_agent.understanding.words.trim import as_told
from bot.ux_agent.understanding.words.vocabulary import vocabulary_of

_OLD = r"(?:[\"“„](?P<quoted>[^\"“”\n]{1,200})[\"”]|(?P<bare>[^\"“”\n]{2,120}?))"
_WHERE = re.compile(
    r"(?is)^\W*(?:please\s)?where\s(?:it|the (?:web)?site|the page|our (?:web)?site)\s"
    rf"(?:currently\s|now\s|still\s)?(?:says|reads)\s{_OLD}[,;:]?\s"
    r"(?:please\s|just\s|can you\s|could you\s)*(?:put|write|use|say|it should (?:say|read|be)"
    r"|make (?:it|that)(?:\s(?:say|read))?|change (?:it|that) to|replace (?:it|that) (?:with|by))"
    r"\s(?P<new>\S.{0,300}?)(?:\sinstead\W*)?$"
)
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
    where = _WHERE.match(message)
    if where:
        old = where["quoted"] or unquoted(where["bare"])
        return [Draft(anchor=old.strip(), value=as_told(where["new"]), nature="text")]
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
