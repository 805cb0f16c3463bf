"""What the console's tests share."""

import pytest

from tests.console.world import World


@pytest.fixture
def world() -> World:
    return World()
