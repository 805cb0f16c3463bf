"""Writing a command and pressing buttons, on a page whose bot says what the test wants to see."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessible import breaches
from tests.browser.conftest import watched
from tests.browser.scripted_page import ScriptedPage, scripted_page
from tests.playground.discord.scripted import Json, button, message, modal, row
from tests.playground.page.stage import CONVERSATION

pytestmark = [
    pytest.mark.browser,
]
OTHER = CONVERSATION[::-1]
OLIVE = "812340118112239616"


class Scene:
    """The open page and its bot."""

    def __init__(self, stage: ScriptedPage, page: Page) -> None:
        self.stage = stage
        self.page = page

    def open(self) -> None:
        """Load the page and wait until it can be used."""
        self.page.goto(f"{self.stage.address}/playground")
        expect(self.page.locator("#examples button").first).to_be_visible()
        expect(self.request).to_be_focused()

    @property
    def request(self) -> Any:
        """The box to write in."""
        return self.page.locator("#request")

    @property
    def send(self) -> Any:
        """What sends the command."""
        return self.page.locator("#composer").get_by_role("button", name="Send")

    @property
    def last(self) -> Any:
        """The newest message."""
        return self.page.locator("#messages > li.message").last

    def say(self, *answers: Json) -> None:
        """What the bot answers next."""
        self.stage.town.application.script.extend(answers)

    def told(self) -> Json:
        """What the application was asked last."""
        return self.stage.town.application.asked[-1]

    def press(self, *keys: str) -> None:
        """Press keys, one after another."""
        for key in keys:
            self.page.keyboard.press(key)

    def option(self, name: str) -> Any:
        """Add an optional field to the command; what takes its value."""
        self.page.get_by_role("button", name=f"+ {name}", exact=True).click()
        return self.page.get_by_label(name, exact=True)


@pytest.fixture
def scene(browser: Browser, tmp_path: Path) -> Iterator[Scene]:
    """A page that nothing has been said on; what the browser complains of is a failure."""
    with scripted_page(tmp_path / "site") as stage:
        context = browser.new_context(locale="en-GB", viewport={"width": 1400, "height": 900})
        page = context.new_page()
        complaints = watched(page)
        scene = Scene(stage, page)
        scene.open()
        yield scene
        assert breaches(page) == []
        context.close()
        assert complaints == []


def verb(letter: str, digest: str, conversation: str = CONVERSATION) -> str:
    return f"ux:{letter}:{conversation}:{digest}:{OLIVE}"


def preview(words: str, digest: str, conversation: str = CONVERSATION, **changed: Any) -> Json:
    """A preview with its three buttons."""
    buttons = [
        button(verb("c", digest, conversation), label="Confirm", style=3),
        button(verb("e", digest, conversation), label="Change", style=2),
        button(verb("x", digest, conversation), label="Cancel", style=4),
    ]
    return message(content=words, components=[row(*buttons)]) | changed


def test_a_slash_from_anywhere_begins_a_command(scene: Scene) -> None:
    scene.page.locator("#people").get_by_role("button", name="Ben").click()
    scene.press("/")
    expect(scene.request).to_be_focused()
    expect(scene.request).to_have_value("/")
    expect(scene.page.get_by_role("option", name="/ux-update")).to_be_visible()


def test_after_another_request_the_focus_is_on_change_and_not_on_confirm(scene: Scene) -> None:
    scene.say(preview("First", "00000001"))
    scene.page.keyboard.type("/ux-update blue")
    scene.press("Enter")
    change = scene.last.get_by_role("button", name="Change")
    scene.say(modal(), preview("Second", "00000002", type=7))
    change.click()
    scene.page.locator("dialog[open]").get_by_role("textbox").fill("red")
    scene.press("Enter")
    expect(scene.last).to_contain_text("Second")
    expect(scene.last.get_by_role("button", name="Change")).to_be_focused()


def test_a_new_preview_is_not_confirmed_by_a_second_enter(scene: Scene) -> None:
    scene.say(preview("First", "00000001"), preview("Second", "00000002", type=7))
    scene.page.keyboard.type("/ux-update blue")
    scene.press("Enter")
    scene.last.get_by_role("button", name="Confirm").focus()
    scene.press("Enter")
    expect(scene.last).to_contain_text("Second")
    expect(scene.last).to_be_focused()


def test_a_suggestion_is_shown_in_its_words_and_sent_as_its_value(scene: Scene) -> None:
    choices = [{"name": "#1 navbar background", "value": CONVERSATION}]
    scene.say({"type": 8, "data": {"choices": choices}}, message(content="Done"))
    scene.page.keyboard.type("/ux-undo ")
    expect(scene.page.get_by_role("option", name="#1 navbar background")).to_be_visible()
    scene.press("Enter", "Enter")
    expect(scene.last).to_contain_text("Done")
    assert scene.told()["data"]["options"][0]["value"] == CONVERSATION
    expect(scene.last.locator(".used")).to_contain_text("change: #1 navbar background")
    expect(scene.last).not_to_contain_text(CONVERSATION)


def test_enter_sends_once_a_file_is_chosen(scene: Scene, tmp_path: Path) -> None:
    file = tmp_path / "loaf.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n")
    scene.page.keyboard.type("/ux-update blue")
    image = scene.option("image")
    expect(scene.page.locator("#composer .hint-line")).to_contain_text("Enter chooses a file")
    image.set_input_files(file)
    expect(scene.send).to_be_focused()
    scene.press("Enter")
    expect(scene.last).to_contain_text("image: loaf.png")


def test_tab_leads_through_all_that_belongs_to_the_command_before_send(scene: Scene) -> None:
    scene.page.keyboard.type("/ux-update blue")
    seen = []
    for _ in range(3):
        scene.press("Tab")
        seen.append(scene.page.evaluate("document.activeElement.innerText"))
    assert seen == ["+ section", "+ image", "Send"]
    chips = scene.page.get_by_role("button", name="+ image").bounding_box()
    send = scene.send.bounding_box()
    assert chips is not None
    assert send is not None
    assert send["x"] > chips["x"]
    assert send["y"] + send["height"] / 2 >= chips["y"]


def test_the_panel_shows_what_was_touched_last(scene: Scene) -> None:
    scene.stage.stack.items[OTHER] = scene.stage.keep() | {"conversation_id": OTHER}
    for words, conversation in (("First", CONVERSATION), ("Second", OTHER)):
        scene.say(preview(words, "00000001", conversation))
        scene.page.keyboard.type("/ux-update blue")
        scene.press("Enter")
        expect(scene.last).to_contain_text(words)
    item = scene.page.locator("#item")
    expect(item).to_contain_text(OTHER)
    scene.say(preview("First again", "00000002", type=7))
    first = scene.page.locator("#messages > li.message").first
    first.get_by_role("button", name="Confirm").click()
    expect(first).to_contain_text("First again")
    expect(item).to_contain_text(CONVERSATION)
    scene.say(preview("Resumed", "00000003", OTHER))
    scene.page.keyboard.type("/ux-update blue")
    scene.request.press("Enter")
    expect(scene.last).to_contain_text("Resumed")
    expect(item).to_contain_text(OTHER)


@pytest.mark.parametrize("width", [1400, 1000])
def test_an_options_field_is_one_piece_and_what_is_said_of_it_is_whole(
    scene: Scene, width: int
) -> None:
    scene.page.set_viewport_size({"width": width, "height": 900})
    scene.page.keyboard.type("/ux-update blue")
    section = scene.option("section")
    expect(section).to_be_focused()
    box, off = section.bounding_box(), scene.page.get_by_label("Leave out section").bounding_box()
    assert box is not None
    assert off is not None
    assert abs(box["x"] + box["width"] - off["x"]) < 1
    hint = scene.page.locator("#composer .hint-line")
    expect(hint).to_contain_text("Esc leaves")
    assert hint.evaluate("it => it.scrollWidth <= it.clientWidth")
    place = hint.bounding_box()
    assert place is not None
    assert place["y"] + place["height"] <= 900


def test_escape_leads_back_to_the_box_from_anywhere(scene: Scene) -> None:
    scene.page.locator("#people").get_by_role("button", name="Ben").click()
    scene.press("Escape")
    expect(scene.request).to_be_focused()


def test_what_is_half_written_stays_in_its_channel(scene: Scene) -> None:
    scene.page.keyboard.type("/ux-update blue")
    scene.press("Alt+ArrowDown")
    expect(scene.page.locator("#channel-name")).to_have_text("#ideas")
    expect(scene.request).to_be_focused()
    expect(scene.request).to_have_value("")
    scene.page.keyboard.type("hello")
    scene.press("Alt+ArrowUp")
    expect(scene.request).to_have_value("blue")
    expect(scene.page.locator("#composer .command")).to_have_text("/ux-update")
    scene.press("Enter")
    expect(scene.last).to_contain_text("Hello")
    scene.press("Alt+ArrowDown")
    expect(scene.request).to_have_value("hello")
    scene.request.fill("")


def test_enter_goes_into_a_message_at_what_is_to_be_pressed(scene: Scene) -> None:
    words = {"type": 10, "content": "See [pull request](https://example.com/1)"}
    shown = [words, row(button(label="Take"))]
    scene.say(message(flags=1 << 15, components=shown))
    scene.page.keyboard.type("/ux-update blue")
    scene.press("Enter")
    expect(scene.last.get_by_role("button", name="Take")).to_be_visible()
    scene.press("ArrowUp", "Enter")
    expect(scene.last.get_by_role("button", name="Take")).to_be_focused()


def test_who_is_offered_no_command_is_told_so(scene: Scene) -> None:
    scene.page.locator("#servers").get_by_role("button", name="Book club").click()
    scene.page.locator("#people").get_by_role("button", name="Ben").click()
    expect(scene.page.locator("[data-message='welcome']")).to_contain_text("no commands here")
    scene.press("/")
    expect(scene.page.locator(".choices")).to_contain_text("The bot offers you no commands here.")


@pytest.mark.parametrize("width", [1400, 360])
def test_no_name_is_torn_in_two_or_cut_off(scene: Scene, width: int) -> None:
    scene.page.locator("#servers").get_by_role("button", name="Direct messages").click()
    expect(scene.page.locator("#server-name")).to_have_text("Direct messages")
    scene.page.set_viewport_size({"width": width, "height": 780})
    lines = "it => it.scrollHeight < 46 && it.scrollWidth <= it.clientWidth"
    names = "#server-name:visible, #panes button:visible"
    for one in scene.page.locator(names).all():
        assert one.evaluate(lines), one.inner_text()
    hint = """it => {
        const pen = document.createElement("canvas").getContext("2d");
        pen.font = getComputedStyle(it).font;
        return pen.measureText(it.placeholder).width <= it.clientWidth;
    }"""
    if width == 360:
        scene.page.locator("#panes").get_by_role("button", name="Chat").click()
    assert scene.request.evaluate(hint)
