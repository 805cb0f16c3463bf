"""What people call the texts of a form: its labels, its button, the note under it."""

from collections.abc import Iterator

from bot.ux_agent.scanning.areas import is_heading
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.spots import Spot, is_button
from bot.ux_agent.scanning.wording import CAMEL, slug

_CONTROLS = frozenset({"input", "textarea", "select"})
_UNSEEN = frozenset({"hidden", "submit", "button", "reset", "image"})
_LINES = frozenset({"p", "small"})
_MOST = 4
_NOTES = ("form note", "form text", "contact form note", "contact form text")
_UNDER = tuple(
    f"{one} {where} the form" for one in ("note", "text", "line") for where in ("under", "below")
)
_ABOVE = ("form intro", "text above the form", "line above the form")


def form_words(spot: Spot) -> tuple[str, ...]:
    """The words for a text of a form; none for a text that stands in no form."""
    element = spot.element
    around = (element, *element.above())
    form = next((one for one in around if one.tag == "form"), None)
    if form is None:
        return ()
    if spot.part == "attr:placeholder":
        called = _called(element, _label_of(element, form))
        return tuple(f"{one} {word}" for one in called for word in ("placeholder", "example"))
    if spot.part != "text":
        return ()
    label = next((one for one in around if one.tag == "label"), None)
    if label is not None:
        called = _called(_control_of(label, form), label)
        words = (f"{one} {word}" for one in called for word in ("label", "field"))
        return (*words, *(f"{one} in the form" for one in called[:1]))
    return tuple(_other(element, form))


def _other(element: Seen, form: Seen) -> Iterator[str]:
    """The words for what is no label: the only button, the only note, the heading."""
    inside = list(form.below())
    if is_button(element):
        if sum(map(is_button, inside)) == 1:
            yield from ("form button", "contact form button")
    elif is_heading(element) or element.tag == "legend":
        yield from ("form heading", "form title")
    elif element.tag in _LINES and sum(one.tag in _LINES for one in inside) == 1:
        order = {id(one): at for at, one in enumerate(inside)}
        at = [order[id(one)] for one in inside if _is_control(one)]
        is_under = bool(at) and order[id(element)] > at[-1]
        yield from (*_NOTES, *(_UNDER if is_under else _ABOVE))


def _is_control(one: Seen) -> bool:
    return one.tag in _CONTROLS and one.attributes.get("type", "") not in _UNSEEN


def _called(control: Seen | None, label: Seen | None) -> tuple[str, ...]:
    """What a field is called: by the words on its label, by its name in the form."""
    said = [label.words] if label is not None else []
    if control is not None:
        said += [control.attributes.get(key, "") for key in ("name", "id")]
    words = (slug(CAMEL.sub("-", one)).replace("-", " ") for one in said)
    return tuple(dict.fromkeys(one for one in words if one and len(one.split()) <= _MOST))


def _control_of(label: Seen, form: Seen) -> Seen | None:
    """The field that a label is of."""
    named = label.attributes.get("for", "") or label.attributes.get("htmlFor", "")
    inside = next((one for one in label.below() if _is_control(one)), None)
    controls = (one for one in form.below() if _is_control(one))
    return inside or next((one for one in controls if named == one.attributes.get("id")), None)


def _label_of(control: Seen, form: Seen) -> Seen | None:
    """The label of a field."""
    labels = (one for one in form.below() if one.tag == "label")
    return next((one for one in labels if _control_of(one, form) is control), None)
