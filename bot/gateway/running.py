"""The bot from its connection to its end: serves, watches what it stands on, stops gently."""

import asyncio
import logging
from collections.abc import Callable

import discord

from bot.errors import BotError
from bot.gateway.client import GatewayClient
from bot.gateway.stopping import Stopping

FINISH_SECONDS = 5.0
"""What is being answered at the end may take so long: more than Discord waits."""

_LOOK_SECONDS = 1.0
_log = logging.getLogger(__name__)
_AUTHENTICATION_FAILED = 4004


class GatewayEnded(BotError):
    """The bot cannot go on; the text says why and what to do."""


async def serve(
    client: GatewayClient,
    token: str,
    stopping: Stopping,
    trouble: Callable[[], str],
    *,
    ready: Callable[[], None],
) -> None:
    """Serve until a signal comes; `ready` is called once Discord has let the bot in.

    Raises GatewayEnded when Discord does not let it in, or when `trouble` says why it cannot go on;
    that is asked in a thread, every second.
    """
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    stopping.tell = lambda: _from_outside(loop, stop.set)
    if stopping.is_wanted:
        stop.set()
    parts = (_connect(client, token), stop.wait(), _watch(trouble), _welcome(client, ready))
    tasks = [asyncio.create_task(part) for part in parts]
    try:
        ends = tasks[:-1]
        done, _ = await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        await client.close()  # first: what came meanwhile would be begun, and its answer be lost
        await client.finish(FINISH_SECONDS)
        for task in done:
            task.result()
    finally:
        await client.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _from_outside(loop: asyncio.AbstractEventLoop, call: Callable[[], None]) -> None:
    if not loop.is_closed():
        loop.call_soon_threadsafe(call)


async def _connect(client: GatewayClient, token: str) -> None:
    try:
        await client.login(token)
        while not client.is_closed():
            await _listen(client)
    except discord.LoginFailure as error:
        raise wrong_token() from error
    except (OSError, discord.HTTPException) as error:
        raise GatewayEnded(f"Discord did not let the bot in ({type(error).__name__})") from error
    except discord.PrivilegedIntentsRequired as error:
        raise GatewayEnded("Discord refuses the intents, though the bot asks for none") from error
    except discord.ConnectionClosed as error:
        if error.code == _AUTHENTICATION_FAILED:
            raise wrong_token() from error
        text = f"Discord closed the connection for good, with code {error.code}"
        raise GatewayEnded(f"{text} ({error.reason or 'no reason given'})") from error


async def _listen(client: GatewayClient) -> None:
    """Until the end; what discord.py cannot read costs the connection, and no more than that."""
    try:
        await client.connect()
    except (discord.ClientException, OSError):
        raise
    except Exception:  # noqa: BLE001 - one payload must not end the bot
        _log.exception("discord.py stumbled; connecting anew")
        await client.ws.close(code=4000)
        await asyncio.sleep(_LOOK_SECONDS)


async def _watch(trouble: Callable[[], str]) -> None:
    reason = ""
    while not reason:
        await asyncio.sleep(_LOOK_SECONDS)
        reason = await asyncio.to_thread(trouble)
    raise GatewayEnded(reason)


async def _welcome(client: GatewayClient, ready: Callable[[], None]) -> None:
    await client.is_connected.wait()
    ready()


def wrong_token() -> GatewayEnded:
    """Discord does not know the token."""
    return GatewayEnded(
        "Discord does not know this bot token: it is wrong or was reset. Take the new one from the"
        " developer portal (your application → Bot → Reset Token) and set DISCORD_BOT_TOKEN to it"
    )
