"""The whole job without a mouse: the focus is seen, goes where one expects it, is never caught."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.chat import Chat

pytestmark = [
    pytest.mark.browser,
]

IN_FOCUS = "document.activeElement.innerText || document.activeElement.id"
OUTLINE = "parseFloat(getComputedStyle(document.activeElement).outlineWidth)"


def press(chat: Chat, *keys: str) -> None:
    for key in keys:
        chat.page.keyboard.press(key)


def test_a_change_is_made_by_keyboard_alone(chat: Chat) -> None:
    expect(chat.composer).to_be_focused()
    chat.page.keyboard.type("/")
    expect(chat.page.get_by_role("option", name="/ux-update")).to_be_visible()
    press(chat, "ArrowDown", "ArrowUp", "Enter")
    expect(chat.page.locator("#request")).to_be_focused()
    chat.page.keyboard.type("make the footer #777777")
    press(chat, "Enter")
    confirm = chat.last.get_by_role("button", name="Confirm")
    expect(confirm).to_be_enabled()
    expect(chat.composer).to_be_focused()

    press(chat, "ArrowUp")
    expect(chat.last).to_be_focused()
    press(chat, "Enter")
    expect(confirm).to_be_focused()
    assert chat.page.evaluate(OUTLINE) >= 2
    press(chat, "ArrowRight")
    expect(chat.last.get_by_role("button", name="Change")).to_be_focused()
    press(chat, "ArrowLeft", "Enter")

    link = chat.last.locator(".row").get_by_role("link", name=re.compile("^Pull request"))
    expect(link).to_be_visible()
    expect(link).to_be_focused()
    press(chat, "Escape")
    expect(chat.composer).to_be_focused()


def test_a_form_holds_the_focus_and_gives_it_back(chat: Chat) -> None:
    preview = chat.preview("make the footer #454545")
    change = chat.button(preview, "Change")
    change.focus()
    press(chat, "Enter")
    expect(chat.form.get_by_role("textbox")).to_be_focused()
    for _ in range(8):
        press(chat, "Tab")
        inside = "!!document.activeElement.closest('dialog') || document.activeElement.tagName"
        assert chat.page.evaluate(inside) in {True, "BODY"}
    press(chat, "Escape")
    expect(chat.form).to_have_count(0)
    expect(change).to_be_focused()


def test_a_select_is_used_by_keyboard(chat: Chat) -> None:
    question = chat.ask("make it #00ff00")
    picker = question.get_by_role("combobox")
    picker.focus()
    press(chat, "ArrowDown")
    expect(picker).to_have_attribute("aria-expanded", "true")
    press(chat, "Escape")
    expect(picker).to_have_attribute("aria-expanded", "false")
    expect(picker).to_be_focused()
    press(chat, "Enter", "f")
    chosen = picker.get_attribute("aria-activedescendant")
    expect(chat.page.locator(f"#{chosen}")).to_have_text("Footer")
    press(chat, "Enter")
    expect(question.locator("pre")).to_contain_text("#00ff00")


def test_tab_leads_around_the_page_and_out_of_every_part(chat: Chat) -> None:
    chat.preview("make the footer #565656")
    seen: list[str] = []
    for _ in range(80):
        press(chat, "Tab")
        seen.append(str(chat.page.evaluate(IN_FOCUS)))
        if seen[-1] == "request" and len(seen) > 1:
            break
    assert seen[-1] == "request"
    assert {"Confirm", "Recycle containers"} <= set(seen)


def test_arrow_keys_lead_through_servers_and_people(chat: Chat) -> None:
    chat.page.get_by_role("button", name="Sample site", exact=True).focus()
    press(chat, "ArrowDown", "Enter")
    expect(chat.page.locator("#server-name")).to_have_text("Tea house")
    expect(chat.page.get_by_role("button", name="Tea house", exact=True)).to_be_focused()
    chat.page.locator("#people [aria-pressed='true']").focus()
    press(chat, "End", "Enter")
    expect(chat.page.locator("#people-title")).to_have_text("You are Mia")


def test_shortcuts_are_shown_and_work(chat: Chat) -> None:
    press(chat, "?")
    expect(chat.form).to_contain_text("Write a command")
    press(chat, "Escape")
    expect(chat.composer).to_be_focused()
    press(chat, "Alt+ArrowDown")
    expect(chat.page.locator("#channel-name")).to_have_text("#ideas")
    chat.page.get_by_role("button", name="Keyboard").focus()
    press(chat, "/")
    expect(chat.composer).to_be_focused()
    expect(chat.composer).to_have_value("/")


def test_what_came_is_said_to_those_who_do_not_see_it(chat: Chat) -> None:
    chat.preview("make the footer #676767")
    live = chat.page.locator("#live")
    expect(live).to_contain_text("Preview: footer")
    expect(live).to_contain_text("To press: Confirm, Change, Cancel")
