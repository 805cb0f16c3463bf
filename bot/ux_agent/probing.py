"""Proves each target of a site: a probe is written, read back, and taken back; nothing is kept.

It is written by the code that ships a change, read by the code that makes every index, and taken
back by the code behind undo, all in memory.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from bot.errors import BotError, UserError
from bot.record import Record
from bot.ux_agent.declared.index_lines import places_of
from bot.ux_agent.declared.indexing import SiteSource, build_index
from bot.ux_agent.declared.paths import MANIFEST
from bot.ux_agent.editing.checking import check
from bot.ux_agent.editing.planning import AlreadySo, NotInIndex, apply, plan
from bot.ux_agent.editing.reversing import MovedOn, Undone
from bot.ux_agent.editing.taking_back import Present, companions, take_back
from bot.ux_agent.editing.values import accept, is_same
from bot.ux_agent.intent import Change
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
    for target in index.targets:
        for what, changes in probes_of(target):
            name = f"{target.section}.{target.property}"
            yield _proof(f"{name} ({what})" if what else name, changes, target, index, source)


class _Edited:
    """A site with other contents for some of its files."""

    def __init__(self, source: SiteSource, files: Mapping[str, bytes]) -> None:
        self._source = source
        self._contents = {f"edited {path}": content for path, content in files.items()}
        tree = source.tree(source.head())
        self._tree = {path: tree[path] for path in tree} | {
            path: f"edited {path}" for path in files
        }

    def head(self) -> str:
        return self._source.head()

    def tree(self, commit: str) -> Mapping[str, str]:
        return self._tree

    def read(self, blob: str) -> bytes:
        return self._contents[blob] if blob in self._contents else self._source.read(blob)


def _proof(
    name: str, changes: Iterable[Change], target: Target, index: SiteIndex, source: SiteSource
) -> Proof:
    """The proof by the first of the changes that is allowed."""
    refusal = ""
    for change in changes:
        try:
            made = plan([change], index)
        except AlreadySo:
            continue
        except UserError as reason:
            refusal = refusal or str(reason)
            continue
        except (NotInIndex, BotError) as fault:
            return Proof(name, fault=f"a probe cannot be planned ({type(fault).__name__} {fault})")
        return Proof(name, fault=_fault(change, made, target, index, source))
    return Proof(name, remark=f"{_NOT_PROBED}: {refusal}" if refusal else _NOT_PROBED)


def _fault(change: Change, made: Plan, target: Target, index: SiteIndex, source: SiteSource) -> str:
    """What is wrong with the way there and back; '' when all is well."""
    tree = source.tree(source.head())
    before = {edit.file: source.read(tree[edit.file]) for edit in made.edits}
    try:
        after = apply(made.edits, before)
        check(made.edits, before, after)
        edited = _Edited(source, after)
        then = build_index(index.site, edited)
        found = then.find(target.section, target.property)
        if found is None:
            return "after the probe it is not found any more"
        return (
            _unread(change, target, found)
            or _disturbed(made, target, index, then)
            or _unreturned(made, before, edited, then)
        )
    except BotError as fault:
        return f"the probe is refused: {fault}"


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
    for other in index.targets:
        if other is target or _shares(other, made) or _refers(other, target):
            continue
        now = then.find(other.section, other.property)
        if now is None or _said(now) != _said(other):
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


def _unreturned(made: Plan, before: Mapping[str, bytes], edited: _Edited, then: SiteIndex) -> str:
    """The fault where undoing the probe does not bring the bytes back."""
    tree = edited.tree("")
    wanted = {MANIFEST, *before, *companions(then, before)} & tree.keys()
    contents = {path: edited.read(tree[path]) for path in wanted}
    blobs = {edit.file: edit.blob for edit in made.edits}
    try:
        back = take_back(
            made, Undoes("", 0, "", "", blobs), before, Present(then.commit, tree, contents)
        )
        returned = apply(back.plan.edits, {path: contents[path] for path in before})
    except (MovedOn, Undone) as fault:
        return f"the probe cannot be undone: {fault}"
    return "" if returned == before else "undoing the probe does not bring the bytes back"
