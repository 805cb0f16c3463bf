"""A chat function and a phone for each test of the payment page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.paying.payer import PHONE
from tests.lambda_interactions.chat_server import Chat, serving_chat


@pytest.fixture
def chat() -> Iterator[Chat]:
    with serving_chat() as it:
        yield it


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport=PHONE, locale="en-GB")  # type: ignore[arg-type]
    yield made
    made.close()
