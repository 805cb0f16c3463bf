"""What a piece of template code says: the few things that all template languages have."""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias


class Print(NamedTuple):
    """Show the value of an expression."""

    expression: str


class Each(NamedTuple):
    """Show what follows up to End once for each entry; `names` are of the entry and its index."""

    names: tuple[str, ...]
    expression: str


class If(NamedTuple):
    """Show what follows up to Else or End when the expression is true; `names` are of its value."""

    expression: str
    names: tuple[str, ...] = ()
    is_not: bool = False


class Else(NamedTuple):
    """The other branch of an If, when `expression` (if there is one) is true."""

    expression: str = ""
    names: tuple[str, ...] = ()


class Case(NamedTuple):
    """Show what follows the first When that has the expression's value, or else the Else."""

    expression: str


class When(NamedTuple):
    """A branch of a Case, for the values of these expressions."""

    expressions: tuple[str, ...]


class End(NamedTuple):
    """The end of Each, If, Case, Define, Capture, Macro, or of what else has a body."""


class Include(NamedTuple):
    """Show another template there; `given` are the expressions that it gets by name."""

    template: str
    given: Mapping[str, str] = {}
    has_body: bool = False


class Body(NamedTuple):
    """Show what the page, or the user of a component, has put there (`name` of a slot or block).

    What follows one with a default up to End is shown where nobody has; `given` is an expression
    that what is shown there gets.
    """

    name: str = ""
    has_default: bool = False
    given: str = ""


class Define(NamedTuple):
    """What follows up to End is shown where Body of this name is."""

    name: str


class Let(NamedTuple):
    """From here on a name stands for the value of an expression.

    A wide one holds beyond its block: where the name is known already, or in the whole page.
    """

    name: str
    expression: str
    is_wide: bool = False


class Capture(NamedTuple):
    """From End on a name stands for what is shown up to there, which is not shown itself."""

    name: str
    is_wide: bool = False


class Extends(NamedTuple):
    """Of this template only definitions count; the template of an expression is shown with them."""

    template: str


class Macro(NamedTuple):
    """What follows up to End is shown where this name is called; parameters with their defaults."""

    name: str
    parameters: tuple[tuple[str, str], ...] = ()


class Import(NamedTuple):
    """The macros of another template: `names` as they are there and here, or all below `whole`."""

    template: str
    names: tuple[tuple[str, str], ...] = ()
    whole: str = ""


class Call(NamedTuple):
    """Call a macro (an expression); what follows up to End is what its `caller()` shows."""

    expression: str


class Maybe(NamedTuple):
    """What follows up to End may be shown, or something else that is made of it."""


class Leave(NamedTuple):
    """Go on with the next round of an Each (`continue`), or end it (`break`)."""

    kind: str


class Verbatim(NamedTuple):
    """Show a part of this very piece of code as it is written, from `start` to `end` in bytes."""

    start: int
    end: int


class Nothing(NamedTuple):
    """A comment, or what shows nothing."""


class Unknown(NamedTuple):
    """What is not understood: it may show anything."""

    code: str


Token: TypeAlias = (
    Print
    | Each
    | If
    | Else
    | Case
    | When
    | End
    | Include
    | Body
    | Define
    | Let
    | Capture
    | Extends
    | Macro
    | Import
    | Call
    | Maybe
    | Leave
    | Verbatim
    | Nothing
    | Unknown
)
