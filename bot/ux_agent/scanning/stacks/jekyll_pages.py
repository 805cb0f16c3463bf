"""The pages, posts and collections of a Jekyll site, with their addresses and front matter."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from functools import cached_property
from typing import NamedTuple

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.scanning.showing.data import front_of, overlaid, value_of
from bot.ux_agent.scanning.showing.value import Opaque, Value
from bot.ux_agent.scanning.sources import Sources
from bot.ux_agent.scanning.stacks.linked import alike
from bot.ux_agent.scanning.wording import slug

_MARKDOWN = (".md", ".markdown", ".mkd", ".mkdn", ".mkdown")
_PAGES = (*_MARKDOWN, ".html", ".htm")
_POST = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})-(?P<title>.+)")
_STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
COPIED = "copied"
"""The kind of pages that are taken over as they stand."""

_NEVER = ("node_modules/", "vendor/bundle/", "vendor/cache/", "vendor/gems/")


class Content(NamedTuple):
    """What becomes a page: its file, its address, and its front matter with what Jekyll adds."""

    document: Document
    address: str
    value: Value
    kind: str

    @property
    def is_markdown(self) -> bool:
        """Whether its body is Markdown."""
        return self.document.suffix in _MARKDOWN


class Contents:
    """Everything that becomes a page."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        document = sources.document("_config.yml") or sources.document("_config.yaml")
        found = value_of(document) if document else Value({})
        self.config = found if isinstance(found.data, dict) else Value({})
        self.base = self.config.member("baseurl").text.rstrip("/")
        self._source = self.config.member("source").text.strip("./")

    def folder(self, setting: str, usual: str) -> str:
        """The folder that a setting names."""
        found = self.config.member(setting).text.strip("./") or usual
        return posixpath.join(self._source, found)

    def front(self, document: Document) -> Value:
        """Front matter as it is written."""
        return front_of(document)

    def pages(self) -> Iterator[Content]:
        """Pages, then posts from the latest on, then what else has a page of its own."""
        yield from self._plain
        yield from self.posts
        for name in self.collections:
            if self.config.member("collections").member(name).member("output").data is True:
                yield from self.of(name)

    def at(self, path: str) -> str:
        """The file whose page stands at an address."""
        return self._by_address.get(alike(path), "")

    @cached_property
    def posts(self) -> list[Content]:
        """The posts, the latest first."""
        paths = [one for one in self._paths if "_posts" in one.split("/")[:-1]]
        named = {path: _POST.fullmatch(_stem(path)) for path in paths}
        ranked = sorted((path for path in paths if named[path]), key=_stem, reverse=True)
        return [one for path in ranked if (one := self._content(path, "posts"))]

    @cached_property
    def collections(self) -> list[str]:
        """The names of the collections."""
        found = self.config.member("collections").data
        if isinstance(found, list):
            return [name for name in found if isinstance(name, str)]
        return [name for name in found if name != "posts"] if isinstance(found, dict) else []

    def of(self, collection: str) -> list[Content]:
        """The documents of a collection by their names."""
        inside = posixpath.join(self.folder("collections_dir", ""), f"_{collection}") + "/"
        paths = [path for path in self._paths if path.startswith(inside.lstrip("/"))]
        return [one for path in paths if (one := self._content(path, collection))]

    @cached_property
    def plain(self) -> list[Content]:
        """The pages that are neither posts nor of a collection."""
        return list(self._plain)

    @property
    def _plain(self) -> Iterator[Content]:
        for path in self._paths:
            inside = path.removeprefix(f"{self._source}/") if self._source else path
            if not any(part.startswith(("_", ".")) for part in inside.split("/")):
                found = self._content(path, "pages")
                yield from [found] if found else []

    @cached_property
    def _by_address(self) -> dict[str, str]:
        return {alike(one.address): one.document.path for one in self.pages()}

    @cached_property
    def _paths(self) -> list[str]:
        """Files that may be pages, but for those that are excluded."""
        out = [one.text for one in self.config.member("exclude").entries()]
        inside = f"{self._source}/" if self._source else ""
        return [
            path
            for path in self._sources.paths
            if path.endswith(_PAGES)
            and path.startswith(inside)
            and not path.startswith(_NEVER)
            and not any(_is_named(path.removeprefix(inside), one) for one in out)
        ]

    def _content(self, path: str, kind: str) -> Content | None:
        document = self._sources.document(path)
        if document is None or (document.front is None and not _is_copied(document, kind)):
            return None
        if document.front is None:
            return Content(document, f"/{path.removesuffix('index.html')}", Value({}), COPIED)
        front = overlaid(self._defaults(path, kind), front_of(document))
        data = front.data if isinstance(front.data, dict) else {}
        if front.member("published").data is False or front.member("draft").data is True:
            return None
        address = self._address(path, kind, front)
        title = _POST.fullmatch(_stem(path))
        made: dict[str, Value] = {
            "url": Value(address),
            "path": Value(path),
            "name": Value(posixpath.basename(path)),
            "slug": Value(title["title"] if title else _stem(path)),
            "collection": Value(kind if kind != "pages" else None),
        }
        named = {name: front.member(name) for name in data}
        if kind != "pages":
            made |= {name: Value(Opaque(name)) for name in ("date", "next", "previous")}
        if kind != "pages" and "title" not in named:
            words = (title["title"] if title else _stem(path)).replace("-", " ")
            made["title"] = Value(words.title())
        return Content(document, address, Value({**made, **named, "url": Value(address)}), kind)

    def _defaults(self, path: str, kind: str) -> Value:
        """The values that the configuration gives to files like this, the narrowest scope last."""
        inside = path.removeprefix(f"{self._source}/") if self._source else path
        found: list[tuple[int, int, Value]] = []
        for at, one in enumerate(self.config.member("defaults").entries()):
            scope = one.member("scope")
            wanted, of = scope.member("path").text.strip("/"), scope.member("type").text
            is_below = not wanted or inside == wanted or inside.startswith(f"{wanted}/")
            if (is_below or fnmatch(inside, wanted)) and of in {"", kind, kind.rstrip("s")}:
                found.append((len(wanted), at, one.member("values")))
        value = Value({})
        for _, _, values in sorted(found, key=lambda one: one[:2]):
            value = overlaid(value, values)
        return value

    def _address(self, path: str, kind: str, front: Value) -> str:
        own = front.member("permalink").text or self._pattern(kind)
        inside = path.removeprefix(f"{self._source}/") if self._source else path
        if kind == "pages" and not front.member("permalink").text:
            return _page_address(inside, own)
        return _filled(own or "/:collection/:path:output_ext", _parts(inside, kind, front))

    def _pattern(self, kind: str) -> str:
        of = self.config.member("collections")
        own = of.member(kind).member("permalink").text if isinstance(of.data, dict) else ""
        usual = self.config.member("permalink").text or "date"
        if kind in {"pages", "posts"}:
            return own or (usual if kind == "pages" else _STYLES.get(usual, usual))
        return own or ("/:collection/:path/" if usual == "pretty" else "")


def _is_copied(document: Document, kind: str) -> bool:
    """Whether Jekyll takes a page over as it stands: one without front matter."""
    return kind == "pages" and document.suffix in {".html", ".htm"}


def _page_address(path: str, style: str) -> str:
    folder, name = posixpath.split(path)
    stem = name.rpartition(".")[0]
    below = f"/{folder}/" if folder else "/"
    if stem == "index":
        return below
    is_folder = style == "pretty" or style.endswith("/")
    return f"{below}{stem}/" if is_folder else f"{below}{stem}.html"


def _parts(path: str, kind: str, front: Value) -> Mapping[str, str]:
    """What the placeholders of a permalink stand for (Jekyll docs, Permalinks)."""
    stem = _stem(path)
    found = _POST.fullmatch(stem)
    title = found["title"] if found else stem
    below = path.split(f"_{kind}/", 1)[-1].rpartition(".")[0]
    labels = front.member("categories").data or front.member("category").data or []
    words = labels.split() if isinstance(labels, str) else labels
    parts = found.groupdict() if found else {}
    return {
        **{name: text.zfill(2) for name, text in parts.items() if name != "title"},
        "title": front.member("slug").text or title,
        "slug": slug(title, 20),
        "name": title,
        "path": below,
        "collection": kind,
        "categories": "/".join(str(one).lower() for one in words),
        "output_ext": ".html",
    }


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    names = sorted(parts, key=len, reverse=True)
    text = re.sub("|".join(f":{name}" for name in names), lambda one: parts[one[0][1:]], pattern)
    return re.sub("/{2,}", "/", f"/{text}")


def _stem(path: str) -> str:
    return posixpath.basename(path).rpartition(".")[0]


def _is_named(path: str, pattern: str) -> bool:
    name = pattern.strip("/")
    return path == name or path.startswith(f"{name}/") or fnmatch(path, name)
