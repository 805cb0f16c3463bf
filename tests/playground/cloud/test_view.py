"""When the page over the empty cloud is of use."""

from typing import Any

import pytest

from bot.playground.cloud.view import CloudPlayground
from bot.playground.discord.gateway import Connection, Op
from bot.playground.discord.small_discord import SmallDiscord

NOBODY: Any = None


@pytest.fixture
def discord() -> SmallDiscord:
    return SmallDiscord()


def is_ready(discord: SmallDiscord) -> bool:
    """Whether the page says so."""
    return CloudPlayground(discord, NOBODY, NOBODY).is_ready


def test_nothing_is_there_at_first(discord: SmallDiscord) -> None:
    assert not is_ready(discord)


def test_it_says_what_started_it_and_knows_of_no_server_without_a_site(
    discord: SmallDiscord,
) -> None:
    page = CloudPlayground(discord, NOBODY, NOBODY)
    assert (page.command, page.without_site) == ("make cloud", frozenset())


def test_an_endpoint_url_makes_it_ready(discord: SmallDiscord) -> None:
    discord.state.endpoint_url = "https://example.org/"
    assert is_ready(discord)


def connect(discord: SmallDiscord) -> None:
    """Let a bot come to the gateway."""
    bot = Connection(discord.gateway, "ws://127.0.0.1:1/gateway", lambda frame: None)
    bot.receive(f'{{"op": {Op.IDENTIFY}, "d": {{"token": "{discord.bot_token}", "intents": 0}}}}')


def test_a_bot_at_the_gateway_makes_it_ready(discord: SmallDiscord) -> None:
    connect(discord)
    assert is_ready(discord)


def test_a_bot_at_the_gateway_cannot_be_seen_into_unless_it_has_an_endpoint(
    discord: SmallDiscord,
) -> None:
    page = CloudPlayground(discord, NOBODY, NOBODY)
    seen = [page.is_elsewhere]
    connect(discord)
    seen.append(page.is_elsewhere)
    discord.state.endpoint_url = "https://example.org/"
    seen.append(page.is_elsewhere)
    assert seen == [False, True, False]
