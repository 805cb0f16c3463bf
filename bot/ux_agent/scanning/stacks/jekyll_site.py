"""What templates of Jekyll have at hand of the whole site."""

import csv
import posixpath
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.scanning.showing.data import value_of
from bot.ux_agent.scanning.showing.printout import Printout
from bot.ux_agent.scanning.showing.value import Opaque, Value
from bot.ux_agent.scanning.sources import Sources
from bot.ux_agent.scanning.stacks.jekyll_pages import Content, Contents

_TABLES = (".csv", ".tsv")
_DATA = (".yml", ".yaml", ".json", ".toml", *_TABLES)
_UNKNOWN = ("time", "tags", "categories", "static_files", "related_posts", "html_files")


class Deferred(dict[str, Any]):
    """A mapping with further entries that are made when somebody asks for them."""

    def __init__(
        self, known: Mapping[str, object], made: Mapping[str, Callable[[], Value]]
    ) -> None:
        super().__init__(known)
        self._made = made

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) or name in self._made

    def __missing__(self, name: str) -> object:
        self[name] = self._made[name]()
        return self[name]


def site_of(sources: Sources, contents: Contents, excerpt: Callable[[Content], Value]) -> Value:
    """`site`: the configuration, the data files, pages, posts and collections."""

    def listed(found: Iterable[Content]) -> Value:
        return Value([_entry(one, excerpt) for one in found])

    made: dict[str, Callable[[], Value]] = {
        "pages": lambda: listed(contents.plain),
        "posts": lambda: listed(contents.posts),
        "documents": lambda: listed(contents.posts),
        "data": lambda: _data(sources, contents),
        **{name: lambda name=name: listed(contents.of(name)) for name in contents.collections},  # type: ignore[misc]
    }
    known: dict[str, object] = {name: Value(Opaque(name)) for name in _UNKNOWN}
    settings = contents.config.data if isinstance(contents.config.data, dict) else {}
    known |= {name: contents.config.member(name) for name in settings if name != "collections"}
    return Value(Deferred(known, made))


def _entry(content: Content, excerpt: Callable[[Content], Value]) -> Value:
    """A page among others: its front matter, and what it says where somebody asks for it."""
    made = {"excerpt": lambda: excerpt(content)}
    known = dict(content.value.data) if isinstance(content.value.data, dict) else {}
    known |= {"content": Value(Opaque("a whole page")), "date": Value(Opaque("a date"))}
    return Value(Deferred(known, {} if "excerpt" in known else made))


def _data(sources: Sources, contents: Contents) -> Value:
    """The data files by their names, in mappings for their folders."""
    root = contents.folder("data_dir", "_data") + "/"
    found: dict[str, Any] = {}
    for path in sources.paths:
        if not path.startswith(root) or not path.endswith(_DATA):
            continue
        document = sources.document(path)
        *folders, name = posixpath.splitext(path.removeprefix(root))[0].split("/")
        inside = found
        for folder in folders:
            inside = inside.setdefault(folder, {})
        if document is not None:
            inside[name] = _rows(document) if path.endswith(_TABLES) else value_of(document)
    return Value(found)


def _rows(document: Document) -> Value:
    """The rows of a table by the names in its first line; no manifest names a place in one."""
    sign = "\t" if document.suffix == ".tsv" else ","
    text = document.data.decode("utf-8-sig")
    return Value(list(csv.DictReader(text.splitlines(), delimiter=sign)))


def seo_tag(page: Value, site: Value) -> Value:
    """What the plugin jekyll-seo-tag puts into a head: the title, and the description."""
    out = Printout()
    title, name = page.member("title"), site.member("title")
    out.say("<title>")
    out.print(title if title.text else name)
    if title.text and name.text and title.text != name.text:
        out.say(" | ")
        out.print(name)
    out.say("</title>")
    about = page.member("description")
    about = about if about.text else site.member("description")
    if about.text:
        out.say('<meta name="description" content="')
        out.print(about)
        out.say('">')
    return Value(out)
