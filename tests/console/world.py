"""The console over twins of everything: people at Discord, invented conversations, a browser."""

import itertools
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

from bot.adapters.memory import MemoryConversationStore, MemoryQueue, MemorySites, VirtualClock
from bot.adapters.memory_events import (
    MemoryQueue as MemoryEventQueue,
)
from bot.adapters.memory_events import MemorySessionEvents, MemorySessionSummaries
from bot.adapters.memory_web_sessions import MemoryWebSessions
from bot.analytics.event import Actor, Event, tenant_hash
from bot.analytics.reading.reading import Reading
from bot.analytics.tables import Tables
from bot.audit import OperatorsStore
from bot.console.app import build
from bot.console.services import Services
from bot.conversation.condition import Item
from bot.conversation.transition import begin
from bot.errors import Refused, TransientError
from bot.interactions.sign_in import MANAGE_GUILD, Identity, Server, SignIn
from bot.log import Fields, Log
from bot.session_middleware import DynamoDBSessionMiddleware
from bot.ux_agent.sites import SiteSetting
from tests.console.browser import Browser

NOW = 1_800_000_000
BAKERY = Server("500", "Bakery", is_owner=True, permissions=0)
TEA = Server("501", "Tea house", is_owner=False, permissions=MANAGE_GUILD)
CLUB = Server("502", "Book club", is_owner=False, permissions=1 << 11)
OLIVE = Identity("11", "Olive", (BAKERY, TEA, CLUB))
BEN = Identity("12", "Ben", (CLUB,))
RUE = Identity("13", "Rue", (TEA,))
DIFF = """\
--- a/css/site.css
+++ b/css/site.css
@@ -1,3 +1,3 @@
 .navbar {
-  background: #ffffff;
+  background: #000088;
   color: #111111;
"""


class SmallSignIn:
    """The port SignIn: `is_back` is whoever lets the console in next; codes work once."""

    def __init__(self) -> None:
        self.is_back: Identity | None = OLIVE
        self.is_down = False
        self.asked: list[Mapping[str, str]] = []
        self.codes: dict[str, tuple[Identity, str]] = {}
        self.used: list[tuple[str, str]] = []

    def address(self, state: str, challenge: str, redirect_uri: str, *, is_renewal: bool) -> str:
        renewed = "yes" if is_renewal else "no"
        self.asked.append({"challenge": challenge, "redirect_uri": redirect_uri, "renew": renewed})
        return f"https://discord.example/authorize?state={state}"

    def identify(self, code: str, verifier: str, redirect_uri: str) -> Identity:
        self.used.append((code, verifier))
        if self.is_down:
            raise TransientError("Discord is away")
        if code != "code" or self.is_back is None:
            raise Refused("no such code")
        return self.is_back


class World:
    """All that the console is given, and browsers to look at it with."""

    def __init__(
        self, *, address: str = "", sign_in: Callable[["World"], SignIn] | None = None
    ) -> None:
        self.clock = VirtualClock(NOW)
        self.sign_in = SmallSignIn()
        self.store = MemoryConversationStore(self.clock)
        self.jobs = MemoryQueue()
        self.sites = MemorySites({BAKERY.id: "baker/site"})
        self.events = MemoryEventQueue()
        self.summaries = MemorySessionSummaries()
        self.rows = MemorySessionEvents()
        self.tables = Tables(self.rows, self.summaries)
        self.web_sessions = MemoryWebSessions()
        self.audit: list[Fields] = []
        self.lines: list[str] = []
        self.chances = itertools.count(1)
        services = self.services(address)
        self.app = self.over(services._replace(sign_in=sign_in(self)) if sign_in else services)

    def over(self, services: Services) -> DynamoDBSessionMiddleware:
        """The console over these services, with this world's web sessions."""
        app = build(services)
        sessions = self.web_sessions
        return DynamoDBSessionMiddleware(app, sessions, clock=self.clock, https_only=False)

    def services(self, address: str) -> Services:
        """The ports as the console gets them."""
        reading = Reading(self.rows, self.summaries, key="k" * 32, clock=self.clock)
        return Services(
            self.sign_in,
            reading,
            OperatorsStore(self.store, self.audit.append),
            self.jobs,
            self.sites,
            self.events,
            self.clock,
            lambda: f"chance-{next(self.chances):036d}",
            lambda user_id: f"hash-of-{user_id}",
            Log(self.lines.append, "DEBUG"),
            address=address,
        )

    def browser(self) -> Browser:
        """Somebody's browser, that follows no redirect by itself."""
        return Browser(self.app)

    def signed_in(self, who: Identity = OLIVE, server: Server | None = BAKERY) -> Browser:
        """A browser in which somebody has signed in and chosen a server."""
        browser = self.browser()
        come_in(browser, self.sign_in, who)
        if server is not None:
            browser.post("/console/servers", {"token": token(browser), "server": server.id})
        return browser

    def tell(self, *events: Event) -> None:
        """Have the tables hold these events."""
        assert self.tables.write(events) == []

    def conversation(self, key: str, *steps: tuple[str, int, Mapping[str, Any]], **of: Any) -> None:
        """A conversation's events: each with its type, the seconds since the start, and more."""
        self.tell(*story(key, *steps, **of))

    def keep(self, key: str, phase: str, server: Server = BAKERY, **more: Any) -> Item:
        """The conversation itself."""
        return self.store.perform(begin(item(key, phase, server, **more)))

    def fail(self, key: str, server: Server = BAKERY, **more: Any) -> Item:
        """A failed job, with the events that tell of it."""
        self.conversation(key, *FAILING, server=server)
        return self.keep(key, "failed", server, **more)

    def configured(self) -> None:
        """What `/ux-setup` has set for the bakery."""
        setting = SiteSetting("baker/site", "", ("71",), ("72",), "i", OLIVE.user_id, NOW - 60)
        self.sites.configure(BAKERY.id, setting)


def come_in(browser: Browser, sign_in: SmallSignIn, who: Identity, after: str = "") -> str:
    """Sign in through Discord; where that led."""
    sign_in.is_back = who
    began = browser.get("/console/sign-in/discord", next=after)
    state = parse_qs(urlsplit(began.headers["location"]).query)["state"][0]
    back = browser.get("/console/callback", code="code", state=state)
    return str(back.headers.get("location", back.status_code))


def token(browser: Browser) -> str:
    """What the forms of this session bring back."""
    page = browser.get("/console/servers").text
    return str(page.partition('name="token" value="')[2].partition('"')[0])


Story = tuple[str, int, Mapping[str, Any]]
ASKED: Story = ("CONVERSATION_STARTED", 0, {"was": "absent", "phase": "awaiting_confirmation"})
CONFIRMED: Story = ("CONFIRMED", 30, {"was": "awaiting_confirmation", "phase": "confirmed"})
EXECUTING: Story = ("EXECUTING", 31, {"was": "confirmed", "phase": "executing", "attempts": 1})
OPENED: Story = ("PULL_REQUEST_OPENED", 36, {"phase": "completed", "pr_number": 7})
FAILING: tuple[Story, ...] = (
    ASKED,
    CONFIRMED,
    EXECUTING,
    ("FAILED", 90, {"was": "executing", "phase": "failed", "reason": "gave_up"}),
)
COMPLETING: tuple[Story, ...] = (ASKED, CONFIRMED, EXECUTING, OPENED)
_ENDINGS = {
    "PULL_REQUEST_OPENED": "completed",
    "CANCELLED": "cancelled",
    "EXPIRED": "expired",
    "REFUSED": "refused",
    "FAILED": "failed",
    "ABANDONED": "failed",
}
_OUTCOMES = {"PULL_REQUEST_OPENED": "form_completed", "LINK_CLICKED": "link_clicked"}
_ACTORS = {
    **dict.fromkeys(("CONVERSATION_STARTED", "CONFIRMED", "ANSWERED", "CANCELLED"), "user"),
    **dict.fromkeys(("REDRIVEN", "ABANDONED"), "operator"),
    "EXPIRED": "system",
}


def story(
    key: str,
    *steps: Story,
    server: Server = BAKERY,
    at: int = NOW - 600,
    intent: str = "navbar: background",
    source: str = "ux",
    sample: bool = False,
) -> list[Event]:
    """The events of one conversation that began at epoch second `at`."""
    return [
        Event(
            f"{key}:{number}:{at}",
            name,
            key,
            tenant_hash(server.id),
            iso(at + after),
            number,
            iso(at),
            source,
            Actor(_ACTORS.get(name, "bot"), "a1b2c3d4"),
            int(_ACTORS.get(name) == "user"),
            int(_ACTORS.get(name, "bot") == "bot"),
            _OUTCOMES.get(name, ""),
            _ENDINGS.get(name, "open"),
            sample,
            intent,
            {"write_units": 2, **more},
        )
        for number, (name, after, more) in enumerate(steps, 1)
    ]


def item(key: str, phase: str, server: Server = BAKERY, **more: Any) -> Item:
    """A stored conversation with its plan."""
    return {
        "conversation_id": key,
        "user_id": "21",
        "guild_id": server.id,
        "site": "baker/site",
        "schema_version": 1,
        "phase": phase,
        "version": 4,
        "interaction_id": "1000",
        "application_id": "77",
        "channel_id": "88",
        "locale": "en-GB",
        "created_at": NOW - 600,
        "expires_at": NOW + 3000,
        "ttl": NOW + 3000,
        "attempts": 5,
        "epoch": 5,
        "confirmed": True,
        "confirmed_by": "21",
        "confirmed_at": NOW - 570,
        "confirm_id": "2000",
        "section": "navbar",
        "updates": {"background": "#000088"},
        "plan_digest": "d1" * 32,
        "plan": {
            "base": "b",
            "edits": [],
            "lines": ["navbar background: #ffffff → #000088"],
            "diff": DIFF,
            "warnings": [],
        },
        **more,
    }


def iso(at: float) -> str:
    """Epoch seconds as events have them."""
    return f"{datetime.fromtimestamp(at, UTC):%Y-%m-%dT%H:%M:%S}.000Z"
