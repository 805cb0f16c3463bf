"""Messages about one field of one thing: "change Bea's quote to …", "Yin is taught by Ruben"."""

import re
from collections.abc import Iterator, Sequence

from bot.record import Record
from bot.texts.phrase import capitalised
from bot.ux_agent.once import Once
from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding import guard
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.figures import clock, days, numbering, restating, sums
from bot.ux_agent.understanding.linking.records import (
    FREE,
    Cell,
    Row,
    cells_of,
    may_mean,
    meant,
    written,
)
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
    r"(?i)\s+(?:(?:should|must|needs? to|has to|ought to)\s+(?:now\s+)?(?:be(?:\s+called)?|say|read"
    r"|become|show)|(?:is|are)(?:\s+now)?(?:\s+(?:called|named|known as|spel(?:t|led)))?|becomes?"
    r"|(?:says?|reads?)(?:\s+now)?|now\s+(?:is|are|says|reads)(?:\s+(?:called|named))?"
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
_IS_NOW = re.compile(
    r"(?i)\s+is\s+now\s+(?!(?:called|named|known as)\s)|\s+is\s+(?=(?:our|the)\s+new\s)"
)
_CALLED = re.compile(
    r"(?i)\s+(?:(?:is|should be|goes)\s+(?:now\s+)?|now\s+)(?:called|named|known as|by the name of)"
    r"\s+(?:now\s+)?"
)
_REPLACED = re.compile(
    r"(?is)(?P<old>[^,;.]{2,40}?)\s+(?:no longer|doesn['’]?t|does not|won['’]?t|has stopped)\s+"
    r"(?:teach(?:es|ing)?|runs?|running|leads?|leading|hosts?|hosting|takes?|taking|gives?|giving)\s+"
    r"(?P<thing>.{2,60}?)(?:\s+any ?more)?\s*[,;.–-]\s*(?:and\s+)?(?:it['’]?s|it is|now|its)\s+"
    r"(?P<new>.{2,40}?)(?:\s+(?:now|does|is|instead)\b.*)?"
)
_NEW = re.compile(r"(?is)(?:the|our|my)\s+new\s+(?P<thing>[^,;:]{3,40}?)\s+is\s+(?P<value>.+)")
_HELD = "held"
"""Stands for the name of whoever has a role: "change the treasurer to Joanna Pike"."""

_FORMS = (
    (_LASTS, "length"),
    (_TAUGHT, "teacher"),
    (_CALLED, "name"),
    (_IS_NOW, _HELD),
    (_IS_NOW, "role"),
)
_OF = re.compile(r"(?i)\s+(?:of|for|from|by|on|in|to|about)\s+")
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
_LONGEST_HOURS = 60
_JOBS = frozenset(
    """
    owner manager director partner founder chef nurse vet apprentice intern stylist receptionist
    trainer coach teacher head chair treasurer secretary assistant associate supervisor foreman
    barber baker groomer mechanic instructor therapist dentist hygienist solicitor trainee
    accountant designer developer photographer president trustee rector curate warden volunteer
    """.split()  # noqa: SIM905 - a page of words
)
_CARDS = frozenset({"card", "box", "tile", "panel", "section", "block", "entry", "item", "row"})
_SENTENCE = r"\S+\s+\S+\s+\S.*[.!?][\"”“»]?\s*$"


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
        if not may_mean(told.thing, index):
            continue
        rows = [row for row in _things(told, index, section) if not row.is_link]
        found = _cells(told, rows)
        if not found and not _may_be_field(told):
            continue
        if len(found) == 1:
            draft = drafted(*found[0], told.value, told.thing)
            # "Brompton's price to £600 and Dawes' to £350" tells more than one.
            return [draft] if draft.value or not re.search(_TWO, told.value) else None
        aliased = _aliased(told, index, section) if not rows and told.is_sure else None
        if aliased:
            return [aliased]
        if not found and told.is_sure and len(rows) == 1 and _may_ask(told, rows[0]):
            return [_open(rows[0], told)]
    return None


def _cells(told: Told, rows: Sequence[Row]) -> list[tuple[Row, Cell]]:
    """The fields that are meant; a word for a look is one only where a field is called that."""
    found = [(row, cell) for row in rows for cell in cells_of(row, told.attribute)]
    if not _may_be_field(told):
        key = normal(told.attribute)
        return [(row, cell) for row, cell in found if normal(cell.key) == key]
    if told.attribute == _HELD:
        return [
            (row, row.cells[0])
            for row in rows
            if any(normal(one.value) == _plain(told.thing) for one in row.cells[1:])
            if _are_names(row.label, told.value)
        ]
    if told.attribute == "hours":
        return [(row, cell) for row, cell in found if not days.named(cell.value)]
    if told.attribute == "name" and found:
        said = _plain(told.thing)
        same = [(row, one) for row in rows for one in row.cells if normal(one.value) == said]
        found = same if len(same) == 1 else found  # Sue Farrow's name is not “Treasurer”
        return [one for one in found if {*said.split()} <= {*normal(one[1].value).split()}] or found
    if told.attribute != "role" or told.is_sure:
        return found
    if _is_bare_name(told.value):
        return []
    for row in rows:
        if _is_renamed(row.label, told.value) and len(rows) == 1:
            return [(row, row.cells[0])]
    return [] if any(_are_names(row.label, told.value, parts=2) for row in rows) else found


def _plain(thing: str) -> str:
    return normal(re.sub(r"(?i)^(?:the|our|my|a|an|new|current|\s)+\b", "", thing))


def _is_renamed(label: str, value: str) -> bool:
    """True for a new name that keeps a part of the old one: “Tom Whitaker-Jones”."""
    old, new = (re.findall(r"\b[A-Z][\w’']+", one) for one in (label, value))
    return not set(old).isdisjoint(new) and _are_names(label, value)


def _is_bare_name(value: str) -> bool:
    """True for one word with a capital that is no job: "Lucy" may be what somebody is called."""
    word = parted(_spoken(value))[0].strip()
    return re.fullmatch(r"[A-Z][\w’'-]+", word) is not None and word.lower() not in _JOBS


def _are_names(label: str, value: str, *, parts: int = 1) -> bool:
    """True for two names of people, which all begin with capitals."""
    both = [re.findall(r"[^\W\d_][\w’'.]*", one) for one in (label, parted(_spoken(value))[0])]
    return all(
        parts <= len(one) <= _LONGEST_NAME and all(word[0].isupper() for word in one)
        for one in both
    )


def _may_be_field(told: Told) -> bool:
    """False for the looks of a thing, unless they are to be words: others' to change."""
    said = set(normal(told.attribute).split())
    is_quoted = re.match(_QUOTED, told.value.strip()) is not None
    return is_quoted or not said & _LOOKS - {"size", "width", "height"}


def _texts(index: SiteIndex) -> dict[str, list[Target]]:
    """The texts of a site by all that they are called by."""
    found: dict[str, list[Target]] = {}
    for one in filter(fitting.is_text, index.targets):
        for name in dict.fromkeys(map(normal, one.aliases)):
            found.setdefault(name, []).append(one)
    return found


_texts_of = Once(_texts)


def _aliased(told: Told, index: SiteIndex, section: str) -> Draft | None:
    """The draft for the one text that is called "samir quote", told as "the quote by Samir"."""
    thing = re.sub(ARTICLE, "", re.sub(_MARKS, "", told.thing).strip())
    name = f"{normal(thing)} {normal(re.sub(ARTICLE, '', told.attribute))}"
    known = _texts_of(index).get(name, [])
    mine = [one for one in known if not section or one.section in section.split()]
    if len(mine) != 1:
        return None
    cell = Cell("", frozenset(), mine[0].value or "", mine[0])
    return drafted(Row(mine[0].section, "", (), ()), cell, told.value)


def _unquoted(text: str) -> str:
    return re.sub(_QUOTED, "", text)


def _told(message: str) -> Iterator[Told]:
    """All that a message may tell, as its words may be parted."""
    start = re.match(LEAD, message)
    text = message[start.end() if start else 0 :]
    verb = re.match(_VERB, text)
    text = text[verb.end() if verb else 0 :]
    if not verb:
        yield from _stated(text)
    quoted = [found.span() for found in re.finditer(_QUOTED, text)]
    joints = list(_JOINT.finditer(text))
    if verb and verb[0].lower().startswith("rename") and joints:
        yield Told("name", text[: joints[0].start()], text[joints[0].end() :], is_sure=False)
    if verb and not joints:
        for attribute, thing, _ in _parted(re.sub(ARTICLE, "", cleared(text))):
            yield Told(attribute, thing, "", is_sure=False)
    for joint in joints:
        if any(first < joint.start() < last for first, last in quoted):
            continue
        head = re.sub(ARTICLE, "", text[: joint.start()].strip())
        rest = text[joint.end() :]
        yield Told(_HELD, head, rest, is_sure=False)
        if _days_alone(head) and not days.named(rest) and not re.match(r"(?i)\s*to\b", joint[0]):
            yield Told("hours", head, rest, is_sure=False)
        if ":" in joint[0] and re.match(_QUOTED, rest):
            yield Told("quote", head, rest, is_sure=False)
        for attribute, thing, is_sure in _parted(head):
            if normal(attribute) in _CARDS and re.search(_SENTENCE, rest):
                yield Told("text", thing, rest, is_sure=False)
            yield _of_picture(Told(attribute, thing, rest, is_sure))


def _days_alone(said: str) -> bool:
    """True for days and nothing else: what is told of them are their hours."""
    groups = days.named(said)
    return len(groups) == 1 and not re.search(
        r"[^\W_]", f"{said[: groups[0].start]}{said[groups[0].end :]}"
    )


def _stated(text: str) -> Iterator[Told]:
    """What a sentence tells that asks for nothing: "Yin is taught by Ruben", "it is free"."""
    free = _IS_FREE.search(text)
    if free:
        yield Told("price", text[: free.start()], free["value"], is_sure=False)
    replaced = _REPLACED.fullmatch(text.rstrip(".! "))
    if replaced:
        yield Told("teacher", replaced["thing"], replaced["new"], is_sure=False)
    new = _NEW.fullmatch(text)
    if new:
        yield Told(_HELD, new["thing"], new["value"], is_sure=False)
    for form, attribute in _FORMS:
        found = form.search(text)
        if found and not (form is _IS_NOW and _CALLED.search(text)):
            yield Told(attribute, text[: found.start()], text[found.end() :], is_sure=False)


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
    if first.lower() in {"name", "price", "role", "title"} and rest.lower() not in {"", "next"}:
        yield first, rest, False  # "change the name Marek to …", not "the name next to …"
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
    return re.match(_QUOTED, told.value.strip()) is not None or not said & _LOOKS


def _names(thing: str) -> set[str]:
    plain = re.sub(ARTICLE, "", re.sub(_MARKS, "", thing).strip())
    return {normal(plain), normal(plain.rpartition(" ")[0])}


def _within(names: str, thing: str, value: str) -> str:
    """A name with a part of it anew: “Ana & Thomas” for Tom, “Beth O'Leary” for Bethan."""
    one = re.sub(ARTICLE, "", thing.strip())
    one = one if one in names else one.removesuffix("s")  # "Toms name"
    if one in names.split() and " " not in value.strip() and _are_names(names, value):
        return " ".join(value if word == one else word for word in names.split())
    found = re.search(rf"(?<!\w){re.escape(one)}(?!\w)", names)
    is_one_of = found and re.search(r"\s(?:&|and|und|et|y)\s", names)
    is_plain = found and not re.search(r"\s(?:&|and|und|et|y)\s", f"{one} {value}")
    if not (found and is_one_of and is_plain):
        return value
    return f"{names[: found.start()]}{value}{names[found.end() :]}"


def drafted(row: Row, cell: Cell, said: str, thing: str = "") -> Draft:
    """The draft of a field's new value; without the value where it does not fit the field."""
    whole = re.fullmatch(rf"\s*{_QUOTED}[\s.!]*(?:please)?[\s.!]*", said)
    value, stop = (whole["said"], "") if whole else parted(_spoken(said))
    if not whole and not re.match(ARTICLE, cell.value):
        value = re.sub(r"^an? ", "", value) if "role" in cell.names else value
    value = _fitted(cell, value) if value else ""
    if value and "name" in cell.names and thing:
        value = _within(cell.value, thing, value)
    return written(row, cell, value, stop)


def _spoken(said: str) -> str:
    said = re.sub(r"(?i)[\s,]+(?:instead of|rather than|not) \S*\d\S*$", "", cleared(said))
    return re.sub(r"(?i)[\s,]+now[\s.!]*$", "", said)


def _fitted(cell: Cell, value: str) -> str:
    """The value in the form of what stands there; '' where it is of another form."""
    if cell.target is not None and cell.target.type in {"image", "url"}:
        return value if guard.is_address(value) else ""
    if guard.is_address(value) and not guard.is_address(cell.value):
        return ""
    if cell.value.lower() in FREE and _is_figure(value):
        return value
    is_of_hours = "hours" in cell.names and "price" not in cell.names
    if is_of_hours and len(value) <= _LONGEST_HOURS and not _holds_figure(value):
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
