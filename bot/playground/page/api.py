"""The page's own JSON: what it shows, and what people do in it.

Only JSON is taken: a foreign page cannot send that to another origin without asking first.
"""

import base64
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Mount, Route

from bot.playground.discord.exchange import Exchange
from bot.playground.discord.offering import offered
from bot.playground.discord.people import Channel, User
from bot.playground.discord.refused import ClientRefused
from bot.playground.discord.unchecked import mapping, text
from bot.playground.page.playground import LOCALES, Playground

Act: TypeAlias = Callable[[Playground, User, dict[str, Any]], dict[str, Any]]


def api(playground: Playground) -> BaseRoute:
    """All routes, to be mounted under /playground/api."""

    async def state(request: Request) -> JSONResponse:
        return await run_in_threadpool(_state, playground, request)

    async def commands(request: Request) -> JSONResponse:
        return await run_in_threadpool(_commands, playground, request)

    async def conversation(request: Request) -> JSONResponse:
        identity = str(request.path_params["id"])
        guild = request.query_params.get("guild", "")
        found = await run_in_threadpool(playground.conversation, identity, guild)
        return JSONResponse(found)

    async def recycle(request: Request) -> JSONResponse:
        await _json(request)
        return JSONResponse({"ended": await run_in_threadpool(playground.recycle)})

    routes = [
        Route(path, _serve(playground, act), methods=["POST"]) for path, act in _acts().items()
    ]
    return Mount(
        "/playground/api",
        routes=[
            Route("/commands", commands),
            Route("/state", state),
            Route("/conversation/{id}", conversation),
            Route("/recycle", recycle, methods=["POST"]),
            *routes,
        ],
    )


def _acts() -> dict[str, Act]:
    return {
        "/autocomplete": _autocomplete,
        "/command": _command,
        "/component": _component,
        "/delete": _delete,
        "/language": _language,
        "/modal": _modal,
        "/upload": _upload,
    }


def _commands(playground: Playground, request: Request) -> JSONResponse:
    user = _user(playground, request.query_params.get("user", ""))
    channel = _channel(playground, request.query_params.get("channel", ""), user)
    found = offered(playground.discord.state, user, channel)
    examples = playground.examples(channel.guild_id or "")
    has_site = channel.guild_id not in playground.without_site
    return JSONResponse({"commands": found, "examples": examples, "has_site": has_site})


def _state(playground: Playground, request: Request) -> JSONResponse:
    user = _user(playground, request.query_params.get("user", ""))
    channel = _channel(playground, request.query_params.get("channel", ""), user)
    found = playground.state(user, channel)
    if str(found["revision"]) == request.query_params.get("since") and found["ready"]:
        return JSONResponse({"revision": found["revision"], "now": found["now"], "ready": True})
    containers = playground.containers()
    return JSONResponse({**found, "containers": containers})


def _serve(playground: Playground, act: Act) -> Callable[[Request], Awaitable[JSONResponse]]:
    async def serve(request: Request) -> JSONResponse:
        wanted = await _json(request)
        user = _user(playground, text(wanted.get("user")))
        try:
            return JSONResponse(await run_in_threadpool(act, playground, user, wanted))
        except ClientRefused as reason:
            return JSONResponse({"refused": str(reason)}, 409)

    return serve


def _command(playground: Playground, user: User, wanted: dict[str, Any]) -> dict[str, Any]:
    channel = _channel(playground, text(wanted.get("channel")), user)
    client = playground.discord.client
    return _result(client.command(user, text(wanted.get("name")), _options(wanted), channel))


def _autocomplete(playground: Playground, user: User, wanted: dict[str, Any]) -> dict[str, Any]:
    name, focused = text(wanted.get("name")), text(wanted.get("focused"))
    exchange = playground.discord.client.autocomplete(
        user,
        name,
        _options(wanted),
        focused=focused,
        channel=_channel(playground, text(wanted.get("channel")), user),
    )
    return {"choices": exchange.choices, "failure": exchange.failure, "reason": exchange.reason}


def _options(wanted: dict[str, Any]) -> dict[str, str]:
    given = mapping(wanted.get("options"))
    return {name: value for name, value in given.items() if isinstance(value, str)}


def _upload(playground: Playground, user: User, wanted: dict[str, Any]) -> dict[str, Any]:
    try:
        content = base64.b64decode(text(wanted.get("content")), validate=True)
    except ValueError as error:
        raise ClientRefused("the file did not arrive whole") from error
    return playground.discord.client.upload(user, text(wanted.get("name")), content)


def _language(playground: Playground, user: User, wanted: dict[str, Any]) -> dict[str, Any]:
    locale = text(wanted.get("locale"))
    if locale not in LOCALES:
        raise ClientRefused("there is no such language here")
    playground.discord.state.locales[user.id] = locale
    return {}


def _component(playground: Playground, user: User, wanted: dict[str, Any]) -> dict[str, Any]:
    client = playground.discord.client
    message, custom_id = text(wanted.get("message")), text(wanted.get("custom_id"))
    values = wanted.get("values")
    if isinstance(values, list):
        return _result(client.choose(user, message, custom_id, [text(value) for value in values]))
    return _result(client.press(user, message, custom_id))


def _modal(playground: Playground, user: User, wanted: dict[str, Any]) -> dict[str, Any]:
    values = {
        name: [text(one) for one in value] if isinstance(value, list) else text(value)
        for name, value in mapping(wanted.get("values")).items()
    }
    exchange = playground.discord.client.submit(user, text(wanted.get("exchange")), values)
    return _result(exchange)


def _delete(playground: Playground, user: User, wanted: dict[str, Any]) -> dict[str, Any]:
    playground.discord.client.delete(user, text(wanted.get("message")))
    return {}


def _result(exchange: Exchange) -> dict[str, Any]:
    return {
        "exchange": exchange.id,
        "status": exchange.status,
        "failure": exchange.failure,
        "reason": exchange.reason,
        "form": exchange.form,
    }


async def _json(request: Request) -> dict[str, Any]:
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if kind != "application/json":
        raise HTTPException(415, "JSON only")
    try:
        return mapping(await request.json())
    except ValueError as error:
        raise HTTPException(400, "not JSON") from error


def _user(playground: Playground, user_id: str) -> User:
    try:
        return playground.discord.state.world.user(user_id)
    except KeyError as error:
        raise HTTPException(404, "no such user") from error


def _channel(playground: Playground, channel_id: str, user: User) -> Channel:
    """The channel of that id, if the user is in it."""
    world = playground.discord.state.world
    for channel in (*world.channels, world.direct(user)):
        if channel.id == channel_id:
            return channel
    raise HTTPException(404, "no such channel")
