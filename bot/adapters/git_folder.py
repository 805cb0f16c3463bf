"""A site in a git folder of this machine: real objects, and pull requests as records beside them.

The folder's work tree, index and HEAD are never touched: commits are made with a temporary index,
branches by update-ref.
"""

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from bot.adapters.commits import (
    AUTHOR_MAIL,
    AUTHOR_NAME,
    NEW_FILE,
    Entry,
    require_editable,
    require_new_branch,
    require_object,
)
from bot.adapters.folder import MOST_FILE_BYTES
from bot.adapters.git_command import Git
from bot.adapters.git_pulls import PullRecords
from bot.errors import Failed, TransientError
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.code_host import BranchTaken, NewCommit, Proposal, PullRequest, Shipped


class GitFolder:
    """The code host of a site "/absolute/folder[@branch]", bare or with a work tree.

    `clock` gives epoch seconds for the pull requests' records; `pull_request_url` is their address
    with {number} and perhaps {site}, the folder's name; a file address when empty. Raises Failed
    when the folder is no git repository.
    """

    def __init__(
        self, site: str, clock: Callable[[], float], *, pull_request_url: str = ""
    ) -> None:
        folder, self._branch = _parts(site)
        self._name = folder.name
        self._clock = clock
        self._git = self._opened(folder)
        shared = self._git.run("rev-parse", "--path-format=absolute", "--git-common-dir").line
        address = pull_request_url.replace("{site}", quote(self._name.removesuffix(".git")))
        self._pulls = PullRecords(Path(shared) / "ux-agent" / "pulls", address)

    def head(self) -> str:
        answer = self._git.ask("rev-parse", "--verify", "--quiet", f"{self._base()}^{{commit}}")
        if answer.status == 0:
            return answer.line
        if self._branch:
            raise Failed("branch_missing", phrase(Texts.no_branch, branch=self._branch))
        raise Failed("site_empty", phrase(Texts.no_commit, repository=self._name))

    def tree(self, commit: str) -> Mapping[str, str]:
        listed = self._entries(commit).items()
        return {
            path: entry.blob
            for path, entry in listed
            if entry.is_file and entry.size <= MOST_FILE_BYTES
        }

    def read(self, blob: str) -> bytes:
        answer = self._git.ask("cat-file", "blob", require_object(blob))
        if answer.status != 0:
            raise Failed("blob_missing", phrase(Texts.lacks_file, file=blob[:8]))
        return answer.output

    def keep(self, content: bytes) -> str:
        return self._git.run("hash-object", "-w", "--stdin", content=content).line

    def commit(self, new: NewCommit) -> str:
        entries = self._entries(new.parent)
        for path in new.files:
            require_editable(path, entries)
        tree = self._written_tree(new, entries)
        date = f"@{new.at} +0000"
        environment = {
            f"GIT_{who}_{what}": value
            for who in ("AUTHOR", "COMMITTER")
            for what, value in (("NAME", AUTHOR_NAME), ("EMAIL", AUTHOR_MAIL), ("DATE", date))
        }
        message = new.message.encode()
        made = ("commit-tree", tree, "-p", new.parent, "-F", "-")
        return self._git.run(*made, content=message, environment=environment).line

    def create_branch(self, name: str, commit: str) -> None:
        ref = self._ref(name)
        absent = "0" * len(require_object(commit))
        answer = self._git.ask("update-ref", ref, commit, absent)
        if answer.status == 0:
            return
        found = self._resolved(ref)
        if found == commit:
            return
        if found:
            raise BranchTaken(name)
        if "cannot create" in answer.error:
            raise Failed("branch_refused", phrase(Texts.no_room_for_branch, branch=name))
        raise TransientError(f"branch not created: {answer.error.strip()[:300]}")

    def pull_requests(self, branch: str) -> Sequence[PullRequest]:
        return [self._known(record) for record in self._pulls.all() if record["branch"] == branch]

    def open_pull_request(self, proposal: Proposal) -> PullRequest:
        if self._resolved(self._ref(proposal.branch)) is None:
            raise Failed("branch_missing", phrase(Texts.no_such_branch, branch=proposal.branch))
        record = {
            "title": proposal.title,
            "body": proposal.body,
            "branch": proposal.branch,
            "base": self._base().removeprefix("refs/heads/"),
            "base_sha": self._git.run("rev-parse", f"{require_object(proposal.commit)}^").line,
            "commit": proposal.commit,
            "state": "open",
            "draft": True,
            "created_at": int(self._clock()),
        }
        return self._known(self._pulls.open(record, lambda old: self._state(old) == "open"))

    def close_pull_request(self, number: int, reason: str) -> None:
        self._pulls.close(number, reason, int(self._clock()))

    def shipped(self) -> list[Shipped]:
        """The pull requests of this folder with what their commits changed, oldest first.

        One whose commits are gone is left out.
        """
        return [made for record in self._pulls.all() for made in self._shipped(record)]

    def _shipped(self, record: Mapping[str, Any]) -> Iterator[Shipped]:
        with suppress(Failed, KeyError):
            old, new = self.tree(record["base_sha"]), self.tree(record["commit"])
            changed = {path for path in {*old, *new} if old.get(path) != new.get(path)}
            pull = self._known(record)
            yield Shipped(
                number=pull.number,
                url=pull.url,
                title=str(record["title"]),
                state=pull.state,
                branch=pull.branch,
                commit=pull.commit,
                before={path: old[path] for path in changed & old.keys()},
                after={path: new[path] for path in changed & new.keys()},
            )

    def _opened(self, folder: Path) -> Git:
        if not folder.is_dir():
            raise Failed("site_missing", phrase(Texts.no_folder, folder=self._name))
        inner = folder / ".git"
        git = Git(inner if inner.exists() else folder)
        if git.ask("rev-parse", "--git-dir").status != 0:
            raise Failed("site_not_git", phrase(Texts.no_git_folder, folder=self._name))
        return git

    def _base(self) -> str:
        """The full name of the base branch, or HEAD when that is detached."""
        if self._branch:
            return f"refs/heads/{self._branch}"
        return self._git.ask("symbolic-ref", "--quiet", "HEAD").line or "HEAD"

    def _resolved(self, ref: str) -> str | None:
        answer = self._git.ask("rev-parse", "--verify", "--quiet", ref)
        return answer.line if answer.status == 0 else None

    def _ref(self, name: str) -> str:
        base = self._base().removeprefix("refs/heads/")
        return f"refs/heads/{require_new_branch(name, base)}"

    def _entries(self, commit: str) -> dict[str, Entry]:
        answer = self._git.ask("ls-tree", "-r", "-l", "-z", "--full-tree", require_object(commit))
        if answer.status != 0:
            raise Failed("commit_missing", phrase(Texts.lacks_commit, commit=commit[:8]))
        return dict(_entry(line) for line in answer.output.split(b"\0") if line)

    def _written_tree(self, new: NewCommit, entries: Mapping[str, Entry]) -> str:
        lines = [self._index_line(path, new.files[path], entries) for path in sorted(new.files)]
        with tempfile.TemporaryDirectory(prefix="ux-agent-") as aside:
            index = {"GIT_INDEX_FILE": str(Path(aside) / "index")}
            self._git.run("read-tree", new.parent, environment=index)
            listed = b"".join(lines)
            self._git.run("update-index", "-z", "--index-info", content=listed, environment=index)
            return self._git.run("write-tree", environment=index).line

    def _index_line(self, path: str, content: bytes | None, entries: Mapping[str, Entry]) -> bytes:
        if content is None:
            known = entries.get(path)
            blob = known.blob if known else "0" * 40
            return f"0 {'0' * len(blob)}\t{path}\0".encode()
        blob = self.keep(content)
        mode = entries[path].mode if path in entries else NEW_FILE
        return f"{mode} {blob}\t{path}\0".encode()

    def _state(self, record: Mapping[str, Any]) -> str:
        """The record's state; an open one whose commit the base branch holds is merged."""
        if record["state"] != "open":
            return str(record["state"])
        held = self._git.ask("merge-base", "--is-ancestor", record["commit"], self._base())
        return "merged" if held.status == 0 else "open"

    def _known(self, record: Mapping[str, Any]) -> PullRequest:
        return PullRequest(
            number=record["number"],
            url=record["url"],
            branch=record["branch"],
            commit=record["commit"],
            state=self._state(record),
            body=record["body"],
        )


def _parts(site: str) -> tuple[Path, str]:
    """Folder and branch; a folder whose own name has an @ is taken as it stands."""
    whole = Path(site)
    if "@" not in site or whole.is_dir():
        return whole, ""
    folder, _, branch = site.rpartition("@")
    return Path(folder), branch


def _entry(line: bytes) -> tuple[str, Entry]:
    """One line of ls-tree: mode, type, id and size between blanks, a tabulator, the path."""
    about, _, path = line.partition(b"\t")
    mode, _, blob, size = about.decode().split()
    length = int(size) if size.isdecimal() else 0
    return path.decode(errors="surrogateescape"), Entry(mode, blob, length)
