"""The small GitHub's own page: what it was asked, and buttons that make trouble.

Only forms of this very page are heard: a browser names the page's origin with each of them.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import NamedTuple, TypeAlias
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.playground.github import faults
from bot.playground.github.call import Request as Asked
from bot.playground.github.faults import Trouble
from bot.playground.github.hosted import Hosted
from bot.playground.github.small_github import SmallGitHub
from bot.playground.page.github_pages import Render, require_own

_SHOWN = 40
_CUT_WORDS = 80
Form: TypeAlias = Mapping[str, str]


class Choice(NamedTuple):
    """Something to choose, with its words."""

    name: str
    words: str


TROUBLES: dict[str, tuple[str, Trouble]] = {
    "lose": ("do it, and lose the reply", faults.LOSE_REPLY),
    "cut": ("cut the connection", faults.CUT),
    "broken": ("answer 502", faults.broken(502)),
    "limit": ("answer 403: wait 5 seconds", faults.secondary_limit(5)),
    "slow": ("take 3 seconds", faults.slow(3)),
    "garble": ("do it, and answer half of the JSON", faults.GARBLE),
}
MOMENTS: dict[str, tuple[str, str, str]] = {
    "write": ("the next write", "*", r"/repos/.*(blobs|trees|commits|refs|pulls|comments)$"),
    "branch": ("the next branch", "POST", "/git/refs$"),
    "pull": ("the next pull request", "POST", "/pulls$"),
    "any": ("the next request", "*", ""),
}


class Line(NamedTuple):
    """A request as the page shows it."""

    at: str
    method: str
    path: str
    status: str
    mood: str


def routes(github: SmallGitHub, render: Render) -> list[BaseRoute]:
    """The page and its forms; `render` makes it from a template's name and values."""

    async def show(request: Request) -> Response:
        values = await run_in_threadpool(_look, github)
        return render("github.html", **values)

    async def act(request: Request) -> Response:
        require_own(request)
        form = dict(parse_qsl((await request.body()).decode(errors="replace")))
        done = _acts(github).get(str(request.path_params["act"]))
        if done is None:
            raise HTTPException(404, "Nobody can do that.")
        await run_in_threadpool(done, form)
        return RedirectResponse("/github", 303)

    return [Route("/github", show), Route("/github/do/{act}", act, methods=["POST"])]


def _look(github: SmallGitHub) -> dict[str, object]:
    with github.lock:
        site = next(iter(github.repositories.values()))
        head = site.head()
        return {
            "github": github,
            "site": site,
            "files": sorted(site.files(head)) if head else [],
            "lines": [_line(asked, site) for asked in github.requests[: -_SHOWN - 1 : -1]],
            "ahead": [_words(one.trouble) for one in github.faults.ahead()],
            "troubles": [Choice(name, words) for name, (words, _) in TROUBLES.items()],
            "moments": [Choice(name, words) for name, (words, *_) in MOMENTS.items()],
        }


def _line(asked: Asked, site: Hosted) -> Line:
    at = datetime.fromtimestamp(asked.at, UTC).strftime("%H:%M:%S")
    path = asked.path.removeprefix(f"/repos/{site.full_name}") or "/"
    if asked.status is None:
        return Line(at, asked.method, path, "no answer", "lost")
    mood = "bad" if asked.status >= 400 else "good"
    return Line(at, asked.method, path, str(asked.status or "…"), mood)


def _words(trouble: Trouble) -> str:
    known = (words for words, one in TROUBLES.values() if one == trouble)
    return next(known, "something else")


def _acts(github: SmallGitHub) -> dict[str, Callable[[Form], object]]:
    return {
        "trouble": lambda form: _plan(github, form),
        "calm": lambda _: github.faults.clear(),
        "suspend": lambda _: github.suspend(),
        "uninstall": lambda _: github.uninstall(),
        "resume": lambda _: github.resume(),
        "expire": lambda _: github.expire(),
        "push": lambda form: _push(github, form),
    }


def _plan(github: SmallGitHub, form: Form) -> None:
    trouble, moment = TROUBLES.get(form.get("trouble", "")), MOMENTS.get(form.get("moment", ""))
    if trouble is None or moment is None:
        raise HTTPException(404, "There is no such trouble.")
    github.faults.plan(moment[1], moment[2], trouble[1])


def _push(github: SmallGitHub, form: Form) -> None:
    """Somebody adds an empty line to the end of a file: its blob is another one."""
    with github.lock:
        site = next(iter(github.repositories.values()))
        path, head = form.get("file", ""), site.head() or ""
        content = site.files(head).get(path)
        if content is None:
            raise HTTPException(404, "The site has no such file.")
        site.push({path: content + b"\n"}, message=f"Touch {path}"[:_CUT_WORDS])
