"""A local stack whose console is filled, and an operator who has signed in to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.console.desk import Desk, filled
from tests.served import Served, serving


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    """The local stack once the sample people have said all."""
    with serving(has_samples=True) as it:
        it.until_ready()
        filled(it)
        yield it


@pytest.fixture(scope="module")
def kept(served: Served, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cookies of Olive's browser, who looks at the flower shop."""
    desk = Desk(served, browser)
    desk.sign_in()
    desk.choose()
    place = tmp_path_factory.mktemp("olive") / "state.json"
    desk.context.storage_state(path=place)
    desk.close()
    return place


@pytest.fixture
def desk(served: Served, browser: Browser, kept: Path) -> Iterator[Desk]:
    """The console, opened anew by Olive."""
    made = Desk(served, browser, kept)
    made.open()
    yield made
    made.close()
