"""The stream's door: duplicates, disorder, poison and a scheduler that is away change nothing."""

import itertools
import json
import random
from collections.abc import Iterable
from typing import Any

import pytest

from bot.adapters.dynamodb.wire import encode
from bot.conversation.condition import Item
from bot.conversation.job import Job
from bot.conversation.phase import Phase
from bot.errors import ConfigurationError, TransientError
from bot.log import Log
from lambda_interactions import outbox
from lambda_interactions.outbox import Outbox
from lambda_interactions.stream_record import COLLECTOR
from tests.lambda_interactions.events import LeftTime
from tests.ux_agent.test_outbox import item

KEYS = ("first", "second", "third")


class Agenda:
    """The port Schedules as a table; `faults` by conversation are raised, once each."""

    def __init__(self) -> None:
        self.ends: dict[str, int] = {}
        self.faults: dict[str, list[Exception]] = {}
        self.calls: list[str] = []

    def put(self, conversation_id: str, at: int, job: Job) -> None:
        self._call("put", conversation_id)
        self.ends[conversation_id] = max(at, self.ends.get(conversation_id, 0))

    def drop(self, conversation_id: str) -> None:
        self._call("drop", conversation_id)
        self.ends.pop(conversation_id, None)

    def _call(self, name: str, conversation_id: str) -> None:
        self.calls.append(f"{name} {conversation_id}")
        if self.faults.get(conversation_id):
            raise self.faults[conversation_id].pop(0)


class Post:
    """An outbox with its agenda and its log."""

    def __init__(self) -> None:
        self.agenda = Agenda()
        self.lines: list[str] = []
        self.outbox = Outbox(self.agenda, Log(self.lines.append))

    def deliver(self, records: Iterable[dict[str, Any]]) -> list[str]:
        """The sequence numbers that have to come again."""
        answer = self.outbox.handle({"Records": list(records)}, LeftTime())
        return [failed["itemIdentifier"] for failed in answer["batchItemFailures"]]

    @property
    def said(self) -> list[tuple[str, str]]:
        """Severity and outcome of each line."""
        lines = [json.loads(text) for text in self.lines]
        return [(line["level"], line["outcome"]) for line in lines]


@pytest.fixture
def post() -> Post:
    return Post()


def record(
    sequence: int, old: Item | None, new: Item | None, key: str = "first", **more: Any
) -> dict[str, Any]:
    """A change as Lambda delivers it."""
    told: dict[str, Any] = {
        "Keys": {"conversation_id": {"S": key}},
        "SequenceNumber": str(sequence),
        "SizeBytes": 1,
        "StreamViewType": "NEW_AND_OLD_IMAGES",
    }
    if old is not None:
        told["OldImage"] = encode({**old, "conversation_id": key})
    if new is not None:
        told["NewImage"] = encode({**new, "conversation_id": key})
    name = "INSERT" if old is None else "REMOVE" if new is None else "MODIFY"
    return {"eventName": name, "eventSource": "aws:dynamodb", "dynamodb": told, **more}


def life(key: str, *, start: int = 0) -> list[dict[str, Any]]:
    """A conversation from its command to its pull request, with a Change between."""
    longer = item(expires_at=6000)
    steps: list[Item | None] = [None, item(Phase.COLLECTING), item(), longer]
    steps += [item(phase) for phase in (Phase.CONFIRMED, Phase.EXECUTING, Phase.COMPLETED)]
    pairs = itertools.pairwise(steps)
    return [record(start + number, old, new, key) for number, (old, new) in enumerate(pairs)]


def test_a_conversation_has_an_end_until_it_is_confirmed(post: Post) -> None:
    ends = []
    for change in life("first"):
        assert post.deliver([change]) == []
        ends.append(post.agenda.ends.get("first"))
    assert ends == [5000, 5000, 6000, None, None, None]


def test_a_cancelled_conversation_has_no_end(post: Post) -> None:
    post.deliver([record(1, None, item())])
    post.deliver([record(2, item(), None)])
    assert post.agenda.ends == {}


def test_what_the_table_collects_keeps_the_end_that_is_about_to_come(post: Post) -> None:
    post.deliver([record(1, None, item())])
    by = {"type": "Service", "principalId": COLLECTOR}
    post.deliver([record(2, item(), None, userIdentity=by)])
    assert post.agenda.ends == {"first": 5000}


def test_a_batch_asks_once_for_what_holds_at_its_end(post: Post) -> None:
    post.deliver(life("first")[:3])
    assert post.agenda.calls == ["put first"]
    assert post.agenda.ends == {"first": 6000}


@pytest.mark.parametrize("whole", [life("first"), life("first")[:3], life("first")[:1]])
def test_F52_changes_that_come_again_change_nothing(
    post: Post, whole: list[dict[str, Any]]
) -> None:
    post.deliver(whole)
    before = dict(post.agenda.ends)
    for number in range(len(whole)):  # a retry begins anywhere and goes on to the end
        post.deliver(whole[number:])
        assert post.agenda.ends == before
    for change in whole:
        post.deliver([change, change])
    assert post.agenda.ends == before


@pytest.mark.parametrize("seed", range(20))
def test_F53_in_disorder_no_end_is_earlier_than_it_has_to_be(post: Post, seed: int) -> None:
    """One that is left over is harmless: its job looks at the conversation first."""
    changes = life("first")[:3]
    random.Random(seed).shuffle(changes)
    for change in changes:
        post.deliver([change])
    assert post.agenda.ends == {"first": 6000}


POISON: list[dict[str, Any]] = [
    {},
    {"dynamodb": {}},
    {"dynamodb": {"Keys": {"other": {"S": "x"}}, "SequenceNumber": "9"}},
    {"dynamodb": {"Keys": None, "SequenceNumber": "9"}},
    {**record(9, None, item()), "dynamodb": None},
    record(9, None, {"phase": "awaiting_confirmation"}),
    record(9, None, item(expires_at="soon")),
    record(9, None, item(expires_at=None)),
]
BINARY = record(9, None, item())
BINARY["dynamodb"]["NewImage"]["picture"] = {"B": "AAAA"}


@pytest.mark.parametrize("poison", [*POISON, BINARY])
def test_F54_poison_is_told_and_forgotten_and_takes_nobody_with_it(
    post: Post, poison: dict[str, Any]
) -> None:
    neighbours = [record(8, None, item(), "second"), poison, record(10, None, item(), "third")]
    assert post.deliver(neighbours) == []
    assert post.agenda.ends == {"second": 5000, "third": 5000}
    assert ("ERROR", "poison") in post.said


def test_F54_a_failure_comes_again_from_the_first_change_that_asked_for_it(post: Post) -> None:
    post.agenda.faults["second"] = [TransientError("away")]
    batch = [*life("first"), *life("second", start=10)[:3], *life("third", start=20)[:1]]
    assert post.deliver(batch) == ["10"]
    assert post.agenda.ends == {"third": 5000}
    assert post.deliver(batch[6:]) == []
    assert post.agenda.ends == {"second": 6000, "third": 5000}


def test_a_scheduler_that_is_closed_to_us_is_one_warning_and_no_failure(post: Post) -> None:
    denied = [ConfigurationError("AccessDeniedException") for _ in range(3)]
    post.agenda.faults = {key: [denied.pop()] for key in KEYS}
    lines: list[str] = []
    post.outbox = Outbox(post.agenda, Log(lines.append, "INFO"))
    for key in KEYS:
        assert post.deliver([record(1, None, item(), key)]) == []
    assert [json.loads(text)["level"] for text in lines] == ["WARNING"]


def test_what_nobody_foresaw_is_told_and_comes_again(post: Post) -> None:
    post.agenda.faults["first"] = [RuntimeError("bug")]
    batch = [record(1, None, item()), record(2, None, item(), "second")]
    assert post.deliver(batch) == ["1"]
    assert post.agenda.ends == {"second": 5000}
    assert ("ERROR", "unexpected") in post.said


def test_no_word_of_a_person_is_logged(post: Post) -> None:
    wish = "make the navbar hunter2"
    post.deliver([record(1, None, item(parsed_intent={"request": wish}))])
    post.deliver([record(2, None, item(expires_at=wish))])
    assert "hunter2" not in "".join(post.lines)


def test_the_door_names_what_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SCHEDULE_GROUP", "SCHEDULE_QUEUE_ARN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SCHEDULE_ROLE_ARN", "arn:aws:iam::1:role/schedules")
    with pytest.raises(ConfigurationError, match="SCHEDULE_GROUP, SCHEDULE_QUEUE_ARN"):
        outbox.make()
