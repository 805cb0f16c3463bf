"""The groups that rows of prices stand in: below a heading, within an entry, in one list."""

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.record import Record
from bot.ux_agent.once import Once
from bot.ux_agent.site import Entry, Place, SiteIndex, Target
from bot.ux_agent.understanding.figures import days, facts
from bot.ux_agent.understanding.figures.facts import Fact, words
from bot.ux_agent.understanding.figures.told import Told

_HEADING = (
    r"(?is).*<(?:h[2-6]|caption|legend|summary)\b[^<>]*>\s*(?:<[a-z][^<>]*>\s*)*(?:\{\s*[\"'`]?)?$"
)
_SHOWN = frozenset({"html_text", "jsx_text", "template_text"})
_TEXTS = frozenset({"text", "string", "markdown"})
_LONGEST = 40
_GENERAL = frozenset(
    "the our all and for with price prices row rows list lists item items entry entries".split()  # noqa: SIM905
)
"""Words of the names of groups that tell none from another."""

_Where = tuple[str, int]


class Group(Record):
    """Rows that stand together: the `name` that people read, its `words`, the days it may mean."""

    name: str
    words: frozenset[str] = frozenset()
    days: frozenset[frozenset[int]] = frozenset()


class Within(Record):
    """What is told of rows of a group: `found` without the words for it, and the `facts` meant.

    Without any fact the group is named, and has no such row.
    """

    found: Told
    facts: tuple[Fact, ...] = ()


def _made(index: SiteIndex) -> Mapping[_Where, Group]:
    texts = sorted(
        (one for one in index.targets if one.type in _TEXTS and one.places),
        key=lambda one: (one.places[0].file, one.places[0].start),
    )
    found = dict(_below(texts, index))
    listed = _listed(index)
    for place, names in _places(index):
        around, is_owner = _around(place, names, listed)
        where = place.file, place.start
        if around and (is_owner or where not in found):
            found[where] = _group(around)
    return found


_groups = Once(_made)


def _group(name: str) -> Group:
    return Group(name, words(name) - _GENERAL, days.in_name(name))


def _below(texts: Sequence[Target], index: SiteIndex) -> Iterator[tuple[_Where, Group]]:
    """The group of each text that stands below a heading of its part."""
    last: Target | None = None
    for one in texts:
        place = one.places[0]
        if place.kind not in _SHOWN:
            continue
        if _is_heading(one, index):
            last = one
        elif last and (last.section, last.places[0].file) == (one.section, place.file):
            yield (place.file, place.start), _group(last.value or "")


def _is_heading(target: Target, index: SiteIndex) -> bool:
    """True for a short text that begins a heading of the page's own markup."""
    place, file = target.places[0], index.files.get(target.places[0].file)
    if not file or not 0 < len(target.value or "") <= _LONGEST:
        return False
    before = file.lines.get(str(place.line), "").encode()[: place.column].decode(errors="replace")
    return re.match(_HEADING, file.lines.get(str(place.line - 1), "") + before) is not None


def _listed(index: SiteIndex) -> Mapping[str, list[tuple[Entry, Target]]]:
    """The entries of all lists of each file, the shortest first."""
    found: dict[str, list[tuple[Entry, Target]]] = {}
    for target in index.targets:
        for entry in target.entries:
            found.setdefault(entry.whole.file, []).append((entry, target))
    for mine in found.values():
        mine.sort(key=lambda one: one[0].whole.end - one[0].whole.start)
    return found


def _places(index: SiteIndex) -> Iterator[tuple[Place, frozenset[str]]]:
    """Where numbers stand, with the words of their names."""
    for fact in facts.facts_of(index):
        place = place_of(fact)
        if place:
            yield place, fact.names


def place_of(fact: Fact) -> Place | None:
    """Where the text of a number stands."""
    if fact.entry:
        return fact.entry.description_place
    return fact.target.places[0] if fact.target.places else None


def _around(
    place: Place, names: frozenset[str], listed: Mapping[str, list[tuple[Entry, Target]]]
) -> tuple[str, bool]:
    """The name of the entry that holds the row of a place, else of the list that has the row.

    True stands beside it for an entry.
    """
    held = [
        (entry, target)
        for entry, target in listed.get(place.file, ())
        if entry.whole.start <= place.start and place.end <= entry.whole.end
    ]
    outer = [entry.label for entry, _ in held if not words(entry.label) <= names]
    if outer or not held:
        return (outer[0], True) if outer else ("", False)
    own = held[0][1].property.split("-")
    return " ".join(one for one in own if one not in _GENERAL and not one.isdigit()), False


def of(target: Target, index: SiteIndex) -> str:
    """The name of the group of a target, where another group has a row of the same name; or ''."""
    mine = _of(target, index)
    stem = _stem(target)
    if mine is None or not stem:
        return ""
    others = (one for one in index.targets if one is not target and _stem(one) == stem)
    twins = [_of(one, index) for one in others if one.section == target.section]
    is_apart = any(twins) and all(one and one.name != mine.name for one in twins)
    return mine.name if is_apart else ""


def _of(target: Target, index: SiteIndex) -> Group | None:
    place = target.places[0] if target.places else None
    return _groups(index).get((place.file, place.start)) if place else None


def _stem(target: Target) -> str:
    """The name that rows alike have in common: "full-groom-price" of "full-groom-price-2"."""
    return re.sub(r"-\d+$", "", target.property) if target.type in _TEXTS else ""


def group_of(fact: Fact, index: SiteIndex) -> Group | None:
    """The group that a number stands in."""
    place = place_of(fact)
    return _groups(index).get((place.file, place.start)) if place else None


def words_of(index: SiteIndex) -> frozenset[str]:
    """The words of the names of all groups."""
    return facts.union(one.words for one in _groups(index).values())


def within(
    found: Told,
    pool: Sequence[Fact],
    index: SiteIndex,
    last: Fact | None = None,
    *,
    is_of_all: bool = False,
) -> Within | None:
    """What is told of rows of a group that is named beside them; None where none is named.

    `pool` are the numbers that may be meant; `last` is the row that was told of before, which goes
    on in another group: "and 37 for medium dogs".
    """
    scored: list[tuple[tuple[int, bool], Within]] = []
    lacks = False
    for group, mine in _members(pool, index):
        said = tuple(word for word in found.subject if not words(word).isdisjoint(group.words))
        is_of_days = found.days is not None and found.days in group.days
        if not (said or is_of_days) or (found.days is not None and not is_of_days):
            continue
        is_whole = is_of_days or group.words <= words(*said)
        plain = _without(found, said)
        fitting = [fact for fact in mine if _is_row(fact, plain.subject, last)]
        fitting = mine if is_of_all and not plain.subject else fitting
        if fitting:
            scored.append(((len(said), is_whole), Within(plain, tuple(fitting))))
        elif is_whole:
            lacks = lacks or any(_is_row(fact, plain.subject, last) for fact in pool)
    most = max((score for score, _ in scored), default=(0, False))
    best = [one for score, one in scored if score == most]
    if not best:
        return Within(found) if lacks else None
    return best[0]._replace(facts=tuple(fact for one in best for fact in one.facts))


def _without(found: Told, said: Sequence[str]) -> Told:
    """What is told without the words that name a group."""
    rest = tuple(word for word in found.subject if word not in said)
    return found._replace(
        subject=rest, days=None, behind="" if found.behind in said else found.behind
    )


def _members(pool: Sequence[Fact], index: SiteIndex) -> Iterator[tuple[Group, list[Fact]]]:
    """The groups of some numbers, each with those in it."""
    found: dict[str, tuple[Group, list[Fact]]] = {}
    for fact in pool:
        group = group_of(fact, index)
        if group:
            found.setdefault(group.name, (group, []))[1].append(fact)
    yield from found.values()


def _is_row(fact: Fact, said: Sequence[str], last: Fact | None) -> bool:
    """True for a number of the row with these words for it; without any the last one's twin."""
    if said:
        known = fact.names | fact.beside | fact.before
        return all(not words(word).isdisjoint(known) for word in said)
    return last is not None and _row(fact) == _row(last)


def _row(fact: Fact) -> tuple[str, str]:
    return fact.target.section, fact.entry.label if fact.entry else _stem(fact.target)
