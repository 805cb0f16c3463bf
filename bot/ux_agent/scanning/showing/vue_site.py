"""What all components of a Vue site have at hand: its routes, its components, its translations."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from bot.ux_agent.kinds.elements import Element
from bot.ux_agent.scanning.showing.script_globals import native
from bot.ux_agent.scanning.showing.script_values import (
    UNKNOWN,
    Arguments,
    Native,
    changing,
    opaque,
    settled,
)
from bot.ux_agent.scanning.showing.using import Role
from bot.ux_agent.scanning.showing.value import Value
from bot.ux_agent.scanning.showing.vue_reactive import Ref, ran, vue_names
from bot.ux_agent.scanning.stacks.react_translating import filled_in, reached


class Route(NamedTuple):
    """A page of the router: its address, its components from the outside in, its options."""

    address: str
    views: tuple[Value, ...]
    options: Value


class VueSite:
    """What scripts of a site registered when its entry ran."""

    def __init__(self) -> None:
        self.app: Value | None = None
        self.target = "#app"
        self.routes: list[Route] = []
        self.after: list[Value] = []
        self.components: dict[str, Value] = {}
        self.found: Callable[[str], Value | None] = lambda _: None
        self.heads: list[Value] = []
        self.auto: Mapping[str, Value] = {}
        self.layout: Value | None = None
        self._messages: Value = Value()
        self._locale = ""
        self._fallback = ""
        self._views: list[Value] = []
        self._route: Value = UNKNOWN

    def begin(self, route: Route | None) -> None:
        """Have a page of this route begin."""
        self.heads.clear()
        self._views = list(route.views) if route else []
        self._route = self.told(route) if route else UNKNOWN

    def told(self, route: Route) -> Value:
        """A route as scripts see it."""
        return Value(
            {
                "path": changing(Value(route.address), ()),
                "name": Value(settled(route.options.member("name")).data),
                "meta": route.options.member("meta"),
                "params": opaque("the address"),
                "query": opaque("the address"),
                "hash": opaque("the address"),
                "fullPath": opaque("the address"),
            }
        )

    def view(self, element: Element) -> Role:
        """The next component of the route."""
        is_named = element.attributes.get("name", "default") != "default"
        view = None if is_named else self.next_view()
        return Role("component", component=view) if view is not None else Role("none")

    def next_view(self) -> Value | None:
        """The component of the route that is within those before it."""
        return self._views.pop(0) if self._views else None

    def named(self, name: str) -> Value | None:
        """A component that is known everywhere by its name."""
        return self.components.get(name) or self.found(name)

    def address(self, wanted: Value) -> Value:
        """Where a link to a route by its name, or by its path, leads."""
        name, path = settled(wanted.member("name")).text, settled(wanted.member("path"))
        if path.text:
            return path
        for route in self.routes:
            if name and settled(route.options.member("name")).text == name:
                return Value(route.address) if ":" not in route.address else opaque("an address")
        return opaque("a route that is not known")

    def globals(self) -> Mapping[str, Value]:
        """Names that scripts have without importing them."""
        return self.auto

    def template_names(self) -> Mapping[str, Value]:
        """Names that every template has."""
        return {
            "$t": native(self._translated),
            "$tc": native(self._translated),
            "$te": UNKNOWN,
            "$tm": native(self._translated),
            "$rt": native(lambda given: given[0] if given else Value()),
            "$i18n": self._composer(),
            "$route": self._route,
            "$router": UNKNOWN,
            "$slots": UNKNOWN,
            "$attrs": Value({}),
        }

    def packages(self) -> dict[str, dict[str, Value]]:
        """What sites import of Vue and the packages around it."""
        head = {"useHead": native(self._head), "useSeoMeta": native(self._head)}
        return {
            "vue": {**vue_names(), "createApp": native(self._created), "default": self._vue_2()},
            "vue-router": {
                "default": _made_by(self._router),
                "createRouter": native(self._router),
                "createWebHistory": native(lambda _: UNKNOWN),
                "createWebHashHistory": native(lambda _: UNKNOWN),
                "createMemoryHistory": native(lambda _: UNKNOWN),
                "useRoute": native(lambda _: self._route),
                "useRouter": native(lambda _: UNKNOWN),
            },
            "vue-i18n": {
                "default": _made_by(self._translating),
                "createI18n": native(self._translating),
                "useI18n": native(lambda _: self._composer()),
            },
            "pinia": {
                "defineStore": native(_store),
                "createPinia": native(lambda _: UNKNOWN),
                "storeToRefs": native(lambda given: given[0] if given else UNKNOWN),
            },
            **dict.fromkeys(("@unhead/vue", "@vueuse/head", "unhead"), head),
        }

    def _head(self, given: Arguments) -> Value:
        made = given[0] if given else UNKNOWN
        self.heads.append(settled(ran(made) if not isinstance(made.data, dict) else made))
        return Value()

    def _created(self, given: Arguments) -> Value:
        self.app = self.app or (given[0] if given else None)
        app: dict[str, Value] = {}
        whole = Value(Native(lambda _: UNKNOWN, "app", app))

        def component(arguments: Arguments) -> Value:
            if len(arguments) > 1:
                self.components[settled(arguments[0]).text] = arguments[1]
            return whole

        def mount(arguments: Arguments) -> Value:
            self.target = settled(arguments[0]).text if arguments else self.target
            return whole

        app.update({name: native(lambda _: whole) for name in ("use", "provide", "directive")})
        app.update({"component": native(component), "mount": native(mount)})
        app.update({"$mount": native(mount), "extend": native(lambda one: one[0])})
        app["config"] = Value({"globalProperties": Value({})})
        return whole

    def _vue_2(self) -> Value:
        """What the older Vue exports: `new Vue({ render: (h) => h(App) }).$mount('#app')`."""
        app = self._created([])

        def begun(arguments: Arguments) -> Value:
            options = settled(arguments[0]) if arguments else Value({})
            drawn = ran(
                options.member("render"), native(lambda given: given[0] if given else UNKNOWN)
            )
            self.app = self.app or (drawn if drawn.is_known else None)
            where = settled(options.member("el")).text
            self.target = where or self.target
            return app

        members = dict(app.data.members)
        members.update({"new": native(begun), "observable": native(lambda given: given[0])})
        members.update(dict.fromkeys(("mixin", "filter", "set"), native(lambda _: Value())))
        return Value(Native(lambda _: UNKNOWN, "Vue", members))

    def _router(self, given: Arguments) -> Value:
        options = settled(given[0]) if given else Value()
        self.add(options.member("routes"))
        app = {name: native(lambda _: Value()) for name in ("beforeEach", "beforeResolve", "push")}
        app["isReady"] = native(lambda _: UNKNOWN)

        def after(arguments: Arguments) -> Value:
            self.after.extend(arguments[:1])
            return Value()

        app.update({"afterEach": native(after), "beforeEach": native(after)})
        return Value(Native(lambda _: UNKNOWN, "router", app))

    def add(self, routes: Value, above: Route | None = None) -> None:
        """Take routes of the router, those below them too."""
        held = settled(routes)
        for one in map(settled, held.entries()):
            if not isinstance(one.data, dict):
                continue
            path = settled(one.member("path")).text
            if above is not None and not path.startswith("/"):
                path = f"{above.address.rstrip('/')}/{path}".rstrip("/") or "/"
            view = _view(one)
            views = (*(above.views if above else ()), *([view] if view else []))
            route = Route(path, views, one)
            below = settled(one.member("children"))
            if isinstance(below.data, list) and below.data:
                self.add(below, route)
            elif views and "redirect" not in one.data:
                self.routes.append(route)

    def _translating(self, given: Arguments) -> Value:
        options = settled(given[0]) if given else Value()
        self._messages = settled(options.member("messages"))
        self._locale = settled(options.member("locale")).text or self._locale
        self._fallback = settled(options.member("fallbackLocale")).text
        return Value(Native(lambda _: UNKNOWN, "i18n", {"global": self._composer()}))

    def _composer(self) -> Value:
        said = native(self._translated)
        locale = Value(Ref(value=changing(Value(self._locale), ())))
        return Value(
            {"t": said, "tm": said, "rt": native(lambda given: given[0]), "locale": locale}
        )

    def _translated(self, given: Arguments) -> Value:
        """The message of the site's first language under a dotted key."""
        key = settled(given[0]) if given else Value()
        named = settled(given[1]) if len(given) > 1 else Value()
        for language in (self._locale, self._fallback):
            found = reached(settled(self._messages.member(language)), key.text)
            if found.data is not None:
                return filled_in(found, named)
        return opaque(f"no message {key.text}")


def _made_by(function: Callable[[Arguments], Value]) -> Value:
    """A class of an older package, which is made with `new`."""
    return Value(Native(lambda _: UNKNOWN, "", {"new": native(function)}))


def _view(options: Value) -> Value | None:
    """The component of a route, fetched if need be."""
    value = options.member("component")
    if value.data is None:
        several = settled(options.member("components"))
        value = several.member("default") if isinstance(several.data, dict) else value
    if value.data is None:
        return None
    return settled(ran(value)) if hasattr(value.data, "node") else value


def _store(given: Arguments) -> Value:
    """A store of Pinia: its state with its getters, or what its setup gives."""
    made = settled(given[-1]) if given else UNKNOWN
    if not isinstance(made.data, dict):
        return native(lambda _: ran(made))
    state = settled(ran(made.member("state")))
    found = (
        {name: state.member(name) for name in state.data} if isinstance(state.data, dict) else {}
    )
    getters = settled(made.member("getters"))
    for name in getters.data if isinstance(getters.data, dict) else ():
        found[name] = ran(getters.member(name), Value(found))
    return native(lambda _: Value(found))
