"""The dozen calls of GitHub's REST API that a site needs, typed."""

import base64
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import quote

from bot.adapters.commits import Entry
from bot.adapters.github.connection import Connection
from bot.adapters.github.pulls import Pull, read_pull
from bot.adapters.github.wire import Answer, Request
from bot.errors import TransientError
from bot.ux_agent.code_host import PullRequest

PER_PAGE = 100


class About(NamedTuple):
    """A repository: its name as GitHub writes it, and its default branch."""

    full_name: str
    default_branch: str


class Line(NamedTuple):
    """One line of a tree: path, git's mode, kind ("blob", "tree", "commit") and object id."""

    path: str
    mode: str
    kind: str
    sha: str


class Listing(NamedTuple):
    """The lines of a tree; `is_cut` when GitHub left some out."""

    lines: tuple[Line, ...]
    is_cut: bool


class Person(NamedTuple):
    """Author or committer; `date` in ISO 8601, UTC."""

    name: str
    email: str
    date: str


class Api:
    """The calls for one repository; each raises as Connection says."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._root = f"/repos/{quote(connection.repository)}"

    def about(self) -> About:
        """The repository itself.

        Docs: Get a repository.
        """
        data = self._connection.done(Request("GET", self._root))
        return About(_text(data, "full_name"), _text(data, "default_branch"))

    def branch_head(self, name: str) -> str | None:
        """The commit that a branch points to, None when there is no such branch.

        Docs: Get a reference.
        """
        path = f"{self._root}/git/ref/heads/{quote(name)}"
        data = self._connection.found(Request("GET", path))
        return None if data is None else _text(data, "object", "sha")

    def tree_of(self, commit: str) -> str | None:
        """The id of a commit's tree, None when there is no such commit.

        Docs: Get a commit object.
        """
        data = self._connection.found(Request("GET", f"{self._root}/git/commits/{commit}"))
        return None if data is None else _text(data, "tree", "sha")

    def listing(self, tree: str, *, is_recursive: bool) -> Listing:
        """The lines of a tree.

        Docs: Get a tree (at most 100,000 lines or 7 MB of a recursive one).
        """
        query = {"recursive": "1"} if is_recursive else {}
        request = Request("GET", f"{self._root}/git/trees/{tree}", query)
        data = self._connection.done(request)
        whole = data if isinstance(data, dict) else {}
        lines = [
            Line(*(_text(line, name) for name in ("path", "mode", "type", "sha")))
            for line in _rows(whole.get("tree"))
        ]
        return Listing(tuple(lines), bool(whole.get("truncated")))

    def blob(self, sha: str) -> bytes | None:
        """The content of a blob, None when there is no such blob.

        Docs: Get a blob (Base64, up to 100 MB).
        """
        data = self._connection.found(Request("GET", f"{self._root}/git/blobs/{sha}"))
        if data is None:
            return None
        try:
            return base64.b64decode(_text(data, "content").replace("\n", ""), validate=True)
        except ValueError:
            raise TransientError("GitHub sent a blob of another shape") from None

    def create_blob(self, content: bytes) -> str:
        """Store a blob; its id.

        Docs: Create a blob.
        """
        text = base64.b64encode(content).decode()
        return self._created("blobs", {"content": text, "encoding": "base64"})

    def create_tree(self, base: str, changes: Mapping[str, Entry | None]) -> str:
        """Store the tree `base` with changes, None for a file taken away; its id.

        Docs: Create a tree (`sha` null deletes).
        """
        lines = [
            {"path": path, "mode": entry.mode, "type": "blob", "sha": entry.blob}
            if entry
            else {"path": path, "mode": "100644", "type": "blob", "sha": None}
            for path, entry in sorted(changes.items())
        ]
        return self._created("trees", {"base_tree": base, "tree": lines})

    def create_commit(self, tree: str, parent: str, message: str, who: Person) -> str:
        """Store a commit that the person wrote and committed; its id.

        Docs: Create a commit.
        """
        body = {"message": message, "tree": tree, "parents": [parent]}
        return self._created(
            "commits", body | {"author": who._asdict(), "committer": who._asdict()}
        )

    def create_branch(self, name: str, commit: str) -> Answer:
        """Point a new branch at a commit: what GitHub made of it, or its refusal (422).

        Docs: Create a reference.
        """
        body = {"ref": f"refs/heads/{name}", "sha": commit}
        return self._connection.tried(Request("POST", f"{self._root}/git/refs", body=body))

    def pulls(self, head: str) -> Iterator[Pull]:
        """Every pull request of the branch `owner:name`, open or closed, oldest first.

        Docs: List pull requests (`head`, `state=all`), "Using pagination in the REST API".
        """
        query = {"head": head, "state": "all", "sort": "created"}
        query |= {"direction": "asc", "per_page": str(PER_PAGE)}
        page, is_last = 1, False
        while not is_last:
            request = Request("GET", f"{self._root}/pulls", {**query, "page": str(page)})
            rows = _rows(self._connection.done(request))
            yield from map(read_pull, rows)
            page, is_last = page + 1, len(rows) < PER_PAGE

    def create_pull(self, body: Mapping[str, Any]) -> Answer:
        """Open a pull request: what GitHub made of it, or its refusal (422).

        Docs: Create a pull request.
        """
        request = Request("POST", f"{self._root}/pulls", body=body, is_once=True)
        return self._connection.tried(request)

    def pull(self, number: int) -> PullRequest | None:
        """A pull request, None when there is no such.

        Docs: Get a pull request.
        """
        data = self._connection.found(Request("GET", f"{self._root}/pulls/{number}"))
        return None if data is None else read_pull(data).request

    def comment(self, number: int, text: str) -> None:
        """Comment a pull request.

        Docs: Create an issue comment ("every pull request is an issue").
        """
        path = f"{self._root}/issues/{number}/comments"
        self._connection.done(Request("POST", path, body={"body": text}, is_once=True))

    def close_pull(self, number: int) -> None:
        """Close a pull request.

        Docs: Update a pull request.
        """
        body = {"state": "closed"}
        self._connection.done(Request("PATCH", f"{self._root}/pulls/{number}", body=body))

    def _created(self, kind: str, body: Mapping[str, Any]) -> str:
        made = self._connection.done(Request("POST", f"{self._root}/git/{kind}", body=body))
        return _text(made, "sha")


def _text(data: object, *names: str) -> str:
    """A text within an answer; raises TransientError when the answer is of another shape."""
    for name in names:
        data = data.get(name) if isinstance(data, dict) else None
    if not isinstance(data, str):
        raise TransientError(f"GitHub's answer has no {names[-1]}")
    return data


def _rows(data: object) -> list[object]:
    if not isinstance(data, list):
        raise TransientError("GitHub's answer is no list")
    return data
