"""A code host in this process: content-addressed commits, still branches, pull requests."""

import hashlib
import json
import threading
from collections.abc import Mapping, Sequence

from bot.errors import Failed
from bot.ux_agent.code_host import (
    BranchTaken,
    NewCommit,
    Proposal,
    PullRequest,
    PullRequestExists,
    blob_id,
)


class CodeHostTwin:
    """The port bot.ux_agent.code_host.CodeHost over dictionaries."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.branches: dict[str, str] = {}
        self.pulls: list[PullRequest] = []
        self._numbers: dict[str, list[int]] = {}
        self._lock = threading.Lock()
        self._blobs: dict[str, bytes] = {}
        self._trees: dict[str, dict[str, str]] = {}
        self._base = self.push(files)

    def push(self, files: Mapping[str, str]) -> str:
        """Somebody pushes these files to the base branch."""
        known = self._trees.get(getattr(self, "_base", ""), {})
        tree = known | {path: self._kept(text.encode()) for path, text in files.items()}
        self._base = self._named("push", tree, str(len(self._trees)), 0)
        return self._base

    def head(self) -> str:
        return self._base

    def tree(self, commit: str) -> Mapping[str, str]:
        if commit not in self._trees:
            raise Failed("commit_missing", f"The site’s repository lacks commit {commit[:8]}.")
        return self._trees[commit]

    def read(self, blob: str) -> bytes:
        if blob not in self._blobs:
            raise Failed("blob_missing", f"The site’s repository lacks the file {blob[:8]}.")
        return self._blobs[blob]

    def keep(self, content: bytes) -> str:
        return self._kept(content)

    def commit(self, new: NewCommit) -> str:
        tree = dict(self.tree(new.parent))
        for path, content in new.files.items():
            if content is None:
                del tree[path]
            else:
                tree[path] = self._kept(content)
        return self._named(new.parent, tree, new.message, new.at)

    def create_branch(self, name: str, commit: str) -> None:
        with self._lock:
            if self.branches.setdefault(name, commit) != commit:
                raise BranchTaken(name)

    def pull_requests(self, branch: str) -> Sequence[PullRequest]:
        with self._lock:
            return self._of(branch)

    def open_pull_request(self, proposal: Proposal) -> PullRequest:
        with self._lock:
            if any(pull.state == "open" for pull in self._of(proposal.branch)):
                raise PullRequestExists(proposal.branch)
            number = len(self.pulls) + 1
            url = f"https://code.example/{number}"
            pull = PullRequest(number, url, proposal.branch, proposal.commit, "open", proposal.body)
            self.pulls.append(pull)
            self._numbers.setdefault(proposal.branch, []).append(number)
            return pull

    def close_pull_request(self, number: int, reason: str) -> None:
        with self._lock:
            self.pulls[number - 1] = self.pulls[number - 1]._replace(state="closed")

    def _of(self, branch: str) -> list[PullRequest]:
        return [self.pulls[number - 1] for number in self._numbers.get(branch, ())]

    def _kept(self, content: bytes) -> str:
        blob = blob_id(content)
        self._blobs[blob] = content
        return blob

    def _named(self, parent: str, tree: dict[str, str], message: str, at: int) -> str:
        text = json.dumps([parent, sorted(tree.items()), message, at])
        name = hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()
        self._trees[name] = tree
        return name
