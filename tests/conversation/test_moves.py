"""What is promised of a card that its owner brings elsewhere, fault by fault.

Every promise is also held against stores that leave out one clause (test_clauses.py).
"""

import pytest

from bot.adapters.memory import MemoryConversationStore, VirtualClock
from bot.conversation import transition
from bot.conversation.phase import MAX_ROUNDS, SCHEMA_VERSION, SLIDING_SECONDS, Phase
from bot.conversation.transition import Presser
from bot.conversation.verdict import Verdict
from tests.conversation.actors import (
    AWAITING,
    ELSEWHERE,
    KEY,
    NEXT_PLAN,
    NOW,
    OWNER,
    PLAN,
    STRANGER,
    Person,
    Workman,
    begun,
    stored,
    won,
)

END = NOW + SLIDING_SECONDS
LATE = END - 1
Store = MemoryConversationStore


@pytest.fixture
def store() -> MemoryConversationStore:
    return MemoryConversationStore(VirtualClock(NOW))


def ready(store: Store, presser: Presser = OWNER) -> Person:
    """Somebody who has the conversation before them, as the list shows it."""
    person = Person(store, presser)
    person.see()
    return person


def test_a_card_is_brought_elsewhere_and_open_for_another_hour(store: Store) -> None:
    begun(store)
    assert ready(store).resume(now=LATE) is Verdict.OPEN

    after = stored(store)
    assert transition.place_of(after) == ("89", "r1")
    assert after["expires_at"] == after["ttl"] == LATE + SLIDING_SECONDS
    assert after["phase"] == Phase.AWAITING_CONFIRMATION
    assert after["version"] == 2


def test_what_was_shown_before_can_still_be_confirmed(store: Store) -> None:
    begun(store)
    assert ready(store).resume() is Verdict.OPEN
    assert Person(store).confirm() is Verdict.OPEN


def test_F13_a_stranger_brings_nothing_to_themselves(store: Store) -> None:
    before = begun(store)
    assert ready(store, STRANGER).resume() is Verdict.NOT_YOURS
    assert store.get(KEY) == before


def test_F14_another_server_brings_nothing_over(store: Store) -> None:
    before = begun(store)
    assert ready(store, ELSEWHERE).resume() is Verdict.NOT_FOUND
    assert store.get(KEY) == before


def test_F28_what_is_over_does_not_come_back(store: Store) -> None:
    before = begun(store, phase=Phase.NEEDS_CLARIFICATION)
    assert ready(store).resume(now=END) is Verdict.NOT_FOUND
    assert store.get(KEY) == before


def test_F24_of_two_who_bring_the_card_to_themselves_one_has_it(store: Store) -> None:
    begun(store)
    first, second = ready(store), ready(store)

    assert first.resume("r1") is Verdict.OPEN
    after = stored(store)

    second.resume("r2", channel="90")
    assert store.get(KEY) == after
    assert second.old == after


def test_F24_nor_does_a_later_move_lose_its_card_to_an_earlier_one(store: Store) -> None:
    begun(store, card_channel_id="88", card_interaction_id="r0")
    first, second = ready(store), ready(store)

    assert first.resume("r1") is Verdict.OPEN
    second.resume("r2")
    assert transition.place_of(stored(store)) == ("89", "r1")


def test_F23_a_move_delivered_again_recognises_its_own(store: Store) -> None:
    begun(store)
    person, again = ready(store), ready(store)
    assert person.resume() is Verdict.OPEN
    assert again.resume() is Verdict.OWN
    assert ready(store).see() is Verdict.OWN


def test_F31_nobody_brings_over_what_a_newer_version_wrote(store: Store) -> None:
    before = begun(store, schema_version=SCHEMA_VERSION + 1)
    assert ready(store).resume() is Verdict.OTHER_VERSION
    assert store.get(KEY) == before


def test_what_is_read_for_a_request_is_never_lost_to_a_move(store: Store) -> None:
    begun(store)
    early = ready(store)
    person = Person(store)
    assert person.read() is Verdict.OPEN
    assert person.answer(phase=Phase.COLLECTING) is Verdict.OPEN
    reading = stored(store)

    assert early.resume() is Verdict.READING
    assert ready(store).see() is Verdict.READING
    assert won(store, transition.propose(KEY, reading["version"], NOW, AWAITING))


def test_a_preview_that_was_confirmed_meanwhile_is_not_opened_again(store: Store) -> None:
    begun(store)
    early = ready(store)
    assert Person(store).confirm() is Verdict.OPEN
    after = stored(store)

    early.resume()
    assert store.get(KEY) == after


def test_F36_a_worker_does_not_notice_that_its_card_is_brought_elsewhere(store: Store) -> None:
    begun(store)
    Person(store).confirm()
    worker = Workman(store)
    assert worker.take()

    assert ready(store).resume(now=END) is Verdict.OPEN
    after = stored(store)
    assert transition.place_of(after) == ("89", "r1")
    assert after["ttl"] > END

    assert worker.checkpoint()
    assert worker.complete()


def test_what_is_completed_stays_where_it_is(store: Store) -> None:
    begun(store)
    Person(store).confirm()
    worker = Workman(store)
    assert worker.take()
    early = ready(store)
    assert worker.complete()
    after = stored(store)

    assert early.resume() is Verdict.DONE
    assert store.get(KEY) == after


def test_a_new_preview_goes_to_where_the_card_is(store: Store) -> None:
    begun(store)
    Person(store).confirm()
    worker = Workman(store)
    assert worker.take()
    assert ready(store).resume() is Verdict.OPEN
    assert worker.reconsider()

    after = stored(store)
    assert (after["plan_digest"], transition.place_of(after)) == (NEXT_PLAN, ("89", "r1"))


def test_F30_after_the_last_round_the_card_still_comes_along(store: Store) -> None:
    begun(store, rounds=MAX_ROUNDS)
    assert ready(store).resume() is Verdict.OPEN
    assert Person(store).confirm(shows=PLAN) is Verdict.OPEN
