"""Days of the week as people name them, one by one, in rows and in ranges."""

import re

from bot.record import Record
from bot.ux_agent.understanding.words.spelling import nearest

_NAMES = (
    r"mon(?:day)?s?|montags?|lundis?|lunes|luned[iì]|maandag",
    r"tue(?:s|sday|sdays)?|dienstags?|mardis?|martes|marted[iì]|dinsdag",
    r"wed(?:s|nesday|nesdays)?|mittwochs?|mercredis?|mi[eé]rcoles|mercoled[iì]|woensdag",
    r"thu(?:r|rs|rsday|rsdays)?|donnerstags?|jeudis?|jueves|gioved[iì]|donderdag",
    r"fri(?:day)?s?|freitags?|vendredis?|viernes|venerd[iì]|vrijdag",
    r"sat(?:urday)?s?|samstags?|sonnabends?|samedis?|s[aá]bado|sabato|zaterdag",
    r"sun(?:day)?s?|sonntags?|dimanches?|domingo|domenica|zondag",
)
_SETS = {"weekday": range(5), "weekend": range(5, 7), "daily": range(7), "every day": range(7)}
_DAY = "|".join(f"(?P<d{at}>{name})" for at, name in enumerate(_NAMES))
_WORD = re.compile(rf"(?i)\b(?:{_DAY}|(?P<many>weekdays?|weekends?|daily|every day))\b\.?")
_RANGE = re.compile(r"(?i)\s*[-–—]\s*|\s+(?:to|till|til|until|through|thru|bis)\s+")
_ROW = re.compile(r"(?i)\s*(?:,|&|\+|/|\band\b)\s*(?:and\s+)?(?:on\s+)?")
_WEEK = 7
NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()  # noqa: SIM905
"""The days of the week, Monday first."""

WORDS = (
    *NAMES,
    *"mon tue tues wed thu thur thurs fri sat sun day daily week weekday weekend".split(),  # noqa: SIM905
    *"every and to on until till all".split(),  # noqa: SIM905
)
"""The words of which a row of days is made."""

_ENDED = re.compile(r"(?i)\b[a-z]{2,7}days?\b")
_MISTAKES = 2


class Days(Record):
    """Days that are named together at characters `start` to `end`, Monday being 0."""

    start: int
    end: int
    days: frozenset[int]


def respelled(text: str) -> str:
    """The text with the names of days as they are spelt: "wendsdays" is "wednesdays"."""
    return _ENDED.sub(_respelled, text)


def _respelled(found: re.Match[str]) -> str:
    word = found[0]
    if _WORD.fullmatch(word):
        return word
    last = word[-1] if word[-1] in "sS" else ""
    near = nearest(word.lower().removesuffix("s"), NAMES, _MISTAKES)
    return f"{near[0]}{last}" if len(near) == 1 else word


def named(text: str) -> list[Days]:
    """The groups of days in a text."""
    found: list[Days] = []
    joint = False
    for match in _WORD.finditer(text):
        days = _days(match)
        if found:
            between = text[found[-1].end : match.start()]
            last = found[-1]
            if _RANGE.fullmatch(between) and len(days) == len(last.days) == 1 and not joint:
                found[-1] = Days(last.start, match.end(), _range(last.days, days))
                joint = True
                continue
            if _ROW.fullmatch(between):
                found[-1] = Days(last.start, match.end(), last.days | days)
                continue
        joint = False
        found.append(Days(*match.span(), days))
    return found


def in_name(name: str) -> frozenset[frozenset[int]]:
    """The days that a name may mean, whose signs are lost: "tue thu" is a row or a range."""
    groups = [group.days for group in named(name)]
    if len(groups) == 2 and all(len(one) == 1 for one in groups):
        return frozenset({groups[0] | groups[1], _range(*groups)})
    return frozenset(groups[:1]) if len(groups) == 1 else frozenset()


def _days(match: re.Match[str]) -> frozenset[int]:
    many = (match["many"] or "").lower()
    if many:
        return frozenset(_SETS[many.removesuffix("s") if many != "daily" else many])
    return frozenset(at for at in range(_WEEK) if match[f"d{at}"])


def _range(first: frozenset[int], last: frozenset[int]) -> frozenset[int]:
    start, end = min(first), min(last)
    return frozenset(one % _WEEK for one in range(start, end + 1 + _WEEK * (end < start)))
