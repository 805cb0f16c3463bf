"""Nunjucks templates, as Eleventy uses them; Jinja's are alike."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from bot.ux_agent.scanning.showing import token as said
from bot.ux_agent.scanning.showing.dialect import Scope, Template
from bot.ux_agent.scanning.showing.held import MacroValue
from bot.ux_agent.scanning.showing.joined import Joined
from bot.ux_agent.scanning.showing.nunjucks_expression import Node, Unreadable, parse
from bot.ux_agent.scanning.showing.nunjucks_tests import COMPARED, TESTS
from bot.ux_agent.scanning.showing.sizes import UNFIT, counted, sized
from bot.ux_agent.scanning.showing.value import Opaque, Value

Filter: TypeAlias = Callable[[list[Value], Mapping[str, Value]], Value]
"""What a filter makes of a value, with its arguments by place (the value first) and by name."""

_CODE = re.compile(
    rb"\{#.*?(?:#\}|\Z)|\{%-?\s*(?P<raw>raw|verbatim)\s*-?%\}.*?(?:\{%-?\s*end(?P=raw)\s*-?%\}|\Z)"
    rb"|\{\{(?:\"(?:[^\"\\]|\\.)*+\"|'(?:[^'\\]|\\.)*+'|(?!\}\}).)*+(?:\}\}|\Z)"
    rb"|\{%(?:\"(?:[^\"\\]|\\.)*+\"|'(?:[^'\\]|\\.)*+'|(?!%\}).)*+(?:%\}|\Z)",
    re.DOTALL,
)
"""What is begun and not ended goes on to the end: no maker of pages takes it either."""

_RAW = re.compile(
    r"\{%-?\s*(?:raw|verbatim)\s*-?%\}(.*)\{%-?\s*end(?:raw|verbatim)\s*-?%\}", re.DOTALL
)
_TAG = re.compile(r"(\w+)\s*(.*)", re.DOTALL)
_FOR = re.compile(r"([\w$]+(?:\s*,\s*[\w$]+)*)\s+in\s+(.*)", re.DOTALL)
_SET = re.compile(r"([\w$]+(?:\s*,\s*[\w$]+)*)\s*=(?!=)\s*(.*)", re.DOTALL)
_MACRO = re.compile(r"([\w$]+)\s*\((.*)\)", re.DOTALL)
_CALL = re.compile(r"(?:\([^)]*\)\s*)?(.*)", re.DOTALL)
_FROM = re.compile(r"(.+?)\s+import\s+(.+?)(?:\s+with(?:out)?\s+context)?", re.DOTALL)
_IMPORT = re.compile(r"(.+?)\s+as\s+([\w$]+)(?:\s+with(?:out)?\s+context)?", re.DOTALL)
_ENDS = frozenset(
    [
        *("endif", "endfor", "endeach", "endall", "endblock", "endset", "endmacro", "endcall"),
        *("endswitch", "endfilter"),
    ]
)


MOST_SAID = 200
"""Letters of an expression that a doubt repeats."""


class Nunjucks:
    """The dialect; `filters` and tags (`shortcodes`) that templates may use, by name.

    `paired` are tags of the site's own that have an end.
    """

    code = _CODE
    is_escaping = True
    is_scoped = False

    def __init__(
        self,
        filters: Mapping[str, Filter],
        shortcodes: Mapping[str, Filter] | None = None,
        paired: Iterable[str] = (),
    ) -> None:
        self.filters = filters
        self._shortcodes = shortcodes or {}
        self._paired = frozenset(paired)
        self._operations: Mapping[str, Callable[[Node, Scope], Value]] = {
            "list": self._list,
            "dict": self._dict,
            "member": self._member,
            "index": self._index,
            "call": self._call,
            "filter": self._filter,
            "not": self._not,
            "if": self._if,
            "or": self._either,
            "and": self._either,
            "test": self._test,
            "~": self._joined,
            "+": self._joined,
        }

    def read(self, code: str) -> said.Token:
        """What a piece of code says."""
        raw = _RAW.fullmatch(code)
        if raw:
            start = len(code[: raw.start(1)].encode())
            return said.Verbatim(start, start + len(raw[1].encode()))
        if code.startswith("{#"):
            return said.Nothing()
        inside = code[2:-2].strip().strip("-").strip()
        if code.startswith("{{"):
            return said.Print(inside)
        tag = _TAG.fullmatch(inside)
        if tag is None:
            return said.Unknown(code)
        if tag[1] in self._paired:
            return said.Maybe()
        if tag[1] in _ENDS or tag[1].removeprefix("end") in self._paired:
            return said.End()
        if tag[1] in self._shortcodes:
            return said.Print(f"{tag[1]}({tag[2]})")
        reader = _READERS.get(tag[1])
        return reader(tag[2]) if reader else said.Unknown(code)

    def evaluate(self, expression: str, scope: Scope) -> Value:
        """The value of an expression; opaque where it cannot be read."""
        try:
            return self.value(parse(expression), scope)
        except (Unreadable, RecursionError, *UNFIT):
            return Value(Opaque(expression[:MOST_SAID]))

    def is_true(self, value: Value) -> bool | None:
        """As JavaScript takes it: empty lists and mappings are true."""
        if not value.is_known:
            return None
        return isinstance(value.data, list | dict) or bool(value.data)

    def each(self, token: said.Each, value: Value, scope: Scope) -> Iterator[Scope]:
        """The rounds over a list, or over a mapping with its keys."""
        data = value.data
        if isinstance(data, dict):
            rounds = [[Value(key), value.member(key)] for key in data]
        elif isinstance(data, list):
            is_split = len(token.names) > 1
            rounds = [list(one.entries()) if is_split else [one] for one in value.entries()]
        else:
            return
        for at, parts in enumerate(rounds):
            names = dict(zip(token.names, parts, strict=False))
            yield scope.below({**names, "loop": _loop(at, len(rounds))})

    def entered(self, template: Template, given: Mapping[str, Value], outer: Scope) -> Scope:
        """An included template sees what is known where it is included."""
        return outer.below(given, template.document.path)

    def value(self, node: Node, scope: Scope) -> Value:
        """The value of a part of an expression."""
        kind = node.kind
        if kind == "text":
            return scope.spelled(node.text, node.raw)
        if kind == "number":
            return sized(Value(float(node.text) if "." in node.text else int(node.text)))
        if kind == "name":
            known = scope.get(node.text)
            return known if known is not None else _named(node.text)
        operation = self._operations.get(kind, self._compared)
        return sized(operation(node, scope))

    def _list(self, node: Node, scope: Scope) -> Value:
        return Value([self.value(part, scope) for part in node.parts])

    def _dict(self, node: Node, scope: Scope) -> Value:
        pairs = zip(node.parts[::2], node.parts[1::2], strict=True)
        return Value({key.text: self.value(part, scope) for key, part in pairs})

    def _member(self, node: Node, scope: Scope) -> Value:
        return member(self.value(node.parts[0], scope), node.text)

    def _index(self, node: Node, scope: Scope) -> Value:
        held, key = (self.value(part, scope) for part in node.parts)
        if not key.is_known:
            return key
        if isinstance(held.data, list) and isinstance(key.data, int):
            return held.at(key.data)
        return member(held, key.text)

    def _call(self, node: Node, scope: Scope) -> Value:
        called, *rest = node.parts
        if called.kind == "name" and called.text == "super":
            return scope.get("super") or Value()
        arguments = [self.value(part, scope) for part in rest]
        named = {name: self.value(part, scope) for name, part in node.named}
        function = self.value(called, scope)
        if isinstance(function.data, MacroValue):
            if "caller" in scope.names:
                named["caller"] = scope.names["caller"]
            return self._macro(function.data, arguments, named)
        if called.kind == "member":
            return _method(self.value(called.parts[0], scope), called.text, arguments)
        if called.kind == "name" and called.text in self._shortcodes:
            return self._shortcodes[called.text](arguments, named)
        if called.kind == "name" and called.text == "range":
            return _range(arguments)
        return Value(Opaque("a function"))

    def _macro(
        self, macro: MacroValue, arguments: list[Value], named: Mapping[str, Value]
    ) -> Value:
        names = {"caller": named["caller"]} if "caller" in named else {}
        for at, (name, default) in enumerate(macro.parameters):
            if name in named:
                names[name] = named[name]
            elif at < len(arguments):
                names[name] = arguments[at]
            else:
                names[name] = self.evaluate(default, macro.held.scope) if default else Value()
        return Value(macro.held._replace(scope=macro.held.scope.below(names)))

    def _filter(self, node: Node, scope: Scope) -> Value:
        arguments = [self.value(part, scope) for part in node.parts]
        named = {name: self.value(part, scope) for name, part in node.named}
        function = self.filters.get(node.text)
        return function(arguments, named) if function else Value(Opaque(node.text))

    def _not(self, node: Node, scope: Scope) -> Value:
        held = self.is_true(self.value(node.parts[0], scope))
        return Value(Opaque()) if held is None else Value(not held)

    def _if(self, node: Node, scope: Scope) -> Value:
        value, condition, otherwise = node.parts
        held = self.is_true(self.value(condition, scope))
        if held is None:
            return Value(Opaque())
        return self.value(value if held else otherwise, scope)

    def _either(self, node: Node, scope: Scope) -> Value:
        """`or` and `and`: the operand that decides."""
        left = self.value(node.parts[0], scope)
        held = self.is_true(left)
        if held is None:
            return Value(Opaque())
        return left if held is (node.kind == "or") else self.value(node.parts[1], scope)

    def _test(self, node: Node, scope: Scope) -> Value:
        values = [self.value(part, scope) for part in node.parts]
        test = TESTS.get(node.text)
        if test is None or not all(one.is_known for one in values):
            return Value(Opaque(node.text))
        return Value(test(*(one.data for one in values)))

    def _joined(self, node: Node, scope: Scope) -> Value:
        parts = [self.value(part, scope) for part in node.parts]
        if not all(part.is_known for part in parts):
            return Value(Opaque())
        if node.kind == "+" and not any(isinstance(part.data, str) for part in parts):
            return self._compared(node, scope)
        return Value(Joined(part for part in parts if part.text))

    def _compared(self, node: Node, scope: Scope) -> Value:
        left, right = (self.value(part, scope) for part in node.parts)
        compare = COMPARED.get(node.kind)
        if compare is None or not left.is_known or not right.is_known:
            return Value(Opaque(node.kind))
        try:
            return Value(compare(left.data, right.data))
        except UNFIT:
            return Value(Opaque(node.kind))


def member(held: Value, name: str) -> Value:
    """An entry or a property of a value."""
    if name == "length" and isinstance(held.data, list | str):
        return Value(len(held.data))
    return held.member(name)


def _named(name: str) -> Value:
    constants = {"true": True, "false": False, "none": None, "null": None, "undefined": None}
    return Value(constants.get(name))


def _method(held: Value, name: str, arguments: list[Value]) -> Value:
    """A method of JavaScript's lists and texts, as far as it hands entries on."""
    if not held.is_known or not all(one.is_known for one in arguments):
        return Value(Opaque(name))
    given = [one.data for one in arguments]
    if name == "slice" and isinstance(held.data, list) and all(isinstance(n, int) for n in given):
        first, last = [*given, 0, None][:2] if given else (0, None)
        return Value(list(held.entries())[first:last])
    if name == "reverse" and isinstance(held.data, list):
        return Value(list(held.entries())[::-1])
    if name in {"includes", "startsWith", "endsWith"} and isinstance(held.data, str) and given:
        text = str(given[0])
        tests = {
            "includes": text in held.data,
            "startsWith": held.data.startswith(text),
            "endsWith": held.data.endswith(text),
        }
        return Value(tests[name])
    if name == "trim" and isinstance(held.data, str):
        return held._replace(data=held.data.strip())
    return Value(Opaque(name))


def _range(arguments: list[Value]) -> Value:
    given = [one.data for one in arguments]
    if not given or not all(isinstance(one, int) for one in given) or len(given) > 3:
        return Value(Opaque("range"))
    first, last, step = (0, *given, 1) if len(given) == 1 else (*given, 1)[:3]
    return Value(counted(first, last, step))


def _loop(at: int, count: int) -> Value:
    return Value(
        {
            "index": at + 1,
            "index0": at,
            "revindex": count - at,
            "revindex0": count - at - 1,
            "first": at == 0,
            "last": at == count - 1,
            "length": count,
        }
    )


def _for(rest: str) -> said.Token:
    found = _FOR.fullmatch(rest)
    return said.Each(_names(found[1]), found[2]) if found else said.Unknown(rest)


def _set(rest: str) -> said.Token:
    found = _SET.fullmatch(rest)
    if found is None:
        return said.Capture(rest.strip())
    names = _names(found[1])
    return said.Let(names[0], found[2]) if len(names) == 1 else said.Unknown(rest)


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(","))


def _macro(rest: str) -> said.Token:
    found = _MACRO.fullmatch(rest.strip())
    if found is None:
        return said.Macro("")
    parameters = re.findall(r"([\w$]+)\s*(?:=\s*((?:\"[^\"]*\"|'[^']*'|[^,\"'])+))?", found[2])
    return said.Macro(found[1], tuple((name, default.strip()) for name, default in parameters))


def _from(rest: str) -> said.Token:
    found = _FROM.fullmatch(rest.strip())
    if found is None:
        return said.Unknown(rest)
    pairs = [one.split() for one in found[2].split(",")]
    return said.Import(found[1], tuple((pair[0], pair[-1]) for pair in pairs if pair))


def _import(rest: str) -> said.Token:
    found = _IMPORT.fullmatch(rest.strip())
    return said.Import(found[1], whole=found[2]) if found else said.Unknown(rest)


def _include(rest: str) -> said.Token:
    return said.Include(re.sub(r"\s+(?:ignore missing|with(?:out)? context)\b", "", rest).strip())


def _call(rest: str) -> said.Token:
    found = _CALL.fullmatch(rest.strip())
    return said.Call(found[1] if found else rest)


_READERS: Mapping[str, Callable[[str], said.Token]] = {
    "if": said.If,
    "ifAsync": said.If,
    "elif": said.Else,
    "elseif": said.Else,
    "else": lambda _: said.Else(),
    "for": _for,
    "asyncEach": _for,
    "asyncAll": _for,
    "set": _set,
    "block": lambda rest: said.Body(rest.split()[0] if rest.split() else "", has_default=True),
    "extends": said.Extends,
    "include": _include,
    "import": _import,
    "from": _from,
    "macro": _macro,
    "call": _call,
    "switch": said.Case,
    "case": lambda rest: said.When((rest,)),
    "default": lambda _: said.Else(),
    "filter": lambda _: said.Capture("what a filter makes of it"),
}
