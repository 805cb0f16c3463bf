"""Every component of a message, on a page whose bot says what the test wants to see."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessible import breaches
from tests.browser.conftest import watched
from tests.browser.scripted_page import ScriptedPage, scripted_page
from tests.playground.discord.scripted import Json, button, message, row

pytestmark = [
    pytest.mark.browser,
]
V2 = 1 << 15
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f"
    b"\x15\xc4\x89\x00\x00\x00\rIDATx\xdac\xfc\xcf\xc0P\x0f\x00\x04\x85\x01\x80\x84\xa9\x8c!\x00"
    b"\x00\x00\x00IEND\xaeB`\x82"
)


class Look:
    """The open page, and what its bot says there."""

    def __init__(self, stage: ScriptedPage, page: Page) -> None:
        self.stage = stage
        self.page = page
        stage.town.discord.state.cdn.base = f"{stage.address}/cdn"

    def say(self, *components: Json) -> None:
        """Let the bot say this, and look at it."""
        exchange = self.stage.town.ask(message(flags=V2, components=list(components)))
        assert exchange.status == "answered", exchange.reason
        self.page.goto(f"{self.stage.address}/playground")
        expect(self.last).to_be_visible()

    @property
    def last(self) -> Any:
        """The newest message."""
        return self.page.locator("#messages > li.message").last

    def upload(self, name: str, content: bytes) -> str:
        """The address of a file."""
        client = self.stage.town.discord.client
        return str(client.upload(self.stage.town.olive, name, content)["url"])

    def told(self) -> Json:
        """What the application was asked last."""
        return self.stage.town.application.asked[-1]


@pytest.fixture
def look(browser: Browser, tmp_path: Path) -> Iterator[Look]:
    """A page that nothing has been said on; what the browser complains of is a failure."""
    with scripted_page(tmp_path / "site") as stage:
        context = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 900})
        page = context.new_page()
        complaints = watched(page)
        yield Look(stage, page)
        assert breaches(page) == []
        context.close()
        assert complaints == []


def text(content: str) -> Json:
    return {"type": 10, "content": content}


def container(*parts: Json, **changed: Any) -> Json:
    return {"type": 17, "components": list(parts), **changed}


def test_what_only_begins_like_an_address_is_text(look: Look) -> None:
    look.say(text("see https://\\[x and http://example.org/a"))
    expect(look.last.locator(".text")).to_have_text("see https://[x and http://example.org/a")
    assert look.last.locator("a").count() == 1


def test_a_container_has_its_colour_and_its_text(look: Look) -> None:
    said = "## Title\n-# small\n**bold** and <@&812340118112239700>\n> quoted\n- one\n- two"
    look.say(container(text(said), {"type": 14}, accent_color=0x57F287))
    box = look.last.locator(".container")
    expect(box).to_have_css("border-left-color", "rgb(87, 242, 135)")
    expect(box.get_by_role("heading")).to_have_text("Title")
    expect(box.locator(".sub")).to_have_text("small")
    expect(box.locator(".mention")).to_have_text("@Editor")
    expect(box.locator("blockquote")).to_have_text("quoted")
    expect(box.get_by_role("listitem")).to_have_count(2)
    expect(box.locator("hr")).to_have_count(1)


def test_a_difference_has_its_colours(look: Look) -> None:
    look.say(text("```diff\n@@ -1 +1 @@\n-old\n+new\n same\n```"))
    block = look.last.locator("pre.diff")
    assert block.locator(".gone").inner_text() == "-old"
    assert block.locator(".added").inner_text() == "+new"
    expect(block.locator(".hunk")).to_have_count(1)


def test_pictures_and_a_thumbnail_are_seen_and_named(look: Look) -> None:
    url = look.upload("loaf.png", PNG)
    item = {"media": {"url": url}, "description": "A loaf"}
    side = {"type": 11, "media": {"url": url}, "description": "A crumb"}
    section = {"type": 9, "components": [text("Beside it")], "accessory": side}
    look.say(container({"type": 12, "items": [item, item]}, section))
    expect(look.last.get_by_role("img", name="A loaf")).to_have_count(2)
    image = look.last.get_by_role("img", name="A crumb")
    expect(image).to_be_visible()
    expect(image).to_have_js_property("naturalWidth", 1)


def test_a_file_can_be_downloaded(look: Look) -> None:
    exchange = look.stage.town.ask(message(content="soon"))
    state = look.stage.town.discord.state
    shown = state.message(exchange.original_id)
    identity = state.snowflakes.make()
    look.upload("other.txt", b"x")
    shown.attachments = [
        state.cdn.put(identity, "navbar.diff", b"+a\n", channel_id="1", is_ephemeral=False)
    ]
    shown.content = ""
    shown.flags |= V2
    shown.components = [{"type": 13, "id": 1, "file": {"url": "attachment://navbar.diff"}}]
    look.page.goto(f"{look.stage.address}/playground")
    link = look.last.get_by_role("link", name="navbar.diff")
    expect(link).to_contain_text("3 bytes")
    with look.page.expect_download() as download:
        link.click()
    assert Path(download.value.path()).read_bytes() == b"+a\n"


def test_a_button_beside_text_is_pressed(look: Look) -> None:
    section = {"type": 9, "components": [text("It")], "accessory": button("beside", label="Take")}
    look.say(section)
    look.last.get_by_role("button", name="Take").click()
    expect(look.last.get_by_text("Hello", exact=True)).to_be_visible()
    assert look.told()["data"]["custom_id"] == "beside"


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        (5, "Ben", "812340118112239648"),
        (6, "Editor", "812340118112239700"),
        (7, "Reviewer", "812340118112239701"),
        (8, "ideas", "812340118112239777"),
    ],
)
def test_people_roles_and_channels_are_picked(look: Look, kind: int, name: str, value: str) -> None:
    look.say(row({"type": kind, "custom_id": "pick", "placeholder": "Which one"}))
    look.last.get_by_role("combobox", name="Which one").click()
    look.page.get_by_role("option", name=name).click()
    expect(look.last.get_by_text("Hello", exact=True)).to_be_visible()
    assert look.told()["data"]["values"] == [value]


def test_several_values_count_when_the_list_closes(look: Look) -> None:
    options = [{"label": name, "value": name} for name in ("one", "two", "three")]
    select = {"type": 3, "custom_id": "pick", "options": options, "max_values": 2}
    look.say(row(select))
    picker = look.last.get_by_role("combobox")
    picker.click()
    for name in ("one", "three", "two"):
        look.page.get_by_role("option", name=name).click()
    expect(picker).to_contain_text("one")
    expect(picker).not_to_contain_text("two")
    look.page.keyboard.press("Escape")
    expect(look.last.get_by_text("Hello", exact=True)).to_be_visible()
    assert look.told()["data"]["values"] == ["one", "three"]


def test_a_link_to_a_message_leads_there(look: Look) -> None:
    world = look.stage.town.discord.state.world
    place = f"https://discord.com/channels/{world.guild.id}/{world.channels[1].id}/1"
    look.say(text(f"It goes on here: {place}"))
    look.last.get_by_role("link", name="#ideas › message").click()
    expect(look.page.locator("#channel-name")).to_have_text("#ideas")
    look.page.locator("#channels").get_by_role("button", name="website").click()
    expect(look.last).to_be_visible()


def test_a_form_takes_texts_roles_choices_and_files(look: Look, tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text("hello", encoding="utf-8")
    parts = [
        text("Please say."),
        label("Name", {"type": 4, "custom_id": "name", "style": 1}),
        label("Who", {"type": 6, "custom_id": "who", "max_values": 2}),
        label("Size", {"type": 21, "custom_id": "size", "options": TWO}),
        label("File", {"type": 19, "custom_id": "file", "required": False}),
    ]
    opening = {"type": 9, "data": {"custom_id": "form", "title": "All", "components": parts}}
    look.say(row(button()))
    look.stage.town.application.script.append(opening)
    look.last.get_by_role("button", name="Press").click()
    form = look.page.locator("dialog[open]")
    form.get_by_label("Name").fill("Olive")
    form.get_by_role("button", name="Submit").click()
    expect(form.get_by_role("alert")).to_have_text("Please choose something here.")
    form.get_by_role("combobox").click()
    look.page.get_by_role("option", name="Editor").click()
    look.page.keyboard.press("Escape")
    form.get_by_label("Two").check()
    form.get_by_label("File").set_input_files(file)
    assert breaches(look.page) == []
    form.get_by_role("button", name="Submit").click()
    expect(look.last.get_by_text("Hello", exact=True)).to_be_visible()
    sent = [part.get("component") for part in look.told()["data"]["components"]]
    values = [part and (part.get("value") or part.get("values")) for part in sent]
    assert values[:4] == [None, "Olive", ["812340118112239700"], "2"]
    assert look.told()["data"]["resolved"]["attachments"][values[4][0]]["size"] == 5


def label(name: str, component: Json) -> Json:
    return {"type": 18, "label": name, "component": component}


TWO = [{"label": "One", "value": "1"}, {"label": "Two", "value": "2"}]
