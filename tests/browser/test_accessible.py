"""In no state of any page does axe-core find anything, in both themes, wide and narrow."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import expect

from tests.browser.accessible import breaches
from tests.browser.chat import Chat

pytestmark = [
    pytest.mark.browser,
]

WIDE, NARROW = (1400, 900), (360, 780)
LOOKS: list[tuple[Literal["dark", "light"], tuple[int, int]]] = [
    ("dark", WIDE),
    ("light", WIDE),
    ("dark", NARROW),
    ("light", NARROW),
]


def preview(chat: Chat) -> None:
    chat.preview("make the navbar dark blue")


def question(chat: Chat) -> None:
    expect(chat.ask("make it #00ff00").get_by_role("combobox")).to_be_visible()


def open_select(chat: Chat) -> None:
    chat.ask("make it #00ff00").get_by_role("combobox").click()
    expect(chat.last.get_by_role("option").first).to_be_visible()


def ending(chat: Chat) -> None:
    chat.confirm(chat.preview("make the footer #2a2a2a"))


def refusal(chat: Chat) -> None:
    chat.send("ux-status")
    expect(chat.last).to_contain_text("Only you can see this")


def commands(chat: Chat) -> None:
    chat.composer.press_sequentially("/")
    expect(chat.page.get_by_role("option", name="/ux-help")).to_be_visible()


def suggestions(chat: Chat) -> None:
    chat.composer.press_sequentially("/ux-update ")
    chat.page.get_by_role("button", name="+ section").click()
    expect(chat.page.get_by_role("option", name="navbar").first).to_be_visible()


def picture(chat: Chat) -> None:
    chat.composer.press_sequentially("/ux-update this one")
    chat.page.get_by_role("button", name="+ image").click()
    expect(chat.page.locator("#option-image")).to_be_focused()


def form(chat: Chat) -> None:
    chat.send("ux-setup")
    expect(chat.form).to_be_visible()


def select_in_form(chat: Chat) -> None:
    form(chat)
    chat.form.get_by_role("combobox").first.click()
    expect(chat.page.get_by_role("option", name="Editor")).to_be_visible()


def keys(chat: Chat) -> None:
    chat.composer.press("?")
    expect(chat.form).to_contain_text("From message to message")


STATES: list[Callable[[Chat], None]] = [
    preview,
    question,
    open_select,
    ending,
    refusal,
    commands,
    suggestions,
    picture,
    form,
    select_in_form,
    keys,
]


@pytest.mark.parametrize("state", STATES)
def test_nothing_is_found_in_the_playground(chat: Chat, state: Callable[[Chat], None]) -> None:
    assert breaches(chat.page) == []
    state(chat)
    found = {}
    for theme, (width, height) in LOOKS:
        chat.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        chat.page.set_viewport_size({"width": width, "height": height})
        found[f"{theme} {width}"] = breaches(chat.page)
        assert chat.page.evaluate("document.documentElement.scrollWidth") <= width
    assert [one for one in found.items() if one[1]] == []


@pytest.mark.parametrize("pane", ["Servers", "Chat", "Behind the scenes"])
def test_nothing_is_found_in_a_narrow_pane(chat: Chat, pane: str) -> None:
    chat.page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    chat.page.get_by_role("button", name=pane).click()
    assert breaches(chat.page) == []
    assert chat.page.evaluate("document.documentElement.scrollWidth") <= NARROW[0]


@pytest.mark.parametrize("width", [WIDE[0], NARROW[0]])
def test_nothing_is_found_on_the_other_pages(chat: Chat, width: int) -> None:
    link = chat.confirm(chat.preview("make the header #fafafa"))
    pull = link.get_attribute("href") or ""
    chat.page.set_viewport_size({"width": width, "height": 900})
    for address in (pull, *(f"{chat.served.address}{path}" for path in ("/", "/playground/pulls"))):
        chat.page.goto(address)
        for theme, _ in LOOKS[:2]:
            chat.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            assert breaches(chat.page) == [], f"{address} {theme}"


def test_everything_to_press_is_large_enough_for_a_thumb(chat: Chat) -> None:
    chat.page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    chat.preview("make the navbar #123123")
    small = """() => [...document.querySelectorAll(
            "main button, main select, .panes button, main .press, #composer input")]
        .filter((part) => part.getClientRects().length)
        .map((part) => [part.innerText || part.id, part.getBoundingClientRect().height])
        .filter(([, height]) => height < 44)"""
    for pane in ("Chat", "Servers"):
        chat.page.get_by_role("button", name=pane).click()
        assert chat.page.evaluate(small) == []
