"""`ux-agent gateway` as it is typed: exit status, and what is said on standard error."""

import pytest

from bot.__main__ import main
from bot.playground.discord.small_discord import SmallDiscord
from tests.gateway.stage import Address


class Typed:
    """The command, typed in an environment; `said` is what stood on standard error."""

    def __init__(self, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._patch = patch
        self._capsys = capsys
        self.said = ""

    def status(self, *arguments: str, **environment: str) -> int:
        """The exit status."""
        for name, value in environment.items():
            self._patch.setenv(name, value)
        status = main(["gateway", *arguments])
        self.said = self._capsys.readouterr().err
        return status


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Typed:
    return Typed(monkeypatch, capsys)


def test_a_missing_token_is_told_with_where_to_find_it(typed: Typed) -> None:
    assert typed.status() == 1
    assert "ux-agent: DISCORD_BOT_TOKEN is not set: take the token from" in typed.said


@pytest.mark.parametrize("token", ["wrong", "“in quotes”", "two\nlines"])
def test_a_wrong_token_is_told(typed: Typed, address: Address, token: str) -> None:
    assert typed.status(DISCORD_BOT_TOKEN=token, DISCORD_API_URL=address.api) == 1
    assert "does not know this bot token" in typed.said


def test_no_network_is_told(typed: Typed) -> None:
    nowhere = "http://127.0.0.1:1/api/v10"
    assert typed.status(DISCORD_BOT_TOKEN="token", DISCORD_API_URL=nowhere) == 1
    assert f"no answer from {nowhere}" in typed.said


def test_an_endpoint_url_is_told(typed: Typed, address: Address, discord: SmallDiscord) -> None:
    discord.state.endpoint_url = "https://example.org/"
    token = discord.bot_token
    assert typed.status(DISCORD_BOT_TOKEN=token, DISCORD_API_URL=address.api) == 1
    assert "nothing to the gateway" in typed.said


def test_the_public_key_of_another_application_is_told(
    typed: Typed, address: Address, discord: SmallDiscord
) -> None:
    status = typed.status(
        DISCORD_BOT_TOKEN=discord.bot_token,
        DISCORD_API_URL=address.api,
        DISCORD_PUBLIC_KEY="0" * 64,
        JOBS_QUEUE_URL="http://127.0.0.1:1/queue",
    )
    assert status == 1
    assert "DISCORD_PUBLIC_KEY is of another application" in typed.said


def test_wrong_usage_is_2(typed: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["gateway", "--server", "1"])
    assert left.value.code == 2
    assert "--server" in capsys.readouterr().err


def test_the_help_says_what_it_stands_on(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["gateway", "--help"])
    said = " ".join(capsys.readouterr().out.split())
    assert "on the local stack, or on AWS where JOBS_QUEUE_URL names its queue" in said
