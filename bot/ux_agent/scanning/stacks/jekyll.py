"""Sites that Jekyll makes: pages, posts and collections in their layouts, with the site's data."""

from collections.abc import Iterator

from bot.errors import Failed
from bot.ux_agent.kinds.document import Document
from bot.ux_agent.scanning.seeing import seen_as_written
from bot.ux_agent.scanning.showing.dialect import Scope, Template
from bot.ux_agent.scanning.showing.liquid import Liquid
from bot.ux_agent.scanning.showing.liquid_expression import Arguments
from bot.ux_agent.scanning.showing.marked import marked
from bot.ux_agent.scanning.showing.printed import Known, seen_in
from bot.ux_agent.scanning.showing.printing import Printer, TooLong
from bot.ux_agent.scanning.showing.printout import Printout
from bot.ux_agent.scanning.showing.value import Value
from bot.ux_agent.scanning.sources import Sources
from bot.ux_agent.scanning.stacks.jekyll_pages import COPIED, Content, Contents
from bot.ux_agent.scanning.stacks.jekyll_site import Deferred, seo_tag, site_of
from bot.ux_agent.scanning.stacks.linked import addressed, in_order
from bot.ux_agent.scanning.stacks.stack import ShownPage

_LAYOUTS = (".html", ".liquid", ".md", ".htm", "")
_DEEPEST = 12


class Jekyll:
    """The pages of a Jekyll site, those that links lead to first."""

    name = "Jekyll"

    def __init__(self, sources: Sources) -> None:
        self.left_out: list[str] = []
        self._sources = sources
        self._contents = Contents(sources)
        self._dialect = Liquid({"markdownify": _markdownify})
        self._site = site_of(sources, self._contents, self._excerpt)
        self._known: Known = {}
        self._layouts: dict[str, Document | None] = {}

    def pages(self) -> Iterator[ShownPage]:
        """Every page, the one at the root first; raises Failed when there is none."""
        by_address = {one.address: one for one in self._contents.pages()}
        if "/" not in by_address:
            raise Failed("no_entry", "A Jekyll site begins with its index; there is none.")
        yield from in_order(by_address, self._shown, self._contents.base)

    def file_at(self, address: str, page: ShownPage) -> str:
        """The source of a page, or a file as it is; of a sheet that Sass makes, its source."""
        path = addressed(address, page.address, self._contents.base)
        found = self._contents.at(path) if path else ""
        if found or not path:
            return found
        plain = path.lstrip("/")
        tried = (plain, f"{plain.removesuffix('.css')}.scss" if plain.endswith(".css") else plain)
        return next((one for one in tried if self._sources.has(one)), "")

    def _shown(self, content: Content) -> ShownPage | None:
        if content.kind == COPIED:
            return ShownPage(
                content.document.path, content.address, seen_as_written(content.document)
            )
        try:
            elements = seen_in(self._printed(content), self._known)
        except TooLong:
            self.left_out.append(f"{content.document.path} (it shows more than a page should)")
            return None
        return ShownPage(content.document.path, content.address, elements)

    def _printed(self, content: Content) -> Printout:
        """A page in all of its layouts."""
        page = content.value
        names = {"site": self._site, "page": page, "paginator": self._paginator()}
        names["seo_tag"] = seo_tag(page, self._site)
        printer = Printer(self._load)
        out = self._body(content, printer, Scope(names, content.document.path))
        layout, seen = page.member("layout").text, 0
        while layout and layout not in {"none", "null", "nil"} and seen < _DEEPEST:
            document = self._layout(layout)
            if document is None:
                self._leave_out(f"the layout {layout} (none of this site's files)")
                break
            front = self._contents.front(document)
            scope = Scope({**names, "content": Value(out), "layout": front}, document.path)
            out = printer.print(Template(document, self._dialect, scope))
            layout, seen = front.member("layout").text, seen + 1
        for name in printer.missing:
            self._leave_out(f"{name} (an include that is none of this site's files)")
        return out

    def _body(self, content: Content, printer: Printer, scope: Scope) -> Printout:
        document = content.document
        out = printer.print(Template(document, self._dialect, scope))
        return marked(out) if content.is_markdown else out

    def _excerpt(self, content: Content) -> Value:
        """What a list of posts shows of one: all up to its first empty line."""
        document = content.document
        start = document.front.body if document.front else 0
        first = document.data[start:].lstrip()
        begin = start + len(document.data[start:]) - len(first)
        ends = [at for at in (first.find(b"\n\n"), first.find(b"\r\n\r\n")) if at >= 0]
        end = begin + min(ends) if ends else len(document.data)
        scope = Scope({"site": self._site, "page": content.value}, document.path)
        template = Template(document, self._dialect, scope, begin, end)
        try:
            return Value(marked(Printer(self._load).print(template)))
        except TooLong:
            return Value()

    def _paginator(self) -> Value:
        names = {"posts": lambda: self._site.member("posts"), "total_pages": lambda: Value(1)}
        return Value(Deferred({}, names))

    def _layout(self, name: str) -> Document | None:
        if name not in self._layouts:
            tried = (f"{self._contents.folder('layouts_dir', '_layouts')}/{name}",)
            paths = [f"{one}{ending}" for one in tried for ending in _LAYOUTS]
            found = (self._sources.document(path) for path in paths if self._sources.has(path))
            self._layouts[name] = next(found, None)
        return self._layouts[name]

    def _load(self, name: str, scope: Scope) -> Template | None:
        """An include by its name."""
        folder = self._contents.folder("includes_dir", "_includes")
        document = self._sources.document(f"{folder}/{name}")
        return Template(document, self._dialect, scope) if document else None

    def _leave_out(self, what: str) -> None:
        if what not in self.left_out:
            self.left_out.append(what)


def _markdownify(value: Value, arguments: Arguments) -> Value:
    del arguments
    out = Printout()
    out.print(value, is_escaping=False)
    return Value(marked(out))
