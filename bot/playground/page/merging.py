"""A person merges or closes a pull request of a git folder, as with git on this machine.

The merge commit is a real one. A work tree that stands at the base branch comes along; where it has
changes that are not committed, nothing is merged.
"""

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from bot.adapters.git_command import Git
from bot.adapters.git_pulls import PullRecords
from bot.playground.page.site_folder import SiteFolder

_WHO: Final = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Playground"), ("EMAIL", "playground@example.com"))
}
_CLOSED: Final = "Closed on the playground's page."
_SIDES: Final = (2, 1, 3)
"""The stages of git's index in the order of `git merge-file`: ours, the one before, theirs."""


class Refused(Exception):
    """It cannot be merged; the text says why."""


class FolderPulls:
    """What a person does to the pull requests of a site; `clock` gives epoch seconds."""

    def __init__(self, site: SiteFolder, clock: Callable[[], float]) -> None:
        self._site = site
        self._git = site.git
        self._clock = clock

    def trouble(self, record: Mapping[str, Any]) -> str:
        """Why an open pull request cannot be merged now, or ''."""
        try:
            base = self._base(record)
            self._merged(base, record["commit"])
            self._work_trees(record["base"])
        except Refused as reason:
            return str(reason)
        return ""

    def merge(self, record: Mapping[str, Any]) -> None:
        """Merge an open pull request; raises Refused."""
        if record["state"] != "open":
            raise Refused(f"it is {record['state']} already")
        base = self._base(record)
        tree, trees = self._merged(base, record["commit"]), self._work_trees(record["base"])
        merged = self._commit(tree, base, record)
        for one in trees:
            _bring_along(one, base, merged, is_trial=True)
        ref = f"refs/heads/{record['base']}"
        if self._git.ask("update-ref", ref, merged, base).status != 0:
            raise Refused(f"somebody moved {record['base']} at this moment")
        try:
            for one in trees:
                _bring_along(one, base, merged)
        except Refused:
            self._git.run("update-ref", ref, base, merged)
            raise

    def close(self, record: Mapping[str, Any]) -> None:
        """Close an open pull request; well if it is closed or merged already."""
        if record["state"] == "open":
            records = PullRecords(self._site.records, "")
            records.close(int(record["number"]), _CLOSED, int(self._clock()))

    def _base(self, record: Mapping[str, Any]) -> str:
        """The commit that the base branch points to."""
        ref = f"refs/heads/{record['base']}^{{commit}}"
        answer = self._git.ask("rev-parse", "--verify", "--quiet", ref)
        if answer.status != 0:
            raise Refused(f"there is no branch {record['base']} to merge into")
        return answer.line

    def _merged(self, base: str, commit: str) -> str:
        """The tree that holds both sides' changes."""
        fork = self._git.ask("merge-base", base, commit)
        if fork.status != 0:
            raise Refused("its branch has nothing in common with the site any more")
        with tempfile.TemporaryDirectory(prefix="ux-agent-") as aside:
            index = {"GIT_INDEX_FILE": str(Path(aside) / "index")}
            trees = (fork.line, base, commit)
            self._git.run("read-tree", "-i", "-m", "--aggressive", *trees, environment=index)
            left = self._git.run("ls-files", "--unmerged", "-z", environment=index).output
            lines = [self._settled(path, ids) for path, ids in _by_path(left).items()]
            said = b"".join(lines)
            self._git.run("update-index", "-z", "--index-info", content=said, environment=index)
            return self._git.run("write-tree", environment=index).line

    def _settled(self, path: bytes, stages: Mapping[int, tuple[str, str]]) -> bytes:
        """The line of the index for a file that both sides changed, each somewhere else."""
        name = path.decode(errors="replace")
        if set(stages) != set(_SIDES):
            raise Refused(f"one side changed {name}, the other took it away")
        with tempfile.TemporaryDirectory(prefix="ux-agent-") as aside:
            files = [Path(aside) / str(stage) for stage in _SIDES]
            for file, stage in zip(files, _SIDES, strict=True):
                file.write_bytes(self._git.run("cat-file", "blob", stages[stage][1]).output)
            done = self._git.ask("merge-file", "-p", *map(str, files))
        if done.status != 0:
            raise Refused(f"both sides changed the same lines of {name}")
        blob = self._git.run("hash-object", "-w", "--stdin", content=done.output).line
        gone, mode = "0" * len(blob), stages[2][0]
        return f"0 {gone}\t".encode() + path + f"\0{mode} {blob}\t".encode() + path + b"\0"

    def _commit(self, tree: str, base: str, record: Mapping[str, Any]) -> str:
        words = f"Merge pull request #{record['number']} from {record['branch']}"
        text = f"{words}\n\n{record['title']}\n".encode()
        date = f"@{int(self._clock())} +0000"
        who = {**_WHO, "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
        made = ("commit-tree", tree, "-p", base, "-p", record["commit"], "-F", "-")
        return self._git.run(*made, content=text, environment=who).line

    def _work_trees(self, branch: str) -> list[Path]:
        """The work trees that stand at the branch; raises Refused where one has changes."""
        listed = self._git.run("worktree", "list", "--porcelain").output.decode(errors="replace")
        found = []
        for about in listed.split("\n\n"):
            lines = about.splitlines()
            folder = Path(lines[0].removeprefix("worktree ")) if lines else Path()
            if f"branch refs/heads/{branch}" in lines and (folder / ".git").exists():
                found.append(folder)
        for folder in found:
            if _run(folder, "status", "--porcelain", "--untracked-files=no"):
                raise Refused(f"{folder} has changes that are not committed")
        return found


def _bring_along(folder: Path, before: str, after: str, *, is_trial: bool = False) -> None:
    """Let a work tree without changes, and its index, be another commit's."""
    _run(folder, "update-index", "-q", "--refresh")
    _run(folder, "read-tree", *(("-n",) if is_trial else ()), "-m", "-u", before, after)


def _run(folder: Path, *arguments: str) -> str:
    answer = Git(folder / ".git").ask(*arguments, environment={"GIT_WORK_TREE": str(folder)})
    if answer.status != 0:
        raise Refused(f"the work tree {folder} is in the way: {answer.error.strip()[:200]}")
    return answer.line


def _by_path(listed: bytes) -> dict[bytes, dict[int, tuple[str, str]]]:
    """Path to stage to mode and blob, of `git ls-files --unmerged -z`."""
    found: dict[bytes, dict[int, tuple[str, str]]] = {}
    for line in filter(None, listed.split(b"\0")):
        about, _, path = line.partition(b"\t")
        mode, blob, stage = about.decode().split(" ")
        found.setdefault(path, {})[int(stage)] = (mode, blob)
    return found
