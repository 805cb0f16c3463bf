"""What a site says of one thing in several fields: entries of lists, rows of tables."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.record import Record
from bot.ux_agent.editing.entry_fields import fields, value_of
from bot.ux_agent.once import Once
from bot.ux_agent.site import Entry, Place, SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.figures import numbering, sums
from bot.ux_agent.understanding.figures.facts import words
from bot.ux_agent.understanding.words.phrases import normal, nouns

_KINDS = (
    "price cost fee rate charge amount tariff preis",
    "time when hours day days schedule slot start starts zeit",
    "length duration lasts long takes",
    "image picture photo img pic foto bild",
    "alt description-of-image",
    "teacher instructor tutor leader host coach trainer",
    "role job position post",
    "author who by from customer client reviewer person",
    "text description desc blurb bio about body note notes details summary words content copy",
    "quote review testimonial comment words text",
    "answer a reply",
    "question q",
    "name title label",
    "button cta",
    "size sizes",
    "business company firm employer organisation organization",
)
_GENERIC = frozenset(
    """
    card cards item items entry entries row one plan plans class classes course courses product
    products service services question questions faq review reviews testimonial testimonials quote
    quotes price prices person member membership the our a an list page section about
    """.split()  # noqa: SIM905 - a page of words
)
"""What things in lists are called; said beside a name they tell nothing of which it is."""

FREE = frozenset({"free", "included", "poa", "on request", "sold out", "kostenlos", "gratis"})
"""What sites have in the place of a price."""

PEOPLE = frozenset({"author", "who", "by", "from", "customer", "client", "reviewer", "person"})
"""The keys under which lists have who said something."""

_LONGEST_LABEL = 5
_SHORT_NAME = r"[A-Z][a-zà-ÿ]{2,7}"
_TITLE = r"(?i)^(?:dr|mrs?|ms|miss|prof|revd?|sir)\b\.?\s+"
_WORD = re.compile(r"[^\W_]+")
_LONGEST_NAME = 40
_PICTURES = frozenset({"picture", "photo", "image", "img", "pic"})
_PLAIN = frozenset(
    {"the", "our", "my", "its", "new", "old", "current", "short", "full", "start", "opening"}
)
"""Words before the one for a field that tell nothing more of it."""

_FIELDS = frozenset({"text", "string", "markdown", "image", "url"})


class Cell(Record):
    """One field: of a target of its own, or (`target` None) the entry's "label" or "description".

    `names` are its key and the words by which people call it too; `value` what it says.
    """

    key: str
    names: frozenset[str]
    value: str
    target: Target | None = None


class Row(Record):
    """One thing: `label` is its name, `cells` what can be changed of it, `known` all that it says.

    `target` is the list that it is an entry of, None for a row of a table; `is_link` when the
    entry leads somewhere.
    """

    section: str
    label: str
    cells: tuple[Cell, ...]
    known: tuple[str, ...]
    target: Target | None = None
    is_link: bool = False


def called(key: str, *also: str) -> frozenset[str]:
    """The words by which a field of that key is called."""
    said = frozenset(re.sub(r"(?<=[a-z])(?=[A-Z])|[-_]", " ", key).lower().split())
    own = frozenset({" ".join(sorted(said)), key.lower(), *also}) - {""}
    for kind in _KINDS:
        group = kind.split()
        if len(said) == 1 and not said.isdisjoint(group):
            own |= frozenset(group)
    if "alt" in said:
        own |= {"alt", "description of image"}
    return own


def _made(index: SiteIndex) -> tuple[Row, ...]:
    return (*_entries(index), *_rows(index), *_quoted(index))


rows_of = Once(_made)
"""All things of a site that are told of in fields."""


def _entries(index: SiteIndex) -> Iterator[Row]:
    placed: dict[str, list[Target]] = {}
    for one in index.targets:
        if len(one.places) == 1 and one.type in _FIELDS and one.value:
            placed.setdefault(one.places[0].file, []).append(one)
    for one in index.targets:
        for entry in one.entries:
            inside = [
                mine
                for mine in placed.get(entry.whole.file, ())
                if entry.whole.start <= mine.places[0].start < entry.whole.end
            ]
            yield _entry(one, entry, inside)


def _entry(target: Target, entry: Entry, inside: Sequence[Target]) -> Row:
    """The thing that an entry of a list tells of; `inside` are the targets that stand in it."""
    known = fields(entry)
    own = _key_at(entry.label_place, known)
    also = ("label",) if _is_said(entry.label) else ("name", "label")
    cells = [Cell(own or "label", called(own, *also), entry.label)]
    if entry.description_place is not None:
        key = _key_at(entry.description_place, known)
        names = called(key, "description") if key else called("description") | called("answer")
        names |= _by_form(entry.description)
        cells.append(Cell(key or "description", names, entry.description))
    taken = {place.start for place in (entry.label_place, entry.description_place) if place}
    for one in inside:
        if one.places[0].start not in taken:
            key = _key_at(one.places[0], known) or one.property.rpartition("-")[2]
            whose = {"name"} if _is_said(entry.label) and key in PEOPLE else set()
            cells.append(Cell(key, called(key) | whose, one.value or "", one))
    said = (*(value_of(place) for place in known.values()), *(cell.value for cell in cells))
    return Row(
        target.section,
        entry.label,
        tuple(cells),
        tuple(dict.fromkeys(said)),
        target,
        is_link=entry.href_place is not None,
    )


def _is_said(label: str) -> bool:
    """True for a label that is a sentence, such as what somebody said."""
    return len(label.split()) > _LONGEST_LABEL or label.strip()[-1:] in {".", "!", "”", "“"}


def _by_form(value: str) -> frozenset[str]:
    """The words for what is nothing but a price or hours, however its key calls it."""
    if len(value) > _LONGEST_NAME or not numbering.is_bare(value):
        return called("price") if value.lower() in FREE else frozenset()
    return called("price") if any(one.coin for one in sums.sums(value)) else called("hours")


def _key_at(place: Place, known: Mapping[str, Place]) -> str:
    """The key under which a value stands."""
    return next((name for name, one in known.items() if abs(one.start - place.start) <= 1), "")


def _rows(index: SiteIndex) -> Iterator[Row]:
    """The rows of tables: their first cell is called "trek-label", the others "trek-price"."""
    stems: dict[tuple[str, str], list[Target]] = {}
    for one in index.targets:
        stems.setdefault((one.section, one.property.rpartition("-")[0]), []).append(one)
    for (section, stem), mine in stems.items():
        label = next((one for one in mine if one.property == f"{stem}-label"), None)
        if stem and label and label.type == "text" and len(mine) > 1:
            cells = []
            for one in mine:
                key = one.property.rpartition("-")[2]
                also = ("name",) if one is label else ()
                names = called(key, *also) | (_by_form(one.value or "") if not also else set())
                cells.append(Cell(key, names, one.value or "", one))
            said = tuple(one.value or "" for one in mine)
            yield Row(section, label.value or "", tuple(cells), said)


def _quoted(index: SiteIndex) -> Iterator[Row]:
    """What people say, with their names: "words-quote-2" beside "words-author-2"."""
    texts = {(one.section, one.property): one for one in index.targets if one.type == "text"}
    for (section, name), author in texts.items():
        found = re.fullmatch(r"(.+)-author((?:-\d+)?)", name)
        said = texts.get((section, f"{found[1]}-quote{found[2]}")) if found else None
        if said:
            cells = (
                Cell("author", called("author", "name"), author.value or "", author),
                Cell("quote", called("quote"), said.value or "", said),
            )
            known = (author.value or "", said.value or "")
            yield Row(section, author.value or "", cells, known)


def cells_of(row: Row, attribute: str) -> list[Cell]:
    """The fields of a thing that some words may mean: those of that very key first."""
    said = normal(attribute).split()
    if said in (["title"], ["job", "title"]) and not any(one.key == "title" for one in row.cells):
        # The title of somebody who has a role is that.
        roles = [cell for cell in row.cells if "role" in cell.names]
        if roles:
            return roles
    if "alt" in said or (_PICTURES & set(said) and {"description", "text"} & set(said)):
        said = ["alt"]  # the text that stands for a picture
    if not said or (len(said) > 1 and not _PLAIN.issuperset(said[:-1])):
        whole = " ".join(sorted(said))
        return [cell for cell in row.cells if whole in cell.names]
    head = words(said[-1])
    exact = [cell for cell in row.cells if cell.key.lower() in head]
    return exact or [cell for cell in row.cells if head & cell.names]


def written(row: Row, cell: Cell, value: str, stop: str = "") -> Draft:
    """The draft of another value in a field; "" asks for one. `stop` is a full stop behind it."""
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


def _words_told(index: SiteIndex) -> frozenset[str]:
    """All words of names and of other short fields: without one of them nothing is meant."""
    found: set[str] = set()
    for one in index.targets:
        if one.value and len(one.value) <= _LONGEST_NAME and one.type in _FIELDS:
            found.update(_WORD.findall(one.value.lower()))
        for entry in one.entries:
            found.update(_WORD.findall(entry.label.lower()))
            found.update(_WORD.findall(entry.whole.raw.lower()))
    for alias in (alias for one in index.targets for alias in one.aliases):
        found.update(_WORD.findall(alias.lower()))
    return frozenset(found)


words_told = Once(_words_told)
"""The words of an index that things may be called by."""


def may_mean(said: str, index: SiteIndex) -> bool:
    """True when some word may name a thing; a plain check before all others."""
    known = words_told(index)
    is_known = any(
        word in known or word.removesuffix("s") in known
        for word in _WORD.findall(said.lower())
        if word not in _GENERIC
    )
    short = said.strip()
    is_name = not is_known and re.fullmatch(_SHORT_NAME, short) is not None
    return is_known or (is_name and any(word.startswith(short.lower()) for word in known))


def meant(said: str, index: SiteIndex, section: str = "") -> list[Row]:
    """The things that some words name: by the whole name, a part of it, or another field."""
    rows = [row for row in rows_of(index) if not section or row.section in section.split()]
    wanted = normal(said)
    whole = [row for row in rows if normal(row.label) == wanted]
    if whole or not wanted:
        return whole
    plain = [word for word in wanted.split() if word not in _GENERIC]
    if not plain:
        return []
    near = _near(plain, index, section)
    found = [row for row in near if _holds(row.label, plain)]
    found = found or [row for row in near if any(_is_of(one, plain) for one in _short(row.known))]
    return _of_noun(found, wanted) or shortened(said, rows) or _possessed(said, rows)


def _said(index: SiteIndex) -> tuple[tuple[Row, str], ...]:
    return tuple(
        (row, "\n".join((row.label, *_short(row.known))).lower()) for row in rows_of(index)
    )


_said_of = Once(_said)


def _near(said: Sequence[str], index: SiteIndex, section: str) -> list[Row]:
    """The rows that alone may have all of the words: a plain check before `_holds`."""
    stems = [word.removesuffix("s").removesuffix("'") for word in said]
    return [
        row
        for row, told in _said_of(index)
        if all(stem in told for stem in stems) and (not section or row.section in section.split())
    ]


def shortened(said: str, rows: Sequence[Row]) -> list[Row]:
    """Those whose first name begins with a shorter one: “Daniel Okafor” for "Dan"."""
    short = said.strip()
    if not re.fullmatch(_SHORT_NAME, short):
        return []
    names = [(row, re.sub(_TITLE, "", row.label).split()) for row in rows]
    return [
        row
        for row, name in names
        if len(name) > 1 and name[0].startswith(short) and all(one[:1].isupper() for one in name)
    ]


def _possessed(said: str, rows: Sequence[Row]) -> list[Row]:
    """Those of that first name with an s for whose something is: "Toms" of “Tom Pryce”."""
    name = said.strip()
    is_name = re.fullmatch(_SHORT_NAME, name) is not None and name.endswith("s")
    return [row for row in rows if is_name and row.label.split()[:1] == [name[:-1]]]


def _is_of(value: str, said: Sequence[str]) -> bool:
    """True for a short field with some words, but not for one that tells several things.

    "Family law" is nobody of whom “Partner, family law” is told.
    """
    is_whole = len(said) == len(normal(value).split())
    return _holds(value if is_whole else value.partition(",")[0], said)


def owned(said: str, index: SiteIndex) -> Target | None:
    """The one list within an entry that is named as its owner: "the features of the Flex plan"."""
    words_said = f" {normal(said)} "
    owners = [
        entry
        for one in index.targets
        for entry in one.entries
        if f" {normal(entry.label).removeprefix('the ')} " in words_said
    ]
    found = [
        one
        for one in index.targets
        for owner in owners
        if one.entries and all(_is_inside(entry, owner) for entry in one.entries)
    ]
    return found[0] if len(found) == 1 else None


def _is_inside(entry: Entry, owner: Entry) -> bool:
    mine, whole = entry.whole, owner.whole
    is_in = whole.start < mine.start and mine.end <= whole.end
    return mine.file == whole.file and is_in


def _of_noun(found: Sequence[Row], said: str) -> list[Row]:
    """Of several those of the list that is named beside it: "the class Family"."""
    named = [row for row in found if row.target and nouns(row.target) & set(said.split())]
    return named or list(found)


def _short(known: Iterable[str]) -> Iterator[str]:
    return (one for one in known if 0 < len(one) <= _LONGEST_NAME)


def _holds(text: str, said: Sequence[str]) -> bool:
    """True when a name has all of the words, each in either number."""
    lower = text.lower()
    if not all(word.removesuffix("s").removesuffix("'") in lower for word in said):
        return False
    own = set(normal(text).split())
    own |= {word.strip("?!.'\"“”") for word in own}
    many = words(*own)
    return all(word in own or words(word) & many & {word, word.removesuffix("s")} for word in said)
