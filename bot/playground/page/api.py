"""The page's own JSON: what it shows, and what people do in it.

Only JSON is taken: a foreign page cannot send that to another origin without asking first.
"""

from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Mount, Route

from bot.playground.discord.client import ClientRefused
from bot.playground.discord.exchange import Exchange
from bot.playground.discord.people import Channel, User
from bot.playground.discord.unchecked import mapping, text
from bot.playground.page.playground import Playground

Act: TypeAlias = Callable[[Playground, User, dict[str, Any]], dict[str, Any]]


def api(playground: Playground) -> BaseRoute:
    """All routes, to be mounted under /playground/api."""

    async def state(request: Request) -> JSONResponse:
        return await run_in_threadpool(_state, playground, request)

    async def conversation(request: Request) -> JSONResponse:
        identity = str(request.path_params["id"])
        found = await run_in_threadpool(playground.conversation, identity)
        return JSONResponse(found)

    async def recycle(request: Request) -> JSONResponse:
        await _json(request)
        return JSONResponse({"ended": await run_in_threadpool(playground.recycle)})

    acts: dict[str, Act] = {
        "/command": _command,
        "/component": _component,
        "/modal": _modal,
        "/delete": _delete,
    }
    routes = [Route(path, _serve(playground, act), methods=["POST"]) for path, act in acts.items()]
    return Mount(
        "/playground/api",
        routes=[
            Route("/state", state),
            Route("/conversation/{id}", conversation),
            Route("/recycle", recycle, methods=["POST"]),
            *routes,
        ],
    )


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
    options = {
        name: value
        for name, value in mapping(wanted.get("options")).items()
        if isinstance(value, str)
    }
    client = playground.discord.client
    return _result(client.command(user, text(wanted.get("name")), options, channel))


def _component(playground: Playground, user: User, wanted: dict[str, Any]) -> dict[str, Any]:
    client = playground.discord.client
    message, custom_id = text(wanted.get("message")), text(wanted.get("custom_id"))
    values = wanted.get("values")
    if isinstance(values, list):
        return _result(client.choose(user, message, custom_id, [text(value) for value in values]))
    return _result(client.press(user, message, custom_id))


def _modal(playground: Playground, user: User, wanted: dict[str, Any]) -> dict[str, Any]:
    values = {name: text(value) for name, value in mapping(wanted.get("values")).items()}
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
    for channel in (world.channel, world.direct(user)):
        if channel.id == channel_id:
            return channel
    raise HTTPException(404, "no such channel")
