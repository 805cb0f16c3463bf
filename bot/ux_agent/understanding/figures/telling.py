"""Messages that tell a number: "the check-up is £50 now", "saturday 9 to 12", "we close at 6"."""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.figures import (
    clock,
    dates,
    facts,
    groups,
    joint,
    numbered,
    numbering,
    parting,
    restating,
    sameness,
    sums,
)
from bot.ux_agent.understanding.figures.facts import Fact, known_of, words
from bot.ux_agent.understanding.figures.told import SPANS, Told, told
from bot.ux_agent.understanding.literals import lift
from bot.ux_agent.understanding.placing import labels
from bot.ux_agent.understanding.words.spelling import nearest
from bot.ux_agent.understanding.words.vocabulary import vocabulary_of

_UNREAD = frozenset({"quoted", "colour", "size", "address", "picture", "swatch"})
_ASKING = r"(?i)\W*(?:is|are|was|were|does|do|did|has|have|who|what|why|when|where|how)\b.*\?\s*$"
_HOURS_NAMED = ("hours", "opening hours", "opening times")
_TEXT = re.compile(r"(?i)\b(?:hours|opening times)\b")
_PRICE = r"[£$€]\s?\d+(?:[.,]\d+)*"
_SHORT = r"(?i)(?<!\d)(?<!\d\s)\bhrs\b"
_LONGEST = 400
_TONGUES = frozenset(
    "english german french spanish italian dutch polish portuguese turkish danish".split()  # noqa: SIM905
)
_ONES = "one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
_COUNTS = frozenset(_ONES)
_CHANGING = frozenset({"change", "set", "update", "make"})
_TWICE = r"(.)\1"
_SPELLED = rf"(?i)\b({'|'.join(_ONES)})\s+(?=(?:pounds?|quid|euros?|dollars?)\b)"


def read(message: str, index: SiteIndex, section: str = "") -> list[Draft] | None:
    """The drafts of a message that tells numbers and nothing else; None for any other."""
    message = re.sub(_SPELLED, lambda found: f"{_ONES.index(found[1].lower()) + 1} ", message)
    if len(message) > _LONGEST or not parting.HINT.search(message) or re.match(_ASKING, message):
        return None
    if any(token.kind in _UNREAD for token in lift(message)):
        return None
    message, is_everywhere = sameness.without_everywhere(message)
    message = numbered.hidden(re.sub(_SHORT, "hours", message), index)
    sure: list[tuple[Fact, str]] = []
    asked: list[Draft] = []
    clauses = list(parting.clauses(message))
    for clause in clauses:
        found = None if dates.is_date(clause) else told(clause)
        found = found and numbered.shown(found)._replace(is_everywhere=is_everywhere)
        heard = found and _heard(found, index, section, sure[-1][0] if sure else None)
        if found and not heard and len(clauses) > 1:
            heard = _strange(found, clause)
        # "The hours" may be a text of that name, which takes any words.
        if not heard or (heard[1] and _is_of_text(message, index)):
            return None
        sure += heard[0]
        asked += heard[1]
    return [*_written(sure), *asked]


def _written(sure: Sequence[tuple[Fact, str]]) -> Iterator[Draft]:
    """A draft for each text, with all its new numbers; without value where one is told twice."""
    places: dict[tuple[str, str, str], list[tuple[Fact, str]]] = {}
    for fact, value in sure:
        label = fact.entry.label if fact.entry else ""
        place = (fact.target.section, fact.target.property, label)
        places.setdefault(place, []).append((fact, value))
    for mine in places.values():
        whole = mine[0][0].value
        for fact, value in sorted(mine, key=lambda one: -one[0].start):
            whole = f"{whole[: fact.start]}{value}{whole[fact.end :]}"
        is_clear = len({fact.start for fact, _ in mine}) == len(mine)
        yield draft(mine[0][0], whole if is_clear else "")


_Heard = tuple[list[tuple[Fact, str]], list[Draft]]


def _heard(found: Told, index: SiteIndex, section: str, last: Fact | None) -> _Heard | None:
    """The facts with their new values, or what is asked; `last` is what was told before."""
    found, named, is_in_group = _named(_spelled(found, index), index, section, last)
    pool = [fact for fact in named if fact.kind in found.kinds and _is_in(fact, section)]
    is_same = last is not None and not found.subject and found.days is None
    pool = [fact for fact in pool if _is_spoken(found, fact)]
    meant = [fact for fact in pool if is_same or _is_meant(found, fact, index)]
    if found.is_price:
        meant = restating.prices(found, meant) or _below(found, index, section)
    if len(meant) > 1 and found.subject:
        meant = numbered.of_the_name(found, meant, index) or meant
    meant = sameness.of_house(found, meant)
    fellows = [fact for fact in meant if last and _are_fellows(fact, last)]
    if is_in_group and is_same:
        fellows = meant  # "and 37 for medium dogs": the same row of another group
    fitting = fellows if is_same else best(meant, found)
    if len(fitting) > 1 and any(fact in fellows for fact in fitting):
        fitting = [fact for fact in fitting if fact in fellows]
    alone = [fact for fact in fitting if fact.is_alone]
    if found.is_of_hours and not found.subject and alone:
        fitting = alone  # the hours of the house rather than those of a class
    sure = [(fact, value) for fact in fitting if (value := restating.value_of(found, fact))]
    if sure and (told_of := sameness.wherever(sure, meant, found, index) or _one(sure)):
        return told_of, []
    if len(fitting) == 1 and not sure and not found.is_of_hours:
        return [], [draft(fitting[0], "")]
    if len(sure) > 1 and all(fact.target == sure[0][0].target for fact, _ in sure):
        return [], [draft(sure[0][0], "")]  # two numbers of one text
    if len(sure) > 1:
        return [], [_tied([fact for fact, _ in sure], sure[0][1])]
    each = _each_day(found, index, section) if not fitting else []
    if each:
        return each, []
    asked = _asked(found, fitting, index) if found.is_of_hours else None
    return ([], asked) if asked else None


def _named(
    found: Told, index: SiteIndex, section: str, last: Fact | None
) -> tuple[Told, list[Fact], bool]:
    """What is told with the facts that all its words may name; True where a group is named."""
    known = known_of(index)
    named = known.meant(found.subject, found.days)
    is_open = not named and found.sum is not None
    inner = within(found, index, section, last) if is_open else None
    if inner:
        return inner.found, list(inner.facts), True
    if not named and found.subject and found.sum:
        found = numbered.without_nouns(found, index) or found
        named = known.meant(found.subject, found.days)
    return found, named, False


def within(
    found: Told,
    index: SiteIndex,
    section: str,
    last: Fact | None = None,
    *,
    is_of_all: bool = False,
) -> groups.Within | None:
    """What is told of a price in a group that is named: "the full groom for medium dogs".

    None where no group is named; `is_of_all` when all prices of a group may be meant.
    """
    if not (found.subject or found.days):
        return None
    pool = [
        one for one in facts.facts_of(index) if one.kind in found.kinds and _is_in(one, section)
    ]
    priced = [one for one in pool if restating.is_price(one)]
    return groups.within(found, priced, index, last, is_of_all=is_of_all)


def _strange(found: Told, clause: str) -> _Heard | None:
    """What is asked where one of several prices is of something that the site does not name."""
    price = re.search(_PRICE, clause) if found.subject and not found.old else None
    if price is None:
        return None
    return [], [Draft(value=price[0], nature="text", unknown=" ".join(found.subject))]


def _each_day(found: Told, index: SiteIndex, section: str) -> list[tuple[Fact, str]]:
    """The hours of several days that the site tells one by one: "monday and tuesday 10-18"."""
    if not found.is_of_hours or found.subject or found.days is None or len(found.days) < 2:
        return []
    told: list[tuple[Fact, str]] = []
    for day in found.days:
        mine = [
            fact
            for fact in known_of(index).facts
            if fact.kind == "hours" and frozenset([day]) in fact.days and _is_in(fact, section)
        ]
        value = restating.value_of(found, mine[0]) if len(mine) == 1 else ""
        if not value:
            return []
        told.append((mine[0], value))
    return told if len({fact.target.section for fact, _ in told}) == 1 else []


def priced(found: Told, index: SiteIndex, section: str = "") -> list[Fact]:
    """The prices that the words of a subject may mean, all of them where it has none."""
    known = known_of(index)
    found = _spelled(found, index)
    pool = [
        fact
        for fact in known.meant(found.subject, None)
        if fact.kind in found.kinds and _is_in(fact, section) and restating.is_price(fact)
    ]
    return [fact for fact in pool if not found.subject or _is_meant(found, fact, index)]


def _below(found: Told, index: SiteIndex, section: str) -> list[Fact]:
    """The one price of a row whose column is named by its head: "the deposit for the barn"."""
    said = {one for word in found.subject for one in words(word)}
    for head in index.targets:
        own = words(head.value or "")
        if head.type not in {"text", "string"} or not own or not own <= said:
            continue
        rest = tuple(word for word in found.subject if words(word).isdisjoint(own))
        row = found._replace(subject=rest, behind="")
        if rest and labels.is_label(head) and facts.beside(index)(head):
            mine = priced(row, index, section or head.section)
            if len(mine) == 1 and mine[0].target.section == head.section:
                return mine
    return []


def _are_fellows(fact: Fact, last: Fact) -> bool:
    """True for two fields of one entry: what it costs and how many it sleeps."""
    one, other = (each.target.property.rpartition("-")[0] for each in (fact, last))
    return fact.target.section == last.target.section and one == other != ""


def _spelled(found: Told, index: SiteIndex) -> Told:
    """What is told with the misspelt words of its subject put right, as far as one is nearest.

    A misspelt verb ("chnage") is none of them.
    """
    subject = []
    known = known_of(index).by_word.keys() | groups.words_of(index)
    for at, word in enumerate(found.subject):
        is_known = not words(word).isdisjoint(known)
        near = () if is_known else nearest(word, known) or _doubled(word, known)
        if at or is_known or near or vocabulary_of(index).correct(word) not in _CHANGING:
            subject.append(near[0] if len(near) == 1 else word)
    return found._replace(subject=tuple(subject))


def _doubled(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """The words that only a doubled letter tells from a short one: "full" for "ful"."""
    plain = re.sub(_TWICE, r"\1", word)
    return tuple(one for one in known if re.sub(_TWICE, r"\1", one) == plain)


def _is_spoken(found: Told, fact: Fact) -> bool:
    """False for a text in another language of the site, which is called by that language."""
    first = {alias.partition(" ")[0].lower() for alias in fact.target.aliases}
    return len(first) != 1 or first.isdisjoint(_TONGUES) or bool(first & set(found.subject))


def _is_in(fact: Fact, section: str) -> bool:
    return not section or fact.target.section in section.split()


def _asked(found: Told, fitting: Sequence[Fact], index: SiteIndex) -> list[Draft] | None:
    """Hours that are no sure one's: those of more days are asked about, else which are meant."""
    if found.range is None and found.time is None and not (found.is_closed and found.days):
        return None
    if len(fitting) == 1:
        return [draft(fitting[0], "")]
    if any(_is_text_named(target, found.subject) for target in index.targets):
        return None
    wider = [
        fact
        for fact in known_of(index).facts
        if fact.kind == "hours" and found.days and any(found.days < one for one in fact.days)
    ]
    if len(wider) == 1 and not found.subject:
        return [joint.asked(found, wider[0], index, draft(wider[0], ""))]
    return [Draft(unknown=" ".join(found.subject))]


def _is_of_text(message: str, index: SiteIndex) -> bool:
    """True where "the hours" may be a text of that name, or how long something takes."""
    if not _TEXT.search(message):
        return False
    is_length = re.search(r"(?i)\d\s?hours\b", message) is not None
    return is_length or any(_is_text_named(target, _HOURS_NAMED) for target in index.targets)


def _is_text_named(target: Target, subject: Sequence[str]) -> bool:
    """True for "the notice", a text that takes any words."""
    names = {name.replace("-", " ").lower() for name in (target.property, *target.aliases)}
    return target.type == "text" and not names.isdisjoint(subject)


def _is_meant(found: Told, fact: Fact, index: SiteIndex) -> bool:
    """True when all that is said of a number's place is said of this fact."""
    if found.days is not None and found.days not in fact.days:
        return False
    if found.old and not _was(found, fact):
        return False
    place = words(fact.target.section, *index.sections.get(fact.target.section, ()))
    if fact.kind == "hours" and found.days is not None:
        place |= known_of(index).heads.get(fact.target.section, frozenset())
    known = fact.names | fact.beside | fact.before
    if not all(_is_known(word, known | place) for word in found.subject):
        return False
    if found.behind and not _is_known(found.behind, words(fact.behind) | fact.names):
        return False
    counted = fact.before & _COUNTS
    if counted and found.said & _COUNTS and counted.isdisjoint(found.said):
        return False  # "three courses", not "two courses"
    spans = found.units & SPANS
    own = words(fact.value, fact.sentence) & SPANS if spans else frozenset()
    if own and own.isdisjoint(spans):
        return False  # "a year" where a price is for a month
    strange = found.units - known - _said_in(fact, index)
    if strange and (strange & SPANS or not numbering.is_bare(fact.value)):
        return False
    is_named = any(_is_known(word, known) for word in found.subject)
    is_alone = not found.subject and (found.is_of_hours or bool(found.old))
    return is_named or found.days is not None or is_alone or bool(found.subject)


def _is_known(word: str, known: frozenset[str]) -> bool:
    return not words(word).isdisjoint(known)


def _said_in(fact: Fact, index: SiteIndex) -> frozenset[str]:
    """The words of the section: a template may print "per night" behind a price."""
    mine = (one.value or "" for one in index.targets if one.section == fact.target.section)
    return words(*mine)


def _was(found: Told, fact: Fact) -> bool:
    """True when the fact is what the message says it was."""
    current = fact.value[fact.start : fact.end]
    if fact.kind in {"sum", "number"}:
        old, now = sums.sums(found.old), sums.sums(current)
        return bool(old and now) and sums.amount(old[0].number) == sums.amount(now[0].number)
    before = clock.ranges(found.old)
    if before:
        ranges = clock.ranges(current)
        return bool(ranges) and clock.span(before[0], clock.span(ranges[0])) == clock.span(
            ranges[0]
        )
    time = clock.times(found.old)
    edges = _edges(current)
    return bool(time) and any(edge in time[0].minutes for edge in edges)


def _edges(current: str) -> tuple[int, ...]:
    ranges = clock.ranges(current)
    if ranges:
        return clock.span(ranges[0]) or ()
    return tuple(minutes for time in clock.times(current) for minutes in time.minutes[:1])


def best(fitting: Sequence[Fact], found: Told) -> list[Fact]:
    """Those that explain most of the words by their own name, then by what stands before them."""
    kept = list(fitting)
    is_sentence = len({fact.sentence for fact in kept}) == 1 and bool(kept[0].sentence)
    # Two numbers of one sentence are told apart by the words before each.
    ways = ("before", "names", "own") if is_sentence else ("names", "own", "before")
    for names in ways:
        score = {
            at: sum(_is_known(word, _words_of(fact, names)) for word in found.subject)
            if names != "before"
            else len(found.said & fact.before)
            for at, fact in enumerate(kept)
        }
        most = max(score.values(), default=0)
        kept = [fact for at, fact in enumerate(kept) if score[at] == most]
    return kept


def _words_of(fact: Fact, names: str) -> frozenset[str]:
    return fact.names if names == "names" else fact.names | fact.beside | fact.before


def _one(sure: list[tuple[Fact, str]]) -> list[tuple[Fact, str]]:
    """What is sure, where it is of one fact or of one sentence that stands on several pages."""
    found = [fact for fact, _ in sure]
    first = found[0]
    is_one = len(found) == 1 or (
        not first.is_alone
        and all(fact.value == first.value and fact.start == first.start for fact in found)
        and len({fact.target.section for fact in found}) == len(found)
    )
    return sure if is_one else []


def draft(fact: Fact, value: str) -> Draft:
    """The draft that writes the whole text of a fact; '' asks for it."""
    nature = "text" if value else ""
    section, name = fact.target.section, fact.target.property
    if fact.entry:
        part = "link-label" if fact.in_label else "link-description"
        return Draft(section, property=part, target=fact.entry.label, value=value)
    return Draft(section, property=name, value=value, nature=nature)


def _tied(found: Sequence[Fact], value: str) -> Draft:
    """Several that may be meant: which one is asked, the value as the first one would have it."""
    names = " ".join(f"{fact.target.section}.{fact.target.property}" for fact in found)
    return Draft(property=names, value=value, nature="text")
