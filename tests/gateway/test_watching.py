"""What ends a bot that serves: its ground, or an endpoint URL."""

from collections.abc import Iterator

import httpx
import pytest

from bot.adapters.discord_portal import Portal
from bot.gateway.watching import LOOK_SECONDS, Watch
from bot.playground.discord.small_discord import SmallDiscord
from tests.gateway.stage import Address


class Clock:
    """Seconds that go when they are told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def portal(discord: SmallDiscord, address: Address) -> Iterator[Portal]:
    with httpx.Client() as http:
        yield Portal(http, address.api, discord.bot_token, lambda seconds: None)


def test_what_the_bot_stands_on_is_asked_every_time(portal: Portal) -> None:
    reasons = iter(["", "", "it is gone"])
    watch = Watch(portal, lambda: next(reasons), Clock())
    assert [watch(), watch(), watch()] == ["", "", "it is gone"]


def test_an_endpoint_url_that_is_set_meanwhile_is_noticed_within_a_minute(
    portal: Portal, discord: SmallDiscord
) -> None:
    clock = Clock()
    watch = Watch(portal, str, clock)
    discord.state.endpoint_url = "https://example.org/"
    assert watch() == ""
    clock.now = LOOK_SECONDS
    assert "nothing to the gateway" in watch()


def test_discord_is_asked_once_a_minute(portal: Portal, discord: SmallDiscord) -> None:
    clock = Clock()
    watch = Watch(portal, str, clock)
    for now in (LOOK_SECONDS, LOOK_SECONDS + 1, 2 * LOOK_SECONDS):
        clock.now = now
        watch()
    assert len(discord.state.calls) == 2


def test_discord_not_answering_ends_nothing() -> None:
    clock = Clock()
    with httpx.Client() as http:
        nowhere = Portal(http, "http://127.0.0.1:1/api", "token", lambda seconds: None)
        watch = Watch(nowhere, str, clock)
        clock.now = LOOK_SECONDS
        assert watch() == ""
