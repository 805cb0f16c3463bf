"""Places in the `style` attribute of an element: a declaration that stands there."""

from bot.ux_agent.declared.declaration import RuleAt, StyleAt
from bot.ux_agent.kinds import css
from bot.ux_agent.kinds.document import Document, Found, Missing
from bot.ux_agent.kinds.selector import select_in

_SHEET = "style.css"
_BEFORE, _AFTER = b"a{", b"}"
"""What makes a rule of the declarations of an attribute."""

_WRITTEN_OTHERWISE = ("&", "{", "}", "<", "/*")
"""Signs of references, code and comments, beside which a value is not told."""

_TYPES = frozenset({"color", "size", "enum"})


def locate(at: StyleAt, document: Document, kind: str) -> Found:
    """The value of a declaration in the attribute; raises Missing where there is none of it.

    It is never a text: what stands there besides has the attribute's own quotation marks.
    """
    element = select_in(at.element, document)[0]
    written = element.written.get("style")
    if written is None or not written.quote or written.is_script or written.language:
        raise Missing(f"{element.tag} has no style attribute that can be edited")
    start, end = written.value
    raw = document.text(start, end)
    if any(sign in raw for sign in _WRITTEN_OTHERWISE):
        raise Missing("what the style attribute says cannot be told")
    if kind not in _TYPES:
        raise Missing("a style attribute takes colours and sizes, no texts")
    sheet = Document(_SHEET, _BEFORE + raw.encode() + _AFTER)
    found = css.locate_rule(RuleAt(_SHEET, "a", at.prop), sheet, kind)
    if not found.place.raw:
        raise Missing(f"the style attribute does not say “{at.prop}”")
    first = start - len(_BEFORE)
    place = document.place("css", first + found.place.start, first + found.place.end)
    return found._replace(place=place)
