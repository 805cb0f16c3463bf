"""What ends a bot that serves: its ground, or an endpoint URL."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx
import pytest

from bot.adapters.discord_call import Discord
from bot.gateway.watching import LOOK_SECONDS, Watch
from bot.playground.discord.small_discord import SmallDiscord
from tests.gateway.stage import Address


class Clock:
    """Seconds that go when they are told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@contextmanager
def watching(
    base: str, token: str, clock: Clock, backing: Callable[[], str] = str
) -> Iterator[Watch]:
    """A watch over what Discord at that address says."""
    with httpx.Client() as http:
        yield Watch(Discord(http, base, lambda seconds: None), token, backing, clock)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def watch(discord: SmallDiscord, address: Address, clock: Clock) -> Iterator[Watch]:
    with watching(address.api, discord.bot_token, clock) as made:
        yield made


def test_what_the_bot_stands_on_is_asked_every_time(clock: Clock) -> None:
    reasons = iter(["", "", "it is gone"])
    with watching("http://127.0.0.1:1/api", "token", clock, lambda: next(reasons)) as watch:
        assert [watch(), watch(), watch()] == ["", "", "it is gone"]


def test_an_endpoint_url_that_is_set_meanwhile_is_noticed_within_a_minute(
    watch: Watch, clock: Clock, discord: SmallDiscord
) -> None:
    discord.state.endpoint_url = "https://example.org/"
    assert watch() == ""
    clock.now = LOOK_SECONDS
    assert "nothing to the gateway" in watch()


def test_discord_is_asked_once_a_minute(watch: Watch, clock: Clock, discord: SmallDiscord) -> None:
    for now in (LOOK_SECONDS, LOOK_SECONDS + 1, 2 * LOOK_SECONDS):
        clock.now = now
        assert watch() == ""
    assert len(discord.state.calls) == 2


def test_discord_not_answering_ends_nothing(clock: Clock) -> None:
    with watching("http://127.0.0.1:1/api", "token", clock) as watch:
        clock.now = LOOK_SECONDS
        assert watch() == ""
