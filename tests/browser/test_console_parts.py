"""The console over twins in a real browser: parts that keep up to date, keyboard, looks."""

import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.accessible import breaches
from tests.browser.chat import PATIENCE_MS
from tests.browser.conftest import watched
from tests.console.showing import AtOnce, full
from tests.console.world import ASKED, NOW, World

pytestmark = pytest.mark.browser

PAGES = (
    "/console",
    "/console/sessions",
    "/console/sessions?ending=open&source=payment",
    "/console/sessions/done-0000000000000001",
    "/console/sessions/fail-0000000000000001",
    "/console/failed",
    "/console/failed/fail-0000000000000001/abandon",
    "/console/settings",
    "/console/servers",
    "/console/nothing",
)


class Shown:
    """A console that is served, and the world behind it."""

    def __init__(self) -> None:
        config = uvicorn.Config(
            self._app, port=0, log_level="warning", interface="asgi3", lifespan="off"
        )
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run)
        self.address = ""
        self.world = World(sign_in=lambda world: AtOnce(world, self.address))

    async def _app(self, scope: object, receive: object, send: object) -> None:
        await self.world.app(scope, receive, send)  # type: ignore[arg-type]

    def start(self) -> None:
        """Serve; the address is then known."""
        self.thread.start()
        while not self.server.started:
            time.sleep(0.01)
        port = self.server.servers[0].sockets[0].getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"

    def stop(self) -> None:
        """Serve no more."""
        self.server.should_exit = True
        self.thread.join()


@pytest.fixture(scope="module")
def shown() -> Iterator[Shown]:
    shown = Shown()
    shown.start()
    full(shown.world, number=40)
    yield shown
    shown.stop()


@pytest.fixture
def page(shown: Shown, browser: Browser) -> Iterator[Page]:
    """Somebody has signed in and chosen the bakery; a complaint of the browser is a failure."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, locale="en-GB")
    page = context.new_page()
    complaints = watched(page)
    page.goto(f"{shown.address}/console/sign-in")
    page.get_by_role("link", name="Sign in with Discord").click()
    page.get_by_role("button", name="Bakery").click()
    yield page
    context.close()
    assert [one for one in complaints if "Failed to load resource" not in one] == []


def test_what_happens_appears_within_three_seconds_and_moves_nobodys_focus(
    shown: Shown, page: Page
) -> None:
    page.clock.install()
    page.goto(f"{shown.address}/console/sessions")
    first = page.locator("a.row").first
    first.focus()
    shown.world.conversation("fresh-1", ASKED, at=NOW - 1, intent="fresh: text")
    page.clock.run_for(3000)
    expect(page.get_by_role("link", name="fresh: text")).to_be_visible(timeout=PATIENCE_MS)
    focused = page.evaluate("document.activeElement.id")
    assert focused.startswith("row-")
    assert focused == page.locator("a.row").nth(1).get_attribute("id")


def test_a_press_stops_the_page_and_another_lets_it_go_on(shown: Shown, page: Page) -> None:
    page.goto(f"{shown.address}/console/sessions")
    switch = page.get_by_role("button", name="Live", exact=True)
    switch.press("Enter")
    expect(page.get_by_role("button", name="Paused")).to_have_attribute("aria-pressed", "false")
    shown.world.conversation("fresh-2", ASKED, at=NOW, intent="stopped: text")
    page.wait_for_timeout(2500)
    expect(page.get_by_role("link", name="stopped: text")).to_have_count(0)
    page.get_by_role("button", name="Paused").press("Enter")
    expect(page.get_by_role("link", name="stopped: text")).to_be_visible(timeout=PATIENCE_MS)


def test_a_page_says_that_it_lost_the_console_and_finds_it_again(shown: Shown, page: Page) -> None:
    page.clock.install()
    page.goto(f"{shown.address}/console/sessions")
    page.route("**/live/**", lambda route: route.fulfill(status=503))
    lost = page.get_by_role("button", name="Reconnecting")
    passing(page, lost)
    page.unroute("**/live/**")
    passing(page, page.get_by_role("button", name="Live", exact=True))


def passing(page: Page, until: Locator) -> None:
    """Let time pass, ten seconds at a time, until something is seen."""
    for _ in range(20):
        page.clock.run_for(10_000)
        page.wait_for_timeout(50)
        if until.is_visible():
            return
    expect(until).to_be_visible()


def test_whoever_signed_out_elsewhere_is_led_to_the_sign_in(shown: Shown, page: Page) -> None:
    page.goto(f"{shown.address}/console/sessions")
    page.context.clear_cookies()
    page.wait_for_url("**/console/sign-in?next=**", timeout=PATIENCE_MS)


def test_a_table_that_was_opened_stays_open(shown: Shown, page: Page) -> None:
    page.clock.install()
    page.goto(f"{shown.address}/console?range=30d")
    page.get_by_text("As a table").click()
    shown.world.conversation("fresh-3", ASKED, at=NOW, intent="more: text")
    before = page.locator(".tiles dd").nth(1).inner_text()
    with page.expect_response("**/live/figures**"):
        page.clock.run_for(10_000)
    expect(page.locator(".tiles dd").nth(1)).not_to_have_text(before)
    expect(page.get_by_role("columnheader", name="Begun")).to_be_visible()


def test_a_filter_is_sent_by_the_keyboard_once_it_is_chosen(shown: Shown, page: Page) -> None:
    page.goto(f"{shown.address}/console/sessions")
    ending = page.get_by_label("Ending")
    ending.focus()
    page.keyboard.type("Fai")
    assert "ending=" not in page.url
    page.keyboard.press("Enter")
    page.wait_for_url("**ending=failed**")
    assert page.locator("a.row").count() == 2


def test_the_first_tab_leads_to_the_content(shown: Shown, page: Page) -> None:
    page.goto(f"{shown.address}/console")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="To the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_a_job_is_closed_by_the_keyboard_alone(shown: Shown, page: Page) -> None:
    page.goto(f"{shown.address}/console/failed")
    page.get_by_role("link", name="Close: navbar: background").first.press("Enter")
    page.get_by_role("button", name="Close it").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Closed for good")


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1400, "dark")])
def test_axe_core_finds_nothing_and_nothing_is_wider_than_the_window(
    shown: Shown, page: Page, width: int, scheme: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for path in PAGES:
        page.goto(shown.address + path)
        assert breaches(page) == [], path
        too_wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not page.evaluate(too_wide), path
