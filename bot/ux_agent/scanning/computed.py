"""What a look comes to where no rule says it: what is inherited, or what a variable holds."""

import re
from collections.abc import Mapping
from itertools import islice

from bot.ux_agent.editing.contrast import parse_colour
from bot.ux_agent.kinds.css_numbers import NUMBER
from bot.ux_agent.scanning.applied import applied
from bot.ux_agent.scanning.cascade import Winner, winner
from bot.ux_agent.scanning.inline_styles import says_itself
from bot.ux_agent.scanning.lettering import (
    ALIGN,
    CASE,
    LETTERING,
    SLANT,
    SLANTED,
    UNSAID,
    lettering,
    usual_lettering,
)
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.usual import STRONG, usual_size, usual_weight

MOST_TEXTS = 120
"""Texts of a part that are asked whether they take a look from it."""

FONT_PARTS = re.compile(
    rf"(?P<before>(?:[a-z-]+\s+|[1-9]00\s+)*?)(?P<size>{NUMBER}(?:px|rem|em|%|pt))"
    r"(?:\s*/\s*[\d.]+[a-z%]*)?\s+(?P<family>\S.*)",
    re.DOTALL,
)
"""The value of the shorthand `font` (CSS Fonts 4, 2.7): weight and style, size, families."""

_INHERITED = frozenset({"color", "font-size", "font-weight", "font-family", ALIGN, SLANT, CASE})
_NAMED = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,.*)?\)")
_LENGTH = re.compile(rf"({NUMBER})(px|rem|em|%)")
ASIDE = frozenset({"inherit", "unset", "currentcolor"})
"""Values that have a look from what is around."""

_CONTROLS = frozenset({"button", "input", "select", "textarea", "option"})
_DEEPEST = 4


def computed(element: Seen, page: Page, prop: str) -> str:
    """The value of an inherited property for an element; '' where it is not sure."""
    if prop == "font-size":
        return _size(element, page)
    if prop == "font-weight":
        return _weight(element, page)
    if prop in LETTERING:
        return _lettering(element, page, prop)
    return _colour(element, page) if prop == "color" else ""


def _lettering(element: Seen, page: Page, prop: str) -> str:
    for one in _around(element):
        found = winner(one, page.rules, (prop,))
        value = lettering(one, page, prop, _by_class(one, page, prop, found))
        if value != UNSAID:
            return value
    return usual_lettering(prop)


def resolved(value: str, page: Page) -> str:
    """A value with what the root's variable holds that it names; itself where it names none."""
    root = next(page.all("html"), None)
    for _ in range(_DEEPEST):
        value = page.sass.get(value, value)
        named = _NAMED.fullmatch(value)
        if named is None or root is None:
            return value
        value = winner(root, page.rules, (named[1],)).value
    return value


def is_taken(element: Seen, page: Page, prop: str) -> bool:
    """Whether a text in an element has an inherited property from there: none sets it itself."""
    if prop not in _INHERITED:
        return True
    known: dict[int, bool] = {id(element): False}
    speaking = (one for one in (element, *element.below()) if any(map(_says, one.texts)))
    return any(
        not _is_set(one, page, prop, known)
        for one in islice(speaking, MOST_TEXTS)
        if one is element or one.tag not in _CONTROLS
    )


def _says(text: object) -> bool:
    return bool(str(getattr(text, "value", "")).strip())


def _is_set(element: Seen, page: Page, prop: str, known: dict[int, bool]) -> bool:
    """Whether the element, or one around it below those known, has the property from itself."""
    found = known.get(id(element))
    if found is None:
        above = element.parent
        found = _sets(element, page, prop) or (
            above is not None and _is_set(above, page, prop, known)
        )
        known[id(element)] = found
    return found


def _sets(element: Seen, page: Page, prop: str) -> bool:
    if prop in says_itself(element):
        return True
    found = winner(element, page.rules, (prop, "font") if prop.startswith("font") else (prop,))
    value = _of_font(found, "size") if prop == "font-size" else found.value
    if page.framework.utility(element, prop) is not None:
        return True
    if value in ASIDE:
        return False
    if prop == "font-size":
        return bool(value) and (value.endswith("rem") or not value.endswith(("%", "em")))
    is_usual = (prop == "color" and element.tag == "a") or (
        element.tag in {"font-weight": STRONG, SLANT: SLANTED}.get(prop, frozenset())
    )
    return bool(value) or (is_usual and not page.framework.name)


def _around(element: Seen) -> tuple[Seen, ...]:
    return (element, *element.above())


def _of_font(found: Winner, part: str) -> str:
    """The value, or of the shorthand its part; '' for none."""
    if found.prop != "font":
        return found.value
    parts = FONT_PARTS.fullmatch(found.value)
    return parts[part] if parts else ""


def _size(element: Seen, page: Page) -> str:
    factor = 1.0
    for one in _around(element):
        found = winner(one, page.rules, ("font-size", "font"))
        by_class = _by_class(one, page, "font-size", found)
        if by_class is None or found.doubt:
            return ""
        value = by_class or resolved(_of_font(found, "size"), page)
        length = _LENGTH.fullmatch(value)
        if length is None and value not in ASIDE:
            if by_class or (found.rule is not None and not found.rule.is_foreign):
                return ""
            length = _LENGTH.fullmatch(usual_size(one, page.framework.name))
        if length is None:
            continue
        if length[2] in {"px", "rem"}:
            return _said(float(length[1]) * factor, length[2])
        factor *= float(length[1]) / (100 if length[2] == "%" else 1)
    return _said(16 * factor, "px")


def _by_class(element: Seen, page: Page, prop: str, found: Winner) -> str | None:
    """What a utility of an element, or one that its rule applies, says; None where it is unsure."""
    utility = page.framework.utility(element, prop)
    if utility is not None and page.framework.counts(utility, found):
        return page.framework.meant(element.attributes.get("class", ""), prop) or None
    over = applied(element, page, prop, found)
    return over.value if over else ""


def _said(number: float, unit: str) -> str:
    return f"{round(number, 2):g}{unit}"


def _weight(element: Seen, page: Page) -> str:
    for one in _around(element):
        found = winner(one, page.rules, ("font-weight", "font"))
        by_class = _by_class(one, page, "font-weight", found)
        if by_class is None or found.doubt:
            return ""
        value = by_class or _of_font(found, "before")
        value = value or ("normal" if found.prop == "font" else "")
        words = [word for word in value.split() if word in _WEIGHTS or word.isdigit()]
        if value and value not in ASIDE:
            return words[0] if words else "normal" if found.prop == "font" else ""
        usual = usual_weight(one, page.framework.name)
        if usual and value not in ASIDE:
            return usual
    return "normal"


_WEIGHTS: Mapping[str, str] = {"normal": "400", "bold": "700"}


def _colour(element: Seen, page: Page) -> str:
    for one in _around(element):
        found = winner(one, page.rules, ("color",))
        if page.framework.utility(one, "color") is not None or found.doubt:
            return ""
        if found.rule is not None and found.value not in ASIDE:
            colour = parse_colour(resolved(found.value, page))
            return colour.code if colour else ""
        if one.tag == "a":
            return ""
    return ""
