"""A site's declared targets with their current values: all that a preview needs.

The index is plain data, so that it travels through the sites table: the worker builds it from the
repository (bot.ux_agent.declared.indexing), the interactions function reads it and never parses.
"""

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, Literal, TypeAlias

from bot.record import Record
from bot.ux_agent.once import Once

PlaceKind: TypeAlias = Literal[
    "html_text",
    "html_attr",
    "html_items",
    "jsx_text",
    "jsx_attr",
    "template_text",
    "script",
    "class",
    "css",
    "json",
    "yaml",
    "toml",
    "markdown",
    "marker",
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
    """One entry of a list target: a link with its places; `whole` is the entry itself.

    A list without addresses has '' for each and no place; so has one without descriptions.
    `rank_place` is the number by which the site itself puts its entries in order.
    """

    label: str
    href: str
    label_place: Place
    href_place: Place | None
    whole: Place
    description: str = ""
    description_place: Place | None = None
    rank_place: Place | None = None


class Mirror(Record):
    """The same list in a further place: its entries, where one is added, and what is copied."""

    entries: tuple[Entry, ...]
    addition: Place
    model: Entry | None = None


class Target(Record):
    """One declared place that may be edited: a property of a section.

    `value` is the current one, decoded (None when the declaration is absent), `places` are all the
    literals that hold it (mirrors: all or none). A list target has `entries` instead, its one
    place is where an entry is added, `model` what is copied there (None: one of the entries), and
    `mirrors` are the further places of the same list (all or none). `computed` is what a look
    comes to where no declaration says it, or one that names a variable ('' where unknown).
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
    model: Entry | None = None
    mirrors: tuple[Mirror, ...] = ()
    computed: str = ""


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
    `is_scanned` says that the site declares none: these were found by looking at it.
    `sections` maps each section to its aliases; `roles` and `deny` are the manifest's entries
    of these names.
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
    is_scanned: bool = False
    deny: tuple[str, ...] = ()

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
            is_scanned=data.get("is_scanned", False),
            deny=tuple(data.get("deny", ())),
        )


def _by_section(index: SiteIndex) -> dict[str, list[Target]]:
    found: dict[str, list[Target]] = {}
    for target in index.targets:
        found.setdefault(target.section, []).append(target)
    return found


by_section = Once(_by_section)
"""The targets of each section, in their order."""


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
    return Target(
        data["section"],
        data["property"],
        data["type"],
        data["value"],
        tuple(Place(*_in_order(place)) for place in data["places"]),
        tuple(data["aliases"]),
        data["limit"],
        tuple(data["values"]),
        tuple(map(_entry, data["entries"])),
        data["model"] and _entry(data["model"]),
        tuple(map(_mirror, data["mirrors"])),
        data.get("computed", ""),
    )


def _mirror(data: Mapping[str, Any]) -> Mirror:
    entries = tuple(map(_entry, data["entries"]))
    addition = Place(*_in_order(data["addition"]))
    return Mirror(entries, addition, data["model"] and _entry(data["model"]))


def _entry(data: Mapping[str, Any]) -> Entry:
    return Entry(
        data["label"],
        data["href"],
        Place(*_in_order(data["label_place"])),
        _place(data["href_place"]),
        Place(*_in_order(data["whole"])),
        data["description"],
        _place(data["description_place"]),
        _place(data["rank_place"]),
    )


def _place(data: Mapping[str, Any] | None) -> Place | None:
    return None if data is None else Place(*_in_order(data))
