"""Names for sections and properties out of a site's own words."""

import html
import re
from collections.abc import Iterable

from bot.ux_agent.scanning.showing.seen import Seen

_PARTS = re.compile(r"[^\w]+|_+")
_OWNER = re.compile(r"(?<=\w)['\u2019]s\b")
LONGEST = 32
STATES = frozenset({"active", "current", "selected", "open", "show", "is-active", "is-current"})
"""Classes that say where a reader is, not what an element is."""


_SPACES = re.compile(r"^(?:[clotu]|js|cmp)-(?=[a-z]{3})")
"""What BEM with namespaces begins a class with: component, layout, object, theme, utility."""

CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Between the words of a name such as `heroTitle`."""
_UTILITY = re.compile(
    r"[^:]+:.*|.*[\[\]/].*|-?(?:bg|text|font|p[xytblrse]?|m[xytblrse]?|w|h|min|max|size|flex|grid|gap"
    r"|space|border|rounded|shadow|items|justify|content|self|place|leading|tracking|z|top|left"
    r"|right|bottom|inset|opacity|overflow|col|row|cols|rows|d|fs|fw|fst|lh|gx|gy|g|order|float"
    r"|align|object|line|divide|ring|outline|transition|duration|delay|ease|animate|translate|scale"
    r"|rotate|cursor|select|list|decoration|underline|whitespace|break|aspect|columns|basis|grow"
    r"|shrink|fill|stroke|from|via|to|backdrop|blur|sr|not|inline|table|img|btn|offset|position"
    r"|start|end|vh|vw|mw|mh|bs)-[\w.-]+"
)
_UTILITIES = frozenset(
    {
        *("container", "row", "flex", "block", "inline", "hidden", "italic", "underline", "grid"),
        *("uppercase", "lowercase", "capitalize", "absolute", "relative", "fixed", "sticky"),
        *(
            "static",
            "truncate",
            "antialiased",
            "border",
            "rounded",
            "shadow",
            "transition",
            "prose",
        ),
        *("invisible", "visible", "isolate", "small", "clearfix", "collapse", "fade", "group"),
    }
)


def is_utility(name: str) -> bool:
    """Whether a class says how an element looks (Tailwind, Bootstrap), not what it is."""
    return name in _UTILITIES or bool(_UTILITY.fullmatch(name))


def plain_class(name: str) -> str:
    """A class as its sheet writes it; those of CSS modules have the sheet's mark behind an @."""
    return name.partition("@")[0]


def said_class(name: str) -> str:
    """A class without the mark of its kind that some put before all: the card of `c-card`."""
    return _SPACES.sub("", plain_class(name))


def slug(words: str, most: int = 4) -> str:
    """The first words in small letters with hyphens; '' of what has no letters."""
    plain = _OWNER.sub("s", html.unescape(words).replace("\u00ad", "").casefold())
    parts = [part for part in _PARTS.split(plain) if part][:most]
    found = ""
    for part in parts:
        longer = f"{found}-{part}" if found else part
        if len(longer) > LONGEST and found:
            break
        found = longer
    return found[:LONGEST] if any(letter.isalpha() for letter in found) else ""


def words_of(element: Seen) -> frozenset[str]:
    """The id and classes of an element in small letters."""
    return element.names


def spoken(words: Iterable[str]) -> set[str]:
    """The single words within ids and classes (`btn-primary` is btn and primary)."""
    return {part for word in words for part in _PARTS.split(word) if part}
