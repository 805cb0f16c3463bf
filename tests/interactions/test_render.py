"""Tests of bot.interactions.render: the answers to interactions, and the bodies of messages."""

import pytest

from bot.conversation.reply import (
    Ask,
    Card,
    Choice,
    Form,
    Later,
    Replace,
    Reply,
    Say,
    Suggest,
    TextInput,
)
from bot.interactions.render import FIELD, message, new_message, response
from bot.settings import MessageStyle
from tests.interactions.cards import CARD
from tests.interactions.payloads import handle
from tests.shown import shown

EPHEMERAL, COMPONENTS = 1 << 6, 1 << 15


@pytest.mark.parametrize(
    ("reply", "on_message", "kind"),
    [
        (Say(CARD), False, 4),
        (Say(CARD), True, 4),
        (Replace(CARD), True, 7),
        (Replace(CARD), False, 4),
        (Ask(Form(handle("change"), "Change", (TextInput(FIELD, "What?"),))), True, 9),
        (Suggest((Choice("Header", "header"),)), False, 8),
        (Later(), False, 5),
        (Later(replaces=True), True, 6),
        (Later(replaces=True), False, 5),
    ],
)
def test_each_reply_has_its_type(reply: Reply, on_message: bool, kind: int) -> None:
    assert response(reply, on_message=on_message)["type"] == kind


@pytest.mark.parametrize(
    ("style", "flags"), [("components", COMPONENTS | EPHEMERAL), ("embed", EPHEMERAL)]
)
def test_a_private_message_is_ephemeral(style: MessageStyle, flags: int) -> None:
    body = response(Say(CARD, is_private=True), on_message=False, style=style)
    assert body["data"]["flags"] == flags


def test_a_private_wait_is_ephemeral() -> None:
    assert response(Later(is_private=True), on_message=False) == {"type": 5, "data": {"flags": 64}}


def test_a_public_message_sets_no_flag_but_that_of_its_style() -> None:
    assert new_message(CARD)["flags"] == COMPONENTS
    assert "flags" not in new_message(CARD, "embed")


@pytest.mark.parametrize("style", ["components", "embed"])
def test_a_replaced_message_loses_its_buttons(style: MessageStyle) -> None:
    body = response(Replace(Card("Done")), on_message=True, style=style)["data"]
    assert "components" in body
    assert shown(body).parts == ()


def test_a_message_with_an_embed_loses_it_where_it_turns_into_components() -> None:
    body = response(Replace(CARD), on_message=True)["data"]
    assert (body["content"], body["embeds"], body["flags"]) == (None, None, COMPONENTS)


@pytest.mark.parametrize("style", ["components", "embed"])
def test_a_message_of_components_stays_one_whatever_the_style(style: MessageStyle) -> None:
    body = response(Replace(CARD), on_message=True, style=style, on_components=True)["data"]
    assert body == new_message(CARD, "components")


@pytest.mark.parametrize("style", ["components", "embed"])
def test_F74_nobody_is_ever_pinged(style: MessageStyle) -> None:
    assert message(CARD, style)["allowed_mentions"] == {"parse": []}


@pytest.mark.parametrize("style", ["components", "embed"])
def test_an_uploaded_file_takes_the_place_of_any_other(style: MessageStyle) -> None:
    body = message(CARD, style, file="navbar.diff")
    assert body["attachments"] == [{"id": 0, "filename": "navbar.diff"}]
