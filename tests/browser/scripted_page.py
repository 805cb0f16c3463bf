"""The page on a bot that says what a test tells it to: no stack, so any message can be seen."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.playground.page.server import WebServer, reserve
from bot.playground.page.web import build
from tests.git_site import new_site
from tests.playground.page.stage import FILES, Stage
from tests.served import HOST, free_port


class ScriptedPage(Stage):
    """A stage that a browser can open; `address` ends without a slash."""

    address = ""


@contextmanager
def scripted_page(folder: Path) -> Iterator[ScriptedPage]:
    """Serve it from a new site in that folder; its clock stands still."""
    new_site(folder, FILES)
    page = ScriptedPage(folder, is_sample=True)
    assert page.playground.connect(page.stack) == ""
    port = free_port()
    page.address = f"http://{HOST}:{port}"
    with reserve(port) as held, WebServer(build(page.playground), held):
        yield page
