"""The lists of a site: links side by side, and lists that stand in data."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from bot.ux_agent.scanning.copies import Group, is_beyond, list_copies, list_places
from bot.ux_agent.scanning.data_lists import DataList, entry_of
from bot.ux_agent.scanning.links import LinkList, said
from bot.ux_agent.scanning.loading import Loaded
from bot.ux_agent.scanning.naming import key_name
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.showing.value import Origin
from bot.ux_agent.scanning.wish import Wish
from bot.ux_agent.scanning.wording import slug

_EVERYWHERE = "it stands in more pages than a manifest can list"

MOST_PARTS = 40
"""Parts of entries that stand in for a list that cannot be declared."""

Texts = Callable[[Group], Iterable[Wish]]


class Lists:
    """Which values are entries of lists, and the lists."""

    def __init__(self, links: list[LinkList], data: list[DataList], loaded: Loaded) -> None:
        self._loaded = loaded
        self._data = data
        self._links = [one for one in links if not self._is_data(one)]
        self._entries = {id(one) for found in self._links for one in _held(found)}
        self._taken: set[tuple[str, str]] = set()

    def holds(self, group: Group) -> bool:
        """Whether a value is a part of an entry."""
        return _is_within(group.first.element, self._entries) or any(
            one.is_part(group.first.origin) for one in self._data
        )

    def wishes(self, listed: list[Group], texts: Texts) -> Iterator[Wish]:
        """The lists; their entries one by one stand in where a list cannot be declared."""
        inside = _Inside(listed)
        for copies in list_copies(self._links):
            yield self._of_links(copies, inside, texts)
        for one in self._data:
            yield self._of_data(one, listed, texts)

    def _is_data(self, one: LinkList) -> bool:
        """Whether its links are made from entries of data."""
        shown = [label.texts[0] for label in one.labels]
        labels = [text.origin for text in shown or (said(link, one.label) for link in one.links)]
        return any(
            origin is not None and data.is_part(origin) for data in self._data for origin in labels
        )

    def _of_links(self, copies: list[LinkList], inside: "_Inside", texts: Texts) -> Wish:
        first = copies[0]
        section = _section(first.area.section, first.shown)
        is_far = first.area.is_shared and all(
            is_beyond(label, self._loaded) for label, _ in first.shown
        )
        at, doubt = list_places(copies[:1] if is_far else copies, self._loaded.pointing)
        doubt = doubt or _EVERYWHERE * is_far
        held = {id(link) for one in copies for link in _held(one)}
        parts = _parts(inside.of(held), texts)
        parts = tuple if is_far else parts
        name = first.name or _name(section, first.shown)
        words = first.words
        if first.labels and (section, name) in self._taken:
            others = (slug(one) for one in words)
            name, words = next(others, name), (*words, name)
        name = self._claim(section, name)
        href = "" if first.name else _address(copies)
        wish = Wish(section, name, "items", at, words, label=first.label, href=href)
        return wish._replace(about=first.about, doubt=doubt, inside=parts)

    def _of_data(self, one: DataList, listed: list[Group], texts: Texts) -> Wish:
        section, own = one.area.section, own_name(one)
        if one.href:
            shown = tuple((label, _led(address, one)) for label, address in one.links)
            section = _section(section, shown)
            if section == "navbar" or own in {"items", "main", "links", "nav", "menu"}:
                own = _name(section, shown)
        of = self._entry_around(one)
        parts = _parts((group for group in listed if one.is_part(group.first.origin)), texts)
        return Wish(
            section,
            self._claim(section, f"{slug(of, 3)}-{own}" if of else own),
            "items",
            (one.place,),
            (f"{of.casefold()} {own}".replace("-", " "),) if of else (),
            label=one.label or "text",
            href=one.href,
            about=one.description,
            doubt=one.doubt,
            inside=parts,
        )

    def _entry_around(self, one: DataList) -> str:
        """What the entry is called that a list belongs to; '' for a list of its own."""
        file, kind, name, key = one.key
        known = entry_of(Origin(file, kind, key, name))
        around = next((other for other in self._data if known and other.key == known[0]), None)
        return around.labels.get(known[1], "") if around and known else ""

    def _claim(self, section: str, name: str) -> str:
        while (section, name) in self._taken:
            name += "-too"
        self._taken.add((section, name))
        return name


def _held(one: LinkList) -> tuple[Seen, ...]:
    """The elements whose values are the list's own: of entries that hold more only the labels."""
    return () if one.told else one.labels or one.links


class _Inside:
    """The values by the elements that they stand in: sites have hundreds of both."""

    def __init__(self, listed: list[Group]) -> None:
        self._listed = listed
        self._within: dict[int, list[int]] = {}
        for at, group in enumerate(listed):
            for one in (group.first.element, *group.first.element.above()):
                self._within.setdefault(id(one), []).append(at)

    def of(self, held: set[int]) -> Iterator[Group]:
        """Those in the elements with these identities, in their order."""
        places = {at for one in held for at in self._within.get(one, ())}
        return (self._listed[at] for at in sorted(places))


def _parts(parts: Iterator[Group], texts: Texts) -> Callable[[], tuple[Wish, ...]]:
    """What makes the targets of the values that are parts of a list, one by one."""
    return lambda: tuple(wish for group in islice(parts, MOST_PARTS) for wish in texts(group))


def own_name(one: DataList) -> str:
    """What the data calls the list: its key or constant, else its file."""
    file, kind, name, key = one.key
    found = key_name(Origin(file, kind, key, name))
    stem = slug(file.rpartition("/")[2].partition(".")[0])
    return found if found and found != "default" else stem or "list"


def _led(address: str, one: DataList) -> str:
    return f"/{one.page.resolve(address)}" if one.page.resolve(address) else address


def _is_within(element: Seen, entries: set[int]) -> bool:
    return any(id(one) in entries for one in (element, *element.above()))


def _section(section: str, shown: tuple[tuple[str, str], ...]) -> str:
    """A landmark's menu of the site's own pages belongs to the navbar, wherever it stands."""
    if section != "header":
        return section
    own = [address for _, address in shown if address.startswith("/")]
    return "navbar" if len(own) * 2 > len(shown) else section


def _name(section: str, shown: tuple[tuple[str, str], ...]) -> str:
    if section == "navbar":
        return "menu"
    contacts = [address for _, address in shown if address.startswith(("mailto:", "tel:", "sms:"))]
    if len(contacts) * 2 > len(shown):
        return "contacts"
    outward = [address for _, address in shown if not address.startswith(("/", "#"))]
    return "social" if len(outward) * 2 > len(shown) else "links"


def _address(copies: list[LinkList]) -> str:
    """The attribute that holds the addresses as written: `href`, or `to` of a router's links."""
    given = [link.given.get("href") for one in copies for link in one.links]
    parts = {one.origin.part for one in given if one is not None and one.origin is not None}
    own = [part for part in parts if part.startswith("attr:")]
    return own[0] if len(own) == 1 else "attr:href"
