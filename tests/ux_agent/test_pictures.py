"""Pictures that come with a request: kept by what is known of them, or refused in words."""

import pytest

from bot.conversation.attachment import Attachment
from bot.conversation.reply import Reply
from bot.errors import UserError
from tests.ux_agent.world import ADA, REQUEST, World, button, words

LOGO = Attachment("5", "logo.png", "image/png", 2048, "https://cdn.discordapp.com/x/logo.png?ex=1")


def start(world: World, *images: Attachment, request: str = REQUEST) -> Reply:
    return world.agent().start_conversation(request, ADA, world.origin(), images=images)


def test_a_picture_is_kept_as_documented(world: World) -> None:
    start(world, LOGO)
    assert world.item["images"] == [LOGO._asdict()]


def test_without_a_picture_none_is_kept_and_none_is_spoken_of(world: World) -> None:
    reply = start(world)
    assert world.item["images"] == []
    assert "Kept" not in words(reply)


def test_the_card_says_what_has_become_of_them(world: World) -> None:
    reply = start(world, LOGO, LOGO._replace(filename="b.jpg", content_type=""))
    assert words(reply).endswith("Kept with this conversation: logo.png, b.jpg")


def test_so_does_a_question_and_what_is_confirmed_keeps_them(world: World) -> None:
    reply = start(world, LOGO, request="make it dark blue")
    assert "Kept with this conversation: logo.png" in words(reply)
    handle = button(reply, "Cancel").handle
    assert handle.conversation_id == world.item["conversation_id"]


def test_they_are_kept_while_the_worker_reads(blind: World) -> None:
    start(blind, LOGO)
    assert blind.item["images"] == [LOGO._asdict()]


@pytest.mark.parametrize(
    ("name", "kind", "kept"),
    [
        ("a.JPG", "", "image/jpeg"),
        ("a.webp", "image/webp", "image/webp"),
        ("a.png", "image/png; charset=binary", "image/png"),
        ("upload", "image/gif", "image/gif"),
    ],
)
def test_its_kind_is_told_by_discord_or_by_its_name(
    world: World, name: str, kind: str, kept: str
) -> None:
    start(world, LOGO._replace(filename=name, content_type=kind))
    assert world.item["images"][0]["content_type"] == kept


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.pdf", "application/pdf"),
        ("a.svg", "image/svg+xml"),
        ("a.html", "text/html"),
        ("a", ""),
        ("a.tiff", "image/tiff"),
    ],
)
def test_what_is_no_picture_is_refused_before_anything_is_stored(
    world: World, name: str, kind: str
) -> None:
    with pytest.raises(UserError, match="I take pictures only"):
        start(world, LOGO._replace(filename=name, content_type=kind))
    assert world.store.items() == []


def test_what_is_too_large_is_refused_before_anything_is_stored(world: World) -> None:
    with pytest.raises(UserError, match=r"logo\.png is too large: a picture may have 8 MB"):
        start(world, LOGO._replace(size=8 * 1024 * 1024 + 1))
    assert world.store.items() == []
    start(world, LOGO._replace(size=8 * 1024 * 1024))


def test_three_pictures_are_taken_and_a_fourth_is_not(world: World) -> None:
    with pytest.raises(UserError, match="at most 3"):
        start(world, LOGO, LOGO, LOGO, LOGO)
    start(world, LOGO, LOGO, LOGO)
    assert len(world.item["images"]) == 3


def test_of_an_endless_name_the_beginning_is_kept(world: World) -> None:
    start(world, LOGO._replace(filename=f"{'a' * 300}.png"))
    assert world.item["images"][0]["filename"] == "a" * 255
