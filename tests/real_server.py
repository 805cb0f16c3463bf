"""A real DynamoDB server for tests: MiniStack on a port of its own, with tables from the template.

Tests that need it skip, with the reason, only where the MiniStack program is not installed.
"""

import itertools
import random
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from bot.adapters.aws.boto import Translated
from bot.deployment import template
from bot.playground.stack import engine
from bot.playground.stack.aws import ACCESS_KEY, Aws

_numbers = itertools.count(1)


class RealServer(NamedTuple):
    """A running server, a client to it, and what another process needs to reach it."""

    endpoint: str
    client: Any
    root: Path

    @property
    def environment(self) -> dict[str, str]:
        """The variables by which boto3 in another process reaches this server."""
        return {
            "AWS_ACCESS_KEY_ID": ACCESS_KEY,
            "AWS_SECRET_ACCESS_KEY": ACCESS_KEY,
            "AWS_DEFAULT_REGION": engine.REGION,
            "AWS_ENDPOINT_URL": self.endpoint,
        }

    def new_table(self) -> str:
        """The name of a new, empty table of conversations."""
        name = f"conversations-{next(_numbers)}"
        create_table(self.client, self.root, name)
        return name


def create_table(client: Any, root: Path, name: str, like: str = "UXConversationsTable") -> None:
    """Make an empty table as template.yaml defines the one `like` it."""
    declared = _resources(root)[like]
    wanted = ("AttributeDefinitions", "BillingMode", "KeySchema", "GlobalSecondaryIndexes")
    found = declared["Properties"]
    definition = {part: found[part] for part in wanted if part in found}
    client.create_table(TableName=name, **definition)
    client.get_waiter("table_exists").wait(TableName=name, WaiterConfig={"Delay": 1})


@cache
def _resources(root: Path) -> Mapping[str, Any]:
    resources: dict[str, Any] = template.load(root / "template.yaml")["Resources"]
    return resources


@contextmanager
def real_server(root: Path, work: Path) -> Iterator[RealServer]:
    """Start the server, its files under `work`; skips the test where there is no such program."""
    program = root / ".venv-ministack" / "bin" / "ministack"
    if not program.is_file():
        pytest.skip(f"no local AWS at {program}; `make setup` installs it")
    started = engine.start(program, free_port(), work)
    try:
        yield RealServer(started.endpoint, Translated(Aws(started.endpoint).dynamodb), root)
    finally:
        started.stop()


def free_port() -> int:
    """A free port below those that the system hands out for outgoing connections."""
    for port in random.sample(range(20000, 30000), 100):
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) != 0:
                return port
    raise AssertionError("no free port")
