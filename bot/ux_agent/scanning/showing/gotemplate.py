"""Go templates (text/template, html/template) as Hugo uses them."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Protocol, TypeAlias, runtime_checkable

from bot.ux_agent.scanning.showing import token as said
from bot.ux_agent.scanning.showing.dialect import Scope, Template
from bot.ux_agent.scanning.showing.goexpression import (
    Operand,
    Pipeline,
    Unreadable,
    parse,
    variables,
)
from bot.ux_agent.scanning.showing.sizes import UNFIT, sized
from bot.ux_agent.scanning.showing.value import Opaque, Value

Function: TypeAlias = Callable[[list[Value], Scope], Value]

_CODE = re.compile(
    rb"""\{\{-?\s*/\*.*?\*/\s*-?\}\}|\{\{(?:"(?:[^"\\\n]|\\.)*"|`[^`]*`|[^"`}]|\}(?!\}))*\}\}""",
    re.DOTALL,
)
_WORD = re.compile(r"(else(?:\s+(?:if|with))?|[a-z]+)\b\s*(.*)", re.DOTALL)
_NAMED = re.compile(r'(?:"([^"]*)"|`([^`]*)`)\s*(.*)', re.DOTALL)


MOST_SAID = 200
"""Letters of an expression that a doubt repeats."""


@runtime_checkable
class Thing(Protocol):
    """What has fields and methods of its own: a page, a site, a resource."""

    def ask(self, name: str, arguments: list[Value]) -> Value:
        """The value of a field, or of a method with these arguments; opaque when not known."""


class GoTemplate:
    """The dialect; `functions` are those that templates may call, by name."""

    code = _CODE
    is_escaping = True
    is_scoped = True

    def __init__(self, functions: Mapping[str, Function]) -> None:
        self.functions = functions

    def read(self, code: str) -> said.Token:
        """What a piece of code says."""
        inside = re.sub(r"\A\{\{(?:-(?=\s))?|(?:(?<=\s)-)?\}\}\Z", "", code).strip()
        if not inside or inside.startswith("/*"):
            return said.Nothing()
        word = _WORD.fullmatch(inside)
        reader = _READERS.get(" ".join(word[1].split())) if word else None
        if word and reader:
            return reader(word[2])
        names, sign, rest = variables(inside)
        if names:
            return said.Let(names[0], rest, is_wide=sign == "=")
        return said.Print(inside)

    def evaluate(self, expression: str, scope: Scope) -> Value:
        """The value of a pipeline; opaque where it cannot be read."""
        try:
            return self._pipeline(parse(expression), scope)
        except (Unreadable, RecursionError, *UNFIT):
            return Value(Opaque(expression[:MOST_SAID]))

    def is_true(self, value: Value) -> bool | None:
        """Whether it is not empty (text/template, Actions)."""
        return is_true(value)

    def each(self, token: said.Each, value: Value, scope: Scope) -> Iterator[Scope]:
        """The rounds of a range: over a list, a mapping (by its keys in order), a number."""
        dot, index, name = (*token.names, "", "")[:3]
        for key, entry in _entries(value):
            names = {dot: entry, index: key, name: entry}
            yield scope.below({called: one for called, one in names.items() if called})

    def entered(self, template: Template, given: Mapping[str, Value], outer: Scope) -> Scope:
        """A template sees only what it is given."""
        del outer
        dot = given.get(".", Value())
        return Scope({".": dot, "$": dot}, template.document.path)

    def _pipeline(self, pipeline: Pipeline, scope: Scope) -> Value:
        found: list[Value] = []
        for command in pipeline.commands:
            found = [self._command(command, found, scope)]
        return found[0]

    def _command(self, command: tuple[Operand, ...], piped: list[Value], scope: Scope) -> Value:
        head, *rest = command
        arguments = [*(self._operand(one, scope) for one in rest), *piped]
        if head.kind == "name" and head.text not in {"true", "false", "nil"}:
            return self._called(head, arguments, scope)
        if not arguments or not head.fields:
            return self._operand(head, scope)
        *fields, last = head.fields
        holder = self._operand(head._replace(fields=tuple(fields)), scope)
        return field(holder, last, arguments)

    def _called(self, head: Operand, arguments: list[Value], scope: Scope) -> Value:
        """A function's value; the last of its fields gets the arguments, if it has any."""
        fields = head.fields
        name = ".".join((head.text, *fields[:1]))
        if name in self.functions:
            fields = fields[1:]
        else:
            name = head.text
        function = self.functions.get(name)
        if function is None:
            return Value(Opaque(name))
        value = sized(function([] if fields else arguments, scope))
        for at, one in enumerate(fields):
            value = field(value, one, arguments if at == len(fields) - 1 else [])
        return value

    def _operand(self, operand: Operand, scope: Scope) -> Value:
        if operand.kind == "name" and operand.text not in _CONSTANTS:
            return self._called(operand, [], scope)
        if operand.kind == "group" and operand.inner is not None:
            value = self._pipeline(operand.inner, scope)
        elif operand.kind == "dot":
            value = scope.get(".") or Value()
        elif operand.kind == "variable":
            value = scope.get(operand.text) or Value(Opaque(operand.text))
        elif operand.kind == "number":
            value = Value(_number(operand.text))
        elif operand.kind == "name":
            value = Value(_CONSTANTS[operand.text])
        else:
            value = scope.spelled(operand.text, operand.raw)
        for name in operand.fields:
            value = field(value, name, [])
        return value


_CONSTANTS = {"true": True, "false": False, "nil": None}


def field(holder: Value, name: str, arguments: list[Value]) -> Value:
    """A field or method of a value; mappings are asked by name, in small letters if need be."""
    data = holder.data
    if not holder.is_known:
        return holder
    if isinstance(data, Thing):
        return data.ask(name, arguments)
    if isinstance(data, dict):
        if name in data:
            return holder.member(name)
        alike = (key for key in data if isinstance(key, str) and key.lower() == name.lower())
        return holder.member(next(alike, name))
    return Value() if data is None else Value(Opaque(name))


def is_true(value: Value) -> bool | None:
    """Whether a value is not empty; None when it is not known."""
    return bool(value.data) if value.is_known else None


def _entries(value: Value) -> Iterator[tuple[Value, Value]]:
    data = value.data
    if isinstance(data, list):
        yield from ((Value(at), value.at(at)) for at in range(len(data)))
    elif isinstance(data, dict):
        yield from ((Value(key), value.member(key)) for key in sorted(data, key=str))
    elif isinstance(data, int) and not isinstance(data, bool):
        yield from ((Value(at), Value(at)) for at in range(data))


def _number(text: str) -> int | float | Opaque:
    try:
        return int(text, 0)
    except ValueError:
        pass
    try:
        return float(text)
    except ValueError:
        return Opaque(text)


def _range(rest: str) -> said.Token:
    names, _, expression = variables(rest)
    if len(names) > 1:
        return said.Each((".", *names), expression)
    return said.Each((".", "", *names), expression)


def _with(rest: str) -> said.Token:
    names, _, expression = variables(rest)
    return said.If(expression, (".", *names))


def _if(rest: str) -> said.Token:
    names, _, expression = variables(rest)
    return said.If(expression, names)


def _else_with(rest: str) -> said.Token:
    names, _, expression = variables(rest)
    return said.Else(expression, (".", *names))


def _named(make: Callable[[str, str], said.Token]) -> Callable[[str], said.Token]:
    def read(rest: str) -> said.Token:
        found = _NAMED.fullmatch(rest.strip())
        return make(found[1] or found[2] or "", found[3]) if found else said.Unknown(rest)

    return read


_READERS: Mapping[str, Callable[[str], said.Token]] = {
    "if": _if,
    "with": _with,
    "range": _range,
    "else": lambda _: said.Else(),
    "else if": lambda rest: said.Else(variables(rest)[2], variables(rest)[0]),
    "else with": _else_with,
    "end": lambda _: said.End(),
    "define": _named(lambda name, _: said.Define(name)),
    "block": _named(lambda name, rest: said.Body(name, has_default=True, given=rest)),
    "template": _named(lambda name, rest: said.Body(name, given=rest)),
    "break": lambda _: said.Leave("break"),
    "continue": lambda _: said.Leave("continue"),
    "return": said.Unknown,
}
