"""Sites made with Eleventy: templates in Nunjucks, Liquid and Markdown in their layouts."""

import posixpath
from collections.abc import Iterator, Mapping

from bot.errors import Failed
from bot.ux_agent.kinds.document import Document, Missing
from bot.ux_agent.scanning.showing.data import front_of
from bot.ux_agent.scanning.showing.dialect import Dialect, Scope, Template
from bot.ux_agent.scanning.showing.liquid import Liquid
from bot.ux_agent.scanning.showing.liquid_expression import Filter as PipedFilter
from bot.ux_agent.scanning.showing.marked import marked
from bot.ux_agent.scanning.showing.nunjucks import Filter, Nunjucks
from bot.ux_agent.scanning.showing.nunjucks_filters import FILTERS
from bot.ux_agent.scanning.showing.printed import Known, seen_in
from bot.ux_agent.scanning.showing.printing import Printer, TooLong
from bot.ux_agent.scanning.showing.printout import Printout
from bot.ux_agent.scanning.showing.value import Value
from bot.ux_agent.scanning.sources import Sources
from bot.ux_agent.scanning.stacks.eleventy_collections import collections_of, navigation
from bot.ux_agent.scanning.stacks.eleventy_config import Config
from bot.ux_agent.scanning.stacks.eleventy_data import Data
from bot.ux_agent.scanning.stacks.eleventy_pages import ENGINES, OTHERS, Content
from bot.ux_agent.scanning.stacks.eleventy_paging import paged
from bot.ux_agent.scanning.stacks.eleventy_scripts import Scripts
from bot.ux_agent.scanning.stacks.linked import addressed, alike, in_order
from bot.ux_agent.scanning.stacks.stack import ShownPage

_DEEPEST = 12


class Eleventy:
    """The pages of an Eleventy site, those that links lead to first."""

    name = "Eleventy"

    def __init__(self, sources: Sources) -> None:
        self.left_out: list[str] = []
        self._sources = sources
        self._scripts = Scripts(sources)
        self._config = Config(sources, self._scripts)
        self._config.settle()
        self._data = Data(sources, self._config, self._scripts)
        filters, paired = self._own_filters(), self._config.paired
        tags = {name: self._tag(one) for name, one in self._config.shortcodes.items()}
        self._nunjucks = Nunjucks({**FILTERS, **filters}, tags, paired)
        self._liquid = Liquid({name: _piped(one) for name, one in filters.items()}, paired)
        self._known: Known = {}
        self._address_now = ""
        contents = [one for one in self._contents() if one.is_shown]
        self._collections = collections_of(contents, self._config, self._scripts)
        self._by_address: dict[str, Content] = {}
        for content in contents:
            for one in paged(content, self._names(content), self._address):
                self._by_address.setdefault(one.address, one)
        self._alike = {alike(address): one for address, one in self._by_address.items()}

    def pages(self) -> Iterator[ShownPage]:
        """Every page, the one at the root first; raises Failed when there is none."""
        if "/" not in self._by_address:
            why = f" ({self.left_out[0]})" if self.left_out else ""
            raise Failed("no_entry", f"An Eleventy site begins with its index; there is none{why}.")
        yield from in_order(self._by_address, self._shown)

    def file_at(self, address: str, page: ShownPage) -> str:
        """The source of a page, or of a file that is copied; of a sheet by Sass, its source."""
        path = addressed(address, page.address)
        if not path:
            return ""
        found = self._alike.get(alike(path))
        if found is not None:
            return found.document.path
        plain = path.strip("/")
        tried = [self._config.copied(plain), plain, posixpath.join(self._config.input, plain)]
        for one in [*tried, posixpath.join("public", plain)]:
            sass = f"{one.removesuffix('.css')}.scss" if one.endswith(".css") else one
            for source in (one, sass):
                if plain and source and self._sources.has(source):
                    return source
        return ""

    def _contents(self) -> Iterator[Content]:
        root = self._config.input
        for path in self._sources.paths:
            if (root and not path.startswith(f"{root}/")) or self._config.is_ignored(path):
                continue
            if path.endswith(OTHERS):
                self._leave_out(f"{path} (its language is not understood)")
                continue
            ending = posixpath.splitext(path)[1]
            document = self._sources.document(path) if ending in ENGINES else None
            if document is not None:
                content = Content(
                    document, self._data.of(document, self._of_layouts(document)), root
                )
                if not content.data.member("pagination").data:
                    content.address = self._address(content)
                yield content

    def _of_layouts(self, document: Document) -> Value:
        """What the layouts around a template say of their own, the innermost on top."""
        found = self._data.of(document, Value({}))
        fronts: list[Value] = []
        name = found.member("layout").text
        while name and len(fronts) < _DEEPEST:
            layout = self._layout(name)
            if layout is None:
                break
            fronts.append(front_of(layout))
            name = fronts[-1].member("layout").text
        held: dict[str, Value] = {}
        for front in reversed(fronts):
            held.update({key: front.member(key) for key in front.data if key != "layout"})
        return Value(held)

    def _names(self, content: Content) -> dict[str, Value]:
        """All that a template has at hand."""
        every = self._data.everywhere
        names = {name: every.member(name) for name in every.data}
        names.update({name: content.data.member(name) for name in content.data.data})
        return {**names, "collections": self._collections, "page": content.page(), **content.extra}

    def _address(self, content: Content) -> str:
        return content.place(lambda code: self._said(code, content))

    def _said(self, code: str, content: Content) -> str:
        """What the code in a permalink shows."""
        held = getattr(self, "_collections", Value({}))
        every = self._data.everywhere
        names = {name: every.member(name) for name in every.data}
        names.update({name: content.data.member(name) for name in content.data.data})
        names.update({"collections": held, "page": content.page(), **content.extra})
        dialect = self._dialect(content.document)
        try:
            document = Document(f"permalink{content.document.suffix}", code.encode())
            template = Template(document, dialect, Scope(names, content.document.path))
            return Printer(self._load).print(template).text
        except (Missing, TooLong):
            return code

    def _shown(self, content: Content) -> ShownPage | None:
        printer = Printer(self._load)
        try:
            elements = seen_in(self._printed(content, printer), self._known)
        except TooLong:
            self._leave_out(f"{content.document.path} (it shows more than a page should)")
            return None
        for name in printer.missing:
            self._leave_out(f"{name} (a template that is none of this site's files)")
        return ShownPage(content.document.path, content.address, elements)

    def _printed(self, content: Content, printer: Printer) -> Printout:
        """A page in all of its layouts."""
        names, document = self._names(content), content.document
        self._address_now = content.address
        dialect = self._dialect(document)
        out = printer.print(Template(document, dialect, Scope(names, document.path)))
        out = marked(out) if document.suffix == ".md" else out
        name, count = content.data.member("layout").text, 0
        while name and count < _DEEPEST:
            layout = self._layout(name)
            if layout is None:
                self._leave_out(f"the layout {name} (none of this site's files)")
                break
            scope = Scope({**names, "content": Value(out)}, layout.path)
            out = printer.print(Template(layout, self._dialect(layout), scope))
            name, count = front_of(layout).member("layout").text, count + 1
        return out

    def _layout(self, name: str) -> Document | None:
        named = self._config.aliases.get(name, name)
        for folder in (self._config.layouts, self._config.includes):
            for ending in ("", *ENGINES):
                document = self._sources.document(posixpath.join(folder, f"{named}{ending}"))
                if document is not None:
                    return document
        return None

    def _load(self, name: str, scope: Scope) -> Template | None:
        """An include by its name: beside the template for `./`, else below the known folders."""
        folders = [self._config.includes, self._config.layouts, self._config.input, ""]
        if name.startswith(("./", "../")):
            folders = [posixpath.dirname(scope.file)]
        for folder in folders:
            for ending in ("", ".liquid", ".njk", ".html"):
                path = posixpath.normpath(posixpath.join(folder, name + ending))
                document = self._sources.document(path)
                if document is not None:
                    return Template(document, self._dialect(document, is_part=True), scope)
        return None

    def _dialect(self, document: Document, *, is_part: bool = False) -> Dialect:
        engine = ENGINES.get(document.suffix, "")
        if not engine:
            names = {".md": "markdownTemplateEngine", ".html": "htmlTemplateEngine"}
            engine = self._config.engines.get(names.get(document.suffix, ""), "liquid")
        if is_part and document.suffix == ".html":
            engine = self._config.engines["htmlTemplateEngine"]
        return self._nunjucks if engine == "njk" else self._liquid

    def _own_filters(self) -> dict[str, Filter]:
        found: dict[str, Filter] = {
            name: self._called(function) for name, function in self._config.filters.items()
        }
        found["getPreviousCollectionItem"] = lambda given, _named: self._beside(given[0], -1)
        found["getNextCollectionItem"] = lambda given, _named: self._beside(given[0], 1)
        found["eleventyNavigation"] = lambda given, _named: navigation(given[0])
        return found

    def _beside(self, items: Value, step: int) -> Value:
        """The page before or after the one that is printed."""
        if not items.is_known:
            return items
        entries = list(items.entries())
        ats = [at for at, one in enumerate(entries) if one.member("url").text == self._address_now]
        at = ats[0] + step if ats else -1
        return entries[at] if 0 <= at < len(entries) else Value()

    def _called(self, function: Value) -> Filter:
        def call(given: list[Value], _named: Mapping[str, Value]) -> Value:
            return self._scripts.call(function, given, self._config.path)

        return call

    def _tag(self, function: Value) -> Filter:
        """A tag of the site's own: what its function gives is HTML."""

        def call(given: list[Value], _named: Mapping[str, Value]) -> Value:
            found = self._scripts.call(function, given, self._config.path)
            out = Printout()
            out.print(found, is_escaping=False)
            return Value(out) if found.is_known else found

        return call

    def _leave_out(self, what: str) -> None:
        if what not in self.left_out:
            self.left_out.append(what)


def _piped(one: Filter) -> PipedFilter:
    """A filter as Liquid calls it."""
    return lambda value, arguments: one([value, *arguments.values], {})
