"""The looks of a site: of its landmarks and blocks, its headline, brand and buttons, all of it."""

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.ux_agent.scanning.alike import looks_of_kinds
from bot.ux_agent.scanning.areas import Area, Areas
from bot.ux_agent.scanning.block_words import block_words
from bot.ux_agent.scanning.buttons import buttons_of, further_buttons
from bot.ux_agent.scanning.cascade import shared, winner
from bot.ux_agent.scanning.computed import computed
from bot.ux_agent.scanning.headings import headings_of
from bot.ux_agent.scanning.lines import hidden_lines
from bot.ux_agent.scanning.loading import Loaded
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.sass_colours import sass_colours
from bot.ux_agent.scanning.scoping import fits, specificity
from bot.ux_agent.scanning.sheets import Rule
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.spots import is_button
from bot.ux_agent.scanning.styles import (
    ADDED,
    BACKGROUND,
    COLOUR,
    CORNERS,
    FONT,
    PADDING,
    SIZE,
    VISIBILITY,
    WEIGHT,
    Look,
    for_all,
    looks_of,
    variables_of,
)
from bot.ux_agent.scanning.theme_colours import theme_colours, theme_uses
from bot.ux_agent.scanning.wish import Where, Wish
from bot.ux_agent.scanning.wording import STATES, spoken, words_of

_AREA = (BACKGROUND, COLOUR, SIZE, PADDING, CORNERS)
_HEADLINE = (
    SIZE._replace(aliases=("headline size", "headline font size")),
    WEIGHT._replace(
        aliases=("headline weight", "headline font weight"), is_added=True, by_class=True
    ),
    COLOUR._replace(
        name="headline-color", aliases=("headline colour", "headline text color"), by_class=True
    ),
    FONT._replace(
        name="headline-font",
        parts=(),
        aliases=("headline font family", "headline typeface"),
        is_added=True,
    ),
)
_WHOLE = (
    BACKGROUND,
    COLOUR._replace(aliases=("body text", "body text color", "body text colour")),
    SIZE._replace(aliases=("body text", "body text size", "base size")),
    FONT,
)
_BRAND = (
    SIZE.called("brand-size", "brand font size", "logo size"),
    COLOUR.called("brand-color", "brand colour", "brand text color"),
)
_NO_GROUND = frozenset({"", "none", "transparent", "inherit", "unset", "initial"})
_NAMES = frozenset({"brand", "logo", "wordmark"})
MOST_PAGES = 20
"""Pages whose own buttons are looked at."""


_MAIN = frozenset({"home", "header", "navbar", "footer"})


def looks_of_site(
    loaded: Loaded, areas: Mapping[str, Areas], said: Mapping[int, tuple[str, ...]]
) -> Iterator[Wish]:
    """Colours and sizes of the parts of the entry page, then what holds for the whole site.

    `said` are the names of the texts of elements, by their identities.
    """
    entry = loaded.pages[0]
    found = list(_parts(loaded, areas))
    body = next(entry.all("body"), None)
    if body is not None:
        found.extend(looks_of("site", body, entry, _WHOLE))
    uses = theme_uses(loaded) if entry.framework.name == "tailwind" else {}
    found.extend(variables_of(entry, uses))
    found.extend(sass_colours(loaded))
    has_accent = any(wish.path == "sections.site.properties.accent" for wish in found)
    found.extend(theme_colours(loaded, has_accent=has_accent))
    found.extend(headings_of(entry, areas[entry.address]))
    has_corners = any(wish.path == "sections.site.properties.radius" for wish in found)
    found.extend(buttons_of(entry, areas[entry.address], has_corners=has_corners))
    for page in loaded.pages[1:MOST_PAGES]:
        if page.framework.name and not page.language:
            found.extend(further_buttons(page, areas[page.address]))
    taken = {tuple(str(part) for part in at.values()) for wish in found for at in wish.at}
    found.extend(looks_of_kinds(loaded.pages, areas, taken, said))
    found.extend(hidden_lines(loaded.pages, areas, said))
    yield from _sure_first(found)


def _parts(loaded: Loaded, every: Mapping[str, Areas]) -> Iterator[Wish]:
    entry = loaded.pages[0]
    areas = every[entry.address]
    for area in areas.all():
        if area.root is not None:
            for wish in _of_area(area, area.root, entry):
                yield _with_copies(wish, area, loaded, every) if area.is_shared else wish
    headline = next(entry.all("h1"), None)
    if headline is not None:
        yield from looks_of(areas.of(headline).section, headline, entry, _HEADLINE)
    brand = next((one for one in entry.elements if _is_brand(one, entry, areas)), None)
    if brand is not None:
        yield from looks_of("header", brand, entry, _BRAND)


def _of_area(area: Area, root: Seen, entry: Page) -> Iterator[Wish]:
    """The look of a part; that of its links is the look of a menu's letters."""
    links = [one for one in root.below() if one.tag == "a" and _is_plain(one, root)]
    if len(links) > 1 and area.section == "navbar":
        yield from _of_links(links, entry, COLOUR.called("color", "link color"), area.section)
        yield from _of_links(links, entry, WEIGHT, area.section)
        yield from _of_links(links, entry, SIZE.called("font-size", "link size"), area.section)
    elif len(links) > 1 and area.section in _MAIN and not area.name:
        name = COLOUR.called("link-color", "link colour", "color of the links")
        yield from _of_links(links, entry, name, area.section)
    looks: Sequence[Look] = _AREA
    if area.name:
        looks = list(_of_block(area.name, root))
    elif area.section not in _MAIN:
        looks = [*(look._replace(is_added=False) for look in _AREA), VISIBILITY]
    if any(one.tag == "h1" for one in root.below()):
        looks = [look for look in looks if look.name != "font-size"]
    if area.section == "navbar" and (bar := _bar(root, entry)) is not root:
        yield from looks_of(area.section, bar, entry, (BACKGROUND,))
        looks = [look for look in looks if look is not BACKGROUND]
    yield from looks_of(area.section, root, entry, tuple(looks))


def _bar(menu: Seen, entry: Page) -> Seen:
    """What paints the bar that a menu without a ground of its own stands in; else the menu."""
    for one in (menu, *menu.above()):
        if one.tag in {"body", "html"} or any(inner.tag in {"h1", "main"} for inner in one.below()):
            break
        ground = winner(one, entry.rules, BACKGROUND.declared).value
        if ground not in _NO_GROUND or entry.framework.utility(one, BACKGROUND.declared[0]):
            return one
    return menu


def _of_block(name: str, root: Seen) -> Iterator[Look]:
    """The looks of a block of the page's content, by its name and by its heading."""
    spoken_of = block_words(name, root)
    single = [one.removesuffix("s") for one in spoken_of if re.search(r"[^s]s$", one)]
    whole = [f"{one} section" for one in (*spoken_of, *single)]
    for look in _AREA:
        own = [f"{one} section {look.name}" for one in spoken_of]
        if look is BACKGROUND:
            own += [*whole, *(f"{one} {look.name}" for one in spoken_of)]
        yield look.called(f"{name}-{look.name}", *own)
    yield VISIBILITY._replace(name=f"{name}-visibility", aliases=(*spoken_of, *whole))


def _with_copies(wish: Wish, area: Area, loaded: Loaded, every: Mapping[str, Areas]) -> Wish:
    """The look of a landmark with its copies, where each page has them in its own file."""
    entry = loaded.pages[0]
    if not wish.at or wish.at[0].get("file") != entry.path or area.section not in _MAIN:
        return wish
    found = list(wish.at)
    for page in loaded.pages[1:]:
        for one in every[page.address].all():
            is_copy = one.section == area.section and one.is_shared and one.root is not None
            alike = _of_area(one, one.root, page) if is_copy and one.root else ()
            same = next((other for other in alike if other.name == wish.name), None)
            found.extend(
                at for at in (same.at if same and not same.doubt else ()) if at not in found
            )
    return wish._replace(at=tuple(found))


def _of_links(links: list[Seen], entry: Page, look: Look, section: str) -> Iterator[Wish]:
    """A look that all the links of a part have from one rule, which is theirs alone."""
    first = next((one for one in links if not _is_current(one)), links[0])
    found = winner(first, entry.rules, look.declared)
    if found.value in {"inherit", "unset", "currentcolor"}:
        return
    if found.rule is not None and _is_theirs(found.rule, first, links, entry):
        for wish in looks_of(section, first, entry, (look,)):
            yield for_all(wish)
        return
    own = [one for one in entry.rules if _is_whole(one, links, entry)]
    rule = own[-1] if own and not entry.framework.name and not found.doubt else None
    if rule is None or (found.rule is not None and _rank(found.rule) >= _rank(rule)):
        return
    at: Where = {"file": rule.document.path, "rule": rule.text, "prop": look.declared[0]}
    wish = Wish(section, look.name, look.type, (at,), look.aliases, values=look.values)
    value = computed(first, entry, look.declared[0])
    yield wish._replace(note=ADDED, computed=value)


def _is_current(link: Seen) -> bool:
    """Whether it is set apart from the other links of a menu: that of the page at hand."""
    return "aria-current" in link.attributes or bool(words_of(link) & STATES)


def _rank(rule: Rule) -> tuple[tuple[int, int, int], int]:
    return max(specificity(rule, one) for one in rule.selectors), rule.order


def _is_theirs(rule: Rule, first: Seen, links: list[Seen], entry: Page) -> bool:
    """Whether a rule that fits one of the links styles nothing beside them."""
    others = shared(rule, first, entry.elements)
    return all(any(one is link for link in links) for one in others)


def _is_whole(rule: Rule, links: list[Seen], entry: Page) -> bool:
    """Whether a rule always holds, for all of the links and for nothing else."""
    if rule.condition or rule.is_foreign or len(rule.selectors) != 1:
        return False
    return all(fits(rule, rule.selectors[0], one) for one in links) and _is_theirs(
        rule, links[0], links, entry
    )


def _is_plain(link: Seen, root: Seen) -> bool:
    """Whether it is a link among links: no button, no brand, and of no menu within the part."""
    above = [link]
    for one in link.above():
        if one is root:
            break
        above.append(one)
    is_named = any(spoken(words_of(one)) & _NAMES for one in above)
    return not is_button(link) and not is_named and all(one.tag != "nav" for one in above)


def _is_brand(element: Seen, entry: Page, areas: Areas) -> bool:
    """Whether it is the site's name in the header: called so, or a link to the entry page."""
    address = element.attributes.get("href", "") if element.tag == "a" else ""
    is_listed = any(above.tag in {"nav", "li"} for above in element.above())
    is_home = bool(address.partition("#")[0]) and entry.resolve(address) == entry.path
    is_home = is_home and not is_listed
    is_named = is_home or bool(spoken(words_of(element)) & _NAMES)
    return is_named and bool(element.words) and areas.of(element).section == "header"


def _sure_first(found: list[Wish]) -> Iterator[Wish]:
    """Of each name the first that is certain; a doubtful one only where there is no other."""
    sure = {wish.path for wish in found if not wish.doubt}
    yield from (wish for wish in found if not wish.doubt or wish.path not in sure)
