"""From a confirmed plan to its pull request, in steps that may each be done again.

Identity is in the names, not in memory: the branch is named after conversation and plan, the
commit is the same bytes whenever it is made, and the pull request bears a marker.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from bot.conversation.condition import Item
from bot.conversation.phase import Phase
from bot.conversation.store import Lost
from bot.conversation.transition import adopt, complete
from bot.errors import Failed, TransientError
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.code_host import (
    BranchTaken,
    CodeHost,
    NewCommit,
    Proposal,
    PullRequest,
    PullRequestExists,
)
from bot.ux_agent.declared.manifest_entry import ManifestFault
from bot.ux_agent.declared.paths import MANIFEST, refusal
from bot.ux_agent.editing.checking import check
from bot.ux_agent.editing.planning import apply
from bot.ux_agent.editing.still_shown import Watch, still_shown
from bot.ux_agent.plan import Plan
from bot.ux_agent.work.hold import Hold, OutOfTime, SiteMoved
from bot.ux_agent.work.naming import body_of, branch_of, marker_of, message_of, title_of
from bot.ux_agent.work.progress import report

FENCED = "G5"
"""The step recorded just before the pull request is opened: from there on one may exist."""


class Step(NamedTuple):
    """One step: its name in the catalogue of faults, and what it does."""

    name: str
    act: Callable[[Hold, CodeHost], Hold]


def read_base(hold: Hold, host: CodeHost) -> Hold:
    """G0: fix the commit to build on; whether the site moved is decided here and never later."""
    if "step" in hold.item:
        return hold
    plan = hold.plan
    head = host.head()
    if head != plan.base:
        tree = host.tree(head)
        is_taken = any(
            tree.get(path, blob) != blob for path, blob in plan.additions.items() if blob
        )
        if is_taken or any(tree.get(edit.file) != edit.blob for edit in plan.edits):
            raise SiteMoved
        gone = [path for path, blob in plan.additions.items() if not blob]
        if still_shown(gone, plan, Watch(host, hold.services.clock)):
            raise SiteMoved
    return hold.recorded("G0", {"base_sha": head})


def make_commit(hold: Hold, host: CodeHost) -> Hold:
    """G1 and G2: blobs, tree and commit, checked by parsing the result again."""
    if "commit_sha" in hold.item:
        return hold
    plan = hold.plan
    base = hold.item["base_sha"]
    tree = host.tree(base)
    _refuse_denied(plan, base, host)
    before = {file: host.read(tree[file]) for file in sorted({edit.file for edit in plan.edits})}
    after = apply(plan.edits, before)
    undone = plan.undoes.blobs if plan.undoes else {}
    check(plan.edits, before, after, {file: host.read(blob) for file, blob in undone.items()})
    added = {path: host.read(blob) if blob else None for path, blob in plan.additions.items()}
    message = message_of(hold.item, plan)
    made = host.commit(NewCommit(base, {**after, **added}, message, hold.item["confirmed_at"]))
    return hold.recorded("G2", {"commit_sha": made})


def _refuse_denied(plan: Plan, base: str, host: CodeHost) -> None:
    """Raise Failed where a file may not be written; of edits the plan's base was asked before."""
    is_asked = not plan.additions and base == plan.base
    deny = () if is_asked else _denied(plan, base, host)
    for file in sorted({*plan.additions, *(edit.file for edit in plan.edits)}):
        if refusal(file, deny):
            raise Failed("file_denied", phrase(Texts.file_denied, file=file))


def _denied(plan: Plan, base: str, host: CodeHost) -> tuple[str, ...]:
    """What the manifest denies; one that is broken since the preview says what it said then."""
    # The function of dead letters takes these steps for their words, and has nothing to read YAML.
    from bot.ux_agent.declared.manifest import read_manifest  # noqa: PLC0415

    for commit in (base, plan.base):
        tree = host.tree(commit)
        if MANIFEST not in tree:
            return ()
        with suppress(ManifestFault):
            return read_manifest(host.read(tree[MANIFEST])).deny
    return ()


def make_branch(hold: Hold, host: CodeHost) -> Hold:
    """G3: our branch, never moved once it exists."""
    if hold.item.get("step") == FENCED and our_pulls(host, hold.item):
        return hold  # people may have pushed to it, or merged and deleted it
    name = branch_of(hold.item)
    try:
        host.create_branch(name, hold.item["commit_sha"])
    except BranchTaken as error:
        text = phrase(Texts.branch_changed, branch=name)
        raise Failed("branch_taken", text) from error
    return hold


def open_pull(hold: Hold, host: CodeHost) -> Hold:
    """G4 and G5: find our pull request, in any state, or open it behind a fresh fence."""
    if our_pulls(host, hold.item):
        return hold
    fenced = hold.recorded(FENCED, {})
    branch, plan = branch_of(hold.item), hold.plan
    is_declared = MANIFEST in host.tree(hold.item["base_sha"])
    text = body_of(hold.item, plan, is_declared=is_declared)
    try:
        host.open_pull_request(Proposal(branch, hold.item["commit_sha"], title_of(plan), text))
    except PullRequestExists as error:
        if not our_pulls(host, hold.item):
            _lower(hold, fenced)
            reason = phrase(Texts.pull_of_others, branch=branch)
            raise Failed("pull_request_taken", reason) from error
    except Failed:
        _lower(hold, fenced)
        raise
    except TransientError:
        if not our_pulls(host, hold.item):  # else only its reply was lost
            raise
    return fenced


def _lower(hold: Hold, fenced: Hold) -> None:
    """Take back a fence that this attempt was the first to set: the host refused to open."""
    if hold.item.get("step") != FENCED:
        fenced.recorded(hold.item["step"], {})


def finish(hold: Hold, host: CodeHost) -> Hold:
    """G6 and G7: close what a zombie opened besides, then write that it is done (T7)."""
    pulls = our_pulls(host, hold.item)
    if not pulls:
        raise TransientError("the pull request just opened is not listed yet")
    close_duplicates(host, pulls)
    number, url = pulls[0].number, pulls[0].url
    write = complete(hold.conversation_id, hold.lease, number=number, url=url)
    try:
        return hold._replace(item=hold.services.store.perform(write))
    except Lost as lost:
        return _adopted(hold, lost.old, pulls[0])


STEPS = (
    Step("G0", read_base),
    Step("G2", make_commit),
    Step("G3", make_branch),
    Step("G5", open_pull),
    Step("G7", finish),
)


def ship(hold: Hold, host: CodeHost) -> Hold:
    """Take every step in turn; the conversation is then completed.

    Raises OutOfTime before a step that might not end, LeaseLost, SiteMoved, and what the code
    host raises.
    """
    for step in STEPS:
        if hold.context.is_short:
            raise OutOfTime(step.name)
        hold = step.act(hold, host)
        report(hold, step.name)
    return hold


def our_pulls(host: CodeHost, item: Item) -> list[PullRequest]:
    """The pull requests for this very plan, open, closed or merged, oldest first."""
    marker = marker_of(item)
    return [pull for pull in host.pull_requests(branch_of(item)) if marker in pull.body]


def close_duplicates(host: CodeHost, pulls: list[PullRequest]) -> None:
    """Close every open pull request of ours but the first."""
    for pull in pulls[1:]:
        if pull.state == "open":
            host.close_pull_request(pull.number, f"Duplicate of #{pulls[0].number}.")


def _adopted(hold: Hold, old: Item | None, pull: PullRequest) -> Hold:
    """T12 after a lost T7: our own write whose reply was lost, or a failure that was none."""
    is_ours = old is not None and old.get("epoch") == hold.lease.epoch
    if old is not None and is_ours and old["phase"] == Phase.COMPLETED:
        return hold._replace(item=old)
    now = hold.services.clock()
    digest = hold.item["plan_digest"]
    return hold.written(
        adopt(hold.conversation_id, digest, now=now, number=pull.number, url=pull.url)
    )
