"""The calls that need the permissions of session events, the dashboard API and the console."""

import itertools
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from bot.analytics.event import archive_key, parse, tenant_hash
from bot.analytics.repair import encode
from tests.deployment.ground import EVENT_KEY, GUILD, NOBODY, Ground
from tests.interactions.payloads import NOW, Payload
from tests.lambda_interactions.web import answered, web_event
from tests.transcript.test_signed_in import token

TENANT = tenant_hash(GUILD)
_NUMBERS = itertools.count(1)


def event(step: int, session: str, source: str = "widget") -> dict[str, Any]:
    """A step of a session."""
    return {
        "event_id": f"{session}.{step}",
        "event_type": "MESSAGE_SENT",
        "session_id": session,
        "tenant_hash": TENANT,
        "timestamp": datetime.fromtimestamp(NOW + step, UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        "step_number": step,
        "source": source,
    }


def keep(ground: Ground, *steps: int, session: str = "", source: str = "widget") -> None:
    """The steps of a session, one message after the other."""
    named = session or f"statements-{next(_NUMBERS)}"
    for step in steps:
        body = json.dumps(event(step, named, source))
        record = {"messageId": "1", "receiptHandle": "1", "body": body, "attributes": {}}
        ground.invoke("EventsFunction", {"Records": [record]})


def keep_one(ground: Ground) -> None:
    """The first event of a session."""
    keep(ground, 1)


def keep_again(ground: Ground) -> None:
    """An event that was kept before."""
    keep(ground, 1, 1)


def keep_disordered(ground: Ground) -> None:
    """An event that comes late: its session is counted again."""
    keep(ground, 2, 1)


def keep_without_steps(ground: Ground) -> None:
    """An event without a step: its session is counted, and its summary looked for before."""
    named = f"statements-{next(_NUMBERS)}"
    body = json.dumps({**event(1, named), "step_number": None})
    record = {"messageId": "1", "receiptHandle": "1", "body": body, "attributes": {}}
    ground.invoke("EventsFunction", {"Records": [record]})


def keep_for_repair(ground: Ground) -> None:
    """An event while the tables cannot be reached."""
    ground.restart("EventsFunction", AWS_ENDPOINT_URL_DYNAMODB=NOBODY)
    keep(ground, 1)
    ground.restart("EventsFunction", AWS_ENDPOINT_URL_DYNAMODB=ground.endpoint)


def repair_in_vain(ground: Ground) -> None:
    """A repair while the tables cannot be reached: it is to come again soon."""
    named = f"statements-{next(_NUMBERS)}"
    ground.restart("EventsFunction", AWS_ENDPOINT_URL_DYNAMODB=NOBODY)
    keep(ground, 1, session=named)
    record = {
        "messageId": "1",
        "receiptHandle": "1",
        "body": encode([archive_key(parse(event(1, named)))]),
        "attributes": {"ApproximateReceiveCount": "1"},
    }
    ground.invoke("EventsFunction", {"Records": [record]})
    ground.restart("EventsFunction", AWS_ENDPOINT_URL_DYNAMODB=ground.endpoint)


def ask(ground: Ground, path: str, status: int) -> None:
    """A request to the dashboard API of somebody who is signed in for the tenant."""
    signed = f"Bearer {token(exp=NOW + 9999, tenant_hash=TENANT)}"
    told: Payload = web_event("GET", path, "", {"authorization": signed})
    assert answered(ground.invoke("DashboardFunction", told)).status == status


def list_sessions(ground: Ground) -> None:
    """`GET /sessions/list`; the keys of who signs in are read anew."""
    ground.restart("DashboardFunction")
    ask(ground, "/sessions/list", 200)


def show_session(ground: Ground) -> None:
    """`GET /sessions/{id}` of a session that is there."""
    keep(ground, 1, session="statements-shown")
    ask(ground, "/sessions/statements-shown", 200)


def show_health(ground: Ground) -> None:
    """`GET /healthz`, which looks at both tables."""
    ask(ground, "/healthz", 200)


def send_event(ground: Ground) -> None:
    """`POST /events`; the keys of who sends are read anew."""
    ground.restart("DashboardFunction")
    headers = {"content-type": "application/json", "x-tenant-key": EVENT_KEY}
    told = web_event("POST", "/events", json.dumps(event(1, "statements-sent")), headers)
    assert answered(ground.invoke("DashboardFunction", told)).status == 202


NEEDED: dict[tuple[str, str, str], Callable[[Ground], None]] = {
    ("EventsFunction", "Archive", "s3:PutObject"): keep_one,
    ("EventsFunction", "Archive", "s3:GetObject"): keep_again,
    ("EventsFunction", "SessionEvents", "dynamodb:GetItem"): keep_one,
    ("EventsFunction", "SessionEvents", "dynamodb:PutItem"): keep_one,
    ("EventsFunction", "SessionEvents", "dynamodb:UpdateItem"): keep_one,
    ("EventsFunction", "SessionEvents", "dynamodb:Query"): keep_disordered,
    ("EventsFunction", "SessionSummaries", "dynamodb:GetItem"): keep_without_steps,
    ("EventsFunction", "SessionSummaries", "dynamodb:UpdateItem"): keep_one,
    ("EventsFunction", "Repairs", "sqs:SendMessage"): keep_for_repair,
    ("EventsFunction", "Repairs", "sqs:ChangeMessageVisibility"): repair_in_vain,
    ("DashboardFunction", "SessionSummaries", "dynamodb:Query"): list_sessions,
    ("DashboardFunction", "SessionSummaries", "dynamodb:GetItem"): show_health,
    ("DashboardFunction", "SessionEvents", "dynamodb:Query"): show_session,
    ("DashboardFunction", "SessionEvents", "dynamodb:GetItem"): show_session,
    ("DashboardFunction", "DashboardJwtKeys", "ssm:GetParameter"): list_sessions,
    ("DashboardFunction", "EventKeys", "ssm:GetParameter"): send_event,
    ("DashboardFunction", "Events", "sqs:SendMessage"): send_event,
}
"""What the processor and the dashboard API call, with the call."""
