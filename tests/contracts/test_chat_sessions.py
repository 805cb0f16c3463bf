"""Where chat sessions are kept: the twin, and DynamoDB as moto and MiniStack play it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import Any, TypeAlias

import boto3
import pytest
from moto import mock_aws

from bot.adapters.aws.boto import Translated
from bot.adapters.dynamodb.chat_sessions import DynamoSessionTable
from bot.adapters.memory_chat_sessions import MemoryChatSessions
from bot.conversation.condition import Item
from bot.conversation.transcript import KEPT_SECONDS, Recorder, Turn
from bot.errors import ConfigurationError
from tests.conversation.test_transcript import NOW, turn
from tests.real_server import create_table, real_server

Sessions: TypeAlias = MemoryChatSessions | DynamoSessionTable
_people = count(1)


@pytest.fixture(scope="module")
def server(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sessions]:
    with real_server(root, tmp_path_factory.mktemp("server")) as started:
        create_table(started.client, root, "chat", "ChatSessionsTable")
        yield DynamoSessionTable(started.client, "chat", lambda: NOW)


@pytest.fixture(scope="module")
def moto(root: Path) -> Iterator[Sessions]:
    with mock_aws():
        client: Any = Translated(boto3.client("dynamodb"))
        create_table(client, root, "chat", "ChatSessionsTable")
        yield DynamoSessionTable(client, "chat", lambda: NOW)


@pytest.fixture(params=["twin", "moto", pytest.param("server", marks=pytest.mark.slow)])
def sessions(request: pytest.FixtureRequest) -> Sessions:
    if request.param == "twin":
        made = MemoryChatSessions()
        made.now = NOW
        return made
    found: Sessions = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def ada() -> str:
    """Somebody of whom nothing is kept yet."""
    return f"1{next(_people):06d}"


def write(sessions: Sessions, *turns: Turn, now: int = NOW) -> None:
    recorder = Recorder(sessions, lambda: now)
    for one in turns:
        recorder.append(one)


def elsewhere(one: Turn, guild: int) -> Turn:
    """The same turn in another server, later there than in those before."""
    session_id = f"{one.user_id}-{guild}"
    return one._replace(session_id=session_id, guild_id=str(guild), at=one.at + guild)


def only(sessions: Sessions, user: str) -> Item:
    (session,) = sessions.of_user(user, most=10).sessions
    return session


def test_what_was_written_is_read(sessions: Sessions, ada: str) -> None:
    change = {"section": "navbar", "property": "background", "value": "#000080"}
    one = turn(1, user=ada, changes=[change])
    first = one.messages[0]._replace(confidence=0.85, recommendations=("navbar.background",))
    write(sessions, one._replace(messages=(first, one.messages[1])))
    session = only(sessions, ada)
    assert (session["messageCount"], session["ttl"]) == (2, NOW + KEPT_SECONDS)
    assert session["messages"][0] == first.to_data()
    assert session["messages"][0]["confidence"] == 0.85
    assert session["userPreferences"]["sections"] == {"navbar": 1}


def test_turns_are_added_once_and_the_last_ten_messages_stay(sessions: Sessions, ada: str) -> None:
    turns = [turn(number, user=ada) for number in range(1, 9)]
    write(sessions, *turns, *turns[3:6])
    session = only(sessions, ada)
    contents = [message["content"] for message in session["messages"]]
    assert (session["messageCount"], len(contents)) == (16, 10)
    assert contents[-1] == "trini_response 8"


def test_one_that_is_over_is_not_shown_and_is_replaced(sessions: Sessions, ada: str) -> None:
    write(sessions, turn(1, user=ada), now=NOW - KEPT_SECONDS)
    assert sessions.of_user(ada, most=10).sessions == []
    write(sessions, turn(2, user=ada))
    assert only(sessions, ada)["messageCount"] == 2


def test_a_replacement_loses_to_one_that_came_first(sessions: Sessions, ada: str) -> None:
    write(sessions, turn(1, user=ada), now=NOW - KEPT_SECONDS)
    old, is_appended = sessions.append(turn(2, user=ada), NOW)
    assert old is not None
    assert not is_appended
    fresh = {**old, "ttl": NOW + 5}
    assert sessions.replace(fresh, old)
    assert not sessions.replace(fresh, old)


def test_a_settlement_loses_to_a_turn_in_between(sessions: Sessions, ada: str) -> None:
    item, _ = sessions.append(turn(1, user=ada), NOW)
    assert item is not None
    sessions.append(turn(2, user=ada), NOW)
    newer, is_settled = sessions.settle(item, {"unsettled": 0})
    assert not is_settled
    assert newer is not None
    assert (newer["version"], newer["unsettled"]) == (2, 4)
    assert sessions.settle(newer, {"unsettled": 0})[1]


def test_nothing_is_settled_of_one_that_was_deleted(sessions: Sessions, ada: str) -> None:
    item, _ = sessions.append(turn(1, user=ada), NOW)
    assert item is not None
    assert sessions.delete(item["sessionId"], ada)
    assert sessions.settle(item, {"unsettled": 0}) == (None, False)


def test_sessions_come_newest_first_in_pages(sessions: Sessions, ada: str) -> None:
    for guild in range(1, 6):
        write(sessions, elsewhere(turn(1, user=ada), guild))
    seen: list[str] = []
    after: Any = {}
    for _ in range(3):
        page = sessions.of_user(ada, most=2, after=after)
        seen += [session["guildId"] for session in page.sessions]
        after = page.after
    assert seen == ["5", "4", "3", "2", "1"]
    assert after == {}


def test_only_its_owner_deletes_a_session(sessions: Sessions, ada: str) -> None:
    write(sessions, turn(1, user=ada))
    session_id = only(sessions, ada)["sessionId"]
    assert not sessions.delete(session_id, "22")
    assert not sessions.delete("absent", ada)
    assert sessions.delete(session_id, ada)
    assert not sessions.delete(session_id, ada)
    assert sessions.of_user(ada, most=10).sessions == []


@pytest.mark.slow
def test_turns_at_once_lose_none_at_a_real_server(server: Sessions, ada: str) -> None:
    turns = [turn(number, user=ada) for number in range(64)]
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(lambda one: write(server, one), turns))
    session = only(server, ada)
    assert (session["messageCount"], session["unsettled"], len(session["messages"])) == (128, 0, 10)


def test_a_table_that_is_not_there_says_so() -> None:
    with mock_aws():
        client: Any = Translated(boto3.client("dynamodb"))
        table = DynamoSessionTable(client, "absent", lambda: NOW)
        with pytest.raises(ConfigurationError, match="absent"):
            write(table, turn(1))
        with pytest.raises(ConfigurationError, match="absent"):
            table.of_user("11", most=1)


def test_a_turn_is_two_requests_at_dynamodb_and_one_that_comes_again_is_one(root: Path) -> None:
    sent: list[str] = []
    with mock_aws():
        client: Any = boto3.client("dynamodb")
        create_table(client, root, "counted", "ChatSessionsTable")
        client.meta.events.register(
            "before-call.dynamodb", lambda model, **_: sent.append(model.name)
        )
        table = DynamoSessionTable(Translated(client), "counted", lambda: NOW)
        write(table, turn(1))
        assert sent == ["UpdateItem", "UpdateItem"]
        sent.clear()
        write(table, turn(1))
        assert sent == ["UpdateItem"]
