"""A clock, a store, and one application in three makes before it."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeAlias

import pytest

from bot.adapters.memory import VirtualClock
from bot.adapters.memory_web_sessions import MemoryWebSessions
from bot.session_middleware import DynamoDBSessionMiddleware
from bot.web_sessions.asgi import App
from tests.web_sessions.apps import MAKES

Make: TypeAlias = Callable[..., App]


@pytest.fixture
def clock() -> VirtualClock:
    """Time that passes only when told to."""
    return VirtualClock()


@pytest.fixture
def store() -> MemoryWebSessions:
    """An empty store."""
    return MemoryWebSessions()


@pytest.fixture(params=list(MAKES))
def make(request: pytest.FixtureRequest, store: MemoryWebSessions, clock: VirtualClock) -> Make:
    """Makes the application behind our middleware, which takes these options."""

    def made(**options: Any) -> App:
        return MAKES[request.param](
            partial(DynamoDBSessionMiddleware, store=store, clock=clock, **options)
        )

    return made
