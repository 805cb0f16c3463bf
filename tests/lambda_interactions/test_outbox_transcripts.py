"""The streams' door writes what was said: once, masked, and never in the way of the schedules."""

import json
import random
from collections.abc import Iterable
from typing import Any

import pytest

from bot.adapters.dynamodb.wire import encode
from bot.adapters.memory_chat_sessions import MemoryChatSessions
from bot.conversation.condition import Item
from bot.conversation.phase import Phase
from bot.conversation.transcript import Recorder, Turn
from bot.errors import ConfigurationError, TransientError
from bot.log import Log
from bot.payment.session import Line, Session, item_of
from lambda_interactions.outbox import Outbox, Scribe
from tests.lambda_interactions.events import LeftTime
from tests.lambda_interactions.test_outbox import Agenda, record
from tests.ux_agent.test_outbox import item

AT = 1_800_000_000
CARD = "4242 4242 4242 4242"


def step(phase: str, version: int, **changes: Any) -> Item:
    """A conversation at that version."""
    intent: Item = {"kind": "edit", "request": "make it blue", "pending": {}, "question": None}
    change = {"section": "navbar", "op": "set", "property": "background", "value": "#000080"}
    known: Item = {
        "user_id": "11",
        "version": version,
        "plan_digest": "d",
        "locale": "en-US",
        "preview_message": f"preview {version}",
        "parsed_intent": {**intent, "changes": [{**change, "target": ""}]},
    }
    return item(phase, **{**known, **changes})


def life() -> list[dict[str, Any]]:
    """A conversation: asked, changed twice, confirmed, done."""
    open_, done = Phase.AWAITING_CONFIRMATION, Phase.COMPLETED
    said = [{"answer_id": str(n), "said": ["change", f"wish {n}"]} for n in (2, 3)]
    steps = [
        step(open_, 1),
        step(open_, 2, **said[0]),
        step(open_, 3, **said[1]),
        step(Phase.CONFIRMED, 4, confirmed_by="11", **said[1]),
        step(Phase.EXECUTING, 5, **said[1]),
        step(done, 6, pr_url="https://example.com/7", **said[1]),
    ]
    befores = [None, *steps]
    records = [record(n, befores[n], after) for n, after in enumerate(steps)]
    for number, one in enumerate(records):
        one["dynamodb"]["ApproximateCreationDateTime"] = float(AT + number)
    return records


class Post:
    """An outbox that keeps what was said; `fault` befalls its next turns."""

    def __init__(self, *, offset: int = 0, has_schedules: bool = True) -> None:
        self.table = MemoryChatSessions()
        self.recorder = Recorder(self.table, lambda: AT + 60)
        self.agenda = Agenda()
        self.faults: list[Exception] = []
        self.lines: list[str] = []
        schedules = self.agenda if has_schedules else None
        self.outbox = Outbox(schedules, Log(self.lines.append), Scribe(self, "key", offset))

    def append(self, turn: Turn) -> None:
        if self.faults:
            raise self.faults.pop(0)
        self.recorder.append(turn)

    def deliver(self, records: Iterable[dict[str, Any]]) -> list[str]:
        """The sequence numbers that have to come again."""
        answer = self.outbox.handle({"Records": list(records)}, LeftTime())
        return [failed["itemIdentifier"] for failed in answer["batchItemFailures"]]

    @property
    def session(self) -> Item:
        (only,) = self.table.items.values()
        return only

    @property
    def contents(self) -> list[str]:
        return [str(message["content"]) for message in self.session["messages"]]


@pytest.fixture
def post() -> Post:
    return Post()


WHOLE = [
    "make it blue",
    "preview 1",
    "wish 2",
    "preview 2",
    "wish 3",
    "preview 3",
    "Confirm",
    "The pull request is open: https://example.com/7",
]


def test_a_conversation_becomes_a_chat_session(post: Post) -> None:
    assert post.deliver(life()) == []
    assert post.contents == WHOLE
    assert post.session["messageCount"] == 8
    assert (post.session["userId"], post.session["guildId"]) == ("11", "g1")
    assert post.session["userPreferences"]["sections"] == {"navbar": 3}


@pytest.mark.parametrize("seed", range(10))
def test_F52_F53_told_again_and_in_disorder_it_is_the_same(post: Post, seed: int) -> None:
    told = [*life(), *life()]
    random.Random(seed).shuffle(told)
    for one in told:
        post.deliver([one])
    assert post.contents == WHOLE
    assert post.session["messageCount"] == 8


def test_one_that_cannot_be_written_comes_again_with_what_follows(post: Post) -> None:
    post.faults = [TransientError("the table refuses for now")]
    assert post.deliver(life()) == ["0"]
    assert post.deliver(life()) == []
    assert post.contents == WHOLE


def test_without_a_table_the_ends_are_still_scheduled(post: Post) -> None:
    post.faults = [ConfigurationError("no such table")] * 6
    assert post.deliver(life()[:1]) == []
    assert post.agenda.ends == {"first": 5000}
    assert "misconfigured" in "".join(post.lines)


def test_without_schedules_what_was_said_is_still_kept() -> None:
    post = Post(has_schedules=False)
    assert post.deliver(life()) == []
    assert (post.contents, post.agenda.calls) == (WHOLE, [])


def test_a_moved_clock_moves_what_is_kept_with_it() -> None:
    post = Post(offset=3600)
    post.deliver(life()[:1])
    assert post.session["createdAt"] == "2027-01-15T09:00:00.000Z"


def test_no_word_of_a_person_is_logged(post: Post) -> None:
    post.deliver(life())
    assert "blue" not in "".join(post.lines)
    kinds = {json.loads(line)["kind"] for line in post.lines}
    assert kinds == {"Turn", "DropExpiry"}


def payment(version: int, *lines: tuple[str, str], **link: Any) -> Item:
    """A payment session with these lines in its history, as it is stored."""
    history = tuple(Line(*line) for line in lines)
    return item_of(Session("p1", "hash", version, "card", history=history, link=link))


def paid(number: int, old: Item | None, new: Item | None) -> dict[str, Any]:
    """A change of it as Lambda delivers it; what is sealed is bytes."""
    told: dict[str, Any] = {"Keys": {"sessionId": {"S": "p1"}}, "SequenceNumber": str(number)}
    told["ApproximateCreationDateTime"] = AT + number
    for name, image in (("OldImage", old), ("NewImage", new)):
        if image is not None:
            told[name] = {**encode(image), "sealed": {"B": "c2VhbGVk"}}
    return {"dynamodb": told}


HELLO = ("assistant", "What is your name?")
NAME = ("user", "Ada")
CARD_LINE = ("user", f"it is {CARD}")
ADA = {"user_id": "11", "guild_id": "g1"}


def test_F63_a_payment_is_kept_line_by_line_and_without_card_numbers(post: Post) -> None:
    first, second = payment(1, HELLO, **ADA), payment(2, HELLO, NAME, CARD_LINE, **ADA)
    changes = [paid(1, None, first), paid(2, first, second), paid(3, second, None)]
    assert post.deliver(changes) == []
    assert post.contents == ["What is your name?", "Ada", "it is •••• 4242"]
    assert [one["type"] for one in post.session["messages"]][1:] == ["user_query"] * 2
    before = dict(post.session)
    assert post.deliver(changes) == []
    assert post.session == before


def test_of_who_pays_without_discord_nothing_is_kept(post: Post) -> None:
    assert post.deliver([paid(1, None, payment(1, HELLO, NAME))]) == []
    assert (post.table.items, post.lines) == ({}, [])


def test_a_history_that_lost_its_beginning_adds_what_is_new(post: Post) -> None:
    old = payment(1, HELLO, NAME, ("assistant", "a"), **ADA)
    new = payment(2, NAME, ("assistant", "a"), ("user", "b"), **ADA)
    post.deliver([paid(1, old, new)])
    assert post.contents == ["b"]


def test_both_kinds_are_one_session(post: Post) -> None:
    post.deliver([*life()[:1], paid(1, None, payment(1, NAME, **ADA))])
    assert post.session["messageCount"] == 3
