"""Texts that code goes on with in the site's sources: only the beginning of what people read."""

import re

from bot.ux_agent.site import Place, SiteIndex, Target
from bot.ux_agent.understanding import texts
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.outcome import Outcome
from bot.ux_agent.understanding.placing import fitting, questions

_GOES_ON = re.compile(r"[^<>{}]*\{(?!\s*([\"'`])\s*\1\s*\})[^%#/:@]")
"""A place of code that is no mere space (`{' '}`) behind a text."""


def asked(draft: Draft, target: Target, index: SiteIndex) -> Outcome | None:
    """The question which part takes a new text that is told of all of such a line."""
    is_picked = (draft.section, draft.property) == (target.section, target.property)
    if is_picked or draft.nature != "text" or not any(_goes_on(p, index) for p in target.places):
        return None
    place = target.places[0]
    mine = [
        one
        for one in index.targets
        if fitting.is_text(one) and _is_near(one, place) and one.section == target.section
    ]
    choices = questions.targets(
        [target, *(one for one in mine if one != target)], is_section_known=True
    )
    question = questions.ask("property", texts.which_text(draft.value), choices)
    return Outcome(question=question, draft=draft._replace(section=target.section, property=""))


def _is_near(target: Target, place: Place) -> bool:
    return any((one.file, one.line) == (place.file, place.line) for one in target.places)


def _goes_on(place: Place, index: SiteIndex) -> bool:
    """Whether code stands behind a text before the next tag of its line."""
    if place.kind not in {"html_text", "jsx_text"} or place.file not in index.files:
        return False
    last = place.line + place.raw.count("\n")
    line = index.files[place.file].lines.get(str(last), "").encode()
    start = 0 if "\n" in place.raw else place.column
    end = start + len(place.raw.rpartition("\n")[2].encode())
    return _GOES_ON.match(line[end:].decode(errors="replace")) is not None
