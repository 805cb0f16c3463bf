"""Functions of Hugo's templates that need nothing of the site (https://gohugo.io/functions/).

One that hands a value on, or only marks or escapes it, keeps its origin; one that makes another
value of it loses it; one that is not here makes a value that is not known.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from bot.ux_agent.scanning.showing.dialect import Scope
from bot.ux_agent.scanning.showing.gotemplate import Function, field, is_true
from bot.ux_agent.scanning.showing.joined import Joined, Markup
from bot.ux_agent.scanning.showing.sizes import UNFIT, counted, numbers, replaced
from bot.ux_agent.scanning.showing.value import Opaque, Value

_VERB = re.compile(r"%%|%[-+# 0]*\d*(?:\.\d+)?[a-zA-Z]")
_MARKED = re.compile(r"[*_`\[\]<>#&!\\|~$]|^\s*(?:[-+]|\d+[.)])\s|\n", re.MULTILINE)


def _plain(make: Callable[..., Any]) -> Function:
    """A function of known data, whose value is another one."""

    def call(arguments: list[Value], scope: Scope) -> Value:
        del scope
        if not all(one.is_known for one in arguments):
            return Value(Opaque())
        try:
            return Value(make(*(one.data for one in arguments)))
        except (*UNFIT, AttributeError, LookupError):
            return Value(Opaque())

    return call


def _same(arguments: list[Value], scope: Scope) -> Value:
    del scope
    return arguments[-1] if arguments else Value()


def _safe(arguments: list[Value], scope: Scope) -> Value:
    value = _same(arguments, scope)
    if not isinstance(value.data, str):
        return value
    return value._replace(data=Markup(value.data))


def is_plain(text: str) -> bool:
    """Whether Markdown shows a text as it is."""
    return not _MARKED.search(text)


def _trimmed(arguments: list[Value], scope: Scope) -> Value:
    value = arguments[0] if arguments else Value()
    signs = arguments[1].text if len(arguments) > 1 else None
    del scope
    if not isinstance(value.data, str):
        return value
    found = value.data.strip(signs)
    return value if found == value.data.strip() else Value(found)


def _default(arguments: list[Value], scope: Scope) -> Value:
    del scope
    if len(arguments) < 2:
        return arguments[0] if arguments else Value()
    fallback, value = arguments[0], arguments[-1]
    if not value.is_known:
        return value
    is_set = value.data not in (None, "", [], {})
    return value if is_set else fallback


def _cond(arguments: list[Value], scope: Scope) -> Value:
    del scope
    is_open = is_true(arguments[0])
    if is_open is None:
        return Value(Opaque())
    return arguments[1] if is_open else arguments[2]


def _and(arguments: list[Value], scope: Scope) -> Value:
    del scope
    return _until(arguments, wanted=False)


def _or(arguments: list[Value], scope: Scope) -> Value:
    del scope
    return _until(arguments, wanted=True)


def _until(arguments: list[Value], *, wanted: bool) -> Value:
    unsure = False
    for one in arguments:
        held = is_true(one)
        if held is wanted:
            return Value(Opaque()) if unsure and wanted else one
        unsure = unsure or held is None
    return Value(Opaque()) if unsure else arguments[-1]


def _not(arguments: list[Value], scope: Scope) -> Value:
    del scope
    held = is_true(arguments[0])
    return Value(Opaque()) if held is None else Value(not held)


def _index(arguments: list[Value], scope: Scope) -> Value:
    """An entry by its index or key; several go deeper, a list of keys too."""
    del scope
    value, *steps = arguments
    keys = [key for step in steps for key in (_listed(step) or [step])]
    for step in keys:
        if not step.is_known:
            return step
        if isinstance(value.data, list) and isinstance(step.data, int):
            value = value.at(step.data)
        else:
            value = field(value, step.text, [])
    return value


def _listed(value: Value) -> list[Value] | None:
    return list(value.entries()) if isinstance(value.data, list) else None


def _dict(arguments: list[Value], scope: Scope) -> Value:
    del scope
    pairs = zip(arguments[::2], arguments[1::2], strict=False)
    return Value({key.text: value for key, value in pairs})


def _slice(arguments: list[Value], scope: Scope) -> Value:
    del scope
    return Value(list(arguments))


def _merge(arguments: list[Value], scope: Scope) -> Value:
    del scope
    found: dict[str, Value] = {}
    for one in arguments:
        if not isinstance(one.data, dict):
            return Value(Opaque("merge"))
        found.update({key: one.member(key) for key in one.data})
    return Value(found)


def _printf(arguments: list[Value], scope: Scope) -> Value:
    """A text of parts, each with its own origin."""
    del scope
    form, *rest = arguments
    values = iter(rest)
    parts: list[Value] = []
    at = 0
    for verb in _VERB.finditer(form.text):
        parts.append(Value(form.text[at : verb.start()]))
        at = verb.end()
        if verb[0] == "%%":
            parts.append(Value("%"))
        else:
            value = next(values, Value(Opaque()))
            is_plain = verb[0] in {"%s", "%v", "%d"} and value.is_known
            parts.append(value if is_plain else Value(Opaque()))
    return _put_together([*parts, Value(form.text[at:])])


def _print(arguments: list[Value], scope: Scope) -> Value:
    del scope
    return _put_together(arguments)


def _put_together(parts: list[Value]) -> Value:
    if not all(part.is_known for part in parts):
        return Value(Opaque())
    said = [part for part in parts if part.text]
    return said[0] if len(said) == 1 else Value(Joined(said))


def _cut(pick: Callable[[list[Value], int], list[Value]]) -> Function:
    """A function of a number and a list, that picks some of its entries."""

    def call(arguments: list[Value], scope: Scope) -> Value:
        del scope
        if len(arguments) < 2 or not all(one.is_known for one in arguments):
            return Value(Opaque())
        entries, count = _listed(arguments[-1]), arguments[0].data
        if entries is None or not isinstance(count, int):
            return Value(Opaque() if arguments[-1].data else None)
        return Value(pick(entries, count))

    return call


def _in(held: object, wanted: object) -> bool:
    if isinstance(held, list):
        return any((one.data if isinstance(one, Value) else one) == wanted for one in held)
    return isinstance(held, str) and str(wanted) in held


def _replaced(text: str, old: str, new: str, count: int = -1) -> str:
    return replaced(text, old, new, count)


def _isset(held: object, key: object) -> bool:
    if isinstance(held, list):
        return isinstance(key, int) and key < len(held)
    return isinstance(held, dict) and str(key).lower() in {str(one).lower() for one in held}


def _reversed(arguments: list[Value], scope: Scope) -> Value:
    entries = _listed(_same(arguments, scope))
    return Value(entries[::-1]) if entries is not None else Value(Opaque())


def _nothing(arguments: list[Value], scope: Scope) -> Value:
    del arguments, scope
    return Value()


def urlized(text: str) -> str:
    """As Hugo writes a text in an address: small letters, blanks as hyphens."""
    plain = re.sub(r"[^\w\s./-]", "", text.strip().lower())
    return re.sub(r"\s+", "-", plain)


def _humanized(text: str) -> str:
    found = re.sub(r"[-_]+", " ", text).strip()
    return found[:1].upper() + found[1:]


def _all(*wanted: Callable[[Any, Any], bool]) -> Callable[..., bool]:
    return lambda first, *others: any(compare(first, one) for compare in wanted for one in others)


FUNCTIONS: Mapping[str, Function] = {
    "and": _and,
    "append": lambda given, _: Value([*(_listed(given[-1]) or []), *given[:-1]]),
    "after": _cut(lambda entries, count: entries[count:]),
    "anchorize": _plain(urlized),
    "chomp": _trimmed,
    "cond": _cond,
    "default": _default,
    "dict": _dict,
    "emojify": _same,
    "eq": _plain(_all(lambda one, other: one == other)),
    "errorf": _nothing,
    "first": _cut(lambda entries, count: entries[:count]),
    "ge": _plain(lambda one, other: one >= other),
    "gt": _plain(lambda one, other: one > other),
    "hasPrefix": _plain(lambda text, start: text.startswith(start)),
    "hasSuffix": _plain(lambda text, end: text.endswith(end)),
    "htmlEscape": _same,
    "htmlUnescape": _same,
    "humanize": _plain(_humanized),
    "in": _plain(_in),
    "index": _index,
    "int": _plain(int),
    "isset": _plain(_isset),
    "last": _cut(lambda entries, count: entries[-count:] if count else []),
    "le": _plain(lambda one, other: one <= other),
    "len": _plain(len),
    "lower": _plain(str.lower),
    "lt": _plain(lambda one, other: one < other),
    "merge": _merge,
    "mod": _plain(numbers(lambda one, other: one % other)),
    "modBool": _plain(numbers(lambda one, other: one % other == 0)),
    "mul": _plain(numbers(lambda one, other: one * other)),
    "add": _plain(lambda one, other: one + other),
    "sub": _plain(lambda one, other: one - other),
    "ne": _plain(lambda first, *others: all(first != one for one in others)),
    "not": _not,
    "or": _or,
    "plainify": _same,
    "print": _print,
    "printf": _printf,
    "println": _print,
    "replace": _plain(_replaced),
    "reverse": _reversed,
    "safeCSS": _safe,
    "safeHTML": _safe,
    "safeHTMLAttr": _safe,
    "safeJS": _safe,
    "safeURL": _safe,
    "seq": _plain(lambda *given: counted(1, given[0] + 1) if len(given) == 1 else Opaque()),
    "slice": _slice,
    "split": _plain(lambda text, sign: text.split(sign)),
    "string": _same,
    "strings.TrimSpace": _trimmed,
    "strings.Contains": _plain(lambda text, part: part in text),
    "title": _plain(lambda text: " ".join(word[:1].upper() + word[1:] for word in text.split())),
    "trim": _trimmed,
    "upper": _plain(str.upper),
    "urlize": _plain(urlized),
    "warnf": _nothing,
}
"""By the short names; those of namespaces (`strings.ToUpper`) are put beside them."""

_NAMESPACES = {
    "collections": ("after", "append", "dict", "first", "in", "index", "isSet", "last", "merge"),
    "compare": ("default", "eq", "ge", "gt", "le", "lt", "ne"),
    "safe": ("css", "html", "htmlAttr", "js", "url"),
    "strings": ("chomp", "hasPrefix", "hasSuffix", "replace", "split", "title", "trim"),
    "fmt": ("print", "printf", "println", "errorf", "warnf"),
    "transform": ("emojify", "htmlEscape", "htmlUnescape", "plainify"),
    "urls": ("anchorize", "urlize"),
    "math": ("add", "mod", "modBool", "mul", "sub"),
    "cast": ("toInt", "toString"),
}
_OTHERWISE = {
    "isSet": "isset",
    "css": "safeCSS",
    "html": "safeHTML",
    "htmlAttr": "safeHTMLAttr",
    "js": "safeJS",
    "url": "safeURL",
    "toInt": "int",
    "toString": "string",
}


def named() -> dict[str, Function]:
    """All functions, by their short names and by those of their namespaces."""
    found = dict(FUNCTIONS)
    for space, names in _NAMESPACES.items():
        for name in names:
            long = name.upper() if name in {"css", "html", "js", "url"} else name
            full = f"{space}.{long[:1].upper()}{long[1:]}"
            found[full] = FUNCTIONS[_OTHERWISE.get(name, name)]
    found["safe.HTMLAttr"] = FUNCTIONS["safeHTMLAttr"]
    found["collections.Slice"] = FUNCTIONS["slice"]
    found["collections.Reverse"] = FUNCTIONS["reverse"]
    found["strings.ToLower"] = FUNCTIONS["lower"]
    found["strings.ToUpper"] = FUNCTIONS["upper"]
    return found
