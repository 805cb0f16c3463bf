"""Prints templates as their makers do, so that each part of the print is known by its source."""

import re
from collections.abc import Callable, Iterable
from itertools import islice
from typing import TypeAlias

from bot.ux_agent.scanning.showing import token as said
from bot.ux_agent.scanning.showing.blocks import Block, Code, Part, Text
from bot.ux_agent.scanning.showing.dialect import Scope, Template
from bot.ux_agent.scanning.showing.held import (
    QUOTED,
    Held,
    MacroValue,
    as_set,
    condition,
    held_of,
    is_meant,
    is_token,
    with_super,
)
from bot.ux_agent.scanning.showing.printout import UNTOLD, Printout
from bot.ux_agent.scanning.showing.sizes import UNFIT
from bot.ux_agent.scanning.showing.value import Opaque, Origin, Value
from bot.ux_agent.scanning.showing.written_at import Written

MOST_ENTRIES = 60
"""Entries of a list that are shown; nobody proposes more."""

MOST_STEPS = 60_000
"""Parts that one page may print, so that templates that call themselves come to an end."""

DEEPEST = 60
UNKNOWN = "it depends on what is known only when the site is made"
Loader: TypeAlias = Callable[[str, Scope], Template | None]
"""Finds a template by the name that an include, import or extends gives it."""


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
        self._leaves = ""
        self._may_leave = ""
        self._sources: dict[str, Written] = {}
        self.missing: list[str] = []

    def print(self, template: Template) -> Printout:
        """All that a template shows; raises TooLong."""
        out = Printout()
        try:
            self._template(template, out)
        except (RecursionError, *UNFIT) as fault:
            raise TooLong from fault
        return out

    def define(self, template: Template) -> None:
        """Take over what a template defines for other ones, and show nothing of it; as print."""
        try:
            held = held_of(template)
        except RecursionError as fault:
            raise TooLong from fault
        for part in held.parts:
            if isinstance(part, Block) and isinstance(part.token, said.Define):
                self._keep(part.token.name, held._replace(parts=part.branches[0][1]))

    def _keep(self, name: str, held: Held) -> None:
        self._defined.setdefault(name, []).append(held)

    def _template(self, template: Template, out: Printout) -> None:
        held = held_of(template)
        above = next((part for part in held.parts if is_token(part, said.Extends)), None)
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
        before = self._doubt
        for part in held.parts:
            self._step()
            self._part(part, held, out)
            if self._leaves:
                break
            if self._may_leave:
                self._doubt = self._doubt or UNKNOWN
        self._doubt = before
        self._depth -= 1

    def _step(self) -> None:
        self._steps += 1
        if self._steps > MOST_STEPS:
            raise TooLong

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
            value = Value(Opaque(self._doubt)) if self._doubt else as_set(token, value, held)
            held.scope.let(token.name, value, is_wide=token.is_wide)
        elif isinstance(token, said.Include):
            self._include(token, part, held, out)
        elif isinstance(token, said.Body):
            self._body(token, (), held, out)
        elif isinstance(token, said.Import):
            self._import(token, held)
        elif isinstance(token, said.Leave):
            if self._doubt:
                self._may_leave = token.kind
            else:
                self._leaves = token.kind

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
        elif isinstance(token, said.Maybe):
            self._doubtful(inside, out)

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
            self._show(with_super(data), out)
        elif isinstance(data, Printout):
            out.add(data, self._doubt)
        elif not value.is_known:
            out.say(UNTOLD)
        else:
            out.print(value, self._doubt, is_escaping=held.dialect.is_escaping)

    def _branches(self, block: Block, held: Held, out: Printout) -> None:
        is_unsure = False
        for token, parts in block.branches:
            is_open, value = condition(token, held)
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
            is_open = is_meant(token, wanted, held) if isinstance(token, said.When) else True
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
        outer = self._leaves, self._may_leave
        self._leaves = self._may_leave = ""
        for scope in islice(rounds, MOST_ENTRIES):
            is_empty = False
            self._step()
            if not self._round(inside._replace(scope=scope), out):
                break
        self._leaves, self._may_leave = outer
        if is_empty and len(block.branches) > 1:
            self._show(held._replace(parts=block.branches[1][1]), out)

    def _round(self, held: Held, out: Printout) -> bool:
        """Show one round of a loop; whether another one may follow."""
        if self._may_leave == "break":
            self._doubtful(held, out)
            return True
        self._may_leave = ""
        self._show(held, out)
        left, self._leaves = self._leaves, ""
        return left != "break"

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
        self._show(with_super(first._replace(scope=scope, others=tuple(others))), out)

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
        if value.origin is not None or not QUOTED.fullmatch(expression):
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
        self._show(held_of(found._replace(scope=scope)), Printout())
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
