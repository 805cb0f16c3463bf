"""A new entry in the midst of a list: its source, and the numbers of those that follow it."""

import re
from collections.abc import Sequence

from bot.errors import UserError
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.declared.source_lines import text_between
from bot.ux_agent.editing.entry_copies import is_in_rank
from bot.ux_agent.editing.rewriting import Rewrite, rewrite
from bot.ux_agent.site import Entry, SiteIndex

_NOTE = r"//|/\*|#"
_RANK = r"""(?i)(\b(?:weight|order|position|sort)["']?\s*[:=]\s*["']?)-?[0-9]+"""


def inserted(text: str, entries: Sequence[Entry], at: int, index: SiteIndex) -> tuple[Rewrite, ...]:
    """The rewrites that put the source of a new entry before the entry of that number.

    Raises UserError where a comment stands between the two, or their order is not clear.
    """
    place = entries[at].whole
    gap = _gap(entries, at, index)
    numbers = _renumbered(entries, at)
    if numbers:
        text = re.sub(_RANK, rf"\g<1>{numbers[0]}", text, count=1)
    ranks = [entry.rank_place for entry in entries[at:] if entry.rank_place]
    moved = [
        rewrite(rank, number)
        for rank, number in zip(ranks, numbers[1:], strict=False)
        if rank.raw != number
    ]
    return rewrite(place._replace(end=place.start, raw=""), text + gap), *moved


def _gap(entries: Sequence[Entry], at: int, index: SiteIndex) -> str:
    """What sets the entry of that number off from its neighbour."""
    first = max(at, 1)
    if len(entries) <= first:
        raise UserError(phrase(Texts.gap_unclear))
    pair = [entry.whole for entry in entries[first - 1 : first + 1]]
    gap = text_between(index, pair[0], pair[1].start)
    is_data = pair[0].kind != "html_items"
    if "<!--" in gap or (is_data and re.search(_NOTE, gap)):
        raise UserError(phrase(Texts.gap_unclear))
    return gap


def _renumbered(entries: Sequence[Entry], at: int) -> list[str]:
    """The number of a new entry before that one, and those of all that follow; none for no ranks.

    Between two that leave room the new one gets a number of its own, and the others keep theirs.
    """
    if not any(entry.rank_place for entry in entries):
        return []
    if not is_in_rank(entries):
        raise UserError(phrase(Texts.rank_unclear))
    ranks = [int(entry.rank_place.raw) for entry in entries if entry.rank_place]
    before = ranks[at - 1] if at else None
    if before is not None and ranks[at] - before > 1:
        return [str((ranks[at] + before) // 2), *map(str, ranks[at:])]
    step = ranks[-1] - ranks[-2] if len(ranks) > 1 else 1
    return [*map(str, ranks[at:]), str(ranks[-1] + step)]
