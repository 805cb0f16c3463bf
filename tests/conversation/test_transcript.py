"""Chat sessions: two writes a turn, and nothing lost or told twice, whatever comes when."""

import itertools
import random
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from bot.adapters.memory_chat_sessions import MemoryChatSessions
from bot.conversation.condition import Item
from bot.conversation.transcript import (
    KEPT_SECONDS,
    MOST_CONTENT,
    MOST_MESSAGES,
    MOST_PREFERENCES,
    SEEN_SECONDS,
    Message,
    Recorder,
    Speaker,
    Turn,
    moment,
    session_id_of,
)
from bot.errors import TransientError

NOW = 1_800_000_000
SESSION = session_id_of("key", "11", "500")


def turn(number: int, *, user: str = "11", at: int | None = None, **filters: Any) -> Turn:
    """Turn `number`: what was said, and the answer."""
    when = NOW + number if at is None else at

    def said(kind: Speaker, place: int) -> Message:
        stamp = moment(when, 2 * (number % 400) + place)
        return Message(f"{number}-{place}", kind, f"{kind} {number}", stamp, filters)

    messages = (said("user_query", 0), said("trini_response", 1))
    return Turn(session_id_of("key", user, "500"), user, "500", f"c#{number}", when, messages)


class Desk:
    """A recorder over the twin, at a time that can be moved."""

    def __init__(self) -> None:
        self.table = MemoryChatSessions()
        self.now = NOW + 100

    def write(self, *turns: Turn) -> None:
        recorder = Recorder(self.table, lambda: self.now)
        for one in turns:
            recorder.append(one)

    @property
    def session(self) -> Item:
        return self.table.items[SESSION]

    @property
    def contents(self) -> list[str]:
        return [message["content"] for message in self.session["messages"]]


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_session_has_the_documented_attributes(desk: Desk) -> None:
    desk.write(
        turn(1, changes=[{"section": "navbar", "property": "background", "value": "#000080"}])
    )
    documented = {
        *("sessionId", "userId", "createdAt", "updatedAt", "ttl", "messages", "userPreferences"),
        *("messageCount", "sessionStatus"),
    }
    assert documented <= desk.session.keys()
    assert re.fullmatch(
        r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", SESSION
    )
    assert (desk.session["userId"], desk.session["sessionStatus"]) == ("11", "active")
    assert desk.session["ttl"] == desk.now + 30 * 86_400
    assert desk.session["createdAt"] == "2027-01-15T08:00:01.000Z"
    (query, response) = desk.session["messages"]
    assert (query["type"], response["type"]) == ("user_query", "trini_response")
    assert query.keys() == {
        *("messageId", "type", "content", "timestamp", "extractedFilters"),
        *("recommendations", "confidence"),
    }


def test_a_turn_is_two_writes(desk: Desk) -> None:
    for number in range(1, 5):
        desk.write(turn(number))
        assert desk.table.writes == 2 * number


def test_the_last_ten_messages_are_kept_and_all_are_counted(desk: Desk) -> None:
    desk.write(*(turn(number) for number in range(1, 9)))
    assert len(desk.contents) == MOST_MESSAGES
    assert desk.contents[-1] == "trini_response 8"
    assert desk.contents[0] == "user_query 4"
    assert desk.session["messageCount"] == 16


def test_a_turn_that_comes_again_adds_nothing(desk: Desk) -> None:
    turns = [turn(number) for number in range(1, 9)]
    desk.write(*turns)
    before = dict(desk.session)
    desk.write(*turns, *turns)
    assert desk.session == before


@pytest.mark.parametrize("seed", range(10))
def test_in_disorder_and_told_again_a_session_is_the_same(desk: Desk, seed: int) -> None:
    turns = [turn(number) for number in range(1, 9)]
    desk.write(*turns)
    mixed = Desk()
    told = [*turns, *random.Random(seed).sample(turns, 4)]
    random.Random(seed).shuffle(told)
    mixed.write(*told)
    assert mixed.contents == desk.contents
    assert mixed.session["messageCount"] == desk.session["messageCount"]


def test_what_a_crash_left_open_is_settled_when_the_turn_comes_again(desk: Desk) -> None:
    turns = [turn(number) for number in range(1, 9)]
    for one in turns:
        desk.table.append(one, desk.now)
    assert len(desk.contents) == 16
    desk.write(turns[2])
    assert desk.contents == [f"{kind} {number}" for number in range(4, 9) for kind in KINDS]
    assert (desk.session["messageCount"], desk.session["unsettled"]) == (16, 0)


KINDS = ("user_query", "trini_response")


def test_one_conflict_costs_one_more_write(desk: Desk) -> None:
    first, second = turn(1), turn(2)

    class Meddled(MemoryChatSessions):
        def settle(self, item: Item, values: Any) -> tuple[Item | None, bool]:
            if not self.items[SESSION]["messageCount"] > 2:
                super().append(second, NOW)
            return super().settle(item, values)

    table = Meddled()
    Recorder(table, lambda: NOW).append(first)
    assert table.writes - 1 == 3
    assert table.items[SESSION]["unsettled"] == 0
    assert table.items[SESSION]["messageCount"] == 4


def together(turns: int, people: int, threads: int) -> MemoryChatSessions:
    """So many turns of so many people, written at once."""
    table, barrier = MemoryChatSessions(), threading.Barrier(threads)
    shares = [range(number, turns, threads) for number in range(threads)]

    def write(share: range) -> None:
        barrier.wait()
        recorder = Recorder(table, lambda: NOW)
        for number in share:
            recorder.append(turn(number, user=str(number % people)))

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(write, shares))
    return table


@pytest.mark.parametrize("people", [1, 4])
def test_a_thousand_turns_at_once_lose_none(people: int) -> None:
    table = together(1000, people, 16)
    items = table.items.values()
    assert sum(item["messageCount"] for item in items) == 2000
    assert [len(item["messages"]) for item in items] == [MOST_MESSAGES] * people
    assert [item["unsettled"] for item in items] == [0] * people
    for user, item in itertools.groupby(items, key=lambda item: item["userId"]):
        stamps = [message["timestamp"] for one in item for message in one["messages"]]
        assert stamps == sorted(stamps), user


def test_a_late_turn_makes_a_session_no_older(desk: Desk) -> None:
    desk.write(turn(50), turn(1))
    assert desk.session["updatedAt"] == turn(50).messages[-1].timestamp


def test_what_a_stream_can_no_longer_tell_again_need_not_be_known(desk: Desk) -> None:
    old, late, new = turn(1), turn(2, at=NOW + SEEN_SECONDS), turn(3, at=NOW + SEEN_SECONDS + 2)
    desk.write(old, late)
    assert desk.session["seen"] == [old.mark, late.mark]
    desk.write(new)
    assert desk.session["seen"] == [late.mark, new.mark]


def test_one_that_is_over_is_replaced(desk: Desk) -> None:
    desk.write(turn(1), turn(2))
    desk.now += KEPT_SECONDS + 1
    desk.write(turn(3, at=desk.now))
    assert desk.contents == ["user_query 3", "trini_response 3"]
    assert desk.session["messageCount"] == 2
    assert desk.session["ttl"] == desk.now + KEPT_SECONDS


def test_two_at_once_replace_one_that_is_over_without_losing_either(desk: Desk) -> None:
    desk.write(turn(1))
    desk.now += KEPT_SECONDS + 1
    other = turn(3, at=desk.now)

    class Meddled(MemoryChatSessions):
        def replace(self, item: Item, old: Item) -> bool:
            if self.items[SESSION]["ttl"] <= desk.now:
                Desk.write(desk, other)
            return super().replace(item, old)

    meddled = Meddled()
    meddled.items, desk.table = desk.table.items, MemoryChatSessions()
    desk.table.items = meddled.items
    Recorder(meddled, lambda: desk.now).append(turn(2, at=desk.now))
    assert sorted(desk.contents) == sorted(
        f"{kind} {number}" for number in (2, 3) for kind in KINDS
    )


def test_preferences_are_what_was_asked_for_most(desk: Desk) -> None:
    def change(section: str, value: str) -> dict[str, Any]:
        return {"section": section, "property": "background", "value": value}

    wishes = [("navbar", "#000080"), ("navbar", "#000080"), ("footer", "#ffffff")]
    for number, (section, value) in enumerate(wishes):
        desk.write(turn(number, changes=[change(section, value)]))
    assert desk.session["userPreferences"] == {
        "sections": {"navbar": 2, "footer": 1},
        "properties": {"background": 3},
        "colors": {"#000080": 2, "#ffffff": 1},
    }
    desk.write(*(turn(9 + n, changes=[change(f"s{n}", "x")]) for n in range(20)))
    assert len(desk.session["userPreferences"]["sections"]) == MOST_PREFERENCES
    assert desk.session["userPreferences"]["sections"]["navbar"] == 2


def test_nobody_elses_turn_gets_into_a_session(desk: Desk) -> None:
    desk.write(turn(1))
    desk.write(turn(2)._replace(user_id="22"))
    assert desk.session["messageCount"] == 2


@pytest.mark.parametrize(
    "number", ["4242424242424242", "4242 4242 4242 4242", "4242-4242-4242-4242"]
)
def test_F63_a_card_number_is_kept_nowhere(desk: Desk, number: str) -> None:
    one = turn(1, request=f"pay with {number}")
    said = one.messages[0]._replace(content=f"pay with {number} please")
    desk.write(one._replace(messages=(said, one.messages[1])))
    assert desk.contents[0] == "pay with •••• 4242 please"
    assert "4242424242424242" not in re.sub(r"[\s-]", "", str(desk.session))


def test_a_long_text_is_shortened(desk: Desk) -> None:
    one = turn(1)
    long = one.messages[0]._replace(content="x" * 5000)
    desk.write(one._replace(messages=(long,)))
    assert len(desk.contents[0]) == MOST_CONTENT


def test_a_session_is_a_persons_in_a_server_and_nobody_can_tell_its_id() -> None:
    ids = {session_id_of(key, user, guild) for key in "ab" for user in "12" for guild in "34"}
    assert len(ids) == 8


def test_it_gives_up_where_others_write_all_the_time(desk: Desk) -> None:
    class Busy(MemoryChatSessions):
        def settle(self, item: Item, values: Any) -> tuple[Item | None, bool]:
            return item, False

    with pytest.raises(TransientError, match="all the time"):
        Recorder(Busy(), lambda: NOW).append(turn(1))
