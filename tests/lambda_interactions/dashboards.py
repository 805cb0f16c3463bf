"""The dashboard's door over sessions in memory, and requests by who is signed in."""

import json
from collections.abc import Mapping
from typing import Any

from bot.log import Log
from bot.metrics import Metrics
from bot.transcript.signed_in import SignedIn
from lambda_interactions.dashboard_door import Behind, DashboardDoor
from tests.analytics.reading.shelf import NOW, OURS, THEIRS, Shelf
from tests.lambda_interactions.web import Answered, answered, web_event
from tests.transcript.test_signed_in import AUDIENCE, ISSUER, KEYS, token

__all__ = ["AUDIENCE", "ISSUER", "KEYS", "NOW", "OURS", "THEIRS", "Dashboard", "Taking", "bearer"]

ORIGIN = "https://dashboard.example.com"
FINE = {"session_events": "ok", "session_summaries": "ok"}


def bearer(tenant: object = OURS, **changes: Any) -> str:
    """An Authorization header of somebody of a tenant."""
    return f"Bearer {token(**{'tenant_hash': tenant, 'exp': NOW + 60, **changes})}"


class Taking:
    """Takes events and remembers them, or fails."""

    def __init__(self) -> None:
        self.taken: list[object] = []
        self.failure: Exception | None = None

    def answer(
        self, headers: Mapping[str, str], body: object, now: int
    ) -> tuple[int, Mapping[str, Any], Mapping[str, str]]:
        if self.failure:
            raise self.failure
        if headers.get("x-tenant-key") != "a key":
            return 401, {"error": "unauthorized"}, {}
        self.taken.append(body)
        return 202, {"accepted": []}, {}


class Dashboard:
    """The door with everything behind it, and its log lines; `options` are the door's."""

    def __init__(self, behind: Behind | None = None, **options: Any) -> None:
        self.shelf = Shelf()
        self.taking = Taking()
        self.states: dict[str, str] = dict(FINE)
        self.lines: list[str] = []
        signed_in = SignedIn(lambda: json.dumps(KEYS), ISSUER, AUDIENCE)
        self.behind = behind or Behind(
            lambda: self.shelf.reading, lambda: signed_in, lambda: self.states, lambda: self.taking
        )
        self.measured: list[str] = []
        metrics = Metrics("ux-agent", "dashboard", lambda: NOW * 1000, self.measured.append)
        self.door = DashboardDoor(
            self.behind,
            lambda: self.shelf.now,
            Log(self.lines.append),
            **{"metrics": metrics, **options},
        )

    def ask(
        self,
        path: str,
        authorization: str = "",
        *,
        method: str = "GET",
        body: str | None = None,
        headers: Mapping[str, str] | None = None,
        shape: str = "url",
    ) -> Answered:
        """The answer to a request."""
        sent = {**({"authorization": authorization} if authorization else {}), **(headers or {})}
        event = web_event(method, path, body, sent, shape=shape)
        return answered(self.door.answer(event, "request-1"))

    @property
    def logged(self) -> dict[str, Any]:
        """The last line of the log."""
        said: dict[str, Any] = json.loads(self.lines[-1])
        return said
