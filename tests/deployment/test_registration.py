"""How Discord's list of commands is compared with ours."""

import copy
from typing import Any

import pytest

from bot.deployment.registration import (
    Comparison,
    Detail,
    Difference,
    compare,
    of_stack,
    resent,
    title,
)
from bot.interactions.commands import COMMANDS
from bot.playground.discord.small_discord import SmallDiscord

NOTE: dict[str, Any] = {
    "type": 1,
    "name": "note",
    "description": "Write something down",
    "contexts": [1, 0],
    "integration_types": [1, 0],
    "options": [
        {"type": 3, "name": "text", "description": "What", "required": True, "max_length": 100},
        {"type": 11, "name": "image", "description": "A picture"},
    ],
}
RICH: dict[str, Any] = {
    **NOTE,
    "name_localizations": {"de": "notiz"},
    "description_localizations": {"de": "Schreib etwas auf"},
    "default_member_permissions": "32",
    "nsfw": False,
    "options": [
        {
            "type": 3,
            "name": "text",
            "description": "What",
            "description_localizations": {"de": "Was"},
            "required": True,
            "autocomplete": False,
            "min_length": 0,
            "max_length": 100,
            "choices": [{"name": "One", "value": "1", "name_localizations": {"de": "Eins"}}],
        },
        {"type": 10, "name": "share", "description": "How much", "required": False, "min_value": 0},
        {"type": 7, "name": "where", "description": "Which", "channel_types": [5, 0]},
    ],
}


def registered(commands: list[Any], guild: str = "") -> list[dict[str, Any]]:
    """The commands as they come back from Discord."""
    discord = SmallDiscord()
    return discord.developer.put_commands(discord.application_id, commands, guild)


def changed(**values: Any) -> Comparison:
    """The comparison when Discord has other values in the command."""
    return compare(registered([{**NOTE, **values}]), [NOTE])


def details(comparison: Comparison) -> tuple[Detail, ...]:
    """What differs in the one command that does."""
    (difference,) = comparison.differences
    assert (difference.sign, difference.command) == ("~", "/note")
    return difference.details


def test_nothing_differs_right_after_the_registration() -> None:
    comparison = compare(registered(COMMANDS))
    names = [f"/{command['name']}" for command in COMMANDS]
    assert (comparison.differences, comparison.same, comparison.is_same) == ([], names, True)


@pytest.mark.parametrize("server", ["", SmallDiscord().state.world.guild.id])
def test_nothing_that_discord_writes_in_its_own_way_is_a_difference(server: str) -> None:
    in_guild = bool(server)
    sent = compare([], [RICH], in_guild=in_guild).ours
    assert compare(registered(sent, server), [RICH], in_guild=in_guild).differences == []


@pytest.mark.parametrize(
    "said",
    [
        {"default_member_permissions": 32},
        {"name_localizations": None},
        {"options": None},
        {"contexts": [0, 1]},
        {"nsfw": True, "default_member_permissions": "0"},
    ],
)
def test_whatever_is_registered_equals_itself(said: dict[str, Any]) -> None:
    command = {**NOTE, **said}
    assert compare(registered([command]), [command]).differences == []


def test_what_discord_adds_one_day_is_no_difference() -> None:
    (there,) = registered([NOTE])
    there |= {"newness": 7, "default_permission": True}
    there["options"][0]["newness"] = "x"
    assert compare([there], [NOTE]).differences == []


def test_a_missing_command_is_new() -> None:
    comparison = compare([], [NOTE])
    assert (comparison.differences, comparison.same) == ([Difference("+", "/note")], [])


def test_a_changed_description_is_shown_as_old_and_new() -> None:
    assert details(changed(description="Old words")) == (
        Detail("description", "'Old words'", "'Write something down'"),
    )


def test_a_changed_translation_is_a_difference() -> None:
    found = details(changed(description_localizations={"de": "Alt"}))
    assert found == (Detail("description_localizations", "{'de': 'Alt'}", "nothing"),)


@pytest.mark.parametrize(("there", "told"), [("0", "'0'"), ("32", "'32'"), (8, "'8'")])
def test_other_permissions_are_a_difference_also_none_at_all(there: object, told: str) -> None:
    found = details(changed(default_member_permissions=there))
    assert found == (Detail("default_member_permissions", told, "nothing"),)


def test_a_changed_option_is_named_by_its_name() -> None:
    old = copy.deepcopy(NOTE["options"])
    old[0]["max_length"] = 50
    assert details(changed(options=old)) == (Detail("options.text.max_length", "50", "100"),)


def test_a_new_option_is_one_line() -> None:
    (found,) = details(changed(options=NOTE["options"][:1]))
    assert found == Detail("options.image", "nothing", "'A picture'")


def test_a_first_option_is_one_line_too() -> None:
    found = details(changed(options=None))
    assert [one.place for one in found] == ["options.text", "options.image"]


def test_a_smallest_number_of_zero_is_not_nothing() -> None:
    number = {"type": 4, "name": "n", "description": "N"}
    zero = {**NOTE, "options": [{**number, "min_value": 0}]}
    found = compare(registered([{**NOTE, "options": [number]}]), [zero])
    assert details(found) == (Detail("options.n.min_value", "nothing", "0"),)


def test_another_order_of_options_is_a_difference() -> None:
    found = details(changed(options=[{**one, "required": False} for one in NOTE["options"][::-1]]))
    assert Detail("options.order", "['image', 'text']", "['text', 'image']") in found


def test_another_order_of_keys_is_none() -> None:
    assert compare(registered([dict(reversed(NOTE.items()))]), [NOTE]).differences == []


def test_commands_of_others_are_told_and_keep_the_lists_from_agreeing() -> None:
    other = {"type": 1, "name": "other", "description": "x"}
    comparison = compare(registered([NOTE, other]), [NOTE])
    assert ([one["name"] for one in comparison.others], comparison.differences) == (["other"], [])
    assert not comparison.is_same


def test_a_command_of_the_same_name_and_another_type_is_another() -> None:
    menu = {"type": 3, "name": "note"}
    (other,) = compare(registered([NOTE, menu]), [NOTE]).others
    assert title(other) == "“note” in the menu of messages"


def test_an_entry_point_is_discords_own_and_keeps_nothing_from_agreeing() -> None:
    entry = {"type": 4, "name": "launch", "handler": 2}
    comparison = compare(registered([NOTE, entry]), [NOTE])
    assert ([one["name"] for one in comparison.own], comparison.is_same) == (["launch"], True)


def test_a_name_holds_nothing_that_a_terminal_obeys() -> None:
    assert title({"type": 3, "name": "a\x1b[2J\u202eb"}) == "“a [2J b” in the menu of messages"


def test_a_command_is_sent_back_without_what_discord_alone_writes() -> None:
    (there,) = registered([RICH], SmallDiscord().state.world.guild.id)
    there |= {"name_localized": "notiz", "description_localized": "Schreib etwas auf"}
    kept = resent(there).keys()
    assert {"guild_id", "version", "application_id", "name_localized"} & kept == set()
    assert {"id", "name", "options", "description_localizations"} <= kept


def test_a_stack_without_direct_messages_has_commands_without_them() -> None:
    ours = of_stack({"DirectMessages": "false", "UserInstalls": "false"})
    assert {str(one["contexts"]) for one in ours} == {"[0]"}
    assert {str(one["integration_types"]) for one in ours} == {"[0]"}


def test_a_stack_that_says_nothing_has_all_of_them_but_payments() -> None:
    assert of_stack({}) == COMMANDS
    assert "payment" not in {one["name"] for one in COMMANDS}


def test_only_a_stack_that_takes_payments_offers_them() -> None:
    offered = [
        {one["name"] for one in of_stack({"EnablePayments": on})} for on in ("true", "false")
    ]
    assert ["payment" in names for names in offered] == [True, False]


def test_commands_of_one_server_say_nothing_of_places() -> None:
    comparison = compare([], [NOTE], in_guild=True)
    assert {"contexts", "integration_types"} & comparison.ours[0].keys() == set()


@pytest.mark.parametrize(
    ("contexts", "allowed", "is_resent"),
    [([0], False, False), (None, True, False), (None, False, True)],
)
def test_what_discord_says_in_an_old_way_is_resent_only_where_it_says_something(
    contexts: list[int] | None, allowed: bool, is_resent: bool
) -> None:
    there = {"name": "theirs", "contexts": contexts, "dm_permission": allowed}
    assert ("dm_permission" in resent(there)) is is_resent
