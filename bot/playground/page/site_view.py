"""The site's files at a commit, at a branch, or as a plan would make them."""

import mimetypes
import re

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.playground.page.headers import SITE_PATH
from bot.playground.page.playground import Playground

_PLAN = re.compile(r"plan-([A-Za-z0-9_-]{22})-[0-9a-f]{8}")
_TYPES = mimetypes.MimeTypes()
_TEXT = ("application/javascript", "application/json", "application/xml", "image/svg+xml")


def routes(playground: Playground) -> list[BaseRoute]:
    """`/playground/site/{ref}/{path}`; a branch's slashes are written as `~`."""

    async def serve(request: Request) -> Response:
        ref, path = str(request.path_params["ref"]), str(request.path_params["path"])
        found = await run_in_threadpool(_read, playground, ref, path)
        if found is None:
            raise HTTPException(404, "The site has no such file there.")
        name, content = found
        return Response(content, media_type=media_type(name))

    async def into(request: Request) -> Response:
        return RedirectResponse(f"{SITE_PATH}{request.path_params['ref']}/")

    return [
        Route(SITE_PATH + "{ref}", into),
        Route(SITE_PATH + "{ref}/{path:path}", serve),
    ]


def media_type(name: str) -> str:
    """The content type of a file by its name, texts as UTF-8."""
    kind = _TYPES.guess_type(name)[0] or "application/octet-stream"
    is_text = kind.startswith("text/") or kind in _TEXT
    return f"{kind}; charset=utf-8" if is_text else kind


def _read(playground: Playground, ref: str, path: str) -> tuple[str, bytes] | None:
    planned = _PLAN.fullmatch(ref)
    if planned:
        return playground.planned_file(planned[1], path)
    commit = playground.site.resolve(ref.replace("~", "/"))
    file = None if commit is None else playground.site.read(commit, path)
    return None if file is None else (file.path, file.content)
