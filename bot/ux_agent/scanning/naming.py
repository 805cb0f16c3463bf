"""Names of properties: the published ones where they fit, else the element's own words."""

import re
from collections.abc import Mapping
from typing import TypeAlias

from bot.ux_agent.scanning.areas import is_heading
from bot.ux_agent.scanning.beside import beside, is_label, is_partial
from bot.ux_agent.scanning.copies import Group
from bot.ux_agent.scanning.data_lists import ListKey, entry_of
from bot.ux_agent.scanning.landmarks import OWNED, is_named_brand
from bot.ux_agent.scanning.meanings import hours_words, is_amount, is_free, kind_of, labelled
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.pictured import is_logo
from bot.ux_agent.scanning.repeating import noun_of, own_name
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.showing.value import Origin
from bot.ux_agent.scanning.spots import Spot, is_button
from bot.ux_agent.scanning.wording import (
    CAMEL,
    STATES,
    is_utility,
    said_class,
    slug,
    spoken,
    words_of,
)

ALIASES: Mapping[str, tuple[str, ...]] = {
    "hero-text": ("headline",),
    "subtitle": ("lead", "intro"),
    "brand": ("name", "site name"),
    "cta-text": ("button", "button text"),
    "cta-link": ("button link",),
    "page-title": ("browser title", "tab title"),
    "description": ("page description", "meta description"),
    "title": ("heading",),
    "font-family": ("font",),
}
_ORDERS = frozenset(
    {"add", "change", "hide", "make", "move", "point", "put", "remove", "rename", "replace"}
    | {"set", "show", "swap"}
)
"""Words that begin a request, so that nothing is named by one of them alone."""

_OF_LISTS = frozenset({"link-label", "link-href", "add-link", "remove-link", "order"})
"""What changes of the entries of a list are called (bot.ux_agent.editing.links)."""

_LEGAL = frozenset({"legal", "copyright", "copy", "imprint"})
_INLINE = frozenset({"span", "strong", "b", "em"})
_VAGUE = frozenset({"title", "label", "name", "text", "value", "content", "heading", "list"})
"""Keys that say nothing of what a value is."""

_NAMES = frozenset({"name", "title", "brand", "business-name", "company-name", "site-name"})
_WHOLE = frozenset(
    {"site", "shop", "business", "company", "config", "meta", "siteconfig", "site-config", "studio"}
    | {"info", "settings", "general", "params", "metadata", "site_data"}
)
"""What data of the site as a whole is called."""

_FORMS = frozenset({"display", "formatted", "value", "raw"})
"""Keys of the forms that one value has."""

_KINDS = {"p": "text", "a": "link-label", "button": "button", "label": "label"}
_LANDMARKS = frozenset({"header", "navbar", "footer", "home", "site"})
_MEANT = {"address": "address", "blockquote": "quote", "cite": "author", "figcaption": "caption"}
"""What elements are that say it by their tag alone."""


Entries: TypeAlias = Mapping[tuple[ListKey, int], str]
"""What the entries of lists in data are called."""


class Names:
    """Gives each value of one section a name of its own."""

    def __init__(self, groups: list[Group], entry: Page, entries: Entries) -> None:
        self.section = groups[0].area.section if groups else ""
        self._entry = entry
        self._entries = entries
        self._taken: set[str] = set()
        self._held: dict[int, list[Seen]] = {}
        self._ordered: dict[str, dict[int, int]] = {}
        self._images: dict[int, str] = {}
        texts = [group for group in groups if group.first.part == "text"]
        told = [group for group in texts if not _is_label(group.first)]
        sure = [group for group in told if not group.first.doubt]
        legal = [group for group in sure if is_legal(group)]
        paragraphs = [group for group in sure if group.first.element.tag == "p"]
        only = _only(sure, self.section)
        self._main = next(iter([*legal, *paragraphs, *only]), None)
        headings = [group for group in texts if is_heading(group.first.element)]
        over = [_heading_of(group.first.element) for group in texts]
        self._titles = {id(one): slug(one.words, 3) for one in over if one is not None}
        first = [group for group in headings if group.first.element.tag == "h1"] or headings
        self._title = first[0].first.element if first else None
        self._words = _counted(groups)

    def claim(self, wanted: str) -> str:
        """The name, with a number where it is taken."""
        wanted = f"{wanted}-text" if wanted in _ORDERS else wanted
        wanted = f"{self.section}-{wanted}" if wanted in _OF_LISTS else wanted
        found, count = wanted, 2
        while found in self._taken:
            found, count = f"{wanted}-{count}", count + 1
        self._taken.add(found)
        return found

    def of(self, group: Group, of: str = "") -> str:
        """A name for the value that no other of the section has; `of` is said before its own."""
        element, part = group.first.element, group.first.part
        if part == "attr:alt" and id(element) in self._images:
            return self.claim(f"{self._images[id(element)]}-alt")
        published = self._published(group)
        is_free = published and published not in self._taken
        own = published if is_free else self._own(group)
        found = self.claim(f"{of}-{own}" if of and not own.startswith(of) else own)
        if part == "attr:src":
            self._images[id(element)] = found
        return found

    def _published(self, group: Group) -> str:
        part, section = group.first.part, group.area.section
        element = group.first.element
        if group.twin is not None or (self._within(group.first) and not is_legal(group)):
            return ""
        if part == "text" and _is_named_already(group):
            return ""
        if part == "attr:src":
            is_own = section in {"navbar", "home"} and is_logo(group.first)
            return "logo" if section == "header" or is_own else "image"
        is_beside = section == "home" and group.area.is_shared  # a strip around the page's content
        is_call = section == "home" and part == "text" and _is_alone(element)
        if (is_button(element) or is_call) and not is_beside:
            return "cta-text" if part in {"text", "attr:value"} else ""
        if part == "attr:href" and section == "header" and self._is_brand(group):
            return "brand-link"
        if part != "text":
            return ""
        if section == "home" and element.tag in {"h1", "p"}:
            is_hero = self._title is not None and self._title.tag == "h1"
            is_lead = element.tag == "p" and is_hero and not group.area.name
            return "hero-text" if element.tag == "h1" else "subtitle" * is_lead
        is_name = section == "header" and (element.tag == "h1" or self._is_brand(group))
        if is_name and "brand" not in self._taken:
            return "brand"
        if is_heading(element):
            return "title" if section != "home" or element is self._title else ""
        is_main = group is self._main or (section == "header" and element.tag == "p")
        return "text" if is_main else ""

    def _within(self, spot: Spot) -> str:
        """The heading, as a name, of the part of the section that the text stands in."""
        element, root = spot.element, spot.area.root
        record = spot.page.records.of(element)
        if record is not None and record.heading not in (element, *element.above()):
            return slug(record.heading.words, 3)
        is_apart = spot.area.is_shared or bool(spot.area.name)
        for above in element.above() if element is not root or not is_apart else ():
            one = _over(element, self._headings(above), self._order(spot.page))
            if one is not None:
                return "" if one is self._title else self._titles.get(id(one), "")
            if above.tag == "body" or (above is root and is_apart):
                break
        return ""

    def _headings(self, holder: Seen) -> list[Seen]:
        """The headings in an element."""
        if id(holder) not in self._held:
            self._held[id(holder)] = [one for one in holder.below() if is_heading(one)]
        return self._held[id(holder)]

    def _order(self, page: Page) -> dict[int, int]:
        """Where the elements of a page stand in it."""
        if page.address not in self._ordered:
            self._ordered[page.address] = {id(one): at for at, one in enumerate(page.elements)}
        return self._ordered[page.address]

    def _own(self, group: Group) -> str:
        """What the part of the section is called, and what the element is called in it."""
        spot = group.first
        if noun := noun_of(group):
            return f"every-{noun}-{own_name(group)}"
        known = entry_of(spot.origin)
        called = self._entries.get(known[:2], "") if known else ""
        if called:
            return "-".join(part for part in (called, key_name(spot.origin)) if part)
        name, kind = beside(spot.element) if spot.part == "text" else ("", "")
        if name:
            is_price = kind == "text" and (is_amount(spot.value) or is_free(spot.value))
            return f"{name}-{'price' if is_price else kind}"
        if _is_label(spot):
            return f"{slug(spot.value, 3) or 'row'}-label"
        if spot.part == "text" and _is_of_times(spot):
            line = labelled(spot.value)
            within = self._within(spot) or spot.area.name
            return "-".join(part for part in (within, slug(line.label, 3) if line else "") if part)
        if spot.area.name and is_heading(spot.element) and not self._within(spot):
            return f"{spot.area.name}-title"
        is_of_site = bool(group.elsewhere) and bool(key_name(spot.origin))
        within = "" if is_of_site else self._within(spot) or spot.area.name
        own = self._called(group, is_within=bool(within))
        own = "text" if own == within and spot.part == "text" else own
        first, _, rest = own.partition("-")
        if within and rest and first in within.split("-") and key_name(spot.origin) == rest:
            own = rest
        return f"{within}-{own}" if within else own

    def _called(self, group: Group, *, is_within: bool) -> str:
        spot = group.first
        attributes = spot.element.attributes
        classes = [said_class(name) for name in attributes.get("class", "").split()]
        key = key_name(spot.origin) or _prop(spot)
        if key in _VAGUE and (spot.area.section == "navbar" or not is_heading(spot.element)):
            key = ""
        kind = kind_of(spot.value) if spot.part == "text" else ""
        stem = _stem(spot, key)
        named = [stem, kind, slug(attributes.get("id", ""))] + [
            slug(name) for name in classes if self._tells(name, is_within=is_within)
        ]
        if spot.part.startswith("attr:"):
            is_image = spot.element.tag == "img"
            words = slug(attributes.get("alt", ""), 2) if is_image else slug(spot.value)
            if spot.part == "attr:href":
                said = attributes.get("aria-label", "") or attributes.get("title", "")
                return f"{slug(said) or words or 'picture'}-link"
            if is_image and spot.page.records.of(spot.element) is not None:
                return "image"
            own = next((name for name in (*named, "image" if is_within else words) if name), "")
            return own or "image"
        if is_amount(spot.value) and not key:
            return "price"
        if is_button(spot.element) and spot.page.records.of(spot.element) is not None:
            return "button"
        named.append(_MEANT.get(spot.element.tag, ""))
        if is_within and not is_heading(spot.element):
            named.append(_KINDS.get(spot.element.tag, ""))
        return next((name for name in (*named, slug(spot.value)) if name), spot.element.tag)

    def _tells(self, name: str, *, is_within: bool) -> bool:
        """Whether a class says what the element is, rather than how it looks."""
        is_word = name.replace("-", "").isalpha() and len(name) > 3
        is_state = name in STATES or is_utility(name)
        return is_word and not is_state and (is_within or self._words.get(name) == 1)

    def _is_brand(self, group: Group) -> bool:
        element = group.first.element
        while element.tag in _INLINE and element.parent is not None:
            element = element.parent
        if is_named_brand(element):
            return True
        address = element.attributes.get("href", "") if element.tag == "a" else ""
        is_listed = any(above.tag in {"nav", "li"} for above in element.above())
        is_page = bool(address) and not address.startswith("#") and not is_listed
        return is_page and group.first.page.resolve(address) == self._entry.path


def _only(texts: list[Group], section: str) -> list[Group]:
    """The only text of a section; of a strip beside the content the only one that is no link."""
    if len(texts) > 1 and section not in _LANDMARKS and all(one.area.is_shared for one in texts):
        texts = [one for one in texts if not (_is_link(one) or is_heading(one.first.element))]
    return texts if len(texts) == 1 else []


def _is_link(group: Group) -> bool:
    element = group.first.element
    around = (element, *element.above()) if element.tag in _INLINE else (element,)
    return any(one.tag == "a" or is_button(one) for one in around)


def _is_of_times(spot: Spot) -> bool:
    """Whether it is a line of hours with the days before them."""
    line = labelled(spot.value)
    return line is not None and line.is_time and bool(hours_words(line.label, spot.value))


def _is_label(spot: Spot) -> bool:
    """Whether a text only says what the value beside it is, or the one behind its colon."""
    if spot.part != "text" or key_name(spot.origin):
        return False
    is_begun = spot.value.rstrip().endswith(":") and not is_heading(spot.element)
    return is_begun or is_label(spot.element)


def _is_named_already(group: Group) -> bool:
    """Whether its row, its term, its label or its key says what it is."""
    spot = group.first
    if is_partial(spot) or beside(spot.element)[0] or _is_label(spot):
        return True
    of_key = hours_words(key_name(spot.origin), spot.value)
    return bool(of_key) or (_is_of_times(spot) and not is_legal(group))


def _over(element: Seen, headings: list[Seen], order: Mapping[int, int]) -> Seen | None:
    """The heading that an element stands below: the last one before it, else the first one."""
    if not headings:
        return None
    at = order[id(element)]
    around = {id(one) for one in (element, *element.above())}
    beside = [one for one in headings if one is not element and id(_part_of(one)) in around]
    level = element.tag if is_heading(element) else "h9"
    before = [one for one in beside if order[id(one)] < at and one.tag < level]
    if before or is_heading(element):
        return before[-1] if before else None
    return next((one for one in beside if order[id(one)] > at), None)


def _part_of(heading: Seen) -> Seen | None:
    """The element whose heading it is."""
    above = heading.parent
    is_wrapped = above is not None and above.tag in {"header", "hgroup"}
    return above.parent if above is not None and is_wrapped else above


def _heading_of(element: Seen) -> Seen | None:
    """The heading that a text stands in."""
    return next((one for one in (element, *element.above()) if is_heading(one)), None)


def _prop(spot: Spot) -> str:
    """What a component calls a value that it is given in an attribute and shows as a text."""
    origin = spot.origin
    is_given = origin.element is not None and origin.element.is_component and spot.part == "text"
    name = origin.part.removeprefix("attr:")
    is_telling = is_given and name != origin.part and name not in _VAGUE
    return slug(CAMEL.sub("-", name)) if is_telling else ""


def _stem(spot: Spot, key: str) -> str:
    """A key of another page's front matter with the name of that page."""
    document = spot.origin.file
    is_page = document.endswith((".md", ".markdown", ".html", ".njk", ".liquid", ".mdx"))
    if not key or not is_page or document == spot.page.path or spot.origin.kind != "key":
        return key
    return f"{slug(document.rpartition('/')[2].partition('.')[0])}-{key}"


def key_name(origin: Origin) -> str:
    """What the data itself calls a value; '' for one that is no data."""
    if origin.kind not in {"key", "object"}:
        return ""
    names = [part for part in re.split(r"[.\[\]]", origin.key) if part and not part.isdigit()]
    if len(names) > 1 and names[-1].lower() in _FORMS:
        names.pop()
    return slug(CAMEL.sub("-", names[-1] if names else origin.name))


def is_site_name(origin: Origin) -> bool:
    """Whether data of the site as a whole calls the value its name: `site.name`."""
    if key_name(origin) not in _NAMES:
        return False
    stem = origin.file.rpartition("/")[2].partition(".")[0]
    around = origin.key.rpartition(".")[0].rpartition(".")[2] or origin.name or stem
    return around.casefold() in _WHOLE and "[" not in origin.key


def is_legal_text(value: str) -> bool:
    """Whether a text says itself that it is who owns the site: `© 2024 Ann`."""
    return bool(OWNED.search(value))


def is_legal(group: Group) -> bool:
    """Whether the text is who owns the site; a value of data that only stands there is none."""
    spot = group.first
    is_data = spot.origin.kind in {"key", "object"}
    if is_data and spot.value != spot.element.text and not is_legal_text(spot.value):
        return False
    named = spoken(words_of(group.first.element)) & _LEGAL
    return bool(named) or bool(OWNED.search(group.first.element.text))


def _is_alone(element: Seen) -> bool:
    """Whether a link stands outside of running text and lists."""
    return (
        element.tag == "a"
        and element.parent is not None
        and element.parent.tag
        in {
            "section",
            "div",
            "main",
            "header",
        }
    )


def _counted(groups: list[Group]) -> dict[str, int]:
    found: dict[str, int] = {}
    for group in groups:
        for name in map(said_class, group.first.element.attributes.get("class", "").split()):
            found[name] = found.get(name, 0) + 1
    return found
