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
    """Show what follows up to Else or End when the expression is true; `with_` names its value."""

    expression: str
    name: str = ""


class Else(NamedTuple):
    """The other branch of an If, when `expression` (if there is one) is true."""

    expression: str = ""


class End(NamedTuple):
    """The end of Each, If, Define or Include with a body."""


class Include(NamedTuple):
    """Show another template there; `given` are the expressions that it gets by name."""

    template: str
    given: Mapping[str, str] = {}
    has_body: bool = False


class Body(NamedTuple):
    """Show what the page, or the user of a component, has put there (`name` of a slot or block)."""

    name: str = ""


class Define(NamedTuple):
    """What follows up to End is shown where Body of this name is."""

    name: str


class Let(NamedTuple):
    """From here on a name stands for the value of an expression."""

    name: str
    expression: str


class Nothing(NamedTuple):
    """A comment, or what shows nothing."""


class Unknown(NamedTuple):
    """What is not understood: it may show anything."""

    code: str


Token: TypeAlias = (
    Print | Each | If | Else | End | Include | Body | Define | Let | Nothing | Unknown
)
