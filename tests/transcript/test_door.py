"""A person's own chat sessions over HTTP: theirs alone, in pages, and deleted when they say so."""

import json
from typing import Any

import pytest

from bot.adapters.memory_chat_sessions import MemoryChatSessions
from bot.conversation.transcript import Page, Recorder
from bot.errors import BotError, ConfigurationError, TransientError
from bot.transcript.door import NOT_FOUND, UNAUTHORIZED, Answer, SessionsDoor
from tests.conversation.test_transcript import turn
from tests.transcript.test_signed_in import NOW, READER, REFUSED, token


class Desk:
    """A door, and people who come to it with their token."""

    def __init__(self) -> None:
        self.table = MemoryChatSessions()
        self.table.now = NOW
        self.door = SessionsDoor(self.table, READER, "key")

    def keep(self, user: str = "11", count: int = 1) -> list[str]:
        """Sessions of somebody in so many servers; their ids, newest first."""
        recorder = Recorder(self.table, lambda: NOW)
        ids = []
        for number in range(count):
            key = f"{int(user):08x}-0000-4000-8000-{number:012x}"
            one = turn(number, user=user)._replace(session_id=key, at=NOW + number)
            recorder.append(one)
            ids.append(key)
        return ids[::-1]

    def ask(self, method: str = "GET", session: str = "", user: str = "11", **query: str) -> Answer:
        """The answer to somebody's request."""
        signed = f"Bearer {token(sub=user)}"
        return self.door.answer(method, session, query, authorization=signed, now=NOW)

    def listed(self, user: str = "11", **query: str) -> tuple[list[str], str | None]:
        """The ids that somebody is shown, and the cursor."""
        status, body, headers = self.ask(user=user, **query)
        assert body is not None
        assert (status, headers["Cache-Control"]) == (200, "no-store")
        return [one["sessionId"] for one in body["sessions"]], body["next_cursor"]


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_somebody_sees_their_own_sessions_newest_first(desk: Desk) -> None:
    ids = desk.keep(count=3)
    desk.keep("22")
    assert desk.listed() == (ids, None)


def test_what_is_shown_is_what_is_documented(desk: Desk) -> None:
    desk.keep()
    _, body, _ = desk.ask()
    assert body is not None
    (session,) = body["sessions"]
    assert session.keys() == {
        *("sessionId", "userId", "createdAt", "updatedAt", "ttl", "messages", "guildId"),
        *("userPreferences", "messageCount", "sessionStatus"),
    }
    assert json.loads(json.dumps(body)) == body


def test_pages_follow_one_another_by_a_cursor(desk: Desk) -> None:
    ids = desk.keep(count=5)
    first, cursor = desk.listed(limit="2")
    assert cursor is not None
    second, cursor = desk.listed(limit="2", cursor=cursor)
    assert cursor is not None
    third, cursor = desk.listed(limit="2", cursor=cursor)
    assert ([*first, *second, *third], cursor) == (ids, None)


def test_another_ones_cursor_leads_nowhere(desk: Desk) -> None:
    desk.keep(count=3)
    _, cursor = desk.listed(limit="1")
    assert cursor is not None
    status, body, _ = desk.ask(user="22", cursor=cursor)
    assert (status, body) == (400, {"error": "cursor: none of yours"})


@pytest.mark.parametrize("limit", ["0", "101", "-1", "1.5", "x", "", "٣", "1000"])
def test_a_limit_is_from_1_to_100(desk: Desk, limit: str) -> None:
    status, body, _ = desk.ask(limit=limit)
    assert (status, body) == (400, {"error": "limit: a whole number from 1 to 100"})


@pytest.mark.parametrize("limit", ["1", "25", "100"])
def test_a_limit_within_is_kept_to(desk: Desk, limit: str) -> None:
    desk.keep(count=3)
    assert len(desk.listed(limit=limit)[0]) == min(3, int(limit))


def test_one_deletes_ones_own_session(desk: Desk) -> None:
    ids = desk.keep(count=2)
    assert desk.ask("DELETE", ids[0]) == (204, None, {"Cache-Control": "no-store"})
    assert desk.listed() == (ids[1:], None)
    assert desk.ask("DELETE", ids[0])[:2] == (404, NOT_FOUND)


@pytest.mark.parametrize("session", ["", "x", "../payments", "0" * 36, "A" * 400])
def test_what_is_not_there_is_not_found(desk: Desk, session: str) -> None:
    status, body, _ = desk.ask("DELETE", session or "00000000-0000-4000-8000-000000000000")
    assert (status, body) == (404, NOT_FOUND)


@pytest.mark.parametrize("session", ["x" * 5000, "not an id", "0" * 36])
def test_no_table_is_asked_for_what_is_no_id(session: str) -> None:
    class Nothing(MemoryChatSessions):
        def delete(self, session_id: str, user_id: str) -> bool:
            raise AssertionError(session_id)

    door = SessionsDoor(Nothing(), READER, "key")
    signed = f"Bearer {token()}"
    assert door.answer("DELETE", session, {}, authorization=signed, now=NOW)[0] == 404


def test_another_persons_session_is_not_there(desk: Desk) -> None:
    (theirs,) = desk.keep("22")
    assert desk.ask("DELETE", theirs)[:2] == (404, NOT_FOUND)
    assert desk.listed("22") == ([theirs], None)


@pytest.mark.parametrize("authorization", REFUSED.values(), ids=REFUSED)
def test_every_fault_of_a_token_reads_the_same(desk: Desk, authorization: str) -> None:
    (key,) = desk.keep()
    for method, session in (("GET", ""), ("DELETE", key)):
        found = desk.door.answer(method, session, {}, authorization=authorization, now=NOW)
        assert found[:2] == (401, UNAUTHORIZED)
        assert found[2]["WWW-Authenticate"] == "Bearer"
    assert desk.listed()[0] == [key]


@pytest.mark.parametrize(
    ("method", "session", "allowed"), [("POST", "", "GET"), ("GET", "x", "DELETE")]
)
def test_another_method_is_told_which_one_there_is(
    desk: Desk, method: str, session: str, allowed: str
) -> None:
    status, _, headers = desk.ask(method, session)
    assert (status, headers["Allow"]) == (405, allowed)


@pytest.mark.parametrize("fault", [TransientError("away"), ConfigurationError("no such table")])
def test_a_table_that_is_away_is_said_without_its_name(fault: BotError) -> None:
    class Away:
        def of_user(self, user_id: str, **_: Any) -> Page:
            raise fault

        def delete(self, session_id: str, user_id: str) -> bool:
            raise fault

    door = SessionsDoor(Away(), READER, "key")
    status, body, _ = door.answer("GET", "", {}, authorization=f"Bearer {token()}", now=NOW)
    assert status == 503
    assert "table" not in str(body)
