"""The list in pages, whatever happens between two of them, and a session's timeline."""

import random
from itertools import chain
from typing import Any

import pytest

from bot.analytics.reading import reading
from bot.analytics.reading.query import BadQuery
from bot.analytics.reading.reading import FILTERED, MOST_EVENTS, MOST_PAGES
from tests.analytics.reading.shelf import NOW, OURS, THEIRS, Shelf, told

DAY = 86_400


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def test_the_newest_session_comes_first(shelf: Shelf) -> None:
    for number, ago in enumerate([50, 10, 30]):
        shelf.session(number, ago)
    assert shelf.listed() == (["s00001", "s00002", "s00000"], None)


def test_a_session_is_shown_with_all_that_is_documented(shelf: Shelf) -> None:
    started = told("s1", 1, "CONVERSATION_STARTED", NOW - 9, source="ux", question="header: color")
    done = told("s1", 2, "PULL_REQUEST_OPENED", NOW, outcome="form_completed", ending="completed")
    shelf.keep(started, done._replace(properties={"write_units": 1_000_000}))
    (row,) = shelf.reading.sessions(OURS, {})["sessions"]
    assert row == {
        "session_id": "s1",
        "started_at": "2026-11-21T11:59:51.000Z",
        "ended_at": "2026-11-21T12:00:00.000Z",
        "duration_seconds": 9.0,
        "outcome": "form_completed",
        "ending": "completed",
        "source": "ux",
        "sample": False,
        "first_question": "header: color",
        "message_count": 0,
        "user_message_count": 0,
        "bot_message_count": 0,
        "event_count": 2,
        "last_event": "PULL_REQUEST_OPENED",
        "write_units": 1_000_000,
        "read_units": 0,
        "cost": 0.6250116,
    }


def test_sessions_list_pagination(shelf: Shelf) -> None:
    ids = [shelf.session(number, ago=number) for number in range(23)]
    pages = shelf.all_pages({"limit": "5"})
    assert [len(page) for page in pages] == [5, 5, 5, 5, 3]
    assert list(chain(*pages)) == ids


def test_the_last_page_is_known_to_be_the_last(shelf: Shelf) -> None:
    for number in range(10):
        shelf.session(number, ago=number)
    assert [len(page) for page in shelf.all_pages({"limit": "5"})] == [5, 5]


def test_a_tenant_without_sessions_has_an_empty_page(shelf: Shelf) -> None:
    shelf.session(1)
    assert shelf.listed(THEIRS) == ([], None)


@pytest.mark.parametrize(("chosen", "days"), [("1d", 1), ("7d", 7), ("30d", 30), ("90d", 90)])
def test_a_range_begins_so_many_days_ago(shelf: Shelf, chosen: str, days: int) -> None:
    within = shelf.session(1, ago=days * DAY - 1)
    shelf.session(2, ago=days * DAY + 1)
    assert shelf.listed(range=chosen) == ([within], None)


def test_a_page_without_a_filter_is_one_request(shelf: Shelf) -> None:
    for number in range(300):
        shelf.session(number, ago=number)
    shelf.listed(limit="25")
    assert shelf.asked == {"pages": 1, "rows": 26}


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        ({"outcome": "browsing"}, "s00001"),
        ({"outcome": "cta_clicked"}, "s00002"),
        ({"outcome": "link_clicked"}, "s00003"),
        ({"outcome": "form_completed"}, "s00004"),
        ({"outcome": "abandoned"}, "s00005"),
        ({"ending": "failed"}, "s00005"),
        ({"source": "payment"}, "s00004"),
        ({"source": "widget", "outcome": "link_clicked"}, "s00003"),
    ],
)
def test_a_filter_lets_those_through_that_fit(
    shelf: Shelf, filters: dict[str, str], wanted: str
) -> None:
    shelf.session(1)
    shelf.session(2, event_type="CTA_CLICKED")
    shelf.session(3, event_type="LINK_CLICKED")
    shelf.session(4, event_type="FORM_COMPLETED", source="payment")
    shelf.session(5, event_type="FAILED", ending="failed")
    assert shelf.listed(**filters) == ([wanted], None)


def test_a_filter_that_fits_little_reads_five_pages_and_says_where_to_go_on(shelf: Shelf) -> None:
    rare = shelf.session(0, ago=1_000_000, event_type="FORM_COMPLETED")
    for number in range(1, 1201):
        shelf.session(number, ago=number)
    first, cursor = shelf.listed(outcome="form_completed")
    assert (first, shelf.asked["pages"]) == ([], MOST_PAGES)
    assert shelf.asked["rows"] == MOST_PAGES * FILTERED
    assert cursor
    pages = shelf.all_pages({"outcome": "form_completed"})
    assert list(chain(*pages)) == [rare]
    assert len(pages) == 3


def test_a_filter_that_is_filled_reads_no_further(shelf: Shelf) -> None:
    for number in range(150):
        shelf.session(number, ago=number, event_type="LINK_CLICKED" if number < 2 else "LOOKED")
    ids, cursor = shelf.listed(outcome="link_clicked", limit="2")
    assert (ids, shelf.asked["pages"]) == (["s00000", "s00001"], 1)
    assert cursor
    assert shelf.listed(outcome="link_clicked", limit="2", cursor=cursor) == ([], None)


def test_a_filtered_page_ends_within_what_was_read_and_the_next_begins_there(shelf: Shelf) -> None:
    wanted = []
    for number in range(120):
        kind = "LINK_CLICKED" if number % 3 == 0 else "LOOKED"
        made = shelf.session(number, ago=number, event_type=kind)
        wanted += [made] if number % 3 == 0 else []
    pages = shelf.all_pages({"outcome": "link_clicked", "limit": "7"})
    assert list(chain(*pages)) == wanted
    assert [len(page) for page in pages] == [7, 7, 7, 7, 7, 5]


def test_f57_no_gap_and_no_repeat_while_sessions_come_and_go(shelf: Shelf) -> None:
    chance = random.Random(57)
    for trial in range(60):
        shelf = Shelf()
        ages = chance.sample(range(10, 100_000), 60)
        alive = {shelf.session(number, age): age for number, age in enumerate(ages)}
        there_all_along, seen, cursor = set(alive), [], ""
        params = {"limit": str(chance.choice([1, 3, 10]))}
        if trial % 2:
            params["outcome"] = "browsing"
        while True:
            ids, following = shelf.listed(**params, **({"cursor": cursor} if cursor else {}))
            seen += ids
            if following is None:
                break
            cursor = following
            shelf.session(1000 + len(seen), ago=chance.randrange(100_000))
            gone = chance.choice([ids[-1] if ids else "", chance.choice(sorted(alive))])
            shelf.expire(gone)
            there_all_along.discard(gone)
            shelf.now += 3600
        assert len(seen) == len(set(seen))
        assert there_all_along <= set(seen)


def test_f57_a_session_does_not_leave_the_range_between_two_pages(shelf: Shelf) -> None:
    for number in range(2):
        shelf.session(number, ago=number)
    old = shelf.session(2, ago=DAY - 5)
    after: dict[str, str] = {}
    for _ in range(2):
        _, cursor = shelf.listed(range="1d", limit="1", **after)
        assert cursor
        after = {"cursor": cursor}
        shelf.now += 60
    assert shelf.listed(range="1d", limit="1", **after) == ([old], None)
    assert shelf.listed(range="1d") == (["s00000", "s00001"], None)


def test_f57_the_cursor_of_a_session_that_is_gone_leads_on(shelf: Shelf) -> None:
    ids = [shelf.session(number, ago=number) for number in range(4)]
    first, cursor = shelf.listed(limit="2")
    assert cursor
    shelf.expire(first[-1])
    assert shelf.listed(limit="2", cursor=cursor) == (ids[2:], None)


@pytest.mark.parametrize(
    "asked",
    [
        {"range": "7d"},
        {"outcome": "browsing"},
        {"ending": "open"},
        {"source": "ux"},
    ],
)
def test_f20_a_cursor_is_of_one_tenant_and_one_question(
    shelf: Shelf, asked: dict[str, str]
) -> None:
    for number in range(3):
        shelf.session(number, ago=number)
    _, cursor = shelf.listed(limit="1")
    assert cursor
    shelf.asked.clear()
    with pytest.raises(BadQuery, match=r"^invalid cursor$"):
        shelf.listed(limit="1", cursor=cursor, **asked)
    with pytest.raises(BadQuery, match=r"^invalid cursor$"):
        shelf.listed(THEIRS, limit="1", cursor=cursor)
    assert not shelf.asked


def test_a_cursor_is_for_any_limit(shelf: Shelf) -> None:
    ids = [shelf.session(number, ago=number) for number in range(5)]
    _, cursor = shelf.listed(limit="1")
    assert cursor
    assert shelf.listed(limit="100", cursor=cursor) == (ids[1:], None)


def test_a_session_has_all_its_events_in_order(shelf: Shelf) -> None:
    events = [told("s1", step, "MESSAGE_SENT", NOW + step) for step in range(1, 11)]
    shuffled = list(events)
    random.Random(1).shuffle(shuffled)
    for event in shuffled:
        shelf.keep(event)
    found = shelf.reading.session(OURS, "s1")
    assert found is not None
    assert [one["step_number"] for one in found["events"]] == list(range(1, 11))
    assert [one["event_id"] for one in found["events"]] == [one.event_id for one in events]
    assert (found["event_count"], found["user_message_count"]) == (10, 10)
    assert found["next_cursor"] is None


def test_a_session_says_of_itself_what_the_list_says_of_it(shelf: Shelf) -> None:
    shelf.keep(told("s1", 2, "LINK_CLICKED", NOW + 5))
    shelf.keep(told("s1", 1, "LOOKED", NOW))  # told late: the session began before
    found = shelf.reading.session(OURS, "s1")
    assert found is not None
    listed = shelf.reading.sessions(OURS, {})["sessions"]
    assert [{name: found[name] for name in listed[0]}] == listed


def test_an_event_is_shown_with_its_properties(shelf: Shelf) -> None:
    properties: dict[str, Any] = {"phase": "executing", "attempt": 2, "tiers": [{"a": 1}]}
    actor = {"kind": "operator", "id": "abc"}
    shelf.keep(told("s1", 3, "REDRIVEN", NOW, actor=actor, source="ux", properties=properties))
    found = shelf.reading.session(OURS, "s1")
    assert found is not None
    assert found["events"] == [
        {
            "event_id": "s1:3",
            "event_type": "REDRIVEN",
            "timestamp": "2026-11-21T12:00:00.000Z",
            "step_number": 3,
            "source": "ux",
            "actor": actor,
            "user_messages": 0,
            "bot_messages": 0,
            "outcome": "",
            "ending": "",
            "sample": False,
            "properties": properties,
        }
    ]


def test_a_long_session_comes_in_pages(shelf: Shelf) -> None:
    shelf.keep(*(told("s1", step, "LOOKED", NOW + step) for step in range(MOST_EVENTS + 5)))
    first = shelf.reading.session(OURS, "s1")
    assert first is not None
    second = shelf.reading.session(OURS, "s1", first["next_cursor"])
    assert second is not None
    assert (len(first["events"]), len(second["events"])) == (MOST_EVENTS, 5)
    assert second["events"][0]["step_number"] == MOST_EVENTS
    assert (first["event_count"], second["next_cursor"]) == (MOST_EVENTS + 5, None)


def test_large_events_come_in_pages_that_an_answer_holds(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_LETTERS", 2900)
    large = {"text": "x" * 1000}
    shelf.keep(*(told("s1", step, "LOOKED", NOW, properties=large) for step in range(4)))
    first = shelf.reading.session(OURS, "s1")
    assert first is not None
    assert [one["step_number"] for one in first["events"]] == [0, 1]
    second = shelf.reading.session(OURS, "s1", first["next_cursor"])
    assert second is not None
    assert [one["step_number"] for one in second["events"]] == [2, 3]


def test_f20_the_cursor_of_one_session_is_none_of_another(shelf: Shelf) -> None:
    for session in ("s1", "s2"):
        shelf.keep(*(told(session, step, "A", NOW) for step in range(MOST_EVENTS + 1)))
    first = shelf.reading.session(OURS, "s1")
    assert first is not None
    for tenant, session in ((OURS, "s2"), (THEIRS, "s1")):
        with pytest.raises(BadQuery, match=r"^invalid cursor$"):
            shelf.reading.session(tenant, session, first["next_cursor"])


def test_f19_another_tenants_session_is_asked_for_as_often_as_one_that_never_was(
    shelf: Shelf,
) -> None:
    session = shelf.session(1)
    assert shelf.reading.session(THEIRS, session) is None
    foreign = dict(shelf.asked)
    shelf.asked.clear()
    assert shelf.reading.session(THEIRS, "never-was") is None
    assert shelf.asked == foreign == {"began": 1}


def test_f19_what_another_tenant_says_of_a_session_is_not_in_it(shelf: Shelf) -> None:
    shelf.keep(told("s1", 1, "LOOKED", NOW))
    shelf.keep(told("s1", 2, "SECRET", NOW, tenant_hash=THEIRS, event_id="theirs"))
    found = shelf.reading.session(OURS, "s1")
    assert found is not None
    assert [one["event_type"] for one in found["events"]] == ["LOOKED"]
    assert found["event_count"] == 1


def test_what_no_session_is_called_is_not_asked_for(shelf: Shelf) -> None:
    for text in ("", "x" * 129, "a/b", "\ud800"):
        assert shelf.reading.session(OURS, text) is None
    assert not shelf.asked
