"""A small Discord on real sockets, for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.interactions.commands import COMMANDS
from bot.playground.discord.clock import Clock
from bot.playground.discord.people import User
from bot.playground.discord.small_discord import SmallDiscord
from tests.gateway.stage import Address, served
from tests.interactions.payloads import NOW
from tests.transcripts.town import Town


@pytest.fixture
def discord() -> SmallDiscord:
    """A small Discord that knows our commands; its clock stands still."""
    made = SmallDiscord(clock=Clock(NOW))
    made.developer.put_commands(made.application_id, COMMANDS)
    return made


@pytest.fixture
def address(discord: SmallDiscord) -> Iterator[Address]:
    """Where that Discord is served."""
    with served(discord) as place:
        yield place


@pytest.fixture
def olive(discord: SmallDiscord) -> User:
    """Somebody in the server."""
    return discord.state.world.users[0]


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """Another small Discord, with a site, and the bot's services as twins."""
    return Town(tmp_path / "site")
