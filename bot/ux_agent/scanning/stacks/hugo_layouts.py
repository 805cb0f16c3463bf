"""Which template shows a page of Hugo's (https://gohugo.io/templates/lookup-order/)."""

import posixpath
from collections.abc import Iterator

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.scanning.showing.gotemplate import field
from bot.ux_agent.scanning.sources import Sources
from bot.ux_agent.scanning.stacks.hugo_config import Config
from bot.ux_agent.scanning.stacks.hugo_content import Content

_OWN = {
    "home": ("index", "home", "list", "all"),
    "section": ("section", "list", "index", "all"),
    "page": ("single", "page", "all"),
    "taxonomy": ("taxonomy", "terms", "list", "all"),
    "term": ("term", "taxonomy", "list", "all"),
}


class Layouts:
    """The templates of a site and its themes: what the site has itself comes first."""

    def __init__(self, sources: Sources, config: Config, language: str) -> None:
        self._sources = sources
        self._language = language
        own = config.get("layoutDir").text or "layouts"
        self.roots = [own, *(posixpath.join(theme, "layouts") for theme in config.themes)]

    def find(self, name: str) -> Document | None:
        """The template of this path below the folders of layouts."""
        for root in self.roots:
            document = self._sources.document(posixpath.join(root, name))
            if document is not None:
                return document
        return None

    def partial(self, name: str) -> Document | None:
        """A partial by the name that templates use."""
        stem = name.strip("/")
        wanted = [f"{folder}/{stem}" for folder in ("_partials", "partials")]
        return self._nearest([*wanted, *(f"{one}.html" for one in wanted)])

    def page(self, content: Content) -> Document | None:
        """The template of a page."""
        return self._first(_names(content, ""))

    def around(self, content: Content) -> Document | None:
        """The template around one that only defines blocks."""
        return self._first(_names(content, "baseof"))

    def view(self, content: Content, name: str) -> Document | None:
        """The template that shows a page in a list, by `.Render`."""
        folders = [*_folders(content), ""]
        return self._first(posixpath.join(folder, name) for folder in folders)

    def _first(self, names: Iterator[str]) -> Document | None:
        for name in names:
            alike = (name, posixpath.join("_default", name)) if "/" not in name else (name,)
            for ending in (f".{self._language}.html", ".html.html", ".html"):
                found = self._nearest([f"{one}{ending}" for one in alike])
                if found is not None:
                    return found
        return None

    def _nearest(self, names: list[str]) -> Document | None:
        """What the site, else a theme, has under one of these names, which mean the same."""
        for root in self.roots:
            for name in names:
                document = self._sources.document(posixpath.join(root, name))
                if document is not None:
                    return document
        return None


def _names(content: Content, base: str) -> Iterator[str]:
    """The names that are tried for a page in order; with `base` those of what is around it."""
    layout = field(content.front, "layout", []).text
    names = [*([layout] if layout else []), *_OWN[content.kind]]
    if content.kind == "section":
        names.insert(1 if layout else 0, content.section)
    if base:
        names = [*(f"{name}-{base}" for name in names), base]
    folders = _folders(content)
    for folder in folders:
        yield from (posixpath.join(folder, name) for name in names)
    yield from names


def _folders(content: Content) -> list[str]:
    kind = field(content.front, "type", []).text
    found = [kind] if kind else []
    place = content.place if content.kind == "section" else posixpath.dirname(content.place)
    while place and not kind:
        found.append(place)
        place = posixpath.dirname(place)
    if content.kind == "page" and not kind and not content.section:
        found.append("page")
    if content.kind == "section":
        found.append("section")
    return found
