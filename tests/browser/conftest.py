"""A real chromium on the real local stack; skipped, with the reason, where there is none."""

import shutil
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, sync_playwright

from bot.playground.stack.aws import Aws
from tests.browser.chat import Chat
from tests.served import HOST, Served, serving

SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PLANNED = "/playground/site/plan-"
"""A site as a preview would make it: gone with the conversation, perhaps while it loads."""

LIMITS = "ux-agent-limits"
WIDE = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def stack() -> Iterator[Served]:
    """The local stack with the sample site, one for all files: each test ends what it began."""
    with serving() as it:
        it.until_ready()
        yield it


@pytest.fixture(scope="module")
def served(stack: Served) -> Served:
    """That stack, where nobody has used up what an hour allows."""
    tables = Aws(f"http://{HOST}:{stack.port + 1}").dynamodb
    for item in tables.scan(TableName=LIMITS)["Items"]:
        tables.delete_item(TableName=LIMITS, Key={"limit_id": item["limit_id"]})
    return stack


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's chromium. Its driver holds the thread's event loop, so it ends with the module."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("there is no chromium here (Debian: apt install chromium)")
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=program, args=list(SWITCHES))
        yield chromium
        chromium.close()


@pytest.fixture
def chat(served: Served, browser: Browser) -> Iterator[Chat]:
    """The playground, opened anew; a complaint of the browser or a call elsewhere is a failure."""
    context = browser.new_context(viewport=WIDE, locale="en-GB")  # type: ignore[arg-type]
    page = context.new_page()
    complaints = watched(page)
    chat = Chat(page, served)
    chat.open()
    yield chat
    chat.cancel_all()
    context.close()
    assert complaints == []


def watched(page: Page) -> list[str]:
    """Everything that the browser complains of from now on, and requests to other machines."""
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(f"error: {error}"))

    def complain(said: ConsoleMessage) -> None:
        is_gone = PLANNED in said.text or PLANNED in said.location.get("url", "")
        if said.type in {"error", "warning"} and not is_gone:
            complaints.append(f"{said.type}: {said.text}")

    page.on("console", complain)

    def only_here(route: Route) -> None:
        if urlsplit(route.request.url).hostname == HOST:
            route.continue_()
        else:
            complaints.append(f"asked for {route.request.url}")
            route.abort()

    page.context.route("**/*", only_here)
    return complaints
