"""Interactions look like those that were captured from Discord itself."""

from typing import Any

import pytest

from bot.playground.discord.payload import encode
from tests.playground.discord.scripted import Town, button, message, modal, row, sample, select

ONLY_IN_A_THREAD = frozenset(
    f"channel.{name}"
    for name in (
        "member",
        "member_count",
        "member_ids_preview",
        "message_count",
        "owner_id",
        "thread_metadata",
        "total_message_sent",
    )
)
ONLY_IN_A_CHANNEL = frozenset(
    f"channel.{name}" for name in ("icon_emoji", "nsfw", "position", "theme_color", "topic")
)
ADDED_LATER = frozenset({"collectibles", "display_name_styles", "icon_emoji", "theme_color"})
NOT_ALWAYS = ("data.components", "message.components", "message.embeds", "options")


def shape(value: object, path: str = "") -> set[str]:
    """The dotted names of all keys; what stands in lists of free content is left out."""
    if not isinstance(value, dict) or path.endswith(NOT_ALWAYS) or path.endswith("_owners"):
        return set()
    return {
        name
        for key, part in value.items()
        for name in {f"{path}.{key}".lstrip("."), *shape(part, f"{path}.{key}".lstrip("."))}
    }


def without(names: set[str], *left_out: frozenset[str]) -> set[str]:
    """The names but for those, and what stands below them."""
    gone = frozenset().union(*left_out)
    return {
        name
        for name in names
        if not any(name == out or name.startswith(f"{out}.") for out in gone)
        and name.rpartition(".")[2] not in ADDED_LATER
    }


def differences(ours: dict[str, Any], name: str) -> set[str]:
    """The keys that only one of the two has."""
    given = without(shape(ours), ONLY_IN_A_CHANNEL, frozenset({"message.interaction_metadata"}))
    captured = without(shape(sample(name)), ONLY_IN_A_CHANNEL, ONLY_IN_A_THREAD)
    return given ^ captured


def asked_in_private(town: Town) -> None:
    """A command in the direct messages, answered with a button."""
    town.application.script.append(message(content="Look", components=[row(button())]))
    channel = town.discord.state.world.direct(town.olive)
    town.discord.client.command(town.olive, "ux-update", {"request": "x"}, channel)


def test_a_command_in_a_server_looks_like_a_captured_one(town: Town) -> None:
    town.ask()
    assert differences(town.application.asked[0], "command_string_guild") == set()


def test_a_command_in_direct_messages_looks_like_a_documented_one(town: Town) -> None:
    asked_in_private(town)
    assert differences(town.application.asked[0], "command_string_dm") == set()


def test_a_press_in_a_server_looks_like_a_captured_one(town: Town) -> None:
    town.press(town.show(button()))
    assert differences(town.application.asked[1], "button_guild") == set()


def test_a_press_in_direct_messages_looks_like_a_documented_one(town: Town) -> None:
    asked_in_private(town)
    channel = town.discord.state.world.direct(town.olive)
    (shown,) = town.discord.state.visible(town.olive, channel)
    town.press(shown)
    assert differences(town.application.asked[1], "button_dm") == set()


def test_a_form_of_a_button_looks_like_a_captured_one(town: Town) -> None:
    shown = town.show(button())
    town.application.script.append(modal())
    opener = town.press(shown)
    town.discord.client.submit(town.olive, opener.id, {"text": "Hi"})
    assert differences(town.application.asked[2], "modal_submit_from_button_guild") == set()
    (part,) = town.application.asked[2]["data"]["components"]
    assert part == {
        "type": 18,
        "id": 1,
        "component": {"type": 4, "id": 2, "custom_id": "text", "value": "Hi"},
    }


def test_a_form_of_a_command_carries_no_message(town: Town) -> None:
    opener = town.ask(modal())
    town.discord.client.submit(town.olive, opener.id, {"text": "Hi"})
    assert differences(town.application.asked[1], "modal_submit_guild") == set()


def test_a_ping_has_the_keys_of_a_captured_one(town: Town) -> None:
    town.discord.client.check_endpoint()
    assert differences(town.application.asked[0], "ping") == set()


def test_a_pick_carries_its_values(town: Town) -> None:
    shown = town.show(select("red", "blue"))
    town.discord.client.choose(town.olive, shown.id, "pick", ["blue"])
    data = town.application.asked[1]["data"]
    assert (data["component_type"], data["values"]) == (3, ["blue"])


def test_an_empty_option_was_left_out_by_the_person(town: Town) -> None:
    options = {"request": "", "section": ""}
    town.discord.client.command(town.olive, "ux-update", options)
    assert "options" not in town.application.asked[0]["data"]


@pytest.mark.parametrize("user", [0, 1])
def test_the_member_is_the_user_who_acts(town: Town, user: int) -> None:
    somebody = town.discord.state.world.users[user]
    town.ask(user=somebody)
    assert town.application.asked[0]["member"]["user"]["id"] == somebody.id


def test_bodies_are_compact_sorted_utf_8() -> None:
    assert encode({"b": "é", "a": [1, 2]}) == '{"a":[1,2],"b":"é"}'.encode()
