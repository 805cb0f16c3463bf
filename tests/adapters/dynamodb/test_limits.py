"""What people have used up, in a table that may be missing, closed, away, or full of old hours."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto import mock_aws

from bot.adapters.aws.boto import Translated
from bot.adapters.aws.errors import ErrorAnswer, NoAnswer
from bot.adapters.dynamodb.limits import OFF_SECONDS, DynamoLimits
from bot.ux_agent.limits import HOUR_SECONDS, MOST_OPEN, Command, Opened
from tests.real_server import create_table

NOW = 1_800_000_000
TABLE = "limits"


class Refusing:
    """A client whose every write ends in this error."""

    def __init__(self, error: Exception) -> None:
        self.error = error
        self.calls = 0

    def update_item(self, **request: object) -> Any:
        self.calls += 1
        raise self.error

    get_item = put_item = delete_item = update_item


@pytest.fixture
def client(root: Path) -> Iterator[Any]:
    with mock_aws():
        made = Translated(boto3.client("dynamodb"))
        create_table(made, root, TABLE, "LimitsTable")
        yield made


def command(number: int, now: int = NOW) -> Command:
    return Command("500", "11", Opened(f"c{number}", now), now)


def refusal(code: str, status: int = 400) -> ErrorAnswer:
    about = {"HTTPStatusCode": status}
    return ErrorAnswer({"Error": {"Code": code, "Message": "no"}, "ResponseMetadata": about})


def row(client: Any) -> dict[str, Any]:
    found: dict[str, Any] = client.get_item(TableName=TABLE, Key={"limit_id": {"S": "500#11"}})
    return dict(found["Item"])


@pytest.mark.parametrize("code", ["ResourceNotFoundException", "AccessDeniedException"])
def test_a_table_missing_or_closed_limits_nobody_and_is_told_once_a_minute(
    code: str, caplog: pytest.LogCaptureFixture
) -> None:
    client = Refusing(refusal(code))
    limits = DynamoLimits(client, TABLE)

    counted = [limits.count(command(number, NOW + number)) for number in range(OFF_SECONDS)]

    assert (set(counted), client.calls, len(caplog.records)) == ({None}, 1, 1)
    assert f"commands are not limited: table {TABLE}" in caplog.text
    assert limits.count(command(99, NOW + OFF_SECONDS)) is None
    assert client.calls == 2


@pytest.mark.parametrize(
    "error", [NoAnswer("slow"), refusal("ThrottlingException"), refusal("Oops", 500)], ids=repr
)
def test_a_table_that_is_away_limits_nobody_and_is_asked_again(
    error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    client = Refusing(error)
    limits = DynamoLimits(client, TABLE)

    assert [limits.count(command(number)) for number in range(3)] == [None] * 3

    assert (client.calls, len(caplog.records)) == (3, 3)


def test_a_row_is_forgotten_a_day_after_the_last_command(client: Any) -> None:
    DynamoLimits(client, TABLE).count(command(1))

    assert int(row(client)["ttl"]["N"]) - NOW == 25 * HOUR_SECONDS


def test_earlier_hours_leave_the_row_when_room_is_made(client: Any) -> None:
    limits = DynamoLimits(client, TABLE)
    for number in range(MOST_OPEN):
        limits.count(command(number, NOW + number * HOUR_SECONDS))
    sixth = command(9, NOW + 9 * HOUR_SECONDS)
    tally = limits.count(sixth)
    assert tally is not None

    limits.count(sixth, tally=tally, over=tally.opened[:1])

    hours = [name for name in row(client) if name.startswith("hour-")]
    assert hours == [f"hour-{sixth.hour}"]


def test_commands_that_open_nothing_leave_no_long_row_behind(client: Any) -> None:
    limits = DynamoLimits(client, TABLE)
    for hour in range(60):
        asked = command(hour, NOW + hour * HOUR_SECONDS)
        assert limits.count(asked._replace(opens=False)) is None

    hours = [name for name in row(client) if name.startswith("hour-")]
    assert sorted(hours) == [f"hour-{asked.hour - 1}", f"hour-{asked.hour}"]


def test_an_entry_that_is_none_of_ours_counts_as_one_of_long_ago(client: Any) -> None:
    odd = {"SS": ["a", "b:soon", "c:1", "d:", "e:5"]}
    client.put_item(TableName=TABLE, Item={"limit_id": {"S": "500#11"}, "open": odd})

    tally = DynamoLimits(client, TABLE).count(command(1))

    assert tally is not None
    assert sorted(opened.asked_at for opened in tally.opened) == [0, 0, 0, 1, 5]
