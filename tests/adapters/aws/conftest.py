"""Servers that live as long as a test."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.adapters.aws.scripted import Scripted

Serve = Callable[[Scripted], Scripted]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts a server, which is stopped after the test."""
    with ExitStack() as stack:

        def start(server: Scripted) -> Scripted:
            stack.callback(server.stop)
            return server.start()

        yield start
