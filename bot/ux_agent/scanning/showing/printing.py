"""Prints templates as their makers do, so that each part of the print is known by its source."""

import re
from collections.abc import Callable, Iterable
from itertools import islice
from typing import NamedTuple, TypeAlias

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.scanning.showing import token as said
from bot.ux_agent.scanning.showing.blocks import Block, Code, Part, Text, parts_of
from bot.ux_agent.scanning.showing.dialect import Dialect, Scope, Template
from bot.ux_agent.scanning.showing.printout import Printout
from bot.ux_agent.scanning.showing.value import Opaque, Origin, Value
from bot.ux_agent.scanning.showing.written_at import Written

MOST_ENTRIES = 60
"""Entries of a list that are shown; nobody proposes more."""

MOST_STEPS = 200_000
"""Parts that one page may print, so that templates that call themselves come to an end."""

DEEPEST = 60
UNKNOWN = "it depends on what is known only when the site is made"
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|`[^`]*`", re.DOTALL)
Loader: TypeAlias = Callable[[str, Scope], Template | None]
"""Finds a template by the name that an include, import or extends gives it."""


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


class TooLong(Exception):
    """A page that prints more than any page should."""


class Printer:
    """Prints one page; `missing` are the names of templates that were not found."""

    def __init__(self, load: Loader) -> None:
        self._load = load
        self._defined: dict[str, list[Held]] = {}
        self._steps = 0
        self._depth = 0
        self._doubt = ""
        self._sources: dict[str, Written] = {}
        self.missing: list[str] = []

    def print(self, template: Template) -> Printout:
        """All that a template shows; raises TooLong."""
        out = Printout()
        self._template(template, out)
        return out

    def define(self, template: Template) -> None:
        """Take over what a template defines for other ones, and show nothing of it."""
        held = _held(template)
        for part in held.parts:
            if isinstance(part, Block) and isinstance(part.token, said.Define):
                self._keep(part.token.name, held._replace(parts=part.branches[0][1]))

    def _keep(self, name: str, held: Held) -> None:
        self._defined.setdefault(name, []).append(held)

    def _template(self, template: Template, out: Printout) -> None:
        held = _held(template)
        above = next((part for part in held.parts if _is(part, said.Extends)), None)
        if not isinstance(above, Code) or not isinstance(above.token, said.Extends):
            self._show(held, out)
            return
        for part in held.parts:
            self._collect(part, held)
        found = self._found(above.token.template, held)
        if found is not None:
            self._template(found._replace(scope=held.scope), out)

    def _collect(self, part: Part, held: Held) -> None:
        """What a template that extends another one leaves behind: names and definitions."""
        if isinstance(part, Block) and isinstance(part.token, said.Body | said.Define):
            self._keep(part.token.name, held._replace(parts=part.branches[0][1]))
        elif not isinstance(part, Text):
            self._part(part, held, Printout())

    def _show(self, held: Held, out: Printout) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise TooLong
        for part in held.parts:
            self._steps += 1
            if self._steps > MOST_STEPS:
                raise TooLong
            self._part(part, held, out)
        self._depth -= 1

    def _part(self, part: Part, held: Held, out: Printout) -> None:
        if isinstance(part, Text):
            out.write(held.document, part.start, part.end, self._doubt)
        elif isinstance(part, Block):
            self._block(part, held, out)
        else:
            self._code(part, held, out)

    def _code(self, part: Code, held: Held, out: Printout) -> None:
        token = part.token
        if isinstance(token, said.Print):
            scope = self._literally(held, held.scope.below({}), part.start)
            self._value(held.dialect.evaluate(token.expression, scope), held, out)
        elif isinstance(token, said.Let):
            value = held.dialect.evaluate(token.expression, held.scope)
            value = Value(Opaque(self._doubt)) if self._doubt else _as_set(token, value, held)
            held.scope.let(token.name, value, is_wide=token.is_wide)
        elif isinstance(token, said.Include):
            self._include(token, part, held, out)
        elif isinstance(token, said.Body):
            self._body(token, (), held, out)
        elif isinstance(token, said.Import):
            self._import(token, held)

    def _block(self, block: Block, held: Held, out: Printout) -> None:
        token, inside = block.token, held._replace(parts=block.branches[0][1])
        if isinstance(token, said.If):
            self._branches(block, held, out)
        elif isinstance(token, said.Case):
            self._case(block, token, held, out)
        elif isinstance(token, said.Each):
            self._each(block, token, held, out)
        elif isinstance(token, said.Body):
            self._body(token, inside.parts, held, out)
        elif isinstance(token, said.Define):
            self._keep(token.name, inside)
        elif isinstance(token, said.Capture):
            held.scope.let(token.name, Value(self._captured(inside)), is_wide=token.is_wide)
        elif isinstance(token, said.Macro):
            macro = Value(MacroValue(token.parameters, inside))
            held.scope.let(token.name, macro)
        elif isinstance(token, said.Call):
            caller = held.scope.below({"caller": Value(MacroValue((), inside))})
            scope = self._literally(held, caller, block.start)
            self._value(held.dialect.evaluate(token.expression, scope), held, out)
        elif isinstance(token, said.Include):
            self._include(token, block, held, out)

    def _captured(self, held: Held) -> Printout:
        out = Printout()
        self._show(held, out)
        return out

    def _value(self, value: Value, held: Held, out: Printout) -> None:
        data = value.data
        if isinstance(data, Template):
            self._depth += 1
            self._template(data, out)
            self._depth -= 1
        elif isinstance(data, Held):
            self._show(_with_super(data), out)
        elif isinstance(data, Printout):
            out.add(data, self._doubt)
        elif not value.is_known:
            out.say("…")
        else:
            out.print(value, self._doubt, is_escaping=held.dialect.is_escaping)

    def _branches(self, block: Block, held: Held, out: Printout) -> None:
        is_unsure = False
        for token, parts in block.branches:
            is_open, value = _condition(token, held)
            if is_open is False:
                continue
            names = token.names if isinstance(token, said.If | said.Else) else ()
            inside = held._replace(parts=parts)
            if names or held.dialect.is_scoped:
                scope = held.scope.below(dict.fromkeys(names, value))
                inside = inside._replace(scope=scope)
            if is_open and not is_unsure:
                self._show(inside, out)
                return
            self._doubtful(inside, out)
            if is_open:
                return
            is_unsure = True

    def _case(self, block: Block, case: said.Case, held: Held, out: Printout) -> None:
        wanted = held.dialect.evaluate(case.expression, held.scope)
        is_unsure = False
        for token, parts in block.branches[1:]:
            inside = held._replace(parts=parts)
            is_open = _is_meant(token, wanted, held) if isinstance(token, said.When) else True
            if is_open is False:
                continue
            if is_open and not is_unsure:
                self._show(inside, out)
                return
            self._doubtful(inside, out)
            if is_open:
                return
            is_unsure = True

    def _each(self, block: Block, token: said.Each, held: Held, out: Printout) -> None:
        value = held.dialect.evaluate(token.expression, held.scope)
        inside = held._replace(parts=block.branches[0][1])
        if not value.is_known:
            names = dict.fromkeys((name for name in token.names if name), value)
            self._doubtful(inside._replace(scope=held.scope.below(names)), out)
            return
        rounds: Iterable[Scope] = held.dialect.each(token, value, held.scope)
        is_empty = True
        for scope in islice(rounds, MOST_ENTRIES):
            is_empty = False
            self._show(inside._replace(scope=scope), out)
        if is_empty and len(block.branches) > 1:
            self._show(held._replace(parts=block.branches[1][1]), out)

    def _doubtful(self, held: Held, out: Printout) -> None:
        before, self._doubt = self._doubt, self._doubt or UNKNOWN
        self._show(held, out)
        self._doubt = before

    def _body(self, token: said.Body, default: tuple[Part, ...], held: Held, out: Printout) -> None:
        chain = [*self._defined.get(token.name, []), held._replace(parts=default)]
        first, *others = chain
        scope = held.scope
        if token.given:
            entered = Template(first.document, first.dialect, first.scope)
            value = held.dialect.evaluate(token.given, held.scope)
            scope = held.dialect.entered(entered, {".": value}, held.scope)
        self._show(_with_super(first._replace(scope=scope, others=tuple(others))), out)

    def _include(self, token: said.Include, part: Code | Block, held: Held, out: Printout) -> None:
        found = self._found(token.template, held)
        if found is None:
            return
        given = {
            name: self._given(name, expression, part, held)
            for name, expression in token.given.items()
        }
        scope = found.dialect.entered(found, given, held.scope)
        self._value(Value(found._replace(scope=scope)), held, out)

    def _given(self, name: str, expression: str, part: Code | Block, held: Held) -> Value:
        """The value of a parameter; a text in quotes is known by its place in the tag."""
        value = held.dialect.evaluate(expression, held.scope)
        if value.origin is not None or not _QUOTED.fullmatch(expression):
            return value
        document = held.document
        named = re.compile(rf"\b{re.escape(name)}\s*[=:]\s*{re.escape(expression)}".encode())
        found = named.search(document.data, part.start, part.end)
        if found is None:
            return value
        if document.path not in self._sources:
            self._sources[document.path] = Written(document)
        at = found.end() - len(expression.encode()) + 1
        return value._replace(origin=self._sources[document.path].text(at))

    def _literally(self, held: Held, scope: Scope, start: int) -> Scope:
        """The scope for an expression whose code begins there: its strings know their places."""
        document = held.document
        found = held.dialect.code.match(document.data, start)

        def place(raw: str) -> Origin | None:
            if found is None or found[0].count(raw.encode()) != 1:
                return None
            if document.path not in self._sources:
                self._sources[document.path] = Written(document)
            at = start + found[0].index(raw.encode()) + 1
            return self._sources[document.path].text(at)

        scope.literal = place
        return scope

    def _import(self, token: said.Import, held: Held) -> None:
        found = self._found(token.template, held)
        if found is None:
            return
        scope = held.scope.below({})
        self._show(_held(found._replace(scope=scope)), Printout())
        if token.whole:
            held.scope.let(token.whole, Value(dict(scope.names)))
        for there, here in token.names:
            held.scope.let(here, scope.names.get(there, Value(Opaque(UNKNOWN))))

    def _found(self, expression: str, held: Held) -> Template | None:
        named = held.dialect.evaluate(expression, held.scope)
        found = self._load(named.text, held.scope) if named.is_known else None
        if found is None:
            self.missing.append(named.text or expression)
        return found


def _held(template: Template) -> Held:
    document, dialect = template.document, template.dialect
    end = template.end if template.end >= 0 else len(document.data)
    start = template.start or (document.front.body if document.front else 0)
    return Held(parts_of(document, dialect, start, end), document, dialect, template.scope)


def _is(part: Part, kind: type[said.Token]) -> bool:
    return isinstance(part, Code) and isinstance(part.token, kind)


def _condition(token: said.Token, held: Held) -> tuple[bool | None, Value]:
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


def _is_meant(token: said.When, wanted: Value, held: Held) -> bool | None:
    """Whether a branch of a Case is the one for a value; None where that cannot be told."""
    values = [held.dialect.evaluate(one, held.scope) for one in token.expressions]
    if not wanted.is_known:
        return None
    if any(one.is_known and one.data == wanted.data for one in values):
        return True
    return False if all(one.is_known for one in values) else None


def _as_set(token: said.Let, value: Value, held: Held) -> Value:
    """A text that the template itself gives a name to: it is found by that name."""
    is_text = isinstance(value.data, str) and value.origin is None
    if not is_text or not _QUOTED.fullmatch(token.expression.strip()):
        return value
    return value._replace(origin=Origin(held.document.path, "object", name=token.name))


def _with_super(held: Held) -> Held:
    """The parts of a block with what it takes the place of at hand, as `super`."""
    if not held.others:
        return held
    first, *rest = held.others
    above = Value(first._replace(scope=held.scope, others=tuple(rest)))
    return held._replace(scope=held.scope.below({"super": above}))
