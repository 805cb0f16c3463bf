"""`DynamoDBSessionMiddleware`: Starlette's sessions, kept in DynamoDB where the settings say so.

docs/web-sessions.md tells how it is set up.
"""

import logging
import time
from collections.abc import Callable, Collection
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypedDict, Unpack, cast

from bot.adapters.aws import light
from bot.adapters.aws.pace import DELIVERY
from bot.adapters.aws.shared import Shared
from bot.adapters.dynamodb.web_sessions import DynamoWebSessions, SessionClient
from bot.adapters.memory_web_sessions import MemoryWebSessions
from bot.adapters.ssm import read_secret
from bot.errors import BotError, ConfigurationError
from bot.settings import Settings, from_environment, runs_in_lambda
from bot.web_sessions.asgi import App, Receive, Scope, Send
from bot.web_sessions.beginning import FallingBack
from bot.web_sessions.cookie import CookieRules, SameSite
from bot.web_sessions.keeping import Keeper, Ways
from bot.web_sessions.middleware import ServerSessions, refuse_request, refuse_start
from bot.web_sessions.ports import SessionStore

if TYPE_CHECKING:
    from starlette.middleware.sessions import SessionMiddleware

_log = logging.getLogger(__name__)


class Options(TypedDict, total=False):
    """What it takes by name: Starlette's options, and those of server-side sessions.

    `secret_key` signs the cookies where sessions are in those, in place of SESSION_SECRET.
    `rotate_on` are the keys that say who is signed in; `clock` gives epoch seconds, `new_id` 43
    characters of base64url nobody can guess.
    """

    session_cookie: str
    max_age: int | None
    path: str
    same_site: SameSite
    https_only: bool
    domain: str | None
    partitioned: bool
    secret_key: str
    rotate_on: Collection[str]
    clock: Callable[[], int]
    new_id: Callable[[], str]


class DynamoDBSessionMiddleware:
    """`request.session` for Starlette, FastAPI, and whatever else speaks ASGI.

    Sessions are in `store`; without one in DynamoDB where USE_DYNAMODB_SESSIONS is true, else in
    Starlette's own signed cookies. Raises TypeError and ValueError on options that are none. Where
    sessions cannot begin every request is answered by 503 in Lambda; elsewhere the server is told
    that the start failed, and each request raises ConfigurationError.
    """

    def __init__(
        self, app: App, store: SessionStore | None = None, **options: Unpack[Options]
    ) -> None:
        given: dict[str, Any] = dict(options)
        own = {"rotate_on", "clock", "new_id"} & given.keys()
        self._keeping = {name: given.pop(name) for name in own}
        self._app = app
        self._store = store
        self._secret_key = given.pop("secret_key", "")
        self._cookie = CookieRules(**given).checked()
        self._serve: App | None = None
        self._fault = ""
        try:
            self._serve = self._begin()
        except BotError as error:
            # Frameworks add middleware within the server's start, which takes an exception there
            # for an application that knows no start.
            self._fault = str(error)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" and self._fault:
            await refuse_start(receive, send, self._fault)
            return
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        self._serve = self._serve or self._begin()
        if self._serve is not None:
            await self._serve(scope, receive, send)
        elif scope["type"] == "http":
            await refuse_request(send, "http")
        else:
            await send({"type": "websocket.close", "code": 1013})

    def _begin(self) -> App | None:
        """The sessions, None where they cannot be used in Lambda: a later request tries again."""
        if self._store is not None:
            return self._kept(self._store)
        try:
            settings = from_environment()
            if not settings.use_dynamodb_sessions:
                return self._signed(settings)
            clock = self._keeping.setdefault("clock", _clock(settings.clock_offset_seconds))
            return self._kept(_table(settings, clock))
        except BotError as error:
            if not runs_in_lambda():
                raise
            _log.error("web sessions cannot begin: %s", error)
            return None

    def _kept(self, store: SessionStore) -> App:
        ways = Ways(max_age=self._cookie.max_age, **self._keeping)
        return ServerSessions(self._app, Keeper(store, ways), self._cookie)

    def _signed(self, settings: Settings) -> "SessionMiddleware":
        """Starlette's own middleware."""
        from starlette.middleware.sessions import SessionMiddleware  # noqa: PLC0415 - for it alone

        key = self._secret_key or _secret(settings)
        rules = self._cookie._asdict()
        if not self._cookie.partitioned:
            del rules["partitioned"]  # which older ones do not know
        return SessionMiddleware(self._app, key, **rules)


def _table(settings: Settings, clock: Callable[[], int]) -> SessionStore:
    """The table; where SESSION_FALLBACK says so, this process's memory should it not be usable."""
    is_lenient = settings.session_fallback == "memory"
    try:
        table = DynamoWebSessions(_client(settings), settings.session_table_name)
    except ConfigurationError as error:
        if not is_lenient:
            raise
        _log.warning("web sessions are kept in this process's memory: %s", error)
        return MemoryWebSessions(clock)
    return FallingBack(table, lambda: MemoryWebSessions(clock)) if is_lenient else table


def _client(settings: Settings) -> SessionClient:
    """A client of DynamoDB: the light one, unless AWS_CLIENT or the credentials need boto3's."""
    if settings.aws_client == "light":
        with suppress(ConfigurationError):
            return cast("SessionClient", Shared(lambda: light.open_tables(settings.aws)))
    from bot.adapters.aws import boto  # noqa: PLC0415 - botocore takes a tenth of a second to load

    return cast("SessionClient", boto.make("dynamodb", DELIVERY))


def _secret(settings: Settings) -> str:
    """The key of signed cookies; raises ConfigurationError where there is none."""
    if settings.session_secret:
        return settings.session_secret
    if settings.session_secret_parameter:
        from bot.adapters.aws import boto  # noqa: PLC0415 - as above

        return read_secret(boto.make("ssm", DELIVERY), settings.session_secret_parameter)
    raise ConfigurationError(
        "not set: SESSION_SECRET or SESSION_SECRET_PARAMETER, which sign the cookies of sessions"
        " (or USE_DYNAMODB_SESSIONS=true)"
    )


def _clock(offset: int) -> Callable[[], int]:
    return lambda: int(time.time()) + offset
