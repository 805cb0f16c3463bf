"""Where the name of an entry that is renamed still stands: other data, other texts."""

import re
from collections.abc import Iterator, Sequence

from bot.texts.english import Texts
from bot.texts.phrase import Phrase, joined, phrase
from bot.ux_agent.editing.naming import place_of
from bot.ux_agent.editing.rewriting import Rewrite
from bot.ux_agent.site import Entry, SiteIndex, Target
from bot.ux_agent.spoken import spoken

MOST_TOLD = 4
"""Places that are named."""

_TEXTS = frozenset({"text", "string", "markdown"})
_NAME = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}")
"""Two to four words with capitals, as names of people are."""


def told(target: Target, rewrites: Sequence[Rewrite], index: SiteIndex) -> Iterator[str]:
    """What to look at where an entry of a list without addresses gets another name."""
    made = {(one.file, one.start) for one in rewrites}
    for entry in target.entries:
        is_renamed = (entry.label_place.file, entry.label_place.start) in made
        if not is_renamed or entry.href_place is not None or not _NAME.fullmatch(entry.label):
            continue
        left = list(_left(entry.label, target, made, index))
        if left:
            places = joined(", ", left[:MOST_TOLD])
            yield phrase(Texts.name_left, name=entry.label, places=places)


def _left(
    label: str, target: Target, made: set[tuple[str, int]], index: SiteIndex
) -> Iterator[Phrase]:
    """The places of the site that hold a name and keep it."""
    held = re.compile(rf"(?<!\w){re.escape(label)}(?!\w)")
    for one in index.targets:
        kept = [place for place in one.places if (place.file, place.start) not in made]
        if one.type in _TEXTS and kept and held.search(one.value or ""):
            yield place_of(one)
        for entry in one.entries:
            if _is_left(entry, held, made) and not (one is target and entry.label == label):
                said = phrase(Texts.link_at, section=spoken(one.section), link=entry.label)
                yield said


def _is_left(entry: Entry, held: re.Pattern[str], made: set[tuple[str, int]]) -> bool:
    parts = ((entry.label, entry.label_place), (entry.description, entry.description_place))
    return any(
        place is not None and (place.file, place.start) not in made and held.search(said)
        for said, place in parts
    )
