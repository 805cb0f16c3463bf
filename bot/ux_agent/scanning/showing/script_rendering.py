"""What components show: JSX values as elements of a page, by running the components."""

import re
from collections.abc import Mapping

from bot.ux_agent.kinds.elements import Element
from bot.ux_agent.scanning.showing.dialling import dialled
from bot.ux_agent.scanning.showing.joined import Joined
from bot.ux_agent.scanning.showing.script_calling import call
from bot.ux_agent.scanning.showing.script_frame import Exhausted, Frame, World
from bot.ux_agent.scanning.showing.script_values import (
    UNKNOWN,
    Changing,
    Component,
    Function,
    Markup,
    Native,
    Tag,
    Within,
    options,
    printed,
    settled,
)
from bot.ux_agent.scanning.showing.seen import Seen, Shown
from bot.ux_agent.scanning.showing.value import Opaque, Origin, Value

MOST_WITHIN = 48
"""Components that may be within one another."""

MOST_ELEMENTS = 8_000
"""Of one page."""

SOMETIMES = "what decides whether it is shown is not known here"
_NAMES = {"className": "class", "htmlFor": "for"}
_LANDMARKS = {
    "navbar": "nav",
    "navigation": "nav",
    "appbar": "header",
    "header": "header",
    "footer": "footer",
    "main": "main",
}
_HEADING = re.compile(r"h[1-6]")
_WORD = re.compile(r"([a-z])([A-Z])")


class Rendering:
    """Puts what values show into the elements of one page, in order."""

    def __init__(self, world: World, head: Seen | None = None) -> None:
        self.elements: list[Seen] = []
        self.head = head
        self._world = world
        self._within = 0

    def show(self, value: Value, parent: Seen, doubt: str = "") -> None:
        """Puts what a value shows into an element; `doubt` says why it may not be shown."""
        self._world.step()
        data = value.data
        if isinstance(data, Changing):
            at_first = data.first is not None
            for one in options(value):
                self.show(one, parent, doubt if at_first else doubt or SOMETIMES)
        elif isinstance(data, Joined):
            for part in data.parts:
                self.show(part, parent, doubt)
        elif isinstance(data, list):
            for one in value.entries():
                self.show(one, parent, doubt)
        elif isinstance(data, Markup):
            self._component(data, parent, doubt)
        elif isinstance(data, Component):
            self.show(self._entered(data.type, Value(dict(data.given))), parent, doubt)
        elif isinstance(data, Within):
            data.enter()
            self.show(data.shown, parent, doubt)
            data.leave()
        elif isinstance(data, Opaque):
            parent.texts.append(Shown(""))
        elif isinstance(data, str | int | float) and not isinstance(data, bool):
            origin = value.origin if not doubt else None
            parent.texts.extend([Shown(printed(value), origin)] if printed(value) else [])

    def _component(self, markup: Markup, parent: Seen, doubt: str) -> None:
        if self._within >= MOST_WITHIN:
            return
        self._within += 1
        try:
            for kind in options(markup.type):
                is_one = not isinstance(markup.type.data, Changing)
                self._typed(markup, kind, parent, doubt if is_one else doubt or SOMETIMES)
        finally:
            self._within -= 1

    def _typed(self, markup: Markup, kind: Value, parent: Seen, doubt: str) -> None:
        data = kind.data
        if isinstance(data, Function):
            self.show(call(kind, [self._props(data, markup)], markup.frame), parent, doubt)
        elif isinstance(data, Native):
            self.show(data.call([Value(dict(markup.given))]), parent, doubt)
        elif isinstance(data, str):
            self._element(markup, (data, {}), parent, doubt)
        elif isinstance(data, Tag):
            self._tag(markup, data, parent, doubt)
        else:
            self._foreign(markup, parent, doubt)

    @staticmethod
    def _entered(kind: Value, props: Value) -> Value:
        data = settled(kind).data
        if isinstance(data, Function):
            return call(settled(kind), [props], data.frame)
        return data.call([props]) if isinstance(data, Native) else Value()

    def _props(self, function: Function, markup: Markup) -> Value:
        """The props that are given, and before React 19 those that stand for absent ones."""
        usual = self._world.attached.get(function.node.id, {}).get("defaultProps", Value())
        found = dict(markup.given)
        if isinstance(usual.data, dict):
            absent = (name for name in usual.data if found.get(name, Value()).data is None)
            found.update({name: usual.member(name) for name in absent})
        return Value(found)

    def _tag(self, markup: Markup, tag: Tag, parent: Seen, doubt: str) -> None:
        if tag.shown == "head":
            target = self.head or parent
            self.show(self._children(markup), target, doubt)
        elif tag.shown:
            inner = self._children(markup).data
            if tag.shown == "a" and isinstance(inner, Markup) and inner.type.data == "a":
                # Links of Next before 13 hand their address to the element in them.
                href = {"href": markup.given.get("href", Value())}
                self.show(Value(inner._replace(given={**inner.given, **href})), parent, doubt)
                return
            seen = self._element(markup, (tag.shown, tag.renamed), parent, doubt)
            if tag.style:
                seen.attributes["style"] = tag.style
        else:
            self.show(self._children(markup), parent, doubt)

    def _foreign(self, markup: Markup, parent: Seen, doubt: str) -> None:
        """A component that is not known: as its name and props say, else its children."""
        name = markup.frame.text(markup.node).lstrip("<").split()[0].rstrip("/>").split(">")[0]
        tag = _guessed(name.rpartition(".")[2], markup.given)
        children = markup.given.get("children", Value())
        if isinstance(children.data, Function):
            shown = call(children, [UNKNOWN], markup.frame)
            markup = markup._replace(given={**markup.given, "children": shown})
        if tag:
            self._element(markup, (tag, {"to": "href"}), parent, doubt)
        else:
            self.show(self._children(markup), parent, doubt)

    @staticmethod
    def _children(markup: Markup) -> Value:
        found = markup.given.get("children", Value())
        return found if not isinstance(found.data, Function | Native) else Value()

    def _element(
        self, markup: Markup, named: tuple[str, Mapping[str, str]], parent: Seen, doubt: str
    ) -> Seen:
        tag, renamed = named
        seen = Seen(tag, {}, self._source(markup))
        given = {
            renamed.get(name, _NAMES.get(name, name.lower())): one
            for name, one in markup.given.items()
        }
        _dress(seen, given, markup.frame)
        seen.doubt = doubt
        if len(self.elements) >= MOST_ELEMENTS:
            raise Exhausted
        self.elements.append(seen.append_to(parent))
        self.show(self._children(markup), seen, doubt)
        return seen

    def _source(self, markup: Markup) -> Element | None:
        places = self._world.places
        document = markup.frame.source.document
        return places.element(markup.node.start_byte, document) if places else None


def _dress(seen: Seen, given: Mapping[str, Value], frame: Frame) -> None:
    """Gives an element its attributes, with their origins."""
    for name, value in given.items():
        one = settled(value)
        if name in {"children", "key", "ref", "..."} or name.startswith("on"):
            continue
        if isinstance(one.data, Function | Native) and name == "class":
            state = Value({"isActive": Value(data=False), "isPending": Value(data=False)})
            one = settled(call(one, [state], frame))
        if isinstance(one.data, dict):
            text = _style(one) if name == "style" else ""
        elif one.data is True:
            text = ""
        elif isinstance(one.data, str | int | float) and one.data is not False:
            text = printed(one)
        else:
            continue
        seen.attributes[name] = text
        part = dialled(one) if name == "href" else None
        is_part = part is not None and not (isinstance(value.data, Changing) and value.data.others)
        shown = Shown(part.text, part.origin) if part is not None and is_part else None
        seen.given[name] = shown or Shown(text, _given_origin(one, value))


def _given_origin(one: Value, value: Value) -> Origin | None:
    """Of an attribute put together of parts, the part that is the element's own literal."""
    if isinstance(value.data, Changing) and value.data.others:
        return None
    if isinstance(one.data, Joined):
        own = {part.origin for part in one.data.parts if part.origin}
        written = [origin for origin in own if origin.kind == "part"]
        return written[0] if len(written) == 1 else None
    return one.origin


def _style(value: Value) -> str:
    spelled = {name: _WORD.sub(r"\1-\2", name).lower() for name in value.data}
    return "; ".join(f"{own}: {printed(value.member(name))}" for name, own in spelled.items())


def _guessed(name: str, given: Mapping[str, Value]) -> str:
    """The element that a package's component most likely is; '' for one that wraps others."""
    said = [settled(given.get(key, Value())).data for key in ("as", "component", "variant")]
    heading = next((one for one in said if isinstance(one, str) and _HEADING.fullmatch(one)), "")
    if heading or isinstance(said[0], str):
        return heading or str(said[0])
    if name.endswith(("Image", "Img")) or ("src" in given and "alt" in given):
        return "img"
    if "href" in given or "to" in given:
        return "a"
    if name.lower() in _LANDMARKS:
        return _LANDMARKS[name.lower()]
    children = given.get("children", Value())
    parts = list(children.entries()) if isinstance(children.data, list) else [children]
    if not any(isinstance(part.data, str) for part in parts):
        return ""
    return "button" if name.endswith("Button") else "div"
