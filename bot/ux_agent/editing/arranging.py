"""Several changes of one list at once, where each for itself would want the same bytes."""

from collections.abc import Sequence

from bot.errors import UserError
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.editing import links
from bot.ux_agent.editing.entry_copies import is_in_rank, ranked
from bot.ux_agent.editing.entry_cuts import moved_notes
from bot.ux_agent.editing.rewriting import Rewrite, rewrite
from bot.ux_agent.intent import Change
from bot.ux_agent.site import Entry, Place, SiteIndex, Target


def arranged(changes: Sequence[Change], target: Target, index: SiteIndex) -> tuple[Rewrite, ...]:
    """The rewrites that bring all the changes to a list, in each of its places.

    Raises UserError as each change does, and where the numbers of the entries tell no order.
    """
    return tuple(
        made
        for place in links.places_of(target)
        for made in _arranged(changes, place, target, index)
    )


def _arranged(
    changes: Sequence[Change], target: Target, first: Target, index: SiteIndex
) -> list[Rewrite]:
    order = list(target.entries)
    apart: list[Rewrite] = []
    edits: dict[int, list[Rewrite]] = {}
    for change in changes:
        wanted = links.Wanted(change, target, index, first)
        if change.op == "reorder":
            order = links.reordered(wanted, order)
            continue
        made = list(links.made(wanted).rewrites)
        if change.op == "set":
            edits.setdefault(links.entry_of(wanted).whole.start, []).extend(made)
            continue
        if change.op == "add":
            apart += made
        else:
            order = [entry for entry in order if entry is not links.entry_of(wanted)]
    gone = [entry for entry in target.entries if entry not in order]
    if not order:
        raise UserError(phrase(Texts.last_link, link=gone[-1].label))
    if any(entry.whole.start in edits for entry in gone):
        raise UserError(phrase(Texts.changes_meet))
    apart += [links.without(entry, target.entries, gone, index) for entry in gone]
    if not gone and order != list(target.entries) and order[0].whole.kind != "html_items":
        wholes = [[entry.whole for entry in row] for row in (target.entries, order)]
        apart += moved_notes(wholes[0], wholes[1], index)
    return apart + _brought(target.entries, order, edits)


def _brought(
    entries: Sequence[Entry], order: Sequence[Entry], edits: dict[int, list[Rewrite]]
) -> list[Rewrite]:
    """The rewrites that bring the entries that stay to their order, with what changes in them."""
    staying = [entry for entry in entries if entry in order]
    if staying != list(order) and not is_in_rank(entries):
        raise UserError(phrase(Texts.rank_unclear))
    made: list[Rewrite] = []
    for slot, entry in zip(staying, order, strict=True):
        own = edits.get(entry.whole.start, [])
        text = ranked(_edited(entry, own), slot)
        if slot is entry:
            made += own
        elif text != slot.whole.raw:
            made.append(rewrite(slot.whole, text))
    return made


def _edited(entry: Entry, edits: Sequence[Rewrite]) -> Entry:
    """An entry with what changes within it."""
    raw, start = entry.whole.raw.encode(), entry.whole.start
    for one in sorted(edits, key=lambda edit: edit.start, reverse=True):
        raw = raw[: one.start - start] + one.new.encode() + raw[one.end - start :]
    rank = entry.rank_place and _shifted(entry.rank_place, edits)
    return entry._replace(whole=entry.whole._replace(raw=raw.decode()), rank_place=rank)


def _shifted(place: Place, edits: Sequence[Rewrite]) -> Place:
    more = sum(
        len(one.new.encode()) - (one.end - one.start) for one in edits if one.end <= place.start
    )
    return place._replace(start=place.start + more, end=place.end + more)
