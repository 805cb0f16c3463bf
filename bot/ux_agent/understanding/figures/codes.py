"""Numbers that name somebody in a register: "the charity number is 1098756", "our VAT number"."""

import re
from collections.abc import Iterator

from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.figures import calling, facts, numbering
from bot.ux_agent.understanding.figures.told import FRAME

_CODE = r"(?<![\w£$€.,:/-])(?:[A-Z]{1,3}[ -]?)?\d(?:[\d /-]*\d)?(?![\w%:]|[.,/]\d)"
_TOLD = (
    r"(?i:\W*((?:[^\W\d_]+['’]?[\s-]+){1,8}?)(?:numbers?|num|no|nr|id)\b\.?\s*"
    r"((?:[^\W\d_]+\s+|[:=>-]+\s*){0,4}?))"
    rf"({_CODE})"
    r"(?i:((?:[\s,.!–-]+[^\W\d_]+)*)\W*)"
)
_PHONES = frozenset(
    """
    phone phones telephone tel mobile cell call ring fax landline contact whatsapp house room flat
    unit table order the
    """.split()  # noqa: SIM905 - a row of words
)
_BESIDE = FRAME | frozenset(
    """
    typo mistake wrong correct right actually registered official say read says
    reads becomes became
    """.split()  # noqa: SIM905 - as above
)
_YEAR = r"(?:19|20)\d\d"
_FEWEST = 4


def read(message: str, index: SiteIndex, section: str = "") -> list[Draft] | None:
    """The drafts of a registered number that is told anew; None for any other message.

    One that no text of the site holds is of no place: it is never taken for a telephone's.
    """
    told = re.fullmatch(_TOLD, message.strip())
    if told is None or len(re.findall(r"\d", told[3])) < _FEWEST:
        return None
    whose = _named(told[1])
    around = _named(f"{told[2]} {told[4]}")
    if not whose or around or not _PHONES.isdisjoint(whose) or _is_called(whose, index):
        return None
    found = [
        (target, place)
        for target in index.targets
        if not section or target.section in section.split()
        for place in _places(target, whose, index)
    ]
    if len({(target.value or "")[start:end] for target, (start, end) in found}) == 1:
        return [_draft(target, *place, told[3]) for target, place in found]
    if found or re.fullmatch(numbering.PHONE, told[3].strip()):
        return None
    return [Draft(unknown=" ".join((*whose, "number")))]


def _named(said: str) -> list[str]:
    """The words that frame nothing."""
    return [word for word in re.findall(r"[^\W\d_]+", said.lower()) if word not in _BESIDE]


def _is_called(whose: list[str], index: SiteIndex) -> bool:
    """True where a telephone of the site is called so: "the emergency number"."""
    beside = facts.beside(index)
    known = (spot.words | beside(spot.target) for spot in calling.spots_of(index))
    return any(all(facts.words(word) & names for word in whose) for names in known)


def _places(target: Target, whose: list[str], index: SiteIndex) -> Iterator[tuple[int, int]]:
    """Where the one number of that name stands in a text."""
    value = target.value or ""
    if target.type not in {"text", "string", "markdown"} or not re.search(r"\d", value):
        return
    known = facts.words(value) | facts.beside(index)(target)
    if not all(facts.words(word) & known for word in whose):
        return
    dialled = [match.span() for match in re.finditer(numbering.PHONE, value)]
    found = [
        match
        for match in re.finditer(_CODE, value)
        if len(re.findall(r"\d", match[0])) >= _FEWEST
        and not re.fullmatch(_YEAR, match[0])
        and not any(start <= match.start() < end for start, end in dialled)
    ]
    behind = max(value.lower().rfind(word) for word in whose)
    following = [match for match in found if match.start() > behind]
    if len(found) == 1 or following:
        yield (following or found)[0].span()


def _draft(target: Target, start: int, end: int, new: str) -> Draft:
    value = target.value or ""
    whole = f"{value[:start]}{new.strip()}{value[end:]}"
    return Draft(target.section, property=target.property, value=whole, nature="text")
