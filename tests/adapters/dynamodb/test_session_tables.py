"""Sessions' tables as DynamoDB has them: names, times to live, reads, a table that is missing."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto import mock_aws

from bot.adapters.aws.boto import Translated
from bot.adapters.dynamodb.session_events import DynamoSessionEvents
from bot.adapters.dynamodb.session_summaries import DynamoSessionSummaries
from bot.analytics.event import ttl_of
from bot.analytics.tables import Tables
from bot.errors import ConfigurationError
from tests.analytics.samples import NOW, TENANT, at, event
from tests.contracts.test_session_tables import Kept, dynamodb

_sessions = count(1)


@pytest.fixture(scope="module")
def moto(root: Path) -> Iterator[Kept]:
    with mock_aws():
        yield dynamodb(Translated(boto3.client("dynamodb")), root)


@pytest.fixture
def session() -> str:
    """One of which nothing is kept yet."""
    return f"session-{next(_sessions)}"


@pytest.fixture
def tenant() -> str:
    """Somebody of whom nothing is kept yet."""
    return f"{next(_sessions):014x}"


class Noting:
    """A client that notes what it is asked."""

    def __init__(self, client: Any) -> None:
        self.asked: list[dict[str, Any]] = []
        self._client = client

    def __getattr__(self, name: str) -> Any:
        def call(**request: Any) -> Any:
            self.asked.append(request)
            return getattr(self._client, name)(**request)

        return call


@pytest.fixture
def client(moto: Kept) -> Any:
    return boto3.client("dynamodb")


@pytest.fixture
def noting(client: Any) -> Noting:
    return Noting(Translated(client))


def test_a_row_has_the_documented_keys_and_attributes(
    client: Any, moto: Kept, session: str
) -> None:
    moto.events.add([event(7, session_id=session)])
    key = {"pk": {"S": f"SESSION#{session}"}, "sk": {"S": "STEP#007"}}
    item = client.get_item(TableName="events", Key=key)["Item"]
    assert item["event_type"] == {"S": "MESSAGE_SENT"}
    assert item["tenant_hash"] == {"S": TENANT}
    assert item["timestamp"] == {"S": at(7)}
    assert int(item["ttl"]["N"]) == NOW - 3600 + 7 + 90 * 86_400


def test_a_row_written_by_hand_as_documented_is_an_event(client: Any, moto: Kept) -> None:
    client.put_item(
        TableName="events",
        Item={
            "pk": {"S": "SESSION#test-session-001"},
            "sk": {"S": "STEP#001"},
            "tenant_hash": {"S": "fo85e6a06dcdf4"},
            "timestamp": {"S": "2026-11-20T10:00:00Z"},
            "event_type": {"S": "WIDGET_OPENED"},
        },
    )
    broken = {"pk": {"S": "SESSION#test-session-001"}, "sk": {"S": "STEP#002"}}
    client.put_item(TableName="events", Item={**broken, "tenant_hash": {"S": "fo85e6a06dcdf4"}})
    (found,) = moto.events.of_session("test-session-001", "fo85e6a06dcdf4")
    assert (found.event_id, found.step_number) == ("STEP:001", 1)


def test_a_summary_written_by_hand_as_documented_is_listed(client: Any, moto: Kept) -> None:
    client.put_item(
        TableName="summaries",
        Item={
            "pk": {"S": "TENANT#fo85e6a06dcdf4"},
            "sk": {"S": "SESSION#2026-11-20T10:00:00Z#test-session-001"},
            "session_id": {"S": "test-session-001"},
            "started_at": {"S": "2026-11-20T10:00:00Z"},
            "message_count": {"N": "0"},
            "ttl": {"N": str(NOW + 1)},
        },
    )
    (row,) = moto.summaries.page("fo85e6a06dcdf4", limit=5).rows
    assert (row.session_id, row.outcome, row.message_count) == ("test-session-001", "", 0)


def test_F52_an_event_written_again_where_what_had_its_step_was_collected_counts_once(
    client: Any, moto: Kept, session: str
) -> None:
    first, second = (event(5, session_id=session, event_id=f"{session}:{n}") for n in "ab")
    moto.events.add([first, second])
    place = {"pk": {"S": f"SESSION#{session}"}, "sk": {"S": "STEP#005"}}
    client.delete_item(TableName="events", Key=place)
    assert Tables(moto.events, moto.summaries).write([second], is_recount=True) == []
    assert moto.events.of_session(session, TENANT) == [second]
    began = moto.events.began(session, TENANT)
    counted = moto.summaries.read(TENANT, began, session)
    assert counted
    assert counted.steps == 1


def test_F53_a_sessions_start_outlives_whatever_goes_on_in_it(
    client: Any, noting: Noting, session: str
) -> None:
    events = DynamoSessionEvents(noting, "events", lambda: NOW)
    place = {"pk": {"S": f"SESSION#{session}"}, "sk": {"S": f"POINTER#{TENANT}"}}
    months = [f"2026-{month:02d}-01T10:00:00.000Z" for month in range(1, 13)]
    for at_month in months:
        assert events.begin(session, TENANT, at_month) == months[0]
        item = client.get_item(TableName="events", Key=place)["Item"]
        assert int(item["ttl"]["N"]) > ttl_of(at_month) + 30 * 86_400
    written = [asked for asked in noting.asked if "UpdateExpression" in asked]
    assert len(written) == 6


def test_the_index_shows_events_and_never_a_sessions_start(
    client: Any, moto: Kept, session: str, tenant: str
) -> None:
    moto.events.begin(session, tenant, at(1))
    moto.events.add([event(1, session_id=session, tenant_hash=tenant)])
    found = client.query(
        TableName="events",
        IndexName="tenant-date-index",
        KeyConditionExpression="tenant_hash = :th",
        ExpressionAttributeValues={":th": {"S": tenant}},
    )
    assert [item["sk"]["S"] for item in found["Items"]] == ["STEP#001"]


def test_who_counts_sees_every_write_and_who_shows_reads_at_half_the_price(noting: Noting) -> None:
    events = DynamoSessionEvents(noting, "events", lambda: NOW)
    events.of_session("session", TENANT, is_fresh=True)
    events.of_session("session", TENANT)
    events.began("session", TENANT)
    DynamoSessionSummaries(noting, "summaries", lambda: NOW).read(TENANT, at(0), "session")
    assert [one["ConsistentRead"] for one in noting.asked] == [True, False, True, True]


def test_F57_dynamodb_is_never_asked_to_begin_outside_of_what_is_asked_for(noting: Noting) -> None:
    page = DynamoSessionSummaries(noting, "summaries", lambda: NOW).page
    page(TENANT, since="2026-11-05", after="SESSION#2026-11-04T10:00:00.000Z#s", limit=5)
    assert noting.asked == []
    page(TENANT, until="2026-11-05", after="SESSION#2026-11-06T10:00:00.000Z#s", limit=5)
    assert "ExclusiveStartKey" not in noting.asked[0]


def test_a_missing_table_is_the_operators_to_mend(client: Any, moto: Kept) -> None:
    translated = Translated(client)
    for table in (
        DynamoSessionEvents(translated, "missing", lambda: NOW),
        DynamoSessionSummaries(translated, "missing", lambda: NOW),
    ):
        with pytest.raises(ConfigurationError):
            table.check()


def test_a_table_that_is_there_is_in_order(moto: Kept) -> None:
    for table in (moto.events, moto.summaries):
        table.check()
