"""Sites made with Hugo: content put into layouts, with what partials, menus and data say."""

import posixpath
import re
from collections.abc import Iterator

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.scanning.showing.blocks import Block, Part, Text, parts_of
from bot.ux_agent.scanning.showing.dialect import Scope, Template
from bot.ux_agent.scanning.showing.gotemplate import field
from bot.ux_agent.scanning.showing.marked import marked
from bot.ux_agent.scanning.showing.printed import Known, seen_in
from bot.ux_agent.scanning.showing.printing import Printer, TooLong
from bot.ux_agent.scanning.showing.printout import Printout
from bot.ux_agent.scanning.showing.token import Define
from bot.ux_agent.scanning.showing.value import Opaque, Value
from bot.ux_agent.scanning.sources import Sources
from bot.ux_agent.scanning.stacks.hugo_config import Config
from bot.ux_agent.scanning.stacks.hugo_functions import Functions
from bot.ux_agent.scanning.stacks.hugo_layouts import Layouts
from bot.ux_agent.scanning.stacks.hugo_menus import menus_of
from bot.ux_agent.scanning.stacks.hugo_page import Page
from bot.ux_agent.scanning.stacks.hugo_resources import Resources
from bot.ux_agent.scanning.stacks.hugo_site import Site
from bot.ux_agent.scanning.stacks.linked import addressed, alike, in_order
from bot.ux_agent.scanning.stacks.stack import Sheet, ShownPage

_SHORTCODE = re.compile(
    rb"\{\{[<%]\s*(?P<name>[\w/-]+)(?:(?!\{\{).)*?(?:/\s*[>%]\}\}|[>%]\}\}"
    rb"(?:(?P<inner>.*?)\{\{[<%]\s*/\s*(?P=name)\s*[>%]\}\})?)",
    re.DOTALL,
)


class Hugo:
    """The pages of a Hugo site in the language that visitors get first."""

    name = "Hugo"

    def __init__(self, sources: Sources) -> None:
        self.left_out: list[str] = []
        self._sources = sources
        self._config = Config(sources)
        self._site = Site(sources, self._config, self._config.language)
        others = (name for name in self._config.languages() if name != self._config.language)
        self._site.others = [Site(sources, self._config, name) for name in others]
        self._layouts = Layouts(sources, self._config, self._config.language)
        self._resources = Resources(sources, self._config)
        self._functions = Functions(self._site, self._layouts, self._resources)
        self._site.content = self._content
        self._site.render = self._rendered
        self._site.menus = menus_of(self._site)
        self._known: Known = {}
        self._by_address = {page.address: page for page in self._site.pages.values()}
        self._by_address = {self._site.prefix + "/": self._site.pages[""], **self._by_address}
        self._alike = {alike(address): page for address, page in self._by_address.items()}

    def pages(self) -> Iterator[ShownPage]:
        """Home, what links lead to from there, then every other page that the site has."""
        yield from in_order(self._by_address, self._shown)

    def file_at(self, address: str, page: ShownPage) -> str:
        """The source of what stands at an address: a page's content, an asset, a static file."""
        path = addressed(address, page.address)
        if not path:
            return ""
        if path in self._resources.files:
            return self._resources.files[path]
        found = self._alike.get(alike(path))
        if found is not None and found.content.document is not None:
            return found.content.document.path
        return self._static(path)

    def _static(self, path: str) -> str:
        own = self._config.get("staticDir").text or "static"
        roots = [own, *(posixpath.join(theme, "static") for theme in self._config.themes)]
        for root in [*roots, "content"]:
            found = posixpath.join(root, path.lstrip("/"))
            if path.strip("/") and found in self._sources.paths:
                return found
        return ""

    def _shown(self, page: Page) -> ShownPage | None:
        layout = self._layouts.page(page.content)
        if layout is None:
            self.left_out.append(f"no layout was found for {_name(page)}")
            return None
        self._functions.page = Value(page)
        self._resources.loaded.clear()
        try:
            out = self._print(page, layout)
        except TooLong:
            self.left_out.append(f"{_name(page)} is too long")
            return None
        elements = seen_in(out, self._known)
        sheets = tuple(Sheet(document) for document in self._resources.loaded)
        missing = dict.fromkeys(self._functions.missing)
        self._functions.missing.clear()
        lines = (f"the partial {name} was not found" for name in missing)
        self.left_out.extend(line for line in lines if line not in self.left_out)
        return ShownPage(_name(page), page.address, elements, sheets)

    def _print(self, page: Page, layout: Document) -> Printout:
        printer = Printer(_no_template)
        template = self._functions.template(layout, Value(page))
        around = self._layouts.around(page.content) if _only_defines(template) else None
        if around is None:
            return printer.print(template)
        printer.define(template)
        outer = self._functions.template(around, Value(page))
        printer.define(outer)
        return printer.print(outer)

    def _content(self, page: Page) -> Value:
        """The body of a page as HTML."""
        out = Printout()
        document = page.content.document
        if document is None:
            return Value(out)
        at = document.front.body if document.front else 0
        for code in _SHORTCODE.finditer(document.data, at):
            out.write(document, at, code.start())
            at = code.end()
        out.write(document, at, len(document.data))
        if document.suffix in {".html", ".htm"}:
            return Value(out)
        renderer = field(field(self._config.get("markup"), "goldmark", []), "renderer", [])
        return Value(marked(out, keeps_html=field(renderer, "unsafe", []).data is True))

    def _rendered(self, page: Page, name: str) -> Value:
        document = self._layouts.view(page.content, name)
        if document is None:
            return Value(Opaque(name))
        return Value(self._functions.template(document, Value(page)))


def _no_template(name: str, scope: Scope) -> Template | None:
    """Go's templates ask for others by functions only."""
    del name, scope
    return None


def _only_defines(template: Template) -> bool:
    """Whether it shows nothing by itself: then a base template is around it."""
    document = template.document
    start = document.front.body if document.front else 0
    parts = parts_of(document, template.dialect, start, len(document.data))
    shown = [part for part in parts if not _is_blank(part, document)]
    return bool(shown) and isinstance(shown[0], Block) and isinstance(shown[0].token, Define)


def _is_blank(part: Part, document: Document) -> bool:
    is_text = isinstance(part, Text)
    return is_text and not document.text(part.start, part.end).strip(" \t\r\n\ufeff")


def _name(page: Page) -> str:
    document = page.content.document
    return document.path if document else posixpath.join("content", page.content.place, "_index.md")
