"""What several words for properties mean together."""

from collections.abc import Sequence

from bot.ux_agent.understanding.vocabulary import Item

_ASPECTS = (
    "background",
    "color",
    "?color",
    "highlight",
    "font-",
    "padding",
    "radius",
    "button-background",
    "visibility",
    "logo",
    "order",
    "accent",
)
_BUTTON = "cta-text"
_BUTTON_COLOUR = "button-background|button-color|cta-background|cta-color"


def is_aspect(tiers: str) -> bool:
    """True when a word means a look rather than a text."""
    return tiers.startswith(_ASPECTS)


def is_colour_word(tiers: str) -> bool:
    """True when a word means a colour."""
    return tiers.startswith(("background", "color", "?color", "highlight", "accent", "button-b"))


def is_text_word(tiers: str) -> bool:
    """True when a word means a text, such as a title or a button's."""
    return bool(tiers) and not is_aspect(tiers)


def combined(items: Sequence[Item], nature: str) -> str:
    """The tiers that several property words of one subject come down to.

    "size of the title" is its font size, "colour of the button" the button's; of two words for a
    text the one that says more counts, and the site's own before the lexicon's.
    """
    values = list(dict.fromkeys(item.value for item in items))
    if nature == "colour" and values and all(_BUTTON in value for value in values):
        return _BUTTON_COLOUR
    if len(values) < 2:
        return values[0] if values else ""
    aspects = [value for value in values if is_aspect(value)]
    texts = [value for value in values if not is_aspect(value)]
    if "?color" in aspects and len(aspects) > 1:
        aspects.remove("?color")
    if "?color" in aspects:
        button = any(_BUTTON in value for value in texts)
        return _BUTTON_COLOUR if button else "color"
    if aspects:
        return aspects[0]
    own = [item.value for item in items if item.is_own and not item.value.startswith("text")]
    other = [value for value in texts if not value.startswith("text")]
    return (own or other or texts)[0]
