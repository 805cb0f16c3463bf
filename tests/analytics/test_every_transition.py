"""Every change of a conversation becomes exactly one event, and the events tell all but words."""

import random
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from bot.adapters.dynamodb.wire import encode
from bot.adapters.memory import Fault, carry_out
from bot.analytics.event import Event
from bot.analytics.summary import fold
from bot.conversation.condition import Item
from bot.conversation.phase import Phase
from bot.conversation.reply import Reply
from bot.conversation.store import Lost
from bot.conversation.transition import Place, answer, cancel, confirm, move
from tests.analytics.streams import NAMES, Post, Stream, StreamedConversations, lives, phase_of
from tests.conversation.machine import WholeBotMachine
from tests.conversation.sample import NOW, Sample, changed
from tests.conversation.samples import SAMPLES
from tests.conversation.test_total_table import PRESSERS, met
from tests.conversation.total_table import CELLS, Cell
from tests.conversation.whole_bot import WholeBot

EXPECTED = {
    "T1": "CONVERSATION_STARTED user open",
    "T1b": "CONVERSATION_STARTED user open",
    "T2": "PREVIEW_SHOWN bot open",
    "T3": "ANSWERED user open",
    "T3b": "ANSWERED user open",
    "T4": "CONFIRMED user open",
    "T4 by a role": "CONFIRMED user open",
    "T4 by everyone": "CONFIRMED user open",
    "T5": "EXECUTING bot open",
    "T5 of the dead": "EXECUTING bot open lease_over",
    "T6": "CHECKPOINT bot open",
    "T7": "PULL_REQUEST_OPENED bot completed",
    "T8": "FAILED bot failed gone",
    "T9": "RETRY_SCHEDULED bot open",
    "T9 because it was asked to wait": "RETRY_SCHEDULED bot open asked_to_wait",
    "T9b": "PREVIEW_SHOWN bot open site_moved",
    "T10": "CANCELLED user cancelled",
    "T10 by a role": "CANCELLED user cancelled",
    "T11": "FAILED system failed gave_up",
    "T11 of the dead": "FAILED system failed gave_up",
    "T12": "PULL_REQUEST_OPENED bot completed adopted",
    "T12 of the dead": "PULL_REQUEST_OPENED bot completed",
    "T13": "REDRIVEN operator open",
    "T14": "NOTIFIED bot completed",
    "T14 of a failure": "NOTIFIED bot failed",
    "T15": "CARD_MOVED user open",
    "T15 once more": "CARD_MOVED user open",
    "T15 of a running job": "CARD_MOVED user open",
    "T16": "TAKEN_BACK bot completed",
    "T16 once more": "TAKEN_BACK bot completed",
    "T17": "REFUSED bot refused undo_refused",
    "T18": "ABANDONED operator failed",
}
"""Type, who acted, how the session stands then, and why."""

REST: Item = {"locale": "de", "application_id": "77"}
"""What the samples leave out, since no condition reads it."""

UNDO: Item = {"undo_of": "other"}


def told(sample: Sample) -> list[Event]:
    """The events of a sample's change."""
    return posted(sample).events


def posted(sample: Sample) -> Post:
    """What is sent of a sample's change; T17 happens to undos alone."""
    more = REST | UNDO if sample.write.name == "T17" else REST
    old = sample.before and {**sample.before, **more}
    new = None if sample.write.kind == "delete" else changed(old, sample.changes)
    post, stream = Post(), Stream(lambda: 1_800_000_000)
    images = [None if item is None else encode({**item, **more}) for item in (old, new)]
    stream.tell("conversation_id", sample.write.conversation_id, *images)
    assert post.deliver(stream.records) == []
    return post


def test_the_table_of_transitions_is_whole() -> None:
    assert EXPECTED.keys() == SAMPLES.keys()


@pytest.mark.parametrize("name", SAMPLES)
def test_each_transition_is_one_event_of_its_own_type(name: str) -> None:
    sample = SAMPLES[name]
    (event,) = told(sample)
    said = (event.event_type, event.actor.kind, event.ending, event.properties.get("reason", ""))
    assert " ".join(said).strip() == EXPECTED[name]
    before = sample.before["version"] if sample.before else 0
    assert event.step_number == (before + 1 if before else sample.changes["version"])
    assert event.properties.get("was", "") == (sample.before or {}).get("phase", "")


def test_an_undo_that_is_answered_with_why_not_is_no_failure_and_nobody_left() -> None:
    post = posted(SAMPLES["T17"])
    assert post.counted("SessionsFailed") == 0
    (event,) = post.events
    assert event.outcome == "browsing"
    summary = fold([event], event.timestamp)
    assert (summary.outcome, summary.stands, summary.reached) == ("browsing", "refused", "")


def test_an_undo_without_a_plan_is_named_by_what_it_takes_back() -> None:
    begun = SAMPLES["T1"]
    (event,) = told(begun._replace(changes={**begun.changes, **UNDO, "section": "footer"}))
    assert (event.question, event.properties["section"]) == ("undo: footer", "footer")
    words = {**begun.changes, **UNDO, "section": "typed", "said": ["change", "x"]}
    (event,) = told(begun._replace(changes=words))
    assert event.question == ""


def test_an_undo_that_begins_says_so() -> None:
    begun = SAMPLES["T1"]
    (event,) = told(begun._replace(changes={**begun.changes, **UNDO}))
    assert event.properties["reason"] == "undo"


@pytest.mark.parametrize("name", ["T13", "T18"])
def test_an_operator_is_told_by_a_hash(name: str) -> None:
    sample = SAMPLES[name]
    (event,) = told(sample)
    by = sample.changes["redriven_by" if name == "T13" else "abandoned_by"]
    assert event.actor.id == NAMES.person(by)


def test_a_failure_that_an_operator_closed_stays_a_failure_when_it_is_shown() -> None:
    closed = Sample(
        SAMPLES["T14 of a failure"].write,
        {**(SAMPLES["T14 of a failure"].before or {}), "abandoned_by": "33"},
        {"notified_at": 7, "version": 4},
        {},
    )
    assert [event.ending for event in told(closed)] == ["failed"]


PRESSED = {
    "confirm": "CONFIRMED",
    "cancel": "CANCELLED",
    "answer": "ANSWERED",
    "resume": "CARD_MOVED",
}


def written(cell: Cell) -> tuple[Item | None, Item | None]:
    """The item before and after the press of a cell, the same where it loses."""
    old, who = met(cell), PRESSERS[cell.who]
    if old is None:
        return None, None
    old = {**old, **REST}
    shown = str(old["plan_digest"])[:8] if cell.shown == "current" else "e1e1e1e1"
    key, place = old["conversation_id"], Place("89", "9")
    writes = {
        "confirm": lambda: confirm(key, who, shown, confirm_id="9", now=NOW),
        "cancel": lambda: cancel(key, who),
        "answer": lambda: answer(old, who, NOW, {"phase": Phase.NEEDS_CLARIFICATION}),
        "resume": lambda: move(old, who, place, NOW),
    }
    try:
        return old, carry_out(writes[cell.action](), old)
    except Lost:
        return old, old


def test_every_press_of_the_total_table_is_told_where_it_goes_ahead_and_only_there() -> None:
    told_of: set[str] = set()
    for cell in CELLS:
        if cell.action == "answer" and cell.shown == "earlier":
            continue  # whoever answers looks first, and then writes nothing
        post, stream = Post(), Stream(lambda: NOW)
        images = [None if item is None else encode(item) for item in written(cell)]
        stream.tell("conversation_id", "key", *images)
        post.deliver(stream.records)
        types = [event.event_type for event in post.events]
        assert types == ([PRESSED[cell.action]] if cell.verdict == "open" else []), cell
        told_of |= set(types)
    assert told_of == set(PRESSED.values())


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
