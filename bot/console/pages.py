"""From a visit to an answer: pages, fragments, and what the visitor reads where there is none."""

import hashlib
from collections.abc import Callable
from http import HTTPStatus
from time import perf_counter
from typing import TypeAlias
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.console.services import NotKept, Services
from bot.console.templates.rendering import render
from bot.console.visit import Denied, Elsewhere, Missing, Visit
from bot.errors import BotError, TransientError
from bot.log import Fields, describe

MOST_BYTES = 8192
"""Of a form."""

Page: TypeAlias = Callable[[Visit], Response]
_TABS = (
    ("/console", "Overview"),
    ("/console/sessions", "Conversations"),
    ("/console/failed", "Failed jobs"),
    ("/console/settings", "Settings"),
)
NOT_FOUND = Denied(
    404, "Not found", "There is nothing here. It may have expired, or belong to another server."
)
OTHERWISE = Denied(405, "Not like this", "This address takes another kind of request.")
_TOO_MUCH = Denied(413, "Too much", "The form is larger than any of ours.")
_NOT_KEPT = Denied(
    404,
    "No conversations are kept here",
    "The tables of sessions are switched off (DYNAMODB_WRITE_ENABLED).",
)
_NOT_NOW = Denied(503, "Not now", "What is needed for this cannot be reached. Try again soon.")
_NOT_SET_UP = Denied(503, "Not set up", "A setting is missing; the log says which.")
_CRASHED = Denied(500, "Something went wrong", "It was noted. Try again.")


def route(path: str, page: Page, services: Services, *, method: str = "GET") -> Route:
    """The route of a page; whatever is thrown in it becomes a page as well."""

    async def endpoint(request: Request) -> Response:
        body = await _body(request) if method == "POST" else b""
        if body is None:
            return await run_in_threadpool(told, Visit(services, request, {}), _TOO_MUCH)
        form = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
        load = getattr(request.session, "load", None)
        if load is not None:
            await load()
        return await run_in_threadpool(_answered, page, Visit(services, request, form))

    return Route(path, endpoint, methods=[method])


async def _body(request: Request) -> bytes | None:
    """The body, None where there is more of it than a form has."""
    found = b""
    async for part in request.stream():
        found += part
        if len(found) > MOST_BYTES:
            return None
    return found


def _answered(page: Page, visit: Visit) -> Response:
    """What the page answers, or why it does not; one line of the log."""
    started = perf_counter()
    fields: Fields = {"level": "INFO", "action": f"console {visit.request.scope['route'].path}"}
    try:
        answer = page(visit)
    except Elsewhere as other:
        answer = RedirectResponse(other.address, HTTPStatus.SEE_OTHER)
    except Missing:
        answer = told(visit, NOT_FOUND)
    except NotKept:
        answer = told(visit, _NOT_KEPT)
    except Denied as denied:
        answer = told(visit, denied)
    except TransientError as error:
        fields |= {"level": "WARNING", "outcome": "unreached", "error": str(error)}
        answer = told(visit, _NOT_NOW)
        answer.headers["retry-after"] = "5"
    except BotError as error:
        fields |= {"level": "ERROR", "outcome": "misconfigured", "error": str(error)}
        answer = told(visit, _NOT_SET_UP)
    except Exception as error:  # noqa: BLE001 - a crash would show as a bare 502
        fields |= {"level": "ERROR", "outcome": "error", "traceback": describe(error, ())}
        answer = told(visit, _CRASHED)
    _log(visit, fields, answer, started)
    return answer


def _log(visit: Visit, fields: Fields, answer: Response, started: float) -> None:
    user = visit.session.get("user")
    if isinstance(user, dict):
        fields["user_id"] = str(user.get("id", ""))
    is_poll = "/live/" in visit.request.url.path
    fields["level"] = "DEBUG" if is_poll and fields["level"] == "INFO" else fields["level"]
    fields["status"] = answer.status_code
    fields["duration_ms"] = round((perf_counter() - started) * 1000, 1)
    visit.services.log(fields)


def told(visit: Visit, denied: Denied) -> Response:
    """A page that says why there is no other."""
    values = {"title": denied.title, "text": denied.text, "back": denied.back}
    content = render("told.html", {**_frame(visit), **values, "status": denied.status})
    return HTMLResponse(content, denied.status)


def show(visit: Visit, template: str, **values: object) -> Response:
    """A page in the console's frame."""
    return HTMLResponse(render(template, {**_frame(visit), **values}))


def fragment(visit: Visit, template: str, **values: object) -> Response:
    """A part of a page, which a browser asks for again and again: 304 where nothing changed."""
    content = render(template, {**_frame(visit), **values})
    tag = f'"{hashlib.sha256(content.encode()).hexdigest()[:16]}"'
    headers = {"etag": tag, "cache-control": "no-cache, private"}
    if visit.request.headers.get("if-none-match") == tag:
        return Response(None, HTTPStatus.NOT_MODIFIED, headers)
    return HTMLResponse(content, headers=headers)


def _frame(visit: Visit) -> dict[str, object]:
    """What every page shows around itself."""
    person = visit.person
    path = visit.request.url.path
    around = (tab for tab, _ in _TABS if path == tab or path.startswith(f"{tab}/"))
    here = max(around, key=len, default="")  # a browser asks for /favicon.ico as well
    return {
        "person": person,
        "server": visit.server if person else None,
        "has_others": person is not None and len(visit.servers) > 1,
        "tabs": _TABS,
        "here": here,
        "token": visit.token if person else "",
        "now": visit.services.clock(),
    }
