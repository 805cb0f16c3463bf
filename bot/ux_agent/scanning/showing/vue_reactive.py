"""What Vue's scripts make of plain values: refs, computed ones, props (Vue guide, Reactivity)."""

import re
from collections.abc import Iterable, Mapping

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.scanning.showing.component_script import stateful
from bot.ux_agent.scanning.showing.script_calling import entered
from bot.ux_agent.scanning.showing.script_globals import native
from bot.ux_agent.scanning.showing.script_values import (
    UNKNOWN,
    Arguments,
    Function,
    Native,
    opaque,
    settled,
)
from bot.ux_agent.scanning.showing.value import Value

_LATER = (
    "onMounted",
    "onBeforeMount",
    "onUnmounted",
    "watch",
    "watchEffect",
    "nextTick",
    "provide",
)
_CHANGE = r"\s*(?:=(?![=>])|\+\+|--|[-+*/|&?]+=(?!=)|\.(?:push|splice|unshift)\()"


class Ref(dict[str, Value]):
    """What has its value under `value` in scripts, and is its value in templates."""


def unwrapped(value: Value | None) -> Value | None:
    """A value as a template reads it."""
    return value.data["value"] if value is not None and isinstance(value.data, Ref) else value


def ran(function: Value, *given: Value) -> Value:
    """What a function of the site gives."""
    data = function.data
    if isinstance(data, Native):
        return data.call(list(given))
    return entered(data, list(given)) if isinstance(data, Function) else UNKNOWN


def is_changed(name: str, document: Document) -> bool:
    """Whether a component gives a ref or a datum another value than its first."""
    text = document.data.decode()
    escaped = re.escape(name)
    bound = rf"v-model(?:[.:][\w.:-]+)?=[\"']{escaped}\b"
    changed = rf"(?:\bthis\.{escaped}|(?<![\w.$]){escaped}\.value){_CHANGE}"
    in_markup = rf"=[\"'][^\"'<>]*(?<![\w.$]){escaped}{_CHANGE}"
    return any(re.search(one, text) for one in (bound, changed, in_markup))


def props_of(declared: Value, given: Mapping[str, Value]) -> dict[str, Value]:
    """Props by their names: what is given, else the declared default."""
    held = settled(declared)
    found: dict[str, Value] = {}
    if isinstance(held.data, list):
        found = {settled(one).text: Value() for one in held.entries()}
    elif isinstance(held.data, dict):
        found = {name: _default(settled(held.member(name))) for name in held.data}
    named = {camel(name): value for name, value in given.items()}
    wanted = found or named
    return {name: named.get(name, default) for name, default in wanted.items()}


def camel(name: str) -> str:
    """An attribute's name as scripts write it."""
    return re.sub(r"-(\w)", lambda part: part[1].upper(), name)


def _default(declared: Value) -> Value:
    default = declared.member("default") if isinstance(declared.data, dict) else Value()
    return ran(default) if isinstance(default.data, Function) else default


def macros(given: Mapping[str, Value], shown: dict[str, Value]) -> dict[str, Value]:
    """What `<script setup>` has at hand without an import; `shown` gets the props it declares."""
    props = {camel(name): value for name, value in given.items()}

    def define(arguments: Arguments) -> Value:
        shown.update(props_of(arguments[0], given) if arguments else props)
        return Value(dict(shown))

    def with_defaults(arguments: Arguments) -> Value:
        defaults = settled(arguments[1]) if len(arguments) > 1 else Value({})
        known = {name: defaults.member(name) for name in (defaults.data or {})}
        resolved = {
            name: ran(one) if isinstance(one.data, Function) else one for name, one in known.items()
        }
        shown.update({**resolved, **props})
        return Value(dict(shown))

    return {
        "defineProps": native(define),
        "withDefaults": native(with_defaults),
        "defineModel": native(lambda _: Value(Ref(value=UNKNOWN))),
        "defineSlots": native(lambda _: UNKNOWN),
        **dict.fromkeys(("defineEmits", "defineExpose", "defineOptions"), native(_none)),
    }


def _none(arguments: Arguments) -> Value:
    return Value()


def _first(arguments: Arguments) -> Value:
    return arguments[0] if arguments else Value()


def _ref(arguments: Arguments) -> Value:
    first = _first(arguments)
    is_empty = first.data is None or (isinstance(first.data, str | list) and not first.data)
    return Value(Ref(value=stateful(first) if is_empty else first))


def _computed(arguments: Arguments) -> Value:
    made = _first(arguments)
    getter = made.member("get") if isinstance(made.data, dict) else made
    return Value(Ref(value=ran(getter)))


def _unref(arguments: Arguments) -> Value:
    return unwrapped(_first(arguments)) or Value()


def _refs(arguments: Arguments) -> Value:
    held = settled(_first(arguments))
    if not isinstance(held.data, dict):
        return UNKNOWN
    return Value({name: Value(Ref(value=held.member(name))) for name in held.data})


def _to_ref(arguments: Arguments) -> Value:
    if len(arguments) < 2:
        return Value(Ref(value=ran(_first(arguments))))
    return Value(Ref(value=settled(arguments[0]).member(arguments[1].text)))


def _loaded(arguments: Arguments) -> Value:
    """A component that is fetched when it is first shown."""
    made = _first(arguments)
    loader = made.member("loader") if isinstance(made.data, dict) else made
    return ran(loader)


def vue_names() -> dict[str, Value]:
    """The exports of the package `vue`."""
    refs: Iterable[str] = ("ref", "shallowRef", "customRef")
    same: Iterable[str] = (
        *("reactive", "shallowReactive", "readonly", "shallowReadonly", "markRaw", "toRaw"),
        *("defineComponent", "toValue"),
    )
    return {
        **dict.fromkeys(_LATER, native(_none)),
        **dict.fromkeys(refs, native(_ref)),
        **dict.fromkeys(same, native(_first)),
        "computed": native(_computed),
        "unref": native(_unref),
        "toRefs": native(_refs),
        "toRef": native(_to_ref),
        "defineAsyncComponent": native(_loaded),
        "inject": opaque("inject"),
    }
