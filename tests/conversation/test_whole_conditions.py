"""A transition without any condition: a promise breaks, and what is gone comes back as a ghost."""

from collections.abc import Iterator

import pytest

from bot.adapters.memory import MemoryConversationStore, VirtualClock, carry_out
from bot.conversation.condition import Every, Item
from bot.conversation.transition import Write, adopt
from tests.conversation import (
    test_jobs,
    test_moves,
    test_operating,
    test_people,
    test_taking_back,
)
from tests.conversation.actors import KEY, NOW, PLAN, begun, won
from tests.conversation.samples import SAMPLES

NAMES = sorted({sample.write.name for sample in SAMPLES.values()})
UPDATES = sorted({one.write.name for one in SAMPLES.values() if one.write.kind == "update"})


@pytest.fixture
def store() -> MemoryConversationStore:
    return MemoryConversationStore(VirtualClock(NOW))


class Careless(MemoryConversationStore):
    """A store that carries out one transition whatever it meets."""

    def __init__(self, name: str) -> None:
        super().__init__(VirtualClock(NOW))
        self._name = name

    def perform(self, write: Write) -> Item:
        return super().perform(unconditional(write) if write.name == self._name else write)


def unconditional(write: Write) -> Write:
    return write._replace(condition=Every(()))


def test_F26_no_pull_request_is_adopted_by_what_nobody_confirmed_or_what_is_gone(
    store: MemoryConversationStore,
) -> None:
    before = begun(store)
    for key in (KEY, "gone"):
        assert won(store, adopt(key, PLAN, now=NOW, number=7, url="u")) is None
    assert store.items() == [before]


def broken(name: str) -> Iterator[str]:
    """The promises that do not hold of a careless store."""
    modules = (test_people, test_jobs, test_moves, test_operating, test_taking_back)
    found = [one for module in modules for one in vars(module).items()]
    adopting = test_F26_no_pull_request_is_adopted_by_what_nobody_confirmed_or_what_is_gone
    for title, promise in [*found, (adopting.__name__, adopting)]:
        if title.startswith("test_"):
            try:
                promise(Careless(name))
            except (AssertionError, KeyError, ValueError):
                yield title


@pytest.mark.parametrize("name", NAMES)
def test_a_transition_without_its_condition_breaks_a_promise(name: str) -> None:
    assert next(broken(name), "") != ""


def test_a_store_that_is_careful_breaks_none() -> None:
    assert list(broken("none")) == []


@pytest.mark.parametrize("name", UPDATES)
def test_F26_without_its_condition_an_update_would_make_a_ghost(name: str) -> None:
    write = next(one.write for one in SAMPLES.values() if one.write.name == name)

    assert carry_out(unconditional(write), None) is not None
