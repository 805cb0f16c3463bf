"""The filters that Nunjucks has itself, and those that Eleventy adds.

One that hands a value on, or only escapes it, keeps its origin; one that makes another value of it
loses it.
"""

import html
import re
from collections.abc import Callable, Mapping
from typing import Any

from bot.ux_agent.scanning.showing.joined import Joined, Markup
from bot.ux_agent.scanning.showing.nunjucks import Filter, member
from bot.ux_agent.scanning.showing.sizes import UNFIT, replaced
from bot.ux_agent.scanning.showing.value import Opaque, Value

_Named = Mapping[str, Value]


def slugged(text: str) -> str:
    """As Eleventy writes a text in an address."""
    plain = re.sub(r"[^\w\s-]", "", text.strip().lower())
    return re.sub(r"[\s_-]+", "-", plain).strip("-")


def _same(given: list[Value], _named: _Named) -> Value:
    return given[0]


def _safe(given: list[Value], _named: _Named) -> Value:
    value = given[0]
    return value._replace(data=Markup(value.data)) if isinstance(value.data, str) else value


def _default(given: list[Value], named: _Named) -> Value:
    value, fallback, *rest = [*given, Value()]
    is_loose = bool(rest and rest[0].data) or bool(named.get("boolean", Value()).data)
    if not value.is_known:
        return value
    is_set = bool(value.data) if is_loose else value.data is not None
    return value if is_set else fallback


def _plain(make: Callable[..., Any]) -> Filter:
    def call(given: list[Value], _named: _Named) -> Value:
        if not all(one.is_known for one in given):
            return Value(Opaque())
        try:
            return Value(make(*(one.data for one in given)))
        except (*UNFIT, AttributeError, IndexError):
            return Value(Opaque())

    return call


def _entries(value: Value) -> list[Value] | None:
    return list(value.entries()) if isinstance(value.data, list) else None


def _picked(pick: Callable[[list[Value]], Value]) -> Filter:
    def call(given: list[Value], _named: _Named) -> Value:
        found = _entries(given[0])
        return pick(found) if found is not None else Value(Opaque())

    return call


def _join(given: list[Value], _named: _Named) -> Value:
    found = _entries(given[0])
    if found is None or not all(one.is_known for one in found):
        return Value(Opaque("join"))
    mark = given[1] if len(given) > 1 else Value("")
    parts = [part for one in found for part in (one, Value(mark.text))]
    return Value(Joined(parts[:-1]))


def _sort(given: list[Value], named: _Named) -> Value:
    found = _entries(given[0])
    path = named.get("attribute", given[3] if len(given) > 3 else Value()).text
    is_down = bool(named.get("reverse", given[1] if len(given) > 1 else Value()).data)
    keys = [_path(one, path).data for one in found or ()]
    kinds = {str if isinstance(key, str) else float for key in keys}
    if found is None or len(kinds) > 1 or not all(isinstance(k, str | int | float) for k in keys):
        return Value(Opaque("sort"))
    fold = [key.casefold() if isinstance(key, str) else key for key in keys]
    ranked = sorted(range(len(found)), key=lambda at: fold[at], reverse=is_down)
    return Value([found[at] for at in ranked])


def _path(value: Value, path: str) -> Value:
    for name in path.split(".") if path else ():
        value = member(value, name)
    return value


def _with(*, wanted: bool) -> Filter:
    def call(given: list[Value], _named: _Named) -> Value:
        found = _entries(given[0])
        if found is None or len(given) != 2:
            return Value(Opaque("select"))
        held = [_path(one, given[1].text) for one in found]
        if not all(one.is_known for one in held):
            return Value(Opaque("select"))
        pairs = zip(found, held, strict=True)
        return Value([one for one, value in pairs if bool(value.data) is wanted])

    return call


def _limit(given: list[Value], _named: _Named) -> Value:
    found = _entries(given[0])
    count = given[1].data if len(given) > 1 else None
    if found is None or not isinstance(count, int):
        return Value(Opaque("limit"))
    return Value(found[:count] if count >= 0 else found[count:])


def _shortened(text: str, length: int = 255, *_: object) -> str:
    return text if len(text) <= length else text[:length]


def _trim(given: list[Value], _named: _Named) -> Value:
    value = given[0]
    return value._replace(data=value.data.strip()) if isinstance(value.data, str) else value


def _stripped(given: list[Value], named: _Named) -> Value:
    value = given[0]
    if isinstance(value.data, str) and "<" in value.data:
        return Value(html.unescape(re.sub(r"<[^>]*>", "", value.data)))
    return _same(given, named)


FILTERS: Mapping[str, Filter] = {
    "abs": _plain(abs),
    "capitalize": _plain(str.capitalize),
    "d": _default,
    "default": _default,
    "dump": _plain(lambda *_: Opaque("dump")),
    "e": _same,
    "escape": _same,
    "first": _picked(lambda found: found[0] if found else Value()),
    "float": _plain(float),
    "forceescape": _same,
    "int": _plain(int),
    "indent": _same,
    "join": _join,
    "last": _picked(lambda found: found[-1] if found else Value()),
    "length": _plain(len),
    "limit": _limit,
    "list": _same,
    "log": _same,
    "lower": _plain(str.lower),
    "nl2br": _same,
    "rejectattr": _with(wanted=False),
    "replace": _plain(lambda text, old, new, *_: replaced(str(text), str(old), str(new))),
    "reverse": _picked(lambda found: Value(found[::-1])),
    "round": _plain(round),
    "safe": _safe,
    "selectattr": _with(wanted=True),
    "slug": _plain(slugged),
    "slugify": _plain(slugged),
    "sort": _sort,
    "string": _same,
    "striptags": _stripped,
    "title": _plain(str.title),
    "trim": _trim,
    "truncate": _plain(_shortened),
    "upper": _plain(str.upper),
    "url": _same,
    "urlencode": _plain(str),
    "htmlBaseUrl": _same,
}
"""By their names; `url` writes an address for the folder that the site is put into."""
