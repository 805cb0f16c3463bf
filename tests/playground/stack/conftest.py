"""The local AWS of the tests: a port of its own and a small project to deploy."""

import random
import shutil
import socket
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent / "project"


@pytest.fixture(scope="session")
def ministack(root: Path) -> Path:
    """The MiniStack program that `make` installs."""
    return root / ".venv-ministack" / "bin" / "ministack"


@pytest.fixture(scope="session")
def engine_port() -> int:
    """A free port below those that the system hands out for outgoing connections."""
    for port in random.sample(range(20000, 30000), 100):
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) != 0:
                return port
    raise AssertionError("no free port")


@pytest.fixture(scope="session")
def project(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real template.yaml over stand-ins for its functions, which need nothing installed."""
    made = tmp_path_factory.mktemp("project")
    shutil.copytree(PROJECT, made, dirs_exist_ok=True)
    shutil.copy(root / "template.yaml", made)
    (made / "lambda_interactions/__init__.py").touch()
    (made / "requirements").mkdir()
    for lock in ("boto3", "dead_letters", "interactions", "worker"):
        (made / f"requirements/{lock}.txt").touch()
    return made
