"""What is promised of the two things that an operator does with a failed job.

Every promise is also held against stores that leave out one clause (test_clauses.py).
"""

import pytest

from bot.adapters.memory import MemoryConversationStore, VirtualClock
from bot.conversation.condition import Item
from bot.conversation.operating import Operator, abandon, redrive
from bot.conversation.phase import SCHEMA_VERSION, Phase
from bot.conversation.transition import Write
from tests.conversation.actors import KEY, NOW, Person, Workman, begun, stored, won

Store = MemoryConversationStore
EVA, MAX = Operator("71", NOW), Operator("72", NOW + 1)
FAILED = {"phase": Phase.FAILED, "error_code": "gave_up", "error_message": "No."}


@pytest.fixture
def store() -> MemoryConversationStore:
    return MemoryConversationStore(VirtualClock(NOW))


def again(seen: Item, operator: Operator = EVA) -> Write:
    """T13 of the failure as it was seen."""
    confirm_id = f"redrive-{operator.user_id}"
    return redrive(KEY, seen["version"], operator, confirm_id=confirm_id)


def closed(seen: Item, operator: Operator = EVA) -> Write:
    """T18 of the failure as it was seen."""
    return abandon(KEY, seen["version"], operator)


def test_F21_what_is_handed_back_says_who_did_it_and_when(store: Store) -> None:
    after = won(store, again(begun(store, **FAILED)))
    assert after is not None
    assert after["phase"] == Phase.CONFIRMED
    assert (after["redriven_by"], after["redriven_at"]) == ("71", NOW)
    assert after["confirm_id"] == "redrive-71"


def test_F21_of_two_operators_who_hand_it_back_one_does(store: Store) -> None:
    seen = begun(store, **FAILED)
    assert won(store, again(seen))
    assert won(store, again(seen, MAX)) is None
    assert stored(store)["redriven_by"] == "71"


def test_F21_of_handing_back_and_closing_one_happens(store: Store) -> None:
    seen = begun(store, **FAILED)
    assert won(store, again(seen))
    assert won(store, closed(seen, MAX)) is None
    assert Workman(store).take()


def test_F21_nobody_closes_a_failure_that_came_after_the_one_they_saw(store: Store) -> None:
    seen = begun(store, **FAILED)
    assert won(store, again(seen))
    worker = Workman(store)
    assert worker.take()
    assert worker.fail()
    assert won(store, closed(seen, MAX)) is None


def test_F21_what_is_closed_stays_closed_and_says_who_closed_it(store: Store) -> None:
    assert won(store, closed(begun(store, **FAILED)))
    seen = stored(store)
    assert seen["phase"] == Phase.FAILED
    assert (seen["abandoned_by"], seen["abandoned_at"]) == ("71", NOW)
    assert won(store, again(seen, MAX)) is None
    assert won(store, closed(seen, MAX)) is None
    assert not Workman(store).take()


def test_F21_only_what_has_failed_is_closed(store: Store) -> None:
    for phase in (Phase.CONFIRMED, Phase.EXECUTING, Phase.COMPLETED):
        seen = begun(store, key=phase, phase=phase)
        assert won(store, abandon(phase, seen["version"], EVA)) is None
        assert store.get(phase) == seen


def test_F31_nobody_decides_about_what_a_newer_version_made(store: Store) -> None:
    seen = begun(store, **FAILED, schema_version=SCHEMA_VERSION + 1)
    assert won(store, again(seen)) is None
    assert won(store, closed(seen)) is None


def test_F23_a_click_that_won_is_no_longer_answered_as_new(store: Store) -> None:
    won(store, again(begun(store, **FAILED)))
    assert Person(store).confirm("c1").value == "busy"
