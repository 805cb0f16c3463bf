"""The OpenAPI document of the dashboard, and the function held against it by schemathesis."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import pytest

from bot.adapters.memory_events import MemoryQueue
from bot.analytics.intake import Intake
from bot.analytics.reading.figures import ACTIVE_SECONDS
from lambda_interactions.dashboard_fields import FIELDS
from lambda_interactions.dashboard_openapi import document
from tests.analytics.reading.shelf import NOW, OURS, told
from tests.lambda_interactions.dashboards import Dashboard, bearer
from tests.lambda_interactions.door_server import serving_door
from tests.lambda_interactions.held_against import FAR, tried

CONFIG = Path(__file__).with_name("dashboard_openapi.toml")
READ = {
    *("/sessions/list", "/sessions/{sessionId}", "/conversations/{sessionId}"),
    "/metrics/summary",
}
ALWAYS = {"/healthz", "/openapi.json"}
TENANT_KEY = "a key of a tenant, of some length"
SENT = (f"Authorization: {bearer(exp=FAR)}", f"X-Tenant-Key: {TENANT_KEY}")


class Served(NamedTuple):
    """Where the door answers, and what it logged."""

    address: str
    lines: list[str]


def filled() -> Dashboard:
    """A dashboard with sessions of short names, as are found by trying."""
    dashboard = Dashboard()
    kinds = ("CONVERSATION_STARTED", "PREVIEW_SHOWN", "CONFIRMED", "PULL_REQUEST_OPENED")
    for ago, session in enumerate(("0", "00", "1", "a", "A", "s1")):
        for step, kind in enumerate(kinds[: ago + 1], 1):
            event = told(session, step, kind, NOW - 100 * ago + step, source="ux")
            dashboard.shelf.keep(event)
    dashboard.shelf.keep(told("s1", 9, "FAILED", NOW, ending="failed", sample=True))
    dashboard.shelf.keep(told("w1", 0, "CTA_CLICKED", NOW)._replace(step_number=None))
    return dashboard


@pytest.fixture
def served() -> Iterator[Served]:
    dashboard = filled()
    intake = Intake(MemoryQueue(), lambda: json.dumps({TENANT_KEY: OURS}))
    dashboard.taking.answer = intake.answer  # type: ignore[method-assign]
    with serving_door(dashboard.door.answer) as address:
        yield Served(address, dashboard.lines)


@pytest.mark.slow
def test_whatever_is_sent_the_answer_is_one_that_the_document_names(
    served: Served, tmp_path: Path
) -> None:
    ended = tried(served.address, CONFIG, tmp_path, *SENT, most=5)
    assert ended.returncode == 0, ended.stdout[-6000:]
    assert re.search(r"Selected: (\d)/\1", ended.stdout), ended.stdout[-4000:]
    assert not [line for line in served.lines if '"ERROR"' in line]


@pytest.mark.prove
@pytest.mark.timeout(1800)
def test_nor_is_there_another_in_a_thousand_tries(served: Served, tmp_path: Path) -> None:
    ended = tried(served.address, CONFIG, tmp_path, *SENT, most=1000)
    assert ended.returncode == 0, ended.stdout[-6000:]


@pytest.mark.parametrize(
    ("has_sessions", "has_intake", "wanted"),
    [
        (True, True, {*ALWAYS, *READ, "/events"}),
        (True, False, {*ALWAYS, *READ}),
        (False, True, {*ALWAYS, "/events"}),
    ],
)
def test_the_document_tells_of_what_is_switched_on_alone(
    has_sessions: bool, has_intake: bool, wanted: set[str]
) -> None:
    assert set(document(has_sessions=has_sessions, has_intake=has_intake)["paths"]) == wanted


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/sessions/list", "/sessions/list?limit=3"),
        ("/sessions/{sessionId}", "/sessions/s1"),
        ("/conversations/{sessionId}", "/conversations/w1"),
        ("/metrics/summary", "/metrics/summary"),
        ("/healthz", "/healthz"),
    ],
)
def test_every_field_that_is_answered_is_in_the_document(path: str, asked: str) -> None:
    told_of = document()
    answers = told_of["paths"][path]["get"]["responses"]["200"]
    schema = _closed({**answers["content"]["application/json"]["schema"]}, told_of)
    jsonschema.validate(filled().ask(asked, bearer()).body, schema)


def _closed(schema: Any, told_of: Any) -> Any:
    """The schema with what it names in it, and no field beside those it tells of."""
    if isinstance(schema, list):
        return [_closed(part, told_of) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return _closed(told_of["components"]["schemas"][name], told_of)
    if "allOf" in schema:
        parts = _closed(schema["allOf"], told_of)
        fields = {name: one for part in parts for name, one in part["properties"].items()}
        return {"type": "object", "properties": fields, "additionalProperties": False}
    inner = {name: _closed(part, told_of) for name, part in schema.items()}
    return {**inner, "additionalProperties": False} if "properties" in schema else inner


def test_the_document_says_what_each_field_means() -> None:
    schemas = document()["components"]["schemas"]
    for name in ("Session", "Event", "Numbers", "Told", "Health"):
        fields = schemas[name]["properties"]
        assert [field for field, told in fields.items() if not told.get("description")] == [], name


def test_no_field_is_described_that_there_is_not() -> None:
    schemas = document()["components"]["schemas"]
    for name, fields in FIELDS.items():
        assert [field for field in fields if len(schemas[name]["properties"][field]) < 2] == []


def test_how_long_a_session_is_active_is_what_is_counted() -> None:
    assert f"in the last {ACTIVE_SECONDS // 60} minutes" in FIELDS["Numbers"]["active"]
