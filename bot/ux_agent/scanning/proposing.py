"""What may be changed on a site, section by section."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from bot.ux_agent.scanning.alike import ANY_TEXT
from bot.ux_agent.scanning.apart import apart_from_lists
from bot.ux_agent.scanning.areas import Areas, is_heading
from bot.ux_agent.scanning.beside import beside, is_partial, says
from bot.ux_agent.scanning.contacts import asides, contacts_of_entries, words_before
from bot.ux_agent.scanning.copies import APART, Group, grouped, is_beyond
from bot.ux_agent.scanning.data_lists import DataList, ListKey, data_lists_of, entry_of
from bot.ux_agent.scanning.dictionaries import LANGUAGES, language_of
from bot.ux_agent.scanning.entries import text_lists_of
from bot.ux_agent.scanning.form_words import form_words
from bot.ux_agent.scanning.heads import Heads
from bot.ux_agent.scanning.landmarks import LANDMARKS
from bot.ux_agent.scanning.links import LinkList, lists_of
from bot.ux_agent.scanning.listing import Lists, own_name
from bot.ux_agent.scanning.loading import Loaded
from bot.ux_agent.scanning.looks import looks_of_site
from bot.ux_agent.scanning.meanings import hours_words
from bot.ux_agent.scanning.naming import ALIASES, Names, key_name
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.pictured import picture_words
from bot.ux_agent.scanning.placing import placed
from bot.ux_agent.scanning.record_lists import record_lists_of
from bot.ux_agent.scanning.repeating import noun_of, words_for
from bot.ux_agent.scanning.shared_blocks import shared_blocks
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.spots import (
    KINDS,
    Spot,
    given,
    place_of,
    spots_of,
)
from bot.ux_agent.scanning.strips import strip_words
from bot.ux_agent.scanning.text_words import (
    QUOTES,
    SAID,
    meant_words,
    of_record,
    usual_words,
    words_elsewhere,
)
from bot.ux_agent.scanning.wish import Where, Wish
from bot.ux_agent.scanning.wording import STATES, is_utility, plain_class, said_class, slug

EVERYWHERE = "it stands in more pages than a manifest can list"
MOST_HEADING = 4
"""Words of a heading that still names what is below it."""

MOST_PLACES = 800
"""Places of texts that a selector is sought for; a manifest holds fewer."""

MOST_SPOTS = 6000
"""Texts after which further pages are asked for those of landmarks only."""

MOST_LISTS = 400
"""Lists of links and of texts after which no more of texts are looked for."""

_LIMITS = (40, 80, 120, 240, 300, 600, 1200)
_DESCRIBING = 240
_DATED = re.compile(r"^(?:[\w-]+/)??(?:\d+/)+")
_LEAST_WORD = 4
_INLINE = frozenset({"span", "strong", "b", "em"})


class Proposed(NamedTuple):
    """Every target that the loaded pages offer, those of the entry page and its copies first.

    `words` are what the pages themselves call a section beside its name.
    """

    wishes: list[Wish]
    words: Mapping[str, tuple[str, ...]]


def proposed_of(loaded: Loaded) -> Proposed:
    """What is proposed for the pages of a site."""
    proposal = _Proposal(loaded)
    return Proposed(list(proposal.wishes()), proposal.words())


def section_of(page: Page, loaded: Loaded) -> str:
    """The section of a page's own content: `home` for the entry, else the page's name."""
    if page is loaded.pages[0]:
        return "home"
    name = page.address.partition("#")[0].strip("/")
    name = _DATED.sub("", name)
    name = name.removesuffix(".html").removesuffix("/index")
    if name.isdecimal():
        return f"{name}-page"
    found = slug(name, most=8) or "page"
    taken = {"header", "footer", "navbar", "home", "site", "main"}
    return f"{found}-page" if found in taken else found


class _Proposal:
    """What is proposed for one site."""

    def __init__(self, loaded: Loaded) -> None:
        self._loaded = loaded
        blocks = shared_blocks(loaded.pages) if loaded.is_plain else {}
        called: dict[int, str] = {}
        self._areas = {
            page.address: Areas(
                page, section_of(page, loaded), blocks.get(page.address, []), called
            )
            for page in loaded.pages
        }
        spots: list[Spot] = []
        links: list[LinkList] = []
        data: dict[ListKey, DataList] = {}
        for page in loaded.pages:
            areas = self._areas[page.address]
            spots.extend(spots_of(page, areas, is_shared=len(spots) > MOST_SPOTS))
            if page.language:
                continue
            links.extend(lists_of(page, areas))
            if len(links) < MOST_LISTS:
                links.extend(text_lists_of(page, areas))
                links.extend(record_lists_of(page, areas))
            for one in data_lists_of(page, areas):
                if one.key not in data or (data[one.key].doubt and not one.doubt):
                    data[one.key] = one
        self._groups = grouped(spots)
        self._asides = asides(self._groups)
        self._lists = Lists(links, list(data.values()), loaded)
        self._data = data
        self._names = self._named()
        self._addressed: set[str] = set()
        self._mains: dict[tuple[str, str], tuple[str, ...]] = {}

    def wishes(self) -> Iterator[Wish]:
        """The targets, a name once."""
        found: list[Wish] = []
        places: dict[tuple[object, ...], int] = {}
        listed: list[Group] = []
        said: dict[int, tuple[str, ...]] = {}
        held = 0
        for group in self._groups:
            if self._lists.holds(group):
                listed.append(group)
                found.extend(self._texts_over(group))
                continue
            if held > MOST_PLACES:
                continue
            held += len(group.spots)
            for spot in group.spots:
                places[spot.place] = len(found)
            own = list(self._texts(group))
            elsewhere = set(words_elsewhere(group))
            words = tuple(one for one in own[0].said if one not in elsewhere)
            said[id(group.first.element)] = words if group.first.part == "text" else ()
            found.extend(own)
        found.extend(self._lists.wishes(listed, self._texts))
        for one, wish in contacts_of_entries(self._data.values()):
            found.extend([wish] if place_of(one.origin) not in places else [])
        heads = Heads(self._loaded.pages, self._loaded.pointing)
        for page in self._loaded.pages:
            heads.add(page, section_of(page, self._loaded), (found, places))
        found.extend(looks_of_site(self._loaded, self._areas, said))
        found = list(apart_from_lists(found))
        unique = list({wish.path: wish for wish in reversed(found)}.values())[::-1]
        others = {section_of(page, self._loaded) for page in self._loaded.pages[1:]}
        yield from sorted(unique, key=lambda wish: wish.section in others)

    def words(self) -> dict[str, tuple[str, ...]]:
        """The headings of the parts beside the content, and the words of their classes."""
        found: dict[str, dict[str, None]] = {}
        for group in self._groups:
            area = group.area
            if area.root is None or area.section in {"home", "site"} or not area.is_shared:
                continue
            said = found.setdefault(area.section, {})
            heads = (one for one in area.root.below() if is_heading(one) and one.tag != "h1")
            said.update(dict.fromkeys(_words_of_block(area.root, next(heads, None))))
            said.update(dict.fromkeys(strip_words(area.section, area.root)))
        return {section: tuple(words) for section, words in found.items()}

    def _named(self) -> dict[str, Names]:
        by_section: dict[str, list[Group]] = {}
        for group in self._groups:
            by_section.setdefault(group.area.section, []).append(group)
        entry = self._loaded.pages[0]
        called = {
            (one.key, at): slug(label, 3)
            for one in self._data.values()
            for at, label in one.labels.items()
        }
        return {section: Names(parts, entry, called) for section, parts in by_section.items()}

    def _texts(self, group: Group) -> Iterator[Wish]:
        """A value, and where it is a link of its own, the address too."""
        spot = group.first
        section = spot.area.section
        names = self._names[section]
        is_aside = id(group) in self._asides
        name = names.of(group, of=section if is_aside else "")
        is_far = spot.area.is_shared and is_beyond(spot.value, self._loaded)
        at, doubt = group.places(self._loaded.pointing, 1 if is_far else None)
        doubt = doubt or EVERYWHERE * is_far
        kind = KINDS.get(spot.part, "text")
        limit = _limit(spot.value, name) if kind == "text" else 0
        aliases = (*usual_words(group, name), *form_words(spot), *self._spoken(group, name))
        meant = () if is_aside else meant_words(group, name)
        aliases = (*aliases, *meant, *words_before(spot))
        noun = noun_of(group)
        bare = (name.removeprefix("the-").replace("-", " "),) if name.startswith("the-") else ()
        bare = (*bare, *self._classed(spot, name))
        aliases = words_for(group, name) if noun else (*aliases, *bare, *words_elsewhere(group))
        aliases = tuple(dict.fromkeys(one for one in aliases if one != name))
        if spot.page.language:
            spoken = LANGUAGES.get(language_of(spot.page.language), spot.page.language).casefold()
            words = self._mains.get(_key_of(spot), ())
            name, aliases = (
                f"{name}-{spot.page.language}",
                tuple(f"{spoken} {one}" for one in words),
            )
        note = f"every {noun.replace('-', ' ')} shows it" if noun else ""
        own = Wish(section, name, kind, at, aliases, limit, doubt=doubt, note=note)
        self._mains.setdefault(_key_of(spot), own.said)
        yield own
        yield from _other_languages(own, group)
        linked = [one for one in group.elsewhere.values() if _link_of(one)]
        spots = group.spots if _link_of(spot) else linked
        if spots:
            yield from self._address(spots, names, name, doubt)

    def _texts_over(self, group: Group) -> Iterator[Wish]:
        """The label of a list's entry that scripts write too, in all its places."""
        if (group.over.places or group.data) and not group.over.doubt:
            wishes = list(self._texts(group))
            yield from (one for one in wishes if one.type == "text")

    def _classed(self, spot: Spot, name: str) -> Iterator[str]:
        """The class that ends a name, where no other element of the pages has it: "the note"."""
        last = name.rpartition("-")[2]
        if spot.part != "text" or last == name or last in ANY_TEXT or len(last) < _LEAST_WORD:
            return
        if last in map(plain_class, spot.element.attributes.get("class", "").split()):
            every = (one for page in self._loaded.pages for one in page.elements)
            held = (one for one in every if last in one.attributes.get("class", "").split())
            if len(list(islice(held, 2))) == 1:
                yield last

    def _spoken(self, group: Group, name: str) -> tuple[str, ...]:
        """What people say for a value of an entry, or of a part below a heading."""
        known = entry_of(group.first.origin)
        one = self._data.get(known[0]) if known else None
        if known and one and known[1] in one.labels and one.label != known[2]:
            label = one.labels[known[1]].casefold()
            words = {f"{label} {key_name(group.first.origin)}", f"{label} {own_name(one)}"}
            times = hours_words(label, *one.values_of(known[2]))
            plain = sorted(" ".join(word.replace("-", " ").split()) for word in words)
            return (*plain, *times)
        spot = group.first
        if spot.element.tag == "img":
            kind = "image" if spot.part == "attr:src" else "image alt"
            return tuple(f"{word} {kind}" for word in picture_words(spot))
        named = beside(spot.element)[0]
        if spot.part == "text" and is_partial(spot):
            return ()
        if named and spot.part == "text":
            times = hours_words(named, spot.value)
            return (name.replace("-", " "), named.replace("-", " "), *times)
        if whose := says(spot.element):
            return tuple(f"{whose} {word}" for word in QUOTES)
        record = spot.page.records.of(spot.element)
        if record is not None and spot.part == "text" and not spot.area.is_shared:
            return of_record(spot, record)
        kind = next((word for word, is_it in SAID if is_it(spot.element)), "")
        within = name.removesuffix("-text") if name.endswith("-text") else ""
        of = spot.area.name if kind != "heading" or name.endswith("title") else ""
        names = dict.fromkeys(part for part in (within, of) if part and kind)
        return tuple(f"{part.replace('-', ' ')} {kind}" for part in names)

    def _address(
        self, spots: Sequence[Spot], names: Names, name: str, doubt: str
    ) -> Iterator[Wish]:
        places: list[Where] = []
        addresses: set[str] = set()
        kind = "url"
        for spot in spots:
            link = _link_of(spot)
            shown = given(link, "href") if link is not None else None
            if link is None or shown is None or shown.origin is None:
                return
            is_of_entry = entry_of(shown.origin) is not None and entry_of(spot.origin) is None
            if place_of(shown.origin) == spot.place or is_of_entry:
                return
            # Where code puts `tel:` before it, the number alone is written there.
            kind = "url" if shown.value == link.attributes.get("href") else "text"
            where, unsure = placed(shown.origin, spot.area.root, self._loaded.pointing)
            doubt = doubt or unsure
            addresses.add(shown.value)
            places.extend([where] if where not in places else [])
        if str(places) in self._addressed:
            return
        self._addressed.add(str(places))
        doubt = doubt or (APART if len(addresses) > 1 else "")
        named, section = names.claim(_link_name(name)), names.section
        yield Wish(section, named, kind, tuple(places), ALIASES.get(named, ()), doubt=doubt)


def _key_of(spot: Spot) -> tuple[str, str]:
    """What a text of a file is alike in every language: its key, and its file but for that."""
    steps = re.split(r"([/.])", spot.origin.file)
    file = "".join("*" if language_of(step) else step for step in steps)
    return spot.origin.key, file


def _other_languages(own: Wish, group: Group) -> Iterator[Wish]:
    """A text as scripts have it in other languages, by their names: "the English headline"."""
    for code, at in group.over.others.items():
        spoken = LANGUAGES[code].casefold()
        said = tuple(f"{spoken} {word}" for word in own.said)
        yield Wish(own.section, f"{own.name}-{code}", own.type, at, said, own.limit)


def _words_of_block(root: Seen, heading: Seen | None) -> Iterator[str]:
    """What a part of a page is called: by its heading where it has few words, by its classes."""
    if heading is not None and 0 < len(heading.words.split()) <= MOST_HEADING:
        yield slug(heading.words, MOST_HEADING).replace("-", " ")
    is_landmark = root.tag in LANDMARKS
    for name in () if is_landmark else map(said_class, root.attributes.get("class", "").split()):
        if name.replace("-", "").isalpha() and not is_utility(name) and name not in STATES:
            yield slug(name).replace("-", " ")


def _link_of(spot: Spot) -> Seen | None:
    """The link that a text is the whole label of."""
    element: Seen | None = spot.element
    while element is not None and element.tag in _INLINE and spot.part == "text":
        element = element.parent
    if spot.part != "text" or element is None or element.tag != "a":
        return None
    is_whole = element.words == spot.value or element is spot.element
    return element if is_whole and element.attributes.get("href") else None


def _link_name(name: str) -> str:
    if name.endswith("link-label"):
        return f"{name.removesuffix('label')}href"
    return "cta-link" if name == "cta-text" else f"{name}-link"


def _limit(text: str, name: str = "") -> int:
    least = _DESCRIBING if name.endswith("-alt") else 0  # takes no room on the page
    length = max(2 * len(text), least)
    return next((limit for limit in _LIMITS if limit >= length), length)
