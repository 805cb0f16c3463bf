"""Pictures of the playground and of the console in both themes, wide and narrow.

They go into `build/pictures`; where UX_AGENT_SCREENSHOTS is set (`make screenshots`), into
`docs/screenshots`.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chat import Chat
from tests.browser.console.desk import Desk, filled
from tests.served import Served, serving

pytestmark = [
    pytest.mark.browser,
]

THEMES: tuple[Literal["dark", "light"], ...] = ("dark", "light")
WIDE, NARROW = {1200: 740}, {390: 844}
WIDTHS = WIDE | NARROW
LEAST_BYTES, MOST_BYTES = 10_000, 200_000
"""A picture of an empty page is smaller, and a larger one is too heavy for a README."""


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    """The local stack, where the sample people talk meanwhile."""
    with serving(has_samples=True) as it:
        it.until_ready()
        yield it


def folder(root: Path) -> Path:
    """Where the pictures go."""
    is_wanted = bool(os.environ.get("UX_AGENT_SCREENSHOTS"))
    place = root / "docs" / "screenshots" if is_wanted else root / "build" / "pictures"
    place.mkdir(parents=True, exist_ok=True)
    return place


def pictured(chat: Chat, root: Path, name: str, widths: dict[int, int]) -> list[Path]:
    """Take a picture for each theme and width; nothing of the newest message is cut off in it."""
    taken = []
    for width, height in widths.items():
        chat.page.set_viewport_size({"width": width, "height": height})
        for theme in THEMES:
            chat.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            chat.page.wait_for_timeout(300)
            assert_nothing_is_cut_off(chat, width)
            taken.append(taken_of(chat.page, folder(root) / f"{name}-{theme}-{width}.png"))
    return taken


def taken_of(page: Page, place: Path) -> Path:
    """Take one picture; raises AssertionError where it is empty, or too heavy."""
    page.screenshot(path=place)
    assert LEAST_BYTES < place.stat().st_size < MOST_BYTES, place.name
    return place


def test_a_preview_is_pictured(chat: Chat, root: Path) -> None:
    chat.preview("make the navbar dark blue")
    after = chat.page.frame_locator("#views iframe").nth(1).locator("nav")
    expect(after).to_have_css("background-color", "rgb(0, 0, 139)")
    assert len(pictured(chat, root, "preview", WIDTHS)) == 4


def test_an_ending_is_pictured(chat: Chat, root: Path) -> None:
    chat.confirm(chat.preview('change "Visit" to "Find us"'))
    expect(chat.inspector.locator("#pull pre")).to_be_visible()
    assert len(pictured(chat, root, "done", WIDE)) == 2


def test_the_commands_are_pictured(chat: Chat, root: Path) -> None:
    chat.composer.press_sequentially("/")
    expect(chat.page.get_by_role("option", name="/ux-help")).to_be_visible()
    assert len(pictured(chat, root, "commands", NARROW)) == 2


def test_the_setup_is_pictured(chat: Chat, root: Path) -> None:
    chat.send("ux-setup")
    chat.form.get_by_role("textbox").fill("corner-bakery/website")
    chat.form.get_by_role("combobox").first.click()
    chat.page.get_by_role("option", name="Editor").click()
    assert len(pictured(chat, root, "setup", NARROW)) == 2


@pytest.fixture(scope="module")
def desk(served: Served, browser: Browser) -> Iterator[Desk]:
    """The console of the flower shop, once all is said there."""
    filled(served)
    made = Desk(served, browser)
    made.sign_in()
    made.choose()
    yield made
    made.close()


def test_the_console_is_pictured(desk: Desk, root: Path) -> None:
    desk.open()
    for width, height in {1200: 908, 390: 844}.items():
        desk.page.set_viewport_size({"width": width, "height": height})
        for theme in THEMES:
            desk.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            desk.page.wait_for_timeout(300)
            taken_of(desk.page, folder(root) / f"console-{theme}-{width}.png")


def test_a_conversation_in_the_console_is_pictured(desk: Desk, root: Path) -> None:
    desk.find("home: background", "completed")
    desk.page.set_viewport_size({"width": 1200, "height": 860})
    for theme in THEMES:
        desk.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        desk.page.wait_for_timeout(300)
        taken_of(desk.page, folder(root) / f"conversation-{theme}-1200.png")


def assert_nothing_is_cut_off(chat: Chat, width: int) -> None:
    """No part of the newest message is wider than the window."""
    for part in chat.last.locator(".embed, .container, .row, .press").all():
        box = part.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= width
