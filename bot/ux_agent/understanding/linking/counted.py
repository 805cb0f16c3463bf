"""A new text for an entry of a plain list by its number: "the first tick should be …"."""

import re

from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.linking import linked
from bot.ux_agent.understanding.literals import unquoted
from bot.ux_agent.understanding.placing import pairs
from bot.ux_agent.understanding.words import anchors
from bot.ux_agent.understanding.words.phrases import normal, nouns
from bot.ux_agent.understanding.words.trim import cleared

_ORDINALS = (
    *(("first", "1st"), ("second", "2nd"), ("third", "3rd"), ("fourth", "4th")),
    *(("fifth", "5th"), ("sixth", "6th"), ("seventh", "7th"), ("eighth", "8th")),
)
_PLACES = {word: at for at, words in enumerate(_ORDINALS) for word in words} | {"last": -1}
_TOLD = re.compile(
    rf"(?is)^\W*(?:(?:please|pls|also|and|can you|could you)\s)*"
    r"(?:(?P<verb>change|update|set|replace|edit|reword)\s)?(?:(?:the|our|my)\s)?(?:very\s)?"
    rf"(?P<place>{'|'.join(_PLACES)})\s(?P<noun>[\w'-]+(?:\s[\w'-]+)?)"
    r"(?:\s(?:in|of|on|from|under)\s(?:(?:the|our|my)\s)?(?P<list>[\w' -]{3,40}?))?"
    r"(?P<joint>\s(?:should|must|has to|needs to)(?:\snow)?\s(?:be|say|read)\s*:?"
    r"|\sto(?:\s(?:say|read|be))?\s*:?|\swith|\sis\snow\s*:?|\s*:)\s+(?P<new>\S.*)$"
)
_POINTS = frozenset({"point", "item", "entry", "line", "bullet", "bullets"})
_LIST = r"(?i)\s+(?:list|lists|points|section)$"
_SAYS = r"(?i)\s(?:say|read)\b"
_STOPS = (".", "!", "?")
_FEWEST = 2  # one word may be a look: "the first tick should say green"


def read(message: str, index: SiteIndex) -> list[Draft]:
    """The draft of the entry's new text; [] where no one list of mere labels is meant."""
    found = _TOLD.match(message)
    if found is None or not _is_text(found):
        return []
    value = unquoted(cleared(found["new"]))
    button = _button(found, index)
    if button:
        return [linked.written(button, value)] if len(value.split()) >= _FEWEST else []
    named = [one for one in anchors.lists(index) if _is_plain(one) and _is_named(one, found)]
    at = _PLACES[found["place"].lower()]
    if len(named) != 1 or not -1 <= at < len(named[0].entries):
        return []
    labels = [entry.label for entry in named[0].entries]
    if not value or len(value.split()) < _FEWEST or labels.count(labels[at]) > 1:
        return []
    if all(label.endswith(_STOPS) for label in labels) and not value.endswith(_STOPS):
        value = f"{value}."
    draft = Draft(named[0].section, property="link-label", target=labels[at], value=value)
    return [draft._replace(listed=named[0].property, nature="text")]


def _is_text(found: re.Match[str]) -> bool:
    """False for what may be a look or a place: "should be dark green", "should be at the end"."""
    is_by_verb = re.match(r"(?i)\s(?:to|with)\b", found["joint"]) is not None
    if bool(found["verb"]) != is_by_verb:
        return False
    return bool(re.search(_SAYS, found["joint"])) or not found["new"][0].islower()


def _button(found: re.Match[str], index: SiteIndex) -> Target | None:
    """The words of the button at that place of the one part that is named, as its file has them."""
    if normal(found["noun"]) != "button" or not found["list"]:
        return None
    said = normal(re.sub(_LIST, "", found["list"]))
    parts = [
        section
        for section, also in index.sections.items()
        if said in {normal(section), *map(normal, also)}
    ]
    mine = [
        one
        for one in index.targets
        if [one.section] == parts and pairs.address_of(one, index) and _is_button(one)
    ]
    main = next((one for one in mine if one.property == "cta-text"), None)
    if said == "hero" and main:
        # The rest of the page may be called by the same name.
        mine = [one for one in mine if one.places[0].file == main.places[0].file]
    spots = {one.places[0].start for one in mine}
    at = _PLACES[found["place"].lower()]
    is_row = len({one.places[0].file for one in mine}) == 1 and len(spots) == len(mine)
    if not is_row or not -1 <= at < len(mine):
        return None
    return sorted(mine, key=lambda one: one.places[0].start)[at]


def _is_button(target: Target) -> bool:
    return any(name.endswith("button") for name in target.aliases)


def _is_plain(target: Target) -> bool:
    """True for a list whose entries are a text each and nothing else."""
    return bool(target.entries) and not any(
        entry.href_place or entry.description_place for entry in target.entries
    )


def _is_named(target: Target, found: re.Match[str]) -> bool:
    """True for the list whose entries are called so, or that is named behind "point"."""
    known, noun = nouns(target), normal(found["noun"])
    if not found["list"]:
        return noun in known
    noun = noun.rpartition(" ")[2]  # "the first bullet point"
    said = normal(re.sub(_LIST, "", found["list"]))
    return (noun in _POINTS or noun in known) and said in known
