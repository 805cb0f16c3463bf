"""`ux-agent gateway`: finds out who the bot is and what it stands on, then serves.

What goes on is told on standard error; the log lines are on standard output.
"""

import asyncio
import logging
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext, suppress
from typing import Protocol, TypeAlias

import httpx

from bot import bootstrap, settings
from bot.adapters.deadline import Deadline
from bot.adapters.discord_call import Discord
from bot.adapters.discord_portal import Application, Portal
from bot.errors import ConfigurationError
from bot.gateway.client import GatewayClient, aim
from bot.gateway.desk import Desk, Pair, Ways
from bot.gateway.knowing import Known, Wish, know
from bot.gateway.lines import Lines
from bot.gateway.running import serve
from bot.gateway.stopping import Stop, Stopping
from bot.gateway.watching import Watch
from bot.interactions.commands import COMMANDS
from bot.interactions.interaction import cdn_and
from bot.log import Log, describe, show
from bot.settings import Settings

THREADS = 4
"""Interactions answered at the same time; others wait for a thread."""

_MOST_SITES = 3  # made ready before Discord is told that we are there
_MISSING = (
    "DISCORD_BOT_TOKEN is not set: take the token from the developer portal"
    " (https://discord.com/developers/applications → your application → Bot → Reset Token)"
)
_OTHER_KEY = "DISCORD_PUBLIC_KEY is of another application than the bot token's"


class Backing(Protocol):
    """What the bot stands on: the variables that say where, and whether it is still there."""

    @property
    def variables(self) -> Mapping[str, str]:
        """Settings that come before the environment's."""
        ...

    def trouble(self) -> str:
        """Why the bot cannot go on, or ''."""
        ...


class Cloud:
    """AWS, as the environment names it; boto3 finds the credentials wherever they are."""

    variables: Mapping[str, str] = {"AWS_CLIENT": "boto3"}

    def trouble(self) -> str:
        """None: AWS's troubles pass, and are told to whoever asks for something meanwhile."""
        return ""


Local: TypeAlias = Callable[
    [Settings, Application, list[str], Callable[[str], None]], AbstractContextManager[Backing]
]
"""Starts the local stack for an application and servers, tells of each step, and ends it all."""


def run(wish: Wish, local: Callable[[], Local]) -> int:
    """Serve until a signal comes, then 0; `local` is asked for a local stack where there is no AWS.

    Raises bot.errors.BotError, with a text for the person, when it cannot start or go on.
    """
    with Stopping() as stopping, suppress(Stop):
        _run(wish, local, stopping)
    say("stopped; nothing is left running")
    return 0


def say(text: str) -> None:
    """Tell the person at the terminal."""
    sys.stderr.write(f"  · {text}\n")
    sys.stderr.flush()


def _run(wish: Wish, local: Callable[[], Local], stopping: Stopping) -> None:
    chosen = settings.from_environment()
    token = bootstrap.bot_token(chosen)()
    if not token:
        raise ConfigurationError(_MISSING)
    with httpx.Client() as http:
        portal = Portal(http, chosen.discord_api_url, token, time.sleep)
        known = know(portal, wish, COMMANDS, say)
        if chosen.discord_public_key not in {"", known.application.public_key}:
            raise ConfigurationError(_OTHER_KEY)
        with _backing(chosen, known, local) as backing:
            chosen = _settings(known.application, backing.variables)
            discord = Discord(http, chosen.discord_api_url, time.sleep)
            client = _client(chosen, discord, wish.guild_id)
            watch = Watch(discord, token, backing.trouble, time.monotonic)
            asyncio.run(serve(client, token, stopping, watch, ready=lambda: _ready(known)))


def _backing(
    chosen: Settings, known: Known, local: Callable[[], Local]
) -> AbstractContextManager[Backing]:
    if chosen.jobs_queue_url:
        return nullcontext(Cloud())
    return local()(chosen, known.application, list(known.guilds), say)


def _settings(application: Application, variables: Mapping[str, str]) -> Settings:
    ours = {"DISCORD_PUBLIC_KEY": application.public_key, "DISCORD_APPLICATION_ID": application.id}
    return settings.from_environment({**ours, **variables})


def _client(chosen: Settings, discord: Discord, guild_id: str) -> GatewayClient:
    log = Log(show, chosen.log_level)
    logging.getLogger().addHandler(Lines(log))
    logging.getLogger("discord").setLevel(logging.ERROR)  # it warns of voice, which nobody uses
    aim(chosen.discord_api_url, chosen.discord_gateway_url)
    pairs = [_pair(chosen, log) for _ in range(THREADS)]
    cdn = cdn_and(chosen.discord_cdn_url)
    ways = Ways(bootstrap.clock(chosen), time.sleep, style=chosen.message_style, cdn=cdn)
    desk = Desk(pairs, discord, ways, log)
    client = GatewayClient(desk.handle, log, threads=THREADS, guild_id=guild_id)
    logging.getLogger("discord").setLevel(logging.WARNING)
    return client


def _pair(chosen: Settings, log: Log) -> Pair:
    deadline = Deadline(time.monotonic)
    agent = bootstrap.endpoint(chosen, deadline)
    try:
        agent.warm_up(list(chosen.sites)[:_MOST_SITES])
    except Exception as error:  # noqa: BLE001 - it is met again by whoever asks for something
        log({"level": "WARNING", "outcome": "cold", "traceback": describe(error, ())})
    return Pair(agent, deadline)


def _ready(known: Known) -> None:
    where = ", ".join(known.guilds.values()) or "direct messages only"
    say(f"ready: {known.application.name} listens in {where}; say /ux-update there, Ctrl-C stops")
