"""GitHub's pull requests, as an App or a token opens, finds, edits and comments them."""

from urllib.parse import urlencode

from bot.playground.github import errors, resources
from bot.playground.github.call import Answer, Call
from bot.playground.github.errors import Refusal
from bot.playground.github.git_data import BOT
from bot.playground.github.hosted import HUMAN, Proposed, closed
from bot.playground.github.pulls import Record

_PER_PAGE, _MOST_PER_PAGE = 30, 100
_NO_DRAFTS = "Draft pull requests are not supported in this repository."


def list_pulls(call: Call, now: float) -> Answer:
    """List pull requests, newest first; `head` counts only with its owner, as at GitHub."""
    found = call.site.pull_requests()
    chosen = [record for record in found if _is_asked_for(call, record)]
    order = call.query.get("direction", "desc")
    chosen.sort(key=lambda record: int(record["number"]), reverse=order == "desc")
    size = min(int(call.query.get("per_page", _PER_PAGE)) or _PER_PAGE, _MOST_PER_PAGE)
    page = int(call.query.get("page", 1)) or 1
    shown = chosen[(page - 1) * size : page * size]
    body = [resources.pull(call, record, "pull-request-simple") for record in shown]
    return Answer(200, body, _link(call, page, -(-len(chosen) // size)))


def create_pull(call: Call, now: float) -> Answer:
    """Create a pull request: one that is open for each head and base."""
    site, body = call.site, call.body
    owner, _, head = body["head"].rpartition(":")
    base_sha, head_sha = site.head(body["base"]), site.head(head)
    if base_sha is None:
        raise errors.invalid("PullRequest", "base")
    if head_sha is None or owner not in {"", site.owner}:
        raise errors.invalid("PullRequest", "head")
    if not body.get("title"):
        missing = [{"resource": "PullRequest", "code": "missing_field", "field": "title"}]
        raise Refusal(422, "Validation Failed", errors=missing)
    if site.git.merge_base(base_sha, head_sha) is None:
        words = f"The {head} branch has no history in common with {body['base']}"
        raise errors.failed("PullRequest", words)
    if site.git.contains(body["base"], head_sha):
        raise errors.failed("PullRequest", f"No commits between {body['base']} and {head}")
    if any(_is_open_for(old, f"{site.owner}:{head}", body["base"]) for old in site.pulls.all()):
        words = f"A pull request already exists for {site.owner}:{head}."
        raise errors.failed("PullRequest", words)
    if body.get("draft") and not site.limits.has_drafts:
        raise Refusal(422, _NO_DRAFTS)
    draft = bool(body.get("draft", False))
    new = Proposed(
        head, body["base"], body["title"], body.get("body"), is_draft=draft, user=_author(call)
    )
    record = new.record(site.owner, int(now)) | {"head_sha": head_sha, "base_sha": base_sha}
    made = resources.pull(call, site.pulls.add(record))
    return Answer(201, made, {"location": made["url"]})


def get_pull(call: Call, now: float) -> Answer:
    """Get a pull request."""
    return Answer(200, resources.pull(call, call.site.current(_record(call, "pull_number"))))


def update_pull(call: Call, now: float) -> Answer:
    """Update a pull request: its title, its body, whether it is open."""
    record = _record(call, "pull_number")
    if call.body.get("state") == "open" and record["state"] == "closed":
        record = _reopened(call, record)
    if call.body.get("state") == "closed":
        record = closed(record, int(now))
    edits = {key: call.body[key] for key in ("title", "body", "base") if key in call.body}
    kept = call.site.pulls.keep({**record, **edits, "updated_at": int(now)})
    return Answer(200, resources.pull(call, call.site.current(kept)))


def create_comment(call: Call, now: float) -> Answer:
    """Comment a pull request."""
    number = int(call.at["issue_number"])
    made = {"body": call.body["body"], "user": _author(call), "at": int(now)}
    record = _record(call, "issue_number")
    made["id"] = number * 1000 + len(record["comments"]) + 1
    more = {"comments": [*record["comments"], made], "updated_at": int(now)}
    call.site.pulls.keep({**record, **more})
    shown = resources.comment(call, number, made)
    return Answer(201, shown, {"location": shown["url"]})


def _record(call: Call, name: str) -> Record:
    record = call.site.pulls.get(int(call.at[name]))
    if record is None:
        raise errors.not_found()
    return record


def _is_asked_for(call: Call, record: Record) -> bool:
    state, base = call.query.get("state", "open"), call.query.get("base", "")
    owner, is_owned, head = call.query.get("head", "").partition(":")
    is_head = not is_owned or (owner, head) == (record["owner"], record["head"])
    return state in {"all", record["state"]} and base in {"", record["base"]} and is_head


def _is_open_for(record: Record, head: str, base: str) -> bool:
    """Whether a record is open for a head, given as owner:branch, and a base."""
    found = (record["state"], f"{record['owner']}:{record['head']}", record["base"])
    return found == ("open", head, base)


def _author(call: Call) -> str:
    return BOT if call.grant and call.grant.kind == "installation" else HUMAN


def _reopened(call: Call, record: Record) -> Record:
    """The record once it is open again; refused where GitHub would."""
    others = [old for old in call.site.pulls.all() if old["number"] != record["number"]]
    head = f"{record['owner']}:{record['head']}"
    is_taken = any(_is_open_for(old, head, record["base"]) for old in others)
    if record["merged_at"] is not None or is_taken or call.site.head(record["head"]) is None:
        words = "state cannot be changed."
        errors_ = {"resource": "PullRequest", "code": "invalid", "field": "state"}
        raise Refusal(422, "Validation Failed", errors=[{**errors_, "message": words}])
    return {**record, "state": "open", "closed_at": None}


def _link(call: Call, page: int, last: int) -> dict[str, str]:
    """The Link header: where the other pages are (docs: Using pagination in the REST API)."""
    pages = {"prev": page - 1, "next": page + 1, "last": last, "first": 1}
    shown = {"prev", "first"} if page > 1 else set()
    shown |= {"next", "last"} if page < last else set()
    links = [
        f'<{call.root}/pulls?{urlencode({**call.query, "page": number})}>; rel="{name}"'
        for name, number in pages.items()
        if name in shown
    ]
    return {"link": ", ".join(links)} if links else {}
