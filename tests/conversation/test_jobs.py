"""What is promised when workers die, linger, double, or find their job over, fault by fault.

Every promise is also held against stores that leave out one clause (test_clauses.py).
"""

import pytest

from bot.adapters.memory import MemoryConversationStore, VirtualClock
from bot.conversation import transition
from bot.conversation.operating import Operator, redrive
from bot.conversation.phase import KEPT_SECONDS, MAX_ATTEMPTS, Phase
from bot.conversation.transition import Write
from bot.conversation.verdict import Verdict
from bot.errors import TransientError
from tests.conversation.actors import (
    KEY,
    NEXT_PLAN,
    NOW,
    PLAN,
    Person,
    Workman,
    begun,
    stored,
    won,
)

LATER = NOW + 61
Store = MemoryConversationStore


def handed_back(version: int, now: int) -> Write:
    """T13, by an operator who saw the conversation at this version."""
    return redrive(KEY, version, Operator("99", now), confirm_id=f"redrive-{version}")


@pytest.fixture
def store() -> MemoryConversationStore:
    return MemoryConversationStore(VirtualClock(NOW))


def test_F33_a_job_that_comes_before_its_confirm_is_not_done(store: Store) -> None:
    begun(store)
    assert not Workman(store).take()
    assert stored(store)["phase"] == Phase.AWAITING_CONFIRMATION


def test_F34_of_two_deliveries_one_is_done_and_the_other_finds_it_over(store: Store) -> None:
    begun(store)
    Person(store).confirm()
    first = Workman(store)
    assert first.take()
    assert first.complete()
    assert not Workman(store, "w2").take(now=LATER)


def test_F35_a_dead_worker_is_followed_by_another_at_its_step(store: Store) -> None:
    begun(store)
    Person(store).confirm()
    dead = Workman(store)
    assert dead.take()
    assert dead.checkpoint("G2")
    next_one = Workman(store, "w2")
    assert next_one.take(now=LATER)
    assert stored(store)["step"] == "G2"
    assert next_one.lease.epoch == dead.lease.epoch + 1


def test_F36_a_zombie_moves_nothing_of_its_successor(store: Store) -> None:
    begun(store)
    Person(store).confirm()
    zombie, successor = Workman(store), Workman(store, "w2")
    assert zombie.take()
    assert successor.take(now=LATER)
    after = stored(store)

    for act in (zombie.checkpoint, zombie.fail, zombie.release, zombie.reconsider):
        assert not act()
        assert store.get(KEY) == after


def test_F36_a_zombie_moves_nothing_that_was_given_up(store: Store) -> None:
    begun(store)
    Person(store).confirm()
    zombie = Workman(store)
    assert zombie.take()
    assert won(store, transition.give_up(KEY, LATER, "No."))
    after = stored(store)

    for act in (zombie.checkpoint, zombie.complete, zombie.fail, zombie.release, zombie.reconsider):
        assert not act()
        assert store.get(KEY) == after


def test_F41_a_plan_that_the_site_outran_is_confirmed_anew(store: Store) -> None:
    begun(store)
    Person(store).confirm("c1")
    worker, other = Workman(store), Workman(store, "w2")
    assert worker.take()
    assert other.may_take()  # it looked before the other was done
    assert worker.reconsider()

    assert not other.take()
    person = Person(store)
    assert person.confirm("c2", shows=PLAN) is Verdict.STALE
    assert person.confirm("c1", shows=PLAN) is Verdict.STALE
    assert person.confirm("c3", shows=NEXT_PLAN) is Verdict.OPEN


def test_F42_a_job_is_taken_five_times_at_most(store: Store) -> None:
    begun(store)
    Person(store).confirm()
    for attempt in range(MAX_ATTEMPTS):
        assert Workman(store, f"w{attempt}").take(now=NOW + 61 * attempt)
    assert not Workman(store, "last").take(now=NOW + 3600)


def test_F42_a_job_is_given_up_only_when_nobody_is_at_it(store: Store) -> None:
    begun(store)
    Person(store).confirm()
    worker = Workman(store)
    assert worker.take()
    assert won(store, transition.give_up(KEY, NOW, "No.")) is None
    assert worker.complete()
    assert won(store, transition.give_up(KEY, LATER, "No.")) is None
    assert stored(store)["phase"] == Phase.COMPLETED


def test_F42_a_job_that_nobody_took_can_be_given_up(store: Store) -> None:
    begun(store)
    assert won(store, transition.give_up(KEY, NOW, "No.")) is None
    Person(store).confirm()
    assert won(store, transition.give_up(KEY, NOW, "No."))
    assert Person(store).confirm("c2") is Verdict.FAILED


def test_F42_an_operator_hands_back_only_the_failure_that_they_saw(store: Store) -> None:
    begun(store)
    Person(store).confirm()
    assert won(store, transition.give_up(KEY, NOW, "No."))
    seen = stored(store)["version"]
    won(store, transition.notify(KEY, NOW))
    assert won(store, handed_back(seen, NOW)) is None

    late = NOW + KEPT_SECONDS
    assert won(store, handed_back(seen + 1, late))
    assert stored(store)["ttl"] == late + KEPT_SECONDS
    assert "notified_at" not in stored(store)
    assert Workman(store).take(now=late)
    assert won(store, handed_back(stored(store)["version"], late)) is None


def test_F37_our_pull_request_makes_a_failure_a_success_that_is_told(store: Store) -> None:
    begun(store)
    Person(store).confirm()
    assert won(store, transition.give_up(KEY, NOW, "No."))
    assert won(store, transition.notify(KEY, NOW))
    assert won(store, transition.adopt(KEY, PLAN, now=NOW, number=7, url="u"))
    after = stored(store)
    assert after["phase"] == Phase.COMPLETED
    assert not {"error_code", "error_message", "notified_at"} & after.keys()


def test_F37_a_released_job_adopts_its_pull_request_too(store: Store) -> None:
    begun(store)
    Person(store).confirm()
    worker = Workman(store)
    assert worker.take()
    assert worker.release()
    assert won(store, transition.adopt(KEY, PLAN, now=NOW, number=7, url="u"))


def test_F47_nothing_counts_as_told_before_it_is_over(store: Store) -> None:
    begun(store)
    Person(store).confirm()
    assert won(store, transition.give_up(KEY, NOW, "No."))
    assert won(store, handed_back(stored(store)["version"], NOW))
    assert won(store, transition.notify(KEY, NOW)) is None


def test_F49_what_the_table_refused_is_not_done(store: Store) -> None:
    before = begun(store)
    store.faults = ["refused"]
    with pytest.raises(TransientError):
        Person(store).confirm()
    assert store.get(KEY) == before


def test_F49_a_lost_reply_of_a_checkpoint_costs_only_another(store: Store) -> None:
    begun(store)
    Person(store).confirm()
    worker = Workman(store)
    assert worker.take()
    store.faults = ["reply lost"]
    with pytest.raises(TransientError):
        worker.checkpoint("G0")
    assert worker.checkpoint("G0")
    assert worker.complete()


def test_F49_a_lost_reply_of_the_end_is_not_undone(store: Store) -> None:
    begun(store)
    Person(store).confirm()
    worker = Workman(store)
    assert worker.take()
    store.faults = ["reply lost"]
    with pytest.raises(TransientError):
        worker.complete()
    assert not worker.release()
    assert stored(store)["phase"] == Phase.COMPLETED
