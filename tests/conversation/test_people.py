"""What is promised when people and workers get into each other's way, fault by fault.

Every promise is also held against stores that leave out one clause (test_clauses.py).
"""

import pytest

from bot.adapters.memory import MemoryConversationStore, VirtualClock
from bot.conversation import transition
from bot.conversation.phase import (
    ABSOLUTE_SECONDS,
    KEPT_SECONDS,
    MAX_ROUNDS,
    SCHEMA_VERSION,
    SLIDING_SECONDS,
    Phase,
)
from bot.conversation.transition import Presser
from bot.conversation.verdict import Verdict
from bot.errors import TransientError
from tests.conversation.actors import (
    AWAITING,
    ELSEWHERE,
    KEY,
    NEXT_PLAN,
    NOW,
    PLAN,
    STRANGER,
    Person,
    Workman,
    begun,
    conversation,
    stored,
    won,
)

END = NOW + SLIDING_SECONDS


@pytest.fixture
def store() -> MemoryConversationStore:
    return MemoryConversationStore(VirtualClock(NOW))


Store = MemoryConversationStore


def test_F13_a_stranger_neither_confirms_nor_cancels_nor_answers(store: Store) -> None:
    before = begun(store)
    stranger = Person(store, STRANGER)

    assert stranger.confirm() is Verdict.NOT_YOURS
    assert stranger.cancel() is Verdict.NOT_YOURS
    assert stranger.read() is Verdict.NOT_YOURS
    assert store.get(KEY) == before


def test_F14_another_server_finds_nothing(store: Store) -> None:
    before = begun(store)
    elsewhere = Person(store, ELSEWHERE)

    assert elsewhere.confirm() is Verdict.NOT_FOUND
    assert elsewhere.cancel() is Verdict.NOT_FOUND
    assert elsewhere.read() is Verdict.NOT_FOUND
    assert store.get(KEY) == before


def test_F16_without_a_named_role_even_the_owner_does_not_confirm(store: Store) -> None:
    before = begun(store, confirm_roles=["600"])

    assert Person(store).confirm() is Verdict.NOT_YOURS
    assert Person(store, STRANGER).confirm() is Verdict.NOT_YOURS
    assert store.get(KEY) == before


def test_F16_whoever_holds_a_named_role_confirms(store: Store) -> None:
    begun(store, confirm_roles=["600", "700"])
    assert Person(store, STRANGER).confirm() is Verdict.OPEN
    assert stored(store)["confirmed_by"] == STRANGER.user_id


def test_F16_where_everyone_may_confirm_anybody_does(store: Store) -> None:
    begun(store, confirm_roles=["@everyone"])
    assert Person(store, Presser("33", "500")).confirm() is Verdict.OPEN


def test_F22_the_second_of_two_clicks_is_told_that_it_is_under_way(store: Store) -> None:
    begun(store)

    assert Person(store).confirm("c1") is Verdict.OPEN
    after = stored(store)

    assert Person(store).confirm("c2") is Verdict.BUSY
    assert store.get(KEY) == after
    assert after["confirm_id"] == "c1"


def test_F22_a_click_after_the_end_is_told_the_pull_request(store: Store) -> None:
    begun(store)
    Person(store).confirm("c1")
    worker = Workman(store)
    assert worker.take()
    late = Person(store)
    assert late.confirm("c2") is Verdict.BUSY
    assert worker.complete()

    assert late.confirm("c3") is Verdict.DONE
    assert late.old is not None
    assert late.old["pr_number"] == 7


def test_F23_a_click_delivered_twice_recognises_its_own_write(store: Store) -> None:
    begun(store)
    person = Person(store)
    assert person.confirm("c1") is Verdict.OPEN
    assert person.confirm("c1") is Verdict.OWN


def test_F23_a_click_whose_reply_was_lost_recognises_its_own_write(store: Store) -> None:
    begun(store)
    store.faults = ["reply lost"]
    with pytest.raises(TransientError):
        Person(store).confirm("c1")
    assert Person(store).confirm("c1") is Verdict.OWN


def test_F23_a_command_delivered_again_finds_its_conversation_as_it_stands(store: Store) -> None:
    for phase in (Phase.COLLECTING, Phase.AWAITING_CONFIRMATION):
        begun(store, key=phase, phase=Phase.AWAITING_CONFIRMATION)
        assert Person(store, key=phase).confirm() is Verdict.OPEN
        assert won(store, transition.begin(conversation(phase, phase=phase))) is None
        assert stored(store, phase)["phase"] == Phase.CONFIRMED


def test_F24_a_cancelled_conversation_is_gone_for_confirm(store: Store) -> None:
    begun(store)
    person = Person(store)
    assert person.cancel() is Verdict.OPEN
    assert person.confirm() is Verdict.NOT_FOUND
    assert not Workman(store).take()
    assert store.get(KEY) is None


def test_F24_a_confirmed_conversation_is_no_longer_cancelled(store: Store) -> None:
    begun(store)
    person = Person(store)
    assert person.confirm() is Verdict.OPEN
    assert person.cancel() is Verdict.TOO_LATE
    worker = Workman(store)
    assert worker.take()
    assert person.cancel() is Verdict.TOO_LATE
    assert worker.complete()
    assert person.cancel() is Verdict.DONE
    assert stored(store)["phase"] == Phase.COMPLETED


def test_F25_the_hour_ends_confirm_to_the_second(store: Store) -> None:
    before = begun(store)
    assert Person(store).confirm(now=END) is Verdict.NOT_FOUND
    assert store.get(KEY) == before
    assert Person(store).confirm(now=END - 1) is Verdict.OPEN


def test_F25_what_was_confirmed_in_time_is_not_deleted(store: Store) -> None:
    begun(store)
    Person(store).confirm(now=END - 1)
    store.clock = VirtualClock(END - 1 + KEPT_SECONDS)
    assert store.sweep() == []
    store.clock = VirtualClock(END + KEPT_SECONDS)
    assert store.sweep() == [KEY]


def test_F26_expired_and_deleted_read_the_same(store: Store) -> None:
    begun(store)
    store.clock = VirtualClock(END + 1)
    expired = [Person(store).confirm(now=END + 1), Person(store).read(now=END + 1)]
    assert store.sweep() == [KEY]
    deleted = [Person(store).confirm(now=END + 1), Person(store).read(now=END + 1)]
    assert expired == deleted == [Verdict.NOT_FOUND] * 2


def test_F26_a_late_cancel_still_cancels(store: Store) -> None:
    begun(store)
    assert Person(store).cancel(now=END + 1) is Verdict.OPEN


def test_F26_what_was_read_too_late_is_not_shown(store: Store) -> None:
    before = begun(store, phase=Phase.COLLECTING)
    assert won(store, transition.propose(KEY, 1, END, AWAITING)) is None
    assert store.get(KEY) == before


def test_F27_nobody_confirms_a_plan_that_they_did_not_see(store: Store) -> None:
    begun(store)
    person = Person(store)
    assert person.read() is Verdict.OPEN
    assert person.answer() is Verdict.OPEN

    assert person.confirm(shows=PLAN) is Verdict.STALE
    assert stored(store)["phase"] == Phase.AWAITING_CONFIRMATION
    assert person.confirm(shows=NEXT_PLAN) is Verdict.OPEN


def test_F27_a_question_or_a_request_being_read_is_not_confirmed(store: Store) -> None:
    for phase, told in (
        (Phase.NEEDS_CLARIFICATION, Verdict.STALE),
        (Phase.COLLECTING, Verdict.READING),
    ):
        begun(store, key=phase, phase=phase)
        assert Person(store, key=phase).confirm() is told


def test_F28_of_two_answers_at_once_one_counts(store: Store) -> None:
    begun(store, phase=Phase.NEEDS_CLARIFICATION)
    first, second = Person(store), Person(store)
    assert first.read("a1") is second.read("a2") is Verdict.OPEN

    assert first.answer("a1") is Verdict.OPEN
    after = stored(store)
    assert second.answer("a2", plan_digest="d3" * 32) is Verdict.STALE
    assert store.get(KEY) == after


def test_F28_the_same_when_a_worker_reads_the_answers(store: Store) -> None:
    begun(store, phase=Phase.NEEDS_CLARIFICATION)
    first, second = Person(store), Person(store)
    assert first.read("a1") is second.read("a2") is Verdict.OPEN

    assert first.answer("a1", phase=Phase.COLLECTING) is Verdict.OPEN
    assert second.answer("a2", phase=Phase.COLLECTING) is Verdict.READING
    assert stored(store)["answer_id"] == "a1"


def test_F28_what_was_read_of_an_earlier_answer_is_dropped(store: Store) -> None:
    begun(store, phase=Phase.COLLECTING)
    early, late = (transition.propose(KEY, 1, NOW, AWAITING) for _ in range(2))
    assert won(store, early)
    person = Person(store)
    assert person.read(shows=NEXT_PLAN) is Verdict.OPEN
    assert person.answer(phase=Phase.COLLECTING) is Verdict.OPEN

    assert won(store, late) is None
    assert stored(store)["phase"] == Phase.COLLECTING


def test_F28_an_answer_delivered_twice_counts_once(store: Store) -> None:
    begun(store)
    first, again = Person(store), Person(store)
    assert first.read("a1") is again.read("a1") is Verdict.OPEN
    assert first.answer("a1") is Verdict.OPEN
    assert again.answer("a1") is Verdict.OWN
    assert first.read("a1") is Verdict.OWN


def test_F29_two_conversations_of_one_person_know_nothing_of_each_other(store: Store) -> None:
    begun(store, key="one")
    before = begun(store, key="two")
    assert Person(store, key="one").confirm() is Verdict.OPEN
    assert store.get("two") == before
    assert Person(store, key="two").cancel() is Verdict.OPEN
    assert stored(store, "one")["phase"] == Phase.CONFIRMED


def test_F30_five_rounds_are_all(store: Store) -> None:
    begun(store)
    person = Person(store)
    for said in range(MAX_ROUNDS):
        assert person.read(f"a{said}", shows=stored(store)["plan_digest"]) is Verdict.OPEN
        assert person.answer(f"a{said}") is Verdict.OPEN
    assert person.read("last", shows=NEXT_PLAN) is Verdict.NOT_FOUND
    assert stored(store)["rounds"] == MAX_ROUNDS


def test_F30_no_answer_keeps_a_conversation_longer_than_a_day(store: Store) -> None:
    begun(store)
    person, now = Person(store), NOW
    for said in range(MAX_ROUNDS):
        now += SLIDING_SECONDS - 1
        person.read(f"a{said}", now=now, shows=stored(store)["plan_digest"])
        assert person.answer(f"a{said}", now=now) is Verdict.OPEN
    assert stored(store)["expires_at"] == now + SLIDING_SECONDS
    begun(store, key="long", created_at=NOW - ABSOLUTE_SECONDS + 10)
    long = Person(store, key="long")
    assert long.read() is Verdict.OPEN
    assert long.answer() is Verdict.OPEN
    assert stored(store, "long")["expires_at"] == stored(store, "long")["ttl"] == NOW + 10


def test_F31_nobody_decides_about_an_item_of_a_newer_version(store: Store) -> None:
    newer = SCHEMA_VERSION + 1
    before = begun(store, schema_version=newer)
    person = Person(store)
    assert person.confirm() is Verdict.OTHER_VERSION
    assert person.cancel() is Verdict.OTHER_VERSION
    assert person.read() is Verdict.OTHER_VERSION
    assert store.get(KEY) == before

    begun(store, key="job", phase=Phase.CONFIRMED, schema_version=newer)
    assert not Workman(store, key="job").take()
    assert won(store, transition.give_up("job", NOW, "No.")) is None
    assert won(store, transition.adopt("job", PLAN, now=NOW, number=7, url="u")) is None
    begun(store, key="read", phase=Phase.COLLECTING, schema_version=newer)
    assert won(store, transition.propose("read", 1, NOW, AWAITING)) is None
