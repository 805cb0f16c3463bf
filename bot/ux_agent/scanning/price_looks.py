"""The looks of a site's prices, where no class says that they are prices."""

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.ux_agent.scanning.areas import Areas
from bot.ux_agent.scanning.meanings import is_amount
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.styles import COLOUR, SIZE, WEIGHT
from bot.ux_agent.scanning.together import Alike, look_of
from bot.ux_agent.scanning.wish import Wish

MOST_PAGES = 20
"""Pages whose prices are looked for."""

MOST_PRICES = 60
LEAST_PRICES = 2
"""Amounts on one page that are its prices."""

_NAMED = re.compile(r"^(?!.*button)(?:.*-)?(?:price|prices-(?!font)\w+)-\w+$")
"""Names of looks of prices, not of a section or a button that has the word in its name."""

_WHOLE = frozenset({"main", "body", "html"})
_LOOKS = (
    (COLOUR, "color", ("color", "colour", "text color", "text colour")),
    (SIZE, "size", ("size", "font size", "text size")),
    (WEIGHT, "weight", ("weight", "font weight")),
)


def price_looks(
    pages: Sequence[Page], areas: Mapping[str, Areas], found: Sequence[Wish]
) -> Iterator[Wish]:
    """Colour, size and weight of the prices of the first page that has some.

    Not those that `found` has already by what they are called.
    """
    named = (wish.name for wish in found if _NAMED.search(wish.name))
    known = {name.rpartition("-")[2] for name in named}
    for page in pages[:MOST_PAGES]:
        parts = [] if page.language else _prices(page, areas[page.address])
        if len(parts) < LEAST_PRICES:
            continue
        sections = {areas[page.address].of(one).section for one in parts}
        section = sections.pop() if len(sections) == 1 else "site"
        alike = Alike(page, parts, (), _around(parts), _is_price)
        for look, name, words in _LOOKS:
            called = (*(f"{one} {word}" for one in ("price", "prices") for word in words), "prices")
            if name not in known:
                yield from look_of(section, look.called(f"price-{name}", *called), alike)
        return


def _prices(page: Page, areas: Areas) -> list[Seen]:
    """The elements of a page's content whose only text is an amount of money."""
    said = (one for one in page.elements if one.texts and not one.children)
    found = [one for one in said if is_amount(one.words) and not areas.of(one).is_shared]
    return found if len(found) <= MOST_PRICES else []


def _is_price(one: Seen, _page: Page) -> bool:
    return is_amount(one.words)


def _around(parts: Sequence[Seen]) -> Seen | None:
    """The innermost element that holds all of them; None where that is the whole page."""
    common = [id(one) for one in parts[0].above()]
    for part in parts[1:]:
        held = {id(one) for one in part.above()}
        common = [one for one in common if one in held]
    inner = next((one for one in parts[0].above() if id(one) in common), None)
    return inner if inner is not None and inner.tag not in _WHOLE else None
