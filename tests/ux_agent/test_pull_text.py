"""How a pull request is named where it stands in a line."""

import pytest

from bot.texts.english import Texts
from bot.texts.german import German
from bot.ux_agent.cards import pull_text


@pytest.mark.parametrize(
    ("said", "url", "expected"),
    [
        (Texts(), "https://code.example/1", "[pull request #1](https://code.example/1)"),
        (German(), "http://127.0.0.1/1", "[Pull-Request #1](http://127.0.0.1/1)"),
        (Texts(), "file:///site/pulls/1.json", "pull request #1"),
        (German(), "file:///site/pulls/1.json", "Pull-Request #1"),
    ],
)
def test_only_an_address_that_discord_links_is_a_link(said: Texts, url: str, expected: str) -> None:
    assert pull_text({"pr_number": 1, "pr_url": url}, said) == expected
