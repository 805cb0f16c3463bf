"""The plain fields of an entry: what its keys, or its elements, hold beside label and address."""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from bot.ux_agent.editing.entry_texts import texts
from bot.ux_agent.site import Entry, Place

_QUOTED = r""""(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`$\\\n]*`"""
_NUMBER = r"-?[0-9]+(?:\.[0-9]+)?(?![\w.:/-]|[ \t]+\w)"  # but "19 Aug"
_BARE = r"[^\s\"'`{}\[\],#&*!|>%@][^\n,{}\[\]#]*"
_FIELD = (
    r"""(?P<before>^|[\s{,])(?P<sign>["']?)(?P<name>[A-Za-z_][\w-]*)(?P=sign)\s*[:=]\s*"""
    rf"(?P<value>{_QUOTED}|{_NUMBER}|{_BARE})"
)
_WORDLESS = frozenset({"script", "json", "toml"})
_BETWEEN_QUOTES = frozenset({"script", "json"})


@lru_cache(maxsize=256)
def fields(entry: Entry) -> Mapping[str, Place]:
    """The places of an entry's texts and numbers by key; what code makes is none of them."""
    whole = entry.whole
    found: dict[str, Place] = dict(texts(entry))
    for match in re.finditer(_FIELD, whole.raw):
        raw = match["value"].rstrip()
        quote = raw[0] if raw[0] in "\"'`" else ""
        is_number = bool(re.fullmatch(_NUMBER, raw))
        if not (quote or is_number) and whole.kind in _WORDLESS:
            continue
        start = whole.start + len(whole.raw[: match.start("value")].encode())
        place = whole._replace(
            start=start, end=start + len(raw.encode()), raw=raw, quote=quote, before="", after=""
        )
        if quote and whole.kind in _BETWEEN_QUOTES:
            place = place._replace(start=start + 1, end=place.end - 1, raw=raw[1:-1])
        found.setdefault(match["name"], place._replace(style=_style(place, whole)))
    return MappingProxyType(found)


def _style(place: Place, whole: Place) -> str:
    is_number = bool(re.fullmatch(_NUMBER, place.raw)) and not place.quote
    if is_number and whole.kind == "toml":
        return "float" if "." in place.raw else "integer"
    if is_number:
        return "number"
    return "flow" if whole.kind == "yaml" and whole.raw.lstrip("- ").startswith("{") else ""


def value_of(place: Place) -> str:
    """The text of a field as it is read, escapes aside."""
    raw = place.raw
    return raw[1:-1] if raw[:1] in {'"', "'"} and len(raw) > 1 else raw
