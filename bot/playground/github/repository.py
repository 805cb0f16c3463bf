"""A bare git repository, read and written with git's plumbing as GitHub's Git Data API does."""

import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bot.adapters.git_command import Git

OBJECT = re.compile(r"[0-9a-f]{40}")
_HEAD = re.compile(rb"([a-z]+) (.*)")
_PERSON = re.compile(r"(.*) <(.*)> (\d+) ([+-]\d{4})")


class Entry(NamedTuple):
    """A line of a tree: mode, kind (blob, tree, commit), id, size in bytes (blobs), path."""

    mode: str
    kind: str
    sha: str
    size: int | None
    path: str


class Change(NamedTuple):
    """What a new tree holds at a path; no `sha` takes it away."""

    path: str
    mode: str
    kind: str
    sha: str | None


class Person(NamedTuple):
    """Who wrote or committed, at epoch seconds."""

    name: str
    email: str
    at: int


class Commit(NamedTuple):
    """A commit as it is stored, but for signatures."""

    tree: str
    parents: tuple[str, ...]
    author: Person
    committer: Person
    message: str


class BareRepository:
    """The objects and branches in `directory`, made when there is nothing yet."""

    def __init__(self, directory: Path, *, branch: str = "main") -> None:
        self.directory = directory
        self.git = Git(directory)
        if not (directory / "HEAD").exists():
            directory.mkdir(parents=True, exist_ok=True)
            self.git.run("init", "--quiet", "--bare", "--template=", f"--initial-branch={branch}")

    def take(self, source: Path, branch: str) -> None:
        """Copy HEAD of a git folder, with all its history, to a branch."""
        inner = source / ".git"
        theirs = Git(inner if inner.exists() else source)
        head = theirs.run("rev-parse", "--verify", "HEAD^{commit}").line
        pack = theirs.run("pack-objects", "--revs", "--stdout", "-q", content=f"{head}\n".encode())
        self.git.run("index-pack", "--stdin", "--fix-thin", content=pack.output)
        self.git.run("update-ref", f"refs/heads/{branch}", head)

    def branches(self) -> dict[str, str]:
        """Every branch and the commit it points to."""
        listed = self.git.run("for-each-ref", "--format=%(objectname) %(refname)", "refs/heads")
        pairs = [line.split(" ", 1) for line in listed.line.splitlines()]
        return {ref.removeprefix("refs/heads/"): sha for sha, ref in pairs}

    def resolve(self, ref: str) -> str | None:
        """The object that a full ref name points to."""
        answer = self.git.ask("rev-parse", "--verify", "--quiet", ref)
        return answer.line if answer.status == 0 else None

    def peel(self, name: str, kind: str) -> str | None:
        """The commit or tree behind an object id, a branch or a tag."""
        places = (name,) if OBJECT.fullmatch(name) else (f"refs/heads/{name}", f"refs/tags/{name}")
        found = (self.resolve(f"{place}^{{{kind}}}") for place in places)
        return next(filter(None, found), None)

    def kind(self, sha: str) -> str:
        """Whether the object is a blob, a tree, a commit or a tag; '' when there is none."""
        answer = self.git.ask("cat-file", "-t", sha) if OBJECT.fullmatch(sha) else None
        return answer.line if answer and answer.status == 0 else ""

    def blob(self, sha: str) -> bytes:
        """The content of a blob."""
        return self.git.run("cat-file", "blob", sha).output

    def write_blob(self, content: bytes) -> str:
        """Store a blob; its id."""
        return self.git.run("hash-object", "-w", "--stdin", content=content).line

    def tree(self, sha: str, *, is_recursive: bool = False) -> list[Entry]:
        """The lines of a tree; recursive, the trees within come before what they hold."""
        options = ("-r", "-t") if is_recursive else ()
        listed = self.git.run("ls-tree", "-z", "-l", "--full-tree", *options, sha).output
        return [_entry(line) for line in listed.split(b"\0") if line]

    def write_tree(self, base: str | None, changes: Iterable[Change]) -> str:
        """Store a tree made of another one and changes, in their order; its id."""
        with tempfile.TemporaryDirectory(prefix="small-github-") as aside:
            index = {"GIT_INDEX_FILE": str(Path(aside) / "index")}
            self.git.run("read-tree", base or "--empty", environment=index)
            for change in changes:
                self._change(change, index)
            return self.git.run("write-tree", environment=index).line

    def commit(self, sha: str) -> Commit:
        """The commit with that id."""
        head, _, message = self.git.run("cat-file", "commit", sha).output.partition(b"\n\n")
        found = [match for match in map(_HEAD.fullmatch, head.split(b"\n")) if match]
        lines = [(match[1].decode(), match[2].decode(errors="replace")) for match in found]
        named = dict(lines)
        return Commit(
            tree=named["tree"],
            parents=tuple(value for key, value in lines if key == "parent"),
            author=_person(named["author"]),
            committer=_person(named["committer"]),
            message=message.decode(errors="replace"),
        )

    def write_commit(self, commit: Commit) -> str:
        """Store a commit, byte for byte as given: the same commit gives the same id."""
        lines = [f"tree {commit.tree}", *(f"parent {sha}" for sha in commit.parents)]
        for role, who in (("author", commit.author), ("committer", commit.committer)):
            lines.append(f"{role} {who.name} <{who.email}> {who.at} +0000")
        content = "\n".join([*lines, "", commit.message]).encode()
        stored = self.git.run("hash-object", "-t", "commit", "-w", "--stdin", content=content)
        return stored.line

    def create_ref(self, ref: str, sha: str) -> bool:
        """Point a new ref at a commit; False when the name is taken or cannot be had."""
        return self.git.ask("update-ref", ref, sha, "0" * 40).status == 0

    def move_ref(self, ref: str, sha: str) -> None:
        """Point a ref at a commit, whatever it pointed to."""
        self.git.run("update-ref", ref, sha)

    def is_ref_name(self, ref: str) -> bool:
        """Whether git takes that as the full name of a ref."""
        return self.git.ask("check-ref-format", ref).status == 0

    def contains(self, branch: str, sha: str) -> bool:
        """Whether the branch's history holds the commit."""
        place = f"refs/heads/{branch}"
        return self.git.ask("merge-base", "--is-ancestor", sha, place).status == 0

    def merge_base(self, one: str, other: str) -> str | None:
        """The last commit that both histories hold."""
        answer = self.git.ask("merge-base", one, other)
        return answer.line if answer.status == 0 else None

    def commits(self, before: str, after: str) -> list[str]:
        """The commits of one history that another does not hold, oldest first."""
        return self.git.run("rev-list", "--reverse", after, f"^{before}").line.split()

    def changed(self, before: str, after: str) -> dict[str, Change]:
        """Path to what it holds after, of every file that differs between two commits."""
        raw = self.git.run("diff-tree", "-r", "-z", "--no-renames", before, after).output
        parts = raw.decode(errors="surrogateescape").split("\0")
        return dict(_changes(parts))

    def diff(self, before: str, after: str) -> str:
        """The unified difference of two commits."""
        safe = ("--no-color", "--no-ext-diff", "--no-textconv", "--end-of-options")
        return self.git.run("diff", *safe, before, after, "--").output.decode(errors="replace")

    def _change(self, change: Change, index: Mapping[str, str]) -> None:
        lines = [(change.mode, change.sha, change.path)]
        if change.kind == "tree" or change.sha is None:
            self._remove(change.path, index)
            held = self.tree(change.sha, is_recursive=True) if change.sha else ()
            files = [entry for entry in held if entry.kind != "tree"]
            lines = [(one.mode, one.sha, f"{change.path}/{one.path}") for one in files]
        content = "".join(f"{mode} {sha}\t{path}\0" for mode, sha, path in lines)
        options = ("update-index", "--replace", "-z", "--index-info")
        self.git.run(*options, content=content.encode(errors="surrogateescape"), environment=index)

    def _remove(self, path: str, index: Mapping[str, str]) -> None:
        options = ("ls-files", "-z", "--", f":(literal,top){path}")
        listed = self.git.run(*options, environment=index).output
        lines = [b"0 " + b"0" * 40 + b"\t" + name + b"\0" for name in listed.split(b"\0") if name]
        written = ("update-index", "-z", "--index-info")
        self.git.run(*written, content=b"".join(lines), environment=index)


def _entry(line: bytes) -> Entry:
    about, _, path = line.partition(b"\t")
    mode, kind, sha, size = about.decode().split()
    length = None if size == "-" else int(size)
    return Entry(mode, kind, sha, length, path.decode(errors="surrogateescape"))


def _person(line: str) -> Person:
    match = _PERSON.fullmatch(line)
    return Person(match[1], match[2], int(match[3])) if match else Person(line, "", 0)


def _changes(parts: Sequence[str]) -> Iterable[tuple[str, Change]]:
    """The raw difference: `:mode mode sha sha status`, then the path, again and again."""
    for about, path in zip(parts[0:-1:2], parts[1::2], strict=False):
        _, mode, _, sha, status = about.split(" ")
        yield path, Change(path, mode, "blob", None if status == "D" else sha)
