"""Each clause of each transition taken away: a promise breaks, or it is said why none does.

The promises are those of the modules in PROMISING, and of the model.
"""

from collections.abc import Callable, Iterator, Sequence
from types import ModuleType

import pytest

from bot.adapters.memory import MemoryConversationStore, VirtualClock
from bot.conversation.condition import Item
from bot.conversation.taking_back import drop, undone_by
from bot.conversation.transition import Write, notify
from tests.conversation import (
    test_jobs,
    test_moves,
    test_operating,
    test_people,
    test_taking_back,
)
from tests.conversation.actors import NOW
from tests.conversation.model.design import Design
from tests.conversation.model.item import WRITES, some_write
from tests.conversation.model.search import search
from tests.conversation.removal import all_words, taken_away

PROMISING = (test_people, test_jobs, test_moves, test_taking_back, test_operating)
READ_BEFORE = "the answer was judged on the very version that the write is bound to"
ADOPTED = "the pull request of the very plan stands: there is no truer end, whoever writes it"
SPARE = {
    ("T2", "phase = collecting"): "the version is that of the item that was read for it",
    ("T3", "OneOf phase"): READ_BEFORE,
    ("T3", "user_id ="): READ_BEFORE,
    ("T3", "guild_id ="): READ_BEFORE,
    ("T3", "rounds <"): READ_BEFORE,
    ("T3", "schema_version <="): READ_BEFORE,
    ("T3b", "OneOf phase"): READ_BEFORE,
    ("T3b", "user_id ="): READ_BEFORE,
    ("T3b", "guild_id ="): READ_BEFORE,
    ("T3b", "rounds <"): READ_BEFORE,
    ("T3b", "schema_version <="): READ_BEFORE,
    ("T5", "phase = executing"): "only an executing conversation has a lease",
    ("T5", "lease_until <"): "it saves work: what two workers do at once is done once",
    ("T7", "epoch ="): "it saves work: a zombie that completes tells the truth",
    ("T12", "OneOf phase"): ADOPTED,
    ("T12", "phase = executing"): ADOPTED,
    ("T12", "lease_until <"): ADOPTED,
    ("T12", "plan_digest ="): "a plan whose pull request may stand is never replaced (T9b)",
    ("T13", "Exists plan_digest"): "only what was confirmed fails, and that has a plan",
}
"""Clauses that bear no promise alone, and why; they stay, as a second lock on the same door."""

DESIGNS = (Design(clicks=1), Design(clicks=1, workers=1, has_change=True))
"""Where the model looks for a broken promise; the second has seven times as many states."""

OTHERS = {
    "T14": notify("c", NOW),
    "T16": undone_by({"conversation_id": "c"}, "undo"),
    "T17": drop({"conversation_id": "c", "version": 1}),
}
"""The writes that the model leaves out: they change no phase, or what no worker ships."""

CLAUSES = [
    (name, clause)
    for name, write in [*((name, some_write(name)) for name in WRITES), *OTHERS.items()]
    for clause in all_words(write)
]


class Spoilt(MemoryConversationStore):
    """A store that takes one clause of one transition to be true."""

    def __init__(self, name: str, clause: str) -> None:
        super().__init__(VirtualClock(NOW))
        self._name = name
        self._clause = clause

    def perform(self, write: Write) -> Item:
        is_spoilt = write.name == self._name
        return super().perform(taken_away(write, self._clause) if is_spoilt else write)


def promises(*modules: ModuleType) -> Iterator[Callable[[MemoryConversationStore], None]]:
    """Every test of these modules: each holds one promise against the store that it is given."""
    for module in modules:
        yield from (test for name, test in vars(module).items() if name.startswith("test_"))


def broken(name: str, clause: str, designs: Sequence[Design] = DESIGNS) -> str:
    """The first promise that breaks without this clause, '' when none does."""
    for promise in promises(*PROMISING):
        try:
            promise(Spoilt(name, clause))
        except (AssertionError, KeyError, ValueError):
            return promise.__name__
    removed = frozenset({(name, clause)})
    for design in designs:
        outcome = search(design._replace(removed=removed))
        if outcome.violations or outcome.stuck:
            return f"the model: {next(iter(outcome.violations), 'somebody is stuck')}"
    return ""


def test_every_spare_clause_is_one() -> None:
    assert SPARE.keys() <= set(CLAUSES)


@pytest.mark.parametrize(("name", "clause"), [one for one in CLAUSES if one not in SPARE])
def test_without_a_clause_a_promise_breaks(name: str, clause: str) -> None:
    assert broken(name, clause)


@pytest.mark.parametrize(
    "designs", [DESIGNS[:1], pytest.param(DESIGNS, marks=pytest.mark.prove)], ids=len
)
@pytest.mark.parametrize(("name", "clause"), SPARE)
def test_without_a_spare_clause_every_promise_holds(
    name: str, clause: str, designs: Sequence[Design]
) -> None:
    assert broken(name, clause, designs) == ""


def test_every_promise_holds_of_the_design() -> None:
    for promise in promises(*PROMISING):
        promise(Spoilt("none", ""))
