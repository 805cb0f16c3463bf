"""What the deployment's tests look at: the template, and where its tools are."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.deployment.template import load
from tests.deployment.at_desk import Room, room
from tests.deployment.translated import Template, translate


@pytest.fixture(scope="session")
def ministack(root: Path) -> Path:
    """The MiniStack program that `make` installs."""
    return root / ".venv-ministack" / "bin" / "ministack"


@pytest.fixture(scope="session")
def declared(root: Path) -> Template:
    """The template as written."""
    return load(root / "template.yaml")


@pytest.fixture(scope="session")
def translated(declared: Template) -> Template:
    """The template as CloudFormation sees it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
        return translate(declared)


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Room]:
    """A desk's surroundings, for one test."""
    with room(tmp_path) as made:
        yield made
