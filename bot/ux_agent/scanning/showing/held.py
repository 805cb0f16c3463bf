"""Parts of templates with what they have at hand, and what their conditions say."""

import re
from typing import NamedTuple

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.scanning.showing import token as said
from bot.ux_agent.scanning.showing.blocks import Code, Part, parts_of
from bot.ux_agent.scanning.showing.dialect import Dialect, Scope, Template
from bot.ux_agent.scanning.showing.value import Origin, Value

QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|`[^`]*`", re.DOTALL)
"""An expression that is nothing but a string."""


class Held(NamedTuple):
    """Parts of a template with what they have at hand, to be shown where their value is printed.

    `others` are what a block of this name would show without them, the next one first.
    """

    parts: tuple[Part, ...]
    document: Document
    dialect: Dialect
    scope: Scope
    others: "tuple[Held, ...]" = ()


class MacroValue(NamedTuple):
    """A macro: its parameters with the expressions of their defaults, and what it shows."""

    parameters: tuple[tuple[str, str], ...]
    held: Held


def held_of(template: Template) -> Held:
    """The parts of a template, without its front matter."""
    document, dialect = template.document, template.dialect
    end = template.end if template.end >= 0 else len(document.data)
    start = template.start or (document.front.body if document.front else 0)
    return Held(parts_of(document, dialect, start, end), document, dialect, template.scope)


def is_token(part: Part, kind: type[said.Token]) -> bool:
    """Whether a part is a single piece of code of this kind."""
    return isinstance(part, Code) and isinstance(part.token, kind)


def condition(token: said.Token, held: Held) -> tuple[bool | None, Value]:
    """Whether a branch is shown, None where that cannot be told; and the value it asks for."""
    if isinstance(token, said.Else) and not token.expression:
        return True, Value()
    if not isinstance(token, said.If | said.Else):
        return False, Value()
    value = held.dialect.evaluate(token.expression, held.scope)
    is_open = held.dialect.is_true(value)
    if is_open is not None and isinstance(token, said.If) and token.is_not:
        is_open = not is_open
    return is_open, value


def is_meant(token: said.When, wanted: Value, held: Held) -> bool | None:
    """Whether a branch of a Case is the one for a value; None where that cannot be told."""
    values = [held.dialect.evaluate(one, held.scope) for one in token.expressions]
    if not wanted.is_known:
        return None
    if any(one.is_known and one.data == wanted.data for one in values):
        return True
    return False if all(one.is_known for one in values) else None


def as_set(token: said.Let, value: Value, held: Held) -> Value:
    """A text that the template itself gives a name to: it is found by that name."""
    is_text = isinstance(value.data, str) and value.origin is None
    if not is_text or not QUOTED.fullmatch(token.expression.strip()):
        return value
    return value._replace(origin=Origin(held.document.path, "object", name=token.name))


def with_super(held: Held) -> Held:
    """The parts of a block with what it takes the place of at hand, as `super`."""
    if not held.others:
        return held
    first, *rest = held.others
    above = Value(first._replace(scope=held.scope, others=tuple(rest)))
    return held._replace(scope=held.scope.below({"super": above}))
