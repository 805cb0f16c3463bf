"""A small Discord with an application that signs people in, for each test."""

import pytest

from tests.playground.discord.oauth.signing_in import App
from tests.playground.discord.scripted import Town


@pytest.fixture
def app(town: Town) -> App:
    """Nobody has been asked yet."""
    return App(town)
