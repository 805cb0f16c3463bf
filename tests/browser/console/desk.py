"""What an operator does and sees in the console."""

import re
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from bot.playground.discord.people import FLOWER_SHOP
from bot.playground.samples.script import SCRIPT, conversations
from tests.browser.conftest import watched
from tests.playground.operator import Operator
from tests.served import Served

PATIENCE_MS = 30_000
FILL_SECONDS = 120.0
WIDE = {"width": 1280, "height": 900}


class Desk:
    """The console in a browser; a complaint of the browser or a call elsewhere is kept."""

    def __init__(self, served: Served, browser: Browser, kept: Path | None = None) -> None:
        self.served = served
        self.context: BrowserContext = browser.new_context(
            viewport=WIDE,  # type: ignore[arg-type]
            locale="en-GB",
            storage_state=kept,
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE_MS)
        expect.set_options(timeout=PATIENCE_MS)
        self.complaints = watched(self.page)

    def close(self) -> None:
        """Close the browser's window; raises AssertionError where there was a complaint."""
        self.context.close()
        assert self.complaints == []

    def open(self, path: str = "") -> None:
        """Go to a page of the console."""
        self.page.goto(f"{self.served.address}/console{path}")

    def sign_in(self, name: str = "Olive") -> None:
        """Through the small Discord and back."""
        self.open()
        self.page.get_by_role("link", name="Sign in with Discord").click()
        self.page.get_by_role("button", name=name).click()
        expect(self.page).to_have_url(re.compile("/console"))

    def choose(self, server: str = FLOWER_SHOP.name) -> None:
        """Look at a server from now on."""
        self.open("/servers")
        self.page.get_by_role("button", name=server).click()
        expect(self.page.get_by_role("link", name="Overview")).to_be_visible()

    def tab(self, name: str) -> None:
        """Go to one of the console's rooms, until its scripts run."""
        rooms = self.page.get_by_role("navigation", name="Console")
        with self.page.expect_navigation():
            rooms.get_by_role("link", name=name).click()
        expect(self.heading).to_be_visible()

    def find(self, words: str, ending: str) -> None:
        """Open the conversation of those words that ended so."""
        self.open(f"/sessions?ending={ending}")
        self.rows.filter(has_text=words).first.click()
        expect(self.steps.first).to_be_visible()

    @property
    def heading(self) -> Locator:
        """The page's title."""
        return self.page.get_by_role("heading", level=1)

    @property
    def rows(self) -> Locator:
        """The conversations in a list."""
        return self.page.locator("a.row")

    @property
    def steps(self) -> Locator:
        """What happened in a conversation."""
        return self.page.locator(".timeline > li")


def filled(served: Served) -> None:
    """Wait until the sample people have said all that they say."""
    expected = len(conversations(SCRIPT.read_text(encoding="utf-8")))
    with Operator(served) as operator:
        path = "/sessions/list?range=1d&limit=100"

        def is_full() -> bool:
            rows = operator.api(path, FLOWER_SHOP.id)["sessions"]
            return len(rows) == expected and "executing" not in str(rows)

        operator.until(is_full, FILL_SECONDS)
        sums = "/metrics/summary?range=1d"
        operator.until(lambda: operator.api(sums, FLOWER_SHOP.id)["endings"]["completed"] == 6)
