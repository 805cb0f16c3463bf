"""Whether the parts of other pages than the first are shown, by what people call each."""

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.ux_agent.scanning.areas import ANY_PART, Area, Areas, is_heading
from bot.ux_agent.scanning.bare_blocks import bare_looks, hides_elsewhere
from bot.ux_agent.scanning.block_words import block_words
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.styles import VISIBILITY, looks_of
from bot.ux_agent.scanning.wish import Wish
from bot.ux_agent.scanning.wording import is_utility, said_class, slug

MOST_PARTS = 40
"""Parts of a site's other pages."""

MOST_PAGES = 20
_PARTS = frozenset({"section", "aside"})
_MANY = r"\w{3}[^\Ws]s$"
_FEW = 2
_LONGEST = 5


def hidden_parts(pages: Sequence[Page], areas: Mapping[str, Areas]) -> Iterator[Wish]:
    """Whether the parts of the pages' own content are shown that have a heading or a name."""
    found = 0
    for page in pages[1:MOST_PAGES]:
        if page.language or not page.rules:
            continue
        others = [one for one in pages[:MOST_PAGES] if one is not page]
        known = areas[page.address]
        parts = [one for one in page.all(*_PARTS) if not known.of(one).is_shared]
        for part in parts if len(parts) >= _FEW else ():
            name = _name(part) if _is_led(part) else ""
            if not name or found >= MOST_PARTS:
                continue
            area = Area(known.of(part).section, part, name)
            for wish in _shown(area, part, page):
                if not hides_elsewhere(wish, area, others):
                    found += 1
                    yield wish


def _is_led(part: Seen) -> bool:
    """Whether it begins with a heading that is over all of it, and is not most of the page."""
    inner = list(part.below())
    levels = sorted(one.tag for one in inner if is_heading(one))
    first = next((one for one in inner if one.texts and one.has_words), None)
    is_headed = first is not None and any(is_heading(one) for one in (first, *first.above()))
    is_one = levels[:1] != ["h1"] and levels.count(levels[0]) == 1 if levels else False
    return is_headed and is_one and not any(one.tag in _PARTS for one in inner)


def _shown(area: Area, part: Seen, page: Page) -> Iterator[Wish]:
    words = block_words(area.name, part)
    single = [one.removesuffix("s") for one in words if re.search(_MANY, one)]
    whole = tuple(f"{one} section" for one in (*words, *single))
    look = VISIBILITY._replace(name=f"{area.name}-visibility", aliases=(*words, *whole))
    own = list(looks_of(area.section, part, page, (look,)))
    yield from own or bare_looks(area.section, part, page, (look,))


def _name(part: Seen) -> str:
    """A part's id, else a class that says what it is, else its heading."""
    classes = [said_class(one) for one in part.attributes.get("class", "").split()]
    telling = [
        one
        for one in classes
        if one.casefold() not in ANY_PART and one.replace("-", "").isalpha() and not is_utility(one)
    ]
    heading = next((one.words for one in part.below() if is_heading(one)), "")
    said = [part.attributes.get("id", ""), *telling]
    said += [heading] if len(heading.split()) <= _LONGEST else []
    return next((slug(one) for one in said if slug(one)), "")
