"""What scripts compare: addresses tell of routes; a text that is compared is more than shown."""

from collections.abc import Iterable

from bot.ux_agent.scanning.showing.script_frame import Frame, World
from bot.ux_agent.scanning.showing.script_values import Address, settled
from bot.ux_agent.scanning.showing.seen import Seen, Shown
from bot.ux_agent.scanning.showing.value import Value


def compared(left: Value, right: Value, frame: Frame) -> None:
    """Writes down what a comparison tells of the two."""
    one, other = settled(left), settled(right)
    if not isinstance(one.data, str) or not isinstance(other.data, str):
        return
    for here, there in ((one, other), (other, one)):
        if isinstance(here.data, Address):
            if there.data.startswith("/"):
                frame.world.addresses[str(there.data)] = None
            return
    if one.origin != other.origin:
        frame.world.compared.update(held.origin for held in (one, other) if held.origin)


def apart(elements: Iterable[Seen], world: World) -> list[str]:
    """Takes their origins from texts that scripts compare with others; says which those are."""
    found: dict[str, None] = {}
    for element in elements if world.compared else ():
        for at, text in enumerate(element.texts):
            if text.origin in world.compared:
                element.texts[at] = Shown(text.value)
                found[text.value] = None
        for name, text in element.given.items():
            if text.origin in world.compared and name not in {"href", "src"}:
                element.given[name] = Shown(text.value)
    return [f"“{text}” is compared with others in the code." for text in found]
