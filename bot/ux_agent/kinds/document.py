"""One source file of a site, with its trees and its lines."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from tree_sitter import Node, Point, Range, Tree

from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.kinds import expressions, tree
from bot.ux_agent.kinds.depth import (
    MOST_SIGNS,
    has_no_sign,
    is_deep_page,
    is_deep_sheet,
    is_deep_text,
    is_dense,
)
from bot.ux_agent.kinds.front_matter import FrontMatter, front_matter
from bot.ux_agent.kinds.masking import Masked, Unreadable
from bot.ux_agent.kinds.masking_code import masked
from bot.ux_agent.kinds.script_source import parsed
from bot.ux_agent.kinds.scss import without_scss
from bot.ux_agent.site import Place, PlaceKind

if TYPE_CHECKING:
    from bot.ux_agent.kinds.elements import Markup

_DATA = frozenset({".css", ".json", ".toml", ".webmanifest", ".yaml", ".yml"})
SCRIPTS = frozenset({".cjs", ".cts", ".js", ".jsx", ".mjs", ".mts", ".ts", ".tsx"})
COMPONENTS = frozenset({".astro", ".svelte", ".vue"})
PAGES = frozenset({*COMPONENTS, ".htm", ".html", ".liquid", ".njk"})
"""Sources that are read as HTML, once what is code in them is masked."""

_FENCE = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*---(?P<inside>[ \t]*\r?\n.*?^[ \t]*)---", re.DOTALL | re.MULTILINE
)
_SCSS = re.compile(rb"\blang\s*=\s*[\"']?scss\b")
_RUN_TIME = re.compile(
    rb"\bng-app\b|\bangular(?:\.min)?\.js|\bvue(?:@|\.(?:global|esm|min|js)\b)"
    rb"|petite-vue|\bVue\.createApp\b|\bnew Vue\("
)
_NO_CODE = re.compile(
    r"(?i)\btype\s*=\s*[\"']?(?!module|(?:text|application)/(?:java|ecma)script)\S"
)
_TEXTS = frozenset({".markdown", ".md", ".mdx"})
_WRITTEN_PAGES = frozenset({".htm", ".html"})


class Missing(Exception):
    """What a selector names is not there, or cannot be edited; the text says why."""


class Found(NamedTuple):
    """A value as it stands: decoded (None when absent), its place, and the type it really has."""

    value: str | None
    place: Place
    type: str


class Document:
    """A file's bytes, parsed on demand; raises Missing when it is not UTF-8.

    `known` is what was found in it already: its bytes never change.
    """

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self.data = data
        self.suffix = PurePosixPath(path).suffix.lower()
        self.markup: Markup | None = None
        self.known: dict[object, Any] = {}
        try:
            data.decode()
        except UnicodeDecodeError:
            raise Missing(phrase(Texts.not_utf8, file=path)) from None
        if is_dense(data):
            raise Missing(f"{path} holds more than is read")

    @cached_property
    def line_starts(self) -> list[int]:
        """Offsets of the lines, the first being 0."""
        return [0, *(found.end() for found in re.finditer(b"\n", self.data))]

    @cached_property
    def lines(self) -> list[str]:
        """The lines, each with its end; the last one is empty where the file ends with a line."""
        ends = [*self.line_starts[1:], len(self.data)]
        return [self.text(*ends_of) for ends_of in zip(self.line_starts, ends, strict=True)]

    @cached_property
    def front(self) -> FrontMatter | None:
        """The front matter of a page or template; data files have none."""
        has_none = self.suffix in _DATA or self.suffix in SCRIPTS or self.suffix in COMPONENTS
        return None if has_none else front_matter(self.data)

    @cached_property
    def body(self) -> int:
        """Where the content begins: after front matter, or the fence of an Astro component."""
        if self._fence:
            return self._fence.end()
        return self.front.body if self.front else 0

    @cached_property
    def _fence(self) -> re.Match[bytes] | None:
        return _FENCE.match(self.data) if self.suffix == ".astro" else None

    @cached_property
    def masked(self) -> Masked:
        """The file as the parser of HTML sees it; raises Missing when its code does not end."""
        if self.data.count(b"<") > MOST_SIGNS or has_no_sign(self.data):
            raise Missing(f"{self.path} has more elements than any page")
        try:
            return masked(self.data, self.body, self.suffix)
        except (Unreadable, RecursionError):
            raise Missing(f"the code in {self.path} cannot be told from its text") from None

    @cached_property
    def is_read_at_run_time(self) -> bool:
        """Whether a script reads the page as its template, after the browser has decoded it."""
        return self.suffix in {".htm", ".html"} and bool(_RUN_TIME.search(self.data))

    @property
    def _body(self) -> list[Range] | None:
        return [self._range(self.front.body, len(self.data))] if self.front else None

    @property
    def _keyed(self) -> list[Range] | None:
        return [self._range(self.front.start, self.front.end)] if self.front else None

    @cached_property
    def page(self) -> Tree:
        """The file as HTML, without its front matter and its code."""
        within = [self._range(self.body, len(self.data))] if self.body else None
        if is_deep_page(self.masked.data):
            raise Missing(f"{self.path} nests too deep")
        return tree.parse("html", self.masked.data, within)

    @cached_property
    def json(self) -> Tree:
        """The file, or its front matter, as JSON."""
        return tree.parse("json", self.data, self._keyed)

    @cached_property
    def yaml(self) -> Tree:
        """The file, or its front matter, as YAML."""
        return tree.parse("yaml", self.data, self._keyed)

    @cached_property
    def toml(self) -> Tree:
        """The file, or its front matter, as TOML."""
        return tree.parse("toml", self.data, self._keyed)

    @cached_property
    def markdown(self) -> Tree:
        """The blocks of the file as Markdown, without its front matter; raises Missing."""
        if is_deep_text(self.data):
            raise Missing(f"{self.path} nests too deep")
        return tree.parse("markdown", self.data, self._body)

    def _texts(self) -> Iterator[Tree]:
        """The inside of each heading, paragraph and cell of Markdown."""
        for node in tree.walk(self.markdown.root_node):
            if node.type in {"inline", "pipe_table_cell"}:
                yield tree.parse("markdown_inline", self.data, [tree.span_of(node)])

    @cached_property
    def sheet(self) -> Tree:
        """The file as a style sheet; of a page, its style elements."""
        if self.suffix in {".css", ".scss"}:
            return self._parsed_sheet()
        ranges = self._raw("style_element")
        if any(is_deep_sheet(self.data[one.start_byte : one.end_byte]) for one in ranges):
            raise Missing(f"the style sheet in {self.path} nests too deep")
        if not ranges:
            raise Missing(phrase(Texts.no_style_element, file=self.path))
        return tree.parse("css", self._styles(ranges), ranges)

    def _parsed_sheet(self) -> Tree:
        if is_deep_sheet(self.data):
            raise Missing(f"{self.path} nests too deep")
        is_scss = self.suffix == ".scss"
        return tree.parse("css", without_scss(self.data) if is_scss else self.data)

    def _styles(self, ranges: list[Range]) -> bytes:
        """The file with its style elements as CSS; those in SCSS are made readable."""
        made = bytearray(self.masked.data)
        for one in ranges:
            opening = self.data[self.data.rfind(b"<", 0, one.start_byte) : one.start_byte]
            if _SCSS.search(opening):
                inside = slice(one.start_byte, one.end_byte)
                made[inside] = without_scss(self.data[inside])
        return bytes(made)

    @cached_property
    def script(self) -> Tree:
        """The file as a script; of a component or a page, its script elements or its fence.

        Raises Missing where it has none. Byte offsets are those of the file.
        """
        if self.suffix in SCRIPTS:
            has_types = self.suffix in {".ts", ".mts", ".cts"}
            return parsed("typescript" if has_types else "tsx", self.data)
        if self._fence:
            inside = self._range(*self._fence.span("inside"))
            return tree.parse("typescript", self.data, [inside])
        ranges = self.scripts
        if not ranges:
            raise Missing(f"there is no script in {self.path}")
        return tree.parse("typescript", self.data, ranges)

    @cached_property
    def scripts(self) -> list[Range]:
        """The insides of the script elements of a component or a page that hold code, no data."""
        if self.suffix in COMPONENTS:
            return self._raw("script_element")
        if self.suffix not in _WRITTEN_PAGES:
            return []
        found = (one for one in tree.walk(self.page.root_node) if one.type == "script_element")
        parts = ((one.children[0], tree.child(one, "raw_text")) for one in found)
        return [
            tree.span_of(inside)
            for opening, inside in parts
            if inside is not None and not _NO_CODE.search(self.node_text(opening))
        ]

    @cached_property
    def _expressed(self) -> Tree:
        return expressions.parsed(self.data, self.masked, has_mustaches=self.suffix == ".vue")

    @cached_property
    def expressions(self) -> dict[int, Node]:
        """Expressions of a component's markup that hold a string, by the offset of their brace."""
        return expressions.by_start(self._expressed)

    def _raw(self, kind: str) -> list[Range]:
        """The insides of the elements of a kind."""
        found = [part for part in tree.walk(self.page.root_node) if part.type == kind]
        inside = [tree.child(part, "raw_text") for part in found]
        return [tree.span_of(part) for part in inside if part is not None]

    @cached_property
    def trees(self) -> list[Tree]:
        """Every tree that the file has by its kind; templates of other languages have none."""
        if self.suffix in {".css", ".scss"}:
            return [self.sheet]
        if self.suffix in {".json", ".webmanifest"}:
            return [self.json]
        if self.suffix in {".yaml", ".yml"}:
            return [self.yaml]
        if self.suffix == ".toml":
            return [self.toml]
        front = self._fronts()
        if self.suffix in _TEXTS:
            return [*front, self.markdown, *self._texts()]
        if self.suffix in SCRIPTS:
            return [self.script]
        if self.suffix not in PAGES:
            return front
        return [*front, self.page, *self._parts()]

    def _fronts(self) -> list[Tree]:
        """The data in front matter; a script there is none."""
        language = self.front.language if self.front else ""
        if language == "json":
            return [self.json]
        if language in {"yaml", "toml"}:
            return [self.yaml if language == "yaml" else self.toml]
        return []

    def _parts(self) -> Iterator[Tree]:
        """The style sheets and scripts of a page, and the expressions of a component."""
        for part in ("sheet", "script"):
            with suppress(Missing):
                yield getattr(self, part)
        if self.suffix in COMPONENTS:
            yield self._expressed

    def _range(self, start: int, end: int) -> Range:
        return Range(self._point(start), self._point(end), start, end)

    def _point(self, at: int) -> Point:
        row = bisect_right(self.line_starts, at) - 1
        return Point(row, at - self.line_starts[row])

    def text(self, start: int, end: int) -> str:
        """The source text of a byte range."""
        return self.data[start:end].decode()

    def node_text(self, node: Node) -> str:
        """The source text of a node."""
        return self.text(node.start_byte, node.end_byte)

    def place(self, kind: PlaceKind, start: int, end: int, quote: str = "") -> Place:
        """The place of a byte range."""
        line = bisect_right(self.line_starts, start)
        column = start - self.line_starts[line - 1]
        return Place(self.path, kind, start, end, line, column, self.text(start, end), quote)


Reader = Callable[[str, bytes], Document]
"""What makes the document of a path with its content; raises Missing as Document does."""
