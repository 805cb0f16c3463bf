"""One small application in three makes: Starlette, FastAPI, and ASGI by hand."""

import json
from collections.abc import Callable, MutableMapping
from functools import partial
from typing import Any, TypeAlias

import httpx
from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from bot.web_sessions.asgi import App, Receive, Scope, Send

Session: TypeAlias = MutableMapping[str, Any]
Action: TypeAlias = Callable[[Session, Any], object]
Wrap: TypeAlias = Callable[[App], App]
"""Puts a middleware around an application."""


def _update(session: Session, data: Any) -> None:
    session.update(data)


def _in_place(session: Any, data: Any) -> None:
    session |= data


def _nested(session: Session, data: Any) -> None:
    session["some"]["deep"].append(data)


ACTIONS: dict[str, Action] = {
    "view": lambda session, data: None,
    "update": _update,
    "in_place": _in_place,
    "nested": _nested,
    "popitem": lambda session, data: session.popitem(),
    "pop": lambda session, data: session.pop(data, None),
    "clear": lambda session, data: session.clear(),
    "setdefault": lambda session, data: session.setdefault("some", data),
    "rotate": lambda session, data: session.rotate(),  # type: ignore[attr-defined]
}
"""What a path does to the session with the request's JSON; it answers with the session."""


async def _act(request: Request, action: Action) -> JSONResponse:
    body = await request.body()
    action(request.session, json.loads(body) if body else None)
    return JSONResponse({"session": request.session})


async def _nothing(request: Request) -> JSONResponse:
    return JSONResponse({"status": "ok"})


def starlette_app(wrap: Wrap) -> App:
    """Starlette, its sync endpoints included."""

    def view(request: Request) -> JSONResponse:
        return JSONResponse({"session": request.session})

    routes = [Route(f"/{name}", _endpoint(one), methods=["POST"]) for name, one in ACTIONS.items()]
    app = Starlette(routes=[Route("/view", view), Route("/nothing", _nothing), *routes])
    app.add_middleware(partial(_wrapped, wrap))
    return app


def _wrapped(wrap: Wrap, app: App) -> App:
    return wrap(app)


def _endpoint(action: Action) -> Callable[[Request], Any]:
    async def endpoint(request: Request) -> JSONResponse:
        return await _act(request, action)

    return endpoint


def fastapi_app(wrap: Wrap) -> App:
    """FastAPI."""
    app = FastAPI()

    @app.get("/view")
    def view(request: Request) -> dict[str, Any]:
        return {"session": dict(request.session)}

    app.get("/nothing")(_nothing)
    for name, action in ACTIONS.items():
        app.add_api_route(f"/{name}", _endpoint(action), methods=["POST"], response_model=None)
    app.add_middleware(partial(_wrapped, wrap))
    return app


def bare_app(wrap: Wrap) -> App:
    """ASGI by hand."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        assert scope["type"] == "http"
        body = b""
        while (message := await receive()).get("more_body"):
            body += message["body"]
        body += message.get("body", b"")
        action = ACTIONS.get(scope["path"].strip("/"))
        answer = b"{}"
        if action is not None:
            action(scope["session"], json.loads(body) if body else None)
            answer = json.dumps({"session": scope["session"]}).encode()
        await send({"type": "http.response.start", "status": 200})
        await send({"type": "http.response.body", "body": answer})

    return wrap(app)


MAKES: dict[str, Callable[[Wrap], App]] = {
    "starlette": starlette_app,
    "fastapi": fastapi_app,
    "bare ASGI": bare_app,
}


class Browser:
    """Asks an application over ASGI, and keeps its cookies as browsers do."""

    def __init__(self, app: App, base: str = "http://shop.test", **cookies: str) -> None:
        transport = httpx.ASGITransport(app=app)
        self.http = httpx.AsyncClient(transport=transport, base_url=base, cookies=cookies)

    async def __call__(self, path: str, data: Any = None, **options: Any) -> httpx.Response:
        """GET, or POST where there is data or an action that needs none."""
        if data is None and path in {"/view", "/nothing"}:
            return await self.http.get(path, **options)
        return await self.http.post(path, json=data, **options)

    async def session(self, path: str = "/view", data: Any = None) -> Any:
        """The session as an answer shows it."""
        answer = await self(path, data)
        assert answer.status_code == 200
        return answer.json()["session"]

    def cookies(self, answer: httpx.Response) -> list[str]:
        """The Set-Cookie headers of an answer."""
        return answer.headers.get_list("set-cookie")
