"""Names for sections and properties out of a site's own words."""

import html
import re
from collections.abc import Iterable
from functools import lru_cache

from bot.ux_agent.scanning.showing.seen import Seen

_PARTS = re.compile(r"[^\w]+|_+")
_OWNER = re.compile(r"(?<=\w)['\u2019]s\b")
LONGEST = 32
STATES = frozenset({"active", "current", "selected", "open", "show", "is-active", "is-current"})
"""Classes that say where a reader is, not what an element is."""


_SPACES = re.compile(
    r"^(?:[ou]|[b-df-hj-np-tv-z]{1,2}|cmp|elementor|wp-block|et_pb)[-_](?=[a-z]{3})"
)
"""What begins a class with no word: BEM's namespaces (`c-`, `js-`), builders' marks (`pb-`)."""

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
_MEASURED = re.compile(
    r"-?(?:p[xytblrse]?|m[xytblrse]?|w|h|min|max|size|gap|space|z|top|left|right|bottom|inset"
    r"|opacity|col|row|cols|rows|gx|gy|g|order|columns|basis|offset|start|end|vh|vw|mw|mh)-(?P<value>.+)"
)
_MEASURE = re.compile(
    r"n?\d[\w.]*|[xywh]|v[hw]|px|full|screen|auto|min|max|fit|none|first|last|[sdl]v[hw]|prose|xxl|xs|sm|md|lg|xl"
    r"|start|end|center|span|cols|content|reverse|subgrid|translate|middle"
)
"""What follows a hyphen in a utility of sizes or places; `pb-card` is none, nor is `top-bar`."""

_PARTS_OF_PAGES = frozenset(
    {"area", "banner", "bar", "block", "box", "boxes", "caption", "card", "cards", "cell", "column"}
    | {"container", "date", "form", "head", "heading", "icon", "image", "info", "item", "items"}
    | {"label", "left", "line", "link", "links", "logo", "menu", "name", "nav", "note", "panel"}
    | {"photo", "picture", "price", "quote", "right", "row", "section", "title", "wrap", "wrapper"}
)
"""Last words of classes that say what a part is: `order-form`, `list-item`, `img-wrap`."""

_COLOURED = ("bg-", "text-", "border-", "btn-", "from-", "to-", "via-", "ring-", "fill-", "stroke-")
_WORDED = re.compile(
    r"(?:flex|float|object|clear|d|inline|grid-flow|list-group|list-inline|table)(?:-\w+)*"
    r"|text-(?:left|right|wrap|link|title)|(?:break|align|justify)-.*|border-(?:left|right)"
)
"""Utilities that end with such a word all the same."""

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

TAGS = {
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), "heading"),
    "p": "text",
    "li": "item",
    "a": "link",
    "th": "table head",
    "thead": "table head",
    "td": "table cell",
    "blockquote": "quote",
    "cite": "author",
    "figcaption": "caption",
    "label": "label",
    "strong": "bold text",
    "dt": "term",
    "summary": "question",
    "table": "table",
}
"""What people call the parts that an element of a kind is."""


def is_utility(name: str) -> bool:
    """Whether a class says how an element looks (Tailwind, Bootstrap), not what it is."""
    return name in _UTILITIES or (bool(_UTILITY.fullmatch(name)) and not _is_part(name))


@lru_cache(maxsize=4096)
def _is_part(name: str) -> bool:
    """Whether what begins as a utility goes on as the name of a part: no value of that kind."""
    if ":" in name or "[" in name or "/" in name:
        return False
    measured = _MEASURED.fullmatch(name)
    if measured:
        return not all(map(_MEASURE.fullmatch, measured["value"].split("-")))
    is_part = name.rpartition("-")[2] in _PARTS_OF_PAGES
    is_looks = _WORDED.fullmatch(name) or name.startswith(_COLOURED)
    return is_part and (not is_looks or _is_text_part(name))


def _is_text_part(name: str) -> bool:
    """Whether it is a part with a text (`text-block`), no colour of one (`text-link`)."""
    return name.startswith("text-") and not _WORDED.fullmatch(name)


def plain_class(name: str) -> str:
    """A class as its sheet writes it; those of CSS modules have the sheet's mark behind an @."""
    return name.partition("@")[0]


def said_class(name: str) -> str:
    """A class without the mark of its kind that some put before all: the card of `c-card`."""
    plain = plain_class(name)
    return plain if is_utility(plain) else _SPACES.sub("", plain)


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
