"""The small GitHub's web page of a pull request, where a person merges or closes it.

Only forms of this very page are heard: a browser names the page's origin with each of them.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.playground.github.hosted import Conflict, Hosted
from bot.playground.github.pulls import Record
from bot.playground.github.small_github import SmallGitHub
from bot.playground.page.difference import FileDifference, by_file
from bot.playground.page.prose import Block, blocks

Render = Callable[..., Response]
_PULL = "/github/{owner}/{name}/pull/{number:int}"


class Said(NamedTuple):
    """Something that somebody wrote at a time."""

    who: str
    at: str
    what: tuple[Block, ...]


class PullPage(NamedTuple):
    """What the page of a pull request shows."""

    site: Hosted
    record: Record
    state: str
    commits: tuple[tuple[str, str], ...]
    said: tuple[Said, ...]
    files: tuple[FileDifference, ...]
    before: str
    conflict: str
    has_branch: bool

    @property
    def address(self) -> str:
        """This page."""
        return f"/github/{self.site.full_name}/pull/{self.record['number']}"

    @property
    def ended(self) -> str:
        """When it was merged or closed."""
        return moment(self.record["merged_at"] or self.record["closed_at"] or 0)


def routes(github: SmallGitHub, render: Render) -> list[BaseRoute]:
    """The pages; `render` makes one from a template's name and values."""

    async def show(request: Request) -> Response:
        site, number = _place(github, request)
        page = await run_in_threadpool(look, site, number)
        return render("github_pull.html", page=page, refused="")

    async def act(request: Request) -> Response:
        require_own(request)
        site, number = _place(github, request)
        done = _act(site, number, str(request.path_params["act"]))
        try:
            await run_in_threadpool(done)
        except Conflict as conflict:
            page = await run_in_threadpool(look, site, number)
            return render("github_pull.html", page=page, refused=str(conflict))
        return RedirectResponse(request.url.path.rpartition("/")[0], 303)

    async def listing(request: Request) -> Response:
        return RedirectResponse("/playground/pulls")

    return [
        Route(_PULL, show),
        Route(f"{_PULL}/{{act}}", act, methods=["POST"]),
        Route("/github/{owner}/{name}", listing),
        Route("/github/{owner}/{name}/pulls", listing),
    ]


def require_own(request: Request) -> None:
    """Refuse a form that is not of a page of this very server."""
    if request.headers.get("origin") != f"{request.url.scheme}://{request.url.netloc}":
        raise HTTPException(403, "not from this page")


def look(site: Hosted, number: int) -> PullPage:
    """The page of a pull request; a 404 when there is none."""
    found = next((one for one in site.pull_requests() if one["number"] == number), None)
    if found is None:
        raise HTTPException(404, f"{site.full_name} has no pull request #{number}.")
    fork = site.fork_point(found)
    made = site.git.commits(fork, found["head_sha"])
    opened = {"user": found["user"], "at": found["created_at"], "body": found["body"] or ""}
    is_open = found["state"] == "open"
    return PullPage(
        site=site,
        record=found,
        state=_state(found),
        commits=tuple((sha, site.git.commit(sha).message.partition("\n")[0]) for sha in made),
        said=tuple(_said(one) for one in (opened, *found["comments"])),
        files=tuple(by_file(site.diff(found))),
        before=fork,
        conflict=site.conflict(found) if is_open else "",
        has_branch=site.head(found["head"]) is not None,
    )


def moment(at: float) -> str:
    """Epoch seconds for people."""
    return datetime.fromtimestamp(at, UTC).strftime("%-d %b %Y, %H:%M UTC")


def _place(github: SmallGitHub, request: Request) -> tuple[Hosted, int]:
    at = request.path_params
    site = github.repositories.get(f"{at['owner']}/{at['name']}")
    if site is None:
        raise HTTPException(404, "The small GitHub has no such repository.")
    return site, int(at["number"])


def _act(site: Hosted, number: int, act: str) -> Callable[[], object]:
    record = next((one for one in site.pull_requests() if one["number"] == number), None)
    if record is None:
        raise HTTPException(404, f"{site.full_name} has no pull request #{number}.")
    acts: dict[str, Callable[[], object]] = {
        "merge": lambda: site.merge(number),
        "close": lambda: site.close(number),
        "reopen": lambda: site.reopen(number),
        "delete-branch": lambda: site.delete_branch(record["head"]),
    }
    if act not in acts:
        raise HTTPException(404, "Nobody can do that.")
    return acts[act]


def _state(record: Record) -> str:
    if record["merged_at"] is not None:
        return "merged"
    return "draft" if record["draft"] and record["state"] == "open" else str(record["state"])


def _said(made: dict[str, Any]) -> Said:
    return Said(made["user"], moment(made["at"]), tuple(blocks(made["body"])))
