"""Methods of texts (ECMA-262), as far as what they give is certain."""

from collections.abc import Callable

from bot.ux_agent.scanning.showing.script_calling import call
from bot.ux_agent.scanning.showing.script_frame import Frame
from bot.ux_agent.scanning.showing.script_replacing import filled, parted
from bot.ux_agent.scanning.showing.script_sequences import (
    concat,
    entry_of,
    includes,
    index_of,
    same,
    sliced,
)
from bot.ux_agent.scanning.showing.script_values import (
    UNKNOWN,
    Arguments,
    is_known,
    printed,
)
from bot.ux_agent.scanning.showing.value import Value


def _cased(change: Callable[[str], str]) -> Callable[[Value, Arguments, Frame], Value]:
    def cased(value: Value, given: Arguments, frame: Frame) -> Value:
        if not is_known(value):
            return UNKNOWN
        text = change(str(value.data))
        return value if text == value.data else Value(text)

    return cased


def _tested(test: Callable[[str, str], bool]) -> Callable[[Value, Arguments, Frame], Value]:
    def tested(value: Value, given: Arguments, frame: Frame) -> Value:
        wanted = entry_of(given, 0)
        both = is_known(value) and is_known(wanted)
        return Value(test(str(value.data), printed(wanted))) if both else UNKNOWN

    return tested


def _replace(value: Value, given: Arguments, frame: Frame) -> Value:
    def answer(found: list[Value]) -> Value:
        wanted = entry_of(given, 1)
        return wanted if isinstance(wanted.data, str) else call(wanted, found, frame)

    return filled(value, entry_of(given, 0), answer) if len(given) > 1 else UNKNOWN


def _split(value: Value, given: Arguments, frame: Frame) -> Value:
    return parted(value, entry_of(given, 0)) if is_known(value) else UNKNOWN


def _compared(value: Value, given: Arguments, frame: Frame) -> Value:
    other = entry_of(given, 0)
    if not is_known(value) or not is_known(other):
        return UNKNOWN
    a, b = str(value.data).casefold(), printed(other).casefold()
    return Value((a > b) - (a < b))


def _char(value: Value, given: Arguments, frame: Frame) -> Value:
    at = entry_of(given, 0).data or 0
    return Value(str(value.data)[at : at + 1]) if isinstance(at, int) else UNKNOWN


TEXT = {
    "trim": _cased(str.strip),
    "toUpperCase": _cased(str.upper),
    "toLowerCase": _cased(str.lower),
    "toLocaleUpperCase": _cased(str.upper),
    "toString": same,
    "startsWith": _tested(str.startswith),
    "endsWith": _tested(str.endswith),
    "includes": includes,
    "indexOf": index_of,
    "slice": sliced,
    "substring": sliced,
    "concat": concat,
    "replace": _replace,
    "replaceAll": _replace,
    "split": _split,
    "localeCompare": _compared,
    "charAt": _char,
    "normalize": same,
}
