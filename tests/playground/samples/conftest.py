"""A flower shop for each test."""

from pathlib import Path

import pytest

from tests.playground.samples.corner import Corner


@pytest.fixture
def corner(tmp_path: Path) -> Corner:
    """Nobody has said anything yet."""
    return Corner(tmp_path)
