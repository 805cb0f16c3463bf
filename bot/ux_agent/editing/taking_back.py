"""The plan that takes a shipped one back on the site as it is now; pure, on contents alone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from bot.record import Record
from bot.texts.english import Texts
from bot.texts.phrase import name, phrase
from bot.ux_agent.declared.index_lines import lines_around, places_of
from bot.ux_agent.declared.indexing import MissingManifest, bare_index
from bot.ux_agent.declared.manifest import read_manifest
from bot.ux_agent.declared.paths import MANIFEST
from bot.ux_agent.editing import preview
from bot.ux_agent.editing.checking import check
from bot.ux_agent.editing.diff import Splice, in_order, known_diff
from bot.ux_agent.editing.naming import place_of
from bot.ux_agent.editing.planning import apply
from bot.ux_agent.editing.resolving import Resolved, shown
from bot.ux_agent.editing.reversing import Indexes, reverse, versions_of
from bot.ux_agent.editing.rewriting import Rewrite
from bot.ux_agent.intent import Change
from bot.ux_agent.kinds.document import Document, Reader
from bot.ux_agent.once import Once
from bot.ux_agent.plan import Edit, Plan, Undoes
from bot.ux_agent.site import Place, SiteIndex, Target
from bot.ux_agent.spoken import spoken

_manifest = Once(read_manifest)


class Present(Record):
    """The site now: its commit, the blob of every file, and the contents that are needed.

    Those are the manifest, the files that the shipped plan touched, and the files that share a
    target with them (`companions`).
    """

    commit: str
    blobs: Mapping[str, str]
    contents: Mapping[str, bytes]


class TakenBack(Record):
    """The plan, and the same as wanted changes where values are set."""

    plan: Plan
    changes: tuple[Change, ...]


class _Contents:
    """A site source over contents: each file's blob is its own path."""

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        self._contents = contents

    def head(self) -> str:
        return ""

    def tree(self, commit: str) -> Mapping[str, str]:
        return {path: path for path in self._contents}

    def read(self, blob: str) -> bytes:
        return self._contents[blob]


def companions(index: SiteIndex, touched: Iterable[str]) -> set[str]:
    """The files that hold a value which a touched file holds too."""
    files = set(touched)
    shared = [{place.file for place in places_of(target)} for target in index.targets]
    return set[str]().union(*(some for some in shared if some & files)) - files


def take_back(
    shipped: Plan,
    undoes: Undoes,
    before: Mapping[str, bytes],
    present: Present,
    read: Reader = Document,
) -> TakenBack:
    """The plan that has the old texts of `shipped` return, all of them or none.

    `before` are the contents of its files as it was made on them; `read` makes the document of a
    path with its content, which somebody may have at hand. Raises reversing.MovedOn and
    reversing.Undone, and Failed where the result would not be safe.
    """
    now = {file: present.contents[file] for file in before if file in present.contents}
    versions = versions_of(shipped.edits, before, now)
    sites = _Sites(present.contents, read)
    indexes = Indexes(
        sites.index(before), sites.index(versions.after), sites.index(present.contents)
    )
    edits = tuple(
        edit._replace(blob=present.blobs[edit.file])
        for edit in reverse(shipped.edits, versions, indexes)
    )
    result = apply(edits, now)
    check(edits, now, result, before, read)
    then = sites.index(result)
    values = _once(_values(indexes.now, then), shipped.lines)
    lines = (*(one.line for one in values), *_lists(indexes.now, then)) or _plainly(edits)
    warnings = preview.warnings(values, indexes.now)
    plan = Plan(present.commit, edits, tuple(lines), _diff(edits, now), warnings, undoes)
    changes = (Change(one.target.section, "set", one.target.property, one.value) for one in values)
    return TakenBack(plan, tuple(changes))


class _Sites:
    """Indexes of versions of a site that differ in few files; what is equal is read once."""

    def __init__(self, contents: Mapping[str, bytes], read: Reader) -> None:
        self._contents = contents
        self._document = read
        self._made: list[tuple[Mapping[str, bytes], SiteIndex]] = []

    def index(self, changed: Mapping[str, bytes]) -> SiteIndex:
        """The index of the site with these contents of some files."""
        contents = {**self._contents, **changed}
        for known, index in self._made:
            if known == contents:
                return index
        self._made.append((contents, self._read(contents)))
        return self._made[-1][1]

    def _read(self, contents: Mapping[str, bytes]) -> SiteIndex:
        if MANIFEST not in contents:
            raise MissingManifest
        manifest = _manifest(contents[MANIFEST])
        return bare_index(_Contents(contents), manifest, self._document)


def _values(now: SiteIndex, then: SiteIndex) -> Iterator[Resolved]:
    """The targets that get another value."""
    for target in now.targets:
        other = then.find(target.section, target.property)
        if other is None or target.entries or target.value == other.value:
            continue
        line = _line(target, _said(target.value), _said(other.value))
        rewrites = tuple(
            Rewrite(place.file, place.start, place.end, place.line, place.column, "", "")
            for place in target.places
        )
        yield Resolved(target, other.value or "", rewrites, line)


def _once(found: Iterable[Resolved], told: Sequence[str]) -> list[Resolved]:
    """Of what has several names the one that was told as it changed, else the first."""
    values: dict[tuple[Place, ...], Resolved] = {}
    for one in found:
        places, called = one.target.places, f"{place_of(one.target)}: "
        if places not in values or any(line.startswith(called) for line in told):
            values[places] = one
    return list(values.values())


def _lists(now: SiteIndex, then: SiteIndex) -> Iterator[str]:
    """What changes in lists of links: their labels in order, else where they lead."""
    for target in now.targets:
        other = then.find(target.section, target.property)
        if other is None or not target.entries:
            continue
        labels = [", ".join(entry.label for entry in one.entries) for one in (target, other)]
        if labels[0] != labels[1]:
            yield _line(target, shown(labels[0]), shown(labels[1]))
            continue
        for old, new in zip(target.entries, other.entries, strict=True):
            if old.href != new.href:
                ends = {"link": old.label, "old": old.href, "new": new.href}
                yield phrase(Texts.address_line, section=spoken(target.section), **ends)


def _plainly(edits: Iterable[Edit]) -> tuple[str, ...]:
    """What returns where no declared place tells of it, by file."""
    return tuple(
        phrase(Texts.line, place=name(edit.file), old=shown(edit.old), new=shown(edit.new))
        for edit in edits
    )


def _line(target: Target, old: str, new: str) -> str:
    return phrase(Texts.line, place=place_of(target), old=old, new=new)


def _said(value: str | None) -> str:
    return phrase(Texts.not_set) if value is None else shown(value)


def _diff(edits: Iterable[Edit], now: Mapping[str, bytes]) -> str:
    by_file = groupby(sorted(edits), key=lambda edit: edit.file)
    return "".join(_file_diff(Document(file, now[file]), list(some)) for file, some in by_file)


def _file_diff(document: Document, edits: list[Edit]) -> str:
    whole = document.place("html_text", 0, len(document.data))
    known = {int(number): line for number, line in lines_around(whole, document).items()}
    places = [document.place("html_text", edit.start, edit.end) for edit in edits]
    splices = [
        Splice(place.line, place.column, edit.old, edit.new)
        for place, edit in zip(places, edits, strict=True)
    ]
    return known_diff(document.path, in_order(known), splices)
