"""The main job in a real browser: ask, see, confirm at another container, one pull request."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.chat import Chat

pytestmark = [
    pytest.mark.browser,
]

NARROW = {"width": 390, "height": 844}


def test_a_newcomer_changes_the_site_and_another_container_takes_the_click(chat: Chat) -> None:
    preview = chat.preview("make the navbar dark blue")
    shown = preview.locator("pre").inner_text()
    expect(chat.inspector).to_contain_text("awaiting_confirmation")
    first = chat.inspector.locator("#log .who").first.inner_text()
    chat.inspector.get_by_role("button", name="Recycle containers").click()
    expect(chat.inspector.get_by_role("button", name="Recycle containers")).to_be_enabled()

    link = chat.confirm(preview)

    assert re.fullmatch(
        rf"{chat.served.address}/playground/pulls/site-\d+/\d+", link.get_attribute("href") or ""
    )
    assert chat.inspector.locator("#log .who").first.inner_text().split()[0] != first.split()[0]
    expect(chat.inspector).to_contain_text("completed")
    difference = chat.inspector.locator("#pull pre")
    for line in [line for line in shown.splitlines() if line[:1] in "+-" and line[1:].strip()]:
        expect(difference).to_contain_text(line)


def test_before_and_after_show_the_site_itself(chat: Chat) -> None:
    preview = chat.preview('change "Visit" to "Find us"')
    before, after = (
        chat.page.frame_locator("#views iframe").nth(number).locator("nav") for number in (0, 1)
    )
    expect(before).to_contain_text("Visit")
    expect(after).to_contain_text("Find us")
    chat.confirm(preview)
    expect(after).to_contain_text("Find us")


def test_cancel_ends_the_conversation(chat: Chat) -> None:
    preview = chat.preview("make the footer #123456")
    chat.press(preview, "Cancel")
    expect(preview).to_contain_text("Cancelled")
    expect(preview.get_by_role("button")).to_have_count(0)
    expect(chat.inspector).to_contain_text("deleted")


def test_a_question_is_answered_by_picking(chat: Chat) -> None:
    question = chat.ask("make it #00ff00")
    expect(question).to_contain_text("Which part of the site")
    chat.pick(question, "Navbar")
    expect(question.locator("pre")).to_contain_text("#00ff00")


def test_a_question_is_answered_by_a_button(chat: Chat) -> None:
    question = chat.ask("change the padding to 20px")
    chat.press(question, "Footer")
    expect(question.locator("pre")).to_contain_text("20px")


def test_a_question_is_answered_in_a_form(chat: Chat) -> None:
    question = chat.ask("change the header text")
    chat.press(question, "Answer")
    field = chat.form.get_by_role("textbox")
    expect(field).to_be_focused()
    field.fill("Open on Sundays, too")
    chat.form.get_by_role("button", name="Submit").click()
    expect(question.locator("pre")).to_contain_text("Open on Sundays, too")


def test_a_form_that_is_closed_changes_nothing(chat: Chat) -> None:
    preview = chat.preview("make the footer #222222")
    chat.press(preview, "Change")
    expect(chat.form).to_be_visible()
    chat.page.keyboard.press("Escape")
    expect(chat.form).to_have_count(0)
    expect(chat.button(preview, "Confirm")).to_be_enabled()


def test_a_change_of_mind_becomes_a_new_preview(chat: Chat) -> None:
    preview = chat.preview("make the footer #333333")
    chat.press(preview, "Change")
    chat.form.get_by_role("textbox").fill("make the footer #444444")
    chat.form.get_by_role("button", name="Submit").click()
    expect(preview.locator("pre")).to_contain_text("#444444")


def test_somebody_else_is_told_whose_it_is_and_dismisses_that(chat: Chat) -> None:
    preview = chat.preview("make the footer #555555")
    chat.become("Ben")
    chat.press(preview, "Confirm")
    expect(chat.last).to_contain_text("Only @Olive can confirm this")
    expect(chat.last).to_contain_text("Only you can see this")
    chat.last.get_by_role("button", name="Dismiss message").click()
    expect(chat.page.get_by_text("Only you can see this")).to_have_count(0)
    chat.become("Olive")
    expect(chat.button(preview, "Confirm")).to_be_enabled()


def test_the_bot_can_be_asked_in_direct_messages(chat: Chat) -> None:
    chat.page.locator("#servers").get_by_role("button", name="Direct messages").click()
    expect(chat.page.locator("#channel-name")).to_have_text("@UX agent")
    preview = chat.preview("make the footer #666666")
    chat.become("Ben")
    expect(preview).to_have_count(0)


def test_an_example_waits_in_the_composer(chat: Chat) -> None:
    example = chat.page.locator("#examples button").first
    words = example.inner_text()
    example.click()
    expect(chat.composer).to_have_value(words)
    expect(chat.composer).to_be_focused()


def test_what_people_type_never_becomes_markup(chat: Chat) -> None:
    preview = chat.preview('header text "<img src=x onerror=alert(1)> **bold** @everyone"')
    expect(preview.locator("pre")).to_contain_text("onerror")
    assert preview.locator("img[src='x'], script").count() == 0


def test_the_ttl_counts_down(chat: Chat) -> None:
    chat.preview("make the footer #888888")
    left = chat.inspector.locator("b[data-until]")
    expect(left).to_have_text(re.compile(r"^(59:\d\d|1:00:00)$"))
    before = left.inner_text()
    expect(left).not_to_have_text(before)


def test_the_page_of_a_pull_request_shows_its_difference(chat: Chat) -> None:
    preview = chat.preview("make the header #999999")
    link = chat.confirm(preview)
    with chat.page.context.expect_page() as opened:
        link.click()
    page = opened.value
    expect(page.locator("body")).to_contain_text("#999999")
    expect(page.locator("body")).to_contain_text("css/site.css")


@pytest.mark.parametrize("path", ["/playground", "/", "/playground/pulls"])
def test_nothing_is_wider_than_a_phone(chat: Chat, path: str) -> None:
    chat.page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    chat.page.goto(chat.served.address + path)
    chat.page.wait_for_load_state("networkidle" if path != "/playground" else "load")
    width = chat.page.evaluate("document.documentElement.scrollWidth")
    assert width <= NARROW["width"]


def test_a_moment_is_shown_in_the_readers_own_words(chat: Chat) -> None:
    shown = chat.page.evaluate(
        """async () => {
            const { markdown } = await import("/static/markdown.js");
            const soon = Math.round(Date.now() / 1000) + 130;
            return markdown(`on <t:${soon}:R> <t:x>`, { locale: "en" }).innerText;
        }"""
    )
    assert shown == "on in 2 minutes <t:x>"


def test_one_can_type_at_once_and_paste_the_whole_command(chat: Chat) -> None:
    expect(chat.composer).to_be_focused()
    chat.page.keyboard.type("/ux-update make it blue")
    expect(chat.composer).to_have_value("make it blue")
    chat.composer.fill("")
    chat.page.keyboard.insert_text("/ux-update make the navbar red")
    expect(chat.composer).to_have_value("make the navbar red")
