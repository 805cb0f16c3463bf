"""A command's options, as the client sends them and while one is being typed."""

from typing import Any

import pytest

from bot.playground.discord.people import BEN, EDITOR
from bot.playground.discord.refused import ClientRefused
from tests.playground.discord.scripted import Json, Town, sample
from tests.playground.discord.test_payload import differences

OPTIONS: list[Json] = [
    {"type": 3, "name": "request", "required": True, "min_length": 2, "max_length": 5},
    {"type": 3, "name": "section", "autocomplete": True},
    {"type": 3, "name": "size", "choices": [{"name": "Small", "value": "s"}]},
    {"type": 4, "name": "count", "min_value": 1, "max_value": 9},
    {"type": 5, "name": "loud"},
    {"type": 6, "name": "who"},
    {"type": 8, "name": "role"},
    {"type": 10, "name": "share"},
    {"type": 11, "name": "image"},
]


@pytest.fixture
def asked(town: Town) -> Town:
    """A town where one command has an option of each type."""
    options = [{"description": "An option", **option} for option in OPTIONS]
    command = {"type": 1, "name": "all", "description": "All types", "options": options}
    town.discord.developer.put_commands(town.discord.application_id, [command])
    return town


def send(town: Town, **given: str) -> Json:
    town.discord.client.command(town.olive, "all", {"request": "blue", **given})
    data: Json = town.application.asked[-1]["data"]
    return data


@pytest.mark.parametrize(
    ("name", "text", "kind", "value"),
    [
        ("section", "navbar", 3, "navbar"),
        ("size", "s", 3, "s"),
        ("count", "7", 4, 7),
        ("loud", "true", 5, True),
        ("loud", "false", 5, False),
        ("who", BEN.id, 6, BEN.id),
        ("role", EDITOR.id, 8, EDITOR.id),
        ("share", "0.5", 10, 0.5),
    ],
)
def test_an_option_is_sent_by_its_type(
    asked: Town, name: str, text: str, kind: int, value: Any
) -> None:
    assert send(asked, **{name: text})["options"][1] == {"name": name, "type": kind, "value": value}


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"request": ""}, "is required"),
        ({"request": "x"}, "2 to 5 characters"),
        ({"request": "orange"}, "2 to 5 characters"),
        ({"size": "m"}, "one of its choices"),
        ({"count": "ten"}, "takes a number"),
        ({"count": "10"}, "out of range"),
        ({"who": "1"}, "cannot be picked"),
        ({"image": "1"}, "cannot be picked"),
    ],
)
def test_what_the_client_would_not_send_is_refused(
    asked: Town, given: dict[str, str], reason: str
) -> None:
    with pytest.raises(ClientRefused, match=reason):
        send(asked, **given)


def test_a_file_comes_with_what_it_is(asked: Town) -> None:
    file = asked.discord.client.upload(asked.olive, "bug.png", b"x")
    data = send(asked, image=file["id"])
    assert data["options"][1] == {"name": "image", "type": 11, "value": file["id"]}
    assert data["resolved"] == {"attachments": {file["id"]: file}}


def test_a_user_comes_with_their_membership(asked: Town) -> None:
    resolved = send(asked, who=BEN.id)["resolved"]
    assert resolved["users"][BEN.id]["username"] == "ben"
    assert resolved["members"][BEN.id]["roles"] == [EDITOR.id]
    assert "user" not in resolved["members"][BEN.id]


def test_what_is_being_typed_looks_like_a_captured_one(asked: Town) -> None:
    asked.application.script.append({"type": 8, "data": {"choices": []}})
    client = asked.discord.client
    client.autocomplete(asked.olive, "all", {"request": "", "section": "na"}, focused="section")
    body = asked.application.asked[-1]
    assert differences(body, "autocomplete_guild") == set()
    assert set(body["data"]) == set(sample("autocomplete_guild")["data"])
    assert body["data"]["options"] == [
        {"name": "section", "type": 3, "value": "na", "focused": True}
    ]


def test_suggestions_are_what_the_application_answered(asked: Town) -> None:
    choices = [{"name": "Navbar", "value": "navbar"}]
    asked.application.script.append({"type": 8, "data": {"choices": choices}})
    client = asked.discord.client
    found = client.autocomplete(asked.olive, "all", {"section": "n"}, focused="section")
    assert (found.choices, found.failure) == (choices, "")


def test_nothing_is_suggested_for_other_options(asked: Town) -> None:
    with pytest.raises(ClientRefused, match="nothing is suggested"):
        asked.discord.client.autocomplete(asked.olive, "all", {"size": "s"}, focused="size")


def test_people_speak_the_language_that_they_chose(asked: Town) -> None:
    asked.discord.state.locales[asked.olive.id] = "de"
    send(asked)
    assert asked.application.asked[-1]["locale"] == "de"
