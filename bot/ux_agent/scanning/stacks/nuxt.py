"""Sites made with Nuxt: pages within layouts, with what its folders make known everywhere."""

import re
from collections.abc import Iterator, Mapping

from bot.errors import Failed
from bot.ux_agent.scanning.showing.component import made
from bot.ux_agent.scanning.showing.script_frame import Exhausted
from bot.ux_agent.scanning.showing.script_globals import native
from bot.ux_agent.scanning.showing.script_values import UNKNOWN, Arguments, settled
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.showing.texts import texts_of
from bot.ux_agent.scanning.showing.using import ComponentFile, Use
from bot.ux_agent.scanning.showing.value import Value
from bot.ux_agent.scanning.showing.vue import Vue as Language
from bot.ux_agent.scanning.showing.vue_reactive import Ref, ran
from bot.ux_agent.scanning.showing.vue_site import Route, VueSite
from bot.ux_agent.scanning.sources import Sources
from bot.ux_agent.scanning.stacks.components import Components, whole_page
from bot.ux_agent.scanning.stacks.nuxt_files import Folders, PageFile
from bot.ux_agent.scanning.stacks.stack import ShownPage

MOST_PAGES = 40
_META = re.compile(r"definePageMeta\s*\(\s*\{[^}]*?\blayout\s*:\s*(?:['\"]([\w-]+)['\"]|(false))")
_CONFIGS = ("nuxt.config.ts", "nuxt.config.js", "nuxt.config.mjs")


class Nuxt:
    """The pages below pages/, each in its layout; without any, app.vue alone."""

    name = "Nuxt"

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._vue = VueSite()
        self._site = Components(sources, self._vue.packages())
        self.left_out = self._site.left_out
        self._site.languages[".vue"] = Language(self._site.modules, self._vue)
        self._folders = Folders(sources.paths)
        self._known = self._folders.components()
        self._vue.found = self._component
        self._config = self._configured()
        self._vue.auto = self._auto()
        app = self._folders.file("app.vue")
        self._pages = self._folders.pages() or ([PageFile("/", ())] if app else [])
        self._app = app
        self._vue.routes = [
            Route(one.address, tuple(Value(ComponentFile(path)) for path in one.views), Value({}))
            for one in self._pages
        ]

    def pages(self) -> Iterator[ShownPage]:
        """Every page, the start page first."""
        if not self._pages:
            raise Failed("no_entry", "A site of Nuxt begins with app.vue or pages; there is none.")
        for page, route in list(zip(self._pages, self._vue.routes, strict=True))[:MOST_PAGES]:
            world = self._site.modules.world
            world.steps, world.address = 0, page.address
            try:
                yield self._shown(page, route)
            except (Exhausted, RecursionError):
                self.left_out.append(f"{page.address}: its scripts do too much to be followed")

    def file_at(self, address: str, page: ShownPage) -> str:
        """The page, or the file of public/, that an address leads to."""
        plain = address.partition("#")[0].partition("?")[0]
        if not plain or plain.startswith(("//", "http:", "https:", "mailto:", "tel:")):
            return page.path if address.startswith("#") else ""
        for one in self._pages:
            if one.address == (plain.rstrip("/") or "/"):
                return one.views[-1] if one.views else self._app
        if plain.startswith("/"):
            path = f"public{plain}"
            return path if path in self._sources.paths else ""
        return self._site.modules.resolve(address, page.path)

    def _shown(self, page: PageFile, route: Route) -> ShownPage:
        root = Seen("", {})
        html = Seen("html", {}).append_to(root)
        head, body = Seen("head", {}).append_to(html), Seen("body", {}).append_to(html)
        self._vue.begin(route)
        self._vue.layout = self._layout(page)
        use = self._entered()
        if use is not None:
            self._site.showing(head).show(use, body)
        self._headed(head)
        layout = self._vue.layout
        around = [layout.data.path] if layout and isinstance(layout.data, ComponentFile) else []
        own = page.views[-1] if page.views else self._app
        files = [path for path in (self._app, *around, *page.views) if path]
        sheets = [*self._site.sheets(*self._sheets()), *self._site.sheets(*self._used(files))]
        return ShownPage(own, page.address, whole_page(root), sheets, self._site.fetched(*files))

    def _entered(self) -> Use | None:
        """app.vue; without one, the page in its layout."""
        if self._app:
            return self._site.use(self._app)
        layout = self._vue.layout
        view = self._vue.next_view()
        inner = self._site.enter(view, {}, {}) if view else None
        if layout is None:
            return inner
        return self._site.enter(layout, {}, {"": inner} if inner else {})

    def _layout(self, page: PageFile) -> Value | None:
        document = self._sources.document(page.views[-1]) if page.views else None
        found = _META.search(document.data.decode()) if document else None
        if found and found[2]:
            return None
        path = self._folders.layout(found[1] if found else "default")
        return Value(ComponentFile(path)) if path else None

    def _component(self, name: str) -> Value | None:
        path = self._known.get(name) or self._known.get(name.removeprefix("Lazy"))
        return Value(ComponentFile(path)) if path else None

    def _used(self, files: list[str]) -> list[str]:
        """Files and the components that their templates name, for these are not imported."""
        seen, pending = dict.fromkeys(files), list(files)
        while pending:
            document = self._sources.document(pending.pop())
            text = document.data.decode() if document else ""
            for name, path in self._known.items():
                kebab = re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()
                if path not in seen and re.search(rf"<(?:Lazy)?(?:{name}|{kebab})\b", text):
                    seen[path] = None
                    pending.append(path)
        return list(seen)

    def _configured(self) -> Value:
        path = next((one for one in _CONFIGS if one in self._sources.paths), "")
        modules = self._site.modules
        modules.world.names = {
            **modules.world.names,
            **dict.fromkeys(("defineNuxtConfig", "defineAppConfig"), native(_first)),
        }
        module = modules.module(path) if path else None
        if module is None or "default" not in module.exports:
            return Value({})
        return settled(module.exports["default"]())

    def _sheets(self) -> list[str]:
        """The sheets that the configuration has every page load."""
        found: list[str] = []
        for one in settled(self._config.member("css")).entries():
            path = self._site.modules.resolve(settled(one).text, _CONFIGS[0])
            path = path or self._folders.file(settled(one).text.lstrip("~@/"))
            found.extend([path] if path else [])
        return found

    def _headed(self, head: Seen) -> None:
        """Puts into the head what the configuration and the components say of it."""
        named = settled(settled(self._config.member("app")).member("head"))
        heads = [named, *self._vue.heads]
        titles = [one for one in (settled(head.member("title")) for head in heads) if one.text]
        if titles:
            Seen("title", {}).append_to(head).texts = list(texts_of(titles[-1]))
        said = [settled(one.member("description")) for one in heads]
        for one in heads:
            metas = map(settled, settled(one.member("meta")).entries())
            said.extend(settled(meta.member("content")) for meta in metas if _describes(meta))
        for text in [one for one in said if one.text][-1:]:
            given = {"name": Value("description"), "content": text}
            made("meta", given, None).append_to(head)

    def _auto(self) -> Mapping[str, Value]:
        """The names that Nuxt makes known without imports."""
        packages = self._vue.packages()
        found: dict[str, Value] = {**packages["vue"], **packages["@unhead/vue"]}
        found["useRoute"] = packages["vue-router"]["useRoute"]
        found["useI18n"] = packages["vue-i18n"]["useI18n"]
        found.update(dict.fromkeys(("useFetch", "useLazyFetch"), native(self._fetched)))
        found["useAsyncData"] = native(lambda _: _answered(UNKNOWN))
        found.update(dict.fromkeys(("definePageMeta", "onNuxtReady"), native(_none)))
        found["useState"] = native(_state)
        found["useAppConfig"] = native(lambda _: self._app_config())
        found["useRuntimeConfig"] = native(lambda _: UNKNOWN)
        modules = self._site.modules
        modules.packages["#imports"] = found
        modules.packages["#app"] = found
        modules.world.names = {**modules.world.names, **found}
        for path in self._folders.scripts():
            module = modules.module(path)
            for name in module.exports if module else ():
                found[name] = module.exports[name]() if module else UNKNOWN
        return found

    def _fetched(self, given: Arguments) -> Value:
        """What `useFetch` brings of the site's own files."""
        response = ran(self._site.fetch, *given[:1])
        return _answered(ran(response.member("json")) if response.is_known else UNKNOWN)

    def _app_config(self) -> Value:
        path = self._folders.file("app.config.ts") or self._folders.file("app.config.js")
        module = self._site.modules.module(path) if path else None
        known = module is not None and "default" in module.exports
        return settled(module.exports["default"]()) if module and known else UNKNOWN


def _describes(meta: Value) -> bool:
    return settled(meta.member("name")).text == "description"


def _first(given: Arguments) -> Value:
    return given[0] if given else Value()


def _none(given: Arguments) -> Value:
    return Value()


def _answered(data: Value) -> Value:
    unknown = Value(Ref(value=UNKNOWN))
    found = dict.fromkeys(("pending", "error", "status"), unknown)
    return Value({**found, "data": Value(Ref(value=data))})


def _state(given: Arguments) -> Value:
    return Value(Ref(value=ran(given[1]) if len(given) > 1 else UNKNOWN))
