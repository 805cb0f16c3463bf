"""Pictures of the playground in both themes, wide and narrow, in `build/pictures`."""

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import expect

from tests.browser.chat import Chat

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(240),
]

THEMES: tuple[Literal["dark", "light"], ...] = ("dark", "light")
WIDTHS = {1280: 800, 390: 844}
LEAST_BYTES = 10_000
"""A picture of an empty page is smaller."""


def test_the_playground_is_pictured(chat: Chat, root: Path) -> None:
    preview = chat.preview("make the navbar dark blue")
    after = chat.page.frame_locator("#views iframe").nth(1).locator("nav")
    expect(after).to_have_css("background-color", "rgb(0, 0, 139)")
    preview.hover()
    folder = root / "build" / "pictures"
    taken = []
    for width, height in WIDTHS.items():
        chat.page.set_viewport_size({"width": width, "height": height})
        for theme in THEMES:
            chat.page.emulate_media(color_scheme=theme)
            taken.append(folder / f"playground-{theme}-{width}.png")
            chat.page.screenshot(path=taken[-1])
            assert_nothing_is_cut_off(chat, width)

    assert [path for path in taken if path.stat().st_size < LEAST_BYTES] == []


def assert_nothing_is_cut_off(chat: Chat, width: int) -> None:
    """No part of the newest message is wider than the window."""
    for part in chat.last.locator(".embed, .container, .row, .press").all():
        box = part.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= width
