"""Somebody whom the site lists, called by a first name in any case: "Hettys surname is Lowe"."""

import re
from collections.abc import Mapping

from bot.ux_agent.editing.entry_texts import initials
from bot.ux_agent.once import Once
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.linking.entry_shapes import ALIKE
from bot.ux_agent.understanding.linking.records import Row, rows_of, written
from bot.ux_agent.understanding.words.hints import PEOPLE, may_hold
from bot.ux_agent.understanding.words.phrases import nouns

_PEOPLE = frozenset().union(*(kind for kind in ALIKE if "people" in kind))
_TITLE = r"(?i)^(?:dr|mrs?|ms|miss|prof|revd?|sir)\b\.?\s+"
_NAME = r"[A-Z][\w’'.-]*(?:\s(?:(?:de|van|von|der)\s)?[A-Z][\w’'.-]*){1,3}"
_WHO = r"(?P<who>[^\W\d_][\w’'.-]*(?:\s[^\W\d_][\w’'.-]*){0,2}?)"
_BEGUN = re.compile(
    r"^\W*(?:(?i:hi|hey|hello|ok|okay|so|well|sadly|unfortunately|sorry|because|as|since|now that"
    r"|fyi)\b[\s,]*)*(?:[Oo]ur\s)?"
    rf"{_WHO}(?=['’](?:s|ve)\b|\s(?:has|have|is|isn|got|gets|left|leaves|leaving|retired|retires|quit"
    r"|resigned|moved|was|went|no longer|doesn|does|died|passed|stopped|and)\b)"
)
_SECOND = re.compile(
    r"(?P<and>\s(?:and|&)\s)(?P<who>[a-z][\w’'-]*)(?=\s(?:have|are|got|left|both)\b)"
)
_END = r"(?:\s(?:now|from now on|these days|today|please|pls|instead))*[\s.!]*"
_ASKED = r"\W*(?:(?i:please|pls|can you|could you|also|and|hi|hey)\b[\s,]*)*"
_OLD_NAME = r"(?:['’]s?|s)?\s(?:(?:last|full|own|old)\s)?name"
_NOW = r"(?:\s(?:now|called|spel(?:t|led)))*\s"
_RENAMED = (
    rf"{_ASKED}(?i:rename|change|update)\s{_WHO}(?i:{_OLD_NAME})?\s(?i:to|into)\s"
    rf"[\"“]?(?P<new>{_NAME})[\"”]?{_END}"
)
_CALLED = (
    rf"{_ASKED}{_WHO}(?i:{_OLD_NAME})?\s(?i:(?:is|should be|goes by)\s(?:now\s)?"
    rf"(?:called|named|known as)?\s*)[\"“]?(?P<new>{_NAME})[\"”]?{_END}"
)
_NEW = r"[\"“]?(?P<new>[A-Z][\w’'.-]*(?:[\s-][A-Z][\w’'.-]*)?)[\"”]?"
_OF_TWO = r"(?P<half>surname|(?:last|family|second|married|first|given) name)"
_HALF = (
    rf"{_ASKED}(?i:(?:change|update|set|correct)\s)?{_WHO}(?i:['’]s?|s)?\s(?i:new\s)?(?i:{_OF_TWO})"
    rf"(?i:\s(?:has changed\s)?(?:is|to|should be|becomes?){_NOW}|\s*[:=]\s*){_NEW}{_END}"
)
_CHANGED = (
    rf"{_ASKED}{_WHO}(?i:['’]s|\s(?:has|have|got))?(?i:\s(?:got|changed))?"
    rf"(?i:\s(?:an?|her|his|their)(?:\snew)?\s{_OF_TWO})(?i:\s*[,;:.–-]+\s*|\s(?:and\s|to\s))"
    rf"(?i:(?:it['’]?s|it is|now|she['’]?s|he['’]?s|to|is)\s)*{_NEW}{_END}"
)
_SHORTEST = 3
_REACHED = (
    rf"{_ASKED}(?i:(?:change|update|set|correct)\s)?{_WHO}(?i:['’]s?|s)?\s(?i:new\s)?"
    r"(?i:(?P<mail>e-?mail(?:\saddress)?|mail)|(?:tele)?phone(?:\snumber)?|mobile(?:\snumber)?"
    rf"|number)(?i:\s(?:has changed\s)?(?:is|to|should be){_NOW}|\s*[:=]\s*)"
    rf"(?P<new>[^\s,;]\S*(?:\s[\d() -]+)?){_END}"
)
_MOST = 4
_LONGEST = 300


def told(message: str, index: SiteIndex) -> str:
    """The message with the name at its beginning as the site writes it; as it is for all else.

    "pat has retired, take her off" speaks of “Pat Willoughby”.
    """
    if len(message) > _LONGEST or not may_hold(message, PEOPLE):
        return message
    found = _BEGUN.match(message)
    row = of_name(found["who"], index) if found else None
    if found is None or row is None:
        return message
    rest = _SECOND.sub(lambda one: f"{one['and']}{_as_listed(one['who'], index)}", message)
    return f"{_as_listed(found['who'], index)}{rest[found.end('who') :]}"


def read(message: str, index: SiteIndex, section: str = "") -> list[Draft] | None:
    """The drafts of somebody's new name, with the initials beside it; None for all else."""
    if len(message) > _LONGEST:
        return None
    for form in (_RENAMED, _CALLED):
        found = re.fullmatch(form, message)
        row = of_name(found["who"], index, section) if found else None
        if found and row and _is_kept(row.label, found["new"], is_wish=form is _RENAMED):
            return _renamed(row, _titled(row.label, found["new"]))
    for form in (_HALF, _CHANGED):
        found = re.fullmatch(form, message)
        row = of_name(found["who"], index, section) if found else None
        if found and row:
            return _renamed(row, _halved(row.label, found["new"], found["half"]))
    found = re.fullmatch(_REACHED, message)
    row = of_name(found["who"], index, section) if found else None
    return _reached(row, found) if found and row else None


def _reached(row: Row, found: re.Match[str]) -> list[Draft]:
    """The drafts of somebody's own address or number; a question where the list has none."""
    keys = {"email", "mail"} if found["mail"] else {"phone", "mobile", "tel", "telephone", "number"}
    new, said = found["new"].rstrip("."), "email" if found["mail"] else "phone"
    cells = [cell for cell in row.cells if cell.key.lower() in keys and cell.target]
    if len(cells) != 1:
        return [Draft(value=new, nature="text", unknown=f"{found['who']} {said}")]
    scheme = "mailto:" if found["mail"] else "tel:"
    ways = [cell for cell in row.cells if cell.target and cell.value.startswith(scheme)]
    way = f"{scheme}{new if found['mail'] else re.sub(r'[^+0-9]', '', new)}"
    return [written(row, cells[0], new), *(written(row, cell, way) for cell in ways)]


def _named(index: SiteIndex) -> Mapping[str, tuple[Row, ...]]:
    """The people of the lists by what they may be called, in small letters."""
    known: dict[str, tuple[Row, ...]] = {}
    for row in rows_of(index):
        plain = untitled(row.label)
        if row.target and not row.is_link and _is_person(row, plain):
            title = row.label.removesuffix(plain).strip()
            formal = f"{title} {plain.split()[-1]}" if title else plain
            called = (row.label, plain, plain.split()[0], formal)
            for name in {one.lower().replace(".", "") for one in called}:
                known[name] = (*known.get(name, ()), row)
    return known


_people = Once(_named)


def _is_person(row: Row, name: str) -> bool:
    """True for a name in a list of people: of those who have a role, or called "team"."""
    words = name.split()
    is_name = 0 < len(words) <= _MOST and all(
        one[0].isupper() and one[0].isalpha() for one in words
    )
    return is_name and (
        any("role" in cell.names for cell in row.cells[1:])
        or bool(row.target and any(set(one.split()) & _PEOPLE for one in nouns(row.target)))
    )


def of_name(said: str, index: SiteIndex, section: str = "") -> Row | None:
    """The one of that name: of "Hetty", "hetty's", "Hettys", "kev" of “Kevin Birch”."""
    known, name = _people(index), re.sub(r"['’]s?$|\.", "", said.lower())
    mine = known.get(name) or known.get(name.removesuffix("s"), ())
    if not mine and len(name) >= _SHORTEST:
        begun = {
            row.label: row for one, rows in known.items() if one.startswith(name) for row in rows
        }
        mine = tuple(begun.values())
    mine = tuple(row for row in mine if not section or row.section in section.split())
    return mine[0] if len(mine) == 1 else None


def untitled(name: str) -> str:
    """A name without the title before it: “Ada Fox” of “Dr. Ada Fox”."""
    return re.sub(_TITLE, "", name)


def _as_listed(said: str, index: SiteIndex) -> str:
    """A name with the capitals that it has in the list, where a short form has its first name."""
    row = of_name(said, index)
    if row is None:
        return said
    plain = untitled(row.label)
    is_whole = re.search(rf"(?i)\b{re.escape(said)}\b", row.label)
    return is_whole[0] if is_whole else plain.split()[0]


def _is_kept(label: str, new: str, *, is_wish: bool) -> bool:
    """True for a name with a part of the old one, which another person's has not.

    Who wishes for another name says so: "rename Ann Lee to Bea Fox".
    """
    own, told = (set(re.findall(r"[^\W\d_]+", one.lower())) for one in (label, new))
    return bool(own & told) or is_wish


def _titled(label: str, new: str) -> str:
    """The new name with the title of the old one: “Dr. Ada Fox”."""
    title = re.match(_TITLE, label)
    return f"{title[0]}{new}" if title and not re.match(_TITLE, new) else new


def _halved(label: str, new: str, half: str) -> str:
    """A name with another last, or another first name; a name told whole as it is."""
    title = re.match(_TITLE, label)
    lead, plain = (title[0], label[title.end() :]) if title else ("", label)
    first, _, rest = plain.partition(" ")
    if half.lower().startswith(("first", "given")):
        return f"{lead}{new} {rest}".strip()
    return f"{lead}{new}" if new.startswith(f"{first} ") else f"{lead}{first} {new}"


def _renamed(row: Row, new: str) -> list[Draft]:
    """The draft of a new label, and of the field in which are but the initials of the old one."""
    letters = initials(row.label)
    beside = [cell for cell in row.cells[1:] if cell.target and cell.value == letters]
    return [
        written(row, row.cells[0], new),
        *(written(row, cell, initials(new)) for cell in beside),
    ]
