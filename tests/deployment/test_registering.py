"""Step 3 and `commands sync`: Discord's list is brought to ours, and those of others stay."""

from typing import Any

from bot.deployment.registering import register, sync
from bot.interactions.commands import COMMANDS
from tests.deployment.at_desk import Room, shown

OTHER: dict[str, Any] = {"name": "other", "description": "Somebody else's"}


def names(here: Room, guild: str = "") -> list[str]:
    """The registered commands."""
    found = here.discord.developer.commands(here.discord.application_id, guild)
    return [command["name"] for command in found]


def put(here: Room, *commands: dict[str, Any]) -> None:
    """What is registered before."""
    here.discord.developer.put_commands(here.discord.application_id, list(commands))


def registered(here: Room) -> str:
    """Do the step; what the screen shows."""
    desk = here.desk()
    register(desk.screen, desk.portal(here.discord.bot_token), here.discord.application_id)
    return shown(desk)


def synced(here: Room, guild: str = "", *, is_applied: bool = False) -> tuple[bool, str]:
    """`commands sync`; whether the lists agree, and what the screen shows."""
    desk = here.desk()
    portal = desk.portal(here.discord.bot_token)
    is_same = sync(desk.screen, portal, guild, is_applied=is_applied)
    return is_same, shown(desk)


def test_a_new_command_is_registered_and_shown(here: Room) -> None:
    text = registered(here)
    assert names(here) == ["ux-update"]
    assert "+ /ux-update ✓ commands /ux-update registered" in text


def test_what_is_registered_already_is_not_sent_again(here: Room) -> None:
    registered(here)
    registered(here)
    assert [call["method"] for call in here.discord.state.calls].count("PUT") == 1


def test_a_changed_command_is_shown_with_what_changes(here: Room) -> None:
    put(here, {**COMMANDS[0], "description": "Old"})
    assert "~ /ux-update description: 'Old' → " in registered(here)


def test_commands_of_others_stay_and_are_told(here: Room) -> None:
    put(here, OTHER)
    text = registered(here)
    assert sorted(names(here)) == ["other", "ux-update"]
    assert "! other commands /other" in text


def test_sync_only_looks_unless_told_to_apply(here: Room) -> None:
    is_same, text = synced(here)
    assert (is_same, names(here)) == (False, [])
    assert "ux-agent commands sync --apply" in text


def test_sync_applies_and_says_that_they_agree(here: Room) -> None:
    assert synced(here, is_applied=True)[0]
    assert synced(here)[0]


def test_sync_leaves_the_commands_of_others(here: Room) -> None:
    put(here, OTHER)
    synced(here, is_applied=True)
    assert sorted(names(here)) == ["other", "ux-update"]


def test_sync_of_one_server_leaves_the_list_of_everywhere(here: Room) -> None:
    is_same, text = synced(here, here.server, is_applied=True)
    assert (is_same, names(here), names(here, here.server)) == (True, [], ["ux-update"])
    assert f"server {here.server}" in text
