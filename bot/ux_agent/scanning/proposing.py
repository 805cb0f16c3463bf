"""What may be changed on a site of plain pages, section by section."""

import posixpath
from collections.abc import Iterator

from bot.ux_agent.kinds.elements import Element
from bot.ux_agent.scanning.areas import Areas
from bot.ux_agent.scanning.copies import APART, Group, grouped, is_beyond, list_copies, list_places
from bot.ux_agent.scanning.loading import Loaded, Page
from bot.ux_agent.scanning.naming import ALIASES, Names, is_legal
from bot.ux_agent.scanning.pointing import point_at
from bot.ux_agent.scanning.spots import KINDS, LinkList, Spot, is_button, lists_of, spots_of
from bot.ux_agent.scanning.styles import CORNERS, LOOKS, WHOLE, looks_of, variables_of
from bot.ux_agent.scanning.wish import Where, Wish
from bot.ux_agent.scanning.wording import slug

_EVERYWHERE = "it stands in more pages than a manifest can list"
_LIMITS = (40, 80, 120, 240, 300, 600, 1200)


def wishes_of(loaded: Loaded) -> list[Wish]:
    """Every target that the loaded pages offer, those of the entry page and its copies first."""
    entry = loaded.pages[0]
    found: list[Wish] = []
    spots: list[Spot] = []
    lists: list[LinkList] = []
    areas = {page.path: Areas(page, section_of(page, loaded)) for page in loaded.pages}
    for page in loaded.pages:
        lists.extend(lists_of(page, areas[page.path]))
        spots.extend(spots_of(page, areas[page.path]))
    groups = grouped(spots)
    names = _names(groups, entry)
    entries = {id(link) for one in lists for link in one.links}
    listed, free = _split(groups, entries)
    for group in free:
        found.extend(_texts(group, names[group.area.section], loaded))
    found.extend(_lists(lists, listed, names, loaded))
    for page in loaded.pages:
        found.extend(_heads(page, section_of(page, loaded)))
    for area in areas[entry.path].roots():
        if area.root is not None:
            found.extend(looks_of(area.section, area.root, entry, LOOKS))
    found.extend(_whole(entry))
    unique = list({wish.path: wish for wish in reversed(found)}.values())[::-1]
    others = {page.path for page in loaded.pages[1:]}
    return sorted(unique, key=lambda wish: all(one["file"] in others for one in wish.at))


def section_of(page: Page, loaded: Loaded) -> str:
    """The section of a page's own content: `home` for the entry, else the page's name."""
    if page is loaded.pages[0]:
        return "home"
    name = posixpath.relpath(page.path, loaded.root or ".").rpartition(".")[0]
    name = name.removesuffix("/index")
    found = slug(name, most=8) or "page"
    taken = {"header", "footer", "navbar", "home", "site", "main"}
    return f"{found}-page" if found in taken else found


def _names(groups: list[Group], entry: Page) -> dict[str, Names]:
    by_section: dict[str, list[Group]] = {}
    for group in groups:
        by_section.setdefault(group.area.section, []).append(group)
    return {section: Names(parts, entry) for section, parts in by_section.items()}


def _split(groups: list[Group], entries: set[int]) -> tuple[list[Group], list[Group]]:
    """Groups that are entries of lists, and all others."""
    listed = [group for group in groups if _is_entry(group.first.element, entries)]
    held = {id(group) for group in listed}
    return listed, [group for group in groups if id(group) not in held]


def _is_entry(element: Element, entries: set[int]) -> bool:
    above: Element | None = element
    while above is not None:
        if id(above) in entries:
            return True
        above = above.parent
    return False


def _texts(group: Group, names: Names, loaded: Loaded) -> Iterator[Wish]:
    """A value, and where it is a link of its own, the address too."""
    spot = group.first
    name = names.of(group)
    at, doubt = group.places()
    if spot.area.is_shared and is_beyond(spot.value, loaded):
        at, doubt = at[:1], doubt or _EVERYWHERE
    kind = KINDS.get(spot.part, "text")
    limit = _limit(spot.value) if kind == "text" else 0
    aliases = ALIASES.get(name, ())
    if name == "text" and is_legal(group):
        aliases = ("copyright", "legal line")
    yield Wish(spot.area.section, name, kind, at, aliases, limit, doubt=doubt)
    if spot.part == "text" and spot.element.tag == "a" and "href" in spot.element.attributes:
        yield _address(group, names.claim(_link_name(name)), at, doubt)


def _link_name(name: str) -> str:
    if name.endswith("link-label"):
        return f"{name.removesuffix('label')}href"
    return "cta-link" if name == "cta-text" else f"{name}-link"


def _address(group: Group, name: str, at: tuple[Where, ...], doubt: str) -> Wish:
    places = tuple({**one, "part": "attr:href"} for one in at if "element" in one)
    addresses = {spot.element.attributes.get("href", "") for spot in group.spots}
    doubt = doubt or (APART if len(addresses) > 1 else "")
    return Wish(group.area.section, name, "url", places, ALIASES.get(name, ()), doubt=doubt)


def _lists(
    lists: list[LinkList], listed: list[Group], names: dict[str, Names], loaded: Loaded
) -> Iterator[Wish]:
    """The lists of links; their entries one by one stand in where a list cannot be declared."""
    taken: set[tuple[str, str]] = set()
    for copies in list_copies(lists):
        first = copies[0]
        section = _list_section(first, loaded)
        name = _list_name(first, section)
        while (section, name) in taken:
            name += "-too"
        taken.add((section, name))
        at, doubt = list_places(copies)
        if first.area.is_shared and all(is_beyond(label, loaded) for label, _ in first.shown):
            at, doubt = at[:1], doubt or _EVERYWHERE
        held = {id(link) for one in copies for link in one.links}
        mine = [group for group in listed if _is_entry(group.first.element, held)]
        parts = [
            wish for group in mine for wish in _texts(group, names[group.area.section], loaded)
        ]
        kind = "items"
        yield Wish(section, name, kind, at, label=first.label, doubt=doubt, inside=tuple(parts))


def _list_section(first: LinkList, loaded: Loaded) -> str:
    """A landmark's menu of the site's own pages belongs to the navbar, wherever it stands."""
    section = first.area.section
    if section != "header":
        return section
    own = [address for _, address in first.shown if address.startswith("/")]
    return "navbar" if len(own) * 2 > len(first.shown) else section


def _list_name(first: LinkList, section: str) -> str:
    if section == "navbar":
        return "menu"
    outward = [address for _, address in first.shown if not address.startswith("/")]
    return "social" if len(outward) * 2 > len(first.shown) else "links"


def _heads(page: Page, section: str) -> Iterator[Wish]:
    """The page's title and what search engines are told of it."""
    for element in page.all("title", "meta"):
        is_title = element.tag == "title" and element.parent is not None
        if is_title and element.parent is not None and element.parent.tag == "head":
            at: tuple[Where, ...] = (
                {"file": page.path, "element": "head > title", "part": "text"},
            )
            yield Wish(section, "page-title", "text", at, ALIASES["page-title"], 80)
    marked = [one for one in page.all("meta") if _is_description(one)]
    if marked:
        said = {one.attributes.get("content", "") for one in marked}
        same = marked if len(said) == 1 else marked[:1]
        at = tuple(
            {"file": page.path, "element": _meta(one), "part": "attr:content"} for one in same
        )
        yield Wish(section, "description", "text", at, ALIASES["description"], 300)


def _is_description(element: Element) -> bool:
    marks = [element.attributes.get(mark, "").lower() for mark in ("name", "itemprop", "property")]
    return any(mark in {"description", "og:description"} for mark in marks)


def _meta(element: Element) -> str:
    mark = next(one for one in ("name", "itemprop", "property") if element.attributes.get(one))
    value = element.attributes[mark]
    return f"meta[{mark}={value}]" if value.isalpha() else f'meta[{mark}="{value}"]'


def _whole(entry: Page) -> Iterator[Wish]:
    """What holds for the whole site: the body's look, custom properties, corners of buttons."""
    body = next(entry.all("body"), None)
    if body is not None:
        yield from looks_of("site", body, entry, WHOLE)
    yield from variables_of(entry)
    button = next((one for one in entry.all("a", "button") if is_button(one)), None)
    if button is not None and point_at(button, entry):
        for wish in looks_of("site", button, entry, (CORNERS,)):
            aliases = ("rounded corners", "button corners")
            doubt = "" if wish.doubt.startswith("its rule") else wish.doubt
            yield wish._replace(aliases=aliases, doubt=doubt)


def _limit(text: str) -> int:
    return next((limit for limit in _LIMITS if limit >= 2 * len(text)), 2 * len(text))
