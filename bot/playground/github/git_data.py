"""GitHub's Git Data API: references, commits, trees and blobs."""

import base64
import binascii
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.playground.github import errors, resources
from bot.playground.github.call import Answer, Call
from bot.playground.github.errors import Refusal
from bot.playground.github.hosted import Hosted
from bot.playground.github.repository import OBJECT, BareRepository, Change, Commit, Person

BOT = "ux-agent[bot]"
_LINE = 60
_KINDS = {
    "100644": "blob",
    "100755": "blob",
    "120000": "blob",
    "040000": "tree",
    "160000": "commit",
}
_TOO_LARGE = (
    "This API returns blobs up to 100 MB in size. The requested blob is too large to fetch via the "
    "API, but you can always clone the repository via Git in order to obtain it."
)


def get_ref(call: Call, now: float) -> Answer:
    """Get a reference: `heads/<branch>`, exactly."""
    name = f"refs/{call.at['ref']}"
    sha = _filled(call.site).resolve(name) if call.site.git.is_ref_name(name) else None
    if sha is None:
        raise errors.not_found()
    return Answer(200, resources.ref(call, name, sha, call.site.git.kind(sha)))


def get_branch(call: Call, now: float) -> Answer:
    """Get a branch."""
    name = call.at["branch"]
    sha = call.site.branches().get(name)
    if sha is None:
        raise Refusal(404, "Branch not found")
    return Answer(200, resources.branch(call, name, sha, call.site.git.commit(sha)))


def create_ref(call: Call, now: float) -> Answer:
    """Create a reference; it never moves one."""
    name, sha = call.body["ref"], call.body["sha"]
    git = _filled(call.site)
    _require_id("sha", sha)
    if not name.startswith("refs/") or name.count("/") < 2 or not git.is_ref_name(name):
        raise Refusal(422, f"'{name}' is not a valid reference name.")
    if git.resolve(name) is not None:
        raise Refusal(422, "Reference already exists")
    if not git.kind(sha):
        raise Refusal(422, "Object does not exist")
    if git.kind(sha) != "commit" or not git.create_ref(name, sha):
        raise Refusal(422, "Reference update failed")
    branch = name.removeprefix("refs/heads/")
    if branch != name:
        call.site.pushed(call.site, branch, "0" * 40, sha)
    made = resources.ref(call, name, sha)
    return Answer(201, made, {"location": made["url"]})


def get_commit(call: Call, now: float) -> Answer:
    """Get a commit object."""
    sha = call.at["commit_sha"]
    if _filled(call.site).kind(sha) != "commit":
        raise errors.not_found()
    return Answer(200, resources.git_commit(call, sha, call.site.git.commit(sha)))


def create_commit(call: Call, now: float) -> Answer:
    """Create a commit; author, committer and their dates come from the body where it has them."""
    git, tree, parents = _filled(call.site), call.body["tree"], call.body.get("parents", [])
    for name, sha in (("tree", tree), *(("parents", parent) for parent in parents)):
        _require_id(name, sha)
    if git.kind(tree) != "tree":
        raise Refusal(422, "Tree SHA does not exist")
    if any(git.kind(parent) != "commit" for parent in parents):
        raise Refusal(422, "Parent SHA does not exist or is not a commit object")
    author = _person(
        call.body.get("author"), Person(BOT, f"{BOT}@users.noreply.github.com", int(now))
    )
    committer = _person(call.body.get("committer"), author)
    commit = Commit(tree, tuple(parents), author, committer, call.body["message"])
    sha = git.write_commit(commit)
    made = resources.git_commit(call, sha, commit)
    return Answer(201, made, {"location": made["url"]})


def get_tree(call: Call, now: float) -> Answer:
    """Get a tree by its id, a commit's id or a branch's name; cut at the repository's limit."""
    git = _filled(call.site)
    sha = git.peel(call.at["tree_sha"], "tree")
    if sha is None:
        raise errors.not_found()
    entries = git.tree(sha, is_recursive="recursive" in call.query)
    most = call.site.limits.tree_entries
    return Answer(200, resources.tree(call, sha, entries[:most], is_cut=len(entries) > most))


def create_tree(call: Call, now: float) -> Answer:
    """Create a tree from another one (`base_tree`) and changes; a null `sha` takes a file away."""
    git, base = _filled(call.site), call.body.get("base_tree")
    if base is not None and git.kind(base) != "tree":
        raise Refusal(422, "base_tree is not a valid tree oid")
    if not call.body["tree"]:
        raise Refusal(422, "Invalid tree info")
    held = {entry.path for entry in git.tree(base, is_recursive=True)} if base else set()
    changes = [_change(call, line) for line in call.body["tree"]]
    if any(change.sha is None and change.path not in held for change in changes):
        raise Refusal(422, "GitRPC::BadObjectState")
    sha = git.write_tree(base, changes)
    made = resources.tree(call, sha, git.tree(sha))
    return Answer(201, made, {"location": made["url"]})


def get_blob(call: Call, now: float) -> Answer:
    """Get a blob, in Base64 with its lines broken."""
    git, sha = _filled(call.site), call.at["file_sha"]
    if git.kind(sha) != "blob":
        raise errors.not_found()
    content = git.blob(sha)
    if len(content) > call.site.limits.blob_bytes:
        too_large = [{"resource": "Blob", "field": "data", "code": "too_large"}]
        raise Refusal(403, _TOO_LARGE, errors=too_large)
    text = base64.b64encode(content).decode()
    lines = [text[start : start + _LINE] + "\n" for start in range(0, len(text), _LINE)]
    made = _blob(call, sha) | {"size": len(content), "content": "".join(lines)}
    return Answer(200, made | {"encoding": "base64", "node_id": resources.node("B", sha)})


def create_blob(call: Call, now: float) -> Answer:
    """Create a blob from UTF-8 or Base64."""
    text, encoding = call.body["content"], call.body.get("encoding", "utf-8")
    git = _filled(call.site)
    if encoding not in {"utf-8", "base64"}:
        raise Refusal(422, f"'{encoding}' is not a supported encoding.")
    try:
        content = text.encode() if encoding == "utf-8" else base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Refusal(422, "content is not valid Base64") from error
    made = _blob(call, git.write_blob(content))
    return Answer(201, made, {"location": made["url"]})


def _filled(site: Hosted) -> BareRepository:
    if not site.branches():
        raise errors.empty_repository()
    return site.git


def _require_id(name: str, sha: str) -> None:
    if not OBJECT.fullmatch(sha):
        words = f"The {name} parameter must be exactly 40 characters and contain only [0-9a-f]."
        raise Refusal(422, words)


def _blob(call: Call, sha: str) -> dict[str, Any]:
    return {"sha": sha, "url": f"{call.root}/git/blobs/{sha}"}


def _person(given: Mapping[str, str] | None, other: Person) -> Person:
    if given is None:
        return other
    date = given.get("date")
    at = int(datetime.fromisoformat(date).timestamp()) if date else other.at
    return Person(given.get("name", other.name), given.get("email", other.email), at)


def _change(call: Call, line: Mapping[str, Any]) -> Change:
    path, mode = line.get("path", ""), line.get("mode", "")
    _require_path(call, path)
    if mode not in _KINDS:
        raise Refusal(422, "Must supply a valid tree.mode")
    kind = _KINDS[mode]
    if ("content" in line) == ("sha" in line):
        raise Refusal(422, "Must supply either tree.sha or tree.content")
    if "content" in line:
        return Change(path, mode, kind, call.site.git.write_blob(line["content"].encode()))
    sha = line["sha"]
    if sha is not None and kind != "commit" and call.site.git.kind(sha) != kind:
        raise Refusal(422, f"tree.sha {sha} is not a valid {kind}")
    return Change(path, mode, kind, sha)


def _require_path(call: Call, path: str) -> None:
    if path.startswith("/"):
        raise Refusal(422, "tree.path cannot start with a slash")
    parts = path.split("/")
    if {"", ".", "..", ".git"} & {part.casefold() for part in parts} or "\0" in path:
        raise Refusal(422, "tree.path contains a malformed path component")
    is_workflow = parts[:2] == [".github", "workflows"]
    if is_workflow and call.grant and not call.grant.allows("workflows", "write"):
        raise errors.not_accessible(call.grant.kind, "workflows=write")
