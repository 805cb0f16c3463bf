"""React as scripts use it: hooks at their first state, contexts, components that wrap others."""

from collections.abc import Callable, Mapping

from bot.ux_agent.scanning.showing.script_calling import call
from bot.ux_agent.scanning.showing.script_frame import World
from bot.ux_agent.scanning.showing.script_globals import native, space
from bot.ux_agent.scanning.showing.script_sequences import entry_of
from bot.ux_agent.scanning.showing.script_values import (
    UNKNOWN,
    Arguments,
    Function,
    Markup,
    Native,
    Tag,
    Within,
    changing,
    settled,
    unknown,
)
from bot.ux_agent.scanning.showing.value import Value

FRAGMENT = Value(Tag("Fragment"))


class React:
    """The exports of react, react-dom and preact for one site."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._contexts: dict[int, list[Value]] = {}
        self._kept: list[Value] = []

    def packages(self) -> dict[str, Mapping[str, Value]]:
        """The exports by package."""
        react = self._react()
        whole = {**react, "default": Value(Native(unknown, "React", react))}
        dom = {
            "createRoot": native(self._root),
            "hydrateRoot": native(lambda given: self._mount(given[1:2], entry_of(given, 0))),
            "render": native(lambda given: self._mount(given[:1], entry_of(given, 1))),
            "hydrate": native(lambda given: self._mount(given[:1], entry_of(given, 1))),
            "createPortal": native(_first),
        }
        doms = {**dom, "default": Value(Native(unknown, "ReactDOM", dom))}
        names = ("react", "preact", "preact/hooks", "preact/compat")
        return {
            **{name: {**whole, "render": dom["render"]} for name in names},
            "react-dom": doms,
            "react-dom/client": doms,
        }

    def _react(self) -> dict[str, Value]:
        found = {
            "useState": native(self._state),
            "useReducer": native(lambda given: self._state(given[1:])),
            "useEffect": native(self._effect),
            "useLayoutEffect": native(self._effect),
            "useMemo": native(self._result),
            "useCallback": native(_first),
            "useRef": native(lambda _: Value({"current": UNKNOWN})),
            "useContext": native(self._used),
            "use": native(self._used),
            "useId": native(unknown),
            "useDeferredValue": native(_first),
            "createContext": native(self._context),
            "createElement": native(self._element),
            "h": native(self._element),
            "memo": native(_first),
            "forwardRef": native(_first),
            "lazy": native(self._lazy),
            "cache": native(_first),
            "useTransition": native(lambda _: Value([changing(Value(data=False), ())])),
        }
        found["Children"] = space(map=native(self._children), toArray=native(_first))
        found["cloneElement"] = native(_cloned)
        found["isValidElement"] = native(lambda given: Value(_is_element(entry_of(given, 0))))
        wraps = ("Fragment", "StrictMode", "Suspense", "Profiler")
        found.update({name: Value(Tag(name)) for name in wraps})
        return found

    def _call(self, function: Value, *given: Value) -> Value:
        data = function.data
        if isinstance(data, Function):
            return call(function, given, data.frame)
        return data.call(list(given)) if isinstance(data, Native) else UNKNOWN

    def _children(self, given: Arguments) -> Value:
        """What `Children.map` makes of the children one by one."""
        held, function = entry_of(given, 0), given[1] if len(given) > 1 else UNKNOWN
        entries = list(held.entries()) if isinstance(held.data, list) else [held]
        return Value([self._call(function, one, Value(at)) for at, one in enumerate(entries)])

    def _state(self, given: Arguments) -> Value:
        first = given[0] if given else Value()
        if isinstance(first.data, Function):
            first = self._call(first)
        return Value([changing(first, ()), native(unknown)])

    def _effect(self, given: Arguments) -> Value:
        """Effects run after the page is there; only what they do to its title is seen."""
        if given:
            self._call(given[0])
        return Value()

    def _result(self, given: Arguments) -> Value:
        return self._call(given[0]) if given else UNKNOWN

    def _lazy(self, given: Arguments) -> Value:
        """The default export of the module that the function imports."""
        loaded = settled(self._call(given[0])) if given else UNKNOWN
        return loaded.member("default") if isinstance(loaded.data, dict) else UNKNOWN

    def _context(self, given: Arguments) -> Value:
        stack = [given[0] if given else Value()]
        made: dict[str, Value] = {"stack": Value(stack)}

        def provide(props: Arguments) -> Value:
            held = props[0].member("value")
            children = props[0].member("children")
            return Value(Within(children, lambda: stack.append(held), stack.pop))

        provider = native(provide)
        made["Provider"] = provider
        made["Consumer"] = native(lambda props: self._call(props[0].member("children"), stack[-1]))
        context = Value(Native(provide, "context", made))
        self._contexts[id(context.data)] = stack
        self._kept.append(context)
        return context

    def _used(self, given: Arguments) -> Value:
        held = entry_of(given, 0)
        stack = self._contexts.get(id(held.data))
        return stack[-1] if stack else held if isinstance(held.data, dict | list) else UNKNOWN

    def _element(self, given: Arguments) -> Value:
        """`createElement(type, props, ...children)`; such elements stand in no markup."""
        kind, props = entry_of(given, 0), entry_of(given, 1)
        held = {name: props.member(name) for name in props.data} if props.data else {}
        if len(given) > 2:
            held["children"] = given[2] if len(given) == 3 else Value(list(given[2:]))
        if isinstance(kind.data, Function):
            return self._call(kind, Value(held))
        return held.get("children", Value())

    def _root(self, given: Arguments) -> Value:
        holder = entry_of(given, 0)
        return Value({"render": native(lambda props: self._mount(props[:1], holder))})

    def _mount(self, given: Arguments, holder: Value) -> Value:
        held = settled(holder)
        identity = settled(held.member("id")).text if isinstance(held.data, dict) else ""
        self._world.mounted.extend((identity, one) for one in given)
        return Value()


def _is_element(value: Value) -> bool:
    return isinstance(value.data, Markup)


def _cloned(given: Arguments) -> Value:
    """An element with further props."""
    element, props = entry_of(given, 0), entry_of(given, 1)
    if not isinstance(element.data, Markup) or not isinstance(props.data, dict):
        return element
    added = {name: props.member(name) for name in props.data}
    return Value(element.data._replace(given={**element.data.given, **added}))


def _first(given: Arguments) -> Value:
    return given[0] if given else Value()


def prop_reader(given: Arguments) -> Callable[[str], Value]:
    """Reads the props that a component is called with."""
    held = entry_of(given, 0)
    return held.member if isinstance(held.data, dict) else lambda _: Value()
