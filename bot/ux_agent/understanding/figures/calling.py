"""Messages that tell a telephone's number or a mail address: every place that shows the old one."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from bot.record import Record
from bot.ux_agent.intent import Change
from bot.ux_agent.once import Once
from bot.ux_agent.site import Entry, SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.figures import dialling, facts, numbering
from bot.ux_agent.understanding.figures.told import FRAME
from bot.ux_agent.understanding.literals import lift
from bot.ux_agent.understanding.words.spelling import nearest

MAIL = r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
"""A mail address, an expression."""

_PHONE = rf"{numbering.PHONE}|(?<![\w.+-])\(?\d{{3}}\)?[ .-]\d{{3,4}}(?:[ .-]\d{{2,4}})?(?![\w.,-])"
_SPOKEN = frozenset(
    """
    phone phones telephone telephones tel number numbers mobile cell call ring us line landline
    email emails e-mail mail mails address everywhere site website page pages contact
    """.split()  # noqa: SIM905 - a page of words
)
_CALLED = frozenset({"phone", "tel", "telephone", "mobile", "number", "email", "mail"})
_REMARK = (
    r"(?i)\b(?:(?:on|in) (?:all|both|\d{1,2}|two|three|several) (?:the )?pages?|i think|instead"
    r"|from (?:now|today) on)\b"
    r"|\s*[,;–—-]\s+(?:the old|that|this|it|we|they|because|since|as|so|sorry)\b[^@\d]*$"
)
_MAILTO, _TEL = "mailto:", "tel:"
_CHAT = "https://wa.me/"
"""What a link to a chat by WhatsApp starts with (WhatsApp, How to use click to chat)."""

_APART = frozenset({"emergency", "emergencies", "night", "fax", "mobile", "whatsapp", "hour"})
"""Words beside a number that is another one than that of the place itself."""

_OF_THE_HOUSE = frozenset({"office", "main", "general", "business", "company", "shop", "reception"})
"""What people call the place's own number, though the site calls it a phone only."""

_DATA = frozenset({"json", "yaml", "toml", "script"})
_NEAR = 60  # bytes of markup between a label and its link
_FEWEST = 6
_FEW = 5
_LONG = 6
_TOLD = 8  # digits that tell two numbers apart, with and without a country's before them


class Spot(Record):
    """A place that shows or dials a number: characters `start` to `end` of a value.

    `part` is "value", "label" or "href"; `key` is the same for all spots of one number.
    """

    target: Target
    entry: Entry | None
    part: str
    value: str
    start: int
    end: int
    key: str

    @property
    def is_address(self) -> bool:
        """True for what dials or writes, and shows nothing."""
        return self.target.type == "url" or self.part == "href"

    @property
    def words(self) -> frozenset[str]:
        """The words of its name and around it."""
        own = (self.target.property, *self.target.aliases, self.entry.label if self.entry else "")
        chat = "whatsapp" if self.value.startswith(_CHAT) else ""
        # The sentence behind it may tell of another: "Ring 555 019. Emergencies at all hours."
        ends = re.search(r"[.!?]\s", self.value[self.end :])
        said = self.value[: self.end + ends.start()] if ends else self.value
        return facts.words(*own, chat, *re.findall(r"[^\W\d_]+", said))


def read(message: str, index: SiteIndex, section: str = "") -> list[Draft] | None:
    """The drafts of a message that tells a number or an address and nothing else; else None."""
    tokens = lift(message)
    if any(token.kind in {"quoted", "colour", "picture", "swatch"} for token in tokens):
        return None
    text = re.sub(_REMARK, " ", message)
    drafts: list[Draft] = []
    said = [(key_of(match[0]), match[0]) for match in _told(text)]
    rest = re.sub(rf"{MAIL}|{_PHONE}", " ", text)
    wanted = [word for word in _words(rest) if word not in _SPOKEN and word not in FRAME]
    if not said or any(sign.isdigit() for sign in rest):
        return None
    for form in ("@", ""):
        mine = [(key, shown) for key, shown in said if ("@" in key) == bool(form)]
        found = _replaced(mine, wanted, index, section)
        if mine and not found:
            return None
        drafts += found
    return drafts


def _told(text: str) -> Iterator[re.Match[str]]:
    return re.finditer(rf"{MAIL}|{_PHONE}", text)


def _words(text: str) -> list[str]:
    said = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", text.lower().replace("’", "'"))
    return [word.removesuffix("'s") for word in said]


def _replaced(
    said: Sequence[tuple[str, str]], wanted: Sequence[str], index: SiteIndex, section: str
) -> list[Draft]:
    """The drafts of a new number, behind the old one where two are told; none when not sure."""
    if not said or len(said) > 2:
        return []
    new = said[-1][1]
    spots = [one for one in spots_of(index) if ("@" in one.key) == ("@" in new)]
    if section:
        spots = [one for one in spots if one.target.section in section.split()]
    if len(said) > 1:
        spots = [one for one in spots if one.key == said[0][0]]
    found = _meant(spots, wanted, index)
    if len({one.key for one in found}) > 1:
        return _which(found, new)
    if any(one.value.startswith(_CHAT) and not _international(new, spots) for one in found):
        return []  # a chat is found by the whole number alone
    found = _once(found)
    return [
        draft_of(one, _international(new, spots) if one.value.startswith(_CHAT) else new)
        for one in found
    ]


def _once(found: Sequence[Spot]) -> list[Spot]:
    """The spots without those of a datum that is declared twice, the best called one of each."""
    kept: dict[tuple[object, ...], Spot] = {}
    for one in sorted(found, key=lambda spot: -len(spot.target.aliases)):
        place = one.target.places[0] if one.target.places else None
        is_known = place is not None and place.start < place.end and one.entry is None
        kept.setdefault((place.file, place.start) if place and is_known else (id(one),), one)
    mine = {id(one) for one in kept.values()}
    return [one for one in found if id(one) in mine]


def _which(found: Sequence[Spot], new: str) -> list[Draft]:
    """The question which of several numbers is meant; none where they are not all texts."""
    shown = [one.target for one in found if one.part == "value" and one.target.type != "url"]
    names = " ".join(dict.fromkeys(f"{one.section}.{one.property}" for one in shown))
    return [Draft(property=names, value=new, nature="text")] if " " in names else []


def _international(new: str, spots: Sequence[Spot]) -> str:
    """The digits of a number with its country's, which the dialled ones have; '' if not known."""
    digits = re.sub(r"\D", "", new)
    if new.strip().startswith("+"):
        return digits
    for spot in spots:
        dialled = re.fullmatch(rf"{_TEL}\+(\d+)", spot.value)
        shown = [re.sub(r"\D", "", one.value[one.start : one.end]) for one in spots]
        for own in shown:
            is_local = own.startswith("0") and not own.startswith("00")
            if dialled and is_local and dialled[1].endswith(own[1:]) and digits.startswith("0"):
                return dialled[1].removesuffix(own[1:]) + digits[1:]
    return ""


def _meant(spots: Sequence[Spot], wanted: Sequence[str], index: SiteIndex) -> list[Spot]:
    """All spots of the one number that the words can mean."""
    groups: dict[str, list[Spot]] = {}
    for one in spots:
        groups.setdefault(one.key, []).append(one)
    names = {key: facts.union(one.words for one in mine) for key, mine in groups.items()}
    beside = facts.beside(index)
    for key, mine in groups.items():
        names[key] |= facts.union(beside(one.target) for one in mine)
        names[key] |= facts.union(_before(one, index) for one in mine)
        names[key] |= facts.union(_of_card(one.target, index) for one in mine)
    strange = [word for word in wanted if not any(_is_in(word, one) for one in names.values())]
    idle = {word for word in strange if word in _OF_THE_HOUSE or _is_misspelt(word)}
    wanted = [word for word in wanted if word not in idle]
    strange = [word for word in strange if word not in idle]
    kept = [
        key
        for key in groups
        if all(_is_in(word, names[key]) for word in wanted if word not in strange)
    ]
    kept = _of_the_site(kept, groups, names)
    if len(kept) != 1:
        return [one for key in kept for one in groups[key]] if not strange else []
    mine = groups[kept[0]]
    around = _around(mine, index) if strange and len(groups) == 1 else frozenset()
    for word in strange:
        if not _is_in(word, around):
            mine = [one for one in mine if _is_in(word, _place_words(one.target, index))]
    return mine


def _is_misspelt(word: str) -> bool:
    """True for "telefone"; short words are too near to others ("mall", "mail")."""
    return len(word) >= _LONG and bool(nearest(word, _SPOKEN))


def _around(spots: Sequence[Spot], index: SiteIndex) -> frozenset[str]:
    """The words of the parts that show a number, for "the studio phone"; no names of people."""
    places = {one.target.section for one in spots}
    mine = [
        one for one in index.targets if one.section in places and one.type in {"text", "string"}
    ]
    names = facts.words(*(entry.label for one in index.targets for entry in one.entries))
    return facts.words(*(one.value or "" for one in mine)) - names


def _of_the_site(
    kept: list[str], groups: Mapping[str, list[Spot]], names: Mapping[str, frozenset[str]]
) -> list[str]:
    """Of several numbers that of the site itself, rather than one in a sentence of a page.

    It is not for emergencies, stands in the site's data or on most pages, is called a phone.
    """
    ways: tuple[Callable[[str], bool], ...] = (
        lambda key: _APART.isdisjoint(names[key]),
        lambda key: any(place.kind in _DATA for one in groups[key] for place in one.target.places),
        lambda key: any(len(one.target.places) > 1 for one in groups[key]),
        lambda key: any(map(_is_plain, groups[key])),
    )
    for way in ways:
        if len(kept) > 1:
            kept = [key for key in kept if way(key)] or kept
    return kept


def _before(spot: Spot, index: SiteIndex) -> frozenset[str]:
    """The words just before a link of a list, in its line: "Out of hours: 01434 600 999"."""
    if spot.entry is None:
        return frozenset()
    label = spot.entry.label_place
    return facts.union(
        facts.words(target.value or "")
        for target in index.targets
        for place in target.places
        if target.value and (place.file, place.line) == (label.file, label.line)
        if 0 <= label.start - place.end <= _NEAR
    )


def _of_card(target: Target, index: SiteIndex) -> frozenset[str]:
    """What the card says above a number: its heading, and who that is ("Club secretary").

    Its fields are called after the heading: "ann-lee", "ann-lee-text", "ann-lee-phone".
    """
    stem, _, kind = target.property.rpartition("-")
    heading = index.find(target.section, stem) if kind in _CALLED else None
    below = index.find(target.section, f"{stem}-text") if heading else None
    said = [one.value or "" for one in (heading, below) if one and one.type in {"text", "string"}]
    return facts.words(*(one for one in said if len(one.split()) <= _FEW))


def _is_plain(spot: Spot) -> bool:
    """True for what the site calls nothing but a phone or a mail address."""
    named = set(spot.target.property.split("-"))
    return named <= _SPOKEN and not named.isdisjoint(_CALLED)


def _is_in(word: str, known: frozenset[str]) -> bool:
    return not facts.words(word).isdisjoint(known)


def _place_words(target: Target, index: SiteIndex) -> frozenset[str]:
    return facts.words(target.section, *index.sections.get(target.section, ()))


def _spots(index: SiteIndex) -> tuple[Spot, ...]:
    found: list[Spot] = []
    for target in index.targets:
        if target.value and target.type in {"text", "string", "markdown", "url"}:
            found += _in_value(target, None, "value", target.value)
        for entry in target.entries:
            found += _in_value(target, entry, "label", entry.label)
            found += _in_value(target, entry, "href", entry.href)
    return tuple(found)


spots_of = Once(_spots)
"""All that shows or dials a number on a site."""


def _in_value(target: Target, entry: Entry | None, part: str, value: str) -> Iterator[Spot]:
    is_address = target.type == "url" or part == "href"
    if is_address and not value.startswith((_MAILTO, _TEL, _CHAT)):
        return
    for match in [*re.finditer(MAIL, value), *re.finditer(_dialled(is_address=is_address), value)]:
        if "@" in match[0] or len(re.findall(r"\d", match[0])) >= _FEWEST:
            yield Spot(target, entry, part, value, *match.span(), key_of(match[0]))


def _dialled(*, is_address: bool) -> str:
    return r"(?<=tel:)[+\d][\d().-]*|(?<=wa\.me/)\d{8,15}" if is_address else _PHONE


def numbers_in(text: str) -> Iterator[tuple[str, str]]:
    """The key of each number and mail address in a text, and how it is written there."""
    for match in re.finditer(rf"{MAIL}|{_PHONE}|(?<=wa\.me/)\d{{8,15}}", text):
        if "@" in match[0] or len(re.findall(r"\d", match[0])) >= _FEWEST:
            yield key_of(match[0]), match[0].strip()


def key_of(number: str) -> str:
    """What tells a number or an address from others, however it is written."""
    digits = re.sub(r"\D", "", number)
    return number.lower() if "@" in number else digits[-_TOLD:]


def draft_of(spot: Spot, new: str) -> Draft:
    """The draft that writes a new number in a spot's place."""
    is_dialled = spot.is_address or re.fullmatch(r"\+\d+", spot.value) is not None
    if is_dialled and "@" not in new:
        new = dialling.dialled(new, spot.value[spot.start : spot.end])
    value = f"{spot.value[: spot.start]}{new}{spot.value[spot.end :]}"
    section = spot.target.section
    if spot.entry:
        name = "link-href" if spot.part == "href" else "link-label"
        return Draft(section, property=name, target=spot.entry.label, value=value)
    nature = "address" if spot.is_address else "text"
    return Draft(section, property=spot.target.property, value=value, nature=nature)


def partners(
    changes: Sequence[Change], index: SiteIndex, done: Sequence[Change] = ()
) -> list[Change]:
    """What else has to change where a number is shown and dialled in two places of a section.

    Changes that are `done` already follow a later one.
    """
    places = {(one.section, one.property, one.target) for one in changes if one not in done}
    found: list[Change] = []
    for change in changes:
        if change in done:
            continue
        said = re.fullmatch(rf"(?:{_MAILTO}|{_TEL})?({MAIL}|{_PHONE})", str(change.value))
        whole = [one for one in spots_of(index) if _is_whole(one) and said]
        mine = [
            one for one in whole if _place(one) == (change.section, change.property, change.target)
        ]
        for spot in whole if mine and said and mine[0].key != key_of(said[1]) else ():
            is_pair = spot.key == mine[0].key and spot.target.section == change.section
            if is_pair and _place(spot) not in places:
                draft = draft_of(spot, said[1] if said else "")
                found.append(
                    Change(draft.section, "set", draft.property, draft.value, target=draft.target)
                )
    return found


def everywhere(
    place: tuple[str, str, str], said: str, index: SiteIndex, *, is_there_alone: bool = False
) -> list[Draft]:
    """The drafts that write the one number that is said wherever that of a place is shown.

    `place` is a section, a property and a label; `is_there_alone` keeps to that section. Empty
    where it shows no number, and where more is said.
    """
    new = [found[0] for found in _told(said)]
    rest = _words(re.sub(rf"{MAIL}|{_PHONE}", " ", said))
    if len(new) != 1 or not set(rest) <= FRAME | _SPOKEN:
        return []
    spots = [one for one in spots_of(index) if ("@" in one.key) == ("@" in new[0])]
    own = [one for one in spots if _place(one) == place]
    alike = _once([one for one in spots if len(own) == 1 and one.key == own[0].key])
    if is_there_alone:
        alike = [one for one in alike if one.target.section == place[0]]
    whole = _international(new[0], spots)
    if any(one.value.startswith(_CHAT) and not whole for one in alike):
        return []
    return [draft_of(one, whole if one.value.startswith(_CHAT) else new[0]) for one in alike]


def _place(spot: Spot) -> tuple[str, str, str]:
    if spot.entry is None:
        return spot.target.section, spot.target.property, ""
    name = "link-href" if spot.part == "href" else "link-label"
    return spot.target.section, name, spot.entry.label


def _is_whole(spot: Spot) -> bool:
    shown = spot.value[spot.start : spot.end]
    return spot.value in {shown, f"{_MAILTO}{shown}", f"{_TEL}{shown}"}
