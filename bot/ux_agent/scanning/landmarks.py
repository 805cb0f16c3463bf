"""The landmarks of a page: its header, menu, footer and content, by tags, roles and names."""

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.wording import is_utility, spoken, words_of

LANDMARKS = {"header": "header", "nav": "navbar", "footer": "footer", "main": "main"}
"""The sections of elements that are landmarks by their tags."""

INNER = frozenset({"article", "section", "aside", "main", "blockquote", "dialog"})
"""Sectioning content, in which a header is only that of a part (HTML-AAM)."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ROLES = {
    "banner": "header",
    "navigation": "navbar",
    "contentinfo": "footer",
    "main": "main",
}
_NAMED: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "header": (
        frozenset({"header", "masthead", "topbar", "site-header", "page-header"}),
        frozenset({"header", "masthead", "topbar", "banner", "head", "hdr", "titlebar"}),
    ),
    "navbar": (
        frozenset({"nav", "navbar", "navigation", "menu", "site-nav", "main-nav"}),
        frozenset({"nav", "navbar", "navigation", "menu", "navi", "topnav", "mainnav", "menubar"}),
    ),
    "footer": (
        frozenset({"footer", "site-footer", "page-footer", "colophon"}),
        frozenset({"footer", "foot", "bottom", "colophon", "bottombar", "copyright"}),
    ),
}
"""Ids and classes that say a landmark: whole ones, and words in others where there are none."""

_HOLDERS = ("div", "ul", "table", "tr", "td", "p", "center")
LOGO_WORDS = frozenset({"brand", "logo", "wordmark"})
_BRANDS = LOGO_WORDS | {"sitename", "sitetitle"}
OWNED = re.compile(r"©|\bcopyright\b|\(c\)\s*\d{4}", re.IGNORECASE)
"""What says whom a site belongs to."""


def landmarks_of(page: Page) -> dict[int, str]:
    """Landmarks by the identity of their elements (HTML-AAM: not within sectioning content)."""
    found: dict[int, str] = {}
    for element in page.elements:
        section = _ROLES.get(element.attributes.get("role", ""))
        section = section or LANDMARKS.get(element.tag, "")
        if section in {"header", "footer"} and is_within(element, INNER):
            continue
        if section == "header" and found and is_hero(element):
            continue
        if section == "navbar" and section in found.values():
            continue
        if section:
            found[id(element)] = section
    held = [one for one in page.all(*_HOLDERS) if not is_within(one, INNER)]
    for section in _NAMED:
        if section not in found.values():
            mark = next(_called(section, held, found, page), None)
            found |= {id(mark): section} if mark is not None else {}
    return found


def _called(
    section: str, held: Sequence[Seen], found: Mapping[int, str], page: Page
) -> Iterator[Seen]:
    """What may be a landmark by its names, the likeliest first; a footer also by who owns it."""
    whole, words = _NAMED[section]
    named = [one for one in held if whole & words_of(one)]
    if section == "header":  # a strip above the site's name is no header beside what holds it
        named.sort(key=lambda one: not _has_brand(one))
    yield from named
    said = (one for one in held if words & spoken(words_of(one)) or whole & _of_data(one))
    yield from (one for one in said if id(one) not in found and _is_like(one, section, page))
    if section == "footer":
        last = _owned(held, found, page)
        yield from [last] if last is not None and id(last) not in found else []


def _of_data(element: Seen) -> frozenset[str]:
    """The kind that a page builder wrote beside an element: `data-type="footer"`."""
    told = element.attributes.items()
    return frozenset(value.casefold() for name, value in told if name.startswith("data-"))


def _has_brand(element: Seen) -> bool:
    """Whether the site's name or logo stands in an element, or its menu."""
    return any(one.tag in {"img", "nav", "h1"} or is_named_brand(one) for one in element.below())


def is_named_brand(element: Seen) -> bool:
    """Whether ids or classes say that it is the site's name or logo: `logo`, `site-title`."""
    words = spoken(one for one in words_of(element) if not is_utility(one))
    is_said = "site" in words and not words.isdisjoint(("name", "title"))
    return is_said or not words.isdisjoint(_BRANDS)


def _owned(held: Sequence[Seen], found: Mapping[int, str], page: Page) -> Seen | None:
    """The last block of a page, where it says whom the site belongs to; None without one."""
    texts = [one for one in page.elements if any(OWNED.search(text.value) for text in one.texts)]
    holders = {id(one) for one in held}
    last: Seen | None = None
    for one in (texts[-1], *texts[-1].above()) if texts else ():
        inside = (one, *one.below())
        is_whole = any(inner.tag == "h1" or id(inner) in found for inner in inside)
        if is_whole or one.tag == "body" or id(one) in found:
            break
        last = one if id(one) in holders else last
    return last if last is not None and _is_like(last, "footer", page) else None


def is_hero(element: Seen) -> bool:
    """Whether a header below the menu holds the headline, and no menu: no head of all pages."""
    tags = {one.tag for one in element.below()}
    return "h1" in tags and "nav" not in tags


def _is_like(element: Seen, section: str, page: Page) -> bool:
    """Whether an element whose name has a landmark's word in it stands and looks like one."""
    inside = list(element.below())
    if 2 * len(inside) > len(page.elements) or not (element.words or inside):
        return False
    if section == "navbar":
        return sum(one.tag == "a" and "href" in one.attributes for one in inside) > 1
    marks = [one for one in page.elements if one.tag in HEADINGS or one.tag == "p"]
    own = [one for one in marks if not any(one is inner for inner in inside)]
    order = {id(one): at for at, one in enumerate(page.elements)}
    at = order[id(element)]
    if section == "header":
        return not any(order[id(one)] < at for one in own)
    return not any(order[id(one)] > at for one in own if one.tag in HEADINGS)


def is_within(element: Seen, tags: frozenset[str]) -> bool:
    """Whether one of the elements around has one of these tags."""
    return any(above.tag in tags for above in element.above())
