"""Double clicks on the whole bot: one pull request each, and what the slower click reads is true.

The agent, the worker and the words are the real ones; test_races has the bare transitions.
"""

import multiprocessing
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.adapters.dynamodb.conversations import DynamoConversationStore
from bot.adapters.memory import MemoryQueue
from bot.conversation.phase import Phase
from bot.conversation.reply import Handle, Replace, Reply, Say
from bot.conversation.store import ConversationStore
from bot.conversation.transition import begin
from bot.ux_agent.agent import UXAgent
from bot.ux_agent.cards import NOT_FOUND
from tests.conversation.clicker import Clicks, Told, run
from tests.conversation.whole_bot import ADA, WholeBot
from tests.real_server import RealServer, real_server

pytestmark = pytest.mark.no_cover

MANY = (2_000, pytest.param(10_000, marks=pytest.mark.prove))
"""Double clicks in the suite, and in the proof."""

ROUNDS = 200
BUSY = "In progress: the pull request is already being opened."


@pytest.fixture
def often_switching() -> Iterator[None]:
    """Threads that take turns as often as the interpreter lets them."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


def previews(bot: WholeBot, store: ConversationStore, rounds: int) -> tuple[Handle, ...]:
    """So many conversations that await confirmation, by their buttons."""
    bot.start()
    item = bot.item()
    names = [f"conversation-{number:09d}" for number in range(rounds)]
    for name in names:
        store.perform(begin({**item, "conversation_id": name}))
    shown, owner = item["plan_digest"][:8], item["user_id"]
    return tuple(Handle("confirm", name, shown, owner) for name in names)


def click_all(bot: WholeBot, handles: tuple[Handle, ...]) -> list[Reply]:
    """Confirm each, and deliver the job that the press has sent."""
    queue = MemoryQueue()
    agent = UXAgent(bot.store, bot.sites, queue, id_key="key")
    replies = []
    for handle in handles:
        replies.append(agent.confirm_and_execute(handle, ADA, bot.origin()))
        bot.deliver(queue.jobs[-1])
    bot.queue.jobs += queue.jobs
    return replies


def is_won(reply: Reply) -> bool:
    return isinstance(reply, Replace) and reply.card.title == "Working: navbar"


@pytest.mark.slow
@pytest.mark.parametrize("many", MANY)
def test_F22_many_double_clicks_are_as_many_pull_requests(often_switching: None, many: int) -> None:
    bot = WholeBot()
    handles = previews(bot, bot.store, many)

    with ThreadPoolExecutor(2) as threads:
        first, second = threads.map(lambda _: click_all(bot, handles), range(2))
    for job in bot.queue.deliver():
        bot.deliver(job, received=6)

    assert len(bot.site.pulls) == len(bot.site.branches) == many
    urls = {pull.branch[-31:-9]: pull.url for pull in bot.site.pulls}
    for handle, both in zip(handles, zip(first, second, strict=True), strict=True):
        won = [is_won(reply) for reply in both]
        assert sorted(won) == [False, True]
        assert_truth(both[won.index(False)], urls[handle.conversation_id])
    assert any(map(is_won, first))
    assert any(map(is_won, second))  # else they did not race


def assert_truth(reply: Reply, url: str) -> None:
    """The slower click reads that the work is under way, or its outcome."""
    assert isinstance(reply, Say | Replace)
    words = "\n".join(reply.card.lines)
    assert words == BUSY or url in words
    assert (words == BUSY) <= (isinstance(reply, Say) and reply.is_private)


@pytest.fixture(scope="module")
def server(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    with real_server(root, tmp_path_factory.mktemp("server")) as started:
        yield started


def race(server: RealServer, first: str, second: str) -> Iterator[tuple[Told, Told, str]]:
    """What both processes read, and the phase in the table, of each of ROUNDS conversations."""
    table, bot = server.new_table(), WholeBot()
    store = DynamoConversationStore(server.client, table)
    handles = previews(bot, store, ROUNDS)
    about = (handles, bot.clock(), table, server.environment)
    told = press_all(Clicks("one", first, *about), Clicks("two", second, *about))
    for handle, one, two in zip(handles, told["one"], told["two"], strict=True):
        item = store.get(handle.conversation_id)
        yield one, two, str(item["phase"]) if item else "absent"


def press_all(*clicks: Clicks) -> dict[str, list[Told]]:
    """Run the processes to their end."""
    context = multiprocessing.get_context("spawn")
    barrier, results = context.Barrier(len(clicks)), context.Queue()
    processes = [context.Process(target=run, args=(one, barrier, results)) for one in clicks]
    for process in processes:
        process.start()
    try:
        return dict(results.get(timeout=120) for _ in clicks)
    finally:
        for process in processes:
            process.join(timeout=10)
            process.kill()


@pytest.mark.slow
def test_F22_two_processes_double_click_and_the_slower_one_reads_the_truth(
    server: RealServer,
) -> None:
    winners = set()
    for one, two, phase in race(server, "confirm", "confirm"):
        won, lost = (one, two) if one.is_replaced else (two, one)
        winners.add(one.is_replaced)
        assert (won.title, won.is_replaced) == ("Working: navbar", True)
        assert lost == Told(is_replaced=False, title="Not done", words=BUSY)
        assert phase == Phase.CONFIRMED
    assert winners == {True, False}  # else they did not race


@pytest.mark.slow
def test_F24_confirm_and_cancel_by_two_processes_agree_on_what_happened(
    server: RealServer,
) -> None:
    for confirm, cancel, phase in race(server, "confirm", "cancel"):
        if phase == "absent":
            assert cancel.title == "Cancelled"
            assert (confirm.is_replaced, confirm.words) == (False, NOT_FOUND)
        else:
            assert phase == Phase.CONFIRMED
            assert confirm.title == "Working: navbar"
            assert cancel.words == "Already confirmed. Close the pull request to undo it."
