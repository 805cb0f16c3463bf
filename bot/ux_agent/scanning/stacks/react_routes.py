"""react-router and packages like it: which components an address shows (React Router 5 to 7)."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bot.ux_agent.scanning.showing.script_calling import call
from bot.ux_agent.scanning.showing.script_frame import World
from bot.ux_agent.scanning.showing.script_globals import native
from bot.ux_agent.scanning.showing.script_react import prop_reader
from bot.ux_agent.scanning.showing.script_sequences import entry_of
from bot.ux_agent.scanning.showing.script_values import (
    Arguments,
    Component,
    Function,
    Markup,
    Tag,
    Within,
    options,
    settled,
    truth,
    unknown,
)
from bot.ux_agent.scanning.showing.value import Value

_ROUTE = Tag("Route")
_LINK = {"to": "href"}


class Route(NamedTuple):
    """One route: its path (None: a layout), what it shows, and the routes within."""

    path: str | None
    shown: Value
    inner: tuple["Route", ...] = ()
    is_index: bool = False


class Router:
    """The exports of a router for one site; it shows what the world's address leads to."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._outlets: list[Value] = []
        self._given: dict[str, Value] = {}

    def packages(self) -> dict[str, Mapping[str, Value]]:
        """The exports by package."""
        wraps = ("BrowserRouter", "HashRouter", "MemoryRouter", "Router", "ScrollRestoration")
        hooks = ("useNavigate", "useSearchParams", "useLoaderData", "useMatch", "useSubmit")
        found: dict[str, Value] = {
            **{name: Value(Tag(name)) for name in wraps},
            **{name: native(unknown) for name in (*hooks, "useNavigation", "useFetcher")},
            "Routes": native(self._routes),
            "Switch": native(self._routes),
            "Route": Value(_ROUTE),
            "Outlet": native(lambda _: self._outlets[-1] if self._outlets else Value()),
            "Link": Value(Tag("Link", "a", _LINK)),
            "NavLink": Value(Tag("NavLink", "a", _LINK)),
            "HashLink": Value(Tag("HashLink", "a", _LINK)),
            "Navigate": native(lambda _: Value()),
            "Redirect": native(lambda _: Value()),
            "RouterProvider": native(self._provided),
            "useRoutes": native(lambda given: self._shown(_of_objects(entry_of(given, 0)))),
            "useLocation": native(self._location),
            "usePathname": native(lambda _: Value(self._world.address)),
            "withRouter": native(lambda given: given[0] if given else Value()),
            "useParams": native(lambda _: Value(dict(self._given))),
            "createRoutesFromElements": native(lambda given: given[0] if given else Value()),
        }
        for name in ("createBrowserRouter", "createHashRouter", "createMemoryRouter"):
            found[name] = native(lambda given: given[0] if given else Value())
        names = ("react-router-dom", "react-router", "react-router/dom", "react-router-hash-link")
        return {**dict.fromkeys(names, found), "wouter": found}

    def _location(self, given: Arguments) -> Value:
        return self._world.names["location"]

    def _routes(self, given: Arguments) -> Value:
        return self._shown(tuple(_of_markup(prop_reader(given)("children"))))

    def _provided(self, given: Arguments) -> Value:
        held = settled(prop_reader(given)("router"))
        is_objects = isinstance(held.data, list) and all(
            isinstance(settled(one).data, dict) for one in held.entries()
        )
        return self._shown(_of_objects(held) if is_objects else tuple(_of_markup(held)))

    def _shown(self, routes: tuple[Route, ...]) -> Value:
        """What the best of the routes shows, an inner one where its outer one has the outlet."""
        chains = list(_chains(routes, "", ()))
        for path, _ in chains:
            if ":" not in path and "*" not in path:
                self._world.addresses[path or "/"] = None
        fitting = [one for one in chains if fits(one[0], self._world.address)]
        if not fitting:
            return Value()
        path, chain = max(fitting, key=lambda one: _rank(one[0]))
        self._given = _parameters(path, self._world.address)
        return self._layered([route.shown for route in chain if route.shown.data is not None])

    def _layered(self, shown: list[Value]) -> Value:
        if not shown:
            return Value()
        outlet = self._layered(shown[1:])
        return Value(Within(shown[0], lambda: self._outlets.append(outlet), self._outlets.pop))


def _of_markup(value: Value) -> Iterator[Route]:
    """Routes written as `<Route path element>`; what is around them without a path counts too."""
    for one in options(value):
        if isinstance(one.data, list):
            for inner in one.entries():
                yield from _of_markup(inner)
        if not isinstance(one.data, Markup):
            continue
        given = one.data.given
        inner_routes = tuple(_of_markup(given.get("children", Value())))
        if one.data.type.data is not _ROUTE and "path" not in given:
            yield from inner_routes
            continue
        path = settled(given.get("path", Value())).data
        shown = _shown_by(given, one.data)
        is_exact = "exact" not in given and ("component" in given or "render" in given)
        if is_exact and isinstance(path, str) and path != "/":
            path = f"{path.rstrip('/')}/*" if inner_routes else path
        yield Route(
            path if isinstance(path, str) else None,
            shown,
            inner_routes,
            truth(given.get("index", Value())) is True,
        )


def _shown_by(given: Mapping[str, Value], markup: Markup) -> Value:
    """What a route shows: its `element`, `component` or `render`, else what stands in it."""
    if "element" in given:
        return given["element"]
    for name in ("component", "Component"):
        if name in given:
            return Value(markup._replace(type=given[name], given={}))
    if "render" in given:
        return call(given["render"], [Value({})], markup.frame)
    children = given.get("children", Value())
    is_routes = any(True for _ in _of_markup(children))
    return Value() if is_routes else children


def _of_objects(value: Value) -> tuple[Route, ...]:
    """Routes written as objects (createBrowserRouter, useRoutes)."""
    found: list[Route] = []
    held = settled(value)
    for one in held.entries() if isinstance(held.data, list) else ():
        route = settled(one)
        if not isinstance(route.data, dict):
            continue
        path = settled(route.member("path")).data
        found.append(
            Route(
                path if isinstance(path, str) else None,
                _of_object(route),
                _of_objects(route.member("children")),
                truth(route.member("index")) is True,
            )
        )
    return tuple(found)


def _of_object(route: Value) -> Value:
    component = route.member("Component")
    loaded = route.member("lazy")
    if isinstance(loaded.data, Function):
        component = settled(call(loaded, [], loaded.data.frame)).member("Component")
    if component.data is not None:
        return Value(Component(component))
    return route.member("element")


def _chains(
    routes: tuple[Route, ...], above: str, outer: tuple[Route, ...]
) -> Iterator[tuple[str, tuple[Route, ...]]]:
    """Every full path with the routes from the outermost to the one that it leads to."""
    for route in routes:
        own = route.path or ""
        path = own if own.startswith("/") else f"{above.rstrip('/')}/{own}" if own else above
        chain = (*outer, route)
        yield from _chains(route.inner, path, chain)
        if not route.inner or route.path is not None:
            yield path or "/", chain


def fits(path: str, address: str) -> bool:
    """Whether a route's path leads to an address; `:x` is any step, `*` all the rest."""
    wanted, given = _steps(path), _steps(address)
    for at, step in enumerate(wanted):
        if step == "*":
            return True
        is_optional = step.endswith("?")
        if at >= len(given):
            return is_optional
        if not step.startswith(":") and step.casefold() != given[at].casefold():
            return False
    return len(wanted) == len(given)


def _rank(path: str) -> tuple[int, int]:
    steps = _steps(path)
    return sum(not one.startswith((":", "*")) for one in steps), -steps.count("*")


def _steps(path: str) -> list[str]:
    return [step for step in path.partition("#")[0].split("/") if step]


def _parameters(path: str, address: str) -> dict[str, Value]:
    pairs = zip(_steps(path), _steps(address), strict=False)
    return {step[1:].rstrip("?"): Value(given) for step, given in pairs if step.startswith(":")}
