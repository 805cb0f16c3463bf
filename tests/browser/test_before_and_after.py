"""A preview of the local stack shows the page before and after, where chromium is there."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.accessible import breaches
from tests.browser.chat import Chat
from tests.served import Served, serving

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    """A stack that takes pictures."""
    with serving(has_pictures=True) as it:
        it.until_ready()
        yield it


def test_a_preview_is_pictured_and_can_still_be_confirmed(chat: Chat) -> None:
    shown = chat.preview("make the navbar dark blue")
    pictures = shown.locator(".gallery img")
    expect(pictures).to_have_count(2)
    assert [picture.get_attribute("alt") for picture in pictures.all()] == [
        "The page now",
        "The page afterwards",
    ]
    for picture in pictures.all():
        expect(picture).to_be_visible()
        expect(picture).to_have_js_property("naturalWidth", 960)
    assert breaches(chat.page) == []
    chat.confirm(shown)
    expect(shown).to_contain_text("Confirmed")
    expect(pictures).to_have_count(0)


def test_what_a_window_does_not_show_is_pictured_where_it_is(chat: Chat) -> None:
    shown = chat.preview('change the footer text to "Baked with care."')
    pictures = shown.locator(".gallery img")
    expect(pictures).to_have_count(2)
    for picture in pictures.all():
        expect(picture).to_have_js_property("naturalHeight", 600)


@pytest.mark.parametrize(("width", "colour"), [(1280, "dark green"), (360, "dark red")])
def test_confirm_stays_where_it_is_while_its_pictures_arrive(
    chat: Chat, width: int, colour: str
) -> None:
    chat.page.set_viewport_size({"width": width, "height": 860})
    shown = chat.preview(f"make the navbar {colour}")
    expect(shown.locator(".gallery img")).to_have_count(0)
    before = chat.button(shown, "Confirm").bounding_box()
    pictures = shown.locator(".gallery img")
    expect(pictures).to_have_count(2)
    for picture in pictures.all():
        assert picture.evaluate("image => image.complete || image.height") != 0
    chat.page.wait_for_function(
        "[...document.querySelectorAll('.gallery img')].every((image) => image.complete)"
    )
    after = chat.button(shown, "Confirm").bounding_box()
    assert before
    assert after
    assert abs(after["y"] - before["y"]) < 3
    box = chat.page.locator("#messages").bounding_box()
    last = chat.button(shown, "Cancel").bounding_box()
    assert box
    assert last
    assert last["y"] + last["height"] <= box["y"] + box["height"]
    assert last["x"] + last["width"] <= width
