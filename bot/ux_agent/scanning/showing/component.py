"""Puts together what components show: each element and text knows where it is written."""

import html
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from bot.ux_agent.kinds.elements import VOID, Element
from bot.ux_agent.scanning.showing.attributes import given_to
from bot.ux_agent.scanning.showing.dialling import dialled
from bot.ux_agent.scanning.showing.guessing import guessed, words_of
from bot.ux_agent.scanning.showing.parts import (
    Choice,
    Fill,
    Gap,
    Mark,
    Named,
    Part,
    Repeat,
    Show,
    Words,
)
from bot.ux_agent.scanning.showing.script_values import (
    UNKNOWN,
    Changing,
    Markup,
    options,
    settled,
    truth,
)
from bot.ux_agent.scanning.showing.seen import Seen, Shown
from bot.ux_agent.scanning.showing.texts import texts_of
from bot.ux_agent.scanning.showing.using import ComponentFile, Filled, Filling, Fillings, Role, Use
from bot.ux_agent.scanning.showing.value import Value

MOST_ROUNDS = 60
MOST_ELEMENTS = 8_000
MOST_DEPTH = 80
_BLOCKS = frozenset({"script", "style"})

Enter: TypeAlias = Callable[[Value, Mapping[str, Value], Fillings], Use | None]
"""A component's use with its attributes and what is put into it; None when it is not known."""

Foreign: TypeAlias = Callable[[Value, Mapping[str, Value], Seen], bool]
"""Shows a component of another kind in an element; False when it cannot."""


class Showing:
    """One page in the making; what belongs into its head is put into `head`."""

    def __init__(self, head: Seen, enter: Enter, foreign: Foreign) -> None:
        self.head = head
        self._enter = enter
        self._foreign = foreign
        self._count = 0
        self._depth = 0

    def show(self, use: Use, parent: Seen) -> None:
        """Put all that a component's use shows into an element."""
        pieces = use.pieces
        self.parts(use.language.parts(pieces, use.document), use, parent)

    def parts(self, parts: Sequence[Part], use: Use, parent: Seen) -> None:
        """Put parts of a component into an element; names that they give stay known in them."""
        for part in parts:
            if isinstance(part, Fill):
                use.fills.setdefault(part.name, Filling(part, use))
        for part in parts:
            self._part(part, use, parent)

    def _part(self, part: Part, use: Use, parent: Seen) -> None:
        if isinstance(part, Words):
            self._words(part, use, parent)
        elif isinstance(part, Mark):
            self._mark(part.element, use, parent)
        elif isinstance(part, Show):
            held = {element.start: element for element in part.elements}
            self._value(use.value(part.value, part.elements), held, use, parent)
        elif isinstance(part, Choice):
            self._choice(part, use, parent)
        elif isinstance(part, Repeat):
            self._repeat(part, use, parent)
        elif isinstance(part, Named):
            use.expressions.bind(part.name, use.value(part.value), use.frame)
        elif isinstance(part, Gap):
            self._gap(part.name, [use.value(one) for one in part.given], use, parent)

    def _words(self, part: Words, use: Use, parent: Seen) -> None:
        text = html.unescape(use.document.text(part.start, part.end))
        plain = " ".join(text.split())
        if plain:
            blank = use.document.data[part.start : part.end]
            at = part.start + len(blank) - len(blank.lstrip())
            parent.texts.append(Shown(plain, use.expressions.written.text(at)))

    def _choice(self, part: Choice, use: Use, parent: Seen) -> None:
        for branch in part.branches:
            held = truth(use.value(branch.condition)) if branch.condition else True
            if held is not False:
                self.parts(branch.parts, use.below(), parent)
            if held:
                return

    def _repeat(self, part: Repeat, use: Use, parent: Seen) -> None:
        value = settled(use.value(part.entries))
        entries = _rounds(value)
        for entry in (entries or [])[:MOST_ROUNDS] if entries is not None else [(UNKNOWN, UNKNOWN)]:
            inner = use.below()
            for name, one in zip(part.names, entry, strict=False):
                use.expressions.bind(name, one, inner.frame)
            self.parts(part.parts, inner, parent)
        if not entries:
            self.parts(part.otherwise, use.below(), parent)

    def _value(self, value: Value, held: Mapping[int, Element], use: Use, parent: Seen) -> None:
        """Put a value into an element: texts, the elements of an expression, lists of these."""
        data = value.data
        if isinstance(data, Changing):
            for one in options(value):
                self._value(one, held, use, parent)
        elif isinstance(data, Markup):
            element = held.get(data.node.start_byte)
            if element is not None:
                self._mark(element, use.below(data.frame), parent)
        elif isinstance(data, list):
            for one in list(value.entries())[:MOST_ROUNDS]:
                self._value(one, held, use, parent)
        elif isinstance(data, Filling | Use):
            self._filled(data, (), parent)
        elif isinstance(data, ComponentFile):
            self._foreign(value, {}, parent)
        else:
            parent.texts.extend(texts_of(value))

    def _gap(self, name: str, given: Sequence[Value], use: Use, parent: Seen) -> bool:
        filling = use.fills.get(name)
        if filling is not None:
            self._filled(filling, given, parent)
        return filling is not None

    def _filled(self, filling: Filled, given: Sequence[Value], parent: Seen) -> None:
        self._depth += 1
        if isinstance(filling, Use):
            self.show(filling, parent)
        elif isinstance(filling, Value):
            self._foreign(filling, {}, parent)
        elif self._depth < MOST_DEPTH:
            inner = filling.use.below()
            for at, name in enumerate(filling.fill.names):
                one = given[at] if at < len(given) else UNKNOWN
                inner.expressions.bind(name, one, inner.frame)
            self.parts(filling.fill.parts, inner, parent)
        self._depth -= 1

    def _mark(self, element: Element, use: Use, parent: Seen) -> None:
        self._count += 1
        if self._count > MOST_ELEMENTS or element.tag in _BLOCKS:
            return
        role = use.language.role(element, use)
        if role.kind == "element":
            self._element(element, role, use, parent)
        elif role.kind == "component":
            self._component(element, role, use, parent)
        elif role.kind in {"open", "head"}:
            self._inside(element, use, self.head if role.kind == "head" else parent)
        elif role.kind == "gap":
            given = {} if element.tag != "slot" else given_to(element, use)
            if not self._gap(role.name, [Value(given)], use, parent):
                self._inside(element, use, parent)

    def _inside(self, element: Element, use: Use, parent: Seen) -> None:
        parts = use.language.parts(element.pieces, element.document)
        self.parts(parts, use.below(), parent)

    def _element(self, element: Element, role: Role, use: Use, parent: Seen) -> None:
        given = given_to(element, use)
        named = {role.renamed.get(name, name): value for name, value in given.items()}
        seen = made(role.name or element.tag, named, element).append_to(parent)
        if seen.tag not in VOID:
            content = use.language.content(element, use)
            if content is None:
                self._inside(element, use, seen)
            else:
                self._value(content, {}, use, seen)

    def _component(self, element: Element, role: Role, use: Use, parent: Seen) -> None:
        given = given_to(element, use)
        fills = self._fills(element, use)
        self._depth += 1
        known = len(parent.children)
        inner = self._enter(role.component, given, fills) if self._depth < MOST_DEPTH else None
        if inner is not None:
            self.show(inner, parent)
            _fall(parent.children[known:], given, use, inner)
        elif self._foreign(role.component, given, parent):
            self._fill(fills, parent)
        else:
            self._unknown(element, given, fills, parent)
        self._depth -= 1

    def _unknown(
        self, element: Element, given: Mapping[str, Value], fills: Fillings, parent: Seen
    ) -> None:
        """A component of a library: what its name and props say, and what is put into it."""
        role = guessed(element.tag, given)
        if role.kind == "none":
            return
        if role.kind == "element":
            named = {role.renamed.get(name, name): value for name, value in given.items()}
            parent = made(role.name, named, element).append_to(parent)
            words = words_of(given)
            parent.texts.extend(texts_of(words) if words is not None else ())
        if parent.tag not in VOID:
            self._fill(fills, parent)

    def _fill(self, fills: Fillings, parent: Seen) -> None:
        for filling in fills.values():
            self._filled(filling, (), parent)

    def _fills(self, element: Element, use: Use) -> dict[str, Filled]:
        """What stands in a component, by the gap that it fills; '' is the rest."""
        found: dict[str, list[Part]] = {}
        fills: dict[str, Filled] = {}
        for part in use.language.parts(element.pieces, element.document):
            named = use.language.fill(part.element) if isinstance(part, Mark) else None
            if isinstance(part, Fill):
                fills[part.name] = Filling(part, use)
            else:
                found.setdefault(named or "", []).append(part)
        for name, parts in found.items():
            if any(not _is_blank(part, use) for part in parts):
                names = use.language.handed(element)
                fills.setdefault(name, Filling(Fill(name, tuple(parts), names), use))
        return fills


def made(tag: str, given: Mapping[str, Value], element: Element | None) -> Seen:
    """An element with these attributes; those that are not known are left out."""
    texts = {name: settled(value) for name, value in given.items()}
    known = {name: one for name, one in texts.items() if one.is_known and not _is_off(one)}
    seen = Seen(tag, {name: value.text for name, value in known.items()}, element)
    seen.given = {name: Shown(value.text, value.origin) for name, value in known.items()}
    part = dialled(known["href"]) if "href" in known else None
    if part is not None:
        seen.given["href"] = Shown(part.text, part.origin)
    return seen


def _is_off(value: Value) -> bool:
    """Whether an attribute with this value is not there."""
    return value.data is None or value.data is False


def _fall(shown: Sequence[Seen], given: Mapping[str, Value], use: Use, inner: Use) -> None:
    """What a component does not take for itself goes to its root element, in some languages."""
    if len(shown) != 1 or not inner.language.falls:
        return
    root = shown[0]
    root.others = (*root.others, use.document.path)
    for name, value in given.items():
        one = settled(value)
        if name in inner.taken or not one.is_known:
            continue
        before = root.attributes.get(name, "")
        root.attributes[name] = f"{before} {one.text}".strip() if name == "class" else one.text
        root.given[name] = Shown(root.attributes[name], one.origin)


def _rounds(value: Value) -> list[tuple[Value, ...]] | None:
    """The entry, its key and its index for each round; None where that is not known."""
    data = value.data
    if isinstance(data, bool) or data is None or isinstance(data, str):
        return []
    if isinstance(data, int | float):
        count = MOST_ROUNDS if data > MOST_ROUNDS else int(data) if data > 0 else 0
        return [(Value(at + 1), Value(at)) for at in range(count)]
    if isinstance(data, list):
        return [(one, Value(at)) for at, one in enumerate(value.entries())]
    if isinstance(data, dict):
        return [(value.member(name), Value(name), Value(at)) for at, name in enumerate(data)]
    return None


def _is_blank(part: Part, use: Use) -> bool:
    return isinstance(part, Words) and not use.document.data[part.start : part.end].strip()
