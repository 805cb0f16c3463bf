"""The texts that a value shows, each with its place."""

from collections.abc import Iterator

from bot.ux_agent.scanning.showing.joined import Joined
from bot.ux_agent.scanning.showing.script_values import printed, settled
from bot.ux_agent.scanning.showing.seen import Shown
from bot.ux_agent.scanning.showing.value import Value


def texts_of(value: Value) -> Iterator[Shown]:
    """A text, or the parts that it is joined of; none of what shows nothing (true, null)."""
    value = settled(value)
    data = value.data
    if isinstance(data, Joined):
        for part in data.parts:
            yield from texts_of(part)
    elif isinstance(data, str | int | float) and not isinstance(data, bool):
        text = " ".join(printed(value).split())
        if text:
            yield Shown(text, value.origin)
