"""Where web sessions are kept: the twin, and DynamoDB as moto and MiniStack play it."""

import asyncio
import os
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Any, TypeAlias

import boto3
import pytest
from moto import mock_aws

from bot.adapters.aws.boto import Translated
from bot.adapters.aws.errors import AwsError, ErrorAnswer, NoAnswer
from bot.adapters.aws.light import open_tables
from bot.adapters.aws.shared import Shared
from bot.adapters.dynamodb.web_sessions import DynamoWebSessions
from bot.adapters.memory import VirtualClock
from bot.adapters.memory_web_sessions import MemoryWebSessions
from bot.errors import BotError, ConfigurationError, TransientError
from bot.settings import AwsSettings
from bot.web_sessions.canonical import MOST_BYTES
from bot.web_sessions.keeping import successor
from bot.web_sessions.ports import Stored, Written
from tests.moto_over_http import moto_over_http
from tests.real_server import create_table, real_server
from tests.web_sessions.exchange import ask, cookie_of
from tests.web_sessions.racing import SAVES, application, sign_in

Sessions: TypeAlias = MemoryWebSessions | DynamoWebSessions
NOW = 1_800_000_000
FIRST = Stored('{"a":1}', "2027-01-15T08:00:00Z", NOW + 3600, 1, "seed")
SECOND = FIRST._replace(text='{"a":2}', ttl=NOW + 4000, version=2)
CANCELLED = "TransactionCanceledException"
_keys = count(1)


@pytest.fixture(scope="module")
def server(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sessions]:
    with real_server(root, tmp_path_factory.mktemp("server")) as started:
        create_table(started.client, root, "web", "WebSessionsTable")
        yield DynamoWebSessions(light_client(started.environment), "web")


def light_client(variables: Mapping[str, str]) -> Any:
    """The client that asks where the environment holds the credentials."""
    return Shared(lambda: open_tables(AwsSettings.read(variables)))


@pytest.fixture(scope="module")
def moto(root: Path) -> Iterator[Sessions]:
    with mock_aws():
        client: Any = Translated(boto3.client("dynamodb"))
        create_table(client, root, "web", "WebSessionsTable")
        yield DynamoWebSessions(client, "web")


@pytest.fixture(scope="module")
def light(moto: Sessions) -> Iterator[Sessions]:
    with moto_over_http() as url:
        client = light_client({**os.environ, "AWS_ENDPOINT_URL": url})
        yield DynamoWebSessions(client, "web")


@pytest.fixture
def key() -> str:
    """A key that nothing is under."""
    return f"{next(_keys):064x}"


@pytest.mark.parametrize(
    "kind", ["twin", "moto", "light", pytest.param("server", marks=pytest.mark.slow)]
)
class TestSessionStore:
    """What every implementation of bot.web_sessions.ports.SessionStore does."""

    @pytest.fixture
    def sessions(self, request: pytest.FixtureRequest, kind: str) -> Sessions:
        """One of them."""
        found: Sessions = MemoryWebSessions() if kind == "twin" else request.getfixturevalue(kind)
        return found

    def test_what_was_never_stored_is_none(self, sessions: Sessions, key: str) -> None:
        assert sessions.get(key) is None
        assert sessions.delete(key) is False
        assert sessions.extend(key, NOW + 9, now=NOW) is False
        assert sessions.replace(key, SECOND, now=NOW) == Written(is_done=False)
        assert sessions.move(key, key[::-1], SECOND, now=NOW) == Written(is_done=False)
        assert sessions.get(key) is None
        assert sessions.get(key[::-1]) is None

    def test_a_new_one_is_stored_once(self, sessions: Sessions, key: str) -> None:
        assert sessions.create(key, FIRST) is True
        assert sessions.create(key, SECOND) is False
        assert sessions.get(key) == FIRST

    def test_the_version_that_follows_replaces_it(self, sessions: Sessions, key: str) -> None:
        sessions.create(key, FIRST)
        assert sessions.replace(key, SECOND, now=NOW) == Written(is_done=True)
        assert sessions.get(key) == SECOND

    @pytest.mark.parametrize("version", [1, 3])
    def test_F59_another_version_is_told_what_stands(
        self, sessions: Sessions, key: str, version: int
    ) -> None:
        sessions.create(key, FIRST)
        other = SECOND._replace(version=version)
        assert sessions.replace(key, other, now=NOW) == Written(is_done=False, there=FIRST)
        assert sessions.move(key, key[::-1], other, now=NOW) == Written(False, FIRST)
        assert sessions.get(key) == FIRST
        assert sessions.get(key[::-1]) is None

    def test_F59_what_was_deleted_is_not_written_again(self, sessions: Sessions, key: str) -> None:
        sessions.create(key, FIRST)
        assert sessions.delete(key) is True
        assert sessions.replace(key, SECOND, now=NOW) == Written(is_done=False)
        assert sessions.extend(key, NOW + 9, now=NOW) is False
        assert sessions.move(key, key[::-1], SECOND, now=NOW) == Written(is_done=False)
        assert sessions.get(key) is None
        assert sessions.get(key[::-1]) is None

    def test_F58_what_has_expired_is_read_and_never_written_to(
        self, sessions: Sessions, key: str
    ) -> None:
        sessions.create(key, FIRST)
        end = FIRST.ttl
        assert sessions.get(key) == FIRST
        assert sessions.replace(key, SECOND, now=end).is_done is False
        assert sessions.extend(key, end + 9, now=end) is False
        assert sessions.move(key, key[::-1], SECOND, now=end).is_done is False
        assert sessions.get(key) == FIRST
        assert sessions.replace(key, SECOND, now=end - 1).is_done is True

    def test_a_longer_life_is_no_other_version(self, sessions: Sessions, key: str) -> None:
        sessions.create(key, FIRST)
        assert sessions.extend(key, NOW + 9000, now=NOW) is True
        assert sessions.get(key) == FIRST._replace(ttl=NOW + 9000)
        assert sessions.replace(key, SECOND, now=NOW).is_done is True

    def test_F58_one_that_moves_leaves_nothing_behind(self, sessions: Sessions, key: str) -> None:
        sessions.create(key, FIRST)
        assert sessions.move(key, key[::-1], SECOND, now=NOW) == Written(is_done=True)
        assert sessions.get(key) is None
        assert sessions.get(key[::-1]) == SECOND

    def test_none_moves_to_where_another_is(self, sessions: Sessions, key: str) -> None:
        for one in (key, key[::-1]):
            sessions.create(one, FIRST)
        assert sessions.move(key, key[::-1], SECOND, now=NOW).is_done is False
        assert sessions.get(key) == sessions.get(key[::-1]) == FIRST

    def test_the_largest_session_fits_an_item(
        self, sessions: Sessions, key: str, kind: str
    ) -> None:
        most = 404_000 if kind in {"moto", "light"} else MOST_BYTES  # moto's line is at 405,000
        largest = FIRST._replace(text='{"a":"' + "x" * (most - 8) + '"}')
        assert sessions.create(key, largest) is True
        assert sessions.get(key) == largest


@pytest.mark.slow
async def test_F59_at_a_real_server_no_save_outlives_a_sign_out(server: Sessions) -> None:
    clock = VirtualClock()
    app = application(server, clock)
    for kind in [*SAVES] * 4:
        cookie = await sign_in(app)
        barrier = asyncio.Barrier(2)
        sign_out = ask(app, cookies=[cookie], change=lambda s: s.clear(), barrier=barrier)
        save = ask(app, cookies=[cookie], change=SAVES[kind], barrier=barrier)
        for left in [cookie, *map(cookie_of, await asyncio.gather(save, sign_out))]:
            found: dict[str, Any] = {}
            await ask(app, cookies=[left], change=found.update)
            assert found == {}


class Scripted:
    """A client whose every operation but a read fails as it is told to."""

    def __init__(self, error: AwsError) -> None:
        self._error = error
        self.item: dict[str, Any] | None = None

    def get_item(self, **request: Any) -> dict[str, Any]:
        assert request["ConsistentRead"] is True
        return {"Item": self.item} if self.item else {}

    def put_item(self, **request: object) -> dict[str, Any]:
        raise self._error

    def transact_write_items(self, **request: Any) -> dict[str, Any]:
        raise self._error

    update_item = delete_item = put_item


def refusal(code: str, *reasons: str) -> ErrorAnswer:
    """AWS's answer; `reasons` are those of a transaction that was cancelled."""
    told = [{"Code": reason} for reason in reasons]
    response = {"Error": {"Code": code, "Message": ""}, "CancellationReasons": told}
    return ErrorAnswer(response)


@pytest.mark.parametrize(
    ("error", "meaning"),
    [
        (NoAnswer("silence"), TransientError),
        (refusal("ThrottlingException"), TransientError),
        (refusal(CANCELLED, "None", "ThrottlingError"), TransientError),
        (refusal(CANCELLED), TransientError),
        (refusal("ResourceNotFoundException"), ConfigurationError),
        (refusal("AccessDeniedException"), ConfigurationError),
    ],
)
def test_what_fails_says_who_must_act(error: AwsError, meaning: type[BotError]) -> None:
    sessions = DynamoWebSessions(Scripted(error), "web")
    acts: list[Callable[[], object]] = [lambda: sessions.move("a", "b", SECOND, now=NOW)]
    if not isinstance(error, ErrorAnswer) or error.code != CANCELLED:
        acts += [
            lambda: sessions.create("a", FIRST),
            lambda: sessions.replace("a", SECOND, now=NOW),
            lambda: sessions.extend("a", NOW, now=NOW),
            lambda: sessions.delete("a"),
        ]
    for act in acts:
        with pytest.raises(meaning, match="table web"):
            act()


@pytest.mark.parametrize(
    "error",
    [
        refusal("TransactionConflictException"),
        refusal(CANCELLED, "TransactionConflict", "None"),
    ],
)
def test_F59_a_request_that_meets_another_reads_what_that_one_left(error: AwsError) -> None:
    client = Scripted(error)
    sessions = DynamoWebSessions(client, "web")
    assert sessions.replace("a", SECOND, now=NOW) == Written(is_done=False)
    client.item = {
        "user_data": {"S": FIRST.text},
        "created_at": {"S": FIRST.created_at},
        "ttl": {"N": str(FIRST.ttl)},
        "version": {"N": "1"},
        "seed": {"S": "seed"},
    }
    assert sessions.move("a", "b", SECOND, now=NOW) == Written(is_done=False, there=FIRST)


def test_an_item_that_we_did_not_write_is_none(caplog: pytest.LogCaptureFixture) -> None:
    client = Scripted(NoAnswer(""))
    client.item = {"session_id": {"S": "a"}, "user_data": {"S": "{}"}, "ttl": {"N": "1"}}
    assert DynamoWebSessions(client, "web").get("a") is None
    assert "none of ours" in caplog.text


def test_the_names_of_the_documented_attributes(moto: Any, key: str) -> None:
    moto.create(key, FIRST)
    (item,) = [
        one
        for one in boto3.client("dynamodb").scan(TableName="web")["Items"]
        if one["session_id"] == {"S": key}
    ]
    assert item == {
        "session_id": {"S": key},
        "user_data": {"S": '{"a":1}'},
        "created_at": {"S": "2027-01-15T08:00:00Z"},
        "ttl": {"N": str(NOW + 3600)},
        "version": {"N": "1"},
        "seed": {"S": "seed"},
    }


def test_F58_a_move_whose_reply_was_lost_is_asked_for_with_the_same_token() -> None:
    asked: list[Any] = []

    class Noting(Scripted):
        def transact_write_items(self, **request: Any) -> dict[str, Any]:
            asked.append(request["ClientRequestToken"])
            return {}

    sessions = DynamoWebSessions(Noting(NoAnswer("")), "web")
    for following in (SECOND, SECOND, SECOND._replace(ttl=1)):
        sessions.move("a", "b", following, now=NOW)
    assert asked[0] == asked[1] != asked[2]
    assert len(asked[0]) <= 36


def test_an_id_that_follows_has_the_form_of_one() -> None:
    assert len(successor("A" * 43, "seed")) == 43
    assert successor("A" * 43, "seed") != successor("B" * 43, "seed")
