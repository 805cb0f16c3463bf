"""The page over a git site, a scripted application and a stack that keeps items in a dictionary."""

from pathlib import Path

import pytest

from tests.git_site import new_site
from tests.playground.page.stage import FILES, Stage


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    """Everything is there and ready, nobody has said anything yet."""
    stage = Stage(new_site(tmp_path / "site", FILES))
    assert stage.playground.connect(stage.stack) == ""
    return stage
