"""The content of a Hugo site: which files are pages, in which language, at which address."""

import posixpath
import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.scanning.showing.data import front_of
from bot.ux_agent.scanning.showing.gofunctions import urlized
from bot.ux_agent.scanning.showing.gotemplate import field
from bot.ux_agent.scanning.showing.value import Opaque, Value
from bot.ux_agent.scanning.sources import Sources
from bot.ux_agent.scanning.stacks.hugo_config import Config

ENDINGS = frozenset({".md", ".markdown", ".html", ".htm"})
_NEVER = frozenset({"never", "false"})
_TOKEN = re.compile(r":(\w+)")


class Source(NamedTuple):
    """A page's file: its place in the tree of content (`''` is home), and what it is there."""

    path: str
    place: str
    language: str
    kind: str


class Content:
    """One page before it is shown: its file (None for a section that has none), kind and place.

    `kind` is home, section or page; `place` is its path in the tree, without ending and language.
    """

    def __init__(self, place: str, kind: str, document: Document | None) -> None:
        self.place = place
        self.kind = kind
        self.document = document

    @cached_property
    def front(self) -> Value:
        """Its front matter."""
        return front_of(self.document) if self.document else Value({})

    @property
    def section(self) -> str:
        """The first folder that it stands in; '' for home and pages at the top."""
        first, slash, _ = self.place.partition("/")
        return first if slash or self.kind == "section" else ""

    @property
    def name(self) -> str:
        """The last part of its place."""
        return posixpath.basename(self.place)

    @cached_property
    def is_shown(self) -> bool:
        """Whether a site as it goes out has the page: no drafts, none that expire."""
        front = self.front
        if field(front, "draft", []).data is True or field(front, "headless", []).data is True:
            return False
        if field(front, "expiryDate", []).data is not None:
            return False
        build = field(front, "build", [])
        build = build if build.data else field(front, "_build", [])
        return field(build, "render", []).text not in _NEVER

    def address(self, config: Config) -> str:
        """Where it is found below the language's root."""
        own = field(self.front, "url", []).text
        if own:
            return f"/{own.lstrip('/')}"
        if not self.place:
            return "/"
        pattern = field(field(config.get("permalinks"), "page", []), self.section, []).text
        pattern = pattern or field(config.get("permalinks"), self.section, []).text
        folder, name = posixpath.split(self.place)
        name = field(self.front, "slug", []).text or name
        path = urlized(posixpath.join(folder, name))
        if self.kind == "page" and pattern:
            path = urlized(self._filled(pattern, name)).strip("/")
        if config.get("uglyURLs").data is True and self.kind == "page":
            return f"/{path}.html"
        return f"/{path}/"

    def _filled(self, pattern: str, name: str) -> str:
        """A pattern of addresses with this page's parts; dates are not known."""
        title = field(self.front, "title", []).text
        known = {
            "slug": field(self.front, "slug", []).text or title or name,
            "slugorfilename": name,
            "slugorcontentbasename": name,
            "filename": self.name,
            "contentbasename": self.name,
            "title": title,
            "section": self.section,
            "sections": posixpath.dirname(self.place),
        }
        return _TOKEN.sub(lambda found: known.get(found[1], found[1]), pattern)


def contents_of(sources: Sources, config: Config, language: str) -> dict[str, Content]:
    """The pages of a language by their places, home first, sections without a file too."""
    found: dict[str, Content] = {}
    for source in _files(sources, config):
        if source.language != language or source.place in found:
            continue
        document = sources.document(source.path)
        if document is not None:
            found[source.place] = Content(source.place, source.kind, document)
    found.setdefault("", Content("", "home", None))
    for place in list(found):
        first, slash, _ = place.partition("/")
        if slash and first not in found:
            found[first] = Content(first, "section", None)
    shown = {place: one for place, one in found.items() if one.is_shown or not place}
    return dict(sorted(shown.items()))


def _files(sources: Sources, config: Config) -> Iterator[Source]:
    """Every content file; those in the folder of a page of its own belong to it."""
    languages = config.languages()
    roots = _roots(config, languages)
    taken: set[str] = set()
    for root, own in roots:
        inside = [path for path in sources.paths if path.startswith(f"{root}/")]
        inside = [path for path in inside if path not in taken]
        taken.update(inside)
        bundles = {
            posixpath.dirname(path)
            for path in inside
            if posixpath.basename(path).split(".")[0] == "index" and _ending(path) in ENDINGS
        }
        for path in inside:
            if _ending(path) not in ENDINGS:
                continue
            folder, name = posixpath.split(path.removeprefix(f"{root}/"))
            stem = posixpath.splitext(name)[0]
            base, dot, last = stem.rpartition(".")
            spoken = last if dot and last in languages else own
            stem = base if dot and last in languages else stem
            is_inside = _is_within(posixpath.dirname(path), bundles)
            if is_inside and not (stem == "index" and posixpath.dirname(path) in bundles):
                continue
            if stem == "_index":
                yield Source(path, folder, spoken, "section" if folder else "home")
            else:
                place = folder if stem == "index" else posixpath.join(folder, stem)
                yield Source(path, place, spoken, "page")


def _roots(config: Config, languages: list[str]) -> list[tuple[str, str]]:
    """The folders of content with the language of what stands in them, the nearest first."""
    main = config.get("contentDir").text or "content"
    found: list[tuple[str, str]] = []
    for language in languages:
        own = field(field(config.get("languages"), language, []), "contentDir", []).text
        if own and own.strip("/") != main:
            found.append((own.strip("/"), language))
        elif own or language == config.language:
            found.append((main, language))
    found.sort(key=lambda one: -len(one[0]))
    themes = ((posixpath.join(theme, "content"), config.language) for theme in config.themes)
    return [*found, *themes]


def _is_within(folder: str, bundles: set[str]) -> bool:
    while folder:
        if folder in bundles:
            return True
        folder = posixpath.dirname(folder)
    return False


def _ending(path: str) -> str:
    return posixpath.splitext(path)[1].lower()


def weight_of(content: Content) -> float:
    """The page's weight, as lists are sorted by it: without one it comes last."""
    weight = field(content.front, "weight", []).data
    return float(weight) if isinstance(weight, int | float) and weight else float("inf")


def when(content: Content) -> str:
    """The page's date as it is written, so that it sorts; '' without one."""
    found = field(content.front, "date", [])
    if content.document is None or content.document.front is None:
        return ""
    if isinstance(found.data, Opaque):
        front = content.document.front
        said = content.document.text(front.start, front.end)
        named = re.search(r"^date\s*[:=]\s*[\"']?([0-9T:.+ -]+)", said, re.MULTILINE)
        return named[1] if named else ""
    return found.text
