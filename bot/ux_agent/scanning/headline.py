"""The looks of the one headline of a page: its own, or said to be those of every headline."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bot.ux_agent.scanning.areas import Area, Areas
from bot.ux_agent.scanning.block_words import lead_words
from bot.ux_agent.scanning.cascade import winner
from bot.ux_agent.scanning.letter_looks import LETTERS, ending, named
from bot.ux_agent.scanning.lettering import LETTERING
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.scoping import fits
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.styles import (
    COLOUR,
    FONT,
    SIZE,
    WEIGHT,
    Look,
    is_of_more,
    looks_of,
    place_of,
)
from bot.ux_agent.scanning.together import Alike, look_of
from bot.ux_agent.scanning.wish import Wish

_BESIDE = frozenset({"header", "navbar", "footer"})
_ALL = ("page headings", "page headlines", "inner page headings", "headings on inner pages")
"""What people call the headlines of all pages beside the first."""

_WORDS = {
    "color": ("color", "colour", "text color"),
    "font-size": ("size", "font size"),
    "font-weight": ("weight", "font weight"),
}

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
    *(named(look._replace(is_added=True, by_class=True), "headline") for look in LETTERS),
)
MOST_PAGES = 12
"""Further pages whose headlines are looked at."""

_OF_PAGES = (COLOUR._replace(by_class=True), SIZE, WEIGHT._replace(is_added=True, by_class=True))
_ONE = ("title", "heading", "headline")


def headline_looks(headline: Seen, of: Area, entry: Page) -> Iterator[Wish]:
    """The looks of the headline: by a rule of its own where what it has is of more than it."""
    for look in _of_headline(of.root):
        own, of_many = _found(look, headline, of, entry)
        word = ending(look).removeprefix("headline-")
        yield from own or (one._replace(name=f"every-headline-{word}") for one in of_many)


def _found(look: Look, headline: Seen, of: Area, page: Page) -> tuple[list[Wish], list[Wish]]:
    """A look of a headline alone, and where there is none that of all that its rule is for."""
    found = list(looks_of(of.section, headline, page, (look,)))
    if found and not any(_is_of_more(wish, headline, page) for wish in found):
        return found, []
    # A rule of its own would hold under those conditions too.
    is_varied = bool(winner(headline, page.rules, look.declared).conditions)
    alone = Alike(page, [headline], (), of.root)
    own = [] if is_varied else list(look_of(of.section, look, alone))
    return own, [wish for wish in found if not wish.doubt]


def _is_of_more(wish: Wish, element: Seen, page: Page) -> bool:
    """Whether the rule of a look styles other elements too, here or on other pages."""
    at = wish.at[0]
    rules = (one for one in page.rules if one.text == at.get("rule"))
    mine = (one for one in rules if one.document.path == at.get("file"))
    return any(is_of_more(one, element, page) for one in mine)


def _of_headline(root: Seen | None) -> Iterator[Look]:
    """The looks of the headline, by the name of the part that it leads too: "welcome heading"."""
    for look in _HEADLINE:
        said = [word.removeprefix("headline ") for word in look.aliases]
        names = () if look.declared[0] in LETTERING else lead_words(root)
        own = (f"{name} heading {word}" for name in names for word in said)
        yield look._replace(aliases=(*look.aliases, *own))


def page_headlines(pages: Sequence[Page], areas: Mapping[str, Areas]) -> Iterator[Wish]:
    """The looks of the headlines of further pages: of one page, or of all that one rule is for."""
    first = next(pages[0].all("h1"), None)
    others = [one for one in pages[1:] if not one.language]
    led = [(page, one) for page in others if (one := next(page.all("h1"), None)) is not None]
    held = Counter(place_of(one) for _, one in led)
    for page, one in led[:MOST_PAGES]:
        area = areas[page.address].of(one)
        for look in _OF_PAGES if area.section not in _BESIDE else ():
            own, of_many = _found(_called(look, _ONE), one, area, page)
            if held[place_of(one)] > 1:
                own, of_many = [], [*own, *of_many]
            yield from own
            yield from (_of_pages(of, look) for of in of_many if not _is_of(of, first, page))


def _is_of(wish: Wish, headline: Seen | None, page: Page) -> bool:
    """Whether the rule of a look is for the headline of the first page too."""
    rules = [one for one in page.rules if one.text == wish.at[0].get("rule")]
    held = ((rule, one) for rule in rules for one in rule.selectors)
    return headline is not None and any(
        fits(rule, one, headline) is not False for rule, one in held
    )


def _of_pages(wish: Wish, look: Look) -> Wish:
    """A look that the headlines of several pages have together, as the site's."""
    of_all = _called(look, _ALL)
    return wish._replace(section="site", name=of_all.name, aliases=(*of_all.aliases, *_ALL))


def _called(look: Look, names: Sequence[str]) -> Look:
    """The look by what people call what it is of: "title-color"."""
    words = _WORDS[look.declared[0]]
    aliases = tuple(f"{name} {word}" for name in names for word in words)
    name = f"{names[0].removesuffix('s').replace(' ', '-')}-{words[0]}"
    return look._replace(name=name, aliases=aliases)
