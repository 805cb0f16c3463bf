"""Entries that change their place, named loosely: "put the kids course first", "swap A and B"."""

import re
from collections.abc import Iterator, Sequence

from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.drafting.swapping import exchanged
from bot.ux_agent.understanding.figures import days
from bot.ux_agent.understanding.linking.attributes import ARTICLE, LEAD
from bot.ux_agent.understanding.linking.entry_names import BY, is_list, meant, parted
from bot.ux_agent.understanding.linking.link_order import is_last
from bot.ux_agent.understanding.linking.records import Row, cells_of, rows_of, written
from bot.ux_agent.understanding.words.phrases import normal
from bot.ux_agent.understanding.words.trim import polished

_EDGE = r"(?:top|front|start|beginning|end|bottom)"
_SPOT = rf"(?:first|last|(?:up\s+)?(?:to|at|on)\s+the\s+(?:very\s+)?{_EDGE})"
_BESIDE = r"(?:right\s+|just\s+|directly\s+)?(?:before|in front of|above|after|behind|below|under)"
_FORMS = tuple(
    re.compile(rf"(?is){lead}(?P<what>\S.{{0,60}}?){joint}{place}")
    for lead, joint in (
        (r"(?:put|move|place|bring|shift|list)\s+", r"\s+"),
        ("", r"\s+(?:should|must|needs? to|has to)\s+(?:come|go|be|stand|appear)\s+"),
    )
    for place in (
        rf"(?P<spot>{_SPOT})(?:\s+(?:in|of|on|among)\s+(?P<list>.{{2,40}}?))?",
        rf"(?P<side>{_BESIDE})\s+(?P<other>\S.{{0,60}}?)",
    )
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_PLACE = r"(?:place|position|spot|slot|rank|number|no\.?)"
_IN_LIST = r"(?:\s+(?:in|of|on|among|within)\s+(?P<list>(?:the|our|my)\s.{2,40}?))?"
_PUT = r"(?:put|move|place|bring|shift|list|make)\s+(?P<what>\S.{0,60}?)"
_COME = (
    r"(?P<what>\S.{0,60}?)\s+(?:should|must|needs? to|has to)\s+(?:come|go|be|stand|appear|move)"
)
_NTH = (
    r"(?:(?P<back>last but one|second[\s-](?:to[\s-])?last|penultimate)"
    rf"|(?P<nth>{'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th)))"
)
_AT = r"(?:to|in|into|at|on|as)\s+"
_STEPS = rf"(?P<steps>an?|\d|{'|'.join(_NUMBERS)})"
_ROWS = rf"(?:{_PLACE}|step|row|line)s?"
_COUNTED = tuple(
    re.compile(rf"(?is){lead}\s+{place}{_IN_LIST}")
    for lead in (_PUT, _COME)
    for place in (
        rf"(?:{_AT})?(?:the\s+)?{_NTH}(?:\s+(?:{_PLACE}|one|link|entry|item))?",
        rf"{_AT}(?:the\s+)?{_PLACE}\s+(?P<at>\d{{1,2}}|{'|'.join(_NUMBERS)})",
        rf"(?P<way>up|down)(?:\s+by)?\s+{_STEPS}(?:\s+{_ROWS})?",
        rf"{_STEPS}\s+(?:{_ROWS}\s+)?(?P<way>up|down)",
    )
)
_WAYS = (
    r"(?i)(?:(?:the|our|my)\s+)?(?:(?:main|top|site|header)\s+)?(?:menu|nav\w*|header)(?:\s?bar)?"
)
_SWAPPED = re.compile(
    r"(?is)(?:swap|switch|exchange|interchange)\s+(?:(?:the\s+)?(?:order|places?|positions?)\s+of\s+)?"
    r"(?P<both>.{3,120}?)(?:\s+(?:around|round|over))?"
)
_TWO = re.compile(r"(?i)(?:the\s+)?(?P<end>first|last)\s+two\s+(?P<list>\S.{1,30})")
_AND = re.compile(r"(?i)\s+(?:and|with|for)\s+")
_FIELDS_OF = re.compile(r"(?i)(?:the\s+)?(?P<field>[a-z]{3,15}s)\s+(?:of|for|on)\s+(?P<both>.+)")
_OF_FIELDS = re.compile(r"(?i)(?P<both>.+?)(?:['’]s?)?\s+(?P<field>[a-z]{3,15}s)")
_AFTER = ("after", "behind", "below", "under")
_LONGEST = 200


def read(message: str, index: SiteIndex, section: str = "") -> list[Draft] | None:
    """The drafts of an entry's new place, or of two that change places; None for all else."""
    if len(message) > _LONGEST:
        return None
    start = re.match(LEAD, message)
    text = polished(message[start.end() if start else 0 :], is_wish=True)
    rows = [row for row in rows_of(index) if row.target and not row.is_link]
    rows = [row for row in rows if not section or row.section in section.split()]
    if days.named(text):
        from bot.ux_agent.understanding.linking import rescheduling  # noqa: PLC0415 - few tell a day

        told = rescheduling.read(message, index, section)
        if told:
            return told
    swap = _SWAPPED.fullmatch(text)
    if swap:
        return _swapped(swap["both"], rows, index)
    for form in _FORMS:
        found = form.fullmatch(text)
        drafts = _moved(found, rows, index) if found else None
        if drafts:
            return drafts
    return _counted(text, section, index)


def _counted(text: str, section: str, index: SiteIndex) -> list[Draft] | None:
    """The draft of an entry, or a link, at a place told by its number: "second", "up one"."""
    found = next((one for form in _COUNTED if (one := form.fullmatch(text))), None)
    if found is None:
        return None
    named = found.groupdict()
    rows = [row for row in rows_of(index) if row.target]
    mine = _listed(named["list"] or section, rows, index) if named["list"] or section else rows
    plain = normal(
        re.sub(r"(?i)\s+(?:link|entry|item|row)$", "", re.sub(ARTICLE, "", named["what"]))
    )
    is_whole = any(is_list(row, plain) for row in mine)  # "put the reviews second"
    exact = [row for row in mine if normal(row.label) == plain]
    found_rows = exact if exact or is_whole else meant(plain, mine, index)
    if len(found_rows) != 1 or found_rows[0].target is None:
        return None
    row, listed = found_rows[0], found_rows[0].target
    labels = [entry.label for entry in listed.entries]
    if labels.count(row.label) != 1:
        return None
    at = _place_of(named, labels.index(row.label), len(labels))
    if at is None:
        return None
    rest = [label for label in labels if label != row.label]
    value = "first" if at == 0 else rest[at] if at < len(rest) else "last"
    whole = Draft(row.section, "reorder", "order", value, target=row.label, nature="text")
    return [whole._replace(listed=listed.property)]


def _listed(said: str, rows: Sequence[Row], index: SiteIndex) -> Sequence[Row]:
    """The entries of the list that is named; of a menu the links, and the dishes of an inn too."""
    within = parted(f"x in {said}", rows, index)
    ways = [row for row in rows if row.section == "navbar"] if re.fullmatch(_WAYS, said) else []
    inside = within[1] if within else []
    return [*ways, *(row for row in inside if row not in ways)]


def _place_of(named: dict[str, str | None], now: int, count: int) -> int | None:
    """The place from 0 on that is told among `count`; None where there is none such."""
    if named.get("way"):
        said = (named["steps"] or "").lower()
        steps = 1 if said in {"a", "an"} else _number(said)
        at = now - steps if (named["way"] or "").lower() == "up" else now + steps
    elif named.get("back"):
        at = count - 2
    else:
        nth, number = (named.get("nth") or "").lower(), (named.get("at") or "").lower()
        at = _ORDINALS.index(nth) if nth in _ORDINALS else _number(nth or number) - 1
    return at if 0 <= at < count else None


def _number(said: str) -> int:
    return _NUMBERS.index(said) + 1 if said in _NUMBERS else int(re.sub(r"\D", "", said) or 0)


def _moved(found: re.Match[str], rows: Sequence[Row], index: SiteIndex) -> list[Draft] | None:
    named = found.groupdict()
    within = parted(f"x in {named['list']}", rows, index) if named.get("list") else None
    if named.get("list") and within is None and not re.search(r"(?i)\blist\b", named["list"]):
        return None
    mine = within[1] if within else rows
    row = _one(named["what"], mine, index, is_in_list=bool(within))
    if row is None or row.target is None:
        return None
    draft = Draft(
        row.section, "reorder", "order", target=row.label, nature="text", listed=row.target.property
    )
    if named.get("spot"):
        return [draft._replace(value="last" if is_last(named["spot"]) else "first")]
    fellows = [one for one in rows if one.target is row.target and one is not row]
    other = meant(named["other"] or "", fellows, index)
    if len(other) != 1:
        return None
    is_after = named["side"].lower().endswith(_AFTER)
    return [draft._replace(property="order-after" if is_after else "order", value=other[0].label)]


def _one(what: str, rows: Sequence[Row], index: SiteIndex, *, is_in_list: bool) -> Row | None:
    """The one entry that is meant; None for a list itself, and for a link of that name."""
    plain = re.sub(ARTICLE, "", what.strip())
    if any(is_list(row, plain) for row in rows) or normal(plain) in map(normal, index.sections):
        return None
    links = {normal(one.label) for one in rows_of(index) if one.is_link}
    if normal(plain) in links and not is_in_list:
        return None
    found = meant(plain, rows, index)
    return found[0] if len(found) == 1 else None


def _swapped(both: str, rows: Sequence[Row], index: SiteIndex) -> list[Draft] | None:
    """The drafts of two entries of the one list that has both."""
    two = _TWO.fullmatch(both)
    first_two = _of_two(two, rows) if two else None
    if first_two:
        return first_two
    fields = _of_fields(both, rows, index)
    if fields:
        return fields
    within = parted(both, rows, index)
    for said, mine in [(both, rows), *([within] if within else [])]:
        for joint in _AND.finditer(said):
            pairs = list(_pairs(said[: joint.start()], said[joint.end() :], mine, index))
            if len(pairs) == 1:
                return exchanged(*pairs[0])
            if pairs:
                return None
    return None


def _of_fields(both: str, rows: Sequence[Row], index: SiteIndex) -> list[Draft] | None:
    """The drafts of one field of two entries: "the tuesday and wednesday spots"; else None.

    Where the entries themselves are called so they change places, be there such a field or not.
    """
    found = _FIELDS_OF.fullmatch(both) or _OF_FIELDS.fullmatch(both)
    names = re.split(_AND, found["both"]) if found else []
    if found is None or len(names) != 2:
        return None
    pairs = []
    for target in {id(row.target): row.target for row in rows}.values():
        mine = [row for row in rows if row.target is target and not is_list(row, found["field"])]
        pair = [_one(re.sub(r"['’]s?$", "", one), mine, index, is_in_list=True) for one in names]
        cells = [cells_of(row, found["field"]) if row else [] for row in pair]
        if pair[0] and pair[1] and pair[0] is not pair[1] and all(len(one) == 1 for one in cells):
            pairs.append([(pair[0], cells[0][0]), (pair[1], cells[1][0])])
    if len(pairs) != 1:
        return None
    (one, held), (other, kept) = pairs[0]
    if one.cells[0] in (held, kept) or other.cells[0] in (held, kept):
        return None  # names stay with what they name
    return [written(one, held, kept.value), written(other, kept, held.value)]


def _of_two(two: re.Match[str], rows: Sequence[Row]) -> list[Draft] | None:
    """The drafts of the first or the last two of the one list that is named."""
    mine = [row for row in rows if is_list(row, two["list"])]
    if len(mine) < 2 or len({id(row.target) for row in mine}) > 1 or mine[0].target is None:
        return None
    pair = mine[:2] if two["end"].lower() == "first" else mine[-2:]
    return exchanged(mine[0].target, pair[0].label, pair[1].label)


def _pairs(
    one: str, other: str, rows: Sequence[Row], index: SiteIndex
) -> Iterator[tuple[Target, str, str]]:
    """The lists that have one entry for each of two names, with their labels."""
    lead = next(iter(BY.finditer(one)), None)
    others = [other, f"{one[: lead.end()]}{other}"] if lead else [other]
    lists = {id(row.target): row.target for row in rows if row.target}
    for target in lists.values():
        mine = [row for row in rows if row.target is target]
        first = _one(one, mine, index, is_in_list=True)
        second = next(
            (found for said in others if (found := _one(said, mine, index, is_in_list=True))), None
        )
        if first and second and first is not second:
            yield target, first.label, second.label
