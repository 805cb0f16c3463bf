"""Messages about one field of one thing: "change Bea's quote to …", "Yin is taught by Ruben"."""

import re
from collections.abc import Iterator

from bot.record import Record
from bot.texts.phrase import capitalised
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding import guard
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.figures import clock, numbering, restating, sums
from bot.ux_agent.understanding.linking.records import FREE, Cell, Row, cells_of, may_mean, meant
from bot.ux_agent.understanding.placing import fitting
from bot.ux_agent.understanding.words.phrases import normal
from bot.ux_agent.understanding.words.trim import cleared, parted

LEAD = (
    r"(?is)\W*(?:(?:hi|hello|hey|please|pls|can|could|would|you|we|i'?d|i|want|need|like|to|just|also"
    r"|now|and|so)\b[\s,]*){0,8}"
)
"""What people say before what they want, an expression."""

_VERB = r"(?is)(?:change|set|update|make|replace|edit|correct|fix|rename|put)\s+"
ARTICLE = r"(?i)^(?:the|our|my|a|an)\s+"
_JOINT = re.compile(
    r"(?i)\s+(?:(?:should|must|needs? to|has to|ought to)\s+(?:now\s+)?(?:be|say|read|become|show)"
    r"|(?:is|are|becomes?|says?|reads?)(?:\s+now)?|now\s+(?:is|are|says|reads)"
    r"|to(?:\s+(?:be|say|read))?|with|into|as)(?:\s*:\s*|\s+)|\s*(?::|=|->|→)\s*"
)
_LASTS = re.compile(r"(?i)\s+(?:now\s+)?(?:lasts|takes|runs for)\s+(?:for\s+)?")
_TAUGHT = re.compile(
    r"(?i)\s+(?:is|are)\s+(?:now\s+)?(?:taught|led|given|run|hosted)(?:\s+now)?\s+by\s+"
)
_IS_FREE = re.compile(
    r"(?i)\s+(?:is|are)\s+(?:now\s+)?(?P<value>free|included|sold out|on request)"
    r"(?:\s+of charge)?(?:\s+now)?[\s.!]*$"
)
_IS_NOW = re.compile(r"(?i)\s+is\s+now\s+|\s+is\s+(?=(?:our|the)\s+new\s)")
_OF = re.compile(r"(?i)\s+(?:of|for|from|by|on|in|to)\s+")
WHOSE = re.compile(r"(?i)(?:['’]s|(?<=s)['’])\s+")
_MORE = (
    r"(?i)(?:,|[.;!?]|\band\b|\bthen\b)\s*(?:please\s+|also\s+)*"
    r"(?:add|make|change|set|remove|delete|move|put|rename|hide|show|swap|replace|link|update|the)\b"
)
_LOOKS = frozenset(
    """
    color colour background font size weight style border radius corners padding spacing margin
    width height alignment
    """.split()  # noqa: SIM905 - a page of words
)
_LINKS = frozenset("link links address url href destination target page section".split())  # noqa: SIM905
_MARKS = r"[\"“”„«»]"
_TWO = r"(?i)\band\b.*\d"
_PICTURE = r"(?i)\s+(?:picture|photo|image|pic|img)s?$"
_QUOTED = r"[\"“„«](?P<said>[^\"”“«»]*)[\"”“»]"
_LONGEST = 600
_LONGEST_NAME = 5


class Told(Record):
    """What a message tells: a field of what, by which word ('' for none), and its new value."""

    attribute: str
    thing: str
    value: str
    is_sure: bool = True


def read(message: str, index: SiteIndex, section: str = "") -> list[Draft] | None:
    """The draft that writes one field of one thing, or asks which one; None for all else."""
    if len(message) > _LONGEST or re.search(_MORE, _unquoted(message)):
        return None
    for told in _told(message):
        if not _may_be_field(told) or not may_mean(told.thing, index):
            continue
        rows = [row for row in _things(told, index, section) if not row.is_link]
        found = [(row, cell) for row in rows for cell in cells_of(row, told.attribute)]
        if len(found) == 1:
            draft = _draft(*found[0], told.value)
            # "Brompton's price to £600 and Dawes' to £350" tells more than one.
            return [draft] if draft.value or not re.search(_TWO, told.value) else None
        aliased = _aliased(told, index, section) if not rows and told.is_sure else None
        if aliased:
            return [aliased]
        if not found and told.is_sure and len(rows) == 1 and _may_ask(told, rows[0]):
            return [_open(rows[0], told)]
    return None


def _may_be_field(told: Told) -> bool:
    """False for the looks of a thing, unless they are to be words: others' to change."""
    said = set(normal(told.attribute).split())
    is_quoted = re.match(_QUOTED, told.value.strip()) is not None
    return is_quoted or not said & _LOOKS - {"size", "width", "height"}


def _aliased(told: Told, index: SiteIndex, section: str) -> Draft | None:
    """The draft for the one text that is called "samir quote", told as "the quote by Samir"."""
    thing = re.sub(ARTICLE, "", re.sub(_MARKS, "", told.thing).strip())
    name = f"{normal(thing)} {normal(re.sub(ARTICLE, '', told.attribute))}"
    mine = [
        one
        for one in index.targets
        if fitting.is_text(one)
        and (not section or one.section in section.split())
        and name in map(normal, one.aliases)
    ]
    if len(mine) != 1:
        return None
    cell = Cell("", frozenset(), mine[0].value or "", mine[0])
    return _draft(Row(mine[0].section, "", (), ()), cell, told.value)


def _unquoted(text: str) -> str:
    return re.sub(_QUOTED, "", text)


def _told(message: str) -> Iterator[Told]:
    """All that a message may tell, as its words may be parted."""
    start = re.match(LEAD, message)
    text = message[start.end() if start else 0 :]
    verb = re.match(_VERB, text)
    text = text[verb.end() if verb else 0 :]
    free = _IS_FREE.search(text)
    if free and not verb:
        yield Told("price", text[: free.start()], free["value"], is_sure=False)
    quoted = [found.span() for found in re.finditer(_QUOTED, text)]
    for form, attribute in ((_LASTS, "length"), (_TAUGHT, "teacher"), (_IS_NOW, "role")):
        found = form.search(text)
        if found and not verb:
            yield Told(attribute, text[: found.start()], text[found.end() :], is_sure=False)
    joints = list(_JOINT.finditer(text))
    if verb and not joints:
        for attribute, thing, _ in _parted(re.sub(ARTICLE, "", cleared(text))):
            yield Told(attribute, thing, "", is_sure=False)
    for joint in joints:
        if any(first < joint.start() < last for first, last in quoted):
            continue
        head = re.sub(ARTICLE, "", text[: joint.start()].strip())
        for attribute, thing, is_sure in _parted(head):
            yield _of_picture(Told(attribute, thing, text[joint.end() :], is_sure))


def _of_picture(told: Told) -> Told:
    """What is told of the words for a picture, which are not those of the thing itself."""
    said = set(normal(told.attribute).split())
    if said.isdisjoint({"alt", "description"}) or not re.search(_PICTURE, told.thing):
        return told
    return told._replace(attribute="alt", thing=re.sub(_PICTURE, "", told.thing))


def _parted(head: str) -> Iterator[tuple[str, str, bool]]:
    """The word for a field and the name in "price of the dairy", "Bea's quote", "dairy price"."""
    for found in _OF.finditer(head):
        yield head[: found.start()], head[found.end() :], True
    for found in WHOSE.finditer(head):
        yield head[found.end() :], head[: found.start()], True
    first, _, rest = head.partition(" ")
    if first.lower() in {"name", "price", "role", "title"} and rest:
        yield first, rest, False  # "change the name Marek to …"
    said = head.split()
    for length in (1, 2):
        if len(said) > length:
            yield " ".join(said[-length:]), " ".join(said[:-length]), False


def _things(told: Told, index: SiteIndex, section: str) -> list[Row]:
    """What the name of a thing means, where no part of a page is called so."""
    thing = re.sub(ARTICLE, "", re.sub(_MARKS, "", told.thing).strip())
    attribute = told.attribute.split()
    if not attribute or len(attribute) > _LONGEST_NAME or not thing:
        return []
    name = normal(thing)
    places = {normal(one) for names in index.sections.values() for one in names}
    rows = meant(thing, index, section)
    is_place = name in places | set(map(normal, index.sections))
    return [] if is_place else rows


def _may_ask(told: Told, row: Row) -> bool:
    """True for a field that the thing lacks; its looks and its link are others' to change."""
    said = set(normal(told.attribute).split())
    if said & _LINKS or normal(row.label) not in _names(told.thing):
        return False
    is_quoted = re.match(_QUOTED, told.value.strip()) is not None
    return is_quoted or not said & _LOOKS


def _names(thing: str) -> set[str]:
    plain = re.sub(ARTICLE, "", re.sub(_MARKS, "", thing).strip())
    return {normal(plain), normal(plain.rpartition(" ")[0])}


def _draft(row: Row, cell: Cell, said: str) -> Draft:
    """The draft of a field's new value; without the value where it does not fit the field."""
    whole = re.fullmatch(rf"\s*{_QUOTED}[\s.!]*(?:please)?[\s.!]*", said)
    value, stop = (whole["said"], "") if whole else parted(_spoken(said))
    value = _fitted(cell, value) if value else ""
    if cell.target is None:
        is_label = cell is row.cells[0]
        name = "link-label" if is_label else "link-description"
        value = value + stop if stop and cell.value.endswith(stop) else value
        listed = row.target.property if row.target else ""
        nature = "text" if value else ""
        return Draft(
            row.section, property=name, target=row.label, value=value, listed=listed, nature=nature
        )
    nature = "address" if cell.target.type in {"image", "url"} else "text"
    return Draft(
        cell.target.section,
        property=cell.target.property,
        value=value,
        nature=nature if value else "",
        stop=stop if value else "",
    )


def _spoken(said: str) -> str:
    return re.sub(r"(?i)[\s,]+now[\s.!]*$", "", cleared(said))


def _fitted(cell: Cell, value: str) -> str:
    """The value in the form of what stands there; '' where it is of another form."""
    is_path = cell.target is not None and cell.target.type in {"image", "url"}
    if is_path:
        return value if guard.is_address(value) else ""
    if guard.is_address(value) and not guard.is_address(cell.value):
        return ""
    if cell.value.lower() in FREE and _is_figure(value):
        return value
    if not numbering.is_bare(cell.value):
        return "" if _is_figure(value) and not _holds_figure(cell.value) else value
    if value.lower() in FREE and sums.sums(cell.value):
        return capitalised(value) if cell.value[:1].isupper() else value
    return restating.restated(value, cell.value)


def _is_figure(value: str) -> bool:
    """True for nothing but a price or a clock's time, which no sentence is."""
    return numbering.is_bare(value) and (
        any(one.coin for one in sums.sums(value)) or any(one.is_clock for one in clock.times(value))
    )


def _holds_figure(value: str) -> bool:
    return any(map(str.isdigit, value))


def _open(row: Row, told: Told) -> Draft:
    """What is asked where a thing has no such field: what of it is meant."""
    attribute = re.sub(ARTICLE, "", told.attribute.strip())
    if row.target:
        return Draft(row.section, property="link", target=row.label, listed=row.target.property)
    names = " ".join(
        f"{cell.target.section}.{cell.target.property}" for cell in row.cells if cell.target
    )
    value = re.sub(_MARKS, "", parted(_spoken(told.value))[0])
    return Draft(property=names, value=value, nature="text", unknown=attribute)
