"""The site's files at a commit, or as a plan would make them: `/playground/site/{ref}/{path}`.

A ref that moves (HEAD, a branch with `~` for each `/`) is led to its commit. Only there may the
site's own scripts read its files: they run without an origin, and a commit's id is no guess.
"""

import mimetypes
import re
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.playground.page.headers import SITE_PATH
from bot.playground.page.playground import Playground

_COMMIT = re.compile(r"[0-9a-f]{40}([0-9a-f]{24})?")
_PLAN = re.compile(r"plan-([A-Za-z0-9_-]{22})-[0-9a-f]{8}")
_TYPES = mimetypes.MimeTypes()
_TEXT = ("application/javascript", "application/json", "application/xml", "image/svg+xml")


def routes(playground: Playground) -> list[BaseRoute]:
    """The two routes of the site."""

    async def serve(request: Request) -> Response:
        ref, path = str(request.path_params["ref"]), str(request.path_params["path"])
        return await run_in_threadpool(_serve, playground, ref, path)

    async def into(request: Request) -> Response:
        return RedirectResponse(f"{SITE_PATH}{request.path_params['ref']}/")

    return [
        Route(SITE_PATH + "{ref}", into),
        Route(SITE_PATH + "{ref}/{path:path}", serve),
    ]


def rooted(request: Request) -> Response | None:
    """Where the site's own `/css/site.css` is; None when no page of the site asks for it."""
    asking = urlsplit(request.headers.get("referer", "")).path
    is_inside = request.url.path.startswith(SITE_PATH)
    if request.method != "GET" or is_inside or not asking.startswith(SITE_PATH):
        return None
    ref = asking.removeprefix(SITE_PATH).partition("/")[0]
    return RedirectResponse(f"{SITE_PATH}{ref}{request.url.path}")


def media_type(name: str) -> str:
    """The content type of a file by its name, texts as UTF-8."""
    kind = _TYPES.guess_type(name)[0] or "application/octet-stream"
    is_text = kind.startswith("text/") or kind in _TEXT
    return f"{kind}; charset=utf-8" if is_text else kind


def _serve(playground: Playground, ref: str, path: str) -> Response:
    planned = _PLAN.fullmatch(ref)
    if not planned and not _COMMIT.fullmatch(ref):
        found_at = (site.resolve(ref.replace("~", "/")) for site in playground.sites())
        commit = next(filter(None, found_at), None)
        if commit is None:
            raise HTTPException(404, "The site has no such commit or branch.")
        return RedirectResponse(f"{SITE_PATH}{commit}/{path}")
    if planned:
        found = playground.planned_file(planned[1], path)
    else:
        files = (site.read(ref, path) for site in playground.sites())
        file = next(filter(None, files), None)
        found = None if file is None else (file.path, file.content)
    if found is None:
        raise HTTPException(404, "The site has no such file there.")
    name, content = found
    if not path and "/" in name:  # what it links to lies beside it
        return RedirectResponse(f"{SITE_PATH}{ref}/{name}")
    headers = {"Access-Control-Allow-Origin": "null"}
    return Response(content, media_type=media_type(name), headers=headers)
