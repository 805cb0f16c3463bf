"""Presses at the very same time: exactly one counts, and the other is told the truth.

Here by threads on the atomic twin, 10,000 rounds each. Double clicks on the whole bot are in
test_double_clicks, two processes on a real server there and in test_races_of_processes.
"""

import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from bot.adapters.memory import MemoryConversationStore, VirtualClock
from bot.conversation.phase import Phase
from bot.conversation.store import ConversationStore
from bot.conversation.verdict import Verdict
from tests.conversation.actors import NOW, Person, Workman, begun, conversation, stored

ROUNDS = 10_000
Outcomes = list[tuple[Verdict, Verdict]]
Act = Callable[[ConversationStore, str], Verdict]


@pytest.fixture
def often_switching() -> Iterator[None]:
    """Threads that take turns as often as the interpreter lets them."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.fixture
def twin(often_switching: None) -> MemoryConversationStore:
    return MemoryConversationStore(VirtualClock(NOW))


def keys(rounds: int) -> list[str]:
    return [f"conversation {number}" for number in range(rounds)]


def race(store: ConversationStore, first: Act, second: Act, rounds: int) -> Outcomes:
    """Both acts on each of so many conversations, by two threads that run side by side."""
    begin = threading.Barrier(2)

    def run(act: Act) -> list[Verdict]:
        begin.wait()
        return [act(store, key) for key in keys(rounds)]

    with ThreadPoolExecutor(2) as threads:
        told = [threads.submit(run, act) for act in (first, second)]
        return list(zip(*(one.result() for one in told), strict=True))


def confirm(click: str, store: ConversationStore, key: str) -> Verdict:
    return Person(store, key=key).confirm(click)


def cancel(store: ConversationStore, key: str) -> Verdict:
    return Person(store, key=key).cancel()


def answer(name: str, store: ConversationStore, key: str) -> Verdict:
    """An answer to the question as both read it."""
    person = Person(store, key=key)
    person.old = conversation(key)
    return person.answer(name, plan_digest=f"{name}{'0' * 62}")


def test_F24_confirm_or_cancel_wins_and_the_other_knows(twin: MemoryConversationStore) -> None:
    for key in keys(ROUNDS):
        begun(twin, key=key)

    told = race(twin, partial(confirm, "c1"), cancel, ROUNDS)

    for key, both in zip(keys(ROUNDS), told, strict=True):
        item = twin.get(key)
        if item is None:
            assert both == (Verdict.NOT_FOUND, Verdict.OPEN)
        else:
            assert item["phase"] == Phase.CONFIRMED
            assert both == (Verdict.OPEN, Verdict.TOO_LATE)


def test_F25_confirm_at_the_end_of_the_hour_agrees_with_what_is_kept(
    twin: MemoryConversationStore,
) -> None:
    """The clocks of two containers stand a second apart, and the garbage is collected meanwhile."""
    for key in keys(ROUNDS):
        begun(twin, key=key)
    end = stored(twin, keys(1)[0])["expires_at"]
    twin.clock = VirtualClock(end + 1)
    is_over = threading.Event()

    def collect() -> None:
        while not is_over.is_set():
            twin.sweep()

    def at(now: int, store: ConversationStore, key: str) -> Verdict:
        return Person(store, key=key).confirm(f"at {now}", now=now)

    collector = threading.Thread(target=collect)
    collector.start()
    told = race(twin, partial(at, end - 1), partial(at, end), ROUNDS)
    is_over.set()
    collector.join()

    for key, (early, late) in zip(keys(ROUNDS), told, strict=True):
        is_kept = twin.get(key) is not None
        assert early is (Verdict.OPEN if is_kept else Verdict.NOT_FOUND)
        assert late in {Verdict.NOT_FOUND, Verdict.BUSY if is_kept else Verdict.NOT_FOUND}


def test_F28_of_ten_thousand_answers_at_once_each_first_one_counts(
    twin: MemoryConversationStore,
) -> None:
    for key in keys(ROUNDS):
        begun(twin, key=key, phase=Phase.NEEDS_CLARIFICATION)

    told = race(twin, partial(answer, "a1"), partial(answer, "a2"), ROUNDS)

    for item, both in zip(twin.items(), told, strict=True):
        winner = ("a1", "a2").index(item["answer_id"])
        assert (both[winner], both[1 - winner]) == (Verdict.OPEN, Verdict.STALE)
        assert (item["version"], item["rounds"]) == (2, 1)
        assert item["plan_digest"].startswith(item["answer_id"])


def test_F34_one_of_three_workers_takes_a_job(twin: MemoryConversationStore) -> None:
    rounds = keys(2000)
    for key in rounds:
        begun(twin, key=key, phase=Phase.CONFIRMED)

    def work(name: str) -> list[bool]:
        return [Workman(twin, name, key).take() for key in rounds]

    with ThreadPoolExecutor(3) as threads:
        taken = list(threads.map(work, ("w1", "w2", "w3")))

    assert [sum(each) for each in zip(*taken, strict=True)] == [1] * len(rounds)
    assert {item["epoch"] for item in twin.items()} == {1}
