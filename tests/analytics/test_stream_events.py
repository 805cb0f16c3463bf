"""The streams' door tells of sessions: once, in order, in spite of failures, and without words."""

import json
from collections.abc import Sequence
from typing import Any

import pytest

from bot.analytics.event import Actor, Event, tenant_hash
from bot.analytics.ports import Unsent
from bot.conversation.condition import Item
from bot.conversation.phase import Phase
from bot.errors import ConfigurationError
from bot.log import Log
from bot.settings import from_environment
from lambda_interactions import outbox
from lambda_interactions.outbox import Outbox
from tests.analytics.streams import GARBAGE, NAMES, Post
from tests.lambda_interactions.events import LeftTime
from tests.lambda_interactions.test_outbox import POISON, record
from tests.ux_agent.test_outbox import item

AT = 1_800_000_000
PLAN = {"base": "c1", "lines": ["header background: #fff → #000080"]}
WORDS = "make the header hunter2"


def step(phase: str, version: int, **changes: Any) -> Item:
    """A conversation at that version, with what a person typed in every place that keeps it."""
    place = {"section": "header", "op": "set", "target": "hunter2", "value": "hunter2"}
    intent = {"kind": "edit", "request": WORDS, "pending": {"section": "hunter2"}, "question": None}
    names = ("background", "text-color", "background")
    known: Item = {
        "user_id": "11",
        "version": version,
        "created_at": AT - 10,
        "ttl": AT + 3000,
        "section": "header",
        "plan": PLAN,
        "plan_digest": "d1" * 32,
        "preview_message": WORDS,
        "clarification_questions": [],
        "images": [{"filename": "hunter2.png", "url": "https://cdn.example.com/hunter2.png"}],
        "said": ["change", WORDS],
        "parsed_intent": {**intent, "changes": [{**place, "property": name} for name in names]},
    }
    return item(phase, **{**known, **changes})


OPEN = step(Phase.AWAITING_CONFIRMATION, 1)
DONE = {"pr_number": 7, "pr_url": "https://github.example.com/owner/site/pull/7?token=hunter2"}


def life(key: str = "first", start: int = 0) -> list[dict[str, Any]]:
    """A conversation: asked, confirmed, worked on, done."""
    steps = [
        OPEN,
        step(Phase.CONFIRMED, 2, confirmed_by="22"),
        step(Phase.EXECUTING, 3, confirmed_by="22", epoch=1, attempts=1),
        step(Phase.COMPLETED, 4, confirmed_by="22", epoch=1, attempts=1, **DONE),
    ]
    befores = [None, *steps]
    records = [record(start + n, befores[n], after, key) for n, after in enumerate(steps)]
    for number, one in enumerate(records):
        one["dynamodb"]["ApproximateCreationDateTime"] = float(AT + number)
    return records


@pytest.fixture
def post() -> Post:
    return Post()


def types(post: Post) -> list[str]:
    """The types of what was sent."""
    return [event.event_type for event in post.events]


WHOLE = ["CONVERSATION_STARTED", "CONFIRMED", "EXECUTING", "PULL_REQUEST_OPENED"]


def test_a_life_is_told_in_order(post: Post) -> None:
    assert post.deliver(life()) == []
    assert types(post) == WHOLE
    assert [event.step_number for event in post.events] == [1, 2, 3, 4]
    assert [event.event_id for event in post.events] == [
        f"first:{n}:{AT - 10}" for n in range(1, 5)
    ]


def test_an_event_says_where_when_who_and_what(post: Post) -> None:
    post.deliver(life())
    first, confirmed, _, last = post.events
    assert first.tenant_hash == tenant_hash("g1")
    assert (first.started_at, first.timestamp) == (
        "2027-01-15T07:59:50.000Z",
        "2027-01-15T08:00:00.000Z",
    )
    assert first.question == "header: background, text-color"
    assert first.properties["property_names"] == ["header.background", "header.text-color"]
    assert (first.properties["changes"], first.properties["language"]) == (3, "de")
    assert (first.user_messages, first.bot_messages, first.ending) == (1, 1, "open")
    assert confirmed.actor == Actor("user", NAMES.person("22"))
    assert confirmed.properties["by_role"] is True
    assert (last.outcome, last.ending) == ("form_completed", "completed")
    assert (last.properties["pr_number"], last.properties["pr_url"]) == (7, "owner/site/pull/7")
    assert (last.properties["epoch"], last.properties["attempts"]) == (1, 1)


def test_a_write_is_told_with_what_it_cost(post: Post) -> None:
    large = step(Phase.AWAITING_CONFIRMATION, 2, preview_message="x" * 2000)
    post.deliver([record(0, None, OPEN), record(1, OPEN, large), record(2, large, None)])
    told = [(one.properties["write_units"], one.properties["read_units"]) for one in post.events]
    assert told == [(1 + 1, 0), (3, 1), (3 + 1, 0)]
    assert post.counted("ConversationWriteUnits") == 9


def test_a_plan_of_many_places_is_told_by_its_first(post: Post) -> None:
    intent = {**OPEN["parsed_intent"]}
    place = intent["changes"][0]
    intent["changes"] = [{**place, "property": f"p{number}"} for number in range(12)]
    post.deliver([record(0, None, {**OPEN, "parsed_intent": intent})])
    (event,) = post.events
    assert event.properties["changes"] == 12
    assert event.properties["property_names"] == [f"header.p{number}" for number in range(10)]
    assert event.question == f"header: {', '.join(f'p{number}' for number in range(10))}"


def test_a_job_that_could_not_reach_the_other_side_says_so(post: Post) -> None:
    put_off = {"at": AT, "until": AT, "asked": 0}
    waiting = step(Phase.CONFIRMED, 4, put_off=put_off)
    post.deliver([record(0, step(Phase.EXECUTING, 3), waiting)])
    assert post.events[0].properties["reason"] == "unreachable"


def test_a_batch_without_transitions_is_not_logged(post: Post) -> None:
    post.deliver([record(0, OPEN, {**OPEN, "ttl": 7})])
    assert post.lines == []


def test_no_word_and_no_id_of_a_person_is_told(post: Post) -> None:
    unread = step(Phase.COLLECTING, 1, section="hunter2", plan={}, preview_message="")
    asked = step(Phase.NEEDS_CLARIFICATION, 2, section="hunter2", plan={}, said=["hunter2", WORDS])
    failed = step(Phase.FAILED, 3, error_code="hunter2 is gone", error_message=WORDS, step="G 2")
    post.deliver([record(0, None, unread), record(1, unread, asked), record(2, asked, failed)])
    post.deliver(life("second"))
    told = "".join([*post.bodies, *post.lines, json.dumps(post.metrics)])
    assert len(post.bodies) == 7
    for typed in ("hunter2", "make", "000080", '"11"', '"22"', "github.example.com"):
        assert typed not in told


def test_F52_changes_that_come_again_are_the_same_events(post: Post) -> None:
    for begin in range(4):
        post.deliver(life()[begin:])
    assert len(post.events) == 10
    assert len(post.distinct) == 4
    post.deliver([*life("other"), *life("other")])
    assert len(post.events) == 14


def test_a_change_without_a_version_of_its_own_is_none(post: Post) -> None:
    post.deliver([record(0, OPEN, {**OPEN, "ttl": 7})])
    assert post.events == []


def taking(*left: int) -> Any:
    """A queue that does not take the events of these places."""
    return lambda events: Unsent([events[place] for place in left])


@pytest.mark.parametrize(("left", "again"), [((0,), "0"), ((2,), "2"), ((1, 3), "1")])
def test_F54_what_the_queue_does_not_take_comes_again_and_nothing_before_it(
    post: Post, left: tuple[int, ...], again: str
) -> None:
    post.faults = [taking(*left)]
    failed = post.deliver(life())
    assert min(failed, key=int) == again
    assert len(failed) == len(left)
    assert len(post.events) == 4 - len(left)
    assert post.deliver(life()[int(again) :]) == []
    assert len(post.distinct) == 4
    assert post.counted("EventSendFailures") == len(left)


def test_F54_what_nobody_foresaw_comes_again(post: Post) -> None:
    post.faults = [lambda events: RuntimeError("bug")]
    assert post.deliver(life()) == ["0", "1", "2", "3"]
    assert "unexpected" in post.lines[-1]


def test_a_queue_that_is_closed_to_us_holds_nobody_back_and_is_told_loudly(post: Post) -> None:
    post.faults = [lambda events: ConfigurationError("the queue cannot be used: AccessDenied")]
    assert post.deliver(life()) == []
    line = json.loads(post.lines[-1])
    assert (line["level"], line["outcome"], line["received"]) == ("ERROR", "misconfigured", 4)
    assert (post.counted("EventSendFailures"), post.counted("EventsSent")) == (4, 0)


@pytest.mark.parametrize("poison", POISON)
def test_F54_poison_is_told_and_takes_nobody_with_it(post: Post, poison: dict[str, Any]) -> None:
    assert post.deliver([*life()[:2], poison, *life()[2:]]) == []
    assert types(post)[:4] == WHOLE
    assert any("poison" in line for line in post.lines)


@pytest.mark.parametrize("phase", [Phase.COMPLETED, Phase.FAILED])
def test_what_was_over_is_collected_without_an_event(post: Post, phase: str) -> None:
    post.deliver([record(0, step(phase, 4, **DONE), None, userIdentity=GARBAGE)])
    assert post.events == []
    assert post.counted("TTLDeletions") == 1


@pytest.mark.parametrize("phase", [Phase.COLLECTING, Phase.AWAITING_CONFIRMATION, Phase.CONFIRMED])
def test_what_is_collected_expired_when_its_time_was_over(post: Post, phase: str) -> None:
    gone = record(0, step(phase, 1, ttl=AT), None, userIdentity=GARBAGE)
    gone["dynamodb"]["ApproximateCreationDateTime"] = AT + 86_400
    post.deliver([gone])
    (event,) = post.events
    assert (event.event_type, event.actor.kind, event.ending) == ("EXPIRED", "system", "expired")
    assert (event.outcome, event.step_number) == ("abandoned", 2)
    assert event.timestamp == "2027-01-15T08:00:00.000Z"
    assert event.properties["collected_at"] == "2027-01-16T08:00:00.000Z"
    assert "write_units" not in event.properties


def test_who_cancels_is_the_owner_unless_roles_may(post: Post) -> None:
    shared = step(Phase.AWAITING_CONFIRMATION, 1, confirm_roles=["5"])
    post.deliver([record(0, OPEN, None), record(1, shared, None, "second")])
    assert [event.actor for event in post.events] == [
        Actor("user", NAMES.person("11")),
        Actor("user", ""),
    ]
    assert {(event.event_type, event.ending) for event in post.events} == {
        ("CANCELLED", "cancelled")
    }


def test_direct_messages_are_the_applications_own(post: Post) -> None:
    direct = [step(Phase.COLLECTING, 1, guild_id="dm", application_id=one) for one in ("77", "78")]
    post.deliver([record(n, None, one, f"c{n}") for n, one in enumerate(direct)])
    tenants = [event.tenant_hash for event in post.events]
    assert tenants == [tenant_hash("dm:77"), tenant_hash("dm:78")]
    assert tenant_hash("dm") not in tenants


def test_events_of_samples_are_marked(post: Post) -> None:
    sample = step(Phase.COLLECTING, 1, user_id="99")
    post.deliver([record(0, None, OPEN), record(1, None, sample, "second")])
    assert [event.sample for event in post.events] == [False, True]


def test_sessions_are_measured_by_how_and_where_they_end(post: Post) -> None:
    cancelled = record(9, OPEN, None, "second")
    cancelled["dynamodb"]["ApproximateCreationDateTime"] = AT + 20
    post.deliver([*life(), record(8, None, OPEN, "second"), cancelled])
    counted = {name: post.counted(name) for name in ("SessionsStarted", "SessionsCompleted")}
    assert counted == {"SessionsStarted": 2, "SessionsCompleted": 1}
    assert (post.counted("SessionsCancelled"), post.counted("DroppedAtPreview")) == (1, 1)
    assert post.metrics[0]["SessionDuration"] == [13.0, 30.0]


def test_a_moved_clock_moves_what_is_told_with_it(post: Post) -> None:
    post.outbox = Outbox(None, Log(post.lines.append), None, post.teller(offset=3600))
    post.deliver(life()[:1])
    assert post.events[0].timestamp == "2027-01-15T09:00:00.000Z"


def test_the_door_tells_nothing_where_no_queue_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")
    monkeypatch.delenv("EVENTS_QUEUE_URL", raising=False)
    assert from_environment().events_queue_url == ""
    assert outbox.make().tells_events is False
    monkeypatch.setenv("EVENTS_QUEUE_URL", "https://sqs.example.com/1/events")
    assert outbox.make().tells_events is True


def test_without_a_queue_nothing_is_sent_and_nothing_fails() -> None:
    lines: list[str] = []
    answer = Outbox(None, Log(lines.append)).handle({"Records": life()}, LeftTime())
    assert (answer, lines) == ({"batchItemFailures": []}, [])


def ordered(events: Sequence[Event]) -> list[int | None]:
    """The steps, as they were sent."""
    return [event.step_number for event in events]


def test_several_lives_of_one_id_are_told_apart(post: Post) -> None:
    again = step(Phase.AWAITING_CONFIRMATION, 1, created_at=AT + 60)
    post.deliver([record(0, None, OPEN), record(1, OPEN, None), record(2, None, again)])
    assert ordered(post.events) == [1, 2, 1]
    assert len({event.event_id for event in post.events}) == 3
