"""What a new entry of a list of data copies: an entry's keys without what is its own alone."""

from collections.abc import Sequence
from itertools import pairwise

from bot.ux_agent.declared.declaration import Items
from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.datum import Datum, Member
from bot.ux_agent.kinds.document import Document, Missing
from bot.ux_agent.kinds.json import steps
from bot.ux_agent.site import Entry, Place

_Span = tuple[int, int]


def model_of(
    data: Sequence[Datum], entries: Sequence[Entry], items: Items, document: Document
) -> tuple[Entry | None, str]:
    """The entry that additions copy, and the names of what a new one would need besides.

    A key that not every entry has is left away, one that is the same in all of them is kept.
    """
    whole = [number for number, one in enumerate(entries) if not items.href or one.href_place]
    if not whole:
        return None, items.href
    number = whole[-1]
    base, entry = data[number], entries[number]
    if base.members is None:
        return entry, _lacking_of_row(base, data, items, document)
    own = {str(steps(part)[0]) for part in (items.label, items.href) if part}
    if items.description and all(one.description_place for one in entries):
        own.add(str(steps(items.description)[0]))
    dropped: list[_Span] = []
    lacking: list[str] = []
    for at, member in enumerate(base.members):
        is_rank = entry.rank_place is not None and _holds(member, entry.rank_place)
        if member.name in own or is_rank or _is_alike(member.name, data, document):
            continue
        if all(_named(one, member.name) for one in data):
            lacking.append(member.name)
        else:
            dropped.append(_cut(base.members, at))
    rank = _next_rank(entries)
    if entry.rank_place is not None and not rank:
        place = entry.rank_place
        lacking += [one.name for one in base.members if _holds(one, place)]
    dropped += _notes(base, document)
    return _copy(entry, dropped, rank, document), ", ".join(lacking)


def _lacking_of_row(base: Datum, data: Sequence[Datum], items: Items, document: Document) -> str:
    """What a new entry that is a list itself would need besides: what is its own in each."""
    own = {steps(part)[0] for part in (items.label, items.href, items.description) if part}
    found: list[str] = []
    for at in range(len(base.entries or ())):
        rows = [one.entries or () for one in data]
        there = [row[at] if at < len(row) else None for row in rows]
        texts = {document.text(one.start, one.end) if one else None for one in there}
        if at not in own and len(texts) > 1:
            found.append(f"[{at}]")
    return ", ".join(found)


def _holds(member: Member, place: Place) -> bool:
    return member.start <= place.start and place.end <= member.end


def _named(datum: Datum, name: str) -> Member | None:
    return next((one for one in datum.members or () if one.name == name), None)


def _is_alike(name: str, data: Sequence[Datum], document: Document) -> bool:
    """Whether every entry has a key with the same value; a list of one tells nothing."""
    found = [_named(one, name) for one in data]
    texts = {document.text(one.value.start, one.value.end) if one else None for one in found}
    return len(texts) == 1 and None not in texts and len(data) > 1


def _cut(members: tuple[Member, ...], at: int) -> _Span:
    """A member with what sets it off from its neighbour."""
    if at + 1 < len(members):
        return members[at].start, members[at + 1].start
    return members[at - 1].end, members[at].end


def _notes(datum: Datum, document: Document) -> list[_Span]:
    """The comments within an entry, with the white space before them."""
    found: list[_Span] = []
    for node in tree.walk(datum.node):
        if node.type == "comment" and node.end_byte <= datum.end:
            lead = document.data[datum.start : node.start_byte]
            start = datum.start + len(lead.rstrip())
            found.append((start, node.end_byte))
    return found


def _next_rank(entries: Sequence[Entry]) -> str:
    """The number that follows those of the entries, '' where that cannot be told."""
    raws = [one.rank_place.raw for one in entries if one.rank_place]
    if len(raws) != len(entries):
        return ""
    numbers = [int(raw) for raw in raws]
    if any(other <= one for one, other in pairwise(numbers)):
        return ""
    usual = 10 if numbers[-1] and numbers[-1] % 10 == 0 else 1
    step = numbers[-1] - numbers[-2] if len(numbers) > 1 else usual
    return str(numbers[-1] + step)


def _copy(entry: Entry, dropped: list[_Span], rank: str, document: Document) -> Entry:
    """The entry without some of its bytes; its places are moved along."""
    spans = _joined(sorted(dropped))
    whole = entry.whole
    raw, at = b"", whole.start
    for start, end in [*spans, (whole.end, whole.end)]:
        raw += document.data[at:start]
        at = end

    def moved(place: Place | None) -> Place | None:
        if place is None or any(start <= place.start < end for start, end in spans):
            return None
        less = sum(end - start for start, end in spans if end <= place.start)
        return place._replace(start=place.start - less, end=place.end - less)

    label, ranked = moved(entry.label_place), moved(entry.rank_place)
    if label is None:
        raise Missing("an entry cannot be read")
    source = raw.decode()
    made = entry._replace(
        label_place=label,
        href_place=moved(entry.href_place),
        description_place=moved(entry.description_place),
        rank_place=None,
        whole=whole._replace(raw=source, end=whole.start + len(raw)),
    )
    return _with_rank(made, ranked, rank)


def _joined(spans: list[_Span]) -> list[_Span]:
    """The spans, in order, those that meet as one."""
    found: list[_Span] = []
    for start, end in spans:
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _with_rank(entry: Entry, place: Place | None, rank: str) -> Entry:
    """The entry with its number replaced; what follows it moves along."""
    if place is None or not rank:
        return entry
    start, end = place.start - entry.whole.start, place.end - entry.whole.start
    raw = entry.whole.raw.encode()
    raw = raw[:start] + rank.encode() + raw[end:]
    more = len(rank) - (end - start)

    def moved(other: Place) -> Place:
        is_after = other.start >= place.end
        return other._replace(start=other.start + more, end=other.end + more) if is_after else other

    return entry._replace(
        label_place=moved(entry.label_place),
        href_place=entry.href_place and moved(entry.href_place),
        description_place=entry.description_place and moved(entry.description_place),
        whole=entry.whole._replace(raw=raw.decode(), end=entry.whole.start + len(raw)),
    )
