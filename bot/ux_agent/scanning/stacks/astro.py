"""Sites made with Astro: the pages below src/pages, their layouts, components and content."""

import posixpath
import re
from collections.abc import Iterator, Mapping

from bot.errors import Failed
from bot.ux_agent.kinds.document import Document
from bot.ux_agent.scanning.seeing import seen_as_written
from bot.ux_agent.scanning.showing.astro import Astro as Language
from bot.ux_agent.scanning.showing.astro_content import MARKDOWN, Collections
from bot.ux_agent.scanning.showing.data import front_of
from bot.ux_agent.scanning.showing.marked import marked
from bot.ux_agent.scanning.showing.printed import Known, seen_in
from bot.ux_agent.scanning.showing.printing import TooLong
from bot.ux_agent.scanning.showing.printout import Printout
from bot.ux_agent.scanning.showing.script_frame import Exhausted
from bot.ux_agent.scanning.showing.script_packages import PACKAGES
from bot.ux_agent.scanning.showing.script_react import React
from bot.ux_agent.scanning.showing.script_values import settled
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.showing.svelte import Svelte
from bot.ux_agent.scanning.showing.using import ComponentFile, Use
from bot.ux_agent.scanning.showing.value import Value
from bot.ux_agent.scanning.showing.vue import Vue
from bot.ux_agent.scanning.showing.vue_site import VueSite
from bot.ux_agent.scanning.sources import Sources
from bot.ux_agent.scanning.stacks.astro_routes import Route, routes_of
from bot.ux_agent.scanning.stacks.components import Components, whole_page
from bot.ux_agent.scanning.stacks.stack import ShownPage

MOST_PAGES = 40
_CODE = re.compile(r"^(?:import|export)\b|[{}<>]")
"""What in MDX is code, or holds some."""


class Astro:
    """The pages of Astro, each put together from its layout, components and content."""

    name = "Astro"

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._known: Known = {}
        self._vue = VueSite()
        self._site = Contents(sources, self._known)
        self.left_out = self._site.left_out
        modules = self._site.modules
        self._site.collections = Collections(modules)
        modules.packages.update(self._site.collections.packages())
        modules.packages.update(self._vue.packages())
        modules.packages.update(PACKAGES)
        modules.packages.update(React(modules.world).packages())
        self._astro = Language(modules)
        self._site.languages[".astro"] = self._astro
        self._site.languages[".svelte"] = Svelte(modules)
        self._site.languages[".vue"] = Vue(modules, self._vue)
        self._routes = routes_of(sources.paths)
        self._files: dict[str, str] = {}

    def pages(self) -> Iterator[ShownPage]:
        """Every page, the start page first; of those that a list makes, each of its entries."""
        if not self._routes:
            raise Failed("no_entry", "A site of Astro begins with src/pages; there is none.")
        count = 0
        for route in self._routes:
            try:
                for page in self._pages(route):
                    self._files[page.address] = page.path
                    count += 1
                    yield page
                    if count >= MOST_PAGES:
                        self.left_out.append(f"pages after the first {MOST_PAGES}")
                        return
            except (Exhausted, RecursionError, TooLong):
                self.left_out.append(f"{route.file}: its scripts do too much to be followed")

    def file_at(self, address: str, page: ShownPage) -> str:
        """The page, or the file of public/, that an address leads to."""
        plain = address.partition("#")[0].partition("?")[0]
        if not plain or plain.startswith(("//", "http:", "https:", "mailto:", "tel:")):
            return page.path if address.startswith("#") else ""
        wanted = plain.rstrip("/") or "/"
        if wanted in self._files:
            return self._files[wanted]
        for route in self._routes:
            if route.address == wanted:
                return route.file
        if plain.startswith("/"):
            return next((one for one in (f"public{plain}", plain[1:]) if self._is_there(one)), "")
        return self._site.modules.resolve(address, page.path)

    def _is_there(self, path: str) -> bool:
        return path in self._sources.paths

    def _pages(self, route: Route) -> Iterator[ShownPage]:
        document = self._sources.document(route.file)
        if document is None:
            return
        self._begin(route.address)
        if document.suffix in MARKDOWN:
            yield self._markdown(route, document)
        elif document.suffix == ".html":
            yield ShownPage(route.file, route.address, seen_as_written(document))
        elif not route.names:
            yield self._shown(route.file, route.address, self._site.use(route.file))
        else:
            yield from self._listed(route, document)

    def _begin(self, address: str) -> None:
        world = self._site.modules.world
        world.steps, world.address = 0, address

    def _listed(self, route: Route, document: Document) -> Iterator[ShownPage]:
        """The pages that getStaticPaths lists; one with unknown values where it cannot be told."""
        pages = self._astro.paths(document)
        if pages is None:
            yield self._shown(route.file, route.address, self._site.use(route.file))
            return
        for one in pages:
            params, props = settled(one.member("params")), settled(one.member("props"))
            address = route.address
            for name in route.names:
                text = settled(params.member(name)).text
                address = address.replace(f"[...{name}]", text).replace(f"[{name}]", text)
            address = posixpath.normpath(address) if address != "/" else address
            given = dict(props.data) if isinstance(props.data, dict) else {}
            named = {name: props.member(name) for name in given}
            self._begin(address)
            yield self._shown(route.file, address, self._site.use(route.file, named))

    def _markdown(self, route: Route, document: Document) -> ShownPage:
        """A page of Markdown within the layout that its front matter names."""
        front = front_of(document)
        layout = front.member("layout").text
        path = self._site.modules.resolve(layout, route.file) if layout else ""
        content = Value(ComponentFile(route.file))
        given = {"frontmatter": front, "url": Value(route.address), "file": Value(route.file)}
        known = {name: front.member(name) for name in front.data}
        use = self._site.use(path, {**known, **given}, {"": content}) if path else None
        if use is None:
            root = Seen("", {})
            self._site.foreign(content, {}, root)
            return ShownPage(route.file, route.address, whole_page(root))
        return self._shown(route.file, route.address, use)

    def _shown(self, path: str, address: str, use: Use | None) -> ShownPage:
        root = Seen("", {})
        if use is not None:
            self._site.showing(root).show(use, root)
        files = [use.document.path] if use else []
        sheets, data = self._site.sheets(*files), self._site.fetched(*files)
        return ShownPage(path, address, whole_page(root), sheets, data)


class Contents(Components):
    """Components, and Markdown as one of them."""

    def __init__(self, sources: Sources, known: Known) -> None:
        super().__init__(sources, {})
        self._known = known
        self.collections: Collections | None = None

    def globbed(self, path: str) -> Value | None:
        """The exports of a component, or of a text with its front matter."""
        if self.collections is not None and posixpath.splitext(path)[1] in MARKDOWN:
            return self.collections.text(path)
        return super().globbed(path)

    def foreign(self, value: Value, given: Mapping[str, Value], parent: Seen) -> bool:
        """Shows the content of a Markdown file."""
        path = value.data.path if isinstance(value.data, ComponentFile) else ""
        document = self.sources.document(path) if path else None
        if document is None or document.suffix not in MARKDOWN:
            return super().foreign(value, given, parent)
        text = Printout()
        text.write(document, document.body, len(document.data))
        for one in seen_in(marked(text), self._known):
            if document.suffix == ".mdx":
                one.texts = [shown for shown in one.texts if not _CODE.search(shown.value)]
            if one.parent is None:
                one.append_to(parent)
        return True
