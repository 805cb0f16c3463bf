"""A pull request at the small GitHub in a real browser: seen, merged, and the site has it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.accessible import breaches
from tests.browser.chat import Chat
from tests.browser.test_pictures import LEAST_BYTES, THEMES, WIDTHS
from tests.served import Served, serving

pytestmark = [
    pytest.mark.browser,
]
PULL = "/github/corner-bakery/website/pull"


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    """The local stack with the sample site at the small GitHub, whose contract nothing breaks."""
    with serving("--github") as it:
        it.until_ready()
        yield it
        it.tell()
        assert it.ended() == 0
        assert "not as GitHub describes it" not in it.output


def test_a_person_merges_what_the_bot_proposed(chat: Chat) -> None:
    link = chat.confirm(chat.preview("make the navbar dark blue"))
    address = link.get_attribute("href") or ""
    assert re.fullmatch(rf"{chat.served.address}{PULL}/\d+", address)

    chat.page.goto(address)
    expect(chat.page.locator(".badge")).to_have_text("Draft")
    expect(chat.page.locator(".diff .added")).to_contain_text("#00008b")
    chat.page.get_by_role("button", name="Merge pull request").click()
    expect(chat.page.locator(".badge")).to_have_text("Merged")
    chat.page.get_by_role("button", name="Delete branch").click()
    expect(chat.page.get_by_text("The branch is deleted.")).to_be_visible()

    chat.page.goto(f"{chat.served.address}/playground/site/HEAD/")
    expect(chat.page.locator("nav").first).to_have_css("background-color", "rgb(0, 0, 139)")

    chat.open()
    expect(chat.inspector.locator("#site-hint")).to_have_text("merged: the change is live")
    expect(chat.inspector.locator("#views")).to_contain_text("Live now")
    expect(chat.inspector.locator("#pull")).to_contain_text("the change is live")


def test_a_person_closes_it_and_opens_it_again(chat: Chat) -> None:
    link = chat.confirm(chat.preview('change "Visit" to "Find us"'))
    chat.page.goto(link.get_attribute("href") or "")
    chat.page.get_by_role("button", name="Close pull request").click()
    expect(chat.page.locator(".badge")).to_have_text("Closed")
    expect(chat.page.locator(".words")).to_contain_text("wanted to merge")
    chat.page.get_by_role("button", name="Reopen pull request").click()
    expect(chat.page.locator(".badge")).to_have_text("Draft")


def test_its_page_is_pictured(chat: Chat, root: Path) -> None:
    link = chat.confirm(chat.preview('change "Opening hours" to "Open daily"'))
    chat.page.goto(link.get_attribute("href") or "")
    expect(chat.page.locator(".box")).to_be_visible()
    taken = []
    for width, height in WIDTHS.items():
        chat.page.set_viewport_size({"width": width, "height": height})
        assert chat.page.evaluate("document.documentElement.scrollWidth") <= width
        for theme in THEMES:
            chat.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            assert breaches(chat.page) == []
            taken.append(root / "build" / "pictures" / f"github-{theme}-{width}.png")
            chat.page.screenshot(path=taken[-1], full_page=True)

    assert [path for path in taken if path.stat().st_size < LEAST_BYTES] == []


def test_nothing_is_found_on_the_small_githubs_own_page(chat: Chat) -> None:
    chat.page.goto(f"{chat.served.address}/github")
    for width in WIDTHS:
        chat.page.set_viewport_size({"width": width, "height": 800})
        for theme in THEMES:
            chat.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            assert breaches(chat.page) == []
