"""The world of a worker for each test."""

from pathlib import Path

import pytest

from tests.ux_agent.work.workshop import Workshop


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path / "site")
