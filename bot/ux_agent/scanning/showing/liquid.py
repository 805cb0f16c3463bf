"""Liquid, as Jekyll and Eleventy use it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from bot.ux_agent.scanning.showing import token as said
from bot.ux_agent.scanning.showing.dialect import Scope, Template
from bot.ux_agent.scanning.showing.liquid_expression import Filter, Reader, Unreadable, truth
from bot.ux_agent.scanning.showing.liquid_filters import FILTERS
from bot.ux_agent.scanning.showing.sizes import UNFIT
from bot.ux_agent.scanning.showing.value import Opaque, Value

_WHOLE = ("comment", "raw", "highlight", "javascript", "stylesheet", "schema", "doc")
_BLOCKS = b"|".join(
    rb"\{%%-?\s*%s\b.*?(?:\{%%-?\s*end%s\s*-?%%\}|\Z)" % (name, name)
    for name in (name.encode() for name in _WHOLE)
)
_CODE = re.compile(_BLOCKS + rb"|\{%.*?(?:%\}|\Z)|\{\{.*?(?:\}\}|\Z)", re.DOTALL)
"""What is begun and not ended goes on to the end: no maker of pages takes it either."""

_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}(.*)\{%-?\s*endraw\s*-?%\}", re.DOTALL)
_TAG = re.compile(r"\{%-?\s*(\w+)\s*(.*?)\s*-?%\}", re.DOTALL)
_ASSIGNED = re.compile(r"([\w-]+)\s*=\s*(.*)", re.DOTALL)
_EACH = re.compile(r"([\w-]+)\s+in\s+(\(.*?\)|\S+)\s*(.*)", re.DOTALL)
_OPTION = re.compile(r"\b(limit|offset)\s*:\s*([\w.-]+)|\b(reversed)\b")
_GIVEN = re.compile(r"([\w-]+)\s*[=:]\s*(\"[^\"]*\"|'[^']*'|[^\s,]+)")
_FILLED = re.compile(r"\{\{\s*(.*?)\s*\}\}")
_NAME = re.compile(r"((?:\{\{.*?\}\}|[^\s,])+),?\s*(.*)", re.DOTALL)
_WHENS = re.compile(r"(\"[^\"]*\"|'[^']*')|\s*+(?:,|\bor\b)\s*")


MOST_SAID = 200
"""Letters of an expression that a doubt repeats."""


class Liquid:
    """The dialect; `filters` are those of the site's maker, over the usual ones.

    `paired` are tags of the site's own that have an end.
    """

    code = _CODE
    is_escaping = False
    is_scoped = False

    def __init__(
        self, filters: Mapping[str, Filter] | None = None, paired: Iterable[str] = ()
    ) -> None:
        self._filters = {**FILTERS, **(filters or {})}
        self._paired = frozenset(paired)

    def read(self, code: str) -> said.Token:
        """What a piece of code says."""
        if code.startswith("{{"):
            return said.Print(code[2:-2].strip().strip("-").strip())
        raw = _RAW.fullmatch(code)
        if raw:
            return said.Verbatim(
                len(code[: raw.start(1)].encode()), len(code[: raw.end(1)].encode())
            )
        tag = _TAG.match(code)
        if tag is None or tag[1] in _WHOLE:
            return said.Nothing()
        if tag[1] in self._paired:
            return said.Maybe()
        if tag[1].startswith("end"):
            is_open = tag[1].removeprefix("end") in _OPEN | self._paired
            return said.End() if is_open else said.Unknown(code)
        reader = _READERS.get(tag[1])
        return reader(tag[2]) if reader else said.Unknown(code)

    def evaluate(self, expression: str, scope: Scope) -> Value:
        """The value of an expression; opaque where it cannot be read."""
        if not expression:
            return Value()
        try:
            return Reader(expression, scope, self._filters).value()
        except (Unreadable, RecursionError, *UNFIT):
            return Value(Opaque(expression[:MOST_SAID]))

    def is_true(self, value: Value) -> bool | None:
        """Whether it is neither nil nor false."""
        return truth(value)

    def each(self, token: said.Each, value: Value, scope: Scope) -> Iterator[Scope]:
        """The rounds over a list, or over a mapping as pairs of key and value."""
        entries = list(value.entries())
        if isinstance(value.data, dict):
            pairs = zip(value.data, entries, strict=True)
            entries = [Value([Value(key), entry]) for key, entry in pairs]
        for at, entry in enumerate(entries):
            loop = {
                "index": at + 1,
                "index0": at,
                "first": at == 0,
                "last": at == len(entries) - 1,
                "length": len(entries),
            }
            names = dict.fromkeys((name for name in token.names if name), entry)
            yield scope.below({**names, "forloop": Value(loop)})

    def entered(self, template: Template, given: Mapping[str, Value], outer: Scope) -> Scope:
        """A template that is included sees all names; what it is given as those of `include`."""
        names = {"include": Value(dict(given)), **given}
        return outer.below(names, template.document.path)


def _each(text: str) -> said.Token:
    found = _EACH.match(text)
    if found is None:
        return said.Each(("",), "nothing_that_is_known")
    options = {one[1] or one[3]: one[2] or "true" for one in _OPTION.finditer(found[3])}
    expression = found[2]
    if options:
        wanted = (options.get(name, "nil") for name in ("limit", "offset", "reversed"))
        expression += f" | rounds: {', '.join(wanted)}"
    return said.Each((found[1],), expression)


def _assign(text: str) -> said.Token:
    found = _ASSIGNED.fullmatch(text)
    return said.Let(found[1], found[2], is_wide=True) if found else said.Unknown(text)


def _include(text: str) -> said.Token:
    """Jekyll names files without quotes, and may fill names in; others quote them."""
    found = _NAME.match(text)
    name, rest = (found[1], found[2]) if found else (text, "")
    given = {one[1]: one[2] for one in _GIVEN.finditer(rest)}
    if "{{" in name:
        return said.Include(_joined(name), given)
    is_plain = name[:1] not in {'"', "'"} and ("." in name or "/" in name)
    return said.Include(f'"{name}"' if is_plain else name, given)


def _whens(text: str) -> tuple[str, ...]:
    """The values of a branch, parted by commas and `or` outside of quotes."""
    found, at = list[str](), 0
    for sign in _WHENS.finditer(text):
        if sign[1] is None:
            found.append(text[at : sign.start()])
            at = sign.end()
    return (*found, text[at:])


def _joined(name: str) -> str:
    """A name with expressions in it as one expression."""
    parts = [part.strip() if at % 2 else f'"{part}"' for at, part in enumerate(_FILLED.split(name))]
    first, *others = [part for part in parts if part != '""']
    return first + "".join(f" | append: {part}" for part in others)


def _if(text: str) -> said.Token:
    return said.If(text)


_READERS: Mapping[str, Callable[[str], said.Token]] = {
    "assign": _assign,
    "capture": lambda text: said.Capture(text.strip("\"' "), is_wide=True),
    "if": _if,
    "unless": lambda text: said.If(text, is_not=True),
    "ifchanged": lambda _: said.If("true"),
    "elsif": said.Else,
    "else": lambda _: said.Else(),
    "case": said.Case,
    "when": lambda text: said.When(_whens(text)),
    "for": _each,
    "tablerow": _each,
    "break": lambda _: said.Leave("break"),
    "continue": lambda _: said.Leave("continue"),
    "include": _include,
    "include_cached": _include,
    "include_relative": _include,
    "render": _include,
    "seo": lambda _: said.Print("seo_tag"),
}
_OPEN = frozenset({"capture", "case", "for", "if", "ifchanged", "tablerow", "unless"})
"""Tags that have an end."""
