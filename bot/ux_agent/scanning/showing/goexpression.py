"""Expressions of Go templates: pipelines of commands, each a function or value with arguments.

The grammar is that of https://pkg.go.dev/text/template: `.A.B`, `$x.A`, `"text"`, `(pipeline).A`,
`function argument … | function …`.
"""

import json
import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"""\s+|(?P<text>"(?:[^"\\\n]|\\.)*")|(?P<raw>`[^`]*`)|(?P<sign>'(?:[^'\\\n]|\\.)+')"""
    r"""|(?P<number>[+-]?\.?[0-9][\w.]*)|(?P<variable>\$\w*)|(?P<field>\.\w+)"""
    r"""|(?P<name>[^\W\d]\w*)|(?P<dot>\.)|(?P<set>:?=)|(?P<other>[()|,])"""
)


class Operand(NamedTuple):
    """One value of a command, and the fields asked of it.

    `kind` is dot, variable, name, text, number or group; `text` is its name or what it spells,
    `raw` a text as it is written.
    """

    kind: str
    text: str = ""
    fields: tuple[str, ...] = ()
    inner: "Pipeline | None" = None
    raw: str = ""


class Pipeline(NamedTuple):
    """Commands, each a head with arguments; the value of one is the last argument of the next."""

    commands: tuple[tuple[Operand, ...], ...]


class Unreadable(ValueError):
    """An expression that is none of the grammar."""


class _Lexeme(NamedTuple):
    kind: str
    text: str
    is_joined: bool


def parse(expression: str) -> Pipeline:
    """The pipeline that an expression spells; raises Unreadable."""
    lexemes = _lexemes(expression)
    found, at = _pipeline(lexemes, 0)
    if at != len(lexemes):
        raise Unreadable(expression)
    return found


def variables(expression: str) -> tuple[tuple[str, ...], str, str]:
    """The variables that an expression sets, the sign that sets them (`:=`, `=`), and the rest."""
    found = re.match(r"\s*(\$\w+(?:\s*,\s*\$\w+)?)\s*(:?=)(?!=)", expression)
    if found is None:
        return (), "", expression
    names = tuple(name.strip() for name in found[1].split(","))
    return names, found[2], expression[found.end() :]


def _lexemes(expression: str) -> list[_Lexeme]:
    found: list[_Lexeme] = []
    at, is_joined = 0, False
    while at < len(expression):
        lexeme = _TOKEN.match(expression, at)
        if lexeme is None or lexeme.end() == at:
            raise Unreadable(expression)
        at = lexeme.end()
        if lexeme.lastgroup is None:
            is_joined = False
            continue
        found.append(_Lexeme(lexeme.lastgroup, lexeme[0], is_joined))
        is_joined = True
    return found


def _pipeline(lexemes: list[_Lexeme], at: int) -> tuple[Pipeline, int]:
    commands: list[tuple[Operand, ...]] = []
    while True:
        command, at = _command(lexemes, at)
        commands.append(command)
        if at >= len(lexemes) or lexemes[at].text != "|":
            return Pipeline(tuple(commands)), at
        at += 1


def _command(lexemes: list[_Lexeme], at: int) -> tuple[tuple[Operand, ...], int]:
    operands: list[Operand] = []
    while at < len(lexemes) and lexemes[at].text not in {"|", ")"}:
        operand, at = _operand(lexemes, at)
        operands.append(operand)
    if not operands:
        raise Unreadable("a command of nothing")
    return tuple(operands), at


def _operand(lexemes: list[_Lexeme], at: int) -> tuple[Operand, int]:
    kind, text, _ = lexemes[at]
    if text == "(":
        inner, at = _pipeline(lexemes, at + 1)
        if at >= len(lexemes) or lexemes[at].text != ")":
            raise Unreadable("a bracket that does not close")
        return _chained(Operand("group", inner=inner), lexemes, at + 1)
    if kind == "field":
        return _chained(Operand("dot", fields=(text[1:],)), lexemes, at + 1)
    if kind in {"text", "raw", "sign"}:
        return _chained(Operand("text", _spelled(kind, text), raw=text), lexemes, at + 1)
    if kind in {"variable", "name", "dot", "number"}:
        return _chained(Operand(kind, text), lexemes, at + 1)
    raise Unreadable(text)


def _chained(operand: Operand, lexemes: list[_Lexeme], at: int) -> tuple[Operand, int]:
    """The operand with the fields that follow it without a blank."""
    fields = list(operand.fields)
    while at < len(lexemes) and lexemes[at].kind == "field" and lexemes[at].is_joined:
        fields.append(lexemes[at].text[1:])
        at += 1
    return operand._replace(fields=tuple(fields)), at


def _spelled(kind: str, text: str) -> str:
    if kind != "text":
        return text[1:-1]
    try:
        return str(json.loads(text, strict=False))
    except ValueError:
        return re.sub(r"\\(.)", r"\1", text[1:-1])
