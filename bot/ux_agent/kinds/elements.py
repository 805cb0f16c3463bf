"""The elements of a source, whatever its language: pages, templates, components, scripts with JSX.

Each knows its tag, attributes and content, and where they are written: bytes of the source.
"""

from bisect import bisect_left
from functools import cached_property
from typing import Literal, NamedTuple

from tree_sitter import Node

from bot.ux_agent.kinds.document import SCRIPTS, Document
from bot.ux_agent.site import PlaceKind

VOID = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input"),
        *("link", "meta", "param", "source", "track", "wbr"),
    }
)
"""Elements without content (HTML, 13.1.2)."""

CLASSES = ("class", "className")
"""The attribute with the names of classes, as pages and as JSX spell it."""

SPREAD = "..."
"""The name in `made` of attributes that code adds, whatever they are called."""


class Piece(NamedTuple):
    """Part of a content: a run of text, an element, or a tag or expression of code.

    The pieces of a content stand in order. Between them are only comments and the tags of
    fragments; a text may be blank, and has its entities as written.
    """

    kind: Literal["text", "element", "code"]
    start: int
    end: int
    element: "Element | None" = None


class Run(NamedTuple):
    """A literal text without the blanks around it: its bytes, and how it is written there.

    `quote` is that of a string of a script (its range is within the quotes); of a template literal
    each text between the expressions is a run of its own. A string of a template has that quote,
    too, and the name of its `language`.
    """

    start: int
    end: int
    kind: PlaceKind
    quote: str = ""
    language: str = ""


class Written(NamedTuple):
    """A literal attribute as written: its name, and the range of its value within the quotes.

    `end` is where the attribute ends. `quote` is '' without one. Without `has_value` the range is
    empty. `is_script` says that a string of a script stands there: `title={"x"}`. `language` is
    that of a template which makes an address of a string; such an attribute is in `made`, too.
    """

    name: str
    end: int
    value: tuple[int, int]
    quote: str = ""
    has_value: bool = True
    is_script: bool = False
    language: str = ""


class Element:
    """One element: `start` and `end` are its bytes, `inside` those of its content.

    `attributes` are the literal ones, decoded, '' without a value; what a language has its own
    signs for (`v-if`, `@click`, `on:click`) as written. `made` are those that code makes, each with
    the range of what stands there: of JSX, Svelte and Astro with its braces, of `:href="x"` that of
    `x`, of templates all between the quotes. Names are in lower case in pages and templates.
    `tag` is in lower case but for components; '' where code makes it. `previous` is the sibling
    before. `tag_end` is where the name ends in the opening tag. `classes` are the names of classes
    that are written out, beside code too. `runs` are its texts, None before they were asked for.
    """

    __slots__ = (
        *("attributes", "children", "classes", "document", "end", "inside", "is_closed", "made"),
        *("node", "parent", "pieces", "previous", "runs", "siblings", "start", "tag", "tag_end"),
        "written",
    )

    def __init__(
        self, document: Document, node: Node, parent: "Element | None", tag: str, tag_end: int
    ) -> None:
        self.document = document
        self.node = node
        self.parent = parent
        self.tag = tag
        self.tag_end = tag_end
        self.start, self.end = node.start_byte, node.end_byte
        self.inside = (self.end, self.end)
        self.is_closed = False
        self.attributes: dict[str, str] = {}
        self.made: dict[str, tuple[int, int]] = {}
        self.written: dict[str, Written] = {}
        self.classes: list[str] = []
        self.pieces: list[Piece] = []
        self.children: list[Element] = []
        self.siblings: list[Element] = [self]
        self.previous: Element | None = None
        self.runs: tuple[Run, ...] | None = None

    @property
    def is_component(self) -> bool:
        """Whether a component of the site or of a library stands there, not an element of HTML."""
        is_named = self.tag[:1].isupper() or "." in self.tag
        return is_named or ("-" in self.tag and self.document.suffix == ".vue")

    def join(self, siblings: "list[Element]") -> None:
        """Put it after its siblings."""
        self.previous = siblings[-1] if siblings else None
        siblings.append(self)
        self.siblings = siblings


class Markup:
    """All elements of a source in its order, and what stands on top (`roots`)."""

    def __init__(self, elements: list[Element], roots: list[Piece]) -> None:
        self.elements = elements
        self.roots = roots
        self._starts: dict[tuple[str, str], list[int]] = {}

    @cached_property
    def kept(self) -> dict[tuple[str, str], list[Element]]:
        """The elements by `tag`, by `id` and by `class`: where a selector need look only."""
        found: dict[tuple[str, str], list[Element]] = {}
        for element in self.elements:
            classes = dict.fromkeys(element.classes)
            keys = [("tag", element.tag), ("id", element.attributes.get("id", ""))]
            for key in (*keys, *(("class", name) for name in classes)):
                found.setdefault(key, []).append(element)
        return found

    def kept_within(self, key: tuple[str, str], start: int, end: int) -> list[Element]:
        """Those of `kept` that begin at an offset or behind it, before another one."""
        found = self.kept.get(key, [])
        if key not in self._starts:
            self._starts[key] = [one.start for one in found]
        starts = self._starts[key]
        return found[bisect_left(starts, start) : bisect_left(starts, end)]


def elements_of(document: Document) -> list[Element]:
    """All elements of a source in its order; the same ones for the same document."""
    return markup_of(document).elements


def roots(document: Document) -> list[Piece]:
    """The pieces on top of a page, a template or a component; of a script only its elements."""
    return markup_of(document).roots


def markup_of(document: Document) -> Markup:
    """The markup of a document, read once."""
    if document.markup is None:
        # Each reads documents by the names of this module.
        from bot.ux_agent.kinds import jsx, page_elements  # noqa: PLC0415

        read = jsx.read if document.suffix in SCRIPTS else page_elements.read
        document.markup = read(document)
    return document.markup
