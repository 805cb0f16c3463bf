"""What browsers and search engines are told of a page: its title and description."""

from collections import Counter
from collections.abc import Sequence

from bot.ux_agent.scanning.naming import ALIASES
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.placing import placed
from bot.ux_agent.scanning.pointing import Pointing
from bot.ux_agent.scanning.showing.seen import Seen, Shown
from bot.ux_agent.scanning.showing.value import Origin
from bot.ux_agent.scanning.spots import place_of
from bot.ux_agent.scanning.wish import Where, Wish

_CARDS = frozenset({"og:title", "twitter:title"})

Known = tuple[list[Wish], dict[tuple[object, ...], int]]
"""The wishes so far, and which of them stands for a place."""

_SEVERAL = 2
_KEYS = frozenset({"title", "name", "site.title", "site.name"})
_NAMED = ("site title", "site name")


class Heads:
    """The heads of a site's pages: what several of them share belongs to the site."""

    def __init__(self, pages: Sequence[Page], pointing: Pointing) -> None:
        self._pointing = pointing
        self._shown = {page.address: (_title(page), _description(page)) for page in pages}
        every = [shown for both in self._shown.values() for shown in both]
        places = [{place_of(one.origin) for one in shown if one.origin} for shown in every]
        self._count = Counter(place for found in places for place in found)

    def add(self, page: Page, section: str, known: Known) -> None:
        """Add the page's title and description to what is known, or their names to what is."""
        title, about = self._shown[page.address]
        _add((section, "page-title", 80), title[:1] + _own(title[1:]), known, self._pointing)
        is_shared = any(one.origin and self._count[place_of(one.origin)] > 1 for one in about)
        of = "site" if is_shared else section
        self._add_name(title, known)
        self._add_cards(title, page, known)
        self._add_suffix(title, known)
        _add((of, "description", 300), about, known, self._pointing, are_copies=True)

    def _add_name(self, title: list[Shown], known: Known) -> None:
        """Of a title of several parts call the site's own, and no other, the site's title."""
        of = [
            known[1].get(place_of(one.origin))
            for one in title
            if one.origin and self._is_name(one.origin)
        ]
        if len(title) < _SEVERAL or len(of) != 1 or of[0] is None:
            return
        _also_called(known[0], of[0], _NAMED)
        for one in title:
            at = known[1].get(place_of(one.origin)) if one.origin else None
            if at is not None and at != of[0]:
                wish = known[0][at]
                kept = tuple(word for word in wish.aliases if word not in _NAMED)
                known[0][at] = wish._replace(aliases=kept)

    def _is_name(self, origin: Origin) -> bool:
        """Whether several pages show it, and a settings file of the site has it as its title."""
        is_key = origin.kind == "key" and origin.key in _KEYS
        return is_key and self._count[place_of(origin)] > 1

    def _add_cards(self, title: list[Shown], page: Page, known: Known) -> None:
        """What links to the page are shown with, where that is its title word for word."""
        first = title[0].origin if len(title) == 1 else None
        at_known = known[1].get(place_of(first)) if first is not None else None
        if at_known is None:
            return
        for one in page.all("meta"):
            mark = one.attributes.get("property", "") or one.attributes.get("name", "")
            shown = one.given.get("content") if mark.lower() in _CARDS else None
            origin = shown.origin if shown is not None and not shown.doubt else None
            if shown is None or origin is None or shown.value != title[0].value:
                continue
            if place_of(origin) not in known[1]:
                where, unsure = _placed(origin, self._pointing)
                wish = known[0][at_known]
                known[1][place_of(origin)] = at_known
                known[0][at_known] = wish._replace(at=(*wish.at, where), doubt=wish.doubt or unsure)

    def _add_suffix(self, title: list[Shown], known: Known) -> None:
        """What the layout puts beside the titles of several pages: ` · Bakery`."""
        for one in title:
            is_part = one.origin is not None and one.origin.kind == "part"
            origin = one.origin if is_part and any(map(str.isalnum, one.value)) else None
            if origin is None or self._count[place_of(origin)] < _SEVERAL or len(title) < _SEVERAL:
                continue
            if place_of(origin) not in known[1]:
                known[1][place_of(origin)] = len(known[0])
                where, doubt = _placed(origin, self._pointing)
                said = ("page title suffix", "browser title suffix")
                known[0].append(
                    Wish("site", "title-suffix", "text", (where,), said, 80, doubt=doubt)
                )


def _title(page: Page) -> list[Shown]:
    titles = [one for one in page.all("title") if one.parent is None or one.parent.tag == "head"]
    return [text for one in titles[:1] for text in one.texts if not text.doubt]


def _description(page: Page) -> list[Shown]:
    marked = [one for one in page.all("meta") if _is_description(one)]
    given = [one.given["content"] for one in marked if "content" in one.given]
    said = [one for one in given if not one.doubt]
    return [one for one in said if one.value == said[0].value]


def _add(
    what: tuple[str, str, int],
    shown: list[Shown],
    known: Known,
    pointing: Pointing,
    *,
    are_copies: bool = False,
) -> None:
    found, places = known
    section, name, limit = what
    origins = [one.origin for one in shown if one.origin is not None]
    fresh = [origin for origin in origins if place_of(origin) not in places]
    if not fresh:
        for origin in origins[:1]:
            at_known = places[place_of(origin)]
            is_own = section in {found[at_known].section, "home", "site"}
            words = (name, *_words(section, name)) if is_own else (_of_page(section, name),)
            _also_called(found, at_known, words)
        return
    at: list[Where] = []
    doubt = ""
    for origin in fresh if are_copies else fresh[:1]:
        where, unsure = _placed(origin, pointing)
        doubt = doubt or unsure
        at.extend([where] if where not in at else [])
        places[place_of(origin)] = len(found)
    aliases = _words(section, name)
    found.append(Wish(section, name, "text", tuple(at), aliases, limit, doubt=doubt))


def _words(section: str, name: str) -> tuple[str, ...]:
    """What people call it: of the entry page, or of all pages, it is the site's."""
    extra = (f"site {name.removeprefix('page-')}",) if section in {"home", "site"} else ()
    return (*ALIASES[name], *extra)


def _of_page(section: str, name: str) -> str:
    """What tells a page's title from that of the page whose section shows it too."""
    return f"{section} {name}".replace("-", " ")


def _placed(origin: Origin, pointing: Pointing) -> tuple[Where, str]:
    element = origin.element
    if element is not None and element.tag == "meta" and origin.kind == "part":
        return {"file": origin.file, "element": _meta(element.attributes), "part": origin.part}, ""
    return placed(origin, None, pointing)


def _also_called(found: list[Wish], at: int, words: tuple[str, ...]) -> None:
    wish = found[at]
    fresh = tuple(word for word in words if word not in {wish.name, *wish.aliases})
    found[at] = wish._replace(aliases=(*wish.aliases, *fresh))


def _own(shown: list[Shown]) -> list[Shown]:
    """Literals of the page's own head: what stands beside a title that is not told elsewhere."""
    return [one for one in shown if one.origin is not None and one.origin.kind != "part"]


def _is_description(element: Seen) -> bool:
    marks = [element.attributes.get(mark, "").lower() for mark in ("name", "itemprop", "property")]
    return any(mark in {"description", "og:description"} for mark in marks)


def _meta(attributes: dict[str, str]) -> str:
    mark = next(one for one in ("name", "itemprop", "property") if attributes.get(one))
    value = attributes[mark]
    return f"meta[{mark}={value}]" if value.isalpha() else f'meta[{mark}="{value}"]'
