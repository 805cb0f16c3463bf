"""The filters of Liquid and Jekyll, as far as what they show is certain."""

import re
from collections.abc import Callable, Mapping
from itertools import chain

from bot.ux_agent.scanning.showing.joined import Joined, Markup, Plain
from bot.ux_agent.scanning.showing.liquid_expression import (
    Arguments,
    Filter,
    Reader,
    Unreadable,
    member,
    truth,
)
from bot.ux_agent.scanning.showing.sizes import gathered, replaced
from bot.ux_agent.scanning.showing.value import Opaque, Value

_TAGS = re.compile(r"<[^>]*>")
_UNSLUGGED = re.compile(r"[^\w]+")


def _kept(value: Value, arguments: Arguments) -> Value:
    """What only escapes, or makes an address absolute, shows what is written."""
    del arguments
    return value


def _escaped(value: Value, arguments: Arguments) -> Value:
    del arguments
    is_plain = isinstance(value.data, str) and not isinstance(value.data, Joined)
    return value._replace(data=Plain(value.data)) if is_plain else value


def _unknown(value: Value, arguments: Arguments) -> Value:
    del value, arguments
    return Value(Opaque("it is computed when the site is made"))


def _texted(change: Callable[[str], str]) -> Filter:
    """A filter of a text; one that changes nothing keeps the origin."""

    def found(value: Value, arguments: Arguments) -> Value:
        del arguments
        if not isinstance(value.data, str):
            return value
        changed = change(value.data)
        return value if changed == value.data else Value(changed)

    return found


def _cased(change: Callable[[str], str]) -> Filter:
    """A filter that changes only how the letters look: the words are still those written."""

    def found(value: Value, arguments: Arguments) -> Value:
        del arguments
        return value._replace(data=change(value.data)) if isinstance(value.data, str) else value

    return found


def _default(value: Value, arguments: Arguments) -> Value:
    if not value.is_known:
        return value
    return value if truth(value) and value.data not in ("", [], {}) else arguments.at(0)


def _append(value: Value, arguments: Arguments) -> Value:
    return Value(Joined((value, arguments.at(0))))


def _prepend(value: Value, arguments: Arguments) -> Value:
    return Value(Joined((arguments.at(0), value)))


def _ends(name: str) -> Filter:
    return lambda value, _: member(value, name)


def _size(value: Value, arguments: Arguments) -> Value:
    del arguments
    return Value(len(value.data)) if isinstance(value.data, str | list | dict) else value


def _reverse(value: Value, arguments: Arguments) -> Value:
    del arguments
    return Value(list(value.entries())[::-1]) if value.is_known else value


def _sort(value: Value, arguments: Arguments) -> Value:
    key = arguments.at(0).text
    entries = list(value.entries())
    keys = [member(one, key) if key else one for one in entries]
    if not value.is_known or not all(isinstance(one.data, str | int | float) for one in keys):
        return Value(Opaque("an order")) if entries or not value.is_known else value
    if len({isinstance(one.data, str) for one in keys}) > 1:
        return Value(Opaque("an order"))
    ranked = sorted(range(len(entries)), key=lambda at: (keys[at].data, at))
    return value if ranked == sorted(ranked) else Value([entries[at] for at in ranked])


def _where(value: Value, arguments: Arguments) -> Value:
    key, wanted = arguments.at(0).text, arguments.at(1)
    if not value.is_known or not wanted.is_known:
        return Value(Opaque("some entries"))
    found = [one for one in value.entries() if _has(member(one, key), wanted)]
    return Value(found)


def _where_exp(value: Value, arguments: Arguments) -> Value:
    name, condition = arguments.at(0).text, arguments.at(1).text
    if not value.is_known:
        return value
    found: list[Value] = []
    for one in value.entries():
        try:
            held = Reader(condition, arguments.scope.below({name: one}), FILTERS).value()
        except Unreadable:
            return Value(Opaque(condition))
        if truth(held) is None:
            return Value(Opaque(condition))
        found.extend([one] if truth(held) else [])
    return Value(found)


def _group_by(value: Value, arguments: Arguments) -> Value:
    groups: dict[str, list[Value]] = {}
    names: dict[str, Value] = {}
    if not value.is_known:
        return value
    for one in value.entries():
        held = member(one, arguments.at(0).text)
        if not held.is_known:
            return Value(Opaque("groups"))
        groups.setdefault(held.text, []).append(one)
        names.setdefault(held.text, held)
    return Value(
        [
            Value({"name": names[name], "items": Value(found), "size": Value(len(found))})
            for name, found in groups.items()
        ]
    )


def _has(held: Value, wanted: Value) -> bool:
    if isinstance(held.data, list):
        return any(one.data == wanted.data for one in held.entries())
    return held.data == wanted.data if wanted.data is not None else truth(held) is True


def _map(value: Value, arguments: Arguments) -> Value:
    return Value([member(one, arguments.at(0).text) for one in value.entries()])


def _concat(value: Value, arguments: Arguments) -> Value:
    return Value(gathered(chain(value.entries(), arguments.at(0).entries())))


def _slice(value: Value, arguments: Arguments) -> Value:
    first, count = arguments.at(0).data, arguments.at(1).data
    if not isinstance(first, int):
        return Value(Opaque("a part"))
    count = count if isinstance(count, int) else 1
    if isinstance(value.data, list):
        return Value(list(value.entries())[first : first + count])
    return Value(value.text[first:][:count])


def _split(value: Value, arguments: Arguments) -> Value:
    if not isinstance(value.data, str):
        return value
    parts = value.data.split(arguments.at(0).text or None)
    return Value([part for part in parts if part])


def _join(value: Value, arguments: Arguments) -> Value:
    between = arguments.at(0) if arguments.values else Value(" ")
    parts: list[Value] = []
    for one in value.entries():
        parts.extend([between, one] if parts else [one])
    return Value(Joined(parts))


def _numbered(compute: Callable[[float, float], float]) -> Filter:
    def found(value: Value, arguments: Arguments) -> Value:
        one, other = value.data, arguments.at(0).data
        if not isinstance(one, int | float) or not isinstance(other, int | float):
            return Value(Opaque("a number"))
        try:
            result = compute(one, other)
        except ZeroDivisionError:
            return Value(Opaque("a number"))
        is_whole = isinstance(one, int) and isinstance(other, int)
        return Value(int(result) if is_whole else result)

    return found


def _rounds(value: Value, arguments: Arguments) -> Value:
    """The entries that a `for` with limit, offset and reversed goes through."""
    if not isinstance(value.data, list):
        return value
    entries = list(value.entries())
    first, count = arguments.at(1).data, arguments.at(0).data
    entries = entries[first if isinstance(first, int) else 0 :]
    entries = entries[: count if isinstance(count, int) else None]
    return Value(entries[::-1] if arguments.at(2).data else entries)


def _replaced(value: Value, arguments: Arguments) -> Value:
    if not isinstance(value.data, str) or not arguments.at(0).is_known:
        return value
    changed = replaced(value.data, arguments.at(0).text, arguments.at(1).text)
    return value if changed == value.data else Value(changed)


def _broken(value: Value, arguments: Arguments) -> Value:
    del arguments
    if "\n" not in value.text:
        return value
    return Value(Markup(value.text.replace("\n", "<br>\n")))


FILTERS: Mapping[str, Filter] = {
    **dict.fromkeys(
        (
            *(
                "relative_url",
                "absolute_url",
                "url",
                "smartify",
                "uri_escape",
                "html_safe",
                "raw",
                "safe",
                "uniq",
                "compact",
                "array",
            ),
        ),
        _kept,
    ),
    **dict.fromkeys(("escape", "escape_once", "xml_escape"), _escaped),
    **dict.fromkeys(("strip", "lstrip", "rstrip", "normalize_whitespace"), _texted(str.strip)),
    "strip_newlines": _texted(lambda text: text.replace("\n", "")),
    "strip_html": _texted(lambda text: _TAGS.sub("", text)),
    "upcase": _cased(str.upper),
    "downcase": _cased(str.lower),
    "capitalize": _cased(lambda text: text[:1].upper() + text[1:]),
    "slugify": _texted(lambda text: _UNSLUGGED.sub("-", text.lower()).strip("-")),
    "newline_to_br": _broken,
    "default": _default,
    "append": _append,
    "prepend": _prepend,
    "first": _ends("first"),
    "last": _ends("last"),
    "size": _size,
    "reverse": _reverse,
    "sort": _sort,
    "sort_natural": _sort,
    "where": _where,
    "where_exp": _where_exp,
    "group_by": _group_by,
    "map": _map,
    "concat": _concat,
    "slice": _slice,
    "split": _split,
    "join": _join,
    "replace": _replaced,
    "remove": _replaced,
    "plus": _numbered(lambda one, other: one + other),
    "minus": _numbered(lambda one, other: one - other),
    "times": _numbered(lambda one, other: one * other),
    "divided_by": _numbered(lambda one, other: one // other),
    "modulo": _numbered(lambda one, other: one % other),
    "rounds": _rounds,
    **dict.fromkeys(("date", "date_to_string", "jsonify", "truncate", "truncatewords"), _unknown),
}
"""By name; what is not here makes a value that is not known."""
