"""The whole bot on twins of everything outside: people press, jobs are delivered, things break."""

import functools
import itertools
from collections.abc import Callable
from typing import Any

from bot.adapters.memory import (
    MemoryConversationStore,
    MemoryListing,
    MemoryQueue,
    MemorySites,
    VirtualClock,
)
from bot.conversation.condition import Item
from bot.conversation.job import Job
from bot.conversation.reply import Card, Handle, Reply, Say
from bot.conversation.transition import Presser
from bot.ux_agent.agent import Origin, UXAgent
from bot.ux_agent.code_host import CodeHost
from bot.ux_agent.commands import resume
from bot.ux_agent.commands.asked import Asked
from bot.ux_agent.declared.indexing import build_index
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.work.abandoned import Ending, end
from bot.ux_agent.work.perform import perform
from bot.ux_agent.work.services import Context, Result, Services
from tests.conversation.code_host_twin import CodeHostTwin
from tests.ux_agent.work.workshop import Person, Watched

GUILD = "500"
SITE = "/site"
ADA = Presser("11", GUILD)
REQUEST = "make the navbar dark blue"
VAGUE = "make it dark blue"
CHANGED = "make it #112233"
FILES = {
    ".ux-agent.yml": """\
version: 1
site: {name: Bakery}
sections:
  navbar:
    properties:
      background: {type: color, at: {file: site.css, rule: ".navbar", prop: background}}
  footer:
    properties:
      background: {type: color, at: {file: site.css, rule: ".footer", prop: background}}
""",
    "site.css": ".navbar {\n  background: #ffffff;\n}\n.footer {\n  background: #eeeeee;\n}\n",
}

UNKNOWN = Say(Card("unknown"))
Act = Callable[[UXAgent, Handle, Presser, Origin], Reply]
PRESSES: dict[str, Act] = {
    "confirm": UXAgent.confirm_and_execute,
    "cancel": UXAgent.cancel,
    "change": UXAgent.change_form,
    "change sent": lambda agent, *who: agent.change(*who, CHANGED),
    "choice": lambda agent, handle, *who: agent.answer_choice(handle._replace(argument="0"), *who),
    "write": UXAgent.answer_form,
    "write sent": lambda agent, *who: agent.answer(*who, "the footer"),
    "resume": lambda agent, handle, *who: resume.press(agent, handle, Asked(*who)) or UNKNOWN,
}
"""Everything that can be pressed or sent; what is sent says something fixed."""


@functools.cache
def site_index() -> SiteIndex:
    """The index of the site as it is at the start."""
    return build_index(SITE, CodeHostTwin(FILES))


class WholeBot:
    """Endpoint, worker and dead-letter handler over twins; every press meets a new container.

    Whoever has `role` may confirm; without one, the owner.
    """

    def __init__(self, store: MemoryConversationStore | None = None, *, role: str = "") -> None:
        self.clock = VirtualClock()
        self.store = store or MemoryConversationStore()
        self.store.clock = self.clock
        self.queue = MemoryQueue()
        self.sites = MemorySites({GUILD: SITE})
        self.index = site_index()._replace(roles={"confirm": (role,)} if role else {})
        self.sites.save(GUILD, self.index, self.clock())
        self.site = CodeHostTwin(FILES)
        self.host = Watched(self.site)
        self.person = Person()
        self._count = itertools.count(1000)

    @property
    def agent(self) -> UXAgent:
        """The agent of a new container: it shares nothing but the services."""
        listing = MemoryListing(self.store)
        return UXAgent(self.store, self.sites, self.queue, id_key="key", listing=listing)

    @property
    def services(self) -> Services:
        """The ports as the worker gets them."""
        return Services(self.store, self.sites, self._open, self.person, self.clock)

    def origin(self, interaction_id: str = "") -> Origin:
        """A new interaction, or that of the id again."""
        name = interaction_id or str(next(self._count))
        return Origin(name, f"token-{name}", "77", "88", "en-US", self.clock())

    def start(self, request: str = REQUEST, presser: Presser = ADA) -> Reply:
        """`/ux-update`."""
        return self.agent.start_conversation(request, presser, self.origin())

    def press(self, what: str, handle: Handle, presser: Presser = ADA, *, again: str = "") -> Reply:
        """One of PRESSES, by a new interaction, or by that of the id `again`."""
        return PRESSES[what](self.agent, handle, presser, self.origin(again))

    def forget_index(self) -> None:
        """From now on no index is at hand: the worker has to read."""
        self.sites = MemorySites({GUILD: SITE})

    def deliver(self, job: Job, *, received: int = 1, remaining: float = 60) -> Result:
        """One delivery of a job to a worker of its own."""
        return perform(job, self.services, self.context(received, remaining))

    def bury(self, job: Job) -> Ending:
        """One delivery of a job to the dead-letter handler."""
        return end(job, self.services, self.context(1, 60))

    def context(self, received: int, remaining: float) -> Context:
        """A delivery, by a worker of its own."""
        owner = f"worker-{next(self._count)}"
        return Context(owner, lambda: remaining, lambda: False, received)

    def item(self, key: str = "") -> Item:
        """The conversation as it stands; the only one when none is named."""
        items = [item for item in self.store.items() if key in ("", item["conversation_id"])]
        (item,) = items
        return item

    def pulls(self, key: str) -> list[Any]:
        """The pull requests that name this conversation."""
        return [pull for pull in self.site.pulls if key in pull.branch]

    def _open(self, site: str) -> CodeHost:
        host: CodeHost = self.host
        return host
