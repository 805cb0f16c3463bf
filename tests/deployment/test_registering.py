"""Step 3 and `commands sync`: Discord's list is brought to ours, and what becomes of others."""

import io
from typing import Any

import pytest

from bot.deployment.registering import Wish, register, sync
from bot.deployment.screen import Screen
from bot.interactions.commands import COMMANDS
from tests.deployment.at_desk import Room, shown

OTHER: dict[str, Any] = {
    "name": "other",
    "description": "Somebody else's",
    "description_localizations": {"de": "Von jemand anderem"},
}
OURS = [command["name"] for command in COMMANDS]
ALL = ", ".join(f"/{name}" for name in OURS)


def there(here: Room, guild: str = "") -> list[dict[str, Any]]:
    """The registered commands."""
    return here.discord.developer.commands(here.discord.application_id, guild)


def names(here: Room, guild: str = "") -> list[str]:
    """The names of the registered commands."""
    return [command["name"] for command in there(here, guild)]


def put(here: Room, *commands: dict[str, Any]) -> None:
    """What is registered before."""
    here.discord.developer.put_commands(here.discord.application_id, list(commands))


def registered(here: Room) -> str:
    """Do the step; what the screen shows."""
    desk = here.desk()
    register(desk.screen, desk.portal(here.discord.bot_token), here.discord.application_id)
    return shown(desk)


def synced(here: Room, *typed: str, **wished: Any) -> tuple[bool, str]:
    """`commands sync`, applied; whether the lists agree now, and what the screen shows."""
    desk = here.desk(*typed)
    portal = desk.portal(here.discord.bot_token)
    is_same = sync(desk.screen, portal, Wish(**{"is_applied": True, **wished}))
    return is_same, shown(desk)


def looked(here: Room, *, has_colour: bool = False) -> str:
    """What `commands sync` alone prints, byte for byte."""
    out = io.StringIO()
    portal = here.desk().portal(here.discord.bot_token)
    sync(Screen(out, has_colour=has_colour, columns=100), portal, Wish())
    return out.getvalue()


def puts(here: Room) -> int:
    """How often a list was sent."""
    return [call["method"] for call in here.discord.state.calls].count("PUT")


def test_a_new_command_is_registered_and_shown(here: Room) -> None:
    text = registered(here)
    assert names(here) == OURS
    assert "+ /ux-update new" in text
    assert f"✓ commands {ALL} registered" in text


def test_what_is_registered_already_is_not_sent_again(here: Room) -> None:
    registered(here)
    registered(here)
    assert puts(here) == 1


def test_a_changed_command_is_shown_with_what_changes(here: Room) -> None:
    put(here, {**COMMANDS[0], "description": "Old"})
    assert "~ /ux-update changed description: 'Old' → " in registered(here)


def test_step_3_never_deletes_commands_of_others_and_tells_of_them(here: Room) -> None:
    put(here, OTHER)
    text = registered(here)
    assert sorted(names(here)) == sorted(["other", *OURS])
    assert "! other commands /other" in text


def test_what_is_kept_keeps_its_translations(here: Room) -> None:
    put(here, OTHER)
    registered(here)
    (other,) = (one for one in there(here) if one["name"] == "other")
    assert other["description_localizations"] == OTHER["description_localizations"]


def test_sync_only_looks_unless_told_to_apply(here: Room) -> None:
    put(here, OTHER, {**COMMANDS[0], "description": "Old"})
    is_same, text = synced(here, is_applied=False)
    assert (is_same, names(here), puts(here)) == (False, ["other", "ux-update"], 0)
    assert "? /other unknown here" in text
    assert "ux-agent commands sync --apply" in text


def test_sync_applies_and_says_that_they_agree(here: Room) -> None:
    assert synced(here)[0]
    is_same, text = synced(here, is_applied=False)
    assert is_same
    assert "= /ux-update unchanged" in text


def test_without_a_terminal_nothing_is_deleted_and_that_is_said(here: Room) -> None:
    put(here, OTHER)
    is_same, text = synced(here)
    assert (is_same, sorted(names(here))) == (False, sorted(["other", *OURS]))
    assert "nobody is there to be asked, so nothing is deleted" in text
    assert "--apply --yes deletes them" in text


def test_with_yes_what_is_not_ours_goes_unasked(here: Room) -> None:
    put(here, OTHER)
    assert synced(here, may_delete=True)[0]
    assert names(here) == OURS


@pytest.mark.parametrize(("typed", "is_kept"), [("yes", False), ("y", False), ("no", True)])
def test_somebody_at_a_terminal_is_asked_before_anything_is_deleted(
    here: Room, typed: str, is_kept: bool
) -> None:
    put(here, OTHER, *COMMANDS)
    is_same, text = synced(here, typed, is_attended=True)
    assert (is_same, "other" in names(here)) == (not is_kept, is_kept)
    assert "Delete /other?" in text


def test_pressing_return_deletes_nothing(here: Room) -> None:
    put(here, OTHER)
    synced(here, "", is_attended=True)
    assert "other" in names(here)


def test_nobody_is_asked_where_there_is_nothing_to_delete(here: Room) -> None:
    assert "Delete" not in synced(here, is_attended=True)[1]


def test_yes_without_apply_does_nothing(here: Room) -> None:
    put(here, OTHER)
    synced(here, is_applied=False, may_delete=True)
    assert names(here) == ["other"]


def test_an_entry_point_is_left_where_it_is(here: Room) -> None:
    put(here, {"type": 4, "name": "launch", "handler": 2})
    is_same, text = synced(here, may_delete=True)
    assert (is_same, sorted(names(here))) == (True, sorted(["launch", *OURS]))
    assert "= /launch Discord's own, stays" in text


def test_sync_of_one_server_leaves_the_list_of_everywhere(here: Room) -> None:
    is_same, text = synced(here, guild_id=here.server)
    assert (is_same, names(here), names(here, here.server)) == (True, [], OURS)
    assert f"server {here.server}" in text


def test_colours_are_shown_only_where_they_are_wanted(here: Room) -> None:
    put(here, {**COMMANDS[0], "description": "Old"}, OTHER)
    coloured = looked(here, has_colour=True)
    assert "description: \x1b[31m'Old'\x1b[0m → \x1b[32m'" in coloured
    assert "\x1b[31m? /other  unknown here\x1b[0m" in coloured
    assert "\x1b" not in looked(here)
