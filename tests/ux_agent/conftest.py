"""The sample site's own index, and agents over it."""

from pathlib import Path

import pytest

from bot.adapters.folder import Folder
from bot.ux_agent.declared.indexing import build_index
from bot.ux_agent.site import SiteIndex
from tests.ux_agent.world import SITE, World


@pytest.fixture(scope="session")
def index(root: Path) -> SiteIndex:
    return build_index(SITE, Folder(root / "bot" / "playground" / "sample_site"))


@pytest.fixture
def world(index: SiteIndex) -> World:
    return World(index)


@pytest.fixture
def blind() -> World:
    """A world without an index at hand."""
    return World(None)
