"""What a script has at hand beside plain data: functions, JSX, and what is not known."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import count
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from tree_sitter import Node

from bot.ux_agent.scanning.showing.joined import Joined
from bot.ux_agent.scanning.showing.sizes import MOST_ENTRIES, TooLarge
from bot.ux_agent.scanning.showing.value import Opaque, Value

if TYPE_CHECKING:
    from bot.ux_agent.scanning.showing.script_frame import Frame

Arguments: TypeAlias = Sequence[Value]


class Changing(NamedTuple):
    """What depends on something: `first` is what is there at first (None: not known)."""

    first: Value | None
    others: tuple[Value, ...] = ()


class Function(NamedTuple):
    """A function of a script with what it was made among."""

    node: Node
    frame: "Frame"
    name: str = ""


class Native(NamedTuple):
    """A function of the language, the browser or a package; `members` are its properties."""

    call: Callable[[Arguments], Value]
    name: str = ""
    members: Mapping[str, Value] = {}


class Tag(NamedTuple):
    """A component that a package has: shown as `shown` (an element's tag; '' only its children).

    `style` is CSS that its script gives it.
    """

    name: str
    shown: str = ""
    renamed: Mapping[str, str] = {}
    style: str = ""


class Markup(NamedTuple):
    """An element made by JSX: its `type` (a text for HTML's own, else a component) and props.

    `node` is as it stands in the file of `frame`; `given` are its props, `children` among them.
    """

    type: Value
    given: Mapping[str, Value]
    node: Node
    frame: "Frame"


class Component(NamedTuple):
    """A component that is shown with these props, where no element of a file says so."""

    type: Value
    given: Mapping[str, Value] = {}


class Within(NamedTuple):
    """What is shown between `enter` and `leave`: with a context, or in a router's outlet."""

    shown: Value
    enter: Callable[[], object]
    leave: Callable[[], object]


class Address(str):
    """The path of the page that is looked at; what it is compared with are paths as well."""

    __slots__ = ()


MOST_CHOICES = 200
"""That one value may have; nobody tells more of them apart."""

UNKNOWN = Value(Opaque())
REST = "..."
"""The name of what else a mapping may hold, when something unknown was spread into it."""


def unknown(_given: Arguments) -> Value:
    """What a function gives that is not followed."""
    return UNKNOWN


def opaque(why: str) -> Value:
    """What cannot be known, with the reason."""
    return Value(Opaque(why))


def joined(parts: Iterable[Value]) -> Value:
    """The text of the parts one after another; a single text is itself."""
    flat: list[Value] = []
    for part in parts:
        one = settled(part)
        held = one.data.parts if isinstance(one.data, Joined) else [one]
        flat.extend(held)
    if len(flat) == 1 and isinstance(flat[0].data, str):
        return flat[0]
    return Value(
        Joined(one if isinstance(one.data, str | Opaque) else _spelled(one) for one in flat)
    )


def _spelled(value: Value) -> Value:
    """A number as a text; that of an entry of data (a price) is still what stands there."""
    is_datum = value.origin is not None and bool(value.origin.key)
    return Value(printed(value), value.origin if is_datum else None)


def changing(first: Value | None, others: Iterable[Value]) -> Value:
    """One of several; those that are choices themselves are made one choice with it."""
    flat: list[Value] = []
    for other in others:
        flat.extend(options(other))
    if first is not None and isinstance(first.data, Changing):
        flat.extend(first.data.others)
        first = first.data.first
    return Value(Changing(first, tuple(flat))) if len(flat) <= MOST_CHOICES else UNKNOWN


def options(value: Value) -> list[Value]:
    """Everything that a value may be."""
    if not isinstance(value.data, Changing):
        return [value]
    return [*([value.data.first] if value.data.first else []), *value.data.others]


def settled(value: Value) -> Value:
    """What a value is at first."""
    while isinstance(value.data, Changing):
        value = value.data.first or UNKNOWN
    return value


def truth(value: Value) -> bool | None:
    """Whether a condition holds; None where it may change, or is not known."""
    data = value.data
    if isinstance(data, Changing):
        found = {truth(one) for one in options(value)}
        is_one = data.first is not None and bool(data.others) and len(found) == 1
        return found.pop() if is_one else None
    if isinstance(data, Opaque) or (isinstance(data, Joined) and not data and not is_known(value)):
        return None
    return bool(data) or isinstance(data, list | dict | Function | Native | Markup | Tag)


def printed(value: Value) -> str:
    """A value as JavaScript makes a text of it; '' of what is not known.

    Raises TooLarge for lists of lists that print more than any page.
    """
    return _printed(value, count())


def _printed(value: Value, counted: "count[int]") -> str:
    data = settled(value).data
    if next(counted) > MOST_ENTRIES:
        raise TooLarge("a list")
    if isinstance(data, bool):
        return "true" if data else "false"
    if isinstance(data, float) and data.is_integer():
        return str(int(data))
    if isinstance(data, str | int | float):
        return str(data)
    if isinstance(data, list):
        return ",".join(_printed(one, counted) for one in Value(data).entries())
    return ""


def spread(found: dict[str, Value], value: Value) -> None:
    """Puts all that a mapping holds into another; after what is not known, nothing is sure."""
    held = settled(value)
    if isinstance(held.data, dict):
        found.update({name: held.member(name) for name in held.data})
    elif not held.is_known:
        found.update({name: changing(None, [one, UNKNOWN]) for name, one in found.items()})
        found[REST] = UNKNOWN


def is_known(value: Value) -> bool:
    """Whether all of it is known, at first at least."""
    data = settled(value).data
    if isinstance(data, Joined):
        return all(part.is_known for part in data.parts)
    return not isinstance(data, Opaque)
