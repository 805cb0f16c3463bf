"""`POST /oauth2/token` and `POST /oauth2/token/revoke`: forms alone are taken (docs: OAuth2)."""

import base64
import binascii
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeAlias
from urllib.parse import parse_qsl, unquote_plus

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.playground.discord import errors
from bot.playground.discord.oauth.grants import Grants
from bot.playground.discord.oauth.refusals import OAuthRefused, invalid_client

_FORM = "application/x-www-form-urlencoded"
_KEPT_BY_NOBODY = {"Cache-Control": "no-store", "Pragma": "no-cache"}
Handle: TypeAlias = Callable[[Mapping[str, str], tuple[str, str]], dict[str, Any]]


def token_routes(grants: Grants) -> list[BaseRoute]:
    """Both routes, relative to the API's address."""

    def revoke(form: Mapping[str, str], client: tuple[str, str]) -> dict[str, Any]:
        grants.revoke(form, client)
        return {}

    return [
        Route("/oauth2/token", _serve(grants, grants.exchange), methods=["POST"]),
        Route("/oauth2/token/revoke", _serve(grants, revoke), methods=["POST"]),
    ]


def _serve(grants: Grants, handle: Handle) -> Callable[[Request], Awaitable[Response]]:
    async def serve(request: Request) -> Response:
        content = await request.body()
        return await run_in_threadpool(_answer, grants, handle, request, content)

    return serve


def _answer(grants: Grants, handle: Handle, request: Request, content: bytes) -> Response:
    state, note = grants.state, {"method": request.method, "path": request.url.path}
    try:
        with state.lock:
            if state.refusals:
                raise state.refusals.popleft()
        form = _form(request.headers.get("content-type", ""), content)
        body = handle(form, _client(request.headers.get("authorization", ""), form))
    except errors.ApiError as error:
        state.calls.append({**note, "status": error.status, "code": error.code})
        return JSONResponse(error.body(), error.status, headers=error.headers())
    except OAuthRefused as refused:
        state.calls.append({**note, "status": refused.status, "code": refused.code})
        return JSONResponse(refused.body(), refused.status, headers=_KEPT_BY_NOBODY)
    state.calls.append({**note, "status": 200})
    return JSONResponse(body, headers=_KEPT_BY_NOBODY)


def _form(kind: str, content: bytes) -> dict[str, str]:
    """The fields of a form; none of any other body."""
    if kind.partition(";")[0].strip().lower() != _FORM:
        return {}
    return dict(parse_qsl(content.decode(errors="replace"), keep_blank_values=True))


def _client(authorization: str, form: Mapping[str, str]) -> tuple[str, str]:
    """The application's id and secret, from HTTP Basic authentication or the form's fields."""
    scheme, _, text = authorization.partition(" ")
    if scheme.lower() != "basic":
        return form.get("client_id", ""), form.get("client_secret", "")
    try:
        identity, _, secret = base64.b64decode(text, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError) as error:
        raise invalid_client() from error
    return unquote_plus(identity), unquote_plus(secret)
