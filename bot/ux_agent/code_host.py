"""The port to where a site's repository lives and pull requests are opened."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol


def blob_id(content: bytes) -> str:
    """The id that git gives a content (SHA-1 over a head and the content)."""
    head = b"blob %d\0" % len(content)
    return hashlib.sha1(head + content, usedforsecurity=False).hexdigest()


class PullRequest(NamedTuple):
    """A pull request as the code host knows it; `state` is open, closed or merged."""

    number: int
    url: str
    branch: str
    commit: str
    state: str
    body: str


class Proposal(NamedTuple):
    """A pull request to be opened from `branch` against the site's base branch."""

    branch: str
    commit: str
    title: str
    body: str


class Shipped(NamedTuple):
    """A pull request with what its commit changed: the blobs of its files `before` and `after`.

    A file that it added has no blob before, one that it removed none after. `commit` is its id,
    `state` as in PullRequest.
    """

    number: int
    url: str
    title: str
    state: str
    branch: str
    commit: str
    before: Mapping[str, str]
    after: Mapping[str, str]


class NewCommit(NamedTuple):
    """A commit to be made: `files` maps paths to new contents, None deletes.

    `at` (epoch seconds) is the date of author and committer, so that the same input gives the same
    commit id.
    """

    parent: str
    files: Mapping[str, bytes | None]
    message: str
    at: int


class BranchTaken(Exception):
    """The branch exists and points to another commit."""


class PullRequestExists(Exception):
    """There is an open pull request for this branch already."""


class CodeHost(Protocol):
    """One site's repository.

    Every call is repeatable. Raises bot.errors.TransientError when a later try may succeed, and
    bot.errors.Failed with a text for the person when none can.
    """

    def head(self) -> str:
        """The commit that the base branch points to."""
        ...

    def tree(self, commit: str) -> Mapping[str, str]:
        """Path to blob id of every regular file of the commit."""
        ...

    def read(self, blob: str) -> bytes:
        """The content of a blob."""
        ...

    def keep(self, content: bytes) -> str:
        """Store a content that a later commit may hold, and return its blob id; no file yet."""
        ...

    def commit(self, new: NewCommit) -> str:
        """Make blobs, tree and commit, and return the commit's id; moves no branch."""
        ...

    def create_branch(self, name: str, commit: str) -> None:
        """Point a new branch at the commit; well if it does already.

        Raises BranchTaken when it points elsewhere; never moves it.
        """
        ...

    def pull_requests(self, branch: str) -> Sequence[PullRequest]:
        """All pull requests of this branch of ours, open, closed or merged, oldest first."""
        ...

    def open_pull_request(self, proposal: Proposal) -> PullRequest:
        """Open a draft pull request; raises PullRequestExists when there is an open one."""
        ...

    def close_pull_request(self, number: int, reason: str) -> None:
        """Close a duplicate of ours, with the reason for its readers."""
        ...
