"""Sites made with Vue: an entry page, the script that it loads, the router's pages."""

from collections.abc import Iterator

from bot.errors import Failed
from bot.ux_agent.scanning.showing.component import Showing, made
from bot.ux_agent.scanning.showing.script_frame import Exhausted
from bot.ux_agent.scanning.showing.script_values import is_known, settled
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.showing.texts import texts_of
from bot.ux_agent.scanning.showing.using import ComponentFile
from bot.ux_agent.scanning.showing.value import Value
from bot.ux_agent.scanning.showing.vue import Vue as Language
from bot.ux_agent.scanning.showing.vue_reactive import ran
from bot.ux_agent.scanning.showing.vue_site import Route, VueSite
from bot.ux_agent.scanning.sources import Sources
from bot.ux_agent.scanning.stacks.components import Components, Shell
from bot.ux_agent.scanning.stacks.stack import ShownPage

ENTRY = "index.html"
MOST_PAGES = 40


class Vue:
    """The pages of an application that Vite, or the command line of Vue, bundles."""

    name = "Vue"

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._vue = VueSite()
        self._site = Components(sources, self._vue.packages())
        self.left_out = self._site.left_out
        self._site.languages[".vue"] = Language(self._site.modules, self._vue)
        self._entry = ENTRY if ENTRY in sources.paths else f"public/{ENTRY}"
        self._scripts = self._run()

    def pages(self) -> Iterator[ShownPage]:
        """The router's pages, the start page first; without a router the one page."""
        app = self._vue.app
        if app is None or not isinstance(app.data, ComponentFile):
            raise Failed("no_entry", f"{self._entry} loads no script that mounts a component.")
        routes: list[Route | None] = [*self._vue.routes] or [None]
        routes.sort(key=lambda one: one is not None and one.address != "/")
        for route in routes[:MOST_PAGES]:
            world = self._site.modules.world
            world.steps, world.address = 0, route.address if route else "/"
            try:
                yield self._page(app, route)
            except (Exhausted, RecursionError):
                where = route.address if route else "the page"
                self.left_out.append(f"{where}: its scripts do too much to be followed")

    def file_at(self, address: str, page: ShownPage) -> str:
        """The component of the page, or the file of public/, that an address leads to."""
        plain = address.partition("#")[0].partition("?")[0]
        if not plain or plain.startswith(("//", "http:", "https:", "mailto:", "tel:")):
            return page.path if address.startswith("#") else ""
        for route in self._vue.routes:
            if route.address == (plain.rstrip("/") or "/"):
                return _file(route.views[-1]) or page.path
        if plain.startswith("/"):
            found = next((one for one in (f"public{plain}", plain[1:]) if self._is_there(one)), "")
            return found or (self._entry if plain == "/" else "")
        return self._site.modules.resolve(address, page.path)

    def _is_there(self, path: str) -> bool:
        return path in self._sources.paths

    def _run(self) -> list[str]:
        """Runs what the entry page loads; the scripts' paths."""
        document = self._sources.document(self._entry)
        if document is None:
            return []
        shell = Shell(document, "#app")
        found: list[str] = []
        for one in shell.elements:
            address = one.attributes.get("src", "") if one.tag == "script" else ""
            path = self._site.modules.resolve(address, self._entry) if address else ""
            found.extend([path] if path else [])
        found = found or [one for one in ("src/main.js", "src/main.ts") if self._is_there(one)]
        for path in found:
            self._site.modules.module(path)
            for inner in self._reached(path):
                self._site.modules.module(inner)
        return found

    def _reached(self, path: str) -> Iterator[str]:
        """The modules that a script imports, which may set up the router or translations."""
        seen, pending = {path}, [path]
        while pending:
            document = self._sources.document(pending.pop())
            for inner in self._site.imported(document) if document else ():
                if inner not in seen and inner.endswith((".js", ".ts", ".mjs")):
                    seen.add(inner)
                    pending.append(inner)
                    yield inner

    def _page(self, app: Value, route: Route | None) -> ShownPage:
        document = self._sources.document(self._entry)
        if document is None:
            raise Failed("no_entry", f"{self._entry} cannot be read.")
        shell = Shell(document, self._vue.target)
        self._vue.begin(route)
        showing = self._site.showing(shell.head)
        use = self._site.enter(app, {}, {})
        if use is not None:
            showing.show(use, shell.target)
        self._titled(shell, showing, route)
        views = [_file(view) for view in route.views] if route else []
        own = next((path for path in reversed(views) if path), _file(app))
        files = [*self._scripts, _file(app), *filter(None, views)]
        sheets, data = self._site.sheets(*files), self._site.fetched(*files)
        return ShownPage(own, route.address if route else "/", shell.shown(), sheets, data)

    def _titled(self, shell: Shell, showing: Showing, route: Route | None) -> None:
        """Has the title be what the router's hooks and the components make of it."""
        effects = self._site.modules.world.effects
        effects.pop("title", None)
        for hook in self._vue.after if route else ():
            ran(hook, self._vue.told(route) if route else Value(), Value({"meta": Value({})}))
        titles = [one for one in effects.get("title", []) if is_known(one)]
        titles.extend(settled(head.member("title")) for head in self._vue.heads)
        titles = [one for one in titles if list(texts_of(one))]
        if titles:
            title = next((one for one in shell.head.children if one.tag == "title"), None)
            title = title or Seen("title", {}).append_to(shell.head)
            title.texts = list(texts_of(titles[-1]))
        for head in self._vue.heads:
            said = head.member("description")
            if said.text:
                given = {"name": Value("description"), "content": said}
                made("meta", given, None).append_to(shell.head)


def _file(view: Value) -> str:
    return view.data.path if isinstance(view.data, ComponentFile) else ""
