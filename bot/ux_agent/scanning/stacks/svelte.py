"""Sites made with Svelte: SvelteKit's routes, or one application that a script mounts."""

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bot.errors import Failed
from bot.ux_agent.scanning.showing.script import call, native
from bot.ux_agent.scanning.showing.script_frame import Exhausted, Frame
from bot.ux_agent.scanning.showing.script_values import (
    UNKNOWN,
    Arguments,
    changing,
    opaque,
    settled,
)
from bot.ux_agent.scanning.showing.svelte import Store
from bot.ux_agent.scanning.showing.svelte import Svelte as Language
from bot.ux_agent.scanning.showing.svelte_i18n import Messages
from bot.ux_agent.scanning.showing.value import Value
from bot.ux_agent.scanning.sources import Sources
from bot.ux_agent.scanning.stacks.components import Components, Shell
from bot.ux_agent.scanning.stacks.kit_routes import Route, routes_of
from bot.ux_agent.scanning.stacks.stack import ShownPage
from bot.ux_agent.scanning.stacks.svelte_app import Mounted

if TYPE_CHECKING:
    from bot.ux_agent.scanning.showing.using import Use

MOST_PAGES = 40
APP = "src/app.html"
_LOADERS = (".server.ts", ".server.js", ".ts", ".js")


class Svelte:
    """SvelteKit's pages, each within its layouts; without its shell what a script mounts."""

    name = "Svelte"

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._site = Components(sources, packages())
        self.left_out = self._site.left_out
        modules = self._site.modules
        modules.packages.update(Messages(modules).packages())
        self._site.languages[".svelte"] = Language(modules)
        self._routes = routes_of(sources.paths)
        self._app = Mounted(sources, self._site) if APP not in sources.paths else None

    def pages(self) -> Iterator[ShownPage]:
        """Every page, the start page first."""
        if self._app is not None:
            yield self._app.page()
            return
        shell = self._sources.document(APP)
        if shell is None or not self._routes:
            raise Failed("no_entry", f"A site of SvelteKit begins with {APP} and src/routes.")
        for route in self._routes[:MOST_PAGES]:
            world = self._site.modules.world
            world.steps, world.address = 0, route.address
            try:
                yield self._page(route, Shell(shell, "%sveltekit.body%"))
            except (Exhausted, RecursionError):
                self.left_out.append(f"{route.page}: its scripts do too much to be followed")

    def file_at(self, address: str, page: ShownPage) -> str:
        """The page, or the file of static/, that an address leads to."""
        plain = address.partition("#")[0].partition("?")[0]
        if not plain or plain.startswith(("//", "http:", "https:", "mailto:", "tel:")):
            return page.path if address.startswith("#") else ""
        wanted = plain.rstrip("/") or "/"
        for route in self._routes:
            if route.address == wanted:
                return route.page
        if plain.startswith("/"):
            path = f"{'public' if self._app else 'static'}{plain}"
            return path if path in self._sources.paths else ""
        return self._site.modules.resolve(address, page.path)

    def _page(self, route: Route, shell: Shell) -> ShownPage:
        layers = (*route.layouts, route.page)
        data = self._data(route)
        use: Use | None = None
        for path in reversed(layers):
            given = {"data": data, "form": Value(), "params": opaque("the address")}
            use = self._site.use(path, given, {"": use} if use else {}) or use
        if use is not None:
            self._site.showing(shell.head).show(use, shell.target)
        sheets, loaded = self._site.sheets(*layers), self._site.fetched(*layers)
        return ShownPage(route.page, route.address, shell.shown(), sheets, loaded)

    def _data(self, route: Route) -> Value:
        """What the `load` functions of the folders around a page, and its own, give together."""
        found: dict[str, Value] = {}
        steps = posixpath.dirname(route.page).split("/")
        folders = ["/".join(steps[:count]) for count in range(2, len(steps) + 1)]
        stems = [*(f"{folder}/+layout" for folder in folders), f"{folders[-1]}/+page"]
        for path in (f"{stem}{ending}" for stem in stems for ending in _LOADERS):
            loaded = self._loaded(path, route)
            if loaded is not None and not isinstance(loaded.data, dict):
                return loaded
            if loaded is not None:
                found.update({name: loaded.member(name) for name in loaded.data})
        return Value(found)

    def _loaded(self, path: str, route: Route) -> Value | None:
        module = self._site.modules.module(path) if path in self._sources.paths else None
        if module is None or "load" not in module.exports:
            return None
        event = {
            "url": _url(route.address),
            "params": opaque("the address"),
            "fetch": self._site.fetch,
        }
        return settled(call(module.exports["load"](), [Value(event)], module.frame))


def packages() -> dict[str, dict[str, Value]]:
    """What sites import of Svelte, SvelteKit and the packages around them."""
    page = Value({"url": _url("/"), "params": UNKNOWN, "data": UNKNOWN, "route": UNKNOWN})
    nothing = native(lambda _: Value())
    return {
        "svelte": dict.fromkeys(("onDestroy", "tick"), nothing),
        "svelte/store": {
            "writable": native(_store),
            "readable": native(_store),
            "get": native(_got),
            "derived": native(_derived),
        },
        "$app/stores": {"page": Value(Store(page))},
        "$app/state": {"page": page},
        "$app/paths": {"base": Value(""), "assets": Value("")},
        "$app/environment": {"browser": UNKNOWN, "dev": Value(data=False)},
    }


def _url(address: str) -> Value:
    pathname = changing(Value(address), ())
    return Value({"pathname": pathname, "hash": UNKNOWN, "searchParams": UNKNOWN, "href": UNKNOWN})


def _store(given: Arguments) -> Value:
    return Value(Store(given[0] if given else Value()))


def _got(given: Arguments) -> Value:
    data = given[0].data if given else None
    return data.value if isinstance(data, Store) else UNKNOWN


def _derived(given: Arguments) -> Value:
    """The value of a store that is made of another one, or of several."""
    if len(given) < 2:
        return UNKNOWN
    held = given[0]
    if isinstance(held.data, list):
        inner = Value([_got([one]) for one in held.entries()])
    else:
        inner = _got([held])
    function: Any = given[1].data
    frame: Frame | None = getattr(function, "frame", None)
    return Value(Store(call(given[1], [inner], frame) if frame else UNKNOWN))
