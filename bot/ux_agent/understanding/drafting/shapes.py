"""Words that are looks beside what has them: "round buttons", "with dark text"."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from bot.ux_agent.understanding.words.hints import may_hold
from bot.ux_agent.understanding.words.property_words import head, is_text_word
from bot.ux_agent.understanding.words.vocabulary import Item

_CORNERS = {"square": "square", "squared": "square", "sharp": "square", "angular": "square"}
_CORNERS |= {"round": "round", "rounded": "rounder", "pill": "round", "circular": "round"}
_INKS = {"dark": "#212529", "light": "#ffffff", "bright": "#ffffff", "pale": "#f8f9fa"}
_CORNERED = ("button", "card", "corner", "edge", "image", "picture", "photo", "box", "badge")
_GROUNDS = {"dark": "#212529", "light": "#f8f9fa", "pale": "#f8f9fa"}
_ADDED = (
    r"(?i)^\W*(?:please |can you |could you )*"
    r"add (?:some |slightly )?round(?:ed)? (?:corners|edges) to\b"
)
_DEGREES = frozenset(["slightly", "somewhat", "tad", "touch", "notch", "considerably"])
_LEADING = frozenset({"with", "and", "in", "set", "section"})
_BEHIND = frozenset({"and", "stop", "in", "with", "to"})
_PAUSES = frozenset({"and", "stop", "less"})
_LEAST = 3


def told(text: str, items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with such words as the colour or the wish that they are."""
    if may_hold(text, ("add ",)) and re.search(_ADDED, text):
        turned = {"add": "make", "to": "in"}  # "add rounded corners to the cards"
        items = [one._replace(kind=turned.get(one.kind, one.kind)) for one in items]
    # How much is told by the sentence; "and slightly bigger" begins with its wish.
    items = [
        one
        for one, following in zip_longest(items, items[1:])
        if not (_is_degree(text, one) and following and following.kind == "relative")
    ]
    found = [_inked(text, items, at) for at in range(len(items))]
    found = [one for one in found if text[one.start : one.end].lower() != "shaped"]
    return tuple(_shaped(text, found, at) for at in range(len(found)))


def _is_degree(text: str, item: Item) -> bool:
    return item.kind == "word" and text[item.start : item.end].lower() in _DEGREES


def _inked(text: str, items: Sequence[Item], at: int) -> Item:
    """The colour of "with dark text", else the item itself."""
    item, following = items[at], items[at + 1 : at + 2]
    said = text[item.start : item.end].lower()
    is_text = any(one.kind == "link" or _is_lettering(one) for one in following)
    is_ground = any(head(one.value) == "background" for one in following)
    is_behind = at > 0 and items[at - 1].kind in _LEADING and len(items) > _LEAST
    shades = _INKS if is_text else _GROUNDS if is_ground else {}
    if said not in shades or not is_behind:
        return item
    return Item("colour", shades[said], item.start, item.end)


def _shaped(text: str, items: Sequence[Item], at: int) -> Item:
    """The wish of "make the buttons round", else the item itself."""
    item = items[at]
    said = text[item.start : item.end].lower()
    if item.kind != "word" or said not in _CORNERS:
        return item
    following = items[at + 1] if at + 1 < len(items) else None
    is_corner = following is not None and head(following.value) in {"radius", "border-radius"}
    is_last = following is None or following.kind in _BEHIND
    before = text[: item.start].lower()
    # "make them square instead", "no, square"
    is_alone = all(one == item or one.kind in _PAUSES for one in items)
    is_it = is_alone or (at > 0 and items[at - 1].kind == "it")
    is_behind = is_last and (is_it or any(word in before for word in _CORNERED))
    return (
        Item("relative", _CORNERS[said], item.start, item.end) if is_behind or is_corner else item
    )


def _is_lettering(item: Item) -> bool:
    """True for words that mean letters: "text", "writing", "font"."""
    is_letters = item.value.startswith("text|") or head(item.value).startswith("font")
    return item.kind == "property" and (is_letters or is_text_word(item.value))
