"""Sites of plain pages: what links lead to from the entry page, each page as its file says."""

import html
import posixpath
import re
from collections import deque
from collections.abc import Iterable, Iterator

from bot.errors import Failed
from bot.ux_agent.kinds.document import Document, Missing
from bot.ux_agent.scanning.seeing import seen_as_written
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.sources import Sources
from bot.ux_agent.scanning.stacks.stack import Sheet, ShownPage

ENTRY = "index.html"
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_LINK = re.compile(rb"""<a(?:rea)?\b[^>]*?\shref\s*=\s*["']?([^"'>\s]+)""", re.IGNORECASE)
_SCRIPTS = (".js", ".mjs", ".ts")
_SHEET = re.compile(r"""^[ \t]*import\s+["']([^"'\n]+\.s?css)["']""", re.MULTILINE)


class Plain:
    """Pages that nothing makes; of those beyond `most` only the bytes are looked into."""

    name = ""

    def __init__(self, sources: Sources, most: int) -> None:
        self.left_out: list[str] = []
        self.beyond: list[Document] = []
        self._sources = sources
        self._most = most
        self._entry = _entry(sources)
        self.root = posixpath.dirname(self._entry)

    def pages(self) -> Iterator[ShownPage]:
        """The pages from the entry on, by their links; `beyond` is known when they are read."""
        pending, seen, count = deque([self._entry]), {self._entry}, 0
        while pending:
            document = self._sources.document(pending.popleft())
            if document is None:
                continue
            if count < self._most:
                count += 1
                try:
                    page = self._shown(document)
                except Missing as reason:
                    self.left_out.append(f"{document.path} ({reason})")
                    continue
                linked: Iterable[str] = _links(page)
                yield page
            else:
                self.beyond.append(document)
                linked = _spelled_links(document)
            for address in linked:
                path = self._sources.resolve(address, document.path, self.root)
                if path.lower().endswith((".html", ".htm")) and path not in seen:
                    seen.add(path)
                    pending.append(path)

    def file_at(self, address: str, page: ShownPage) -> str:
        """The file that an address in a page leads to; '' for none of the site's."""
        return self._sources.resolve(address, page.path, self.root)

    def _shown(self, document: Document) -> ShownPage:
        below = posixpath.relpath(document.path, self.root or ".").rpartition(".")[0]
        name = "" if below == "index" else below.removesuffix("/index")
        elements = seen_as_written(document)
        return ShownPage(document.path, f"/{name}", elements, self._imported(elements, document))

    def _imported(self, elements: list[Seen], page: Document) -> list[Sheet]:
        """The style sheets that the page's modules take in, as bundlers do."""
        found: dict[str, Document] = {}
        for element in elements:
            is_module = element.tag == "script" and element.attributes.get("type") == "module"
            address = element.attributes.get("src", "") if is_module else ""
            path = self._sources.resolve(address, page.path, self.root) if address else ""
            script = self._sources.document(path) if path.endswith(_SCRIPTS) else None
            for named in _SHEET.finditer(script.data.decode()) if script else ():
                sheet = self._sources.resolve(named[1], path, self.root)
                if document := self._sources.document(sheet):
                    found[sheet] = document
        return [Sheet(document) for document in found.values()]


def _links(page: ShownPage) -> Iterator[str]:
    for element in page.elements:
        if element.tag in {"a", "area"}:
            yield element.attributes.get("href", "")


def _spelled_links(document: Document) -> Iterator[str]:
    """Addresses of links in a page that is not parsed, for parsing thousands takes too long."""
    for found in _LINK.finditer(_COMMENT.sub(b"", document.data)):
        yield html.unescape(found[1].decode())


def _entry(sources: Sources) -> str:
    """The shallowest page named index.html; raises Failed when there is none, or several."""
    named = [path for path in sources.paths if posixpath.basename(path) == ENTRY]
    found = [path for path in named if sources.document(path)]
    least = min((path.count("/") for path in found), default=0)
    entries = [path for path in found if path.count("/") == least]
    if len(entries) != 1:
        told = f"several of them: {', '.join(entries[:5])}" if entries else "none that can be read"
        raise Failed("no_entry", f"A site begins with its {ENTRY}; there is {told}.")
    return entries[0]
