"""Routes below `/_control` by which another process makes trouble and looks behind the scenes.

They are there only when the small GitHub is served by itself (`python -m bot.playground.github`).
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeAlias

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from bot.playground.github import faults
from bot.playground.github.faults import Trouble
from bot.playground.github.hosted import Conflict, Hosted
from bot.playground.github.small_github import SmallGitHub

Act: TypeAlias = Callable[[SmallGitHub, Mapping[str, Any], Mapping[str, Any]], object]
_TROUBLES: dict[str, Callable[[Mapping[str, Any]], Trouble]] = {
    "lose-reply": lambda _: faults.LOSE_REPLY,
    "cut": lambda _: faults.CUT,
    "garble": lambda _: faults.GARBLE,
    "hang": lambda wanted: faults.hang(float(wanted["seconds"])),
    "slow": lambda wanted: faults.slow(float(wanted["seconds"])),
    "broken": lambda wanted: faults.broken(int(wanted.get("status", 502))),
    "secondary-limit": lambda wanted: faults.secondary_limit(
        wanted.get("retry_after"), status=int(wanted.get("status", 403))
    ),
}


def control(github: SmallGitHub) -> BaseRoute:
    """All routes; each takes and answers JSON."""
    acts: list[tuple[str, str, Act]] = [
        ("GET", "/", _look),
        ("POST", "/faults", _plan),
        ("DELETE", "/faults", _clear),
        ("POST", "/app/{act}", _app),
        ("POST", "/repos/{owner}/{repo}/push", _push),
        ("POST", "/repos/{owner}/{repo}/pulls/{number:int}/{act}", _pull),
        ("DELETE", "/repos/{owner}/{repo}/branches/{branch:path}", _delete_branch),
    ]
    routes = [Route(path, _serve(github, act), methods=[method]) for method, path, act in acts]
    return Mount("/_control", routes=routes)


def _serve(github: SmallGitHub, act: Act) -> Callable[[Request], Awaitable[Response]]:
    async def serve(request: Request) -> Response:
        wanted = await request.json() if await request.body() else {}
        try:
            done = await run_in_threadpool(act, github, request.path_params, wanted)
        except (KeyError, ValueError) as error:
            raise HTTPException(404, f"there is no {error}") from error
        except Conflict as error:
            raise HTTPException(409, str(error)) from error
        return JSONResponse(done)

    return serve


def _look(github: SmallGitHub, at: Mapping[str, Any], wanted: Mapping[str, Any]) -> object:
    with github.lock:
        return {
            "installed": github.app.installed,
            "requests": [one._asdict() for one in github.requests],
            "breaches": github.breaches,
            "repositories": {
                name: {"branches": one.branches(), "pulls": one.pull_requests()}
                for name, one in github.repositories.items()
            },
        }


def _plan(github: SmallGitHub, at: Mapping[str, Any], wanted: Mapping[str, Any]) -> object:
    trouble = _TROUBLES[wanted["trouble"]](wanted)
    when = {"nth": int(wanted.get("nth", 1)), "times": int(wanted.get("times", 1))}
    github.faults.plan(wanted.get("method", "*"), wanted.get("path", ""), trouble, **when)
    return {}


def _clear(github: SmallGitHub, at: Mapping[str, Any], wanted: Mapping[str, Any]) -> object:
    github.faults.clear()
    return {}


def _app(github: SmallGitHub, at: Mapping[str, Any], wanted: Mapping[str, Any]) -> object:
    acts: dict[str, Callable[[], object]] = {
        "suspend": github.suspend,
        "resume": github.resume,
        "uninstall": github.uninstall,
        "expire": github.expire,
        "revoke": github.revoke,
    }
    acts[at["act"]]()
    return {"installed": github.app.installed}


def _push(github: SmallGitHub, at: Mapping[str, Any], wanted: Mapping[str, Any]) -> object:
    files = {
        path: None if content is None else str(content).encode()
        for path, content in wanted["files"].items()
    }
    site = _repository(github, at)
    words = wanted.get("message", "Change")
    return {"commit": site.push(files, wanted.get("branch", ""), message=words)}


def _pull(github: SmallGitHub, at: Mapping[str, Any], wanted: Mapping[str, Any]) -> object:
    site = _repository(github, at)
    acts = {"merge": site.merge, "close": site.close, "reopen": site.reopen}
    return acts[at["act"]](int(at["number"]))


def _delete_branch(github: SmallGitHub, at: Mapping[str, Any], wanted: Mapping[str, Any]) -> object:
    _repository(github, at).delete_branch(at["branch"])
    return {}


def _repository(github: SmallGitHub, at: Mapping[str, Any]) -> Hosted:
    return github.repositories[f"{at['owner']}/{at['repo']}"]
