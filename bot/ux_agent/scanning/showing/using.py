"""What puts a component's page together: its names, its language, what its user puts into it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol, TypeAlias, Union

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.kinds.elements import Element, Piece
from bot.ux_agent.scanning.showing.expressions import Expressions
from bot.ux_agent.scanning.showing.parts import Fill, Part, Span
from bot.ux_agent.scanning.showing.script_frame import Frame
from bot.ux_agent.scanning.showing.value import Value


class ComponentFile(NamedTuple):
    """A file that shows something, as the value of the name that it is imported by."""

    path: str


class Role(NamedTuple):
    """How an element of a component is shown.

    `kind` is `element` (`name` its tag, `renamed` its attributes), `open` (only what is in it),
    `head` (that belongs into the page's head), `gap` (of that name), `component`, or `none`.
    """

    kind: str = "element"
    name: str = ""
    renamed: Mapping[str, str] = {}
    component: Value = Value()


class Language(Protocol):
    """A language of components.

    `has_braces`: code stands in braces in attributes. `falls`: attributes that a component does
    not take go to its root element.
    """

    has_braces: bool
    falls: bool

    def parts(self, pieces: Sequence[Piece], document: Document) -> tuple[Part, ...]:
        """What the pieces of a content show."""
        ...

    def top(self, document: Document) -> Sequence[Piece]:
        """The pieces of a file that are its markup."""
        ...

    def role(self, element: Element, use: "Use") -> Role:
        """How an element is shown."""
        ...

    def fill(self, element: Element) -> str:
        """The gap that a component's child fills, by its own attribute; '' for the content."""
        ...

    def handed(self, element: Element) -> tuple[Span, ...]:
        """Patterns for what a component hands to its content."""
        ...

    def enter(
        self, expressions: Expressions, given: Mapping[str, Value], fills: "Fillings"
    ) -> "Use":
        """A use of a component, its script run with what it is given."""
        ...

    def content(self, element: Element, use: "Use") -> Value | None:
        """What a directive shows in an element instead of its content; None without one."""
        ...

    def is_own(self, name: str) -> bool:
        """Whether an attribute steers the component, and is not shown."""
        ...

    def read(self, name: str, value: Value) -> Value:
        """The value of an attribute as it is shown."""
        ...

    def classes(self, value: Value) -> str:
        """The classes that a value stands for."""
        ...


class Filling(NamedTuple):
    """What the user of a component puts into a gap, and where the names in it belong to."""

    fill: Fill
    use: "Use"


Filled: TypeAlias = Union["Filling", "Use", Value]
"""What is put into a gap: parts, a use of a component, or a value that shows something."""

Fillings: TypeAlias = Mapping[str, Filled]
"""What is put into the gaps of a component, by their names; '' is its content."""


class Use:
    """One use of a component: `frame` has its names, `fills` what is put into its gaps.

    `taken` are the attributes that it declares, and so keeps from its root element.
    """

    def __init__(
        self,
        language: Language,
        expressions: Expressions,
        frame: Frame,
        fills: dict[str, Filled],
    ) -> None:
        self.language = language
        self.expressions = expressions
        self.frame = frame
        self.fills = fills
        self.taken: frozenset[str] = frozenset()

    @property
    def document(self) -> Document:
        """The file of the component."""
        return self.expressions.document

    @property
    def pieces(self) -> Sequence[Piece]:
        """What stands on top of its markup."""
        return self.language.top(self.document)

    def below(self, frame: Frame | None = None) -> "Use":
        """The same use with names of a block, or of this frame."""
        return Use(self.language, self.expressions, frame or self.frame.below(), self.fills)

    def value(self, span: Span, elements: Sequence[Element] = ()) -> Value:
        """The value of an expression in its markup."""
        return self.expressions.value(span, self.frame, elements)
