"""A small Discord on real sockets, and the bot that connects to its gateway with discord.py."""

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any, TypeVar

import httpx
from starlette.applications import Starlette

from bot.adapters.deadline import Deadline
from bot.adapters.discord_call import Discord
from bot.gateway.client import GatewayClient, aim
from bot.gateway.desk import Desk, Pair
from bot.log import Log
from bot.playground.discord.gateway_socket import PATH, gateway_route
from bot.playground.discord.routes import api
from bot.playground.discord.small_discord import SmallDiscord
from bot.playground.page.server import HOST, WebServer, reserve
from bot.ux_agent.agent import UXAgent

T = TypeVar("T")
SECONDS = 10.0


class Address:
    """Where a small Discord is served."""

    def __init__(self, port: int) -> None:
        self.api = f"http://{HOST}:{port}/api/v10"
        self.gateway = f"ws://{HOST}:{port}{PATH}"


@contextmanager
def served(discord: SmallDiscord) -> Iterator[Address]:
    """The API and the gateway of a small Discord, on a port of their own."""
    held = reserve(0)
    app = Starlette(routes=[api(discord.rest), gateway_route(discord.gateway)])
    with WebServer(app, held, has_sockets=True):
        yield Address(held.getsockname()[1])


class Bot:
    """A running client, its log lines, and the thread that its loop runs in."""

    def __init__(self, client: GatewayClient, lines: list[str]) -> None:
        self.client = client
        self.lines = lines
        self.thread = threading.current_thread()


@asynccontextmanager
async def connected(
    discord: SmallDiscord, address: Address, agents: Callable[[], UXAgent], now: Callable[[], int]
) -> AsyncIterator[Bot]:
    """The bot in this loop, once it is connected; `agents` makes one for each of its threads."""
    aim(address.api, address.gateway)
    lines: list[str] = []
    log = Log(lines.append)
    with httpx.Client() as http:
        pairs = [Pair(agents(), Deadline(time.monotonic)) for _ in range(2)]
        desk = Desk(
            pairs, Discord(http, address.api, time.sleep), clock=now, sleep=time.sleep, log=log
        )
        client = GatewayClient(desk.handle, log, threads=2)
        running = asyncio.create_task(client.start(discord.bot_token))
        try:
            await asyncio.wait_for(client.is_connected.wait(), SECONDS)
            yield Bot(client, lines)
        finally:
            await client.finish(SECONDS)
            await client.close()
            await running


async def act(deed: Callable[..., T], *given: Any) -> T:
    """What a person does, in a thread: people do not run in the bot's loop."""
    return await asyncio.to_thread(deed, *given)
