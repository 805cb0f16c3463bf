"""The looks of a page's headings: what one rule says of all of them, or could say."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bot.ux_agent.scanning.areas import Areas, is_heading
from bot.ux_agent.scanning.cascade import winner
from bot.ux_agent.scanning.landmarks import HEADINGS
from bot.ux_agent.scanning.letter_looks import LETTERS, SAID
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.scoping import fits
from bot.ux_agent.scanning.sheets import Rule
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.styles import (
    COLOUR,
    FONT,
    SIZE,
    WEIGHT,
    Look,
)
from bot.ux_agent.scanning.together import MOST_CLASSED, Alike, look_of, looks_of_all
from bot.ux_agent.scanning.wish import Wish

MOST_HEADINGS = 60
"""Headings of a page that are asked what decides about them."""

MOST_PAGES = 20
"""Pages that are looked at for headings."""

_LEVELS = ("h2", "h3", "h4")
_BESIDE = frozenset({"header", "navbar", "footer"})
_NAMES = ("headings", "headlines", "section headings", "section headlines", "section titles")
_LOOKS = (
    (COLOUR, "color", ("color", "colour")),
    (SIZE, "size", ("size", "font size")),
    (WEIGHT, "weight", ("weight", "font weight")),
    (FONT, "font", ("font", "typeface")),
)
_LETTERS = tuple((look, SAID[look.name], (SAID[look.name],)) for look in LETTERS)


def headings_of(pages: Sequence[Page], areas: Mapping[str, Areas]) -> Iterator[Wish]:
    """The looks of all headings of the pages' content, as the site's.

    They are taken of the first page that has two of the uppermost level.
    """
    for page in pages[:MOST_PAGES]:
        known = areas[page.address]
        inner = [one for one in page.all(*_LEVELS) if known.of(one).section not in _BESIDE]
        level = next((tag for tag in _LEVELS if any(one.tag == tag for one in inner)), "")
        alike = [one for one in inner if one.tag == level][:MOST_HEADINGS]
        if len(alike) < 2:
            continue
        others = [one for one in pages[:MOST_PAGES] if one is not page and not one.language]
        names = [one for one in _NAMES if not _is_class(one, page)]
        for look, name, words in (*_LOOKS, *_LETTERS):
            called = (
                *(f"{one} {word}" for one in ("heading", "headings") for word in words),
                *names,
            )
            named = look.called(f"heading-{name}", *called)
            for wish in _of(named, alike, page):
                whole = _with_others(wish, named, level, others, areas)
                yield from () if whole is None else (whole,)
        return


def _is_class(name: str, page: Page) -> bool:
    """Whether a rule has such a class: headings called so are those that have it."""
    last = "." + name.replace(" ", "-")
    return any(rule.text.endswith((last, last.removesuffix("s"))) for rule in page.rules)


def _with_others(
    wish: Wish, look: Look, level: str, pages: Sequence[Page], areas: Mapping[str, Areas]
) -> Wish | None:
    """A look that each heading has of its own with those of other pages; None where some lack it.

    One rule is that of every page.
    """
    if not any("utility" in place for place in wish.at):
        return wish
    places = {str(place): place for place in wish.at}
    for page in pages:
        known = areas[page.address]
        alike = [one for one in page.all(level) if known.of(one).section not in _BESIDE]
        made = list(_of(look, alike[:MOST_HEADINGS], page)) if alike else []
        if alike and (len(made) != 1 or not any("utility" in place for place in made[0].at)):
            return None
        places.update({str(place): place for one in made for place in one.at})
    return wish._replace(at=tuple(places.values())) if len(places) <= MOST_CLASSED else None


def headings_beside(entry: Page, areas: Areas) -> Iterator[Wish]:
    """The looks of the headings of the page's foot, as its own."""
    for area in areas.all():
        root = area.root
        if area.section != "footer" or root is None:
            continue
        inner = [one for one in root.below() if is_heading(one)]
        alike = [one for one in inner if one.tag == inner[0].tag]
        for look, name, words in _LOOKS if alike else ():
            called = (f"footer {one} {word}" for one in ("heading", "headings") for word in words)
            named = look.called(
                f"footer-heading-{name}", *called, "footer headings", "footer titles"
            )
            yield from look_of("footer", named, Alike(entry, alike, inner, root))


def _of(look: Look, alike: Sequence[Seen], entry: Page) -> Iterator[Wish]:
    """A look that most of the headings have from a rule for headings, or would have."""
    winners = [winner(one, entry.rules, (*look.declared, *look.short)) for one in alike]
    usual, count = Counter(id(one.rule) for one in winners).most_common(1)[0]
    at = next(at for at, one in enumerate(winners) if id(one.rule) == usual)
    rule = winners[at].rule
    is_usual = 2 * count > len(alike) and rule is not None and _is_for_headings(rule, entry)
    if is_usual and not any(entry.framework.utility(one, look.declared[0]) for one in alike):
        yield from looks_of_all("site", (alike[at], *alike), entry, look)
        return
    tags = {alike[0].tag} if look.declared == SIZE.declared else HEADINGS
    every = [one for one in entry.elements if one.tag in tags]
    yield from look_of(
        "site", look, Alike(entry, alike, every, is_kin=lambda one, _: one.tag in tags)
    )


def _is_for_headings(rule: Rule, entry: Page) -> bool:
    """Whether a rule styles nothing else on the page."""
    return all(is_heading(one) or not _holds(rule, one) for one in entry.elements)


def _holds(rule: Rule, element: Seen) -> bool:
    return any(fits(rule, one, element) is not False for one in rule.selectors)
