"""Values of a request that no draft holds: a wish is asked about rather than passed over."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import MOST_WISHES, Draft
from bot.ux_agent.understanding.words import anchors, colours
from bot.ux_agent.understanding.words.vocabulary import Item

_NATURES = {"quoted": "text"}
_ENDS = frozenset({"and", "stop", "in", "with"})
_PLACES = frozenset({"section", "property", "label", "link", "word", "it", "to", "relative"})
_REFUSING = frozenset({"less", "instead", "vague"})
_THE = r"(?i)\b(?:the|our|my|that|this|its)\s+(?:(?:big|small|little|thin|wide|long)\s+)?$"
_PART = (
    r"(?i)\s+(?:\w+\s+)?(?:bars?|banners?|strips?|stripes?|box|boxes|bands?|blocks?|panels?|sections?"
    r"|areas?|notices?|ribbons?|buttons?|cards?|tiles?|badges?|labels?|links?|lines?|headings?"
    r"|headlines?|text|bit|part|one)\b"
)


def beside(
    text: str, items: Sequence[Item], drafts: Sequence[Draft], index: SiteIndex
) -> list[Draft]:
    """The drafts, and one without a place for each value that none of them holds."""
    if not drafts or any(item.kind in _REFUSING for item in items):
        return list(drafts)
    held = " ".join(_held(drafts)).casefold()
    missing = (
        item
        for item in _values(text, items, index)
        if not any(form in held for form in _forms(item, text))
    )
    return [*drafts, *map(_open, islice(missing, MOST_WISHES))]


def _held(drafts: Sequence[Draft]) -> Iterator[str]:
    for draft in drafts:
        yield from (draft.value, draft.href, draft.target, draft.anchor, draft.unknown)
        yield from (value for _, value in draft.details)


def _forms(item: Item, text: str) -> Iterator[str]:
    """A value as a draft may hold it."""
    yield item.value.casefold().rstrip(".")
    yield text[item.start : item.end].casefold()
    if item.kind == "colour":
        yield colours.parse(item.value) or item.value


def _values(text: str, items: Sequence[Item], index: SiteIndex) -> Iterator[Item]:
    """The items that can be nothing but a new value."""
    for at, item in enumerate(items):
        following = items[at + 1].kind if at + 1 < len(items) else "stop"
        if item.kind in {"quoted", "address"}:
            if not (anchors.find(item.value, index) or anchors.holding(item.value, index)):
                yield item
        elif item.kind in {"colour", "weight"} and following in _ENDS:
            if _is_described(text, item):
                continue
            said = text[item.start : item.end]
            is_told = _is_further(items, at)
            if is_told or not (anchors.find(said, index) or _is_shown(item, index)):
                yield item
        elif item.kind == "relative" and following in _ENDS:
            yield item


def _is_described(text: str, item: Item) -> bool:
    """True for the "red" of "in the red bar", which tells how the place looks now."""
    is_of_part = re.match(_PART, text[item.end :]) is not None
    return is_of_part and re.search(_THE, text[: item.start]) is not None


def _is_further(items: Sequence[Item], at: int) -> bool:
    """True for the "coral" of "smaller and in coral", which is a look to come, not one to find."""
    before = next((one for one in reversed(items[:at]) if one.kind not in _ENDS), None)
    is_last = not any(one.kind in _PLACES for one in items[at + 1 :])
    return before is not None and before.kind in {"relative", "weight"} and is_last


def _is_shown(item: Item, index: SiteIndex) -> bool:
    """True for a colour that something of the site has: "change the blue to red"."""
    return item.kind == "colour" and bool(anchors.coloured(item.value, index))


def _open(item: Item) -> Draft:
    return Draft(value=item.value, nature=_NATURES.get(item.kind, item.kind))
