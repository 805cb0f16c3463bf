"""Where what the deployment needs is."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def ministack(root: Path) -> Path:
    """The MiniStack program that `make` installs."""
    return root / ".venv-ministack" / "bin" / "ministack"
