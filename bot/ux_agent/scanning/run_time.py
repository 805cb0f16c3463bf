"""The texts that scripts put into a page at run time: those of JSON files that they name."""

import re
from collections.abc import Iterator

from bot.ux_agent.scanning.data_texts import texts_of
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.sheets import inside
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.sources import Sources

_STRING = r"""(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`)"""
_TOKEN = re.compile(rf"//[^\n]*|/\*.*?\*/|{_STRING}|\+|[\w$.]+|\S", re.DOTALL)
_FILLED = re.compile(r"\$\{[^}]*\}")


class RunTime:
    """Reads the scripts of pages; one that many pages load is read once."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._known: dict[str, list[str]] = {}

    def texts(self, page: Page) -> dict[tuple[str, str], str]:
        """Texts by file and key of the JSON files that the page's scripts name."""
        found: dict[tuple[str, str], str] = {}
        language = next((one.attributes.get("lang", "") for one in page.all("html")), "")
        named = [one for element in page.all("script") for one in self._named(page, element)]
        for address in (*named, *page.loaded):
            for path in _files(address, page, language):
                document = self._sources.document(path)
                found.update({(path, key): text for key, text in texts_of(document)})
        return found

    def _named(self, page: Page, element: Seen) -> list[str]:
        """Addresses of JSON that a script's literals spell; `*` stands for what it fills in."""
        address = element.attributes.get("src", "")
        if not address:
            text, source = inside(element), element.source
            return list(addresses_in(source.document.node_text(text))) if text and source else []
        path = page.resolve(address)
        if path not in self._known:
            document = self._sources.document(path) if path.endswith((".js", ".mjs")) else None
            self._known[path] = list(addresses_in(document.data.decode())) if document else []
        return self._known[path]


def _files(address: str, page: Page, language: str) -> Iterator[str]:
    if "*" not in address:
        yield page.resolve(address)
        return
    for spoken in (language, language.partition("-")[0]):
        named = address.replace("*", spoken)
        if spoken and (path := page.resolve(named)):
            yield path
            return


def addresses_in(script: str) -> Iterator[str]:
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
