"""The UX agent over the twin store, and what its replies say."""

from typing import Any

from bot.adapters.memory import (
    MemoryConversationStore,
    MemoryLimits,
    MemoryListing,
    MemoryQueue,
    MemorySites,
    VirtualClock,
)
from bot.adapters.memory_chat_sessions import MemoryChatSessions
from bot.conversation.reply import Button, Card, Replace, Reply, Say, Select
from bot.conversation.transition import Presser
from bot.ux_agent.agent import Origin, UXAgent
from bot.ux_agent.commands.asked import Asked
from bot.ux_agent.site import SiteIndex

SITE = "/site"
ADA = Presser("11", "500")
BOB = Presser("22", "500")
REQUEST = "make the navbar dark blue"


class World:
    """An agent over the twin, with a clock, and the interactions numbered."""

    def __init__(self, index: SiteIndex | None) -> None:
        self.clock = VirtualClock()
        self.store = MemoryConversationStore(self.clock)
        self.sites = MemorySites({"500": SITE})
        if index:
            self.sites.save("500", index, self.clock())
        self.listing: MemoryListing | None = MemoryListing(self.store)
        self.queue = MemoryQueue()
        self.limits = MemoryLimits()
        self.sessions: MemoryChatSessions | None = MemoryChatSessions()
        self.count = 1000

    def agent(self) -> UXAgent:
        """An agent of a new container: it shares nothing but the services."""
        agent = UXAgent(
            self.store,
            self.sites,
            self.queue,
            id_key="key",
            limits=self.limits,
            listing=self.listing,
        )
        sessions = self.sessions
        agent.history = None if sessions is None else lambda: sessions
        return agent

    def origin(self, interaction_id: str = "") -> Origin:
        """A new interaction, or that of the id again."""
        self.count += 1
        name = interaction_id or str(self.count)
        return Origin(name, f"token-{name}", "77", "88", "en-US", self.clock())

    def start(self, request: str = REQUEST, presser: Presser = ADA) -> Reply:
        """`/ux-update`."""
        return self.agent().start_conversation(request, presser, self.origin())

    def asked(self, presser: Presser = ADA, *, again: str = "", **options: str) -> Asked:
        """A new interaction that brings these options, or that of the id again."""
        return Asked(presser, self.origin(again), options=options)

    def command(self, name: str, presser: Presser = ADA, **options: str) -> Reply:
        """Any command but `/ux-update`."""
        reply = self.agent().command(name, self.asked(presser, **options))
        assert reply is not None
        return reply

    @property
    def item(self) -> dict[str, Any]:
        """The only item of the table."""
        (item,) = self.store.items()
        return item


def card(reply: Reply) -> Card:
    """The card that a reply shows."""
    assert isinstance(reply, Say | Replace)
    return reply.card


def button(reply: Reply, label: str) -> Button:
    """The button of that label."""
    rows = [row for row in card(reply).rows if not isinstance(row, Select)]
    return next(
        part for row in rows for part in row if isinstance(part, Button) and part.label == label
    )


def words(reply: Reply) -> str:
    """The lines of a reply."""
    return "\n".join(card(reply).lines)
