"""GitHub's resources as its answers show them."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bot.playground.github.call import Call
from bot.playground.github.pulls import Record
from bot.playground.github.repository import Commit, Entry, Person
from bot.playground.github.shapes import completed


def moment(at: float | None) -> str | None:
    """Epoch seconds as GitHub writes a time: `2026-01-31T23:59:59Z`."""
    if at is None:
        return None
    return datetime.fromtimestamp(int(at), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def node(kind: str, name: object) -> str:
    """An opaque global id."""
    return f"{kind}_{name}"


def user(call: Call, login: str) -> dict[str, Any]:
    """An account; the App's own ends in [bot]."""
    known = {
        "login": login,
        "id": sum(login.encode()),
        "node_id": node("U", login),
        "type": "Bot" if login.endswith("[bot]") else "User",
        "url": f"{call.links.api}/users/{login}",
        "html_url": f"{call.links.web}/{login}",
    }
    return completed("simple-user", known)


def repository(call: Call, schema: str = "repository") -> dict[str, Any]:
    """The repository, as a part of other resources or (`full-repository`) by itself."""
    site = call.site
    known = {
        "id": site.id,
        "node_id": node("R", site.id),
        "name": site.name,
        "full_name": site.full_name,
        "owner": user(call, site.owner),
        "private": True,
        "visibility": "private",
        "url": call.root,
        "html_url": f"{call.links.web}/{site.full_name}",
        "default_branch": site.default_branch,
        "archived": False,
        "disabled": False,
        "has_issues": True,
    }
    return completed(schema, known)


def ref(call: Call, name: str, sha: str, kind: str = "commit") -> dict[str, Any]:
    """A reference by its full name, to an object of that kind."""
    return {
        "ref": name,
        "node_id": node("REF", name),
        "url": f"{call.root}/git/{name}",
        "object": {"type": kind, "sha": sha, "url": f"{call.root}/git/{kind}s/{sha}"},
    }


def branch(call: Call, name: str, sha: str, made: Commit) -> dict[str, Any]:
    """A branch with its last commit."""
    commit = {
        "sha": sha,
        "node_id": node("C", sha),
        "url": f"{call.root}/commits/{sha}",
        "html_url": f"{call.links.web}/{call.site.full_name}/commit/{sha}",
        "commit": {
            "author": _person(made.author),
            "committer": _person(made.committer),
            "message": made.message,
            "tree": _tree(call, made.tree),
            "url": f"{call.root}/git/commits/{sha}",
        },
        "parents": [{"sha": one, "url": f"{call.root}/commits/{one}"} for one in made.parents],
    }
    address = f"{call.root}/branches/{name}"
    links = {"html": f"{call.links.web}/{call.site.full_name}/tree/{name}", "self": address}
    known = {"name": name, "commit": commit, "_links": links, "protected": False}
    return completed("branch-with-protection", {**known, "protection_url": f"{address}/protection"})


def git_commit(call: Call, sha: str, commit: Commit) -> dict[str, Any]:
    """A commit of the Git Data API; none is signed."""
    web = f"{call.links.web}/{call.site.full_name}/commit"
    address = f"{call.root}/git/commits"
    unsigned = {"verified": False, "reason": "unsigned"}
    return {
        "sha": sha,
        "node_id": node("C", sha),
        "url": f"{address}/{sha}",
        "html_url": f"{web}/{sha}",
        "author": _person(commit.author),
        "committer": _person(commit.committer),
        "tree": _tree(call, commit.tree),
        "message": commit.message,
        "parents": [
            {"sha": one, "url": f"{address}/{one}", "html_url": f"{web}/{one}"}
            for one in commit.parents
        ],
        "verification": {**unsigned, "signature": None, "payload": None, "verified_at": None},
    }


def tree(call: Call, sha: str, entries: list[Entry], *, is_cut: bool = False) -> dict[str, Any]:
    """A tree with its lines; `is_cut` when more there were than the limit."""
    return {
        "sha": sha,
        "url": f"{call.root}/git/trees/{sha}",
        "tree": [_line(call, entry) for entry in entries],
        "truncated": is_cut,
    }


def pull(call: Call, record: Record, schema: str = "pull-request") -> dict[str, Any]:
    """A pull request by itself, or in a list (`pull-request-simple`)."""
    number = record["number"]
    address, issue = f"{call.root}/pulls/{number}", f"{call.root}/issues/{number}"
    web = f"{call.links.web}/{call.site.full_name}/pull/{number}"
    known = {
        **_addresses(address, issue, web, f"{call.root}/statuses/{record['head_sha']}"),
        "id": 100_000 + number,
        "node_id": node("PR", number),
        "number": number,
        "state": record["state"],
        "draft": record["draft"],
        "title": record["title"],
        "body": record["body"],
        "user": user(call, record["user"]),
        "created_at": moment(record["created_at"]),
        "updated_at": moment(record["updated_at"]),
        "closed_at": moment(record["closed_at"]),
        "merged_at": moment(record["merged_at"]),
        "merge_commit_sha": record["merge_sha"],
        "head": _side(call, record["owner"], record["head"], record["head_sha"]),
        "base": _side(call, call.site.owner, record["base"], record["base_sha"]),
        "author_association": "NONE",
        "locked": False,
    }
    if schema == "pull-request":
        known |= {"merged": record["merged_at"] is not None, "mergeable": None}
        known |= {"mergeable_state": "unknown", "comments": len(record["comments"])}
        made = call.site.git.commits(record["base_sha"], record["head_sha"])
        known |= {"commits": len(made), "maintainer_can_modify": False}
    return completed(schema, known)


def comment(call: Call, number: int, made: Mapping[str, Any]) -> dict[str, Any]:
    """A comment of a pull request."""
    web = f"{call.links.web}/{call.site.full_name}/pull/{number}"
    known = {
        "id": made["id"],
        "node_id": node("IC", made["id"]),
        "url": f"{call.root}/issues/comments/{made['id']}",
        "html_url": f"{web}#issuecomment-{made['id']}",
        "issue_url": f"{call.root}/issues/{number}",
        "body": made["body"],
        "user": user(call, made["user"]),
        "created_at": moment(made["at"]),
        "updated_at": moment(made["at"]),
    }
    return completed("issue-comment", known)


def _addresses(address: str, issue: str, web: str, statuses: str) -> dict[str, Any]:
    flat = {
        "comments_url": f"{issue}/comments",
        "commits_url": f"{address}/commits",
        "issue_url": issue,
        "review_comment_url": f"{address.rpartition('/')[0]}/comments{{/number}}",
        "review_comments_url": f"{address}/comments",
        "statuses_url": statuses,
    }
    links = {name.removesuffix("_url"): {"href": link} for name, link in flat.items()}
    links |= {"self": {"href": address}, "html": {"href": web}}
    pages = {"html_url": web, "diff_url": f"{web}.diff", "patch_url": f"{web}.patch"}
    return {"url": address, **pages, **flat, "_links": links}


def _side(call: Call, owner: str, name: str, sha: str) -> dict[str, Any]:
    side = {"label": f"{owner}:{name}", "ref": name, "sha": sha}
    repo = {**repository(call), "full_name": f"{owner}/{call.site.name}"}
    return {**side, "user": user(call, owner), "repo": repo}


def _tree(call: Call, sha: str) -> dict[str, str]:
    return {"sha": sha, "url": f"{call.root}/git/trees/{sha}"}


def _line(call: Call, entry: Entry) -> dict[str, Any]:
    size = {} if entry.size is None else {"size": entry.size}
    known = {"path": entry.path, "mode": entry.mode, "type": entry.kind, "sha": entry.sha}
    return {**known, **size, "url": f"{call.root}/git/{entry.kind}s/{entry.sha}"}


def _person(who: Person) -> dict[str, Any]:
    return {"name": who.name, "email": who.email, "date": moment(who.at)}
