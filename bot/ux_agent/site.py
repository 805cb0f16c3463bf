"""A site's declared targets with their current values: all that a preview needs.

The index is plain data, so that it travels through the sites table: the worker builds it from the
repository (bot.ux_agent.declared.indexing), the interactions function reads it and never parses.
"""

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, Literal, TypeAlias

from bot.record import Record

PlaceKind: TypeAlias = Literal[
    "html_text", "html_attr", "html_items", "css", "json", "yaml", "toml", "markdown", "marker"
]


class Place(Record):
    """Where a value stands in a file: the byte range of its literal, found by parsing.

    `raw` is the literal as written (for an absent CSS declaration: '' with start == end).
    `line` (from 1) and `column` (bytes from the line's start) locate `start`. `before` and `after`
    are written around a new literal when the place is an insertion. `quote` is the literal's own
    quote sign, or ''. `style` says more of how it is written: "ascii" (JSON: only ASCII, escaped);
    of YAML and TOML "bool", "number", "integer", "float" (no text), "flow" (within brackets);
    of Markdown "line" (within a line that is begun), "block" (from its start);
    of markers what else than text would be read there, or "script".
    """

    file: str
    kind: PlaceKind
    start: int
    end: int
    line: int
    column: int
    raw: str
    quote: str = ""
    before: str = ""
    after: str = ""
    style: str = ""


_in_order = itemgetter(*Place._fields)


class Entry(Record):
    """One entry of a list target: a link with its places; `whole` is the element itself."""

    label: str
    href: str
    label_place: Place
    href_place: Place
    whole: Place


class Target(Record):
    """One declared place that may be edited: a property of a section.

    `value` is the current one, decoded (None when the declaration is absent), `places` are all the
    literals that hold it (mirrors: all or none). A list target has `entries` instead.
    """

    section: str
    property: str
    type: str
    value: str | None = None
    places: tuple[Place, ...] = ()
    aliases: tuple[str, ...] = ()
    limit: int = 0
    values: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()


class SourceFile(Record):
    """A file that targets stand in: its git blob id and the lines around them.

    `lines` maps line numbers (from 1, as text) to the line with its ending; an empty line marks
    the end of the file. Beside the lines around a place, it has the nearest line above that git
    would name in the head of a hunk.
    """

    blob: str
    lines: Mapping[str, str]


class SiteIndex(Record):
    """The declared targets of one site at one commit.

    `is_partial` says that not all of them fitted in; what is not here may still exist.
    `sections` maps each section to its aliases; `roles` is the manifest's entry of that name.
    """

    site: str
    commit: str
    targets: tuple[Target, ...]
    sections: Mapping[str, tuple[str, ...]]
    files: Mapping[str, SourceFile]
    name: str = ""
    preview_url: str = ""
    roles: Mapping[str, tuple[str, ...]] = {}
    warnings: tuple[str, ...] = ()
    is_partial: bool = False

    def find(self, section: str, name: str) -> Target | None:
        """The target of that section and property, or None."""
        for target in self.targets:
            if target.section == section and target.property == name:
                return target
        return None

    def to_data(self) -> dict[str, Any]:
        """The index as JSON-ready data."""
        return {name: plain(part) for name, part in self._asdict().items()}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "SiteIndex":
        """The inverse of to_data; raises KeyError or TypeError on data of another shape."""
        return cls(
            site=data["site"],
            commit=data["commit"],
            targets=tuple(_target(target) for target in data["targets"]),
            sections={name: tuple(words) for name, words in data["sections"].items()},
            files={name: SourceFile(**file) for name, file in data["files"].items()},
            name=data["name"],
            preview_url=data["preview_url"],
            roles={name: tuple(roles) for name, roles in data["roles"].items()},
            warnings=tuple(data["warnings"]),
            is_partial=data["is_partial"],
        )


def plain(value: object) -> object:
    """Named tuples as dictionaries and tuples as lists, all the way down."""
    as_mapping = getattr(value, "_asdict", None)
    if as_mapping is not None:
        value = as_mapping()
    if isinstance(value, Mapping):
        return {name: plain(part) for name, part in value.items()}
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    return value


def _target(data: Mapping[str, Any]) -> Target:
    entries = tuple(
        Entry(
            entry["label"],
            entry["href"],
            Place(*_in_order(entry["label_place"])),
            Place(*_in_order(entry["href_place"])),
            Place(*_in_order(entry["whole"])),
        )
        for entry in data["entries"]
    )
    return Target(
        data["section"],
        data["property"],
        data["type"],
        data["value"],
        tuple(Place(*_in_order(place)) for place in data["places"]),
        tuple(data["aliases"]),
        data["limit"],
        tuple(data["values"]),
        entries,
    )
