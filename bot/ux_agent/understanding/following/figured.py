"""A price, hours, a telephone's number or a mail address that is answered: as if told at once."""

import re

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.figures import calling, clock, restating
from bot.ux_agent.understanding.figures.facts import Fact, known_of, words
from bot.ux_agent.understanding.figures.numbering import CLOSED
from bot.ux_agent.understanding.figures.told import FRAME, Told, edge_of, told
from bot.ux_agent.understanding.literals import lift
from bot.ux_agent.understanding.placing.resolve import resolve
from bot.ux_agent.understanding.words.vocabulary import vocabulary_of

_HINT = re.compile(r"(?i)\d|@|\b(?:closed|shut|noon|midnight|midday|past|quarter|clock)\b")
_OF_SUMS = words(*(FRAME - {"from", "up", "down", "to", "each", "all"}), "price", "costs")
_OF_HOURS = words(
    *FRAME,
    *"open opens opening hours close closes closing closed shut till til until between".split(),  # noqa: SIM905
)
_COIN = r"[£$€]"
_LONGEST = 60


def read(pending: Draft, answer: str, request: str, index: SiteIndex) -> list[Draft]:
    """The drafts that write an answered number as the site writes it, wherever it shows it.

    Where the request names a part of the site, only there. Empty for an answer that says more than
    a number, and where no number stands now.
    """
    if len(answer) > _LONGEST or not _HINT.search(answer) or pending.anchor:
        return []
    if any(token.kind == "quoted" for token in lift(answer)):
        return []
    place = (pending.section, pending.property, pending.target)
    is_named = any(one.kind == "section" for one in vocabulary_of(index).items(lift(request)))
    told_of = calling.everywhere(place, answer, index, is_there_alone=is_named)
    return told_of or _counted(pending, clock.spoken(answer), request, index)


def placed(draft: Draft, request: str, index: SiteIndex) -> list[Draft]:
    """The same for a number that a request told and that an answer has found a place for."""
    is_number = draft.nature in {"text", "number", "size"} and bool(_HINT.search(draft.value))
    if not is_number or any(token.kind == "quoted" for token in lift(request)):
        return []
    change = resolve(draft, index).change
    if change is None or change.op != "set":
        return []
    place = draft._replace(section=change.section, property=change.property, target=change.target)
    return read(place, draft.value, request, index)


def _counted(pending: Draft, answer: str, request: str, index: SiteIndex) -> list[Draft]:
    """The draft of a price, a time or hours in the form of the one that stands there."""
    found = told(answer)
    if found and found.time and not found.edge:
        # "We close earlier on Fridays", then "4pm".
        found = found._replace(edge=edge_of(request))
    mine = [fact for fact in known_of(index).facts if _is_at(fact, pending)]
    if found is None or found.subject or len(mine) != 1 or not _says_no_more(found, mine[0]):
        return []
    fact = mine[0]
    if found.is_closed and not any(map(CLOSED.fullmatch, fact.samples)):
        return []  # the site has no word of its own for it
    if fact.is_alone and re.search(_COIN, answer):
        return []  # a whole price is written as it was told
    new = restating.value_of(found, fact)
    whole = f"{fact.value[: fact.start]}{new}{fact.value[fact.end :]}"
    return [pending._replace(value=whole, nature="text")] if new else []


def _is_at(fact: Fact, pending: Draft) -> bool:
    """True for a number of the very text that is asked about, or of the one beside a label."""
    if fact.target.section != pending.section:
        return False
    if fact.entry is None:
        return fact.target.property == pending.property and not pending.target
    is_beside = pending.property in {"description", "link-description"}
    return is_beside and fact.entry.label == pending.target


def _says_no_more(found: Told, fact: Fact) -> bool:
    """True where nothing of an answer but its number would be new: no "from £60" for "£55"."""
    if found.days is not None and found.days not in fact.days:
        return False
    known = words(*re.findall(r"[^\W\d_]+", fact.value))
    frame = _OF_HOURS if fact.kind in {"hours", "time"} else _OF_SUMS
    return found.said <= frame | known
