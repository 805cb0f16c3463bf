"""The HTTP language of the dashboard API: sessions, their events, numbers, and events from outside.

A tenant is known by the claim of a signed token alone; whatever else a request says of one is not
read. Source of the cross-origin headers: Fetch (fetch.spec.whatwg.org), "CORS protocol".
"""

import re
from collections.abc import Callable, Mapping
from time import perf_counter
from typing import Any, NamedTuple, Protocol

from bot.analytics.reading.query import USUAL_RANGE, BadQuery
from bot.errors import ConfigurationError, Refused
from bot.log import Log
from bot.metrics import Metrics
from lambda_interactions.dashboard_openapi import document
from lambda_interactions.http_event import Response
from lambda_interactions.web_door import NOT_FOUND, Act, Methods, WebDoor, in_json, json_of
from lambda_interactions.web_event import WebAnswer, WebRequest

MOST_BYTES = 256 * 1024
"""Of a body: as much as one message of SQS holds."""

UNAUTHORIZED = {"error": "unauthorized"}
PREFLIGHT_SECONDS = 600

_LISTED, _NUMBERS, _HEALTH = "/sessions/list", "/metrics/summary", "/healthz"
_EVENTS, _DOCUMENT = "/events", "/openapi.json"
_SESSIONS = ("/sessions/", "/conversations/")
_SENT = "authorization, content-type, x-tenant-key"


class Sessions(Protocol):
    """What is read of a tenant; raises BadQuery."""

    def session(self, tenant: str, session_id: str, place: str = "") -> dict[str, Any] | None:
        """A session with its events, from a cursor on; None where the tenant has none of it."""
        ...

    def sessions(self, tenant: str, params: Mapping[str, str]) -> dict[str, Any]:
        """A page of the sessions."""
        ...

    def summary(self, tenant: str, chosen: str) -> dict[str, Any]:
        """The numbers of a range."""
        ...


class SignedIn(Protocol):
    """Who asks."""

    def tenant_of(self, authorization: str, now: int) -> str:
        """The tenant that a token is of; raises Refused."""
        ...


class Intake(Protocol):
    """What takes events from outside."""

    def answer(
        self, headers: Mapping[str, str], body: object, now: int
    ) -> tuple[int, Mapping[str, Any], Mapping[str, str]]:
        """Status, body and headers; header names are lower-case, `now` in epoch seconds."""
        ...


class Behind(NamedTuple):
    """What stands behind the door; what is None is not there, and its paths lead nowhere.

    `tables` tells of each table by its part whether it is "ok"; None where they are switched off.
    """

    sessions: Callable[[], Sessions] | None = None
    signed_in: Callable[[], SignedIn] | None = None
    tables: Callable[[], Mapping[str, str]] | None = None
    intake: Callable[[], Intake] | None = None


class DashboardDoor:
    """Answers HTTP events; `clock` gives epoch seconds.

    Pages of `origins` may read the answers, no others. Raises ConfigurationError where one of
    them is no origin.
    """

    def __init__(
        self,
        behind: Behind,
        clock: Callable[[], int],
        log: Log,
        *,
        origins: tuple[str, ...] = (),
        metrics: Metrics | None = None,
    ) -> None:
        self._behind = behind
        self._clock = clock
        self._origins = frozenset(map(_origin, origins))
        self._metrics = metrics
        self._door = WebDoor(self, log, MOST_BYTES)

    def answer(self, event: object, request_id: str) -> Response:
        """The HTTP response to one event; never raises."""
        started = perf_counter()
        response = self._door.answer(event, request_id)
        if self._metrics is not None:
            self._metrics.put("Requests", 1)
            took = round((perf_counter() - started) * 1000, 1)
            self._metrics.put("RequestTime", took, "Milliseconds")
            self._metrics.flush()
        return response

    def methods(self, path: str) -> Methods:
        """What may be done at a path: method to its name for the log and its answer."""
        found = self._own(path)
        if not found or not self._origins:
            return found
        allowed = ", ".join([*found, *(["HEAD"] if "GET" in found else [])])
        return {**found, "OPTIONS": ("preflight", lambda _: _preflight(allowed))}

    def shared_with(self, request: WebRequest | None) -> Mapping[str, str]:
        """The asking origin, where it is one of ours; never all, and never with cookies."""
        if not self._origins:
            return {}
        origin = request.headers.get("origin", "") if request else ""
        if origin not in self._origins:
            return {"vary": "origin"}
        exposed = "retry-after, www-authenticate"
        return {
            "vary": "origin",
            "access-control-allow-origin": origin,
            "access-control-expose-headers": exposed,
        }

    def session(self, tenant: str, session_id: str, place: str = "") -> WebAnswer:
        """The answer that shows one session, or says that it is not there."""
        if self._behind.sessions is None:
            return in_json(404, NOT_FOUND)
        found = self._behind.sessions().session(tenant, session_id, place)
        return in_json(404, NOT_FOUND) if found is None else in_json(200, found)

    def sessions(self, tenant: str, params: Mapping[str, str]) -> WebAnswer:
        """The answer with a page of the sessions."""
        if self._behind.sessions is None:
            return in_json(404, NOT_FOUND)
        return in_json(200, self._behind.sessions().sessions(tenant, params))

    def _own(self, path: str) -> Methods:
        if path == _DOCUMENT:
            return {"GET": ("document", self._document)}
        if path == _HEALTH:
            return {"GET": ("health", self._health)}
        if path == _EVENTS and self._behind.intake is not None:
            return {"POST": ("events", self._events)}
        if None in (self._behind.sessions, self._behind.signed_in):
            return {}
        act = self._reading(path)
        return {} if act is None else {"GET": act}

    def _reading(self, path: str) -> tuple[str, Act] | None:
        """What is read at a path by who is signed in; None where nothing is."""
        if path == _LISTED:
            return "sessions", self._signed(lambda tenant, it: self.sessions(tenant, it.query))
        if path == _NUMBERS:
            return "summary", self._signed(self._summary)
        parts = path.split("/")
        if len(parts) == 3 and f"/{parts[1]}/" in _SESSIONS:
            return "session", self._signed(
                lambda tenant, it: self.session(tenant, parts[2], it.query.get("cursor", ""))
            )
        return None

    def _signed(self, act: Callable[[str, WebRequest], WebAnswer]) -> Act:
        """The same for the tenant of who is signed in; for nobody else."""

        def signed(request: WebRequest) -> WebAnswer:
            assert self._behind.signed_in is not None  # noqa: S101 - no path leads here without it
            given = request.headers.get("authorization", "")
            try:
                tenant = self._behind.signed_in().tenant_of(given, self._clock())
            except Refused:
                return in_json(401, UNAUTHORIZED, {"www-authenticate": "Bearer"})
            try:
                return act(tenant, request)
            except BadQuery as fault:
                return in_json(400, {"error": str(fault)})

        return signed

    def _summary(self, tenant: str, request: WebRequest) -> WebAnswer:
        assert self._behind.sessions is not None  # noqa: S101 - as above
        found = self._behind.sessions().summary(tenant, request.query.get("range", USUAL_RANGE))
        if self._metrics is not None:
            self._metrics.put("ActiveSessions", found["active"], "None")
        return in_json(200, found)

    def _events(self, request: WebRequest) -> WebAnswer:
        assert self._behind.intake is not None  # noqa: S101 - as above
        body = json_of(request)
        if isinstance(body, WebAnswer):
            return body
        return in_json(*self._behind.intake().answer(request.headers, body, self._clock()))

    def _health(self, _: WebRequest) -> WebAnswer:
        """200 where all that is switched on can be used, else 503 with what cannot."""
        if self._behind.tables is None:
            return in_json(200, {"status": "ok", "tables": "off"})
        tables = dict(self._behind.tables())
        if set(tables.values()) == {"ok"}:
            return in_json(200, {"status": "ok", "tables": tables})
        return in_json(503, {"status": "unavailable", "tables": tables}, {"retry-after": "10"})

    def _document(self, _: WebRequest) -> WebAnswer:
        has_sessions = None not in (self._behind.sessions, self._behind.signed_in)
        has_intake = self._behind.intake is not None
        return in_json(200, document(has_sessions=has_sessions, has_intake=has_intake))


def _preflight(allowed: str) -> WebAnswer:
    headers = {
        "access-control-allow-methods": allowed,
        "access-control-allow-headers": _SENT,
        "access-control-max-age": str(PREFLIGHT_SECONDS),
    }
    return WebAnswer(204, headers, "")


def _origin(text: str) -> str:
    """An origin as browsers write it (RFC 6454, 6.2); raises ConfigurationError on another text."""
    if not re.fullmatch(r"https?://[a-z0-9.-]+(:[0-9]{1,5})?", text):
        raise ConfigurationError(
            "DASHBOARD_CORS_ORIGINS: origins as https://example.com, without a path and without *"
        )
    return text
