"""The documents' own `aws dynamodb` commands, on tables that `ux-agent tables create` makes."""

import json
import re
import shlex
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import boto3
import pytest
from moto import mock_aws

from bot.__main__ import main
from tests.deployment.at_desk import REGION
from tests.deployment.aws_commands import USAGE, Ended, run

NAMES = ("SESSION_EVENTS_TABLE", "SESSION_SUMMARIES_TABLE", "SESSION_TABLE_NAME")
EVENTS, SUMMARIES, SESSIONS = (
    "picasso-session-events",
    "picasso-session-summaries",
    "LLM-Duel-Sessions",
)
CREATE = {
    EVENTS: r"""
aws dynamodb create-table \
  --table-name picasso-session-events \
  --attribute-definitions \
    AttributeName=pk,AttributeType=S \
    AttributeName=sk,AttributeType=S \
    AttributeName=tenant_hash,AttributeType=S \
    AttributeName=timestamp,AttributeType=S \
  --key-schema \
    AttributeName=pk,KeyType=HASH \
    AttributeName=sk,KeyType=RANGE \
  --global-secondary-indexes '[{"IndexName":"tenant-date-index",
    "KeySchema":[{"AttributeName":"tenant_hash","KeyType":"HASH"},
      {"AttributeName":"timestamp","KeyType":"RANGE"}],
    "Projection":{"ProjectionType":"ALL"}}]' \
  --billing-mode PAY_PER_REQUEST
""",
    SUMMARIES: r"""
aws dynamodb create-table \
  --table-name picasso-session-summaries \
  --attribute-definitions \
    AttributeName=pk,AttributeType=S \
    AttributeName=sk,AttributeType=S \
  --key-schema \
    AttributeName=pk,KeyType=HASH \
    AttributeName=sk,KeyType=RANGE \
  --billing-mode PAY_PER_REQUEST
""",
    SESSIONS: r"""
aws dynamodb create-table \
  --table-name LLM-Duel-Sessions \
  --attribute-definitions AttributeName=session_id,AttributeType=S \
  --key-schema AttributeName=session_id,KeyType=HASH \
  --billing-mode PAY_PER_REQUEST
""",
}
EXPIRE = (
    "aws dynamodb update-time-to-live --table-name {} "
    "--time-to-live-specification Enabled=true,AttributeName=ttl"
)
WRITTEN = r"""
aws dynamodb put-item \
  --table-name picasso-session-events \
  --item '{
    "pk": {"S": "SESSION#test-session-001"},
    "sk": {"S": "STEP#001"},
    "tenant_hash": {"S": "fo85e6a06dcdf4"},
    "timestamp": {"S": "2025-12-26T10:00:00Z"},
    "event_type": {"S": "WIDGET_OPENED"},
    "ttl": {"N": "1742918400"}
  }'
"""
READ = r"""
aws dynamodb get-item \
  --table-name picasso-session-events \
  --key '{"pk": {"S": "SESSION#test-session-001"}, "sk": {"S": "STEP#001"}}'
"""
OF_TENANT = r"""
aws dynamodb query \
  --table-name picasso-session-events \
  --index-name tenant-date-index \
  --key-condition-expression "tenant_hash = :th" \
  --expression-attribute-values '{":th": {"S": "fo85e6a06dcdf4"}}'
"""
SUMMED_UP = r"""
aws dynamodb put-item \
  --table-name picasso-session-summaries \
  --item '{
    "pk": {"S": "TENANT#fo85e6a06dcdf4"},
    "sk": {"S": "SESSION#2025-12-26T10:00:00Z#test-session-001"},
    "session_id": {"S": "test-session-001"},
    "started_at": {"S": "2025-12-26T10:00:00Z"},
    "message_count": {"N": "0"},
    "ttl": {"N": "1742918400"}
  }'
"""
OF_DECEMBER = r"""
aws dynamodb query \
  --table-name picasso-session-summaries \
  --key-condition-expression "pk = :pk AND sk BETWEEN :start AND :end" \
  --expression-attribute-values '{
    ":pk": {"S": "TENANT#fo85e6a06dcdf4"},
    ":start": {"S": "SESSION#2025-12-01"},
    ":end": {"S": "SESSION#2025-12-31~"}
  }' \
  --no-scan-index-forward
"""
Aws = Callable[[str], Any]


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Ended]]:
    """How a command line ends in an account that moto plays."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    monkeypatch.setenv("AWS_DEFAULT_REGION", REGION)
    make: Any = boto3.client
    with mock_aws():
        client = cache(lambda service: make(service, region_name=REGION))
        yield lambda line: run(shlex.split(line.replace("\\\n", ""))[1:], client)


@pytest.fixture
def aws(ended: Callable[[str], Ended]) -> Aws:
    """What a command line answers."""

    def answer(line: str) -> Any:
        found = ended(line)
        assert found.status == 0, found.err
        return json.loads(found.out)

    return answer


def made(capsys: pytest.CaptureFixture[str]) -> None:
    """The three tables, by the command line."""
    assert main(["tables", "create", *NAMES]) == 0
    capsys.readouterr()


@pytest.mark.parametrize("name", CREATE)
def test_a_table_that_the_document_makes_is_one_of_ours_but_for_what_keeps_it(
    aws: Aws, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    aws(CREATE[name])
    aws(EXPIRE.format(name))
    documented = aws(f"aws dynamodb describe-table --table-name {name}")["Table"]
    main(["tables", "create", name])
    told = capsys.readouterr().out
    assert "was there" in told
    # What differs is how it is kept: moto changes no table's encryption.
    assert set(re.findall(r"✗ (\w+)", told)) <= {"encryption"}
    after = aws(f"aws dynamodb describe-table --table-name {name}")["Table"]
    for part in ("KeySchema", "AttributeDefinitions", "GlobalSecondaryIndexes"):
        assert documented.get(part) == after.get(part)


def test_an_event_that_was_written_by_hand_is_read_and_found_by_its_tenant(
    aws: Aws, capsys: pytest.CaptureFixture[str]
) -> None:
    made(capsys)
    aws(WRITTEN)
    assert aws(READ)["Item"]["event_type"] == {"S": "WIDGET_OPENED"}
    (found,) = aws(OF_TENANT)["Items"]
    assert found["sk"] == {"S": "STEP#001"}


def test_a_session_is_found_by_the_month_in_its_key(
    aws: Aws, capsys: pytest.CaptureFixture[str]
) -> None:
    made(capsys)
    aws(SUMMED_UP)
    (found,) = aws(OF_DECEMBER)["Items"]
    assert found["session_id"] == {"S": "test-session-001"}


@pytest.mark.parametrize("name", CREATE)
def test_a_table_is_active_and_expires_what_is_over(
    aws: Aws, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    made(capsys)
    told = aws(f"aws dynamodb describe-table --table-name {name} --query Table.TableStatus")
    assert told == "ACTIVE"
    expiry = aws(f"aws dynamodb describe-time-to-live --table-name {name}")
    assert expiry["TimeToLiveDescription"]["AttributeName"] == "ttl"


@pytest.mark.parametrize(
    "line",
    [
        f"aws dynamodb describe-table --table-nam {EVENTS}",
        "aws dynamodb describe-table",
        f"aws dynamodb describe-tables --table-name {EVENTS}",
        f"aws dynamodb query --table-name {EVENTS} --scan-index-forward false",
        EXPIRE.format(EVENTS).replace("Enabled", "On"),
    ],
)
def test_a_command_line_that_aws_would_not_take_is_none(
    ended: Callable[[str], Ended], line: str
) -> None:
    assert ended(line).status == USAGE
