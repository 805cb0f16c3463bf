"""The dashboard function's entry and its documented functions, over the tables of the template."""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import boto3
import pytest
from moto import mock_aws

from bot.adapters.aws.boto import Translated
from bot.adapters.dynamodb.session_events import DynamoSessionEvents
from bot.adapters.dynamodb.session_summaries import DynamoSessionSummaries
from bot.analytics.event import Event
from bot.analytics.reading.reading import Reading
from bot.analytics.reading.shown import iso
from bot.analytics.tables import Tables
from bot.errors import ConfigurationError
from bot.settings import Settings
from lambda_interactions import dashboard
from lambda_interactions.dashboard import open_door
from lambda_interactions.kept import Kept
from tests.analytics.reading.shelf import OURS, THEIRS, told
from tests.lambda_interactions.web import Answered, answered, web_event
from tests.transcript.test_signed_in import AUDIENCE, ISSUER, KEYS, token

EVENTS, SUMMARIES = "picasso-session-events", "picasso-session-summaries"
TENANT_KEY = "a key of a tenant, of some length"
ON = {
    "DYNAMODB_WRITE_ENABLED": "true",
    "DASHBOARD_JWT_KEYS": json.dumps(KEYS),
    "DASHBOARD_JWT_ISSUER": ISSUER,
    "DASHBOARD_JWT_AUDIENCE": AUDIENCE,
    "CONVERSATION_ID_KEY": "key",
}
LOADED = """
import json, sys
from lambda_interactions import dashboard
print(json.dumps(sorted(sys.modules)))
"""


class Cloud(NamedTuple):
    """The tables, what writes them as the processor does, and what reads them."""

    client: Any
    tables: Tables
    reading: Reading
    now: int

    def keep(self, *events: Event) -> None:
        assert self.tables.write(events) == []


@pytest.fixture
def cloud(monkeypatch: pytest.MonkeyPatch) -> Iterator[Cloud]:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    with mock_aws():
        client = boto3.client("dynamodb")
        for name in (EVENTS, SUMMARIES):
            client.create_table(
                TableName=name,
                AttributeDefinitions=[
                    {"AttributeName": one, "AttributeType": "S"} for one in ("pk", "sk")
                ],
                KeySchema=[
                    {"AttributeName": "pk", "KeyType": "HASH"},
                    {"AttributeName": "sk", "KeyType": "RANGE"},
                ],
                BillingMode="PAY_PER_REQUEST",
            )
        now = int(time.time())
        low = Translated(client)
        events = DynamoSessionEvents(low, EVENTS, lambda: now)
        summaries = DynamoSessionSummaries(low, SUMMARIES, lambda: now)
        reading = Reading(events, summaries, key="key", clock=lambda: now)
        yield Cloud(client, Tables(events, summaries), reading, now)


@pytest.fixture
def function(cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """The module as a container with these settings has it."""
    opened = Kept(lambda: open_door(lambda: Settings(ON), print), print)
    monkeypatch.setattr(dashboard, "_DOOR", opened)
    return dashboard.lambda_handler


def ask(
    environ: Mapping[str, str], path: str, *, tenant: str = OURS, method: str = "GET", **body: Any
) -> Answered:
    """What the door of these settings answers to somebody of a tenant."""
    door = open_door(lambda: Settings(dict(environ)), print)
    signed = token(tenant_hash=tenant, exp=int(time.time()) + 60)
    headers = {"authorization": f"Bearer {signed}", "content-type": "application/json"}
    sent = json.dumps(body) if body else None
    event = web_event(method, path, sent, {**headers, "x-tenant-key": TENANT_KEY})
    return answered(door.answer(event, "request-1"))


def ten(cloud: Cloud) -> list[Event]:
    """A session of ten events."""
    kinds = ("WIDGET_OPENED", *("MESSAGE_SENT", "MESSAGE_RECEIVED") * 4, "FORM_COMPLETED")
    began = iso(cloud.now - 99)
    return [
        told("s1", step, kind, cloud.now - 100 + step, started_at=began)
        for step, kind in enumerate(kinds, 1)
    ]


def body_of(response: Mapping[str, Any], status: int = 200) -> Any:
    assert response["statusCode"] == status
    return json.loads(response["body"])


def test_a_session_of_ten_events_is_put_together_again(
    cloud: Cloud, function: Callable[..., Any]
) -> None:
    events = ten(cloud)
    cloud.keep(*events[5:])
    cloud.keep(*events[:5])
    found = body_of(dashboard.handle_session_detail("s1", OURS))
    assert [one["event_id"] for one in found["events"]] == [one.event_id for one in events]
    assert [one["step_number"] for one in found["events"]] == list(range(1, 11))
    assert [one["timestamp"] for one in found["events"]] == [one.timestamp for one in events]
    assert (found["outcome"], found["message_count"]) == ("form_completed", 8)
    assert (found["started_at"], found["ended_at"]) == (events[0].timestamp, events[-1].timestamp)


def test_sessions_list_pagination(cloud: Cloud, function: Callable[..., Any]) -> None:
    ids = [f"s{number}" for number in range(7)]
    for number, session_id in enumerate(ids):
        cloud.keep(told(session_id, 1, "WIDGET_OPENED", cloud.now - 60 * number))
    seen: list[str] = []
    after: dict[str, str] = {}
    for count in (3, 3, 1):
        asked = {"limit": "3", "range": "1d", **after}
        page = body_of(dashboard.handle_sessions_list(OURS, asked))
        assert len(page["sessions"]) == count
        seen += [one["session_id"] for one in page["sessions"]]
        after = {"cursor": page["next_cursor"]} if page["next_cursor"] else {}
    assert (seen, after) == (ids, {})


def test_the_documented_functions_answer_as_the_paths_do(
    cloud: Cloud, function: Callable[..., Any]
) -> None:
    cloud.keep(*ten(cloud))
    signed = {"authorization": f"Bearer {token(tenant_hash=OURS, exp=cloud.now + 60)}"}
    detail = function(web_event("GET", "/sessions/s1", None, signed), None)
    assert detail["body"] == dashboard.handle_session_detail("s1", OURS)["body"]
    listed = function(web_event("GET", "/sessions/list", None, signed), None)
    assert listed["body"] == dashboard.handle_sessions_list(OURS)["body"]


def test_the_documented_functions_say_what_is_wrong(
    cloud: Cloud, function: Callable[..., Any]
) -> None:
    cloud.keep(*ten(cloud))
    assert body_of(dashboard.handle_session_detail("s1", THEIRS), 404) == {"error": "not found"}
    assert body_of(dashboard.handle_sessions_list(OURS, {"limit": "0"}), 400) == {
        "error": "limit: a whole number from 1 to 100"
    }


def test_a_tenant_is_called_by_the_start_of_a_hash() -> None:
    assert dashboard.get_tenant_hash("42") == "73475cb40a568e"


def test_f57_what_is_expired_and_not_yet_collected_is_absent(
    cloud: Cloud, function: Callable[..., Any]
) -> None:
    for number in range(4):
        cloud.keep(told(f"s{number}", 1, "WIDGET_OPENED", cloud.now - 60 * number))
    first = body_of(dashboard.handle_sessions_list(OURS, {"limit": "2"}))
    for table, key in (
        (EVENTS, {"pk": {"S": "SESSION#s1"}, "sk": {"S": "STEP#001"}}),
        (
            SUMMARIES,
            {
                "pk": {"S": f"TENANT#{OURS}"},
                "sk": {"S": f"SESSION#{iso(cloud.now - 60)}#s1"},
            },
        ),
    ):
        cloud.client.update_item(
            TableName=table,
            Key=key,
            UpdateExpression="SET #ttl = :ttl",
            ExpressionAttributeNames={"#ttl": "ttl"},
            ExpressionAttributeValues={":ttl": {"N": str(cloud.now - 1)}},
            ConditionExpression="attribute_exists(pk)",
        )
    page = body_of(dashboard.handle_sessions_list(OURS, {"limit": "3"}))
    assert [one["session_id"] for one in page["sessions"]] == ["s0", "s2", "s3"]
    after = {"limit": "2", "cursor": first["next_cursor"]}
    following = body_of(dashboard.handle_sessions_list(OURS, after))
    assert [one["session_id"] for one in following["sessions"]] == ["s2", "s3"]
    assert body_of(dashboard.handle_session_detail("s1", OURS), 404) == {"error": "not found"}


def test_f19_a_foreign_session_is_one_request_for_an_item_as_a_missing_one_is(cloud: Cloud) -> None:
    large = {"text": "x" * 100_000}
    cloud.keep(
        *(
            told("s1", step, "LOOKED", cloud.now - 50 + step, tenant_hash=THEIRS, properties=large)
            for step in range(12)
        )
    )
    asked: list[str] = []
    calls = cloud.client.meta.events
    calls.register("before-call.dynamodb", lambda model, **_: asked.append(model.name))
    counts = []
    for session, tenant in (("s1", OURS), ("never-was", OURS), ("s1", THEIRS)):
        asked.clear()
        found = cloud.reading.session(tenant, session)
        counts.append((None if found is None else found["event_count"], list(asked)))
    assert counts[:2] == [(None, ["GetItem"])] * 2
    assert counts[2] == (12, ["GetItem", "Query", "Query"])


def test_the_units_that_a_request_takes_are_measured(
    cloud: Cloud, capsys: pytest.CaptureFixture[str]
) -> None:
    cloud.keep(*ten(cloud))
    assert ask(ON, "/sessions/list").status == 200
    lines = map(json.loads, capsys.readouterr().out.splitlines())
    (measured,) = (line for line in lines if "_aws" in line)
    assert measured["ConsumedReadUnits"] > 0
    assert (measured["Requests"], measured["Function"]) == (1, "dashboard")


@pytest.mark.parametrize("gone", [EVENTS, SUMMARIES])
def test_health_names_the_table_that_is_missing(cloud: Cloud, gone: str) -> None:
    fine = ask(ON, "/healthz")
    assert (fine.status, fine.body["tables"]) == (
        200,
        {"session_events": "ok", "session_summaries": "ok"},
    )
    cloud.client.delete_table(TableName=gone)
    told_of = ask(ON, "/healthz")
    assert told_of.status == 503
    assert [name for name, state in told_of.body["tables"].items() if state == "missing"] == [
        gone.removeprefix("picasso-").replace("-", "_")
    ]


def test_health_names_the_tables_that_cannot_be_reached(
    cloud: Cloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{closed.getsockname()[1]}")
        told_of = ask(ON, "/healthz")
    assert (told_of.status, set(told_of.body["tables"].values())) == (503, {"unreachable"})


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("SESSION_EVENTS_TABLE", "session_events"),
        ("SESSION_SUMMARIES_TABLE", "session_summaries"),
    ],
)
def test_the_tables_are_those_that_the_settings_name(cloud: Cloud, name: str, part: str) -> None:
    tables = ask({**ON, name: "another"}, "/healthz").body["tables"]
    assert [one for one, state in tables.items() if state == "missing"] == [part]


def test_what_a_session_costs_is_by_the_settings_prices(cloud: Cloud) -> None:
    cloud.keep(told("s1", 1, "WIDGET_OPENED", cloud.now, properties={"write_units": 10}))
    free = '{"sqs_request": 0, "s3_put": 0, "write_unit": 500000}'
    assert ask({**ON, "PRICES": free}, "/sessions/s1").body["cost"] == 5.0


def test_with_writes_disabled_sessions_are_404_and_health_says_so(cloud: Cloud) -> None:
    cloud.keep(*ten(cloud))
    off = {**ON, "DYNAMODB_WRITE_ENABLED": "false"}
    for path in ("/sessions/s1", "/conversations/s1", "/sessions/list", "/metrics/summary"):
        assert ask(ON, path).status == 200
        assert (ask(off, path).status, ask(off, path).body) == (404, {"error": "not found"})
    assert ask(off, "/healthz").body == {"status": "ok", "tables": "off"}


@pytest.mark.parametrize(
    "missing", ["CONVERSATION_ID_KEY", "DASHBOARD_JWT_ISSUER", "DASHBOARD_JWT_AUDIENCE"]
)
def test_a_setting_that_is_missing_is_named_in_the_log_alone(
    cloud: Cloud, missing: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told_of = ask({**ON, missing: ""}, "/sessions/list")
    assert (told_of.status, told_of.body) == (503, {"error": "not available"})
    assert f"not set: {missing}" in capsys.readouterr().out


def test_without_keys_nobody_is_signed_in_and_there_is_nothing_to_read(cloud: Cloud) -> None:
    assert ask({**ON, "DASHBOARD_JWT_KEYS": ""}, "/sessions/list").status == 404


def test_other_origins_come_by_a_setting(cloud: Cloud) -> None:
    origins = {**ON, "DASHBOARD_CORS_ORIGINS": "https://a.example.com, https://b.example.com"}
    assert ask(origins, "/healthz").headers["vary"] == "origin"
    with pytest.raises(ConfigurationError, match="DASHBOARD_CORS_ORIGINS"):
        ask({**ON, "DASHBOARD_CORS_ORIGINS": "*"}, "/healthz")


def test_events_from_outside_go_to_the_queue(cloud: Cloud) -> None:
    sqs = boto3.client("sqs")
    url = sqs.create_queue(QueueName="events")["QueueUrl"]
    environ = {
        **ON,
        "EVENTS_QUEUE_URL": url,
        "EVENT_KEYS": json.dumps({TENANT_KEY: THEIRS}),
    }
    event = {"event_type": "WIDGET_OPENED", "session_id": "s9", "timestamp": iso(cloud.now)}
    assert ask(environ, "/events", method="POST", **event).status == 202
    (message,) = sqs.receive_message(QueueUrl=url)["Messages"]
    assert json.loads(message["Body"])["tenant_hash"] == THEIRS
    assert ask(ON, "/events", method="POST", **event).status == 404
    for missing in ("EVENTS_QUEUE_URL", "EVENT_KEYS"):
        assert ask({**environ, missing: ""}, "/events", method="POST", **event).status == 404


def test_nothing_is_loaded_that_it_has_no_use_for(root: Path) -> None:
    environ = {
        **ON,
        "AWS_DEFAULT_REGION": "eu-west-1",
        "AWS_EC2_METADATA_DISABLED": "true",
        "PYTHONPATH": str(root),
    }
    ended = subprocess.run(
        [sys.executable, "-c", LOADED], env=environ, capture_output=True, text=True, check=True
    )
    loaded = set(json.loads(ended.stdout.splitlines()[-1]))
    assert {"jwt", "botocore.session"} <= loaded
    assert not loaded & {"discord", "starlette", "tree_sitter", "httpx", "stripe", "asyncio"}
    assert not {name for name in loaded if name.startswith(("bot.ux_agent", "bot.payment"))}
