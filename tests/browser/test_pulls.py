"""A pull request of a git folder in a real browser: merged, taken back, closed."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.accessible import breaches
from tests.browser.chat import Chat
from tests.browser.test_pictures import LEAST_BYTES, THEMES

pytestmark = [
    pytest.mark.browser,
]
WIDTHS = {1400: 900, 360: 780}


def opened(chat: Chat, request: str) -> str:
    """The page of a new pull request; its address."""
    link = chat.confirm(chat.preview(request))
    address = link.get_attribute("href") or ""
    chat.page.goto(address)
    expect(badge(chat)).to_have_text("open draft")
    return address


def badge(chat: Chat) -> Locator:
    return chat.page.locator(".badge")


def test_a_merged_change_is_live_and_taken_back(chat: Chat) -> None:
    opened(chat, "make the navbar dark blue")
    chat.page.get_by_role("button", name="Merge pull request").click()
    expect(badge(chat)).to_have_text("merged")
    chat.page.goto(f"{chat.served.address}/playground/site/HEAD/")
    expect(chat.page.locator("nav").first).to_have_css("background-color", "rgb(0, 0, 139)")

    chat.open()
    expect(chat.inspector.locator("#site-hint")).to_have_text("merged: the change is live")
    chat.page.keyboard.type("/ux-undo ")
    expect(chat.page.get_by_role("option", name="navbar background").first).to_be_visible()
    chat.page.keyboard.press("Enter")
    chat.page.keyboard.press("Enter")
    expect(chat.last.locator("pre")).to_contain_text(re.compile(r"-.*#00008b"))
    expect(chat.last.locator(".used")).to_contain_text("navbar background")
    address = chat.confirm(chat.last).get_attribute("href") or ""

    chat.page.goto(address)
    chat.page.get_by_role("button", name="Merge pull request").click()
    expect(badge(chat)).to_have_text("merged")
    chat.page.goto(f"{chat.served.address}/playground/site/HEAD/")
    nav = chat.page.locator("nav").first
    expect(nav).not_to_have_css("background-color", "rgb(0, 0, 139)")


def test_a_person_closes_it(chat: Chat) -> None:
    opened(chat, 'change "Visit" to "Find us"')
    chat.page.get_by_role("button", name="Close pull request").click()
    expect(badge(chat)).to_have_text("closed")
    expect(chat.page.get_by_role("heading", name="Closed")).to_be_visible()
    expect(chat.page.get_by_role("button")).to_have_count(0)


def test_its_page_is_pictured(chat: Chat, root: Path) -> None:
    opened(chat, 'change "Opening hours" to "Open daily"')
    folder = root / "build" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    for width, height in WIDTHS.items():
        chat.page.set_viewport_size({"width": width, "height": height})
        for theme in THEMES:
            chat.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            taken = folder / f"folder-pull-{theme}-{width}.png"
            chat.page.screenshot(path=taken, full_page=True)
            assert taken.stat().st_size > LEAST_BYTES
            assert breaches(chat.page) == []
            assert chat.page.evaluate("document.documentElement.scrollWidth") <= width
