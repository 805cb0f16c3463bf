"""Proves each target of a site: a probe is written, read back, and taken back; nothing is kept.

It is written by the code that ships a change, read by the code that makes every index, and taken
back by the code behind undo, all in memory.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from bot.errors import BotError, UserError
from bot.record import Record
from bot.ux_agent.declared.declaration import Manifest
from bot.ux_agent.declared.index_lines import places_of
from bot.ux_agent.declared.indexing import MissingManifest, SiteSource, bare_index
from bot.ux_agent.declared.manifest import read_manifest
from bot.ux_agent.declared.paths import MANIFEST
from bot.ux_agent.editing.checking import check
from bot.ux_agent.editing.planning import AlreadySo, NotInIndex, apply, plan
from bot.ux_agent.editing.reversing import MovedOn, Undone
from bot.ux_agent.editing.taking_back import Present, companions, take_back
from bot.ux_agent.editing.values import accept, is_same
from bot.ux_agent.intent import Change
from bot.ux_agent.kinds.document import Document
from bot.ux_agent.plan import Plan, Undoes
from bot.ux_agent.probe_values import probes_of
from bot.ux_agent.site import SiteIndex, Target

_NOT_PROBED = "no probe value is allowed there"


class Proof(Record):
    """What became of a target: `fault` says what is wrong with it, `remark` why it was not tried.

    `name` is "section.property", of a list with what was tried of it.
    """

    name: str
    fault: str = ""
    remark: str = ""


def prove(index: SiteIndex, source: SiteSource) -> Iterator[Proof]:
    """A proof for each target of the index, whose site `source` is; raises as the source does."""
    site = _Site(index, source)
    for target in index.targets:
        for what, changes in probes_of(target):
            name = f"{target.section}.{target.property}"
            yield _proof(f"{name} ({what})" if what else name, changes, target, site)


class _Site:
    """The site as it is; its files are read once, for most stay as they are under a probe."""

    def __init__(self, index: SiteIndex, source: SiteSource) -> None:
        self.index = index
        self.commit = source.head()
        self.blobs = source.tree(self.commit)
        self._source = source
        self._contents: dict[str, bytes] = {}
        self._documents: dict[tuple[str, bytes], Document] = {}
        self._probed: dict[tuple[str, bytes], Document] = {}

    @cached_property
    def manifest(self) -> Manifest:
        """What the site declares; raises MissingManifest and manifest_entry.ManifestFault."""
        if MANIFEST not in self.blobs:
            raise MissingManifest
        return read_manifest(self.content(self.blobs[MANIFEST]))

    def content(self, blob: str) -> bytes:
        """What a blob holds."""
        if blob not in self._contents:
            self._contents[blob] = self._source.read(blob)
        return self._contents[blob]

    def document(self, path: str, content: bytes) -> Document:
        """The document of a file with this content, the same one for both; raises Missing."""
        key = (path, content)
        known = self._documents.get(key) or self._probed.get(key)
        if known is None:
            is_own = path in self.blobs and self.content(self.blobs[path]) == content
            kept = self._documents if is_own else self._probed
            known = kept[key] = Document(path, content)
        return known

    def forget(self) -> None:
        """Let go what a probe made of files."""
        self._probed.clear()


class _Edited:
    """A site with other contents for some of its files."""

    def __init__(self, site: _Site, files: Mapping[str, bytes]) -> None:
        self._site = site
        self._contents = {f"edited {path}": content for path, content in files.items()}
        tree = site.blobs
        self._tree = {path: tree[path] for path in tree} | {
            path: f"edited {path}" for path in files
        }

    def head(self) -> str:
        return self._site.commit

    def tree(self, commit: str) -> Mapping[str, str]:
        return self._tree

    def read(self, blob: str) -> bytes:
        return self._contents[blob] if blob in self._contents else self._site.content(blob)


def _proof(name: str, changes: Iterable[Change], target: Target, site: _Site) -> Proof:
    """The proof by the first of the changes that is allowed."""
    refusal = ""
    for change in changes:
        try:
            made = plan([change], site.index)
        except AlreadySo:
            continue
        except UserError as reason:
            refusal = refusal or str(reason)
            continue
        except (NotInIndex, BotError) as fault:
            return Proof(name, fault=f"a probe cannot be planned ({type(fault).__name__} {fault})")
        return Proof(name, fault=_fault(change, made, target, site))
    return Proof(name, remark=f"{_NOT_PROBED}: {refusal}" if refusal else _NOT_PROBED)


def _fault(change: Change, made: Plan, target: Target, site: _Site) -> str:
    """What is wrong with the way there and back; '' when all is well."""
    before = {edit.file: site.content(site.blobs[edit.file]) for edit in made.edits}
    try:
        after = apply(made.edits, before)
        check(made.edits, before, after, read=site.document)
        edited = _Edited(site, after)
        then = bare_index(edited, site.manifest, site.document)
        found = then.find(target.section, target.property)
        if found is None:
            return "after the probe it is not found any more"
        return (
            _unread(change, target, found)
            or _disturbed(made, target, site.index, then)
            or _unreturned(made, edited, then, site)
        )
    except BotError as fault:
        return f"the probe is refused: {fault}"
    finally:
        site.forget()


def _unread(change: Change, target: Target, found: Target) -> str:
    """The fault where the probe does not read back as it was written.

    A text that stands in quotation marks keeps them.
    """
    if found.entries:
        return "" if _is_in(change, found) else f"{change.property} does not read back"
    value = change.value if isinstance(change.value, str) else ""
    value = accept(target, value) if target.type == "text" else value
    return "" if is_same(found, value) else f"{value!r} reads back as {found.value!r}"


def _is_in(change: Change, found: Target) -> bool:
    labels = [entry.label for entry in found.entries]
    if isinstance(change.value, Mapping):
        return change.value["label"] in labels
    if change.op == "remove":
        return labels.count(change.target) == 0
    if change.op == "reorder":
        return labels[0] == change.target
    if change.property == "link-label":
        return change.value in labels
    of = {entry.label: entry for entry in found.entries}[change.target]
    return change.value in {of.href, of.description}


def _disturbed(made: Plan, target: Target, index: SiteIndex, then: SiteIndex) -> str:
    """The fault where a target that stands elsewhere has another value now."""
    found = {(one.section, one.property): one for one in reversed(then.targets)}
    for other in index.targets:
        now = found.get((other.section, other.property))
        is_as_it_was = now is not None and _said(now) == _said(other)
        is_meant = is_as_it_was or other is target or _shares(other, made) or _refers(other, target)
        if not is_meant:
            return f"the probe changed {other.section}.{other.property} too"
    return ""


def _shares(target: Target, made: Plan) -> bool:
    """Whether an edit touches one of its places."""
    return any(
        edit.file == place.file and edit.start <= place.end and place.start <= edit.end
        for edit in made.edits
        for place in places_of(target)
    )


def _refers(other: Target, target: Target) -> bool:
    """Whether its value may be another's: a custom property's, a variable's of Sass, a theme's."""
    is_theme = any(place.kind in {"css", "script"} for place in target.places)
    return any(
        re.search(r"var\(--|\$[\w-]", place.raw)
        or (is_theme and place.kind == "class" and "[" not in place.raw)
        for place in other.places
    )


def _said(target: Target) -> object:
    entries = [(entry.label, entry.href, entry.description) for entry in target.entries]
    return entries or target.value


def _unreturned(made: Plan, edited: _Edited, then: SiteIndex, site: _Site) -> str:
    """The fault where undoing the probe does not bring the bytes back."""
    before = {edit.file: site.content(site.blobs[edit.file]) for edit in made.edits}
    tree = edited.tree("")
    wanted = {MANIFEST, *before, *companions(then, before)} & tree.keys()
    contents = {path: edited.read(tree[path]) for path in wanted}
    undoes = Undoes("", 0, "", "", {edit.file: edit.blob for edit in made.edits})
    present = Present(then.commit, tree, contents)
    try:
        back = take_back(made, undoes, before, present, site.document)
        returned = apply(back.plan.edits, {path: contents[path] for path in before})
    except (MovedOn, Undone) as fault:
        return f"the probe cannot be undone: {fault}"
    return "" if returned == before else "undoing the probe does not bring the bytes back"
