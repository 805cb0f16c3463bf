"""Parts within a page that have looks of their own: "the testimonials" are not the page."""

from collections.abc import Sequence

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.placing import relative
from bot.ux_agent.understanding.words.parts import Parts
from bot.ux_agent.understanding.words.phrases import normal, nouns
from bot.ux_agent.understanding.words.property_words import head
from bot.ux_agent.understanding.words.vocabulary import Item

_SWITCH = "-visibility"
_LOOKS = {"background": "background", "color": "color", "?color": "background"}
_COLOURS = frozenset({"colour", "swatch", "picture"})


def looked(named: Sequence[Item], parts: Parts, draft: Draft, index: SiteIndex) -> list[Item]:
    """The items of a wish for a look, or for hiding, with a part of a page as that part.

    What only the entries of a list are called is no name of all that is around the list.
    """
    kept = [_unlisted(item, parts, index) for item in named]
    words = [item for item in kept if item.kind == "property"]
    switches = [one for one in words if one.value.endswith(_SWITCH) and "|" not in one.value]
    others = [one for one in words if one not in switches]
    is_shade = draft.nature == "relative" and relative.kind(draft.value) == "color"
    if len(switches) != 1 or len(others) > 1 or not (draft.nature in _COLOURS or is_shade):
        return kept
    part = switches[0].value.split(" ")[-1].removesuffix(_SWITCH)
    look = _LOOKS.get(head(others[0].value), "") if others else "background"
    if not look:
        return kept
    section, _, name = f"{part}-{look}".partition(".")
    if not others and not index.find(section, name):
        return kept
    first = min(switches[0].start, *(one.start for one in words))
    one = Item("property", f"{section}.{name}", first, words[-1].end, is_own=True)
    gone = {item.start for item in words}
    return [item for item in kept if item.start not in gone and item.kind != "in"] + [one]


def _unlisted(item: Item, parts: Parts, index: SiteIndex) -> Item:
    """The item as a mere word where it is what the entries of a list in that section are called."""
    if item.kind != "section" or item.value not in index.sections:
        return item
    said = normal(parts.said(item))
    names = {normal(one) for one in (item.value, *index.sections[item.value])}
    lists = [one for one in index.targets if one.type == "items" and one.section == item.value]
    is_noun = any(said in nouns(one) for one in lists) and not {said, f"{said}s"} & names
    return item._replace(kind="word", value=said) if is_noun else item
