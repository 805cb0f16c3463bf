"""What the bot finds out at Discord before it connects."""

import time
from collections.abc import Iterator

import httpx
import pytest

from bot.adapters.discord_portal import Portal
from bot.gateway.knowing import Known, Wish, know
from bot.gateway.running import GatewayEnded
from bot.interactions.commands import COMMANDS
from bot.playground.discord.small_discord import SmallDiscord
from tests.gateway.stage import Address

URL = "https://example.org/interactions"


class Desk:
    """Asks Discord; `heard` is what the person was told."""

    def __init__(self, portal: Portal) -> None:
        self.portal = portal
        self.heard: list[str] = []

    def know(self, wish: Wish | None = None) -> Known:
        """What there is to know."""
        return know(self.portal, wish or Wish(), COMMANDS, self.heard.append)


@pytest.fixture
def http() -> Iterator[httpx.Client]:
    with httpx.Client() as client:
        yield client


@pytest.fixture
def desk(http: httpx.Client, discord: SmallDiscord, address: Address) -> Desk:
    return Desk(Portal(http, address.api, discord.bot_token, time.sleep))


def test_the_application_and_its_servers_are_found(discord: SmallDiscord, desk: Desk) -> None:
    known = desk.know()
    assert known.application.public_key == discord.public_key
    assert known.guilds[discord.state.world.guild.id] == discord.state.world.guild.name
    assert desk.heard == []


def test_one_server_may_be_chosen(discord: SmallDiscord, desk: Desk) -> None:
    guild = discord.state.world.guild
    assert desk.know(Wish(guild.id)).guilds == {guild.id: guild.name}


def test_a_server_that_the_bot_is_not_in_is_refused_with_the_way_in(desk: Desk) -> None:
    with pytest.raises(GatewayEnded, match=r"not in server 42: .*/oauth2/authorize\?.*guild_id=42"):
        desk.know(Wish("42"))


def test_a_bot_in_no_server_is_told_the_way_in(discord: SmallDiscord, desk: Desk) -> None:
    discord.state.joined.clear()
    assert desk.know().guilds == {}
    assert "in no server yet: let it in at http" in desk.heard[0]


def test_an_endpoint_url_is_refused_with_what_it_means(discord: SmallDiscord, desk: Desk) -> None:
    discord.state.endpoint_url = URL
    with pytest.raises(GatewayEnded, match=f"{URL}.*nothing to the gateway.*--clear-endpoint"):
        desk.know()


def test_an_endpoint_url_is_cleared_when_that_was_asked_for(
    discord: SmallDiscord, desk: Desk
) -> None:
    discord.state.endpoint_url = URL
    desk.know(Wish(is_endpoint_cleared=True))
    assert discord.state.endpoint_url == ""
    assert desk.heard == [f"clearing the Interactions Endpoint URL {URL}"]


def test_commands_that_discord_does_not_know_are_named_with_what_to_run(
    discord: SmallDiscord, desk: Desk
) -> None:
    discord.developer.put_commands(discord.application_id, COMMANDS[:1])
    desk.know()
    [told] = desk.heard
    assert f"/{COMMANDS[1]['name']}" in told
    assert f"/{COMMANDS[0]['name']}," not in told
    assert "ux-agent commands sync --apply" in told


def test_commands_of_the_chosen_server_count(discord: SmallDiscord, desk: Desk) -> None:
    guild_id = discord.state.world.guild.id
    discord.developer.put_commands(discord.application_id, [])
    discord.developer.put_commands(discord.application_id, COMMANDS[:1], guild_id)
    desk.know(Wish(guild_id))
    assert f"/{COMMANDS[0]['name']}," not in desk.heard[0]


def test_a_wrong_token_is_told_with_what_to_do(http: httpx.Client, address: Address) -> None:
    desk = Desk(Portal(http, address.api, "wrong", time.sleep))
    with pytest.raises(GatewayEnded, match=r"does not know this bot token.*Reset Token"):
        desk.know()


def test_no_network_is_told_with_the_address(http: httpx.Client) -> None:
    desk = Desk(Portal(http, "http://127.0.0.1:1/api/v10", "token", lambda seconds: None))
    with pytest.raises(GatewayEnded, match=r"no answer from http://127.0.0.1:1.*network"):
        desk.know()
