"""Takes back what a pull request's commit did, told by its files alone: behind `ux-agent undo`.

The plan that a conversation stored is gone with it after a while; the commit stays.
"""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from bot.errors import Failed, UserError
from bot.record import Record
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.declared.indexing import SiteSource, build_index
from bot.ux_agent.declared.paths import MANIFEST
from bot.ux_agent.editing.moved import moved_words
from bot.ux_agent.editing.reversing import MovedOn, Undone
from bot.ux_agent.editing.taking_back import Present, companions, take_back
from bot.ux_agent.intent import Intent
from bot.ux_agent.plan import Edit, Plan, Undoes
from bot.ux_agent.reading import Outcome
from bot.ux_agent.scanning.scan import scan


class Shipped(Record):
    """A pull request's commit: `before` are the blobs of what it changed, `after` what they became.

    A file that it added has no blob before, one that it removed none after. `commit` is its id.
    """

    number: int
    url: str
    title: str
    state: str
    branch: str
    commit: str
    before: Mapping[str, str]
    after: Mapping[str, str]


def taken_back(shipped: Shipped, old: SiteSource, site: str, now: SiteSource) -> Outcome:
    """What would take the commit back on the site as `now` has it; `old` holds its blobs.

    Raises UserError where it cannot be, and whatever the sources raise.
    """
    edited = sorted(shipped.before.keys() & shipped.after.keys())
    before = {path: old.read(shipped.before[path]) for path in edited}
    after = {path: old.read(shipped.after[path]) for path in edited}
    edits = tuple(edit for path in edited for edit in _edits(path, before, after, shipped))
    intent = Intent("edit", f"undo #{shipped.number}")
    undoes = Undoes("", shipped.number, shipped.url, shipped.title, shipped.before)
    made = Plan(shipped.commit, edits, (shipped.title,), "", undoes=undoes)
    present = _present(site, now, set(edited))
    files = _files(shipped, present)
    try:
        back = take_back(made, undoes, before, present)
    except Undone:
        return Outcome(intent._replace(kind="noop", reason=phrase(Texts.undo_so_already)))
    except MovedOn as fact:
        raise UserError(moved_words(fact)) from fact
    changed = intent._replace(changes=back.changes)
    return Outcome(changed, back.plan._replace(additions=files))


def _files(shipped: Shipped, present: Present) -> dict[str, str]:
    """The files that come back, by their blobs, and those that go ('') where they are as left."""
    back = shipped.before.keys() - shipped.after.keys() - present.blobs.keys()
    added = {path: shipped.after[path] for path in shipped.after.keys() - shipped.before.keys()}
    gone = [path for path, blob in added.items() if present.blobs.get(path) == blob]
    return {path: shipped.before[path] for path in back} | dict.fromkeys(gone, "")


def _present(site: str, now: SiteSource, touched: set[str]) -> Present:
    commit = now.head()
    tree = now.tree(commit)
    if MANIFEST in tree:
        index, declared = build_index(site, now), now.read(tree[MANIFEST])
    else:
        found = scan(site, now)
        index, declared = found.site, found.manifest.encode()
    wanted = (touched | companions(index, touched)) & tree.keys()
    contents = {path: now.read(tree[path]) for path in sorted(wanted)}
    return Present(commit, tree, {**contents, MANIFEST: declared})


def _edits(
    path: str, before: Mapping[str, bytes], after: Mapping[str, bytes], shipped: Shipped
) -> Iterator[Edit]:
    """The edits that made one file of the other, line by line, each as short as can be."""
    try:
        old, new = before[path].decode(), after[path].decode()
    except UnicodeDecodeError as error:
        raise Failed("not_text", phrase(Texts.undo_surroundings, place=path)) from error
    lines, others = old.splitlines(keepends=True), new.splitlines(keepends=True)
    for _, start, end, first, last in SequenceMatcher(
        None, lines, others, autojunk=False
    ).get_opcodes():
        one, other = "".join(lines[start:end]), "".join(others[first:last])
        if one != other:
            at = len("".join(lines[:start]).encode())
            yield _shortened(Edit(path, shipped.before[path], at, at, one, other))


def _shortened(edit: Edit) -> Edit:
    """The edit without what its two texts begin and end with alike."""
    old, new = edit.old, edit.new
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    start = edit.start + len(edit.old[:head].encode())
    return edit._replace(start=start, end=start + len(old.encode()), old=old, new=new)


def _alike(one: str, other: str) -> int:
    """How many characters both texts begin with."""
    pairs = zip(one, other, strict=False)
    return next(
        (at for at, (first, second) in enumerate(pairs) if first != second),
        min(len(one), len(other)),
    )
