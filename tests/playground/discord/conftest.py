"""A small Discord for each test."""

import pytest

from tests.playground.discord.scripted import Town


@pytest.fixture
def town() -> Town:
    """Nobody has said anything yet."""
    return Town()
