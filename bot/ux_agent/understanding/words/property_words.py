"""What several words for properties mean together."""

from collections.abc import Sequence

from bot.ux_agent.understanding.words.lexicon import LETTER_LOOKS, LETTERINGS, THEME
from bot.ux_agent.understanding.words.vocabulary import Item

_ASPECTS = (
    "background",
    "color",
    "?color",
    "highlight",
    "font-",
    "text-align",
    "text-transform",
    "text-decoration",
    "padding",
    "radius",
    "button-background",
    "visibility",
    "logo",
    "order",
    "accent",
)
LINK_PROPERTIES = frozenset(
    {
        *("link", "link-label", "link-href", "link-description"),
        *("add-link", "remove-link", "order", "order-after"),
    }
)
"""What a draft about links has as its property."""

LINK_LOOKS = "link-color link-colour|color|font-size|font-weight"
"""The looks of links in general."""

LOOKS_OF_TEXTS = frozenset({"color", "font-size", "font-weight", *LETTER_LOOKS})
"""The looks that a text may have for itself."""

_OF_NATURES = {
    "colour": "color",
    "color": "color",
    "size": "font-size",
    "number": "font-size",
    "weight": "font-weight",
}
_BUTTON = "cta-text"
_BUTTON_LINK = "cta-link cta-href button-link button-href cta-url link-href"
_BUTTON_WORDS = "button-text|cta-text"
BUTTON_WORDS_COLOUR = "button-text-color|button-color|cta-color"
"""The tiers of the colour of what is written on a button."""

ROOTED = "place-of-a-part"
"""The property of a wish for a whole part of a page at another place: no site has it."""

BUTTON_COLOUR = "button-background|button-color|cta-background|cta-color"
"""The tiers of a button's colour."""


_ENDS = {"colour": ("-color", "-background"), "size": ("-size",), "weight": ("-weight",)}
_ENDS["relative"] = (*_ENDS["colour"], *_ENDS["size"], *_ENDS["weight"])
_ENDS["weight"] += tuple(f"-{word}" for word in LETTER_LOOKS.values())


def look_of(nature: str, value: str) -> str:
    """The look of a text that a value of a nature (`Draft.nature`) is, '' for none."""
    if nature == "weight" and value in LETTERINGS:
        return LETTERINGS[value][0]
    return _OF_NATURES.get(nature, "")


def head(tiers: str) -> str:
    """The first name of the first tier."""
    return tiers.split("|", maxsplit=1)[0].split(" ", maxsplit=1)[0].rpartition(".")[2]


def is_aspect(tiers: str) -> bool:
    """True when a word means a look rather than a text."""
    return head(tiers).startswith(_ASPECTS) or tiers.endswith(THEME)


def is_colour_word(tiers: str) -> bool:
    """True when a word means a colour."""
    return tiers.endswith(THEME) or head(tiers).startswith(
        ("background", "color", "?color", "highlight", "accent", "button-b")
    )


def nature_of(tiers: str) -> str:
    """What a value of a look is by its nature (`Draft.nature`), '' for what letters have not."""
    name = head(tiers) or tiers
    if is_colour_word(tiers) or name.endswith(_ENDS["colour"]):
        return "colour"
    return "size" if name.endswith("-size") else "weight" if name.endswith("-weight") else ""


def is_generic(tiers: str) -> bool:
    """True for a word such as "text", which no text of the site has as its name alone."""
    return tiers.startswith("text|") and tiers.endswith("|*text")


def is_text_word(tiers: str) -> bool:
    """True when a word means a text, such as a title or a button's."""
    return bool(tiers) and not is_aspect(tiers)


def combined(items: Sequence[Item], nature: str) -> str:
    """The tiers that several property words of one subject come down to.

    "size of the title" is its font size, "colour of the button" the button's; of two words for a
    text the one that says more counts, and the site's own before the lexicon's.
    """
    values = list(dict.fromkeys(item.value for item in items))
    if values and all(_BUTTON in value for value in values):
        if nature == "colour" and any(_BUTTON_WORDS in value for value in values):
            return BUTTON_WORDS_COLOUR
        looks = {"colour": BUTTON_COLOUR, "relative": BUTTON_COLOUR, "address": _BUTTON_LINK}
        return looks.get(nature, values[0])
    if len(values) < 2:
        return values[0] if values else ""
    aspects = [value for value in values if is_aspect(value)]
    texts = [value for value in values if not is_aspect(value)]
    if aspects and (own_looks := _looks_of(texts, aspects)):
        return own_looks
    if "?color" in aspects and len(aspects) > 1:
        aspects.remove("?color")
    if "?color" in aspects:
        button = any(_BUTTON in value for value in texts)
        return BUTTON_COLOUR if button else "color"
    if aspects and _BUTTON in "".join(texts) and is_colour_word(aspects[0]):
        return BUTTON_WORDS_COLOUR if "text-color" in aspects[0] else BUTTON_COLOUR
    if aspects:
        return aspects[0]
    able = [value for value in values if _carries(value, nature)]
    if len(able) == 1:
        return able[0]
    own = [item.value for item in items if item.is_own and not is_generic(item.value)]
    other = [value for value in texts if not is_generic(value)]
    return (own or other or texts)[0]


def _carries(tiers: str, nature: str) -> bool:
    """True where what a word names first are looks of that nature: the "prices" of a price list."""
    ends = _ENDS.get(nature, ())
    return bool(ends) and any(name.endswith(ends) for name in tiers.partition("|")[0].split())


def _looks_of(texts: Sequence[str], aspects: Sequence[str]) -> str:
    """The looks that the parts named have of their own: "the corners of the cards"."""
    ends = tuple(f"-{head(one).strip('?').rpartition('-')[2]}" for one in aspects)
    ends += ("-background",) * ("-color" in ends)
    named = [name for one in texts for name in one.partition("|")[0].split() if "." in name]
    found = [name for name in named if name.endswith(ends)]
    return " ".join(found) if len(named) > 1 or found == named else ""
