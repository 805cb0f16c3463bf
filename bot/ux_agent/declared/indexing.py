"""Builds a site's index from its manifest and sources (in the worker and on the command line)."""

import json
from collections.abc import Mapping
from functools import cached_property
from typing import Protocol

from bot.errors import Failed
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.declared.declaration import At, Items, Manifest, Property, UtilityAt
from bot.ux_agent.declared.images import MOST, addresses, share
from bot.ux_agent.declared.index_lines import lines_around, places_of, telling_lines
from bot.ux_agent.declared.lost import lost
from bot.ux_agent.declared.manifest import read_manifest
from bot.ux_agent.declared.paths import MANIFEST
from bot.ux_agent.kinds import utilities
from bot.ux_agent.kinds.document import Document, Found, Missing, Reader
from bot.ux_agent.kinds.locating import locate, locate_list
from bot.ux_agent.kinds.style_system import StyleSystem, style_system_of
from bot.ux_agent.site import SiteIndex, SourceFile, Target, packed

MOST_BYTES = 4_000_000
"""Of an index as JSON, that no site of people comes near to; what is kept of it is less."""

MOST_SOURCE = 2 * 1024 * 1024
"""Bytes of a source file that is read."""

_FILE_BYTES = 100
"""What an entry of `files` takes beside its name and lines."""


class SiteSource(Protocol):
    """Where a site's files are read: the reading half of bot.ux_agent.code_host.CodeHost."""

    def head(self) -> str:
        """The commit that is read."""
        ...

    def tree(self, commit: str) -> Mapping[str, str]:
        """Path to blob id of every regular file; links are none."""
        ...

    def read(self, blob: str) -> bytes:
        """The content of a blob."""
        ...


class MissingManifest(Failed):
    """The site declares nothing that may be edited."""

    def __init__(self) -> None:
        super().__init__("no_manifest", phrase(Texts.no_manifest, manifest=MANIFEST))


def build_index(site: str, source: SiteSource) -> SiteIndex:
    """The declared targets of a site at its head, with their current values.

    A target that cannot be found is left out with a warning. Raises MissingManifest,
    manifest_entry.ManifestFault, and whatever `source` raises.
    """
    commit = source.head()
    blobs = source.tree(commit)
    if MANIFEST not in blobs:
        raise MissingManifest
    manifest = read_manifest(source.read(blobs[MANIFEST]))
    return _Builder(source, blobs).index(site, commit, manifest)


def declared_index(
    site: str,
    source: SiteSource,
    manifest: Manifest,
    documents: Mapping[str, Document] | None = None,
) -> SiteIndex:
    """The same of what `manifest` declares, whatever the site's own one says.

    `documents` are sources of this head that were read before.
    """
    commit = source.head()
    builder = _Builder(source, source.tree(commit), documents or {})
    return builder.index(site, commit, manifest)


def bare_index(source: SiteSource, manifest: Manifest, read: Reader = Document) -> SiteIndex:
    """The targets alone, however many: without the lines that only a preview shows.

    It takes a fraction of the time where versions of a site are compared; `read` makes the document
    of a path with its content, which somebody may have at hand.
    """
    commit = source.head()
    builder = _Builder(source, source.tree(commit), read=read)
    return builder.index("", commit, manifest, is_bare=True)


class _Builder:
    def __init__(
        self,
        source: SiteSource,
        blobs: Mapping[str, str],
        documents: Mapping[str, Document] | None = None,
        read: Reader = Document,
    ) -> None:
        self._source = source
        self._read = read
        self._blobs = blobs
        self._documents = dict(documents or {})
        self._warnings: list[str] = []
        self._gone: list[Target] = []
        self._most_pictures = MOST

    def index(
        self, site: str, commit: str, manifest: Manifest, *, is_bare: bool = False
    ) -> SiteIndex:
        """The index of what the manifest declares, as much of it as fits."""
        images = [declared for declared in manifest.properties if declared.type == "image"]
        self._most_pictures = share(len(images))
        properties = [self._target(declared) for declared in manifest.properties]
        lists = [self._list(declared) for declared in manifest.items]
        empty = SiteIndex(
            site=site,
            commit=commit,
            targets=(),
            sections=manifest.sections,
            files={},
            name=manifest.name,
            preview_url=manifest.preview_url,
            roles=manifest.roles,
            warnings=(*manifest.warnings, *self._warnings),
            deny=manifest.deny,
            gone=tuple(self._gone),
        )
        targets = [target for target in (*properties, *lists) if target]
        return empty._replace(targets=tuple(targets)) if is_bare else self._filled(empty, targets)

    def _target(self, declared: Property) -> Target | None:
        try:
            found = [self._find(at, declared) for at in declared.at]
            kind = declared.type
            values = declared.values
            if kind == "image":
                values = self._pictures(declared, found)
            else:
                kind = _strictest([one.type for one in found])
        except Missing as reason:
            self._leave_out(declared, reason)
            return None
        return Target(
            section=declared.section,
            property=declared.name,
            type=kind,
            value=found[0].value,
            places=tuple(one.place for one in found),
            aliases=declared.aliases,
            limit=declared.limit,
            values=values,
            computed=declared.computed,
        )

    def _leave_out(self, declared: Property | Items, reason: Missing) -> None:
        self._warnings.append(f"{declared.path}: {reason}; left out")
        self._gone.append(lost(declared))

    def _pictures(self, declared: Property, found: list[Found]) -> tuple[str, ...]:
        """The addresses that an image may have, alike in each of its places; raises Missing."""
        each = [
            addresses(one.value, at.file, self._blobs, self._most_pictures)
            for one, at in zip(found, declared.at, strict=True)
        ]
        if not each[0]:
            raise Missing("the picture there is no file of this site, so others cannot be named")
        return tuple(address for address in each[0] if all(address in some for some in each))

    def _find(self, at: At, declared: Property) -> Found:
        document = self._document(at.file)
        if isinstance(at, UtilityAt):
            return utilities.locate(at, document, declared.type, declared.values, self._styles)
        return locate(at, document, declared.type)

    @cached_property
    def _styles(self) -> StyleSystem:
        return style_system_of(self._blobs, lambda path: self._source.read(self._blobs[path]))

    def _list(self, declared: Items) -> Target | None:
        try:
            first, *others = (
                locate_list(at, declared, self._document(at.file)) for at in declared.at
            )
        except Missing as reason:
            self._leave_out(declared, reason)
            return None
        return Target(
            section=declared.section,
            property=declared.name,
            type="items",
            places=(first.addition,),
            aliases=declared.aliases,
            entries=first.entries,
            model=first.model,
            mirrors=tuple(others),
        )

    def _document(self, path: str) -> Document:
        if path not in self._documents:
            if path not in self._blobs:
                raise Missing(f"there is no regular file {path}")
            data = self._source.read(self._blobs[path])
            if len(data) > MOST_SOURCE:
                raise Missing(f"{path} is larger than {MOST_SOURCE} bytes")
            self._documents[path] = self._read(path, data)
        return self._documents[path]

    def _filled(self, index: SiteIndex, targets: list[Target]) -> SiteIndex:
        """The index with every target, in the manifest's order, that still fits in."""
        room = MOST_BYTES - _size(index.to_data())
        kept: list[Target] = []
        files: dict[str, dict[str, str]] = {}
        for target in targets:
            wanted = self._new_lines(target, files)
            cost = _size(target) + _size(wanted) + _FILE_BYTES * len(wanted.keys() - files.keys())
            if cost > room:
                continue
            room -= cost
            kept.append(target)
            for path, lines in wanted.items():
                files.setdefault(path, {}).update(lines)
        for path, lines in files.items():
            told = telling_lines(self._documents[path])
            cost = _size(told)
            if cost <= room:
                room -= cost
                files[path] = told | lines
        sources = {path: SourceFile(self._blobs[path], lines) for path, lines in files.items()}
        is_partial = len(kept) < len(targets)
        return index._replace(targets=tuple(kept), files=sources, is_partial=is_partial)

    def _new_lines(
        self, target: Target, files: Mapping[str, Mapping[str, str]]
    ) -> dict[str, dict[str, str]]:
        """The lines by file that the target needs beside those that are there."""
        found: dict[str, dict[str, str]] = {}
        for place in places_of(target):
            there = files.get(place.file, {})
            lines = lines_around(place, self._documents[place.file])
            new = {number: line for number, line in lines.items() if number not in there}
            found.setdefault(place.file, {}).update(new)
        return found


def _strictest(kinds: list[str]) -> str:
    """The type whose values may stand in every place; raises Missing when there is none."""
    narrow = sorted(set(kinds) - {"text"})
    if len(narrow) > 1:
        raise Missing(f"its places take values of different types ({', '.join(narrow)})")
    return narrow[0] if narrow else "text"


def _size(value: object) -> int:
    """Bytes of a value as JSON."""
    return len(json.dumps(packed(value)))
