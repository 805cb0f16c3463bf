"""Reads `.ux-agent.yml`: what the bot may edit on a site."""

from collections.abc import Mapping
from functools import partial

import yaml

from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.declared.attributes import is_address
from bot.ux_agent.declared.declaration import (
    At,
    ElementAt,
    Items,
    KeyAt,
    Manifest,
    ObjectAt,
    Property,
)
from bot.ux_agent.declared.manifest_entry import LeftOut, ManifestEntry, ManifestFault
from bot.ux_agent.declared.manifest_place import OPTIONS, read_part, read_place

MOST_BYTES = 256 * 1024
MOST_DECLARED = 1000
"""Properties and lists."""

MOST_VALUES = 50_000
"""Values, with those that aliases repeat."""

_UNFIT = (LookupError, AttributeError, TypeError)
"""How PyYAML fails at a tag on a value that it does not fit (`!!int ""`)."""

TYPES = ("text", "color", "size", "url", "bool", "enum", "image")
LISTED = (ElementAt, KeyAt, ObjectAt)
"""The kinds of selector that may repeat."""

_TOP = ("version", "site", "sections", "deny", "roles")
_SECTION = ("aliases", "properties", "items")
_PROPERTY = ("type", "max", "aliases", "values", "at", "computed")
_ITEMS = ("at", "label", "href", "description", "aliases")


def read_manifest(content: bytes) -> Manifest:
    """The declarations of a manifest; raises ManifestFault when it cannot be read as one."""
    root = ManifestEntry("", _loaded(content))
    reader = _Reader()
    parts = reader.known(root, _TOP)
    version = parts["version"].value
    if version != 1 or isinstance(version, bool):
        raise ManifestFault("version", phrase(Texts.manifest_version))
    reader.deny = parts["deny"].texts()
    site = reader.known(parts["site"], ("name", "preview_url"))
    roles = reader.known(parts["roles"], ("request", "confirm"))
    sections = parts["sections"].mapping()
    return Manifest(
        name=_optional(site["name"]),
        preview_url=_optional(site["preview_url"]),
        sections={name: reader.section(name, section) for name, section in sections.items()},
        properties=tuple(reader.properties),
        items=tuple(reader.items),
        roles={name: named.texts() for name, named in roles.items() if not named.is_absent},
        warnings=tuple(reader.warnings),
        deny=reader.deny,
    )


def _loaded(content: bytes) -> object:
    if len(content) > MOST_BYTES:
        raise ManifestFault("", phrase(Texts.manifest_too_large, most=str(MOST_BYTES)))
    try:
        found = _parsed(content)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark
        where = phrase(Texts.manifest_line, line=str(mark.line + 1)) if mark else ""
        problem = fault.problem or phrase(Texts.manifest_no_yaml)
        raise ManifestFault(where, problem) from fault
    except (yaml.YAMLError, ValueError, RecursionError, *_UNFIT) as fault:
        raise ManifestFault("", phrase(Texts.manifest_no_yaml)) from fault
    _refuse_bombs(found)
    return found


def _parsed(content: bytes) -> object:
    try:
        return yaml.load(content, _FastLoader)  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, ValueError, RecursionError, *_UNFIT):
        return yaml.load(content, _Loader)  # noqa: S506 - as above


class _Plain:
    """Plain values only; merge keys (`<<`), which can grow without bounds, are a fault."""

    def flatten_mapping(self, node: yaml.MappingNode) -> None:
        """Leave merge keys in place: no constructor takes them."""


class _Loader(_Plain, yaml.SafeLoader):
    """Says best what is wrong."""


class _FastLoader(_Plain, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """A tenth of the time, where PyYAML was built with libyaml."""


def _refuse_bombs(found: object) -> None:
    """Raise ManifestFault when aliases make too many values, or a number is absurd."""
    pending, count = [found], 0
    while pending:
        value = pending.pop()
        count += 1
        if isinstance(value, dict):
            pending.extend(value.values())
        elif isinstance(value, list):
            pending.extend(value)
        is_absurd = isinstance(value, int) and value.bit_length() > 64
        if is_absurd or count + len(pending) > MOST_VALUES:
            raise ManifestFault("", phrase(Texts.manifest_too_much))


def _optional(entry: ManifestEntry) -> str:
    return "" if entry.is_absent else entry.text()


class _Reader:
    """Collects what the manifest declares, and warnings on what is not used."""

    def __init__(self) -> None:
        self.deny: tuple[str, ...] = ()
        self.warnings: list[str] = []
        self.properties: list[Property] = []
        self.items: list[Items] = []
        self._declared = 0

    def known(self, entry: ManifestEntry, names: tuple[str, ...]) -> Mapping[str, ManifestEntry]:
        """The entries with these names, absent ones too; warns of others."""
        found = entry.mapping()
        for name, part in found.items():
            if name not in names:
                self.warnings.append(f"{part.path}: unknown key, ignored")
        return {name: found.get(name, entry.below(name)) for name in names}

    def section(self, name: str, entry: ManifestEntry) -> tuple[str, ...]:
        """Collect the declarations of a section; returns the section's aliases."""
        parts = self.known(entry, _SECTION)
        self._declared += len(parts["properties"].mapping()) + len(parts["items"].mapping())
        if self._declared > MOST_DECLARED:
            fault = phrase(Texts.manifest_too_many, most=str(MOST_DECLARED))
            raise ManifestFault(entry.path, fault)
        for title, declared in parts["properties"].mapping().items():
            try:
                self.properties.append(self._property(name, title, declared))
            except LeftOut as reason:
                self.warnings.append(f"{declared.path}: {reason}; left out")
        for title, declared in parts["items"].mapping().items():
            try:
                self.items.append(self._items(name, title, declared))
            except LeftOut as reason:
                self.warnings.append(f"{declared.path}: {reason}; left out")
        return parts["aliases"].texts()

    def _property(self, section: str, name: str, entry: ManifestEntry) -> Property:
        parts = self.known(entry, _PROPERTY)
        kind = parts["type"].text()
        if kind not in TYPES:
            fault = phrase(Texts.manifest_type, kind=kind, types=", ".join(TYPES))
            raise ManifestFault(parts["type"].path, fault)
        if kind == "enum" and not parts["values"].texts():
            raise ManifestFault(parts["values"].path, phrase(Texts.manifest_enum))
        at = parts["at"]
        places = tuple(at.parts()) if isinstance(at.value, list) else (at,)
        if not places:
            raise ManifestFault(at.path, phrase(Texts.manifest_place))
        limit, values, aliases = (
            parts["max"].whole_number(),
            parts["values"].texts(),
            parts["aliases"],
        )
        found = tuple(self._place(place) for place in places)
        computed = "" if parts["computed"].is_absent else parts["computed"].text()
        named = (entry.path, section, name, kind, found)
        return Property(*named, aliases.texts(), limit, values, computed)

    def _place(self, entry: ManifestEntry) -> At:
        self.known(entry, OPTIONS)
        return read_place(entry, self.deny)

    def _items(self, section: str, name: str, entry: ManifestEntry) -> Items:
        parts = self.known(entry, _ITEMS)
        at = parts["at"]
        places = tuple(at.parts()) if isinstance(at.value, list) else (at,)
        if not places:
            raise ManifestFault(at.path, phrase(Texts.manifest_place))
        found = tuple(self._place(place) for place in places)
        if not all(isinstance(place, LISTED) for place in found):
            raise LeftOut("a list is repeated elements, or a list of data")
        is_element = isinstance(found[0], ElementAt)
        if any(isinstance(place, ElementAt) != is_element for place in found):
            raise LeftOut("its places are of different kinds: the parts of an entry differ there")
        read = partial(_part, found[0].file) if is_element else _key_of_entry
        label = read(parts["label"]) or "text"
        if is_address(label):
            raise LeftOut("the label of an entry is a text, not an address")
        href, about = read(parts["href"]), read(parts["description"])
        aliases = parts["aliases"].texts()
        return Items(entry.path, section, name, found, label, href, about, aliases)


def _part(file: str, entry: ManifestEntry) -> str:
    part = _optional(entry)
    if ":" not in part and not part.startswith("text") and part:
        raise LeftOut("the parts of an element are text and attr:<name>")
    if part.startswith("text:") and len(part) > len("text:"):
        return part
    return read_part(part, entry, file) if part else ""


def _key_of_entry(entry: ManifestEntry) -> str:
    return _optional(entry)
