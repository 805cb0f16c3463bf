"""Two processes that act at the same moment, on one real server: 200 rounds of each race.

Double clicks, and Confirm against Cancel, are in test_double_clicks.
"""

import multiprocessing
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.adapters.dynamodb.conversations import DynamoConversationStore
from bot.conversation.condition import Item
from bot.conversation.phase import Phase
from bot.conversation.verdict import Verdict
from tests.conversation.actors import begun
from tests.conversation.racer import Racer, Told, run
from tests.real_server import RealServer, real_server

KEYS = [f"conversation {number}" for number in range(200)]
Round = tuple[Told, Told, Item | None]

pytestmark = [pytest.mark.slow]


@pytest.fixture(scope="module")
def server(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    with real_server(root, tmp_path_factory.mktemp("server")) as started:
        yield started


def race(server: RealServer, first: str, second: str, phase: Phase) -> list[Round]:
    """What both were told of each conversation, and how it stands: acts "a1" and "a2"."""
    table = server.new_table()
    store = DynamoConversationStore(server.client, table)
    for key in KEYS:
        begun(store, key=key, phase=phase)
    told = race_processes(
        Racer(first, "a1", KEYS, table, server.environment),
        Racer(second, "a2", KEYS, table, server.environment),
    )
    items = [store.get(key) for key in KEYS]
    return list(zip(told["a1"], told["a2"], items, strict=True))


def race_processes(*racers: Racer) -> dict[str, list[Told]]:
    context = multiprocessing.get_context("spawn")
    barrier, results = context.Barrier(len(racers)), context.Queue()
    processes = [context.Process(target=run, args=(one, barrier, results)) for one in racers]
    for process in processes:
        process.start()
    try:
        return dict(results.get(timeout=90) for _ in racers)
    finally:
        for process in processes:
            process.join(timeout=10)
            process.kill()


def test_F28_of_two_answers_at_once_one_counts(server: RealServer) -> None:
    for first, second, item in race(server, "answer", "answer", Phase.NEEDS_CLARIFICATION):
        assert item is not None
        told = (first.verdict, second.verdict)
        is_first = item["answer_id"] == "a1"
        assert told == (
            (Verdict.OPEN, Verdict.STALE) if is_first else (Verdict.STALE, Verdict.OPEN)
        )
        assert item["plan_digest"].startswith(item["answer_id"])


def test_F34_one_of_two_workers_takes_a_job(server: RealServer) -> None:
    for first, second, item in race(server, "take", "take", Phase.CONFIRMED):
        assert item is not None
        assert {first.verdict, second.verdict} == {Verdict.OPEN, Verdict.BUSY}
        assert (item["epoch"], item["attempts"]) == (1, 1)
