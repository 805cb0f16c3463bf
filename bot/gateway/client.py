"""The bot at Discord's gateway: receives interactions and hands each to a thread.

discord.py keeps the connection: heartbeats, reconnects, RESUME. Nothing here waits for AWS.
"""

import asyncio
import json
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from time import monotonic
from typing import Any

import discord
import yarl

from bot.gateway.desk import Payload
from bot.gateway.items import item
from bot.gateway.tree import Received, Tree
from bot.interactions.commands import COMMANDS
from bot.log import Log

_CATCH_SECONDS = 0.5  # what discord.py could not read by then, it never will
_RAW = '"INTERACTION_CREATE"'


class GatewayClient(discord.Client):
    """Gives each interaction's payload, and the monotonic time it came at, to `handle` once.

    `handle` runs in one of `threads` threads and never raises. With a `guild_id`, what comes from
    other servers is left to another process: Discord sends each interaction to all that listen.
    """

    def __init__(
        self,
        handle: Callable[[Payload, float], None],
        log: Log,
        *,
        threads: int,
        guild_id: str = "",
    ) -> None:
        # Interactions need no intent. The events for debugging hold the payloads as Discord sent
        # them, which discord.py's own objects do not.
        super().__init__(
            intents=discord.Intents.none(), enable_debug_events=True, max_messages=None
        )
        self.is_connected = asyncio.Event()
        self._handle = handle
        self._log = log
        self._guild_id = guild_id
        self._came: dict[str, tuple[Payload, float]] = {}
        self._answering: set[asyncio.Future[None]] = set()
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="interaction")
        self.tree = Tree(self, self.take, COMMANDS)
        self.add_dynamic_items(item(self.take))

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - its own
        """An event of discord.py; payloads are noted before discord.py makes objects of them."""
        if event == "socket_raw_receive":
            self._note(args[0])
        elif event != "socket_raw_send":
            super().dispatch(event, *args, **kwargs)

    async def take(self, interaction: Received) -> None:
        """Answer an interaction, unless that has begun."""
        came = self._came.pop(str(interaction.id), None)
        if came is not None:
            await self._begin(*came)

    async def finish(self, seconds: float) -> None:
        """Let what is being answered come to its end, for so long at most."""
        if self._answering:
            await asyncio.wait(self._answering, timeout=seconds)

    async def close(self) -> None:
        """End the connection, so that nothing more comes; all that came is answered by threads."""
        await super().close()
        for interaction_id in list(self._came):
            self._catch(interaction_id)
        self._threads.shutdown(wait=False)

    async def on_interaction(self, interaction: Received) -> None:
        """Forms, and whatever neither the tree nor the items have taken."""
        await self.take(interaction)

    async def on_connect(self) -> None:
        """A session has begun."""
        self._log({"level": "INFO", "outcome": "connected"})
        self.is_connected.set()

    async def on_disconnect(self) -> None:
        """The connection is gone; discord.py makes another."""
        self._log({"level": "INFO", "outcome": "disconnected"})

    async def on_resumed(self) -> None:
        """The session goes on; what was missed has come."""
        self._log({"level": "INFO", "outcome": "resumed"})

    def _begin(self, payload: Payload, came: float) -> asyncio.Future[None]:
        loop = asyncio.get_running_loop()  # discord.py forgets its own when it closes
        answering = loop.run_in_executor(self._threads, self._handle, payload, came)
        self._answering.add(answering)
        answering.add_done_callback(self._answering.discard)
        return answering

    def _catch(self, interaction_id: str) -> None:
        came = self._came.pop(interaction_id, None)
        if came is not None:
            self._begin(*came)

    def _note(self, text: str) -> None:
        if _RAW not in text:
            return
        frame: Mapping[str, Any] = json.loads(text)
        payload = frame.get("d")
        if frame.get("t") != "INTERACTION_CREATE" or not isinstance(payload, dict):
            return
        guild_id = payload.get("guild_id") or self._guild_id  # direct messages have none
        if self._guild_id in {"", guild_id}:
            interaction_id = str(payload.get("id"))
            self._came[interaction_id] = (payload, monotonic())
            self.loop.call_later(_CATCH_SECONDS, self._catch, interaction_id)


def aim(api_url: str, gateway_url: str) -> None:
    """Lead discord.py to that API, and to that gateway unless it is ''; for the whole process."""
    discord.http.Route.BASE = api_url
    if gateway_url:
        discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway_url)
