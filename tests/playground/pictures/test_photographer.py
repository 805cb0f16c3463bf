"""Previews get pictures of the page before and after, as long as they are previews."""

from pathlib import Path

import pytest

from bot.playground.discord.message import Message
from bot.playground.pictures.chromium import NoPictureError
from bot.playground.pictures.photographer import Photographer, previews
from tests.transcripts.doors import through_lambda
from tests.transcripts.town import Town

BASE = "http://127.0.0.1:8400"


class Camera:
    """Takes a picture that holds its address; `fault` is raised instead."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.fault: NoPictureError | None = None

    def __call__(self, address: str) -> bytes:
        self.asked.append(address)
        if self.fault:
            raise self.fault
        return b"\x89PNG\r\n\x1a\n" + address.encode()


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
    photographer = Photographer(town.discord, BASE, camera)
    (preview,) = photographer.fresh()
    photographer.serve(preview)
    assert camera.asked == [
        f"{BASE}/playground/site/HEAD/",
        f"{BASE}/playground/site/{preview.ref}/",
    ]
    assert kinds(message)[-2:] == [12, 1]
    gallery = message.resource()["components"][0]["components"][-2]
    descriptions = [item["description"] for item in gallery["items"]]
    assert descriptions == ["The page now", "The page afterwards"]
    assert [file["filename"] for file in message.attachments] == ["before.png", "after.png"]
    assert photographer.fresh() == []


def test_a_question_gets_none(town: Town) -> None:
    said(town, "make it blue")
    assert Photographer(town.discord, BASE, Camera()).fresh() == []


def test_a_preview_that_is_confirmed_meanwhile_keeps_its_last_word(town: Town) -> None:
    message, camera = said(town), Camera()
    photographer = Photographer(town.discord, BASE, camera)
    (preview,) = photographer.fresh()
    pressed(town, message, "Cancel")
    before = message.resource()
    photographer.serve(preview)
    assert message.resource() == before


def test_a_page_that_cannot_be_pictured_leaves_the_preview_as_it_is(town: Town) -> None:
    message, camera = said(town), Camera()
    camera.fault = NoPictureError("no")
    photographer = Photographer(town.discord, BASE, camera)
    photographer.serve(photographer.fresh()[0])
    assert 12 not in kinds(message)
    assert photographer.fresh() == []


def test_a_change_that_nobody_sees_gets_none(town: Town) -> None:
    message = said(town)
    photographer = Photographer(town.discord, BASE, lambda _: b"the same")
    photographer.serve(photographer.fresh()[0])
    assert 12 not in kinds(message)


def test_what_one_person_alone_sees_is_left_alone(town: Town) -> None:
    message = said(town)
    assert list(previews(message)) != []
    message.visible_to = "1"
    assert list(previews(message)) == []


def test_it_looks_by_itself_until_it_is_stopped(town: Town) -> None:
    message, camera = said(town), Camera()
    photographer = Photographer(town.discord, BASE, camera)
    photographer.start()
    for _ in range(100):
        if 12 in kinds(message):
            break
        photographer.join(0.1)
    photographer.stop()
    assert 12 in kinds(message)
    assert not photographer.is_alive()
