"""A token from the settings."""

import pytest

from bot.adapters.github import credentials
from bot.adapters.github.credentials import Token
from bot.errors import ConfigurationError
from tests.adapters.github.hosts import Given


def test_a_token_serves_every_repository() -> None:
    token = Token(Given("github_pat_1\n"))
    assert token.token("ada/site") == token.token("ada/other") == "github_pat_1"


def test_F44_a_refused_token_is_read_anew() -> None:
    token = Token(Given("old", "new"))
    assert token.token("ada/site", refused="old") == "new"
    assert token.token("ada/site", refused="old") == "new"


@pytest.mark.parametrize("value", ["", "  ", "two words", "tökën", "a\nb"])
def test_what_can_be_no_token_is_the_operators_to_mend(value: str) -> None:
    with pytest.raises(ConfigurationError, match="GitHub token") as caught:
        Token(Given(value)).token("ada/site")
    assert not value.strip() or value not in str(caught.value)


def test_a_secret_at_hand_shows_itself_nowhere() -> None:
    secret = credentials.Given("ghp_1")
    assert (secret(), secret(fresh=True)) == ("ghp_1", "ghp_1")
    assert "ghp_1" not in f"{secret!r} {secret}"
