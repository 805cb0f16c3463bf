"""The ASGI middleware: a session for each request and websocket, kept in a store.

Source: ASGI specification 3.0; extension "Websocket Denial Response".
"""

import logging
from functools import partial

from bot.web_sessions.asgi import App, Message, Receive, Scope, Send
from bot.web_sessions.cookie import CookieReader, CookieRules, personal
from bot.web_sessions.keeping import GONE, Keeper
from bot.web_sessions.ports import Unavailable
from bot.web_sessions.session import Session, off_loop

_STARTS = {"http.response.start", "websocket.accept", "websocket.http.response.start"}
_TEXT = b"Sessions are unavailable at the moment; please try again.\n"
_TRY_AGAIN = 1013  # IANA's registry of WebSocket close codes: Try Again Later
_log = logging.getLogger(__name__)


class ServerSessions:
    """`scope["session"]` for an application, kept by a keeper under a cookie.

    Where the store is away, whoever needs a session is answered by 503, others as ever.
    """

    def __init__(self, app: App, keeper: Keeper, cookie: CookieRules) -> None:
        self._app = app
        self.keeper = keeper
        self.cookie = cookie.checked()
        self._read = CookieReader(self.cookie.name)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        session_id = self._read(scope["headers"])
        session = scope["session"] = Session(partial(self.keeper.load, session_id))
        exchange = Exchange(self, session, scope, send)
        try:
            await self._app(scope, receive, exchange.send)
            await exchange.finish()
        except Unavailable as reason:
            await exchange.refuse(reason)


class Exchange:
    """One request or websocket: its session is saved when its response begins, and at its end."""

    def __init__(
        self, sessions: ServerSessions, session: Session, scope: Scope, send: Send
    ) -> None:
        self._sessions = sessions
        self._session = session
        self._scope = scope
        self._send = send
        self._has_begun = False
        self._is_refused = False

    async def send(self, message: Message) -> None:
        """Pass on what the application sends; the first message of a response with its headers."""
        if self._is_refused:
            return
        if not self._has_begun and message["type"] in _STARTS:
            try:
                message = await self._begun(message)
            except Unavailable as reason:
                await self.refuse(reason)
                return
            self._has_begun = True
        await self._send(message)

    async def finish(self) -> None:
        """Keep what changed after the response began: a stream's, a background task's."""
        if self._is_refused:
            return
        work = self._sessions.keeper.due(self._session, may_set=False)
        if work is not None:
            await off_loop(work)

    async def refuse(self, reason: Unavailable) -> None:
        """Answer that sessions are unavailable, where nothing was answered yet."""
        if self._is_refused:
            return
        self._is_refused = True
        _log.error("%s", reason)
        if self._scope["type"] == "http":
            if not self._has_begun:
                await refuse_request(self._send, "http")
            return
        if not self._has_begun and "websocket.http.response" in self._scope.get("extensions", ()):
            await refuse_request(self._send, "websocket.http")
        else:
            await self._send({"type": "websocket.close", "code": _TRY_AGAIN})

    async def _begun(self, message: Message) -> Message:
        session, cookie = self._session, None
        work = self._sessions.keeper.due(session)
        if work is not None:
            session_id = await off_loop(work)
            cookie = None if session_id is None else self._cookie(session_id)
        if not session.accessed:
            return message
        return {**message, "headers": personal(message.get("headers", ()), cookie)}

    def _cookie(self, session_id: str) -> bytes:
        rules = self._sessions.cookie
        return rules.removed() if session_id == GONE else rules.set_to(session_id)


async def refuse_request(send: Send, kind: str) -> None:
    """A whole response of status 503; `kind` begins the types of its messages."""
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(_TEXT)).encode()),
        (b"cache-control", b"no-store"),
        (b"retry-after", b"1"),
    ]
    await send({"type": f"{kind}.response.start", "status": 503, "headers": headers})
    await send({"type": f"{kind}.response.body", "body": _TEXT})


async def refuse_start(receive: Receive, send: Send, why: str) -> None:
    """Tell the server that the start failed, on which it ends (ASGI, "Lifespan Protocol")."""
    await receive()
    await send({"type": "lifespan.startup.failed", "message": why})
