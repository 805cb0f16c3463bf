"""`ux-agent undo`: takes back what a pull request of a git folder's site changed."""

import json
import re
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from bot import settings
from bot.adapters.folder import Folder
from bot.adapters.git_folder import GitFolder
from bot.errors import UserError
from bot.texts.english import Texts
from bot.ux_agent.code_host import BranchTaken, NewCommit, Proposal, Shipped
from bot.ux_agent.editing.planning import apply
from bot.ux_agent.plan import Plan
from bot.ux_agent.reading import Outcome
from bot.ux_agent.shipped_commit import taken_back
from bot.ux_agent.terminal import render
from bot.ux_agent.trial import Trial
from bot.ux_agent.work.bounds import in_words
from bot.ux_agent.work.naming import title_of, told

_MOST_KNOWN = 10
_ID = re.compile(r"[A-Za-z0-9_-]{22}")


class Wish(NamedTuple):
    """What was said on the command line: the change ('' for the last), and what to do with it."""

    site: Path
    change: str = ""
    is_applied: bool = False
    is_proposed: bool = False
    is_json: bool = False


def undo(wish: Wish) -> tuple[str, str]:
    """Take it back as wished: what to say of it, and a remark; raises BotError."""
    folder = wish.site.expanduser().resolve()
    host = GitFolder(str(folder), time.time)
    shipped = _meant(host.shipped(), wish.change)
    now = host if wish.is_proposed else Folder(folder)
    with in_words(str(folder)):
        outcome = taken_back(shipped, host, str(folder), now)
    plan = outcome.plan
    files = _files(plan, host, now) if plan else {}
    if wish.is_applied:
        _write(Folder(folder), files)
    proposed = _proposed(host, shipped, plan, files) if wish.is_proposed and plan else ""
    return _told(outcome, files, wish, proposed)


def _meant(made: list[Shipped], change: str) -> Shipped:
    """The pull request of that number or conversation, else the last one merged."""
    wanted = change.strip().removeprefix("#")
    found = [one for one in made if not wanted or _is_named(one, wanted)]
    if not made:
        raise UserError(Texts.undo_no_pulls)
    if not found:
        known = ", ".join(f"#{one.number} ({one.state})" for one in made[-_MOST_KNOWN:])
        raise UserError(Texts.undo_no_such_pull.format(wanted=change, known=known))
    merged = [one for one in found if one.state == "merged"]
    if not merged:
        last = found[-1]
        text = Texts.undo_pull_open if last.state == "open" else Texts.undo_never_merged
        raise UserError(text.format(number=last.number))
    return merged[-1]


def _is_named(shipped: Shipped, wanted: str) -> bool:
    if _ID.fullmatch(wanted):
        return f"-{wanted}-" in shipped.branch
    return str(shipped.number) == wanted


def _files(plan: Plan, host: GitFolder, now: GitFolder | Folder) -> dict[str, bytes | None]:
    """The new content of each file that changes; None for one that goes."""
    tree = now.tree(now.head())
    contents = {edit.file: now.read(tree[edit.file]) for edit in plan.edits}
    kept = {path: host.read(blob) if blob else None for path, blob in plan.additions.items()}
    return {**apply(plan.edits, contents), **kept}


def _write(folder: Folder, files: Mapping[str, bytes | None]) -> None:
    folder.write({path: content for path, content in files.items() if content is not None})
    for path, content in files.items():
        if content is None:
            folder.remove(path)


def _proposed(
    host: GitFolder, shipped: Shipped, plan: Plan, files: Mapping[str, bytes | None]
) -> str:
    """What to say of the pull request that takes it back, opened unless it is open already."""
    branch = f"ux/undo-{shipped.number}-{plan.digest[:8]}"
    title = title_of(plan)
    about = f"Undoes: #{shipped.number} {shipped.url}"
    new = NewCommit(host.head(), files, f"{title}\n\n{about}\n", int(time.time()))
    opened = [pull for pull in host.pull_requests(branch) if pull.state == "open"]
    if opened:
        return Texts.undo_proposed_already.format(url=opened[0].url, branch=branch)
    commit = host.commit(new)
    try:
        host.create_branch(branch, commit)
    except BranchTaken as fault:
        raise UserError(Texts.branch_changed.format(branch=branch)) from fault
    body = f"{told(plan)}\n\n{about}\n"
    url = host.open_pull_request(Proposal(branch, commit, title, body)).url
    return Texts.undo_proposed.format(url=url, branch=branch)


def _told(
    outcome: Outcome, files: Mapping[str, bytes | None], wish: Wish, proposed: str
) -> tuple[str, str]:
    trial = Trial(outcome, {path: content or b"" for path, content in files.items()})
    if wish.is_json:
        data = trial.to_data()
        gone = {path: None for path, content in files.items() if content is None}
        whole = {**data, "files": {**data["files"], **gone}}
        return json.dumps(whole), outcome.intent.reason
    has_colour = sys.stdout.isatty() and settings.allows_colour()
    said = render(trial, is_written=wish.is_applied, has_colour=has_colour, done=proposed)
    return said, ""
