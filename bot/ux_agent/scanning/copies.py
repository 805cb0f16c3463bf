"""Values that stand in several places: copies of a landmark in several pages, data of scripts."""

import re
from collections.abc import Iterable

from bot.ux_agent.scanning.areas import Area
from bot.ux_agent.scanning.links import LinkList
from bot.ux_agent.scanning.loading import Loaded
from bot.ux_agent.scanning.placing import placed
from bot.ux_agent.scanning.pointing import Pointing, point_at_all
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.spots import Spot
from bot.ux_agent.scanning.wish import Over, Where

APART = "its copies write their addresses differently"
_ADDRESSES = frozenset({"attr:src", "attr:href"})


class Group:
    """One value with all its places: the same part of the same landmark, page by page.

    `over` is what scripts write over it. `twin` is where the page shows the same place of a
    template once more, as loops do. `elsewhere` are the sections that show the same place too.
    """

    def __init__(self, spot: Spot) -> None:
        self.spots = [spot]
        self.twin: Spot | None = None
        self.data: list[tuple[str, str]] = []
        self.over = Over()
        self.elsewhere: dict[str, Spot] = {}

    @property
    def first(self) -> Spot:
        """Where it was found first."""
        return self.spots[0]

    @property
    def area(self) -> Area:
        """The area of its first place."""
        return self.first.area

    def places(self, pointing: Pointing, most: int | None = None) -> tuple[tuple[Where, ...], str]:
        """Every `at`, or as many as are wanted, data first, and why one of them is doubtful."""
        found: list[Where] = [{"file": file, "key": key} for file, key in self.data]
        found.extend(self.over.places)
        doubt = self.first.doubt or self.over.doubt
        if len({spot.value for spot in self.spots if spot.part in _ADDRESSES}) > 1:
            doubt = doubt or APART
        for spot in self.spots[:most]:
            where, unsure = placed(spot.origin, spot.area.root, pointing)
            doubt = doubt or spot.doubt or unsure
            found.append(where)
        return tuple(found), doubt


def grouped(spots: Iterable[Spot]) -> list[Group]:
    """The spots, copies in one group each; a value twice in a landmark makes two groups."""
    groups: dict[object, Group] = {}
    seen: dict[object, int] = {}
    known: dict[tuple[object, ...], Group] = {}
    for spot in spots:
        if spot.place in known:
            _sure(known[spot.place], spot)
            _twinned(known[spot.place], spot)
            if spot.area.section != known[spot.place].area.section:
                known[spot.place].elsewhere.setdefault(spot.area.section, spot)
            continue
        data, is_named = _data(spot)
        over = Over() if is_named else spot.page.over(spot.element, spot.part, spot.value)
        data = [] if over.places else data
        what: object = tuple(data) if is_named else str(over.places or _what(spot))
        where = spot.area.section if spot.area.is_shared else (spot.page.path, id(spot.element))
        base = (where, spot.part, what)
        turn = (*base, spot.page.path)
        seen[turn] = seen.get(turn, 0) + 1
        key = (*base, seen[turn])
        if key in groups:
            groups[key].spots.append(spot)
        else:
            groups[key] = Group(spot)
            groups[key].data, groups[key].over = data, over
        known[spot.place] = groups[key]
    return _joined(list(groups.values()))


def _joined(groups: list[Group]) -> list[Group]:
    """The groups, a copy whose numbers are not those of the others with these: `© 2023`."""
    alike: dict[object, list[Group]] = {}
    for group in groups:
        first = group.first
        is_own = first.part == "text" and first.origin.kind == "part" and first.area.is_shared
        if is_own and any(sign.isdigit() for sign in first.value):
            told = re.sub(r"\d+", "0", first.value)
            alike.setdefault((group.area.section, told, _path(first)), []).append(group)
    for same in alike.values():
        pages = [{spot.page.path for spot in group.spots} for group in same]
        if len(same) > 1 and sum(map(len, pages)) == len(set().union(*pages)):
            most = max(same, key=lambda group: len(group.spots))
            others = [group for group in same if group is not most]
            most.spots.extend(spot for group in others for spot in group.spots)
            groups = [group for group in groups if not any(group is one for one in others)]
    return groups


def _path(spot: Spot) -> tuple[str, ...]:
    """Where in its area a text stands: the tags and classes around it."""
    found: list[str] = []
    for one in (spot.element, *spot.element.above()):
        found.append(f"{one.tag}.{one.attributes.get('class', '')}")
        if one is spot.area.root:
            break
    return tuple(found)


def _sure(group: Group, spot: Spot) -> None:
    """Have a place that is surely shown here, or in its own page, stand for the same elsewhere."""
    is_own = spot.page.path == spot.origin.file and not spot.area.is_shared
    for at, one in enumerate(group.spots):
        if one.place != spot.place or (spot.doubt and not one.doubt):
            continue
        is_apart = one.page.path != spot.page.path and not one.area.is_shared
        if (one.doubt and not spot.doubt) or (is_own and is_apart):
            group.spots[at] = spot


def _twinned(group: Group, spot: Spot) -> None:
    """Note that one place of a template shows a text in several elements of a page."""
    first = group.first
    is_other = first.page is spot.page and first.element is not spot.element
    if is_other and spot.origin.kind == "part" and spot.part == "text" and group.twin is None:
        group.twin = spot


def is_beyond(value: str, loaded: Loaded) -> bool:
    """Whether a page that was not looked into holds the same words."""
    return any(value.encode() in document.data for document in loaded.beyond)


def list_copies(lists: Iterable[LinkList]) -> list[list[LinkList]]:
    """Lists that show the same links in several landmarks, or in several pages."""
    groups: dict[tuple[object, str, object, object], list[LinkList]] = {}
    for one in lists:
        where = None if one.area.is_shared else (one.page.path, one.area.section)
        # Two tables with rows of the same names tell different prices: neither copies the other.
        told = tuple(link.words for link in one.links) if one.labels else ()
        groups.setdefault((where, one.label, one.shown, told), []).append(one)
    merged: dict[object, list[LinkList]] = {}
    for (place, label, _, said), same in groups.items():
        # `#prices` on the first page is `index.html#prices` on the others.
        led = tuple((name, _led(address, same[0])) for name, address in same[0].shown)
        merged.setdefault((place, label, led, said), []).extend(same)
    return list(merged.values())


def _led(address: str, one: LinkList) -> str:
    """Where a link leads, a part of its own page with that page before it."""
    return f"/{one.page.path}{address}" if address.startswith("#") else address


def _written(link: Seen) -> str:
    """The address of a link as it is written; of a part of a page only what names the part."""
    path, mark, part = link.attributes.get("href", "").partition("#")
    return f"{mark}{part}" or path


def list_places(copies: list[LinkList], pointing: Pointing) -> tuple[tuple[Where, ...], str]:
    """The `at` of each copy of a list, and why one cannot be named."""
    found: list[Where] = []
    written = {tuple(map(_written, one.links)) for one in copies}
    doubt = APART if len(written) > 1 else ""
    known: set[tuple[object, ...]] = set()
    for one in copies:
        sources = [link.source for link in one.links if link.source is not None]
        place = tuple((link.document.path, link.node.start_byte) for link in sources)
        if place in known:
            continue
        known.add(place)
        selector = "" if _is_made(one) else _selector(one, pointing)
        file = sources[0].document.path if sources else one.page.path
        doubt = doubt or ("" if selector else f"no selector names just its links in {file}")
        found.append({"file": file, "element": selector or "a", "repeat": True})
    return tuple(found), doubt


def _is_made(one: LinkList) -> bool:
    """Whether its links are not each written in one file, as what is shown."""
    written = [link.source for link in one.links if link.source is not None]
    unique = {(link.document.path, link.node.start_byte) for link in written}
    files = {link.document.path for link in written}
    return len(unique) != len(one.links) or len(files) != 1


def _selector(one: LinkList, pointing: Pointing) -> str:
    written = [link.source for link in one.links if link.source is not None]
    document = written[0].document
    around = one.area.root.source if one.area.root is not None else None
    scope = around if around and around.document.path == document.path else None
    return point_at_all(written, pointing.into(document), scope)


def _what(spot: Spot) -> str:
    """What a spot holds: its words, or the file that its address leads to."""
    found = spot.page.resolve(spot.value) if spot.part in _ADDRESSES else ""
    return found or spot.value


def _data(spot: Spot) -> tuple[list[tuple[str, str]], bool]:
    """Where scripts keep the text, and whether the element itself names the key."""
    if spot.part != "text" or not spot.page.data:
        return [], False
    marks = {
        value
        for name, value in spot.element.attributes.items()
        if name.startswith("data-") and value
    }
    named = [place for place in spot.page.data if place[1] in marks]
    if named:
        return named, True
    alike = [
        place for place, text in spot.page.data.items() if " ".join(text.split()) == spot.value
    ]
    same = [place for place in alike if spot.origin.key and place[1] == spot.origin.key]
    alike = [place for place in same or alike if place != (spot.origin.file, spot.origin.key)]
    return (alike if len(alike) == 1 else []), False
