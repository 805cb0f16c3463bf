"""A repository at the small GitHub: its objects, its pull requests, and what people do to it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from threading import RLock
from typing import Any, NamedTuple

from bot.playground.github.pulls import PullRecords, Record
from bot.playground.github.repository import BareRepository, Change, Commit, Person

HUMAN = "ada"
_NONE = "0" * 40
_MAIL = "users.noreply.github.com"


class Conflict(Exception):
    """The pull request cannot be merged."""


class Limits(NamedTuple):
    """What this repository refuses: drafts, listings (entries) and blobs (bytes) too large, writes.

    Docs: Get a tree (100,000 entries); Get a blob (100 MB).
    """

    has_drafts: bool = True
    tree_entries: int = 100_000
    blob_bytes: int = 100_000_000
    is_archived: bool = False


class Proposed(NamedTuple):
    """What a new pull request says of itself."""

    head: str
    base: str
    title: str
    body: str | None
    is_draft: bool
    user: str

    def record(self, owner: str, now: int) -> Record:
        """The record of the new pull request, but for its number and commits."""
        said = {"title": self.title, "body": self.body, "head": self.head, "base": self.base}
        times = {"created_at": now, "updated_at": now, "closed_at": None, "merged_at": None}
        more = {"owner": owner, "draft": self.is_draft, "user": self.user, "merge_sha": None}
        return {**said, "state": "open", **times, **more}


class Hosted:
    """The repository `owner/name` in a folder that holds `git` and `pulls`.

    Every method is somebody's act on the web site or a look at what there is; `limits` may be
    replaced at any time. `pushed` is told of a branch, the commit before and the commit after.
    """

    def __init__(
        self,
        full_name: str,
        folder: Path,
        clock: Callable[[], float],
        lock: RLock,
        *,
        branch: str = "main",
    ) -> None:
        self.owner, self.name = full_name.split("/")
        self.full_name = full_name
        self.id = 1000 + sum(full_name.encode())
        self.default_branch = branch
        self.limits = Limits()
        self.git = BareRepository(folder / "git", branch=branch)
        self.pulls = PullRecords(folder / "pulls")
        self.pushed: Callable[[Hosted, str, str, str], None] = _nobody_cares
        self._clock = clock
        self._lock = lock

    def branches(self) -> dict[str, str]:
        """Every branch and the commit it points to."""
        with self._lock:
            return self.git.branches()

    def head(self, branch: str = "") -> str | None:
        """The commit that a branch points to, the default branch unless named."""
        return self.branches().get(branch or self.default_branch)

    def files(self, commit: str) -> dict[str, bytes]:
        """Path to content of every file of a commit."""
        with self._lock:
            entries = self.git.tree(commit, is_recursive=True)
            return {one.path: self.git.blob(one.sha) for one in entries if one.kind == "blob"}

    def pull_requests(self) -> list[Record]:
        """Every pull request's record as it is now, oldest first."""
        with self._lock:
            return [self.current(record) for record in self.pulls.all()]

    def push(
        self, files: Mapping[str, bytes | None], branch: str = "", *, message: str = "Change"
    ) -> str:
        """Somebody commits files (None deletes) to a branch, made when it is new; the commit."""
        with self._lock:
            name = branch or self.default_branch
            before = self.head(name)
            parent = before or self.head()
            changes = [self._change(path, content) for path, content in files.items()]
            tree = self.git.write_tree(parent, changes)
            after = self._commit(tree, (parent,) if parent else (), message)
            self._move(name, before, after)
            return after

    def import_folder(self, source: Path) -> str:
        """Copy HEAD of a git folder to the default branch; the commit."""
        with self._lock:
            self.git.take(source, self.default_branch)
            return str(self.head())

    def delete_branch(self, branch: str) -> None:
        """Somebody deletes a branch."""
        with self._lock:
            before = self.head(branch)
            self.git.git.run("update-ref", "-d", f"refs/heads/{branch}")
            self.pushed(self, branch, before or _NONE, _NONE)

    def propose(self, branch: str, *, owner: str = "", title: str = "Something else") -> Record:
        """Somebody opens a pull request by hand, from a fork of `owner` unless it is ours."""
        with self._lock:
            fork = Proposed(branch, self.default_branch, title, None, is_draft=False, user=HUMAN)
            shas = {"head_sha": self.head(branch) or self.head(), "base_sha": self.head()}
            made = fork.record(owner or self.owner, int(self._clock()))
            return self.pulls.add(made | shas)

    def close(self, number: int) -> Record:
        """Somebody closes a pull request; raises KeyError when there is none."""
        with self._lock:
            now = int(self._clock())
            return self.pulls.change(number, lambda old: closed(old, now))

    def reopen(self, number: int) -> Record:
        """Somebody opens a closed pull request again; raises KeyError when there is none."""
        with self._lock:
            now = int(self._clock())
            more = {"state": "open", "closed_at": None, "updated_at": now}
            return self.pulls.change(number, lambda old: {**old, **more})

    def merge(self, number: int) -> Record:
        """Somebody merges an open pull request with a merge commit.

        Raises KeyError when there is none, Conflict when it is not open or the base branch
        changed the same files.
        """
        with self._lock:
            record = self.pulls.get(number)
            if record is None:
                raise KeyError(number)
            base, head = self.head(record["base"]), self.head(record["head"])
            if record["state"] != "open" or base is None or head is None:
                raise Conflict(f"pull request {number} is not open")
            tree = self.git.write_tree(base, self._changes_of(base, head))
            words = f"Merge pull request #{number} from {self.owner}/{record['head']}"
            merged = self._commit(tree, (base, head), f"{words}\n\n{record['title']}")
            self._move(record["base"], base, merged)
            now = int(self._clock())
            more = {"merged_at": now, "merge_sha": merged, "head_sha": head, "draft": False}
            return self.pulls.keep({**closed(record, now), **more})

    def fork_point(self, record: Mapping[str, Any]) -> str:
        """The commit that a pull request's changes were made on."""
        with self._lock:
            base, head = record["base_sha"], record["head_sha"]
            return self.git.merge_base(base, head) or str(base)

    def diff(self, record: Mapping[str, Any]) -> str:
        """The difference that a pull request makes."""
        with self._lock:
            return self.git.diff(self.fork_point(record), record["head_sha"])

    def conflict(self, record: Mapping[str, Any]) -> str:
        """Why an open pull request cannot be merged, or ''."""
        with self._lock:
            base, head = self.head(record["base"]), self.head(record["head"])
            try:
                self._changes_of(base or record["base_sha"], head or record["head_sha"])
            except Conflict as conflict:
                return str(conflict)
            return ""

    def current(self, record: Record) -> Record:
        """The record, with the commits that its branches point to now while it is open."""
        if record["state"] != "open" or record["owner"] != self.owner:
            return record
        heads = self.branches()
        shas = {f"{side}_sha": heads.get(record[side]) for side in ("head", "base")}
        return {**record, **{name: sha for name, sha in shas.items() if sha}}

    def _changes_of(self, base: str, head: str) -> list[Change]:
        fork = self.git.merge_base(base, head) or base
        theirs, ours = self.git.changed(fork, base), self.git.changed(fork, head)
        both = [path for path in ours if path in theirs and theirs[path] != ours[path]]
        if both:
            raise Conflict(f"both sides changed {', '.join(both)}")
        return list(ours.values())

    def _change(self, path: str, content: bytes | None) -> Change:
        sha = None if content is None else self.git.write_blob(content)
        return Change(path, "100644", "blob", sha)

    def _commit(self, tree: str, parents: tuple[str, ...], message: str) -> str:
        who = Person("Ada", f"{HUMAN}@{_MAIL}", int(self._clock()))
        return self.git.write_commit(Commit(tree, parents, who, who, message))

    def _move(self, branch: str, before: str | None, after: str) -> None:
        self.git.move_ref(f"refs/heads/{branch}", after)
        self.pushed(self, branch, before or _NONE, after)


def closed(record: Record, now: int) -> Record:
    """The record once it is closed; as it was when it is already."""
    if record["state"] == "closed":
        return record
    return {**record, "state": "closed", "closed_at": now, "updated_at": now}


def _nobody_cares(_: Hosted, __: str, ___: str, ____: str) -> None:
    """No webhook is set up."""
