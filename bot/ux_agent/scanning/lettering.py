"""How the letters of a part stand: slanted, in capitals, underlined, to which side of its lines.

What each comes to where no rule says it, and whether the side would show (CSS Text, CSS Display).
"""

import re
from collections.abc import Iterator

from bot.ux_agent.scanning.cascade import winner
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.showing.seen import Seen

ALIGN, SLANT, CASE, LINE = "text-align", "font-style", "text-transform", "text-decoration"
LETTERING = frozenset({ALIGN, SLANT, CASE, LINE})
"""The properties of CSS that say it."""

_USUAL = {ALIGN: "left", SLANT: "normal", CASE: "none"}
UNSAID = "*"
"""What it comes to for an element that has it from what is around it."""

_ASIDE = frozenset({"inherit", "unset", "initial", "revert"})
_SIDES = {"start": "left", "end": "right", "-webkit-center": "center", "match-parent": ""}
SLANTED = frozenset({"i", "em", "cite", "address", "dfn", "var"})
"""What a browser shows in italics (HTML, 15.3)."""

_MIDDLED = frozenset({"th", "center", "button", "caption", "legend"})
_UNDERLINED = frozenset({"u", "ins"})
_FREED = frozenset({"nav-link", "navbar-brand", "btn", "dropdown-item", "list-group-item"})
"""Classes whose links Bootstrap shows without a line (its rules for them)."""

_INLINE = frozenset(
    """
    a abbr b bdi cite code dfn em i img kbd label mark q s small span strong sub sup time u var svg
    """.split()  # noqa: SIM905 - a row of words
)
_FULL = frozenset({"", "auto", "100%", "none", "stretch", "-webkit-fill-available"})
_STRETCHED = frozenset({"", "stretch", "normal"})
_SHRUNK = frozenset(
    """
    flex inline-flex inline-block inline-grid inline grid w-fit w-auto w-max w-min absolute fixed
    float-left float-right float-start float-end d-flex d-inline-flex d-inline-block d-inline d-grid
    position-absolute position-fixed
    """.split()  # noqa: SIM905 - as above
)
_OWN_PLACE = re.compile(r"(?:self|justify-self|place-self|align-self|max-w|w)-.+")
_WIDE = frozenset({"w-full", "w-100", "max-w-none", "max-w-full", "self-stretch"})
_CENTRED = frozenset({"mx-auto", "m-auto"})
_ROWS = frozenset({"flex", "inline-flex", "d-flex", "d-inline-flex"})
_COLUMNS = frozenset({"flex-col", "flex-column"})
_PLACED = re.compile(r"(?:items|justify-items|place-items|align-items)-(?!stretch)\w+")


def lettering(element: Seen, page: Page, prop: str, by_class: str | None) -> str:
    """The value of one of the properties for an element; '' where it is not sure.

    `by_class` is what a utility of the element says, None where that is unsure.
    """
    if prop == LINE:
        return _line(element, page, by_class)
    found = winner(element, page.rules, (prop, "font") if prop == SLANT else (prop,))
    if by_class is None or found.doubt:
        return ""
    value = by_class or found.value
    if found.prop == "font" and not by_class:
        value = "italic" if re.match(r"(?:.*\s)?(?:italic|oblique)\s", value) else "normal"
    if value and value not in _ASIDE:
        return _SIDES.get(value, value)
    if not value and element.tag in (SLANTED if prop == SLANT else _MIDDLED):
        usual = {SLANT: "italic", ALIGN: "center"}.get(prop)
        if usual and not page.framework.name:
            return usual
    return UNSAID if value in {"", "inherit", "unset"} else ""


def usual_lettering(prop: str) -> str:
    """What it comes to where neither an element nor anything around it says it."""
    return _USUAL[prop]


def _line(element: Seen, page: Page, by_class: str | None) -> str:
    """The line at the letters; that of a link is the browser's where nothing says otherwise."""
    found = winner(element, page.rules, (LINE, "text-decoration-line"))
    if by_class is None or found.doubt:
        return ""
    value = by_class or found.value
    if value and value not in _ASIDE:
        return next((one for one in ("underline", "none") if one in value.split()), "")
    if value:
        return ""
    classes = set(element.attributes.get("class", "").split())
    if page.framework.name == "bootstrap" and classes & _FREED:
        return "none"
    is_link = element.tag == "a" and page.framework.name != "tailwind"
    return "underline" if is_link or element.tag in _UNDERLINED else "none"


def aligns(element: Seen, page: Page) -> bool:
    """Whether the lines of a part fill what is around it, so that a side of them shows.

    Of a part with texts within that is asked for each of its blocks: links alone do not count
    beside other texts.
    """
    speaking = [one for one in (element, *element.below()) if _says(one)]
    plain = [one for one in speaking if not _is_link(one, element)] or speaking
    return bool(plain) and all(_fills(one, element, page) for one in plain)


def _says(one: Seen) -> bool:
    return any(text.value.strip() for text in one.texts)


def _is_link(one: Seen, root: Seen) -> bool:
    inner = [one]
    for around in one.above():
        if around is root:
            break
        inner.append(around)
    return one is not root and any(each.tag in {"a", "button", "nav"} for each in inner)


def _fills(one: Seen, root: Seen, page: Page) -> bool:
    """Whether each block from a text up to the part is as wide as what is around it."""
    block = one
    while block is not root and block.parent is not None and _is_inline(block, page):
        block = block.parent
    chain = [block, *block.above()]
    inner = chain[: chain.index(root) + 1] if root in chain else [block]
    return not _is_inline(root, page) and all(
        _is_wide(each, page) and _is_stretched(each, page) for each in inner
    )


def _is_inline(one: Seen, page: Page) -> bool:
    display = _value(one, page, "display")
    return display == "inline" or (not display and one.tag in _INLINE and not _is_block(one))


def _is_block(one: Seen) -> bool:
    return not {"block", "d-block"}.isdisjoint(_classes(one))


def _value(one: Seen, page: Page, *names: str) -> str:
    return winner(one, page.rules, names).value


def _classes(one: Seen) -> Iterator[str]:
    """The utilities among its classes, those under a condition too, without it."""
    for name in one.attributes.get("class", "").split():
        yield re.sub(r"-(?:sm|md|lg|xl|xxl)(?=-|$)", "", name.rpartition(":")[2])


def _is_wide(one: Seen, page: Page) -> bool:
    """Whether it is a plain block that is as wide as it can be, or stands in the middle itself."""
    display = _value(one, page, "display")
    if display.startswith(("inline", "flex", "table", "contents")):
        return False
    if _value(one, page, "position") in {"absolute", "fixed"}:
        return False
    if _value(one, page, "float") not in {"", "none"}:
        return False
    names = set(_classes(one)) if page.framework.name else set()
    if names & _SHRUNK or any(_OWN_PLACE.fullmatch(name) for name in names - _WIDE):
        return bool(names & _CENTRED) and not names & _SHRUNK
    widths = (_value(one, page, "width", "inline-size"), _value(one, page, "max-width"))
    margins = _value(one, page, "margin", "margin-inline", "margin-left")
    return all(width in _FULL for width in widths) or "auto" in margins


def _is_stretched(one: Seen, page: Page) -> bool:
    """Whether what it stands in leaves it its whole width: no row, nor a column that places it."""
    around = one.parent
    if around is None:
        return True
    own = (_value(one, page, "align-self"), _value(one, page, "justify-self", "place-self"))
    if any(value not in _STRETCHED for value in own):
        return False
    display = _value(around, page, "display")
    if "flex" in display:
        is_column = "column" in _value(around, page, "flex-direction", "flex-flow")
        return is_column and _value(around, page, "align-items", "place-items") in _STRETCHED
    if "grid" in display:
        return _value(around, page, "justify-items", "place-items") in _STRETCHED
    if not page.framework.name:
        return True
    written = set(around.attributes.get("class", "").split())
    names = set(_classes(around))
    if names & _ROWS and not (written & _COLUMNS and "flex-row" not in names):
        return False
    return not any(_PLACED.fullmatch(name) for name in names)
