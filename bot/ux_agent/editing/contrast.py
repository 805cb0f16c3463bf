"""The contrast of two colours (WCAG 2.2, success criterion 1.4.3)."""

from functools import cache, lru_cache

from bot.record import Record
from bot.ux_agent.understanding.words.colours import parse

READABLE = 4.5
"""The least contrast of text with its background (WCAG 2.2, success criterion 1.4.3)."""


class Colour(Record):
    """Red, green and blue, 0 to 255 each."""

    red: int
    green: int
    blue: int

    @property
    def code(self) -> str:
        """`#rrggbb` in lower case."""
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    @property
    def luminance(self) -> float:
        """Relative luminance from 0 to 1, as WCAG 2.2 defines it."""
        red, green, blue = map(_linear, self)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@lru_cache(maxsize=512)
def parse_colour(text: str) -> Colour | None:
    """The opaque colour that a text names, None when it is none or cannot be told."""
    code = parse(text)
    return Colour(*(int(code[at : at + 2], 16) for at in (1, 3, 5))) if code else None


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio, from 1 to 21."""
    darker, lighter = sorted((one.luminance, other.luminance))
    return (lighter + 0.05) / (darker + 0.05)


@cache
def _linear(byte: int) -> float:
    part = byte / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
