"""What a template language says: its code as tokens, and its expressions as values."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, Protocol, TypeAlias

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.scanning.showing.token import Each, Token
from bot.ux_agent.scanning.showing.value import Origin, Value

Literal: TypeAlias = Callable[[str], Origin | None]
"""Where a string of an expression, its quotes included, is written."""


class Scope:
    """The names that an expression may use; `file` is the one that it stands in.

    `literal` tells of the strings in the expression itself where they are written.
    """

    def __init__(
        self, names: Mapping[str, Value], file: str = "", above: "Scope | None" = None
    ) -> None:
        self.names = dict(names)
        self.file: str = file or (above.file if above else "")
        self.above = above
        self.literal: Literal | None = None

    def get(self, name: str) -> Value | None:
        """What a name stands for; None when it is not known here."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.names:
                return scope.names[name]
            scope = scope.above
        return None

    def spelled(self, text: str, raw: str) -> Value:
        """The value of a string in the expression, written as `raw`."""
        return Value(text, self.literal(raw) if self.literal else None)

    def below(self, names: Mapping[str, Value], file: str = "") -> "Scope":
        """A scope within this one, with names of its own."""
        return Scope(names, file, self)

    def let(self, name: str, value: Value, *, is_wide: bool = False) -> None:
        """Have a name stand for a value from here on; a wide one for the whole page."""
        scope = self
        while is_wide and scope.above is not None and name not in scope.names:
            scope = scope.above
        scope.names[name] = value


class Dialect(Protocol):
    """A template language: `code` finds one piece of code (raw blocks and comments whole).

    `is_escaping` says whether values are printed as text, `is_scoped` whether the branches of a
    condition keep the names that they give to themselves.
    """

    code: re.Pattern[bytes]
    is_escaping: bool
    is_scoped: bool

    def __hash__(self) -> int:
        """Templates are cut once for each dialect."""

    def read(self, code: str) -> Token:
        """What a piece of code says, its delimiters included."""

    def evaluate(self, expression: str, scope: Scope) -> Value:
        """The value of an expression, with its origin where it is data as it stands."""

    def is_true(self, value: Value) -> bool | None:
        """Whether a condition with this value holds; None where that cannot be told."""

    def each(self, token: Each, value: Value, scope: Scope) -> Iterable[Scope]:
        """The scopes of the rounds over the entries of a value."""

    def entered(self, template: "Template", given: Mapping[str, Value], outer: Scope) -> Scope:
        """The scope within a template that is included with these values."""


class Template(NamedTuple):
    """A file, or from `start` a part of one, that shows something, with what it has at hand."""

    document: Document
    dialect: Dialect
    scope: Scope
    start: int = 0
    end: int = -1
