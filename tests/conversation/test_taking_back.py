"""What is promised of a change that is taken back, and of an undo whose last word was said.

Every promise is also held against stores that leave out one clause (test_clauses.py).
"""

import pytest

from bot.adapters.memory import MemoryConversationStore, VirtualClock
from bot.conversation import transition
from bot.conversation.phase import SCHEMA_VERSION, Phase
from bot.conversation.taking_back import drop, undone_by
from bot.conversation.verdict import Verdict
from tests.conversation.actors import AWAITING, KEY, NOW, Person, begun, stored, won

Store = MemoryConversationStore
DONE = {"phase": Phase.COMPLETED}
UNREAD = {"phase": Phase.COLLECTING}


@pytest.fixture
def store() -> MemoryConversationStore:
    return MemoryConversationStore(VirtualClock(NOW))


def test_only_what_is_completed_is_taken_back(store: Store) -> None:
    before = begun(store)
    assert won(store, undone_by(before, "undo-1")) is None
    assert store.get(KEY) == before


def test_F24_of_two_that_take_a_change_back_one_has_it(store: Store) -> None:
    seen = begun(store, **DONE)
    assert won(store, undone_by(seen, "undo-1"))
    assert won(store, undone_by(seen, "undo-2")) is None
    assert stored(store)["undone_by"] == "undo-1"


def test_F24_nor_do_two_that_follow_one_that_came_to_nothing(store: Store) -> None:
    seen = begun(store, **DONE, undone_by="undo-0")
    assert won(store, undone_by(seen, "undo-1"))
    assert won(store, undone_by(seen, "undo-2")) is None
    assert stored(store)["undone_by"] == "undo-1"


def test_F31_nobody_takes_back_what_a_newer_version_made(store: Store) -> None:
    before = begun(store, **DONE, schema_version=SCHEMA_VERSION + 1)
    assert won(store, undone_by(before, "undo-1")) is None
    assert store.get(KEY) == before


def test_an_undo_whose_last_word_was_said_is_gone(store: Store) -> None:
    assert won(store, drop(begun(store, **UNREAD)))
    assert store.get(KEY) is None


def test_what_can_be_confirmed_is_not_dropped(store: Store) -> None:
    before = begun(store)
    assert won(store, drop(before)) is None
    assert store.get(KEY) == before


def test_what_was_read_and_asked_about_since_is_not_dropped(store: Store) -> None:
    early = begun(store, **UNREAD)
    assert won(store, transition.propose(KEY, 1, NOW, AWAITING))
    person = Person(store)
    person.read(shows=AWAITING["plan_digest"])
    assert person.answer(phase=Phase.COLLECTING) is Verdict.OPEN
    asked = stored(store)

    assert won(store, drop(early)) is None
    assert store.get(KEY) == asked


def test_F31_nobody_drops_what_a_newer_version_wrote(store: Store) -> None:
    before = begun(store, **UNREAD, schema_version=SCHEMA_VERSION + 1)
    assert won(store, drop(before)) is None
    assert store.get(KEY) == before
