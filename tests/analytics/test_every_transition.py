"""Every change of a conversation becomes exactly one event, and the events tell all but words."""

import random
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from bot.adapters.dynamodb.wire import encode
from bot.adapters.memory import Fault
from bot.analytics.event import Event
from bot.analytics.summary import fold
from bot.conversation.condition import Item
from bot.conversation.phase import Phase
from bot.conversation.reply import Reply
from tests.analytics.streams import Post, Stream, StreamedConversations, lives, phase_of
from tests.conversation.machine import WholeBotMachine
from tests.conversation.sample import Sample, changed
from tests.conversation.samples import SAMPLES
from tests.conversation.whole_bot import WholeBot

EXPECTED = {
    "T1": "CONVERSATION_STARTED",
    "T1b": "CONVERSATION_STARTED",
    "T2": "PREVIEW_SHOWN",
    "T3": "ANSWERED",
    "T3b": "ANSWERED",
    "T4": "CONFIRMED",
    "T4 by a role": "CONFIRMED",
    "T4 by everyone": "CONFIRMED",
    "T5": "EXECUTING",
    "T5 of the dead": "EXECUTING",
    "T6": "CHECKPOINT",
    "T7": "PULL_REQUEST_OPENED",
    "T8": "FAILED",
    "T9": "RETRY_SCHEDULED",
    "T9 because it was asked to wait": "RETRY_SCHEDULED",
    "T9b": "PREVIEW_SHOWN",
    "T10": "CANCELLED",
    "T10 by a role": "CANCELLED",
    "T11": "FAILED",
    "T11 of the dead": "FAILED",
    "T12": "PULL_REQUEST_OPENED",
    "T12 of the dead": "PULL_REQUEST_OPENED",
    "T13": "REDRIVEN",
    "T14": "NOTIFIED",
    "T14 of a failure": "NOTIFIED",
    "T15": "CARD_MOVED",
    "T15 once more": "CARD_MOVED",
    "T15 of a running job": "CARD_MOVED",
    "T16": "TAKEN_BACK",
    "T16 once more": "TAKEN_BACK",
    "T17": "FAILED",
    "T18": "ABANDONED",
}
REST: Item = {"locale": "de", "application_id": "77", "undo_of": "other"}
"""What the samples leave out, since no condition reads it; T17 happens to undos alone."""


def told(sample: Sample) -> list[Event]:
    """The events of a sample's change."""
    old = sample.before and {**sample.before, **REST}
    new = None if sample.write.kind == "delete" else changed(old, sample.changes)
    post, stream = Post(), Stream(lambda: 1_800_000_000)
    images = [None if item is None else encode({**item, **REST}) for item in (old, new)]
    stream.tell("conversation_id", sample.write.conversation_id, *images)
    assert post.deliver(stream.records) == []
    return post.events


def test_the_table_of_transitions_is_whole() -> None:
    assert EXPECTED.keys() == SAMPLES.keys()


@pytest.mark.parametrize("name", SAMPLES)
def test_each_transition_is_one_event_of_its_own_type(name: str) -> None:
    sample = SAMPLES[name]
    (event,) = told(sample)
    assert event.event_type == EXPECTED[name]
    before = sample.before["version"] if sample.before else 0
    assert event.step_number == (before + 1 if before else sample.changes["version"])
    assert event.properties.get("was", "") == (sample.before or {}).get("phase", "")


class Told(WholeBotMachine):
    """The whole bot under everything at once, with a stream.

    Nobody begins a conversation, cancels it and begins it again within the same second.
    """

    def new_bot(self) -> WholeBot:
        self.stream = Stream(self.now)
        return WholeBot(StreamedConversations(self.stream))

    def acts(self, act: Any, faults: list[Fault | None]) -> Reply:
        self.bot.clock.advance(1)
        return super().acts(act, faults)

    def now(self) -> float:
        """The time of the story, in epoch seconds."""
        return self.bot.clock()

    def teardown(self) -> None:
        super().teardown()
        if hasattr(self, "stream"):
            every_transition_was_told(self.stream, self.bot.store.items())


def every_transition_was_told(stream: Stream, items: list[Item]) -> None:
    """Ask for all that holds of the events of a story, told in any batches, some of them twice."""
    post, luck = Post(), random.Random(len(stream.records))
    records = stream.records
    while records:
        size = luck.randint(1, 25)
        post.deliver(records[:size])
        if luck.random() < 0.2:
            post.deliver(records[:size])
        records = records[size:]
    is_over = [is_of_something_over(record) for record in stream.records]
    assert len(post.distinct) == len(stream.records) - sum(is_over)
    stored = {(item["conversation_id"], str(item["created_at"])): item for item in items}
    for life in lives(post.distinct):
        *_, created_at = life[0].event_id.split(":")
        item = stored.pop((life[0].session_id, created_at), None)
        phase = phase_of(life)
        collected = sum(is_over) and phase in (Phase.COMPLETED, Phase.FAILED)
        assert phase == (item["phase"] if item else "absent") or collected
        ending_fits(life)
    assert not stored
    words = "".join(post.bodies + post.lines + [str(line) for line in post.metrics])
    for typed in ("dark", "112233", "#000080", "make it", "preview"):
        assert typed not in words.replace("preview_", "")


def is_of_something_over(record: dict[str, dict[str, dict[str, dict[str, str]]]]) -> bool:
    """Whether it tells that what was completed or failed is collected."""
    old = record["dynamodb"].get("OldImage", {})
    return "NewImage" not in record["dynamodb"] and old["phase"]["S"] in ("completed", "failed")


def ending_fits(life: list[Event]) -> None:
    """The aggregate ends as its last event says."""
    summary, last = fold(life, life[0].timestamp), life[-1]
    assert summary.ending == last.ending
    assert (summary.outcome == "form_completed") == any(
        event.event_type == "PULL_REQUEST_OPENED" for event in life
    )
    assert summary.steps == len(life)


def test_whatever_happens_every_transition_is_told_once() -> None:
    run_state_machine_as_test(
        Told,
        settings=settings(
            max_examples=50,
            stateful_step_count=30,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )
