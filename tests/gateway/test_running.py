"""The bot's life: from Discord letting it in to its end."""

import asyncio
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from bot.conversation.reply import Card, Reply, Say
from bot.gateway.client import GatewayClient
from bot.gateway.running import GatewayEnded, serve
from bot.gateway.stopping import Stop, Stopping
from bot.playground.discord.endpoint import Outcome
from bot.playground.discord.exchange import Exchange
from bot.playground.discord.gateway import Gateway
from bot.playground.discord.people import User
from bot.playground.discord.small_discord import SmallDiscord
from tests.gateway.stage import SECONDS, Address, act, client_of
from tests.interactions.payloads import RecordingAgent

LACKING = "attachment_size_limit"
BLUE = {"request": "make the navbar dark blue"}
SHOWN = Say(Card("Hello", ("You said so.",)))


class Life:
    """A bot that serves in a task of its own."""

    def __init__(self, client: GatewayClient, token: str, trouble: Callable[[], str]) -> None:
        self.stopping = Stopping()
        self.ready = asyncio.Event()
        serving = serve(client, token, self.stopping, trouble, ready=self.ready.set)
        self.serving = asyncio.create_task(serving)

    async def until_ready(self) -> None:
        """Wait until Discord has let it in."""
        await asyncio.wait_for(self.ready.wait(), SECONDS)

    async def until_over(self) -> None:
        """Wait for the end; raises what it raises."""
        await asyncio.wait_for(self.serving, SECONDS)


@contextmanager
def life(
    discord: SmallDiscord,
    address: Address,
    *,
    agent: RecordingAgent | None = None,
    token: str = "",
    trouble: Callable[[], str] = str,
) -> Iterator[Life]:
    """A bot's life, from its first call of Discord."""
    with_agent = agent or RecordingAgent(SHOWN)
    with client_of(discord, address, lambda: with_agent, []) as client:
        yield Life(client, token or discord.bot_token, trouble)


async def until(done: Callable[[], bool]) -> None:
    """Wait for something that happens elsewhere."""
    deadline = time.monotonic() + SECONDS
    while not done():
        assert time.monotonic() < deadline
        await asyncio.sleep(0.01)


async def test_a_stop_closes_the_connection(discord: SmallDiscord, address: Address) -> None:
    with life(discord, address) as bot:
        await bot.until_ready()
        threading.Thread(target=bot.stopping.tell).start()
        await bot.until_over()
        await until(lambda: not discord.gateway.connections)
    assert discord.gateway.identified == 1


async def test_a_stop_before_discord_has_let_the_bot_in_is_heard(
    discord: SmallDiscord, address: Address
) -> None:
    stopping = Stopping()
    stopping.is_wanted = True
    with client_of(discord, address, lambda: RecordingAgent(SHOWN), []) as client:
        serving = serve(client, discord.bot_token, stopping, str, ready=lambda: None)
        await asyncio.wait_for(serving, SECONDS)


class Slow(RecordingAgent):
    """Takes its time until it is let go."""

    def __init__(self) -> None:
        super().__init__(SHOWN)
        self.has_begun = threading.Event()
        self.may_end = threading.Event()

    def start_conversation(self, *given: Any, **more: Any) -> Reply:
        self.has_begun.set()
        self.may_end.wait(SECONDS)
        return self.reply


async def test_a_stop_lets_an_answer_be_given(
    discord: SmallDiscord, address: Address, olive: User
) -> None:
    slow = Slow()
    with life(discord, address, agent=slow) as bot:
        await bot.until_ready()
        asked = asyncio.create_task(act(discord.client.command, olive, "ux-update", BLUE))
        await asyncio.to_thread(slow.has_begun.wait, SECONDS)
        bot.stopping.tell()
        await asyncio.sleep(0.2)
        assert not bot.serving.done()
        slow.may_end.set()
        await bot.until_over()
    assert (await asked).status == "answered"


async def test_nothing_is_begun_after_a_stop(
    discord: SmallDiscord, address: Address, olive: User
) -> None:
    discord.client.deadline = 1.0
    slow = Slow()
    with life(discord, address, agent=slow) as bot:
        await bot.until_ready()
        asked = asyncio.create_task(act(discord.client.command, olive, "ux-update", BLUE))
        await asyncio.to_thread(slow.has_begun.wait, SECONDS)
        slow.has_begun.clear()
        bot.stopping.tell()
        await until(lambda: not discord.gateway.connections)
        late = asyncio.create_task(act(discord.client.command, olive, "ux-update", BLUE))
        await until(lambda: len(discord.state.exchanges) == 2)
        slow.may_end.set()
        await bot.until_over()
    assert ((await asked).status, (await late).status) == ("answered", "failed")
    assert not slow.has_begun.is_set()


class Terse:
    """A gateway whose interactions lack what discord.py cannot do without."""

    is_open = True

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway

    def deliver(self, exchange: Exchange, deadline: float) -> Outcome:
        """Send it shortened."""
        kept = {key: value for key, value in exchange.payload.items() if key != LACKING}
        exchange.payload = kept
        return self._gateway.deliver(exchange, deadline)


async def test_a_stop_lets_be_answered_what_discord_py_cannot_read(
    discord: SmallDiscord, address: Address, olive: User
) -> None:
    with life(discord, address) as bot:
        await bot.until_ready()
        discord.client.gateway = Terse(discord.gateway)  # type: ignore[assignment]
        asked = asyncio.create_task(act(discord.client.command, olive, "ux-update", BLUE))
        await until(lambda: not discord.gateway.connections)
        bot.stopping.tell()
        await bot.until_over()
    assert (await asked).status == "answered"


@pytest.mark.slow  # discord.py waits five seconds between two sessions, as Discord wants it
async def test_what_discord_py_cannot_read_is_answered_and_ends_nothing(
    discord: SmallDiscord, address: Address, olive: User
) -> None:
    with life(discord, address) as bot:
        await bot.until_ready()
        discord.client.gateway = Terse(discord.gateway)  # type: ignore[assignment]
        terse = await act(discord.client.command, olive, "ux-update", BLUE)
        discord.client.gateway = discord.gateway
        await until(lambda: discord.gateway.identified == 2)
        again = await act(discord.client.command, olive, "ux-update", BLUE)
        bot.stopping.tell()
        await bot.until_over()
    assert (terse.status, again.status) == ("answered", "answered")


async def test_a_token_that_discord_does_not_know_ends_the_bot(
    discord: SmallDiscord, address: Address
) -> None:
    with (
        life(discord, address, token="wrong") as bot,
        pytest.raises(GatewayEnded, match="does not know this bot token"),
    ):
        await bot.until_over()


async def test_a_discord_that_is_gone_by_then_ends_the_bot(
    discord: SmallDiscord, address: Address
) -> None:
    gone = address._replace(api="http://127.0.0.1:1/api/v10")
    with life(discord, gone) as bot, pytest.raises(GatewayEnded, match="did not let the bot in"):
        await bot.until_over()


async def test_a_token_that_was_reset_meanwhile_ends_the_bot(
    discord: SmallDiscord, address: Address
) -> None:
    discord.gateway.bot_token = "new"
    with (
        life(discord, address) as bot,
        pytest.raises(GatewayEnded, match="does not know this bot token"),
    ):
        await bot.until_over()


@pytest.mark.parametrize(
    ("code", "words"), [(4014, "refuses the intents"), (4012, "for good, with code 4012")]
)
async def test_a_connection_that_discord_closes_for_good_ends_the_bot(
    discord: SmallDiscord, address: Address, code: int, words: str
) -> None:
    with life(discord, address) as bot:
        await bot.until_ready()
        discord.gateway.drop(code)
        with pytest.raises(GatewayEnded, match=words):
            await bot.until_over()


async def test_what_the_bot_stands_on_going_away_ends_it_with_the_reason(
    discord: SmallDiscord, address: Address
) -> None:
    asked_in: list[threading.Thread] = []

    def trouble() -> str:
        asked_in.append(threading.current_thread())
        return "the local AWS ended by itself"

    with (
        life(discord, address, trouble=trouble) as bot,
        pytest.raises(GatewayEnded, match="the local AWS ended by itself"),
    ):
        await bot.until_over()
    assert threading.current_thread() not in asked_in


def test_the_first_signal_raises_and_later_ones_wait() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with Stopping() as stopping:
        with pytest.raises(Stop):
            os.kill(os.getpid(), signal.SIGTERM)
        os.kill(os.getpid(), signal.SIGTERM)
        os.kill(os.getpid(), signal.SIGINT)
        assert stopping.is_wanted
    assert signal.getsignal(signal.SIGTERM) is before
