"""Colours as people write them, brought to `#rrggbb`."""

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.ux_agent.understanding.words.colour_names import NAMES

# How far a shade is moved towards white (above 0) or black (below 0).
_SHADES = {
    "dark": -0.4,
    "deep": -0.3,
    "light": 0.5,
    "pale": 0.6,
    "soft": 0.4,
    "pastel": 0.5,
    "bright": 0.0,
    "vivid": 0.0,
    "plain": 0.0,
    "pure": 0.0,
    "medium": 0.0,
}
SHADE_WORDS = frozenset(_SHADES)
"""Words that stand before the name of a colour."""

_PLAIN = frozenset(
    """
    black white red blue green yellow orange purple pink brown grey gray navy teal turquoise beige
    maroon violet
    """.split()  # noqa: SIM905 - a row of words
)
_JOINING = frozenset({"in", "on", "with", "and", "or", "of", "to", "for", "as", "against", "not"})
_LONGEST = 4
_LEAST = 3
_BEGINNINGS = frozenset([name[:_LEAST] for name in (*NAMES, *_SHADES)])
_HEX_DIGITS = frozenset("0123456789abcdefABCDEF")
_HEX_LENGTHS = frozenset({4, 5, 7, 9})
_FUNCTION = r"(?i)(rgb|hsl)a?\(([^()]*)\)"
_NUMBER = r"([+-]?[0-9]{0,6}\.?[0-9]{1,6})(%|deg)?"


@lru_cache(maxsize=512)
def parse(text: str) -> str | None:
    """`#rrggbb` for hexadecimal, rgb(), hsl() or a name; None for all else and for transparency."""
    text = text.strip()
    if text.startswith("#"):
        return _from_hex(text[1:].lower()) if _is_hex(text) else None
    call = re.fullmatch(_FUNCTION, text) if text.endswith(")") else None
    if call:
        return _from_function(call[1].lower(), call[2])
    words = text.lower().replace("-", " ").split()
    value, length = match(words)
    return value if length == len(words) else None


def is_colour(text: str) -> bool:
    """True for what CSS writes as a colour, be it transparent."""
    text = text.strip()
    if text.startswith("#"):
        return _is_hex(text)
    return bool(text.endswith(")") and re.fullmatch(_FUNCTION, text)) or parse(text) is not None


def match(words: Sequence[str]) -> tuple[str | None, int]:
    """The longest name of a colour that `words` (lower case) begin with, and how many it takes."""
    if not words or (words[0][:_LEAST] not in _BEGINNINGS and len(words[0]) >= _LEAST):
        return None, 0
    for length in range(min(_LONGEST, len(words)), 0, -1):
        value = NAMES.get("".join(words[:length]))
        if value:
            return _named(words[:length], value), length
    if len(words) > 1 and words[0] in _SHADES:
        value, length = match(words[1:])
        if value:
            return shaded(value, _SHADES[words[0]]), length + 1
    return None, 0


def toned(value: str, word: str) -> str:
    """The colour `#rrggbb` in the shade that one of SHADE_WORDS tells: "dark", "pale"."""
    return shaded(value, _SHADES[word])


def ending(said: str) -> str | None:
    """The colour of words in small letters that end with a plain name of one: "berry red".

    None for all else, for a name that is known whole, and for more words than tell one colour.
    """
    words = said.split()
    if not 1 < len(words) <= _LONGEST or said != said.lower() or words[-1] not in _PLAIN:
        return None
    is_worded = all(word.replace("-", "").isalpha() for word in words) and _JOINING.isdisjoint(
        words
    )
    return NAMES[words[-1]] if is_worded and parse(said) is None else None


def _named(words: Sequence[str], value: str) -> str:
    """The colour of a name; CSS has a darkgray and a darkseagreen that are lighter than the plain.

    Nobody who writes "dark grey" in words means those.
    """
    base = NAMES.get("".join(words[1:])) if words[0] == "dark" else None
    if base and _brightness(value) >= _brightness(base):
        return shaded(base, _SHADES["dark"])
    return value


def _brightness(value: str) -> int:
    return sum(bytes.fromhex(value[1:]))


def _is_hex(text: str) -> bool:
    """True for `#` and 3, 4, 6 or 8 digits."""
    return len(text) in _HEX_LENGTHS and _HEX_DIGITS.issuperset(text[1:])


def _from_hex(digits: str) -> str | None:
    if len(digits) in {3, 4}:
        digits = "".join(digit * 2 for digit in digits)
    if digits[6:] not in {"", "ff"}:
        return None
    return f"#{digits[:6]}"


def _from_function(name: str, arguments: str) -> str | None:
    parts = [part for part in re.split(r"[\s,/]+", arguments.strip()) if part]
    numbers = [re.fullmatch(_NUMBER, part) for part in parts]
    if len(parts) not in {3, 4} or not all(numbers):
        return None
    if len(parts) == 4 and _amount(parts[3], 1.0) != 1.0:
        return None
    if name == "rgb":
        return _hex(*(_amount(part, 255.0) / 255 for part in parts[:3]))
    hue = float(parts[0].removesuffix("deg").removesuffix("%")) % 360
    return _from_hsl(hue, _amount(parts[1], 100.0) / 100, _amount(parts[2], 100.0) / 100)


def _amount(part: str, whole: float) -> float:
    if part.endswith("%"):
        return min(max(float(part[:-1]) / 100 * whole, 0.0), whole)
    return min(max(float(part.removesuffix("deg")), 0.0), whole)


def _from_hsl(hue: float, saturation: float, lightness: float) -> str:
    # The formula of CSS Color 4, section 7.
    def channel(shift: int) -> float:
        step = (shift + hue / 30) % 12
        reach = saturation * min(lightness, 1 - lightness)
        return lightness - reach * max(-1, min(step - 3, 9 - step, 1))

    return _hex(channel(0), channel(8), channel(4))


def _hex(red: float, green: float, blue: float) -> str:
    return "#" + "".join(f"{int(part * 255 + 0.5):02x}" for part in (red, green, blue))


def shaded(value: str, shift: float) -> str:
    """The colour `#rrggbb` moved by `shift` (0 to 1) towards white, below 0 towards black."""
    end = 1.0 if shift > 0 else 0.0
    parts = (int(value[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _hex(*(part + (end - part) * abs(shift) for part in parts))
