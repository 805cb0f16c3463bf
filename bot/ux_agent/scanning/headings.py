"""The looks of a page's headings: what one rule says of all of them, or could say."""

from collections import Counter
from collections.abc import Iterator, Sequence

from bot.ux_agent.scanning.areas import Areas, is_heading
from bot.ux_agent.scanning.cascade import rank, winner
from bot.ux_agent.scanning.computed import computed
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.scoping import fits
from bot.ux_agent.scanning.sheets import Rule
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.styles import (
    ADDED,
    COLOUR,
    FONT,
    SIZE,
    WEIGHT,
    Look,
    for_all,
    looks_of,
)
from bot.ux_agent.scanning.wish import Where, Wish

MOST_HEADINGS = 60
"""Headings of a page that are asked what decides about them."""

_LEVELS = ("h2", "h3", "h4")
_BESIDE = frozenset({"header", "navbar", "footer"})
_NAMES = ("headings", "headlines", "section headings", "section headlines", "section titles")
_LOOKS = (
    (COLOUR, "color", ("color", "colour")),
    (SIZE, "size", ("size", "font size")),
    (WEIGHT, "weight", ("weight", "font weight")),
    (FONT, "font", ("font", "typeface")),
)


def headings_of(entry: Page, areas: Areas) -> Iterator[Wish]:
    """The looks of all headings of the page's content, as the site's."""
    inner = [one for one in entry.all(*_LEVELS) if areas.of(one).section not in _BESIDE]
    level = next((tag for tag in _LEVELS if any(one.tag == tag for one in inner)), "")
    alike = [one for one in inner if one.tag == level][:MOST_HEADINGS]
    if len(alike) < 2:
        return
    for look, name, words in _LOOKS:
        called = (*(f"{one} {word}" for one in ("heading", "headings") for word in words), *_NAMES)
        named = look.called(f"heading-{name}", *called)
        yield from _of(named, alike, entry)


def _of(look: Look, alike: Sequence[Seen], entry: Page) -> Iterator[Wish]:
    """A look that most of the headings have from a rule for headings, or would have."""
    winners = [winner(one, entry.rules, (*look.declared, *look.short)) for one in alike]
    if any(entry.framework.utility(one, look.declared[0]) for one in alike):
        return
    usual, count = Counter(id(one.rule) for one in winners).most_common(1)[0]
    if 2 * count <= len(alike):
        return
    at = next(at for at, one in enumerate(winners) if id(one.rule) == usual)
    rule = winners[at].rule
    if rule is None or not _is_for_headings(rule, entry):
        yield from _added(look, alike, entry, rule)
        return
    for wish in looks_of("site", alike[at], entry, (look,)):
        yield for_all(wish)


def _added(look: Look, alike: Sequence[Seen], entry: Page, found: Rule | None) -> Iterator[Wish]:
    """The look where no rule says it yet, for the last of the rules of all headings."""
    own = [one for one in entry.rules if _is_whole(one, alike, entry)]
    if look.declared == SIZE.declared:  # of several levels one size would make one
        own = [one for one in own if _is_of_level(one, alike[0].tag, entry)]
    if not own or (found is not None and rank(found, alike[0]) >= rank(own[-1], alike[0])):
        return
    at: Where = {"file": own[-1].document.path, "rule": own[-1].text, "prop": look.declared[0]}
    value = computed(alike[0], entry, look.declared[0])
    wish = Wish("site", look.name, look.type, (at,), look.aliases, values=look.values)
    yield wish._replace(computed=value, note=ADDED)


def _is_whole(rule: Rule, alike: Sequence[Seen], entry: Page) -> bool:
    """Whether a rule always holds for all of the headings, and for headings only."""
    if rule.condition or rule.is_foreign or not _holds(rule, alike[0]):
        return False
    return all(_holds(rule, one) for one in alike) and _is_for_headings(rule, entry)


def _is_for_headings(rule: Rule, entry: Page) -> bool:
    """Whether a rule styles nothing else on the page."""
    return all(is_heading(one) or not _holds(rule, one) for one in entry.elements)


def _is_of_level(rule: Rule, tag: str, entry: Page) -> bool:
    return all(one.tag == tag or not _holds(rule, one) for one in entry.elements)


def _holds(rule: Rule, element: Seen) -> bool:
    return any(fits(rule, one, element) is not False for one in rule.selectors)
