"""Values that may be written into a style sheet: one strict grammar for each kind, nothing else.

What no grammar here matches (`url(`, `expression(`, `;`, `}`, `@import`, comments) cannot be said.
"""

import re

from bot.errors import UserError
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.editing.contrast import parse_colour

# Compiled at their first use (re keeps them): the first interaction of a container pays for all.
_SIZE = (
    r"((?:0|[1-9][0-9]{0,3})(?:\.[0-9]{1,4})?|\.[0-9]{1,4})(px|r?em|%|pt|ch|ex|v[hw]|vmin|vmax)?"
)
_WEIGHT = r"normal|bold|bolder|lighter|[1-9][0-9]{0,2}|1000"
_KEYWORDS = r"-?[a-z0-9.%]+(?:-[a-z0-9]+)*(?: -?[a-z0-9.%]+(?:-[a-z0-9]+)*){0,4}"
_FAMILY = r"[A-Za-z][A-Za-z0-9 _-]{0,60}"
_BARE = r"[A-Za-z][A-Za-z_-]*"


def colour(value: str, current: str) -> str:
    """A colour as `#rrggbb`; raises UserError when it is none."""
    found = parse_colour(value)
    if found is None:
        raise UserError(phrase(Texts.no_colour, value=_short(value)))
    return found.code


def size(value: str, current: str) -> str:
    """One to four lengths or percentages; a bare number takes the current value's unit, else px."""
    parts = value.strip().lower().split()
    found = [re.fullmatch(_SIZE, part) for part in parts[:5]]
    if not 1 <= len(found) <= 4 or not all(found):
        raise UserError(phrase(Texts.no_size, value=_short(value)))
    present = re.fullmatch(_SIZE, current.partition(" ")[0])
    unit = "px" if present is None or float(present[1]) == 0 else present[2] or ""
    return " ".join(part[1] + (part[2] or _unit(part[1], unit)) for part in found if part)


def weight(value: str, current: str) -> str:
    """A font weight: normal, bold, lighter, bolder, or 1 to 1000."""
    return _matched(_WEIGHT, value, Texts.no_weight)


def keywords(value: str, current: str) -> str:
    """Up to five plain words or numbers, as most CSS properties take."""
    return _matched(_KEYWORDS, value, Texts.no_keyword)


def fonts(value: str, current: str) -> str:
    """A list of font names; a name that is not one plain word is quoted."""
    names = [name.strip().strip("\"'“”‘’").strip() for name in value.split(",")]
    if not 1 <= len(names) <= 8 or not all(re.fullmatch(_FAMILY, name) for name in names):
        raise UserError(phrase(Texts.no_font, value=_short(value)))
    return ", ".join(name if re.fullmatch(_BARE, name) else f'"{name}"' for name in names)


def _unit(number: str, unit: str) -> str:
    return unit if float(number) else ""


def _matched(form: str, value: str, reason: str) -> str:
    word = " ".join(value.lower().split())
    if not re.fullmatch(form, word):
        raise UserError(phrase(reason, value=_short(value)))
    return word


def _short(value: str) -> str:
    return value if len(value) <= 40 else value[:39] + "…"
