"""The operators' console as a web application."""

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.console import failed, listing, overview, signing_in, site_page, timeline
from bot.console.headers import SecureHeaders
from bot.console.pages import NOT_FOUND, OTHERWISE, told
from bot.console.services import Services
from bot.console.static.files import files
from bot.console.visit import Visit

_KEPT = "public, max-age=300"


def build(services: Services) -> Starlette:
    """The application, which needs a middleware of sessions around it."""
    rooms = (signing_in, overview, timeline, listing, failed, site_page)
    pages = [page for room in rooms for page in room.routes(services)]

    async def lost(request: Request, error: Exception) -> Response:
        status, headers = 404, None
        if isinstance(error, HTTPException):
            status, headers = error.status_code, error.headers
        denied = OTHERWISE if status == 405 else NOT_FOUND
        answer = await run_in_threadpool(told, Visit(services, request, {}), denied)
        answer.headers.update(headers or {})
        return answer

    return Starlette(
        routes=[
            Route("/", _first),
            Route("/console/", _first),
            Route("/console/static/{name}", _static),
            *pages,
        ],
        middleware=[Middleware(SecureHeaders, is_plain=services.address.startswith("http://"))],
        exception_handlers={404: lost, 405: lost},
    )


async def _first(request: Request) -> Response:
    return RedirectResponse("/console", 303)


async def _static(request: Request) -> Response:
    file = files().get(request.path_params["name"])
    if file is None:
        raise HTTPException(404)
    headers = {"etag": file.tag, "cache-control": _KEPT}
    if request.headers.get("if-none-match") == file.tag:
        return Response(None, 304, headers)
    return Response(file.content, media_type=file.media_type, headers=headers)
