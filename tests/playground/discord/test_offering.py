"""Which commands somebody finds in a channel."""

from typing import Any

import pytest

from bot.playground.discord.offering import offered, owners
from bot.playground.discord.people import BEN, BOOK_CLUB, GUILD, MIA, OLIVE, TEA_HOUSE, User
from tests.playground.discord.scripted import Json, Town


def register(town: Town, *commands: Json, guild: str = "") -> None:
    """Register these commands, for everywhere or one server."""
    discord = town.discord
    discord.developer.put_commands(discord.application_id, list(commands), guild)


def command(name: str = "hello", **changed: Any) -> Json:
    return {"type": 1, "name": name, "description": "Says hello", **changed}


def names(town: Town, user: User, guild_id: str | None) -> list[str]:
    world = town.discord.state.world
    places = {channel.guild_id: channel for channel in reversed(world.channels)}
    channel = places[guild_id] if guild_id else world.direct(user)
    return [one["name"] for one in offered(town.discord.state, user, channel)]


@pytest.mark.parametrize(("bits", "who"), [("32", [OLIVE, MIA]), ("0", [OLIVE]), (None, None)])
def test_a_command_is_hidden_from_who_lacks_its_permissions(
    town: Town, bits: str | None, who: list[User] | None
) -> None:
    register(town, command(default_member_permissions=bits))
    found = [user for user in (OLIVE, BEN, MIA) if names(town, user, TEA_HOUSE.id)]
    assert found == (who or [OLIVE, BEN, MIA])


def test_where_the_bot_is_not_only_who_installed_it_finds_its_commands(town: Town) -> None:
    register(town, command(integration_types=[0, 1]), command("servers", integration_types=[0]))
    assert names(town, OLIVE, BOOK_CLUB.id) == ["hello"]
    assert names(town, BEN, BOOK_CLUB.id) == []
    assert names(town, BEN, GUILD.id) == ["hello", "servers"]


def test_a_command_is_found_only_in_its_contexts(town: Town) -> None:
    register(town, command(contexts=[0]), command("private", contexts=[1]), command("both"))
    assert names(town, BEN, GUILD.id) == ["hello", "both"]
    assert names(town, BEN, None) == ["private", "both"]


def test_a_servers_own_command_takes_the_place_of_the_global_one(town: Town) -> None:
    register(town, command(description="everywhere"))
    register(town, command(description="here"), guild=GUILD.id)
    channel = town.discord.state.world.channel
    found = offered(town.discord.state, BEN, channel)
    assert [one["description"] for one in found] == ["here"]


def test_the_owners_are_the_server_and_who_installed_it_for_themselves(town: Town) -> None:
    state = town.discord.state
    by_guild = {channel.guild_id: channel for channel in state.world.channels}
    assert owners(state, OLIVE, by_guild[GUILD.id]) == {"0": GUILD.id, "1": OLIVE.id}
    assert owners(state, OLIVE, by_guild[BOOK_CLUB.id]) == {"1": OLIVE.id}
    assert owners(state, BEN, state.world.direct(BEN)) == {"0": "0"}
