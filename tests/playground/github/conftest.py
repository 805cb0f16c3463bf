"""A small GitHub for each test, whose contract nothing may break unless the test says so."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.playground.github.octo import Octo


@pytest.fixture
def octo(tmp_path: Path) -> Iterator[Octo]:
    """A site with one commit; the test fails when a request or an answer broke the contract."""
    octo = Octo(tmp_path)
    yield octo
    assert octo.github.breaches == []
