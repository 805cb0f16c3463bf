"""A site's declared targets with their current values: all that a preview needs.

The index is plain data, so that it travels through the sites table: the worker builds it from the
repository (bot.ux_agent.declared.indexing), the interactions function reads it and never parses.
"""

from collections.abc import Mapping, Sequence
from itertools import starmap
from typing import Any, Literal, TypeAlias

from bot.record import Record
from bot.ux_agent.once import Once

SHAPE = 3
"""Of an index as data: one of another shape is made anew."""

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
    `lacks_lines` says that all of them are here, and not the lines around each.
    `is_scanned` says that the site declares none: these were found by looking at it.
    `sections` maps each section to its aliases; `roles` and `deny` are the manifest's entries
    of these names. `gone` are targets that are declared and not found: of them neither a
    value nor more of a place than its file is known.
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
    lacks_lines: bool = False
    is_scanned: bool = False
    deny: tuple[str, ...] = ()
    gone: tuple[Target, ...] = ()

    def find(self, section: str, name: str) -> Target | None:
        """The target of that section and property, or None."""
        return _by_name(self).get((section, name))

    def to_data(self) -> dict[str, Any]:
        """The index as JSON-ready data."""
        own = {name: packed(part) for name, part in self._asdict().items()}
        files = {path: file._asdict() for path, file in self.files.items()}
        return {**own, "files": files, "shape": SHAPE}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "SiteIndex":
        """The inverse of to_data; raises KeyError or TypeError on data of another shape."""
        if data["shape"] != SHAPE:
            raise TypeError(f"an index of the shape {data['shape']}")
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
            lacks_lines=data["lacks_lines"],
            is_scanned=data["is_scanned"],
            deny=tuple(data["deny"]),
            gone=tuple(_target(target) for target in data["gone"]),
        )


def _named(index: SiteIndex) -> dict[tuple[str, str], Target]:
    return {(one.section, one.property): one for one in reversed(index.targets)}


_by_name = Once(_named)


def _with_gone(index: SiteIndex) -> SiteIndex:
    return index._replace(targets=(*index.targets, *index.gone)) if index.gone else index


whole = Once(_with_gone)
"""The index with what is declared and not found among its targets, for reading alone.

What a request names is told from all that is declared: what has gone makes no room for another.
"""


def _by_section(index: SiteIndex) -> dict[str, list[Target]]:
    found: dict[str, list[Target]] = {}
    for target in index.targets:
        found.setdefault(target.section, []).append(target)
    return found


by_section = Once(_by_section)
"""The targets of each section, in their order."""


def packed(value: object) -> object:
    """Records and tuples as lists, all the way down; the last fields only where they say more."""
    as_mapping = getattr(value, "_asdict", None)
    if as_mapping is not None:
        defaults: Mapping[str, object] = getattr(value, "_field_defaults", {})
        fields = list(as_mapping().items())
        while fields and fields[-1][0] in defaults and fields[-1][1] == defaults[fields[-1][0]]:
            fields.pop()
        return [packed(part) for _, part in fields]
    if isinstance(value, Mapping):
        return {name: packed(part) for name, part in value.items()}
    if isinstance(value, tuple):
        return [packed(part) for part in value]
    return value


_Packed: TypeAlias = Sequence[Any]


def _target(data: _Packed) -> Target:
    section, name, kind, *rest = data
    value, places, aliases, limit, values, entries, model, mirrors, computed = (
        *rest,
        *_REST[len(rest) :],
    )
    return Target(
        section,
        name,
        kind,
        value,
        tuple(starmap(Place, places)),
        tuple(aliases),
        limit,
        tuple(values),
        tuple(map(_entry, entries)),
        model and _entry(model),
        tuple(map(_mirror, mirrors)),
        computed,
    )


_REST = tuple(Target._field_defaults.values())
"""What stands for the last fields of a target where they say no more."""


def _mirror(data: _Packed) -> Mirror:
    entries, addition, *model = data
    return Mirror(tuple(map(_entry, entries)), Place(*addition), *map(_entry, model))


def _entry(data: _Packed) -> Entry:
    label, href, label_place, href_place, whole, *rest = data
    about, *places = rest or ("",)
    return Entry(
        label,
        href,
        Place(*label_place),
        _place(href_place),
        Place(*whole),
        about,
        *map(_place, places),
    )


def _place(data: _Packed | None) -> Place | None:
    return None if data is None else Place(*data)
