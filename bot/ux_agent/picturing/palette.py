"""The few colours that a picture is made of, as people would name them."""

import colorsys
from collections.abc import Iterator
from math import dist

from PIL import Image

MOST = 4
"""As many as a question shows as buttons."""
_SIDE = 96
_SHADES = 24
_NEAR_WHITE = 242
_APART = 48.0
"""How far two colours must be from one another to be told apart, in RGB."""

_LEAST_SHARE = 0.01
_HALF = 128
_DARK, _PALE, _BROWN = 0.22, 0.16, 0.62
"""Below them: a value that reads as black, a saturation as grey, an orange's value as brown."""

_HUES = ((14, "🟥"), (40, "🟧"), (68, "🟨"), (170, "🟩"), (255, "🟦"), (325, "🟪"), (361, "🟥"))
"""The squares by the end of their hues, in degrees."""

Rgb = tuple[int, int, int]


def palette(picture: Image.Image) -> list[str]:
    """At most MOST colours `#rrggbb`, the most frequent first; near-white edges do not count.

    What is transparent is none. A picture of nothing else than white has white.
    """
    shades = list(_shades(picture))
    total = sum(count for count, _ in shades)
    inner = [(count, colour) for count, colour in shades if min(colour) < _NEAR_WHITE]
    found: list[Rgb] = []
    for count, colour in inner or shades:
        is_own = all(dist(colour, other) >= _APART for other in found)
        if is_own and count >= total * _LEAST_SHARE:
            found.append(colour)
    return ["#{:02x}{:02x}{:02x}".format(*colour) for colour in found[:MOST]]


def square(code: str) -> str:
    """The emoji square of the like of a colour `#rrggbb`."""
    red, green, blue = (int(code[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    if value < _DARK:
        return "⬛"
    if saturation < _PALE:
        return "⬜" if value > 1 / 2 else "⬛"
    sign = next(sign for end, sign in _HUES if hue * 360 < end)
    return "🟫" if sign in {"🟥", "🟧"} and value < _BROWN and saturation < 1 - _PALE else sign


def _shades(picture: Image.Image) -> Iterator[tuple[int, Rgb]]:
    """The colours after a median cut, with the number of their pixels, most first."""
    small = picture.convert("RGBA")
    small.thumbnail((_SIDE, _SIDE), Image.Resampling.NEAREST)  # mixes no new colours
    seen = [
        (red, green, blue)
        for count, (red, green, blue, alpha) in _counted(small)
        if alpha >= _HALF
        for _ in range(count)
    ]
    if not seen:
        return
    flat = Image.new("RGB", (len(seen), 1))
    flat.putdata(seen)
    cut = flat.quantize(_SHADES, Image.Quantize.MEDIANCUT).convert("RGB")
    for count, colour in sorted(_counted(cut), reverse=True):
        red, green, blue = colour
        yield count, (red, green, blue)


def _counted(picture: Image.Image) -> list[tuple[int, tuple[int, ...]]]:
    found = picture.getcolors(maxcolors=_SIDE * _SIDE)
    return [(count, colour) for count, colour in found or () if isinstance(colour, tuple)]
