"""What the page reads of the site's repository: files at a commit, pull requests, differences."""

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from bot.adapters.git_command import Git
from bot.errors import ConfigurationError
from bot.ux_agent.editing.planning import apply
from bot.ux_agent.plan import Plan

_OBJECT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_REF = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,200}")
_REGULAR = ("100644", "100755")


class File(NamedTuple):
    """A file of the site."""

    path: str
    content: bytes


class SiteFolder:
    """A site in a git folder, read only: its work tree and HEAD are left alone."""

    def __init__(self, folder: Path) -> None:
        """Raises ConfigurationError when the folder is no git repository with a commit."""
        self.folder = folder
        if not folder.is_dir():
            raise ConfigurationError(f"{folder} is no folder")
        inner = folder / ".git"
        self.git = Git(inner if inner.exists() else folder)
        if self.git.ask("rev-parse", "--git-dir").status != 0:
            raise ConfigurationError(
                f"{folder} is no git repository: make it one with `git init`, and commit the site"
            )
        if self.resolve("HEAD") is None:
            raise ConfigurationError(f"{folder} has no commit yet: commit the site first")
        shared = self.git.run("rev-parse", "--path-format=absolute", "--git-common-dir").line
        self.records = Path(shared) / "ux-agent" / "pulls"
        self._listing = lru_cache(maxsize=16)(self._list)

    @property
    def place(self) -> str:
        """Where the site is, for people."""
        return str(self.folder)

    @property
    def name(self) -> str:
        """What the folder is called."""
        return self.folder.resolve().name.removesuffix(".git")

    def address(self, number: int) -> str:
        """The page of a pull request."""
        return f"/playground/pulls/{quote(self.name)}/{number}"

    def resolve(self, ref: str) -> str | None:
        """The commit that a branch, a commit or HEAD names; None when there is none."""
        if not _REF.fullmatch(ref) or ".." in ref:
            return None
        answer = self.git.ask("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
        return answer.line if answer.status == 0 else None

    def has_manifest(self) -> bool:
        """Whether HEAD declares what may be edited."""
        return ".ux-agent.yml" in self._listing(self.resolve("HEAD") or "")

    def read(self, commit: str, path: str) -> File | None:
        """The file at that path, or the index.html of that folder; None when there is none.

        '' is the start page: the index.html that lies least deep. Only regular files of the commit
        can be named: no link, nothing outside.
        """
        listed = self._listing(commit)
        folder = path.rstrip("/")
        starts = () if path else sorted(filter(_is_start, listed), key=lambda one: one.count("/"))
        for name in (path, f"{folder}/index.html".lstrip("/"), *starts):
            if name in listed:
                return File(name, self.git.run("cat-file", "blob", listed[name]).output)
        return None

    def planned(self, plan: Plan) -> dict[str, bytes]:
        """The files that a plan would change, as they would be; raises bot.errors.Failed."""
        names = {edit.file for edit in plan.edits}
        found = [self.read(plan.base, name) for name in names]
        made = apply(plan.edits, {file.path: file.content for file in found if file is not None})
        added = {path: blob for path, blob in plan.additions.items() if blob}
        return made | {
            path: self.git.run("cat-file", "blob", blob).output for path, blob in added.items()
        }

    def pulls(self) -> list[dict[str, Any]]:
        """The records of all pull requests as they stand now, newest first."""
        return [self._now(record) for record in self._kept()]

    def _kept(self) -> list[dict[str, Any]]:
        found = []
        for path in self.records.glob("[0-9]*.json") if self.records.is_dir() else ():
            try:
                found.append(json.loads(path.read_bytes()))
            except (OSError, ValueError):
                continue  # being written, or damaged: the next look will tell
        return sorted(found, key=lambda record: -int(record["number"]))

    def pull(self, number: int) -> dict[str, Any] | None:
        """The record of one pull request with its `diff`; None when there is none."""
        for record in self._kept():
            if record["number"] == number:
                diff = self.diff(record["base_sha"], record["commit"])
                return {**self._now(record), "diff": diff}
        return None

    def _now(self, record: dict[str, Any]) -> dict[str, Any]:
        """The record; an open one whose commit the base branch holds is merged."""
        commit, base = str(record["commit"]), str(record["base"])
        if record["state"] != "open" or not _OBJECT.fullmatch(commit):
            return record
        place = "HEAD" if base == "HEAD" else f"refs/heads/{base}"
        held = self.git.ask("merge-base", "--is-ancestor", commit, place)
        return {**record, "state": "merged"} if held.status == 0 else record

    def diff(self, before: str, after: str) -> str:
        """The unified difference of two commits by their ids; '' when one is no object id."""
        if not _OBJECT.fullmatch(before) or not _OBJECT.fullmatch(after):
            return ""
        safe = ("--no-color", "--no-ext-diff", "--no-textconv", "--end-of-options")
        answer = self.git.ask("diff", *safe, before, after, "--")
        return answer.output.decode(errors="replace")

    def _list(self, commit: str) -> Mapping[str, str]:
        answer = self.git.ask("ls-tree", "-r", "-z", "--full-tree", commit)
        if answer.status != 0:
            return {}
        entries = [entry.partition(b"\t") for entry in answer.output.split(b"\0") if entry]
        return {
            path.decode(errors="surrogateescape"): about.decode().split(" ")[2]
            for about, _, path in entries
            if about.decode().split(" ")[0] in _REGULAR
        }


def _is_start(path: str) -> bool:
    return path.endswith("/index.html")
