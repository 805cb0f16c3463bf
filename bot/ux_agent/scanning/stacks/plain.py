"""Sites of plain pages: what links lead to from the entry page, each page as its file says."""

import html
import posixpath
import re
from collections import deque
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from bot.errors import Failed
from bot.ux_agent.kinds.document import Document, Missing
from bot.ux_agent.scanning.seeing import seen_as_written
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.sources import ENTRIES, Sources
from bot.ux_agent.scanning.stacks.stack import Sheet, ShownPage

ENTRY = ENTRIES[0]
_HOMES = ("home.html", "home.htm")
"""Entry pages of sites whose server is told of them: taken where there is no other."""

_UNLINKED = ("404.html", "404.htm", "500.html", "50x.html")
"""Pages that hosts show although no link leads to them."""

_BUILT = frozenset({"dist", "build", "_site", "out", "node_modules", "vendor", "coverage"})
"""Folders that tools fill: a page in one is the entry where there is no other."""

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
        self._bases: dict[str, str] = {}
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
                self._bases[document.path] = _base_of(page)
                yield page
            else:
                self.beyond.append(document)
                linked = _spelled_links(document)
            for address in linked:
                path = self._found(address, document.path)
                if path.lower().endswith((".html", ".htm")) and path not in seen:
                    seen.add(path)
                    pending.append(path)
            if not pending:
                unlinked = [path for path in self._unlinked() if path not in seen]
                seen.update(unlinked)
                pending.extend(unlinked)

    def _unlinked(self) -> list[str]:
        """The pages beside the entry that hosts show by themselves."""
        paths = (posixpath.join(self.root, name) for name in _UNLINKED)
        return [path for path in paths if self._sources.document(path) is not None]

    def file_at(self, address: str, page: ShownPage) -> str:
        """The file that an address in a page leads to; '' for none of the site's."""
        if page.path not in self._bases:
            self._bases[page.path] = _base_of(page)
        return self._found(address, page.path)

    def _found(self, address: str, path: str) -> str:
        """The file at an address in the page of a path, from the base that the page names."""
        base = self._bases.get(path, "")
        if not base or address.strip()[:1] in {"", "#", "?"}:
            return self._sources.resolve(address, path, self.root)
        around = self.root if base.startswith("/") else posixpath.dirname(path)
        within = posixpath.join(around, posixpath.dirname(base.lstrip("/")), "")
        return self._sources.resolve(address, within, self.root)

    def _shown(self, document: Document) -> ShownPage:
        below = posixpath.relpath(document.path, self.root or ".").rpartition(".")[0]
        name = "" if document.path == self._entry else below.removesuffix("/index")
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


def _base_of(page: ShownPage) -> str:
    """The path that a page's addresses start from (HTML, the base element); '' for its own.

    One with a host is the site's own address.
    """
    bases = (one.attributes.get("href", "") for one in page.elements if one.tag == "base")
    try:
        parts = urlsplit(next(filter(None, bases), "").strip())
    except ValueError:
        return ""
    return (parts.path or "/") if parts.netloc else parts.path


def _entry(sources: Sources) -> str:
    """The shallowest page that servers answer first; raises Failed when there is none, or several.

    Of several names in one folder the first of ENTRIES counts.
    """
    entries = _shallowest(sources, ENTRIES) or _shallowest(sources, _HOMES)
    if len(entries) != 1:
        several = f"there are several of them: {', '.join(entries[:5])}. Name the folder of one"
        told = several if entries else "there is none that can be read"
        raise Failed("no_entry", f"A site begins with its {ENTRY}; {told}.")
    return entries[0]


def _is_built(path: str) -> bool:
    return not _BUILT.isdisjoint(path.split("/"))


def _shallowest(sources: Sources, names: tuple[str, ...]) -> list[str]:
    """The pages of these names that stand in the fewest folders, one for each folder."""
    found: dict[str, list[str]] = {}
    for path in sources.paths:
        folder, name = posixpath.split(path)
        if name.lower() in names and sources.document(path):
            found.setdefault(folder, []).append(path)
    written = {folder: paths for folder, paths in found.items() if not _is_built(folder)}
    found = written or found
    least = min((path.count("/") for paths in found.values() for path in paths), default=0)
    best = (
        min(paths, key=lambda path: names.index(posixpath.basename(path).lower()))
        for paths in found.values()
    )
    return [path for path in best if path.count("/") == least]
