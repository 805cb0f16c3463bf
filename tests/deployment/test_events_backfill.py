"""`ux-agent events backfill` against an AWS that moto plays."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import boto3
import pytest
from moto import mock_aws

from bot.__main__ import main
from bot.adapters.aws.boto import Translated
from bot.adapters.s3_events import S3EventArchive
from bot.analytics.event import archive_key
from bot.bootstrap_events import SessionTables, session_tables
from bot.deployment.amazon import Amazon
from bot.deployment.checkpoint import Checkpoint
from bot.deployment.events_door import Names, names_of
from bot.deployment.progress import Bar
from bot.errors import ConfigurationError
from bot.settings import Settings, from_environment
from tests.analytics.samples import NOW, TENANT, event
from tests.deployment.at_desk import REGION
from tests.real_server import create_table


class Account(NamedTuple):
    """The archive and the tables."""

    archive: S3EventArchive
    tables: SessionTables


@pytest.fixture
def account(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Account]:
    monkeypatch.setenv("AWS_DEFAULT_REGION", REGION)
    monkeypatch.setenv("EVENTS_BUCKET", "events-bucket")
    monkeypatch.chdir(tmp_path)
    with mock_aws():
        s3, client = boto3.client("s3"), boto3.client("dynamodb")
        place: Any = {"LocationConstraint": REGION}
        s3.create_bucket(Bucket="events-bucket", CreateBucketConfiguration=place)
        create_table(client, root, "picasso-session-events", "SessionEventsTable")
        create_table(client, root, "picasso-session-summaries", "SessionSummariesTable")
        tables = session_tables(from_environment(), lambda: NOW, Translated(client))
        yield Account(S3EventArchive(Translated(s3), "events-bucket"), tables)


def act(*arguments: str) -> int:
    return main(["events", "backfill", *arguments])


def test_the_tables_are_made_of_the_bucket_and_the_checkpoint_goes(
    account: Account, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    events = [event(step) for step in range(1, 6)]
    for one in events:
        account.archive.put(one)
    assert act() == 0
    shown = capsys.readouterr()
    assert "5 events are in picasso-session-events and counted" in shown.out
    assert "100%  5 of 5" in shown.err
    assert account.tables.events.of_session("session-1", TENANT) == events
    assert account.tables.summaries.page(TENANT, limit=5).rows[0].steps == 5
    assert list(tmp_path.iterdir()) == []


def test_it_goes_on_where_the_checkpoint_says(
    account: Account, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    events = [event(step) for step in range(1, 6)]
    for one in events:
        account.archive.put(one)
    names = Names("events-bucket", "picasso-session-events", "picasso-session-summaries")
    about = {**names._asdict(), "since": "2026-11-21", "tenant": TENANT}
    Checkpoint(tmp_path / "mine.json", about).write(archive_key(events[2]))
    asked = ("--since", "2026-11-21", "--tenant", TENANT, "--checkpoint", "mine.json")
    assert act(*asked) == 0
    assert "100%  2 of 2" in capsys.readouterr().err
    assert account.tables.events.of_session("session-1", TENANT) == events[3:]


def test_a_table_that_is_missing_stops_it_before_anything_is_read(
    account: Account, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SESSION_SUMMARIES_TABLE", "missing")
    assert act() == 1
    assert "missing" in capsys.readouterr().err


def test_objects_that_are_no_events_are_named_and_the_status_says_so(
    account: Account, capsys: pytest.CaptureFixture[str]
) -> None:
    account.archive.put(event(1, timestamp="2025-01-01T00:00:00Z"))
    client = boto3.client("s3")
    client.put_object(Bucket="events-bucket", Key="tenant=x/broken.json", Body=b"{")
    assert act() == 1
    shown = capsys.readouterr().out
    assert "1 are older than 90 days" in shown
    assert "tenant=x/broken.json" in shown


@pytest.mark.parametrize("arguments", [("--since", "soon"), ("--since", "2026-13-01"), ("more",)])
def test_wrong_usage_ends_with_two(arguments: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as ended:
        act(*arguments)
    assert ended.value.code == 2


class Deployed(Amazon):
    """An account whose stacks have these outputs."""

    def __init__(self, outputs: dict[str, str]) -> None:
        super().__init__(REGION)
        self._outputs = [
            {"OutputKey": name, "OutputValue": value} for name, value in outputs.items()
        ]

    def client(self, service: str) -> Any:
        assert service == "cloudformation"
        return self

    def describe_stacks(self, StackName: str) -> dict[str, Any]:  # noqa: N803 - boto3's own
        stack = {"StackStatus": "CREATE_COMPLETE", "Outputs": self._outputs}
        return {"Stacks": [stack]}


def test_without_a_bucket_the_deployments_own_names_are_taken() -> None:
    outputs = {"EventsBucket": "b", "SessionEventsTable": "e", "SessionSummariesTable": "s"}
    assert names_of(Deployed(outputs), Settings({}), "prod") == Names("b", "e", "s")
    with pytest.raises(ConfigurationError, match="ux-agent-try has no EventsBucket"):
        names_of(Deployed({}), Settings({}), "try")


def test_a_checkpoint_of_another_work_is_not_gone_on_with(tmp_path: Path) -> None:
    path = tmp_path / "checkpoint"
    Checkpoint(path, {"bucket": "one"}).write("key")
    assert Checkpoint(path, {"bucket": "one"}).read() == "key"
    with pytest.raises(ConfigurationError, match="bucket one, not bucket other"):
        Checkpoint(path, {"bucket": "other"}).read()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"about": {}}'])
def test_a_checkpoint_that_cannot_be_read_stops_it(tmp_path: Path, text: str) -> None:
    path = tmp_path / "checkpoint"
    path.write_text(text)
    with pytest.raises(ConfigurationError, match="cannot be read"):
        Checkpoint(path, {}).read()


def test_a_checkpoint_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="cannot be written"):
        Checkpoint(tmp_path / "missing" / "checkpoint", {}).write("key")


def test_a_bar_grows_on_a_terminal_and_is_a_line_a_tenth_elsewhere() -> None:
    seconds = iter(range(0, 1000, 10))
    live, plain = io.StringIO(), io.StringIO()
    on, off = (Bar(out, 400, lambda: next(seconds), is_live=out is live) for out in (live, plain))
    for done in (0, 100, 110, 400):
        on.show(done)
        off.show(done)
    on.end()
    off.end()
    assert live.getvalue().count("\r") == 4
    assert "████████" in live.getvalue()
    assert live.getvalue().endswith("400 of 400\033[K\n")
    lines = plain.getvalue().splitlines()
    assert len(lines) == 3
    assert "25%  100 of 400, 2 min 00 s left" in lines[1]


def test_an_empty_bucket_is_done_at_once(
    account: Account, capsys: pytest.CaptureFixture[str]
) -> None:
    assert act() == 0
    assert "0 events are in" in capsys.readouterr().out
