"""Places in markup of every language: a text of an element, and its attributes."""

import re

from bot.ux_agent.declared.attributes import is_address, is_address_prop, is_editable, is_prop
from bot.ux_agent.declared.declaration import ElementAt
from bot.ux_agent.kinds.document import SCRIPTS, Document, Found, Missing
from bot.ux_agent.kinds.elements import CLASSES, SPREAD, VOID, Element, Run
from bot.ux_agent.kinds.runs import place_of, runs, text_of
from bot.ux_agent.kinds.selector import select_in
from bot.ux_agent.site import Place, PlaceKind

_TEMPLATE = ("{{", "{%", "{#", "<?", "<%")
_NUMBERED = re.compile(r"text\.([0-9]+)")


def locate(at: ElementAt, document: Document, kind: str) -> Found:
    """The value that a selector and a part name; raises Missing."""
    element = select_in(at.element, document)[0]
    return part_of(element, at.part, document, kind)


def part_of(element: Element, part: str, document: Document, kind: str) -> Found:
    """A text or an attribute of an element; raises Missing when it cannot be edited."""
    value: str | None = None
    if _steers(element, part.lower()):
        raise Missing(f"what stands in {element.tag} is read by the browser, not by people")
    if part.startswith("text"):
        place = text_place(element, part)
        value = text_of(place)
    else:
        place = _attribute_place(element, part.removeprefix("attr:"))
        if place.before in {"", '="'}:
            value = text_of(place)
        kind = "url" if _leads(element, part.lower()) else kind
    is_template = place.kind in {"html_text", "html_attr"}
    if is_template and any(mark in place.raw for mark in _TEMPLATE):
        raise Missing("it is made by a template")
    return Found(value, place, kind)


def _steers(element: Element, part: str) -> bool:
    """Whether it is code, a style, or an order to the browser (`http-equiv` can lead away)."""
    is_order = part == "attr:content" and "http-equiv" in element.attributes
    return is_order or (part.startswith("text") and element.tag in {"script", "style"})


def _leads(element: Element, part: str) -> bool:
    """Whether it takes an address: one that browsers follow, or that a component is given."""
    return is_address(part) or (element.is_component and is_address_prop(part))


def text_place(element: Element, part: str = "text") -> Place:
    """The one text of an element, or with `text.N` the Nth; raises Missing.

    An element that is empty has the place where its text would be.
    """
    document = element.document
    if element.tag in VOID:
        raise Missing(f"{element.tag} has no text")
    if document.suffix in SCRIPTS and element.node.has_error:
        raise Missing(f"the script cannot be read where {element.tag} stands")
    numbered = _NUMBERED.fullmatch(part)
    found = runs(element)
    if numbered:
        if int(numbered[1]) >= len(found):
            raise Missing(f"{element.tag} has {len(found)} texts, no “{part}”")
        return place_of(found[int(numbered[1])], document)
    if not element.pieces and element.is_closed:
        kind: PlaceKind = "jsx_text" if document.suffix in SCRIPTS else "html_text"
        return place_of(Run(*element.inside, kind), document)
    own = [run for run in found if run.kind != "template_text"]
    if len(own) != 1 or any(map(_has_text, element.children)):
        raise Missing("its text is mixed with other elements or with code")
    return place_of(own[0], document)


def _has_text(element: Element) -> bool:
    pending = [element]
    while pending:
        one = pending.pop()
        if runs(one):
            return True
        pending.extend(one.children)
    return False


def _attribute_place(element: Element, name: str) -> Place:
    document = element.document
    is_taken = is_prop(name.lower()) if element.is_component else is_editable(name.lower())
    if not is_taken and name not in CLASSES:
        raise Missing(f"the attribute “{name}” of {element.tag} is never edited")
    kind: PlaceKind = "jsx_attr" if document.suffix in SCRIPTS else "html_attr"
    found = next((name_ for name_ in element.written if name_.lower() == name.lower()), "")
    if found:
        written = element.written[found]
        kind = "script" if written.is_script else "template_text" if written.language else kind
        place = place_of(Run(*written.value, kind, written.quote, written.language), document)
        is_bare = not written.has_value
        return place._replace(before='="', after='"', quote='"') if is_bare else place
    if SPREAD in element.made or any(made.lower() == name.lower() for made in element.made):
        raise Missing("it is made by a template" if kind == "html_attr" else "it is made by code")
    at = max([element.tag_end, *(written.end for written in element.written.values())])
    made = [written for written in element.made.values() if written[1] > at]
    at = element.tag_end if made else at
    place = place_of(Run(at, at, kind, '"'), document)
    return place._replace(before=f' {name}="', after='"')
