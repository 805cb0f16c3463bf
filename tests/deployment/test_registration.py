"""How Discord's list of commands is compared with ours."""

import copy
from typing import Any

from bot.deployment.registration import Difference, compare
from bot.interactions.commands import COMMANDS
from bot.playground.discord.small_discord import SmallDiscord


def registered(commands: list[Any] | None = None, guild: str = "") -> list[dict[str, Any]]:
    """The commands as they come back from Discord."""
    discord = SmallDiscord()
    wanted = COMMANDS if commands is None else commands
    return discord.developer.put_commands(discord.application_id, wanted, guild)


def changed(**values: Any) -> list[dict[str, Any]]:
    """Our commands with other values in the first."""
    return [{**COMMANDS[0], **values}]


def test_nothing_differs_right_after_the_registration() -> None:
    assert compare(registered()).differences == []


def test_a_missing_command_is_new() -> None:
    assert compare([]).differences == [Difference("+", "ux-update")]


def test_a_changed_description_is_shown_as_old_and_new() -> None:
    (difference,) = compare(registered(changed(description="Old words"))).differences
    assert (difference.sign, difference.command) == ("~", "ux-update")
    assert difference.details == (f"description: 'Old words' → {COMMANDS[0]['description']!r}",)


def test_a_changed_option_is_named_by_its_name() -> None:
    old = copy.deepcopy(COMMANDS)
    old[0]["options"][0]["max_length"] = 100
    (difference,) = compare(registered(old)).differences
    assert difference.details == ("options.request.max_length: 100 → 2000",)


def test_another_order_of_options_is_a_difference() -> None:
    old = changed(options=COMMANDS[0]["options"][::-1])
    (difference,) = compare(registered(old)).differences
    assert difference.details == ("options.order: ['section', 'request'] → ['request', 'section']",)


def test_another_order_of_contexts_is_none() -> None:
    assert compare(registered(changed(contexts=COMMANDS[0]["contexts"][::-1]))).differences == []


def test_a_value_that_says_nothing_is_no_difference() -> None:
    assert compare(registered(changed(name_localizations=None))).differences == []


def test_commands_of_others_are_told_and_no_difference() -> None:
    other = {"type": 1, "name": "other", "description": "x"}
    comparison = compare(registered([*COMMANDS, other]))
    assert ([one["name"] for one in comparison.others], comparison.differences) == (["other"], [])


def test_a_command_of_the_same_name_and_another_type_is_another() -> None:
    menu = {"type": 3, "name": "ux-update"}
    assert [one["type"] for one in compare(registered([*COMMANDS, menu])).others] == [3]


def test_commands_of_one_server_say_nothing_of_places() -> None:
    guild = SmallDiscord().state.world.guild.id
    comparison = compare(registered(), in_guild=True)
    sent = compare(registered(comparison.ours, guild), in_guild=True)
    assert [key for key in ("contexts", "integration_types") if key in sent.ours[0]] == []
    assert sent.differences == []
