"""A Hugo site in one language: puts the content of its pages into their layouts."""

import posixpath
import re

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
from bot.ux_agent.scanning.stacks.hugo_functions import Functions
from bot.ux_agent.scanning.stacks.hugo_layouts import Layouts
from bot.ux_agent.scanning.stacks.hugo_menus import menus_of
from bot.ux_agent.scanning.stacks.hugo_page import Page
from bot.ux_agent.scanning.stacks.hugo_resources import Resources
from bot.ux_agent.scanning.stacks.hugo_site import Site
from bot.ux_agent.scanning.stacks.stack import Sheet, ShownPage

MOST_SHORTCODES = 500
"""In one text: each is sought its end up to the text's."""

_SHORTCODE = re.compile(
    rb"\{\{[<%]\s*(?P<name>[\w/-]+)(?:(?!\{\{).)*?(?:/\s*[>%]\}\}|[>%]\}\}"
    rb"(?:(?P<inner>.*?)\{\{[<%]\s*/\s*(?P=name)\s*[>%]\}\})?)",
    re.DOTALL,
)


class Edition:
    """The site in one language; `left_out` says what could not be put together."""

    def __init__(self, site: Site, left_out: list[str]) -> None:
        self.site = site
        self.left_out = left_out
        self.resources = Resources(site.sources, site.config)
        self._layouts = Layouts(site.sources, site.config, site.language)
        self._functions = Functions(site, self._layouts, self.resources)
        self._known: Known = {}
        site.content = self._content
        site.render = self._rendered
        site.menus = menus_of(site)
        self.by_address = {f"{site.prefix}/": site.pages[""]}
        self.by_address.update({page.address: page for page in site.pages.values()})

    def shown(self, page: Page) -> ShownPage | None:
        """A page as visitors see it; None where that cannot be put together."""
        layout = self._layouts.page(page.content)
        if layout is None:
            self.left_out.append(f"no layout was found for {_name(page)}")
            return None
        self._functions.page = Value(page)
        self.resources.loaded.clear()
        try:
            elements = seen_in(self._print(page, layout), self._known)
        except TooLong:
            self.left_out.append(f"{_name(page)} is too long")
            return None
        sheets = tuple(Sheet(document) for document in self.resources.loaded)
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
        if document.data.count(b"{{") > MOST_SHORTCODES:
            return Value(Opaque("a text of more shortcodes than people write"))
        for code in _SHORTCODE.finditer(document.data, at):
            out.write(document, at, code.start())
            at = code.end()
        out.write(document, at, len(document.data))
        if document.suffix in {".html", ".htm"}:
            return Value(out)
        renderer = field(field(self.site.config.get("markup"), "goldmark", []), "renderer", [])
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
