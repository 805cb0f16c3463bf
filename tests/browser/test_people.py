"""Commands, people, servers and languages on the real local stack."""

import re
import struct
import zlib
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.chat import Chat

pytestmark = [
    pytest.mark.browser,
]


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A small PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        code = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + code

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 4, 4, 8, 2, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(b"\x00" + bytes(12) * 4))
    path = tmp_path / "loaf.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + head + body + chunk(b"IEND", b""))
    return path


def test_what_is_typed_is_completed_by_the_bot(chat: Chat) -> None:
    chat.preview("make the footer #212121")  # the site is known from now on
    chat.page.keyboard.type("/ux-update make the background #334455")
    chat.page.get_by_role("button", name="+ section").click()
    section = chat.page.get_by_label("section", exact=True)
    section.press_sequentially("foot")
    expect(chat.page.get_by_role("option", name="footer").first).to_be_visible()
    expect(section).to_have_attribute("aria-expanded", "true")
    chat.page.keyboard.press("Enter")
    expect(chat.page.get_by_role("option", name="footer")).to_have_count(0)
    expect(section).to_have_value(re.compile("footer"))
    chat.page.keyboard.press("Enter")
    expect(chat.last.locator("pre")).to_contain_text("#334455")


def test_a_picture_goes_with_the_request(chat: Chat, picture: Path) -> None:
    chat.page.keyboard.type("/ux-update make the footer #343434")
    chat.page.get_by_role("button", name="+ image").click()
    chat.page.get_by_label("image", exact=True).set_input_files(picture)
    expect(chat.page.locator(".file-name")).to_contain_text("loaf.png")
    chat.page.locator("#request").press("Enter")
    expect(chat.last).to_contain_text("image: loaf.png")
    expect(chat.last.locator("pre")).to_contain_text("#343434")


def test_the_owner_sets_the_roles_in_a_form(chat: Chat) -> None:
    chat.page.locator("#servers").get_by_role("button", name="Tea house").click()
    expect(chat.page.locator("#channel-name")).to_have_text("#website")
    chat.send("ux-setup")
    roles = chat.form.get_by_role("combobox").last
    roles.click()
    chat.page.get_by_role("option", name="Keeper").click()
    chat.page.keyboard.press("Escape")
    expect(roles).to_contain_text("@Keeper")
    chat.form.get_by_role("button", name="Submit").click()
    expect(chat.form).to_have_count(0)
    expect(chat.last.get_by_text("@Keeper")).to_be_visible()


def test_only_who_manages_the_server_is_offered_its_setup(chat: Chat) -> None:
    chat.composer.press_sequentially("/ux-")
    expect(chat.page.get_by_role("option", name="/ux-setup")).to_be_visible()
    chat.composer.fill("")
    chat.become("Ben")
    chat.composer.press_sequentially("/ux-")
    expect(chat.page.get_by_role("option", name="/ux-help")).to_be_visible()
    expect(chat.page.get_by_role("option", name="/ux-setup")).to_have_count(0)


def test_a_person_who_chose_german_is_answered_in_german(chat: Chat) -> None:
    chat.become("Mia")
    chat.page.get_by_label("Language").select_option(label="Deutsch")
    chat.composer.press_sequentially("/ux-help")
    expect(chat.page.get_by_role("option", name="Website")).to_be_visible()
    chat.composer.fill("")
    shown = chat.ask("make the footer #787878")
    expect(shown).to_contain_text("Vorschau")
    expect(chat.button(shown, "Bestätigen")).to_be_enabled()
    chat.page.get_by_label("Language").select_option(label="English")


def test_each_server_has_its_own_site(chat: Chat) -> None:
    chat.page.locator("#servers").get_by_role("button", name="Tea house").click()
    now = chat.page.frame_locator("#views iframe").first.locator("h1")
    expect(now).to_have_text("Tea worth sitting down for")
    chat.page.locator("#servers").get_by_role("button", name="Sample site").click()
    expect(now).to_have_text("Bread worth getting up for")


def test_where_the_bot_is_not_there_are_commands_for_who_installed_it(chat: Chat) -> None:
    chat.page.locator("#servers").get_by_role("button", name="Book club").click()
    expect(chat.page.locator("#channel-name")).to_have_text("#lounge")
    chat.composer.press_sequentially("/")
    expect(chat.page.get_by_role("option", name="/ux-help")).to_be_visible()
    chat.composer.fill("")
    expect(chat.welcome).to_contain_text("This server has no website yet")
    expect(chat.page.locator("#examples")).to_be_hidden()
    chat.become("Ben")
    expect(chat.welcome).to_contain_text("offers you no commands here")
    expect(chat.page.locator("#examples")).to_be_hidden()


def test_a_card_moves_to_the_channel_where_it_is_resumed(chat: Chat) -> None:
    chat.become("Ben")
    left = chat.preview("make the footer #898989")
    chat.page.locator("#channels").get_by_role("button", name="ideas").click()
    expect(chat.page.locator("#channel-name")).to_have_text("#ideas")
    chat.send("ux-resume")
    expect(chat.last.locator("pre")).to_contain_text("#898989")
    expect(chat.button(chat.last, "Confirm")).to_be_enabled()
    chat.page.locator("#channels").get_by_role("button", name="website").click()
    expect(left).to_contain_text("#ideas")
    expect(left.get_by_role("button")).to_have_count(0)


def test_a_chosen_theme_is_remembered(chat: Chat) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    chat.page.emulate_media(color_scheme="light")
    assert chat.page.evaluate(ground) == "rgb(255, 255, 255)"
    chat.page.get_by_label("Theme").select_option(label="Dark")
    assert chat.page.evaluate(ground) == "rgb(49, 51, 56)"
    chat.open()
    assert chat.page.evaluate(ground) == "rgb(49, 51, 56)"
    expect(chat.page.get_by_label("Theme")).to_have_value("dark")
    chat.page.goto(f"{chat.served.address}/")
    assert chat.page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_a_narrow_window_shows_one_pane_at_a_time(chat: Chat) -> None:
    chat.page.set_viewport_size({"width": 360, "height": 780})
    expect(chat.inspector).to_be_hidden()
    preview = chat.preview("make the navbar #010203")
    expect(preview).to_be_visible()
    chat.page.get_by_role("button", name="Behind the scenes").click()
    expect(chat.inspector).to_contain_text("awaiting_confirmation")
    expect(preview).to_be_hidden()
    chat.page.get_by_role("button", name="Servers").click()
    chat.page.locator("#channels").get_by_role("button", name="ideas").click()
    expect(chat.composer).to_be_visible()
