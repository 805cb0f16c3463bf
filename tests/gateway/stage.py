"""A small Discord on real sockets, and the bot that connects to its gateway with discord.py."""

import asyncio
import json
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any, NamedTuple, TypeVar

import httpx
from starlette.applications import Starlette

from bot.adapters.deadline import Deadline
from bot.adapters.discord_call import Discord
from bot.dispatch import Agent
from bot.gateway.client import GatewayClient, aim
from bot.gateway.desk import Desk, Pair, Ways
from bot.log import Log
from bot.playground.discord.client import Client
from bot.playground.discord.endpoint import nobody
from bot.playground.discord.gateway_socket import PATH, gateway_route
from bot.playground.discord.routes import api
from bot.playground.discord.small_discord import SmallDiscord
from bot.playground.page.server import HOST, WebServer, reserve
from tests.transcripts.town import Town

T = TypeVar("T")
SECONDS = 60.0
THREADS = 2


class Address(NamedTuple):
    """Where a small Discord is served."""

    api: str
    gateway: str


@contextmanager
def served(discord: SmallDiscord) -> Iterator[Address]:
    """The API and the gateway of a small Discord, on a port of their own."""
    held = reserve(0)
    app = Starlette(routes=[api(discord.rest), gateway_route(discord.gateway)])
    place = f"{HOST}:{held.getsockname()[1]}"
    with WebServer(app, held, has_sockets=True):
        yield Address(f"http://{place}/api/v10", f"ws://{place}{PATH}")


class Bot:
    """A running client, and what it wrote; use it in its own loop."""

    def __init__(self, client: GatewayClient, lines: list[str]) -> None:
        self.client = client
        self.lines = lines
        self.thread = threading.current_thread()

    def outcomes(self) -> list[str]:
        """The outcome of each log line."""
        return [json.loads(line)["outcome"] for line in self.lines]

    async def until(self, outcome: str, count: int = 1) -> None:
        """Wait until so many lines tell of that outcome."""
        deadline = time.monotonic() + SECONDS
        while self.outcomes().count(outcome) < count:
            assert time.monotonic() < deadline, self.lines
            await asyncio.sleep(0.01)


@contextmanager
def client_of(
    discord: SmallDiscord,
    address: Address,
    agents: Callable[[], Agent],
    lines: list[str],
    kind: Callable[..., GatewayClient] = GatewayClient,
) -> Iterator[GatewayClient]:
    """A client that is to connect; `agents` makes one for each of its threads."""
    aim(*address)
    log = Log(lines.append)
    pairs = [Pair(agents(), Deadline(time.monotonic)) for _ in range(THREADS)]
    ways = Ways(lambda: int(discord.state.clock.now()), time.sleep)
    with httpx.Client() as http:
        desk = Desk(pairs, Discord(http, address.api, time.sleep), ways, log)
        yield kind(desk.handle, log, threads=THREADS)


@asynccontextmanager
async def connected(
    discord: SmallDiscord,
    address: Address,
    agents: Callable[[], Agent],
    kind: Callable[..., GatewayClient] = GatewayClient,
) -> AsyncIterator[Bot]:
    """The bot in this loop, once it is connected."""
    lines: list[str] = []
    with client_of(discord, address, agents, lines, kind) as client:
        running = asyncio.create_task(client.start(discord.bot_token))
        try:
            await asyncio.wait_for(client.is_connected.wait(), SECONDS)
            yield Bot(client, lines)
        finally:
            await client.finish(SECONDS)
            await client.close()
            await running


@contextmanager
def through_gateway(town: Town) -> Iterator[Client]:
    """People act, and discord.py receives: the bot is in a thread of its own meanwhile."""
    is_up, is_over = threading.Event(), threading.Event()
    failed: list[BaseException] = []

    async def be_there(address: Address) -> None:
        async with connected(town.discord, address, lambda: town.agent):
            is_up.set()
            await asyncio.to_thread(is_over.wait)

    def live(address: Address) -> None:
        try:
            asyncio.run(be_there(address))
        except BaseException as error:  # noqa: BLE001 - it is raised where the test can see it
            failed.append(error)
        is_up.set()

    town.discord.connect(nobody)
    with served(town.discord) as address:
        thread = threading.Thread(target=live, args=(address,), name="bot")
        thread.start()
        is_up.wait()
        try:
            if not failed:
                yield town.discord.client
        finally:
            is_over.set()
            thread.join()
            if failed:
                raise failed[0]


async def act(deed: Callable[..., T], *given: Any, **more: Any) -> T:
    """What a person does, in a thread: people do not run in the bot's loop."""
    return await asyncio.to_thread(deed, *given, **more)
