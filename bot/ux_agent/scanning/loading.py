"""What a site loads: the pages that links lead to from the entry page, and the data of scripts."""

import html
import posixpath
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from bot.errors import Failed
from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.document import Document, Missing
from bot.ux_agent.kinds.elements import Element, elements_of
from bot.ux_agent.kinds.selector import parse_selector, select
from bot.ux_agent.scanning.data_texts import texts_of
from bot.ux_agent.scanning.sheets import Rule, Sheets
from bot.ux_agent.scanning.sources import Sources

MOST_PAGES = 40
"""Pages that are looked into; of those beyond only the bytes are."""

ENTRY = "index.html"
_STRING = r"""(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`)"""
_TOKEN = re.compile(rf"//[^\n]*|/\*.*?\*/|{_STRING}|\+|[\w$.]+|\S", re.DOTALL)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_LINK = re.compile(rb"""<a(?:rea)?\b[^>]*?\shref\s*=\s*["']?([^"'>\s]+)""", re.IGNORECASE)
_FILLED = re.compile(r"\$\{[^}]*\}")


class Page:
    """One loaded page; `rules` are its style rules, `data` the texts of JSON that it loads."""

    def __init__(self, document: Document, sheets: Sheets, within: tuple[Sources, str]) -> None:
        self.document = document
        self.path = document.path
        self.elements = list(elements_of(document))
        self.data: Mapping[tuple[str, str], str] = {}
        self._sheets = sheets
        self._sources, self._root = within

    @cached_property
    def rules(self) -> list[Rule]:
        """Its style rules in the order of the cascade."""
        return self._sheets.of(self.document, self.elements)

    def resolve(self, address: str) -> str:
        """The path that an address in the page leads to; '' when it is none of the site's."""
        return self._sources.resolve(address, self.path, self._root)

    def select(self, selector: str) -> list[Element]:
        """The elements that a manifest's selector names; none where it cannot be read."""
        try:
            last = parse_selector(selector)[-1]
            kind, name, _ = last.tests[0]
            return select(selector, self._kept.get((kind, name), []))
        except Missing:
            return []

    @cached_property
    def _kept(self) -> dict[tuple[str, str], list[Element]]:
        """The elements by tag, by id and by class: where a selector need look only."""
        found: dict[tuple[str, str], list[Element]] = {}
        for element in self.elements:
            classes = dict.fromkeys(element.attributes.get("class", "").split())
            keys = [("tag", element.tag), ("id", element.attributes.get("id", ""))]
            for key in (*keys, *(("class", name) for name in classes)):
                found.setdefault(key, []).append(element)
        return found

    def all(self, *tags: str) -> Iterator[Element]:
        """Its elements with one of these tags."""
        return (element for element in self.elements if element.tag in tags)


class Loaded:
    """The pages of a site from its entry on; `beyond` are those past MOST_PAGES, unread."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        entry = _entry(sources)
        self.root = posixpath.dirname(entry)
        self.pages: list[Page] = []
        self.beyond: list[Document] = []
        self._scripts: dict[str, list[str]] = {}
        sheets = Sheets(sources, self.root)
        pending, seen = deque([entry]), {entry}
        while pending:
            document = sources.document(pending.popleft())
            if document is None:
                continue
            if len(self.pages) < MOST_PAGES:
                self.pages.append(Page(document, sheets, (sources, self.root)))
                linked = _links(self.pages[-1])
            else:
                self.beyond.append(document)
                linked = _spelled_links(document)
            for path in self._found(linked, document.path):
                if path not in seen:
                    seen.add(path)
                    pending.append(path)
        for page in self.pages:
            page.data = self._data(page)

    def _found(self, addresses: Iterable[str], page: str) -> Iterator[str]:
        for address in addresses:
            path = self.sources.resolve(address, page, self.root)
            if path.lower().endswith((".html", ".htm")):
                yield path

    def _data(self, page: Page) -> dict[tuple[str, str], str]:
        """Texts by file and key of the JSON files that the page's scripts name."""
        found: dict[tuple[str, str], str] = {}
        language = next((one.attributes.get("lang", "") for one in page.all("html")), "")
        for element in page.all("script"):
            for address in self._named(page, element):
                for path in self._files(address, page, language):
                    document = self.sources.document(path)
                    found.update({(path, key): text for key, text in texts_of(document)})
        return found

    def _named(self, page: Page, element: Element) -> list[str]:
        """Addresses of JSON that a script's literals spell; `*` stands for what it fills in."""
        address = element.attributes.get("src", "")
        if not address:
            inside = tree.child(element.node, "raw_text")
            return list(_addresses(page.document.node_text(inside))) if inside else []
        path = page.resolve(address)
        if path not in self._scripts:
            document = self.sources.document(path)
            self._scripts[path] = list(_addresses(document.data.decode())) if document else []
        return self._scripts[path]

    def _files(self, address: str, page: Page, language: str) -> Iterator[str]:
        if "*" not in address:
            yield page.resolve(address)
            return
        for spoken in (language, language.partition("-")[0]):
            named = address.replace("*", spoken)
            if spoken and (path := page.resolve(named)):
                yield path
                return


def _links(page: Page) -> Iterator[str]:
    return (one.attributes.get("href", "") for one in page.all("a", "area"))


def _spelled_links(document: Document) -> Iterator[str]:
    """Addresses of links in a page that is not parsed, for parsing thousands takes too long."""
    for found in _LINK.finditer(_COMMENT.sub(b"", document.data)):
        yield html.unescape(found[1].decode())


def _addresses(script: str) -> Iterator[str]:
    """The JSON addresses in a script: literals, templates, and literals joined by `+`."""
    tokens = [
        (found[0], next((part for part in found.groups() if part is not None), None))
        for found in _TOKEN.finditer(script)
        if not found[0].startswith(("//", "/*"))
    ]
    at = 0
    while at < len(tokens):
        spelled, at = _joined(tokens, at)
        if spelled.endswith(".json"):
            yield spelled


def _joined(tokens: list[tuple[str, str | None]], at: int) -> tuple[str, int]:
    """What the literals from here on spell together, and the token after them."""
    text = tokens[at][1]
    if text is None:
        return "", at + 1
    spelled, at = _FILLED.sub("*", text), at + 1
    while at + 1 < len(tokens) and tokens[at][0] == "+":
        part = tokens[at + 1][1]
        spelled += "*" if part is None else _FILLED.sub("*", part)
        at += 2
    return spelled, at


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
