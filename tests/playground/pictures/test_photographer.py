"""Previews get pictures of the page before and after, as long as they are previews."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from bot.playground.discord.message import Message
from bot.playground.pictures.chromium import NoPictureError
from bot.playground.pictures.photographer import Photographer, previews
from tests.transcripts.doors import through_lambda
from tests.transcripts.town import Town

BASE = "http://127.0.0.1:8400"


class Camera:
    """Draws each page plain, with a stripe where a plan shows at `at` pixels of `page`."""

    def __init__(self, at: int = 100, page: str = "", tall: int = 6) -> None:
        self.stripe = (0, at, 40, at + tall)
        self.page = page
        self.asked: list[tuple[str, int]] = []
        self.fault: NoPictureError | None = None

    def __call__(self, address: str, height: int) -> bytes:
        ref, _, page = address.removeprefix(f"{BASE}/playground/site/").partition("/")
        self.asked.append((address, height))
        if self.fault:
            raise self.fault
        drawn, file = Image.new("RGB", (40, height), "white"), io.BytesIO()
        if page == self.page and ref != "HEAD":
            drawn.paste("navy", self.stripe)
        drawn.save(file, "PNG")
        return file.getvalue()


def no_page(_: str) -> list[str]:
    return []


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return Town(tmp_path / "site")


def said(town: Town, request: str = "make the navbar dark blue") -> Message:
    """The message that shows what came of a request."""
    with through_lambda(town) as hands:
        world = town.discord.state.world
        hands.command(world.users[0], "ux-update", {"request": request}, world.channel)
        town.work()
        return town.discord.state.visible(world.users[0], world.channel)[-1]


def pressed(town: Town, message: Message, label: str) -> None:
    """Press the button of that label."""
    with through_lambda(town) as hands:
        (custom_id,) = [
            part["custom_id"]
            for part in message.components[0]["components"][-1]["components"]
            if part["label"] == label
        ]
        hands.press(town.discord.state.world.users[0], message.id, custom_id)


def kinds(message: Message) -> list[int]:
    return [part["type"] for part in message.components[0]["components"]]


def test_a_preview_gets_both_pictures_before_its_buttons(town: Town) -> None:
    message, camera = said(town), Camera()
    photographer = Photographer(town.discord, BASE, camera, no_page)
    (preview,) = photographer.fresh()
    photographer.serve(preview)
    assert camera.asked == [
        (f"{BASE}/playground/site/HEAD/", 600),
        (f"{BASE}/playground/site/{preview.ref}/", 600),
    ]
    assert kinds(message)[-2:] == [12, 1]
    gallery = message.resource()["components"][0]["components"][-2]
    descriptions = [item["description"] for item in gallery["items"]]
    assert descriptions == ["The page now", "The page afterwards"]
    assert [file["filename"] for file in message.attachments] == ["before.png", "after.png"]
    assert photographer.fresh() == []


def test_a_question_gets_none(town: Town) -> None:
    said(town, "make it blue")
    assert Photographer(town.discord, BASE, Camera(), no_page).fresh() == []


def test_a_preview_that_is_confirmed_meanwhile_keeps_its_last_word(town: Town) -> None:
    message, camera = said(town), Camera()
    photographer = Photographer(town.discord, BASE, camera, no_page)
    (preview,) = photographer.fresh()
    pressed(town, message, "Cancel")
    before = message.resource()
    photographer.serve(preview)
    assert message.resource() == before


def test_a_page_that_cannot_be_pictured_leaves_the_preview_as_it_is(town: Town) -> None:
    message, camera = said(town), Camera()
    camera.fault = NoPictureError("no")
    photographer = Photographer(town.discord, BASE, camera, no_page)
    photographer.serve(photographer.fresh()[0])
    assert 12 not in kinds(message)
    assert photographer.fresh() == []


def test_a_change_that_nobody_sees_gets_none(town: Town) -> None:
    message = said(town)
    camera = Camera(page="nowhere")
    photographer = Photographer(town.discord, BASE, camera, no_page)
    photographer.serve(photographer.fresh()[0])
    assert 12 not in kinds(message)
    assert [height for _, height in camera.asked] == [600, 600, 4000, 4000]


@pytest.mark.parametrize(
    ("at", "tall", "shown"),
    [(100, 6, (100, 106)), (1500, 6, (297, 303)), (1500, 900, (120, 600)), (3900, 6, (500, 506))],
)
def test_pictures_show_the_part_of_the_page_that_changes(
    town: Town, at: int, tall: int, shown: tuple[int, int]
) -> None:
    message = said(town)
    photographer = Photographer(town.discord, BASE, Camera(at, tall=tall), no_page)
    photographer.serve(photographer.fresh()[0])
    kept = (town.discord.state.cdn.files[file["id"]].content for file in message.attachments)
    before, after = (Image.open(io.BytesIO(content)) for content in kept)
    assert before.getextrema() == ((255, 255),) * 3
    assert after.height == 600
    assert ImageChops.difference(before, after).getbbox() == (0, shown[0], 40, shown[1])


def test_a_change_of_another_page_is_pictured_there(town: Town) -> None:
    message, camera = said(town), Camera(page="prices.html")
    photographer = Photographer(town.discord, BASE, camera, lambda _: ["about.html", "prices.html"])
    photographer.serve(photographer.fresh()[0])
    gallery = message.resource()["components"][0]["components"][-2]
    descriptions = [item["description"] for item in gallery["items"]]
    assert descriptions == ["prices.html now", "prices.html afterwards"]


def test_what_is_no_picture_leaves_the_preview_as_it_is(town: Town) -> None:
    message = said(town)
    photographer = Photographer(town.discord, BASE, lambda at, _: at.encode(), no_page)
    photographer.serve(photographer.fresh()[0])
    assert 12 not in kinds(message)


def test_what_one_person_alone_sees_is_left_alone(town: Town) -> None:
    message = said(town)
    assert list(previews(message)) != []
    message.visible_to = "1"
    assert list(previews(message)) == []


def test_it_looks_by_itself_until_it_is_stopped(town: Town) -> None:
    message, camera = said(town), Camera()
    photographer = Photographer(town.discord, BASE, camera, no_page)
    photographer.start()
    for _ in range(100):
        if 12 in kinds(message):
            break
        photographer.join(0.1)
    photographer.stop()
    assert 12 in kinds(message)
    assert not photographer.is_alive()
