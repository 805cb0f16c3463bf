"""The sample sites, read once for many changes, of which only what they touch is read anew."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from tree_sitter import Node

from bot.adapters.folder import Folder
from bot.ux_agent.declared.declaration import At, Items, Manifest, Property, UtilityAt
from bot.ux_agent.declared.indexing import declared_index
from bot.ux_agent.declared.manifest import read_manifest
from bot.ux_agent.declared.paths import MANIFEST
from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.document import Document, Missing
from bot.ux_agent.scanning.scan import scan
from bot.ux_agent.site import Place, SiteIndex, Target
from tests.sites.cases import laid_out, sites
from tests.ux_agent.editing.undoing import Files

KINDS = ("declared", "scanned")
_QUOTES = (b'"', b"'", b"`")
GROUNDS = [(site, kind) for site in sites() for kind in KINDS]


class Leaf(NamedTuple):
    """A leaf of a syntax tree: its type, its bytes, and where they are."""

    type: str
    start: int
    end: int
    text: bytes


class Trees(NamedTuple):
    """The leaves of every tree of a file, and how many places its parser does not understand."""

    leaves: tuple[tuple[Leaf, ...], ...]
    faults: tuple[int, ...]


class Version:
    """A site source over contents: each file's blob is its own path."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self._paths = {path: path for path in files}

    def head(self) -> str:
        return "c0ffee"

    def tree(self, commit: str) -> Mapping[str, str]:
        return self._paths

    def read(self, blob: str) -> bytes:
        return self._files[blob]


class Ground:
    """A site's files with the manifest that holds for it, its index and its syntax trees."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.manifest = read_manifest(files[MANIFEST])
        self.known = self.index(self.manifest, {})
        self._trees: dict[str, Trees] = {}

    @cached_property
    def kinds(self) -> Mapping[tuple[str, str, str], tuple[Target, ...]]:
        """The targets by how they are selected, the ending of their file, and their type."""
        found: dict[tuple[str, str, str], tuple[Target, ...]] = {}
        for declared in every(self.manifest):
            if target := self.known.find(declared.section, declared.name):
                kind = _kind(declared.at[0], target)
                found[kind] = (*found.get(kind, ()), target)
        return found

    @cached_property
    def places(self) -> frozenset[tuple[str, int, int]]:
        """File, start and end of every declared place; of a class the whole attribute.

        The same utility for wider screens, beside it, goes with it.
        """
        places = (place for target in self.known.targets for place in declared_places(target))
        return frozenset((place.file, *self._span(place)) for place in places)

    def _span(self, place: Place) -> tuple[int, int]:
        if (
            place.kind != "class" or place.start == place.end
        ):  # what has no class yet gets one there
            return place.start, place.end
        data = self.files[place.file]
        before = max(data.rfind(sign, 0, place.start) for sign in _QUOTES)
        ends = (data.find(sign, place.end) for sign in _QUOTES)
        return before + 1, min(end for end in ends if end >= 0)

    def trees(self, file: str) -> Trees:
        """The syntax trees of a file as it is."""
        if file not in self._trees:
            self._trees[file] = trees_of(Document(file, self.files[file]))
        return self._trees[file]

    def targets(self, declared: Manifest) -> list[Target]:
        """The targets as they are that a manifest declares."""
        names = {(one.section, one.name) for one in every(declared)}
        return [one for one in self.known.targets if (one.section, one.property) in names]

    def index(self, declared: Manifest, changed: Mapping[str, bytes]) -> SiteIndex:
        """The index of the site with other contents of some files."""
        return declared_index("test", Version({**self.files, **changed}), declared)

    def near(self, changed: Iterable[str]) -> Manifest:
        """The manifest without what has no place in these files.

        Utility classes stay where style sheets change, which tell what each class stands for.
        """
        files = frozenset(changed)
        has_sheet = any(file.endswith((".css", ".scss")) for file in files)

        def is_near(declared: Property | Items) -> bool:
            is_class = any(isinstance(at, UtilityAt) for at in declared.at)
            return (is_class and has_sheet) or any(at.file in files for at in declared.at)

        return self.manifest._replace(
            properties=tuple(filter(is_near, self.manifest.properties)),
            items=tuple(filter(is_near, self.manifest.items)),
        )


@cache
def ground(site: str, kind: str) -> Ground:
    """A sample site with its own manifest or the one that a scan proposes."""
    with tempfile.TemporaryDirectory() as where:
        folder = Folder(laid_out(site, Path(where), has_manifest=kind == "declared"))
        files = {path: folder.read(blob) for path, blob in folder.tree(folder.head()).items()}
        if kind == "scanned":
            files[MANIFEST] = scan(site, folder).manifest.encode()
    return Ground(files)


def every(manifest: Manifest) -> Iterator[Property | Items]:
    """What a manifest declares."""
    yield from manifest.properties
    yield from manifest.items


def declared_places(target: Target) -> Iterator[Place]:
    """Every place that belongs to a target."""
    yield from target.places
    listings = [target.entries, *(mirror.entries for mirror in target.mirrors)]
    for entry in (entry for entries in listings for entry in entries):
        yield from (place for place in (entry.label_place, entry.href_place) if place)


def trees_of(document: Document) -> Trees:
    """The trees of a file; none where its code cannot be told from its text."""
    try:
        roots = [one.root_node for one in document.trees]
    except Missing:
        return Trees((), ())
    leaves = tuple(tuple(_leaves(root, document.data)) for root in roots)
    return Trees(leaves, tuple(map(_faults, roots)))


def _leaves(root: Node, data: bytes) -> Iterator[Leaf]:
    for node in tree.walk(root):
        if not node.child_count:
            start, end = node.start_byte, node.end_byte
            yield Leaf(node.type, start, end, data[start:end])


def _faults(root: Node) -> int:
    if not root.has_error:
        return 0
    return sum(node.is_error or node.is_missing for node in tree.walk(root))


def _kind(at: At, target: Target) -> tuple[str, str, str]:
    return type(at).__name__, Path(at.file).suffix, target.type
