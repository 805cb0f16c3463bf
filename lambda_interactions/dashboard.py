"""AWS Lambda's entry for the dashboard API, and its documented functions."""

import time
from collections.abc import Callable, Mapping
from typing import Any

from bot import bootstrap, bootstrap_dashboard
from bot.adapters.aws.pace import DELIVERY
from bot.analytics.event import tenant_hash as hash_of
from bot.analytics.intake import Intake
from bot.analytics.reading.query import BadQuery
from bot.log import Log, show
from bot.metrics import Metrics
from bot.settings import Settings, from_environment
from lambda_interactions.dashboard_door import Behind, DashboardDoor
from lambda_interactions.http_event import Response
from lambda_interactions.kept import Kept
from lambda_interactions.web_door import in_json
from lambda_interactions.web_event import WebAnswer, respond_web


def open_door(read: Callable[[], Settings], write: Callable[[str], None]) -> DashboardDoor:
    """The door as the settings say; raises ConfigurationError on what cannot be read.

    With DYNAMODB_WRITE_ENABLED=false there are no sessions to read, and their paths lead nowhere.
    """
    settings = read()
    log, clock = Log(write, settings.log_level), bootstrap.clock(settings)
    parameter = settings.dashboard_jwt_keys_parameter
    keys = bootstrap.secret(settings.dashboard_jwt_keys, parameter, DELIVERY)
    metrics = Metrics(settings.metrics_namespace, "dashboard", _milliseconds, write)

    def spent(_: bool, units: float) -> None:  # noqa: FBT001 - nothing is written here
        metrics.put("ConsumedReadUnits", units)

    behind = Behind(intake=_intake(settings, write))
    if settings.dynamodb_write_enabled:
        tables = Kept(lambda: bootstrap_dashboard.session_tables(settings, clock, spent), write)
        behind = behind._replace(
            sessions=Kept(lambda: bootstrap_dashboard.reading(settings, clock, tables()), write),
            signed_in=Kept(lambda: bootstrap_dashboard.signed_in(settings, keys), write)
            if keys
            else None,
            tables=lambda: tables().states(),
        )
    return DashboardDoor(
        behind, clock, log, origins=settings.dashboard_cors_origins, metrics=metrics
    )


def _intake(settings: Settings, write: Callable[[str], None]) -> Callable[[], Intake] | None:
    """What takes events from outside; None where there are no keys or no queue for them."""
    keys = bootstrap.secret(settings.event_keys, settings.event_keys_parameter, DELIVERY)
    if keys is None or not settings.events_queue_url:
        return None

    def make() -> Intake:
        queue = bootstrap.event_queue(settings)
        assert queue is not None  # noqa: S101 - its address is set
        return Intake(queue, keys)

    return Kept(make, write)


def _milliseconds() -> int:
    return int(time.time() * 1000)


_DOOR: Callable[[], DashboardDoor] = Kept(lambda: open_door(from_environment, show), show)


def lambda_handler(event: dict[str, Any], context: object) -> Response:
    """Answer one HTTP event; raises ConfigurationError while a setting is missing."""
    return _DOOR().answer(event, str(getattr(context, "aws_request_id", "")))


def handle_session_detail(session_id: str, tenant_hash: str) -> Response:
    """`GET /sessions/{session_id}` for a tenant who is known already: a session's timeline."""
    return _answered(lambda door: door.session(tenant_hash, session_id))


def handle_sessions_list(tenant_hash: str, params: Mapping[str, str] | None = None) -> Response:
    """`GET /sessions/list` for a tenant who is known already: a page of the sessions."""
    return _answered(lambda door: door.sessions(tenant_hash, params or {}))


def get_tenant_hash(tenant_id: str) -> str:
    """What a tenant is called in the tables: the start of the SHA-256 of a server's id."""
    return hash_of(tenant_id)


def _answered(act: Callable[[DashboardDoor], WebAnswer]) -> Response:
    """The response with what an act answers; raises what the tables raise."""
    try:
        answer = act(_DOOR())
    except BadQuery as fault:
        answer = in_json(400, {"error": str(fault)})
    return respond_web(None, answer)
