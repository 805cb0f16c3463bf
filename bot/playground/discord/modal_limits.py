"""What only the documentation says of modals and autocompletion (docs: Component Reference)."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.playground.discord.component_limits import (
    SELECTS,
    TEXT_INPUT,
    Path,
    repeated,
    select_faults,
    walk,
)
from bot.playground.discord.errors import Fault
from bot.playground.discord.unchecked import entries, number, text

MOST_PARTS = 5
_LONGEST_INPUT = 4000
_OPTION_TYPES: dict[int, type | tuple[type, ...]] = {3: str, 4: int, 10: (int, float)}


def modal_faults(data: Mapping[str, Any]) -> Iterator[Fault]:
    """Broken rules of a modal, other than the schema's."""
    base: Path = ("data", "components")
    parts = data.get("components")
    if isinstance(parts, list) and len(parts) > MOST_PARTS:
        words = f"Must be between 1 and {MOST_PARTS} in length."
        yield Fault(base, "BASE_TYPE_BAD_LENGTH", words)
    found = list(walk(parts, base))
    yield from repeated(iter(found))
    for path, component in found:
        kind = number(component.get("type"))
        if kind == TEXT_INPUT:
            yield from _input_faults(component, path)
        elif kind in SELECTS:
            yield from select_faults(component, path)
            if component.get("disabled"):
                words = "A modal cannot have disabled components."
                yield Fault((*path, "disabled"), "COMPONENT_DISABLED_IN_MODAL", words)
            if component.get("min_values") == 0 and component.get("required") is not False:
                words = "min_values 0 needs required: false."
                yield Fault((*path, "min_values"), "SELECT_COMPONENT_REQUIRED", words)


def _input_faults(field: Mapping[str, Any], path: Path) -> Iterator[Fault]:
    least = number(field.get("min_length")) or 0
    most = number(field.get("max_length")) or _LONGEST_INPUT
    if least > most:
        words = "min_length must be less than or equal to max_length."
        yield Fault((*path, "min_length"), "TEXT_INPUT_MIN_LENGTH_TOO_BIG", words)
    value = text(field.get("value"))
    if value and not least <= len(value) <= most:
        words = f"Must be between {least} and {most} in length."
        yield Fault((*path, "value"), "BASE_TYPE_BAD_LENGTH", words)


def choice_faults(data: Mapping[str, Any], asked: Mapping[str, Any]) -> Iterator[Fault]:
    """Broken rules of autocompletion's answer to the interaction data `asked`."""
    expected = _OPTION_TYPES.get(number(_focused(asked.get("options")).get("type")) or 0)
    if not isinstance(data.get("choices"), list):
        yield Fault(("data", "choices"), "BASE_TYPE_REQUIRED", "This field is required")
    for position, choice in entries(data.get("choices")):
        value = choice.get("value")
        if expected and (isinstance(value, bool) or not isinstance(value, expected)):
            words = "The value is not of the option's type."
            place = ("data", "choices", position, "value")
            yield Fault(place, "APPLICATION_COMMAND_AUTOCOMPLETE_TYPE", words)


def _focused(options: object) -> dict[str, Any]:
    for _, option in entries(options):
        if option.get("focused"):
            return option
        inner = _focused(option.get("options"))
        if inner:
            return inner
    return {}
