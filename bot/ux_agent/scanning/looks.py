"""The looks of a site: of its landmarks and blocks, its headline, brand and buttons, all of it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bot.ux_agent.scanning.alike import looks_of_kinds
from bot.ux_agent.scanning.areas import Area, Areas, is_heading
from bot.ux_agent.scanning.bare_blocks import bare_looks, hides_elsewhere
from bot.ux_agent.scanning.block_titles import block_titles
from bot.ux_agent.scanning.block_words import block_words
from bot.ux_agent.scanning.buttons import (
    buttons_of,
    further_buttons,
    looks_of_each,
    texts_of_buttons,
)
from bot.ux_agent.scanning.cascade import shared, winner
from bot.ux_agent.scanning.classed_lines import classed_lines
from bot.ux_agent.scanning.computed import ASIDE
from bot.ux_agent.scanning.custom_properties import variables_of
from bot.ux_agent.scanning.grounds import themed
from bot.ux_agent.scanning.headings import headings_beside, headings_of
from bot.ux_agent.scanning.headline import headline_looks, page_headlines
from bot.ux_agent.scanning.landmarks import is_named_brand
from bot.ux_agent.scanning.legal_lines import legal_looks
from bot.ux_agent.scanning.letter_looks import (
    ALIGNMENT,
    CASES,
    STYLE,
    UNDERLINE,
    certain,
    named,
)
from bot.ux_agent.scanning.lines import hidden_lines, styled_lines, weights_of_bold
from bot.ux_agent.scanning.loading import Loaded
from bot.ux_agent.scanning.logos import logo_of, logo_size
from bot.ux_agent.scanning.marks import looks_of_marks
from bot.ux_agent.scanning.menu_words import menu_words
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.page_parts import hidden_parts
from bot.ux_agent.scanning.price_looks import price_looks
from bot.ux_agent.scanning.sass_colours import sass_colours, sass_values
from bot.ux_agent.scanning.sayer_looks import with_sayers
from bot.ux_agent.scanning.sheets import Rule
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.spots import is_button
from bot.ux_agent.scanning.styles import (
    BACKGROUND,
    COLOUR,
    CORNERS,
    FONT,
    PADDING,
    SIZE,
    VISIBILITY,
    WEIGHT,
    Look,
    looks_of,
)
from bot.ux_agent.scanning.theme_colours import theme_colours, theme_uses
from bot.ux_agent.scanning.together import Alike, look_of, looks_of_all
from bot.ux_agent.scanning.wish import Wish
from bot.ux_agent.scanning.wording import STATES, words_of

_AREA = (BACKGROUND, COLOUR, SIZE, PADDING, CORNERS)
_LETTERS_OF = {
    "header": tuple(look._replace(by_class=True) for look in (STYLE, CASES)),
    "footer": tuple(look._replace(by_class=True) for look in (ALIGNMENT, STYLE, CASES)),
}
"""The looks of letters that a landmark has as a whole; of a menu those of its links."""

_WHOLE = (
    BACKGROUND,
    COLOUR._replace(aliases=("body text", "body text color", "body text colour")),
    SIZE._replace(aliases=("body text", "body text size", "base size")),
    FONT,
)
_BRAND = (
    SIZE.called("brand-size", "brand font size", "brand text size", "site name size"),
    COLOUR.called("brand-color", "brand colour", "brand text color"),
)
_MENU = (
    COLOUR.called("color", "link color", "link colour"),
    WEIGHT.called("font-weight", "link weight", "link font weight"),
    SIZE.called("font-size", "link size"),
    *(named(look._replace(is_added=False), "link") for look in (STYLE, CASES, UNDERLINE)),
)
_LINKS = (
    COLOUR.called("link-color", "link colour", "color of the links"),
    named(UNDERLINE, stem="link"),
)
_TEXTS = {"color": ("text color", "text colour"), "font-size": ("text size", "font size")}
"""What people call the looks of the texts of a part, behind its name."""

_NO_GROUND = frozenset({"", "none", "transparent", "inherit", "unset", "initial"})
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
    by_sass = sass_values(loaded)
    for page in loaded.pages:
        page.sass = by_sass
    found = list(_parts(loaded, areas))
    body = next(entry.all("body"), None)
    root = next(entry.all("html"), body)
    if body is not None and root is not None:
        for look in _WHOLE:
            whole = list(themed(look, root, entry))
            found.extend(whole or looks_of("site", body, entry, (look,)))
    uses = theme_uses(loaded) if entry.framework.name == "tailwind" else {}
    found.extend((*variables_of(entry, uses), *sass_colours(loaded)))
    has_accent = any(wish.path == "sections.site.properties.accent" for wish in found)
    found.extend(theme_colours(loaded, has_accent=has_accent))
    found.extend((*headings_of(loaded.pages, areas), *page_headlines(loaded.pages, areas)))
    found.extend(headings_beside(entry, areas[entry.address]))
    has_corners = any(wish.path == "sections.site.properties.radius" for wish in found)
    found.extend(buttons_of(entry, areas[entry.address], has_corners=has_corners))
    found.extend(texts_of_buttons(entry))
    for page in loaded.pages[1:MOST_PAGES]:
        if page.framework.name and not page.language:
            found.extend(further_buttons(page, areas[page.address]))
    found.extend(list(looks_of_each(loaded.pages[:MOST_PAGES], areas, found)))
    found.extend(legal_looks(entry, areas[entry.address], said))
    _add_single(found, loaded, areas, said)
    yield from _sure_first(found)


def _add_single(
    found: list[Wish],
    loaded: Loaded,
    areas: Mapping[str, Areas],
    said: Mapping[int, tuple[str, ...]],
) -> None:
    """Add the looks of kinds of parts and of single texts to those that are found before."""
    entry = loaded.pages[0]
    taken = {tuple(str(part) for part in at.values()) for wish in found for at in wish.at}
    found.extend(looks_of_kinds(loaded.pages, areas, taken, said))
    found.extend(block_titles(entry, areas[entry.address], _alone(found)))
    found[:] = with_sayers(found, entry, areas[entry.address])
    found.extend(list(classed_lines(loaded.pages, areas, said, found)))
    found.extend(list(looks_of_marks(loaded.pages[:MOST_PAGES], areas)))
    found.extend(list(price_looks(loaded.pages, areas, found)))
    found.extend((*hidden_lines(loaded.pages, areas, said), *hidden_parts(loaded.pages, areas)))
    known = [wish.at for wish in found]
    lines = (*styled_lines(loaded.pages, areas, said), *weights_of_bold(loaded.pages, areas, said))
    found.extend(wish for wish in lines if wish.at not in known)


def _alone(found: Sequence[Wish]) -> set[tuple[str, ...]]:
    """The declarations that are the only place of a look, not one of those of many parts."""
    single = (wish.at[0] for wish in found if len(wish.at) == 1)
    return {tuple(str(part) for part in at.values()) for at in single}


def _parts(loaded: Loaded, every: Mapping[str, Areas]) -> Iterator[Wish]:
    entry = loaded.pages[0]
    areas = every[entry.address]
    for area in areas.all():
        is_beside = area.is_shared and area.section == "home"
        if area.root is not None and not is_beside:
            found = [
                wish
                for wish in _of_area(area, area.root, entry)
                if not hides_elsewhere(wish, area, loaded.pages[1:MOST_PAGES])
            ]
            yield from _with_copies(found, area, loaded, every) if area.is_shared else found
    headline = next(entry.all("h1"), None)
    if headline is not None:
        yield from headline_looks(headline, areas.of(headline), entry)
    yield from _of_brand(entry, areas)


def _of_brand(entry: Page, areas: Areas) -> Iterator[Wish]:
    """The size of the logo, and the looks of the name; that is the logo where it is no picture."""
    yield from logo_size(entry, areas)
    has_picture = logo_of(entry, areas) is not None
    brand = next((one for one in entry.elements if _is_brand(one, entry, areas)), None)
    if brand is None:
        return
    alike = Alike(entry, [brand], (), brand.parent)
    for look in _BRAND:
        more = () if has_picture or look.type != "size" else ("logo", "logo size")
        yield from look_of("header", look._replace(aliases=(*look.aliases, *more)), alike)


def _of_area(area: Area, root: Seen, entry: Page) -> Iterator[Wish]:
    """The look of a part; that of its links is the look of a menu's letters."""
    links = [one for one in root.below() if one.tag == "a" and _is_plain(one, root)]
    if len(links) > 1 and area.section == "navbar":
        for look in _MENU:
            yield from _of_links(links, root, entry, look, area.section)
    elif len(links) > 1 and area.section in _MAIN and not area.name:
        for look in _LINKS:
            yield from _of_links(links, root, entry, look, area.section)
    looks: Sequence[Look] = (*_AREA, *_LETTERS_OF.get(area.section, ()))
    if area.name:
        looks = list(_of_block(area.name, root))
    elif area.section not in _MAIN:
        looks = [*(look._replace(is_added=False) for look in _AREA), VISIBILITY]
        is_plain = not any(map(is_heading, root.below()))
        looks += [WEIGHT._replace(is_added=True, by_class=True)] * is_plain
    if any(one.tag == "h1" for one in root.below()):
        looks = [look for look in looks if look.name != "font-size"]
    if area.section == "navbar" and (bar := _bar(root, entry)) is not root:
        yield from looks_of(area.section, bar, entry, (BACKGROUND,))
        looks = [look for look in looks if look is not BACKGROUND]
    elif (inner := _painted(root, entry)) is not root:
        grounds = tuple(look for look in looks if look.declared == BACKGROUND.declared)
        yield from looks_of(area.section, inner, entry, grounds)
        looks = [look for look in looks if look not in grounds]
    yield from looks_of(area.section, root, entry, tuple(looks))
    if area.name:
        yield from bare_looks(area.section, root, entry, looks)


def _bar(menu: Seen, entry: Page) -> Seen:
    """What paints the bar that a menu without a ground of its own stands in; else the menu."""
    for one in (menu, *menu.above()):
        if one.tag in {"body", "html"} or any(inner.tag in {"h1", "main"} for inner in one.below()):
            break
        if _has_ground(one, entry):
            return one
    return menu


def _painted(root: Seen, entry: Page) -> Seen:
    """What paints a part without a ground of its own: what it wraps alone; else the part."""
    one = root
    while not _has_ground(one, entry) and len(one.children) == 1 and not one.text:
        one = one.children[0]
    found = winner(one, entry.rules, BACKGROUND.declared)
    is_its = found.rule is not None and not shared(found.rule, one, entry.elements)
    is_part = one.tag not in {"a", "button", "img"} and (is_its or found.rule is None)
    return one if is_part and _has_ground(one, entry) else root


def _has_ground(one: Seen, entry: Page) -> bool:
    ground = winner(one, entry.rules, BACKGROUND.declared).value
    is_set = ground not in _NO_GROUND
    return is_set or bool(entry.framework.utility(one, BACKGROUND.declared[0]))


def _of_block(name: str, root: Seen) -> Iterator[Look]:
    """The looks of a block of the page's content, by its name, its heading and what links to it.

    What the menu says is alone the link: only with a further word is it the part.
    """
    alone = block_words(name, root)
    spoken_of = tuple(dict.fromkeys((*alone, *menu_words(root))))
    single = [one.removesuffix("s") for one in spoken_of if re.search(r"[^s]s$", one)]
    whole = [f"{one} section" for one in (*spoken_of, *single)]
    for look in _AREA:
        own = [f"{one} section {look.name}" for one in spoken_of]
        if look is BACKGROUND:
            own += [*whole, *(f"{one} {look.name}" for one in spoken_of)]
        own += [f"{one} {word}" for one in spoken_of for word in _TEXTS.get(look.name, ())]
        is_added = look.is_added and look is not PADDING
        yield look.called(f"{name}-{look.name}", *own)._replace(is_added=is_added)
    yield VISIBILITY._replace(name=f"{name}-visibility", aliases=(*alone, *whole))


def _with_copies(
    found: Sequence[Wish], area: Area, loaded: Loaded, every: Mapping[str, Areas]
) -> Iterator[Wish]:
    """The looks of a shared part with its copies, where each page has them in its own file.

    None of what hides it where a copy would stay.
    """
    entry = loaded.pages[0]
    own = [wish for wish in found if wish.at and wish.at[0].get("file") == entry.path]
    copies = [
        {wish.name: wish for wish in _of_area(one, one.root, page) if not wish.doubt}
        for page in loaded.pages[1:]
        for one in (every[page.address].all() if own else ())
        if one.section == area.section and one.is_shared and one.root is not None
    ]
    for wish in found:
        if not any(wish is one for one in own):
            yield wish
            continue
        same = [copy[wish.name].at for copy in copies if wish.name in copy]
        places = {str(at): at for at in (*wish.at, *(one for row in same for one in row))}
        if wish.type != "bool" or len(same) == len(copies):
            yield wish._replace(at=tuple(places.values()))


def _of_links(
    links: list[Seen], root: Seen, entry: Page, look: Look, section: str
) -> Iterator[Wish]:
    """A look that all the links of a part have from one rule, which is theirs alone."""
    listed = _listed(links) if section == "navbar" else links
    usual = [one for one in listed if not _is_current(one)] or links
    found = winner(usual[0], entry.rules, look.declared)
    every = [one for one in root.below() if one.tag == "a"]
    if found.rule is not None and _is_theirs(found.rule, usual[0], every, entry):
        if found.value not in ASIDE:
            yield from looks_of_all(section, usual, entry, look)
        return
    own = list(look_of(section, look, Alike(entry, usual, links, root)))
    yield from own or look_of(section, look, Alike(entry, usual, every, root))


def _listed(links: list[Seen]) -> list[Seen]:
    """The links that stand in a row: those in what holds most of them."""
    holders = [_holder(one) for one in links]
    counted = Counter(map(id, holders))
    return [one for one, held in zip(links, holders, strict=True) if counted[id(held)] > 1] or links


def _holder(link: Seen) -> Seen | None:
    around = link.parent
    return around.parent if around is not None and around.tag == "li" else around


def _is_current(link: Seen) -> bool:
    """Whether it is set apart from the other links of a menu: that of the page at hand."""
    entries = (one for one in link.above() if one.tag in {"li", "span", "div"})
    around = next(entries, None)
    own = words_of(around) if around and sum(one.tag == "a" for one in around.below()) < 2 else ()
    return "aria-current" in link.attributes or bool(words_of(link).union(own) & STATES)


def _is_theirs(rule: Rule, first: Seen, links: list[Seen], entry: Page) -> bool:
    """Whether a rule that fits one of the links styles nothing beside them."""
    others = shared(rule, first, entry.elements)
    return all(any(one is link for link in links) for one in others)


def _is_plain(link: Seen, root: Seen) -> bool:
    """Whether it is a link among links: no button, no brand, and of no menu within the part."""
    above = [link]
    for one in link.above():
        if one is root:
            break
        above.append(one)
    is_named = any(map(is_named_brand, above))
    return not is_button(link) and not is_named and all(one.tag != "nav" for one in above)


def _is_brand(element: Seen, entry: Page, areas: Areas) -> bool:
    """Whether it is the site's name in the header: called so, or a link to the entry page."""
    address = element.attributes.get("href", "") if element.tag == "a" else ""
    is_listed = any(above.tag in {"nav", "li"} for above in element.above())
    is_home = bool(address.partition("#")[0]) and entry.resolve(address) == entry.path
    is_home = is_home and not is_listed
    is_named = is_home or is_named_brand(element)
    return is_named and bool(element.words) and areas.of(element).section == "header"


def _sure_first(found: list[Wish]) -> Iterator[Wish]:
    """Of each name the first that is certain; a doubtful one only where there is no other."""
    sure = {wish.path for wish in found if not wish.doubt}
    told = (wish for wish in found if not wish.doubt or wish.path not in sure)
    yield from certain(told)
