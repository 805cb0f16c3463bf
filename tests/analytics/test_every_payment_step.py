"""Every change of a payment session becomes one event, which knows nothing of card or payer."""

import hashlib
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analytics.event import Actor, Event, tenant_hash
from bot.analytics.summary import fold
from bot.payment.ports import CardRefused, Unreached
from bot.payment.session import Session
from tests.analytics.streams import NAMES, Post, Stream, StreamedPayments, lives, phase_of
from tests.payment.test_any_words import MESSAGE, TROUBLES
from tests.payment.world import CVV, PAN, READY, Payer, World, world

LINK = {
    "link_hash": hashlib.sha256(b"link").hexdigest(),
    "link_until": 1_760_536_000,
    "user_id": "11",
    "guild_id": "812",
    "channel_id": "88",
    "application_id": "77",
    "interaction_id": "100",
    "interaction_token": "sealed",
    "asked_at": 1_760_535_261,
    "locale": "de",
}


class Told:
    """A payment world with a stream, and the door that makes events of it."""

    def __init__(self) -> None:
        self.stream = Stream(lambda: self.now)
        self.sessions = StreamedPayments(self.stream)
        self.world: World = world(sessions=self.sessions)
        self.post = Post()

    @property
    def now(self) -> float:
        return self.world.clock.now

    @property
    def events(self) -> list[Event]:
        """What is told of all that happened."""
        luck = random.Random(len(self.stream.records))
        records = self.stream.records
        for begin in range(len(records)):
            if begin == 0 or luck.random() < 0.3:
                assert self.post.deliver(records[begin:]) == []
        return self.post.distinct

    @property
    def types(self) -> list[str]:
        return [event.event_type for event in self.events]


@pytest.fixture
def told() -> Told:
    return Told()


def test_a_payment_is_told_step_by_step(told: Told) -> None:
    Payer(told.world).says(*READY, CVV, "confirm")
    assert told.types == [
        "CONVERSATION_STARTED",
        *["FIELD_COLLECTED"] * 3,
        "VERIFYING",
        "TOKEN_ISSUED",
        "PAYMENT_COMPLETED",
    ]
    events = told.events
    assert [event.properties["phase"] for event in events] == [
        *("name", "card", "expiry", "cvv", "cvv", "confirm", "absent")
    ]
    assert [event.properties.get("new_names", []) for event in events[1:4]] == [
        *(["name"], ["card"], ["expiry"])
    ]
    assert (events[-1].outcome, events[-1].ending) == ("form_completed", "completed")
    assert {event.source for event in events} == {"payment"}
    assert sum(event.user_messages for event in events) == 5
    assert events[4].properties["attempt"] == 1


def test_whose_it_is_without_discord_the_application_alone_knows(told: Told) -> None:
    Payer(told.world).says("Hi")
    (event,) = told.events
    assert event.tenant_hash == tenant_hash("dm:77")
    assert event.actor == Actor("user", "")
    assert event.session_id.startswith("pay-")
    assert "test-123" not in "".join(told.post.bodies)


def linked(told: Told) -> Payer:
    """Somebody who has followed the link that `/payment` gave."""
    now = told.now
    session = Session("p1", "", 1, "name", updated_at=now, link=LINK)
    assert told.world.sessions.create(session, now)
    payer = Payer(told.world, "p1")
    payer.secret = told.world.agent.redeem("p1", "link", now) or ""
    return payer


def test_a_link_that_is_followed_is_told(told: Told) -> None:
    linked(told)
    assert told.types == ["CONVERSATION_STARTED", "LINK_CLICKED"]
    first, event = told.events
    assert [one.properties["read_units"] for one in (first, event)] == [0, 1]
    assert (event.outcome, event.actor) == ("link_clicked", Actor("user", NAMES.person("11")))
    assert (event.tenant_hash, event.started_at) == (
        tenant_hash("812"),
        "2025-10-15T13:34:21.000Z",
    )
    assert first.properties["is_linked"] is True
    assert first.properties["language"] == "de"
    assert fold([first, event], first.timestamp).outcome == "link_clicked"


def test_a_linked_payment_ends_with_its_last_words(told: Told) -> None:
    linked(told).says("Ada Lovelace", PAN, "12/25", CVV, "confirm")
    assert told.types[-3:] == ["TOKEN_ISSUED", "ANSWERED", "PAYMENT_COMPLETED"]
    assert [one.actor for one in told.events[-3:]] == [
        Actor("bot", ""),
        *[Actor("user", NAMES.person("11"))] * 2,
    ]


@pytest.mark.parametrize("is_linked", [True, False])
@pytest.mark.parametrize("said", [READY[1:2], READY[1:], (*READY[1:], CVV)])
def test_whoever_cancels_has_not_paid(
    told: Told, said: tuple[str, ...], *, is_linked: bool
) -> None:
    payer = linked(told) if is_linked else Payer(told.world)
    payer.says(*([] if is_linked else ["Hi"]), *said, "cancel")
    last = told.events[-1]
    assert (last.event_type, last.outcome, last.ending) == ("CANCELLED", "abandoned", "cancelled")
    assert ("TOKEN_GIVEN_UP" in told.types) is (CVV in said)


def test_a_card_that_is_refused_is_told_without_its_number(told: Told) -> None:
    told.world.tokens.answers = [CardRefused("card_declined"), Unreached("timeout")]
    Payer(told.world).says(*READY, CVV, PAN, CVV, "4242424242424241")
    refused = [event for event in told.events if event.event_type == "FIELD_REFUSED"]
    assert [(event.actor.kind, event.properties["field"]) for event in refused] == [
        *(("bot", "card"), ("bot", "cvv"), ("user", "cvv"))
    ]


def test_what_is_collected_expired(told: Told) -> None:
    Payer(told.world).says(*READY, CVV)
    told.world.clock.pass_by(90_000)
    told.sessions.sweep(told.now)
    last = told.events[-1]
    assert (last.event_type, last.ending, last.timestamp[:13]) == (
        *("EXPIRED", "expired"),
        "2025-10-15T14",
    )


def test_a_session_in_place_of_one_that_is_over_is_another_one(told: Told) -> None:
    Payer(told.world).says("Hi", "John Smith")
    told.world.clock.pass_by(4000)
    Payer(told.world).says("Hi")
    assert told.types == [
        *("CONVERSATION_STARTED", "FIELD_COLLECTED", "EXPIRED", "CONVERSATION_STARTED")
    ]
    assert [phase_of(life) for life in lives(told.events)] == ["absent", "name"]


@given(
    st.lists(st.tuples(MESSAGE, st.sampled_from([0, 0, 0, 300, 901, 3700])), max_size=12),
    TROUBLES,
    st.booleans(),
)
def test_whatever_is_said_every_change_is_told_once(
    said: list[tuple[str, int]], troubles: list[CardRefused | Unreached], is_linked: bool
) -> None:
    told = Told()
    told.world.tokens.answers.extend(troubles)
    payer = linked(told) if is_linked else Payer(told.world)
    for text, seconds in said:
        told.world.clock.pass_by(seconds)
        if seconds == 901:
            told.sessions.sweep(told.now)
        payer.says(text)
    events, keys = told.events, [one["dynamodb"] for one in told.stream.records]
    replaced = sum(
        one.get("NewImage", {}).get("version", {}).get("N") == "1" and "OldImage" in one
        for one in keys
    )
    assert len(events) == len(keys) + replaced
    phases = [phase_of(life) for life in lives(events)]
    stored = [item["currentStep"]["S"] for item in told.world.sessions.items()]
    assert sorted(set(phases) - {"absent"}) == sorted(stored)
    written = "".join([*told.post.bodies, *told.post.lines])
    for typed in ("John", "Smith", "4242", "tok_", "李明", "12/25"):
        assert typed not in written
