"""Whether two colours are shades of one."""

import colorsys

_HUE = 1 / 12
_GREY = 0.12


def parts(colour: str) -> tuple[int, ...]:
    """The red, green and blue (0 to 255) of `#rrggbb`; none of ''."""
    return tuple(int(colour[at : at + 2], 16) for at in range(1, len(colour), 2))


def alike(named: str, value: str) -> bool:
    """True for two colours `#rrggbb` of one hue, and for two greys; never for ''."""
    if not named or len(value) != len(named):
        return False
    (hue, _, grey), (other, _, pale) = (
        colorsys.rgb_to_hls(*(part / 255 for part in parts(one))) for one in (named, value)
    )
    if grey < _GREY or pale < _GREY:
        return grey < _GREY and pale < _GREY
    apart = abs(hue - other)
    return min(apart, 1 - apart) < _HUE
