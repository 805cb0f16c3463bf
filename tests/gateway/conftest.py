"""A small Discord with a site and memory behind it, and its address."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.gateway.stage import Address, served
from tests.transcripts.town import Town


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """A small Discord, a site, and the bot's services as twins."""
    return Town(tmp_path / "site")


@pytest.fixture
def address(town: Town) -> Iterator[Address]:
    """The town's Discord on real sockets."""
    with served(town.discord) as address:
        yield address
