"""Clauses that tell a number beside others, and places where only a number stands."""

import re
from collections.abc import Sequence

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.placing.candidates import candidates
from bot.ux_agent.understanding.words.clauses import kinds
from bot.ux_agent.understanding.words.hints import may_hold
from bot.ux_agent.understanding.words.parts import Parts
from bot.ux_agent.understanding.words.vocabulary import Item

FIELD_HINTS: tuple[str, ...] = (
    " of ",
    " about ",
    " for ",
    "'s ",
    "’s ",
    "s' ",
    " by ",
    " from ",
    " to “",
    ' to "',
)
FIELD_HINTS += (" lasts ", " takes ", " is now ", " free", " the name ", "rename ", " new ")
FIELD_HINTS += (
    " name is ",
    " should say",
    " should read",
    "day: ",
    "days: ",
    ": “",
    ': "',
    " now called",
    "no longer",
)
"""What any request about one field of a thing holds."""

_NAMED = r"\b(?:to|with|by) [A-Z][\w.’'-]+ [A-Z]"

GONE_HINTS: tuple[str, ...] = ("remove ", "delete ", "drop ", "take ", "get rid ", "scrap ")
GONE_HINTS += ("hide a", "hide one ", "anymore", "any more", "any longer", "no longer", "stopped ")
"""What any request holds that wants something gone."""

MOVED_HINTS: tuple[str, ...] = ("put ", "move", "moving", "place ", "bring ", "shift ", "swap ")
MOVED_HINTS += ("switch ", " go ", "come ", "reschedule ", "day", " is now ")
"""What any request holds that wants something at another place."""

_JOINED = r"(?i)^[\s,;.]*(?:(?:and|also|then|plus|but)\b\s*)*|[\s,;]+$"


def names_somebody(said: str) -> bool:
    """True for somebody's name behind "to": what is told may be who has a role."""
    return not said[1:].islower() and re.search(_NAMED, said) is not None


def told(
    said: str, items: Sequence[Item], drafts: Sequence[Draft], index: SiteIndex
) -> list[Draft]:
    """What a clause that only tells a number or one field comes to, be it of what is named."""
    of_field = _of_field(said, index)
    if of_field:
        return of_field
    if not kinds(items) & {"number", "figure"}:
        return []
    from bot.ux_agent.understanding.figures import telling  # noqa: PLC0415 - few requests tell a number

    is_same = bool(drafts) and items[0].kind in {"it", "to"}
    name = (drafts[-1].target or drafts[-1].anchor) if is_same else ""
    if name:
        said = f"{name} " + re.sub(r"(?i)^\W*(?:and|but|it|its|it's|they|\W)*\b", "", said)
    found = telling.read(said, index) or []
    known = {(one.section, one.property, one.target) for one in drafts}
    if any((one.section, one.property, one.target) in known for one in found):
        # Two numbers of one text: the later one must not undo the first.
        return [one._replace(value="", nature="") for one in found]
    return found or [Draft()] * (items[0].kind == "to")


def _of_field(said: str, index: SiteIndex) -> list[Draft]:
    """What a clause about one field of an entry, or an entry that goes, comes to."""
    found: list[Draft] | None = None
    said = re.sub(_JOINED, "", said)
    if may_hold(said, FIELD_HINTS) or names_somebody(said):
        from bot.ux_agent.understanding.linking import attributes  # noqa: PLC0415 - few requests tell one

        found = attributes.read(said, index)
    if not found and may_hold(said, GONE_HINTS):
        from bot.ux_agent.understanding.linking import removing  # noqa: PLC0415 - as above

        found = removing.read(said, index)
    return found or []


def countable(draft: Draft, parts: Parts, index: SiteIndex) -> Draft:
    """A draft that says more than a number where only a number stands asks for one."""
    is_number = draft.nature == "text" and any(map(str.isdigit, draft.value))
    if not is_number or draft.anchor or "quoted" in kinds(parts.items):
        return draft
    from bot.ux_agent.understanding.figures import numbering  # noqa: PLC0415 - few values hold a number

    found = candidates(draft, index)
    is_bare = len(found) == 1 and numbering.is_bare(found[0].value or "")
    if is_bare and not numbering.is_bare(draft.value):
        return draft._replace(value="", nature="", stop="")
    return draft
