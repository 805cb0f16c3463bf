"""A day and a time told anew: "change Saturday 28 March, 7pm to Sunday 29 March, 6pm"."""

import re

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.placing import fitting

_DAY = (
    r"(?i)\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
    r"|(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?))\b"
)
_ASKED = (
    r"(?:(?:please|pls|can you|could you|change|update|correct|replace|move|the (?:date|time|day)"
    r" (?:has |is )?(?:changed|moved|moving)|it|from)\s+)*"
)
_CHANGED = re.compile(
    rf"(?i)^\W*{_ASKED}(?P<old>\S[^\n]{{4,80}}?)(?:\s(?:to|with|should (?:now )?(?:be|say|read)"
    r"|is now|becomes|must be)\s|\s?(?:->|→|=>)\s?)(?P<new>\S[^\n]{2,80}?)[\s.!]*$"
)
_INSTEAD = re.compile(
    r"(?i)^\W*(?:(?:it(?:['’]s| is)|make it|now)\s+)(?:now\s+)?(?P<new>\S[^\n]{2,80}?)"
    r"\s+(?:instead of|rather than|not)\s+(?P<old>\S[^\n]{4,80}?)[\s.!]*$"
)
_PARTED = r",?\s+(?:at\s+)?"
_MARKS = frozenset('"“”„«»')
_LONGEST = 200


def told(message: str, index: SiteIndex) -> str:
    """The message with both days in quotation marks, where a text of the site has the old one.

    It is written as the site has it: with its comma or without.
    """
    if len(message) > _LONGEST or not re.search(_DAY, message) or _MARKS & set(message):
        return message
    found = _INSTEAD.match(message) or _CHANGED.match(message)
    if found is None or not all(map(_is_day, (found["old"], found["new"]))):
        return message
    old, new = _written(found["old"], index), found["new"]
    return f'change "{old}" to "{new}"' if old else message


def _is_day(said: str) -> bool:
    """True for words that begin with a day or a number and hold both."""
    words = said.split()
    is_begun = words[0][:1].isdigit() or re.match(_DAY, words[0]) is not None
    return is_begun and any(map(str.isdigit, said)) and re.search(_DAY, said) is not None


def _written(said: str, index: SiteIndex) -> str:
    """The words as the one way that texts of the site have them, whatever parts them; else ''."""
    parts = [re.escape(one.strip(",")) for one in said.split() if one.lower() != "at"]
    form = re.compile("".join((r"(?i)(?<!\w)", _PARTED.join(parts), r"(?!\w)")))
    found = {
        one[0]
        for target in index.targets
        if fitting.is_text(target)
        for one in form.finditer(target.value or "")
    }
    return found.pop() if len(found) == 1 else ""
