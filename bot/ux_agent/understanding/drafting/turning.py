"""Names the other way round: "the price of the check-up" is the site's "check-up price"."""

from collections.abc import Sequence

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.drafting.headed import (
    HEADINGS,
    heading_of,
    is_heading,
    names_another_text,
)
from bot.ux_agent.understanding.words.parts import Parts, without_article
from bot.ux_agent.understanding.words.phrases import Meaning, normal
from bot.ux_agent.understanding.words.vocabulary import Item, vocabulary_of

_PAGE = " page"
_MEASURES = ("price", "hours", "time", "fee")
_NAMING = frozenset({"word", "label", "section", "property", "number", "colour"})


def turned(items: Sequence[Item], parts: Parts, index: SiteIndex) -> list[Item]:
    """The items with "A of B" as the one property whose name or alias is "B A"."""
    if "title" in parts.text.lower():
        items = [_titled(items, at, parts) for at in range(len(items))]
    items = _holding(items, parts, index)
    for at, item in enumerate(items[:-2]):
        joint = items[at + 1]
        if item.kind not in {"property", "word"} or joint.kind != "in":
            continue
        run = _run(items[at + 2 :])
        for end in range(len(run), 0, -1):
            if end < len(run) and run[end].kind == "property":
                continue  # "the text of the hero button" is no text of the hero
            whose = without_article(parts.text[joint.end : run[end - 1].end])
            meaning = _known(whose, parts.said(item), index)
            if meaning:
                one = Item("property", meaning.value, item.start, run[end - 1].end, is_own=True)
                return [*items[:at], one, *items[at + 2 + end :]]
        whole = run[0] if run else joint
        is_other = names_another_text(whole) or whole.kind == "label"
        if normal(parts.said(item)) in HEADINGS and is_other:
            # The heading over something is not the page's own.
            return [*items[: at + 2], whole._replace(kind="word"), *items[at + 3 :]]
    return _priced(items, parts, index)


def _titled(items: Sequence[Item], at: int, parts: Parts) -> Item:
    """The title of "the about page title" as what stands on that page and in its tab."""
    item = items[at]
    before = parts.said(items[at - 1]).lower() if at and items[at - 1].kind == "section" else ""
    if not before.endswith(_PAGE) or parts.said(item).lower() != "title":
        return item
    return item._replace(value=f"title page-title|{item.value}")


def _known(whose: str, name: str, index: SiteIndex) -> Meaning | None:
    """What "the heading of the prices section" means by any of the words for a heading."""
    if normal(name) in HEADINGS:
        return heading_of(whose, index) or _saying(whose, index)
    meaning = vocabulary_of(index).phrases.get(normal(f"{whose} {name}"))
    return meaning if meaning and meaning.kind == "property" and meaning.is_own else None


def _saying(words: str, index: SiteIndex) -> Meaning | None:
    """The one heading that says just that, None for none or several."""
    found = [
        one
        for one in index.targets
        if one.property.endswith(HEADINGS) and normal(one.value or "") == normal(words)
    ]
    if len(found) != 1:
        return None
    return Meaning("property", f"{found[0].section}.{found[0].property}", is_own=True)


def _holding(items: Sequence[Item], parts: Parts, index: SiteIndex) -> Sequence[Item]:
    """The items with "the welcome heading" as the one heading that has that word in it."""
    at = next((at for at, item in enumerate(items) if is_heading(item, parts)), 0)
    run = [item for item in items[:at] if item.kind == "word" and item.end + 1 <= items[at].start]
    if not run or run[-1] != items[at - 1]:
        return items
    said = normal(parts.text[run[-1].start : run[-1].end])
    found = [
        one
        for one in index.targets
        if one.property.endswith((*HEADINGS, "hero-text"))
        and one.property != "subtitle"
        and one.type == "text"
        and not one.property.startswith("page-")
        and said in normal(one.value or "").split()
    ]
    if len(found) != 1:
        return items
    name = f"{found[0].section}.{found[0].property}"
    one = Item("property", name, run[-1].start, items[at].end, is_own=True)
    return [*items[: at - 1], one, *items[at + 1 :]]


def _priced(items: Sequence[Item], parts: Parts, index: SiteIndex) -> list[Item]:
    """The items with "Early bird" of "Early bird: €200" as the "early bird price"."""
    figures = [item for item in parts.items if item.kind in {"figure", "number"}]
    before = [item for item in items if figures and item.start < figures[0].start]
    words = [item for item in before if item.kind in {"word", "label", "colour"}]
    if not words or any(item.kind in {"property", "section", "it"} for item in before):
        return list(items)
    said = without_article(parts.text[words[0].start : words[-1].end])
    for suffix in _MEASURES:
        meaning = vocabulary_of(index).phrases.get(normal(f"{said} {suffix}"))
        if meaning and meaning.kind == "property" and meaning.is_own:
            one = Item("property", meaning.value, words[0].start, words[-1].end, is_own=True)
            return [item for item in items if item not in words] + [one]
    return list(items)


def _run(items: Sequence[Item]) -> Sequence[Item]:
    end = next((at for at, item in enumerate(items) if item.kind not in _NAMING), len(items))
    return items[:end]
