"""The world of a worker for each test."""

from pathlib import Path

import pytest

from bot.ux_agent.work import looking
from tests.ux_agent.work.workshop import Workshop


@pytest.fixture(autouse=True)
def _nothing_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "GIVEN_UP", looking.GivenUp())


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path / "site")
