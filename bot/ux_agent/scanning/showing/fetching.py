"""What `fetch` brings of a site's own files, and the states that scripts fill with it."""

from collections.abc import Callable, Iterable

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.scanning.showing.data import value_of
from bot.ux_agent.scanning.showing.joined import Joined
from bot.ux_agent.scanning.showing.script_globals import native
from bot.ux_agent.scanning.showing.script_values import (
    Arguments,
    Function,
    is_known,
    opaque,
    settled,
    unknown,
)
from bot.ux_agent.scanning.showing.value import Value
from bot.ux_agent.scanning.showing.vue_reactive import ran


def fetching(find: Callable[[str], Document | None]) -> Value:
    """`fetch` as a function of scripts; `find` gives the file of the site at an address."""

    def fetch(given: Arguments) -> Value:
        address = settled(given[0]) if given else Value()
        text = str(address.data) if isinstance(address.data, Joined | str) else ""
        document = find(text) if text and is_known(address) and len(given) < 2 else None
        if document is None:
            return opaque("what a server answers")
        found = value_of(document)
        return Value(
            {
                "json": native(lambda _: found),
                "text": native(unknown),
                "ok": Value(data=True),
                "status": Value(200),
            }
        )

    return native(fetch)


def filled(functions: Iterable[Value], names: dict[str, Value]) -> None:
    """Runs what a component does once it stands on the page, for the states that were empty.

    A state with a value of its own keeps that: it is what is shown first.
    """
    before = {name: _held(value) for name, value in names.items()}
    for function in functions:
        if isinstance(function.data, Function):
            ran(function)
    for name, value in before.items():
        if value is not None and is_known(value):
            _restore(names, name, value)


def _held(value: Value) -> Value | None:
    """What a state holds by now: of a ref its value."""
    data = value.data
    return data.get("value") if isinstance(data, dict) and "value" in data else value


def _restore(names: dict[str, Value], name: str, value: Value) -> None:
    data = names[name].data
    if isinstance(data, dict) and "value" in data:
        data["value"] = value
    else:
        names[name] = value
