"""Data files and front matter as values that know the key they stand under."""

import json
import re
import tomllib
from datetime import date, time
from itertools import count

import yaml

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.kinds.json import step_of
from bot.ux_agent.scanning.showing.sizes import UNFIT, TooLarge
from bot.ux_agent.scanning.showing.value import Opaque, Origin, Value

MOST_VALUES = 200_000
"""Of one file, those that its aliases repeat among them."""

_STEPS = re.compile(r"(?<![\w-])(?:[\w-]++\s*+\.\s*+){300}")
"""Keys of TOML within one another, for which its reader takes memory by their square."""

_UNREAD = (yaml.YAMLError, RecursionError, LookupError, AttributeError)
"""How data is refused; the latter by PyYAML at a tag on a value that it does not fit."""

_LANGUAGES = {".json": "json", ".toml": "toml", ".yaml": "yaml", ".yml": "yaml"}


class _Loader(yaml.SafeLoader):
    """YAML 1.2 as site generators read it: `yes` is a text."""


_Loader.yaml_implicit_resolvers = {
    sign: [(tag, form) for tag, form in forms if tag != "tag:yaml.org,2002:bool"]
    for sign, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"true|True|TRUE|false|False|FALSE"), list("tTfF")
)


def value_of(document: Document) -> Value:
    """What a data file holds; opaque when it cannot be read."""
    language = _LANGUAGES.get(document.suffix, "")
    return _read(document, language, document.data)


def front_of(document: Document) -> Value:
    """What the front matter of a page or template holds; an empty mapping without one."""
    front = document.front
    if front is None:
        return Value({}, Origin(document.path, "key"))
    data = document.data[front.start : front.end]
    found = _read(document, front.language, data)
    return found if isinstance(found.data, dict) else Value({}, Origin(document.path, "key"))


def _read(document: Document, language: str, data: bytes) -> Value:
    try:
        text = data.decode("utf-8-sig")
        if language == "json":
            found = json.loads(text)
        elif language == "toml" and _STEPS.search(text):
            return Value(Opaque(f"{document.path} nests too deep"))
        elif language == "toml":
            found = tomllib.loads(text)
        elif language == "yaml":
            found = yaml.load(text, _Loader)  # noqa: S506 - a safe loader of plain data
        else:
            return Value(Opaque(document.path))
        return Value(_plain(found, count()), Origin(document.path, "key"))
    except (*UNFIT, *_UNREAD):
        return Value(Opaque(f"{document.path} cannot be read"))


def _plain(found: object, counted: "count[int]") -> object:
    """Texts, numbers, lists and mappings by texts; what no path can name has no origin.

    Raises TooLarge where aliases of YAML repeat more than a site can hold.
    """
    if next(counted) > MOST_VALUES:
        raise TooLarge("data")
    if isinstance(found, dict):
        return {str(key): _named(key, _plain(part, counted)) for key, part in found.items()}
    if isinstance(found, list):
        return [_plain(part, counted) for part in found]
    if isinstance(found, date | time):
        return Opaque("a date")
    return found if isinstance(found, str | int | float | None) else Opaque()


def _named(key: object, part: object) -> object:
    is_plain = isinstance(key, str) and step_of(key)
    return part if is_plain or isinstance(part, Value) else Value(part)


def overlaid(below: Value, above: Value) -> Value:
    """Two mappings as one, the upper entries before the lower ones, all the way down."""
    if not isinstance(below.data, dict) or not isinstance(above.data, dict):
        return above if above.data is not None else below
    if not below.data:
        return above
    found = {key: below.member(key) for key in below.data}
    for key in above.data:
        found[key] = overlaid(found[key], above.member(key)) if key in found else above.member(key)
    return Value(found)
