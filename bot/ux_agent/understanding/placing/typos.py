"""Words of the site that a message calls misspelt, found by how they should be spelt."""

import re
from collections.abc import Iterable

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.placing import fitting
from bot.ux_agent.understanding.words import anchors
from bot.ux_agent.understanding.words.phrases import normal
from bot.ux_agent.understanding.words.spelling import nearest

_WORD = r"[\"“'‘]?([^\W\d_]{4,30})[\"”'’]?"
_PLACE = r"(?:\s+(?:in|on|at|of) (?:the |our |my )?(.{2,40}?))?\W*"
_BADLY = r"(?:wrong(?:ly)?|incorrectly|badly)"
_MISSPELT = rf"(?:spel(?:t|led) {_BADLY}|mis-?spel(?:t|led))"
_FORMS = (
    rf"(?i)\W*(?:you(?:'ve| have)? |we(?:'ve| have)? )?(?:mis-?spel(?:t|led)) {_WORD}{_PLACE}",
    rf"(?i)\W*(?:you(?:'ve| have)? |we(?:'ve| have)? )?spel(?:t|led) {_WORD} {_BADLY}{_PLACE}",
    rf"(?i)\W*(?:the word )?{_WORD} (?:is|was) {_MISSPELT}{_PLACE}",
)
_RATHER = rf"(?i)\W*(?:it|that|this)(?:'s| is| should be) {_WORD},? not {_WORD}{_PLACE}"
_ENDINGS = frozenset(["s", "d", "r", "es", "ed", "er", "ing", "ly", "y"])


def read(message: str, index: SiteIndex) -> list[Draft] | None:
    """A draft for each place of the misspelt word; None where none or several may be meant."""
    told = re.fullmatch(_RATHER, message)
    found = told or next((hit for form in _FORMS if (hit := re.fullmatch(form, message))), None)
    if found is None:
        return None
    right, place = found[1], found[found.re.groups] or ""
    sections = _sections(place, index)
    known = {word for text in _texts(index, sections) for word in re.findall(r"[^\W\d_]+", text)}
    wrong = [word for word in known if told and word.lower() == told[2].lower()]
    near = set(nearest(right.lower(), {word.lower() for word in known} - {right.lower()}))
    if not told:
        wrong = [word for word in known if word.lower() in near and not _is_form(word, right)]
    is_there = not told and right.lower() in {word.lower() for word in known}
    if not wrong or is_there or len({word.lower() for word in wrong}) > 1:
        return None
    drafts = [
        Draft(
            one.target.section,
            property="link-label" if one.entry else one.target.property,
            target=one.entry.label if one.entry else "",
            value=f"{one.before}{_like(right, wrong[0])}{one.after}",
            nature="text",
        )
        for one in anchors.find(wrong[0], index, sections)
        if one.part in {"value", "label"}
    ]
    # What stands in many places is more likely right than what the message says.
    return drafts if told or len(drafts) == 1 else None


def _sections(place: str, index: SiteIndex) -> list[str]:
    """The sections of a page that is named; all of the site where that is none."""
    words = {
        normal(place),
        normal(place).removesuffix(" page"),
        normal(place).split(" on the ")[-1],
    }
    return [
        name
        for name, also in index.sections.items()
        if words & {normal(name), *map(normal, also)} and place
    ]


def _texts(index: SiteIndex, sections: list[str]) -> Iterable[str]:
    for target in index.targets:
        if not sections or target.section in sections:
            yield from (target.value or "",) if fitting.is_text(target) else ()
            yield from (entry.label for entry in target.entries)


def _is_form(word: str, other: str) -> bool:
    """True for two forms of one word, such as its plural."""
    short, long = sorted((word.lower(), other.lower()), key=len)
    return long.startswith(short) and long[len(short) :] in _ENDINGS


def _like(word: str, old: str) -> str:
    return word.capitalize() if old[0].isupper() and word.islower() else word
