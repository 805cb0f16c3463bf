"""Sites made with Hugo: content put into layouts, with what partials, menus and data say."""

import posixpath
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from bot.errors import Failed
from bot.ux_agent.scanning.showing.seen import Seen, Shown
from bot.ux_agent.scanning.showing.value import Origin
from bot.ux_agent.scanning.sources import Sources
from bot.ux_agent.scanning.stacks.hugo_config import Config
from bot.ux_agent.scanning.stacks.hugo_edition import Edition
from bot.ux_agent.scanning.stacks.hugo_site import Site
from bot.ux_agent.scanning.stacks.linked import addressed, alike, in_order
from bot.ux_agent.scanning.stacks.stack import ShownPage

_MOST_PAGES = 40
_MOST_TEXTS = 400


class Hugo:
    """The pages of a Hugo site: in the language that visitors get first, and what others say."""

    name = "Hugo"

    def __init__(self, sources: Sources) -> None:
        self.left_out: list[str] = []
        self._sources = sources
        self._config = Config(sources)
        names = [self._config.language, *self._config.languages()]
        sites = [Site(sources, self._config, name) for name in dict.fromkeys(names)]
        for site in sites:
            site.others = [other for other in sites if other is not site]
        self._first, *self._others = [Edition(site, self.left_out) for site in sites]
        base = urlsplit(self._config.get("baseURL").text).path
        self._base = base.rstrip("/")
        self._alike = {alike(at): page for at, page in self._first.by_address.items()}

    def pages(self) -> Iterator[ShownPage]:
        """Home, what links lead to from there, every other page; then one for each language.

        Raises Failed where not even home can be put together.
        """
        known: set[Origin] = set()
        if self._first.shown(self._first.site.pages[""]) is None:
            raise Failed(
                "no_entry", f"The start page of this Hugo site has no layout{self._why()}."
            )
        for page in in_order(self._first.by_address, self._first.shown):
            known.update(text.origin for text in _texts(page) if text.origin is not None)
            yield page
        for edition in self._others if known else ():
            found = _in_language(edition, known)
            if found is not None:
                yield found

    def file_at(self, address: str, page: ShownPage) -> str:
        """The source of what stands at an address: a page's content, an asset, a static file."""
        path = addressed(address, page.address, self._base)
        if not path:
            return ""
        if path in self._first.resources.files:
            return self._first.resources.files[path]
        found = self._alike.get(alike(path))
        if found is not None and found.content.document is not None:
            return found.content.document.path
        return self._static(path)

    def _why(self) -> str:
        """That themes are named that stand elsewhere."""
        here = {path.rpartition("/")[0] for path in self._sources.paths}
        gone = [theme for theme in self._config.themes if not _has(theme, here)]
        return f" (not in its repository: {', '.join(gone)})" if gone else ""

    def _static(self, path: str) -> str:
        own = self._config.get("staticDir").text or "static"
        roots = [own, *(posixpath.join(theme, "static") for theme in self._config.themes)]
        for root in [*roots, "content"]:
            found = posixpath.join(root, path.lstrip("/"))
            if path.strip("/") and self._sources.has(found):
                return found
        return ""


def _has(folder: str, folders: Iterable[str]) -> bool:
    return any(one == folder or one.startswith(f"{folder}/") for one in folders)


def _in_language(edition: Edition, known: set[Origin]) -> ShownPage | None:
    """All that another language says otherwise than the first one, as one page of texts."""
    body, main = Seen("body", {}), Seen("main", {})
    main.append_to(body)
    count = 0
    pages = in_order(edition.by_address, edition.shown)
    for _, page in zip(range(_MOST_PAGES), pages, strict=False):
        for text in _texts(page):
            is_own = text.origin is not None and text.origin.kind in {"key", "md"}
            if not is_own or text.origin is None or text.origin in known or count >= _MOST_TEXTS:
                continue
            known.add(text.origin)
            count += 1
            said = Seen("p", {})
            said.texts = [text]
            said.append_to(main)
    elements = [body, main, *main.children]
    language = edition.site.language
    return ShownPage(f"#{language}", f"/{language}", elements) if count else None


def _texts(page: ShownPage) -> Iterator[Shown]:
    """The texts of a page that are surely shown."""
    for element in page.elements:
        if not element.doubt:
            yield from element.texts
