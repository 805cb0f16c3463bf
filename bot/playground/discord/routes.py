"""The small Discord's HTTP API, under /api/v10."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from bot.playground.discord import errors
from bot.playground.discord.oauth import person
from bot.playground.discord.oauth.token_routes import token_routes
from bot.playground.discord.responding import responded
from bot.playground.discord.rest import Rest
from bot.playground.discord.uploads import read

Answer: TypeAlias = tuple[int, dict[str, Any] | list[dict[str, Any]] | None]
Handle: TypeAlias = Callable[[Rest, dict[str, str], object, str], Answer]
_NO_LIBRARY = ("Python-urllib/", "Python/")


def api(rest: Rest) -> BaseRoute:
    """All routes, to be mounted in a Starlette application."""
    table: list[tuple[str, str, Handle]] = [
        ("POST", "/interactions/{interaction}/{token}/callback", _respond),
        ("POST", "/webhooks/{application}/{token}", _follow_up),
        ("GET", "/webhooks/{application}/{token}/messages/{message}", _read),
        ("PATCH", "/webhooks/{application}/{token}/messages/{message}", _edit),
        ("DELETE", "/webhooks/{application}/{token}/messages/{message}", _delete),
        ("GET", "/channels/{channel}/messages", _messages),
        ("POST", "/channels/{channel}/messages", _create_message),
        ("PATCH", "/channels/{channel}/messages/{message}", _edit_message),
        ("GET", "/applications/@me", _application),
        ("GET", "/oauth2/applications/@me", _application),
        ("GET", "/users/@me", _user),
        ("PATCH", "/applications/@me", _edit_application),
        ("GET", "/applications/{application}/commands", _commands),
        ("PUT", "/applications/{application}/commands", _put_commands),
        ("GET", "/applications/{application}/guilds/{guild}/commands", _commands),
        ("PUT", "/applications/{application}/guilds/{guild}/commands", _put_commands),
        ("GET", "/users/@me/guilds", _guilds),
        ("GET", "/guilds/{guild}/roles", _roles),
    ]
    routes = [Route(path, _serve(rest, handle), methods=[method]) for method, path, handle in table]
    tokens = token_routes(rest.developer.grants)
    return Mount("/api/v10", routes=[*routes, *tokens, Route("/{rest:path}", _unknown)])


def _serve(rest: Rest, handle: Handle) -> Callable[[Request], Awaitable[Response]]:
    async def serve(request: Request) -> Response:
        content = await request.body()
        return await run_in_threadpool(_answer, rest, handle, request, content)

    return serve


def _answer(rest: Rest, handle: Handle, request: Request, content: bytes) -> Response:
    note: dict[str, Any] = {"method": request.method, "path": request.url.path}
    try:
        _check_client(rest, request)
        kind = request.headers.get("content-type", "")
        body = read(kind, content) if request.method in {"POST", "PATCH", "PUT"} else None
        note["body"] = body
        authorization = request.headers.get("authorization", "")
        status, answer = handle(
            rest, {**request.query_params, **request.path_params}, body, authorization
        )
    except errors.ApiError as error:
        rest.state.calls.append({**note, "status": error.status, "code": error.code})
        return JSONResponse(error.body(), error.status, headers=_headers() | error.headers())
    rest.state.calls.append({**note, "status": status})
    if answer is None:
        return Response(status_code=status, headers=_headers())
    return JSONResponse(answer, status, headers=_headers())


def _check_client(rest: Rest, request: Request) -> None:
    if request.headers.get("user-agent", "").startswith(_NO_LIBRARY):
        raise errors.blocked_client()
    with rest.state.lock:
        if rest.state.refusals:
            raise rest.state.refusals.popleft()


def _headers() -> dict[str, str]:
    return {
        "X-RateLimit-Limit": "5",
        "X-RateLimit-Remaining": "4",
        "X-RateLimit-Reset-After": "1",
        "X-RateLimit-Bucket": "abcd1234",
    }


def _respond(rest: Rest, at: dict[str, str], body: object, _: str) -> Answer:
    exchange = rest.respond(at["interaction"], at["token"], body)
    is_told = at.get("with_response", "").lower() in {"true", "1"}
    return (200, responded(rest.state, exchange)) if is_told else (204, None)


def _follow_up(rest: Rest, at: dict[str, str], body: object, _: str) -> Answer:
    return 200, rest.follow_up(at["application"], at["token"], body)


def _read(rest: Rest, at: dict[str, str], _: object, __: str) -> Answer:
    return 200, rest.read(at["application"], at["token"], at["message"])


def _edit(rest: Rest, at: dict[str, str], body: object, _: str) -> Answer:
    return 200, rest.edit(at["application"], at["token"], at["message"], body)


def _delete(rest: Rest, at: dict[str, str], _: object, __: str) -> Answer:
    rest.delete(at["application"], at["token"], at["message"])
    return 204, None


def _create_message(rest: Rest, at: dict[str, str], body: object, bot: str) -> Answer:
    return 200, rest.create_message(at["channel"], body, bot)


def _messages(rest: Rest, at: dict[str, str], _: object, bot: str) -> Answer:
    return 200, rest.messages(at["channel"], at, bot)


def _edit_message(rest: Rest, at: dict[str, str], body: object, bot: str) -> Answer:
    return 200, rest.edit_message(at["channel"], at["message"], body, bot)


def _application(rest: Rest, _: dict[str, str], __: object, bot: str) -> Answer:
    rest.authorize(bot)
    return 200, rest.developer.application()


def _user(rest: Rest, _: dict[str, str], __: object, who: str) -> Answer:
    if who.startswith("Bearer "):
        return 200, person.user(rest.developer.grants, who)
    rest.authorize(who)
    return 200, rest.state.world.application.bot.resource()


def _edit_application(rest: Rest, _: dict[str, str], body: object, bot: str) -> Answer:
    rest.authorize(bot)
    return 200, rest.developer.edit(body)


def _commands(rest: Rest, at: dict[str, str], _: object, bot: str) -> Answer:
    rest.authorize(bot)
    is_full = at.get("with_localizations", "").lower() in {"true", "1"}
    guild = at.get("guild", "")
    return 200, rest.developer.commands(at["application"], guild, with_localizations=is_full)


def _put_commands(rest: Rest, at: dict[str, str], body: object, bot: str) -> Answer:
    rest.authorize(bot)
    return 200, rest.developer.put_commands(at["application"], body, at.get("guild", ""))


def _guilds(rest: Rest, at: dict[str, str], __: object, who: str) -> Answer:
    if who.startswith("Bearer "):
        return 200, person.guilds(rest.developer.grants, who, at)
    rest.authorize(who)
    return 200, rest.developer.guilds()


def _roles(rest: Rest, at: dict[str, str], _: object, bot: str) -> Answer:
    rest.authorize(bot)
    return 200, rest.developer.roles(at["guild"])


def _unknown(_: Request) -> Response:
    error = errors.not_found()
    return JSONResponse(error.body(), error.status)
