"""Takes back what a pull request's commit did, told by its files alone: behind `ux-agent undo`.

The plan that a conversation stored is gone with it after a while; the commit stays.
"""

from collections.abc import Mapping
from contextlib import suppress

from bot.errors import Failed, UserError
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.code_host import Shipped
from bot.ux_agent.declared.indexing import SiteSource, build_index
from bot.ux_agent.declared.paths import MANIFEST
from bot.ux_agent.editing.between import Cut, as_one, by_lines, by_tokens
from bot.ux_agent.editing.moved import moved_words
from bot.ux_agent.editing.reversing import MovedOn, Undone
from bot.ux_agent.editing.still_shown import Watch, without_shown
from bot.ux_agent.editing.taking_back import Present, TakenBack, companions, take_back
from bot.ux_agent.intent import Intent
from bot.ux_agent.plan import Plan, Undoes
from bot.ux_agent.reading import Outcome
from bot.ux_agent.scanning.scan import scan


def taken_back(shipped: Shipped, old: SiteSource, site: str, now: SiteSource) -> Outcome:
    """What would take the commit back on the site as `now` has it; `old` holds its blobs.

    Raises UserError where it cannot be, and whatever the sources raise.
    """
    edited = sorted(shipped.before.keys() & shipped.after.keys())
    before = {path: old.read(shipped.before[path]) for path in edited}
    after = {path: old.read(shipped.after[path]) for path in edited}
    present = _present(site, now, set(edited))
    asked = phrase(Texts.undo_request, number=str(shipped.number), change=shipped.title)
    intent = Intent("edit", asked)
    try:
        back = _made(shipped, before, after, present)
    except Undone:
        return Outcome(intent._replace(kind="noop", reason=phrase(Texts.undo_so_already)))
    except MovedOn as fact:
        raise UserError(moved_words(fact)) from fact
    changed = intent._replace(changes=back.changes)
    plan = back.plan._replace(additions=_files(shipped, present))
    return Outcome(changed, without_shown(plan, Watch(now)))


def _made(
    shipped: Shipped, before: Mapping[str, bytes], after: Mapping[str, bytes], present: Present
) -> TakenBack:
    """The plan by the finest edits between the two versions that are safe to take back.

    Which bytes a commit replaced nobody knows: where several lines are alike, the finest may cut
    an entry of a list in two.
    """
    undoes = Undoes("", shipped.number, shipped.url, shipped.title, shipped.before)
    *finer, coarsest = (by_tokens, by_lines, as_one)
    for cut in finer:
        with suppress(Failed):
            return _by(cut, undoes, (before, after), present)
    return _by(coarsest, undoes, (before, after), present)


def _by(
    cut: Cut,
    undoes: Undoes,
    versions: tuple[Mapping[str, bytes], Mapping[str, bytes]],
    present: Present,
) -> TakenBack:
    before, after = versions
    edits = [
        edit._replace(blob=undoes.blobs[path])
        for path in before
        for edit in cut(path, before[path], after[path])
    ]
    made = Plan("", tuple(edits), (undoes.title,), "", undoes=undoes)
    return take_back(made, undoes, before, present)


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
