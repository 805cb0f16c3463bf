"""A small Discord, a site in a git folder, and the bot's services as twins: what doors lead to."""

import asyncio
import itertools
from collections.abc import Callable
from pathlib import Path

import httpx
from starlette.applications import Starlette
from starlette.types import ASGIApp

from bot.adapters.discord_rest import DiscordMessenger
from bot.adapters.git_folder import GitFolder
from bot.adapters.memory import (
    MemoryConversationStore,
    MemoryLimits,
    MemoryListing,
    MemoryQueue,
    MemorySites,
)
from bot.adapters.memory_chat_sessions import MemoryChatSessions
from bot.conversation.condition import Item
from bot.conversation.job import Job
from bot.conversation.transcript import Recorder
from bot.conversation.transition import Write
from bot.interactions.commands import COMMANDS
from bot.playground.discord.clock import Clock
from bot.playground.discord.routes import api
from bot.playground.discord.small_discord import SmallDiscord
from bot.playground.sample import fresh_copy
from bot.ux_agent.agent import UXAgent
from bot.ux_agent.code_host import CodeHost
from bot.ux_agent.outbox import Transition
from bot.ux_agent.transcribing import turn_of
from bot.ux_agent.work.perform import perform
from bot.ux_agent.work.services import Context, HandBack, Services

NOW = 1_800_000_000
PULLS = "https://example.org/pull/{number}"
_BASE = "http://127.0.0.1:8400"
_MOST_DELIVERIES = 40


class TellingStore(MemoryConversationStore):
    """Conversations whose stream is read at once: what was said is kept by the recorder."""

    def __init__(self, clock: Callable[[], int], recorder: Recorder) -> None:
        super().__init__(clock)
        self._recorder = recorder

    def perform(self, write: Write) -> Item:
        key = write.conversation_id
        before = self.get(key)
        done = super().perform(write)
        turn = turn_of(Transition(key, before, self.get(key), at=self.clock()), "transcripts")
        if turn:
            self._recorder.append(turn)
        return done


class Town:
    """Everything but the door. `agent` is that of a new container each time it is asked for.

    The site is the sample, put into `folder`, unless `prepare` puts another one there.
    """

    def __init__(self, folder: Path, prepare: Callable[[Path], Path] = fresh_copy) -> None:
        self.folder = prepare(folder)
        self.discord = SmallDiscord(clock=Clock(NOW), seed=bytes(32))
        self.discord.developer.put_commands(self.discord.application_id, COMMANDS)
        self.sessions = MemoryChatSessions()
        self.store = TellingStore(self.now, Recorder(self.sessions, self.now))
        self.queue = MemoryQueue()
        self.listing = MemoryListing(self.store)
        self.limits = MemoryLimits()
        site = str(self.folder)
        self.sites = MemorySites({self.discord.state.world.guild.id: site, "dm": site})
        http = httpx.Client(transport=InProcess(Starlette(routes=[api(self.discord.rest)])))
        messenger = DiscordMessenger(
            http, f"{_BASE}/api/v10", bot_token=self._bot_token, clock=self.now, sleep=self.sleep
        )
        self.services = Services(self.store, self.sites, self.open_site, messenger, self.now)
        self._count = itertools.count(1)
        for guild_id in self.sites.sites:
            self.queue.send(Job("index", guild_id))
        self.work()

    @property
    def agent(self) -> UXAgent:
        """The agent of a container that has just started."""
        agent = UXAgent(
            self.store,
            self.sites,
            self.queue,
            id_key="transcripts",
            listing=self.listing,
            limits=self.limits,
        )
        agent.history = lambda: self.sessions
        return agent

    def now(self) -> int:
        """The one time of everybody, epoch seconds."""
        return int(self.discord.state.clock.now())

    def sleep(self, seconds: float) -> None:
        """Nobody waits in a transcript: the clock goes on instead."""
        self.discord.state.clock.advance(seconds)

    def open_site(self, site: str) -> CodeHost:
        """The git folder, as the worker opens it."""
        return GitFolder(site, self.now, pull_request_url=PULLS)

    def work(self) -> None:
        """Let workers take jobs until none is left; what comes again later comes at once."""
        waiting = [(job, 1) for job in self.queue.deliver()]
        for _ in range(_MOST_DELIVERIES):
            if not waiting:
                return
            job, received = waiting.pop(0)
            context = Context(f"worker-{next(self._count)}", lambda: 60.0, lambda: False, received)
            if isinstance(perform(job, self.services, context), HandBack):
                waiting.append((job, received + 1))
            waiting += [(one, 1) for one in self.queue.deliver()]
        raise AssertionError("the jobs come to no end")

    def _bot_token(self) -> str:
        return self.discord.bot_token


class InProcess(httpx.BaseTransport):
    """Requests to an ASGI application of this very process."""

    def __init__(self, app: ASGIApp) -> None:
        self._inner = httpx.ASGITransport(app)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        async def ask() -> httpx.Response:
            asked = httpx.Request(
                request.method, request.url, headers=request.headers, content=request.read()
            )
            answer = await self._inner.handle_async_request(asked)
            content = await answer.aread()
            return httpx.Response(answer.status_code, headers=answer.headers, content=content)

        return asyncio.run(ask())
