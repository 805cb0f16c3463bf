"""What holds for every test: only loopback sockets, nothing of the environment it is run from."""

import ipaddress
import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from botocore.loaders import JSONFileLoader, Loader
from hypothesis import HealthCheck, settings

from tests.reading_once import list_once, load_once
from tests.recording.taps import VARIABLE, install

OURS = (
    "AWS_",
    "CHAT_SESSIONS_TABLE",
    "CONSOLE_URL",
    "CONVERSATION",
    "DASHBOARD_",
    "DISCORD_",
    "DYNAMODB_WRITE_",
    "ENABLE_CONSOLE",
    "EVENTS_",
    "EVENT_KEYS",
    "GITHUB_API_",
    "GITHUB_APP_",
    "GITHUB_INSTALLATION_",
    "GITHUB_PRIVATE_",
    "GITHUB_TOKEN",
    "JOBS_QUEUE_",
    "METRICS_",
    "MODEL_",
    "PRICES",
    "REPAIR_QUEUE_",
    "SAMPLE_USERS",
    "SESSION_",
    "SITES",
    "STRIPE_",
    "USE_DYNAMODB_",
)
NEUTRAL = {
    "AWS_ACCESS_KEY_ID": "testing",
    "AWS_SECRET_ACCESS_KEY": "testing",
    "AWS_DEFAULT_REGION": "eu-west-1",
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_EC2_METADATA_DISABLED": "true",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "NO_PROXY": "*",
}

settings.register_profile("default", deadline=None, max_examples=50)
settings.register_profile("ci", deadline=None, max_examples=50, derandomize=True, print_blob=True)
settings.register_profile(
    "prove",
    deadline=None,
    max_examples=5000,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ci" if os.environ.get("CI") else "default")

TAPE = install(Path(os.environ[VARIABLE])) if os.environ.get(VARIABLE) else None
IN_THE_BOTS_PLACE = (
    "tests/playground/discord/",
    "tests/playground/page/",
    "tests/recording/",
    "tests/adapters/test_discord_portal.py::test_a_broken_command_is_refused_with_its_place",
    "tests/deployment/test_endpoint.py::test_another_refusal_of_discord_is_not_explained_away",
)
"""Where tests send what no bot of ours would, to see it refused."""

for variable in [name for name in os.environ if name.startswith(OURS)]:
    del os.environ[variable]
os.environ.update(NEUTRAL)


class NotLoopbackError(RuntimeError):
    """A test tried to reach another machine."""


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out of the record what tests send in the bot's place."""
    if TAPE is not None:
        TAPE.is_on = not item.nodeid.startswith(IN_THE_BOTS_PLACE)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """No workers for a few named files: starting them takes longer than the tests."""
    named = [argument for argument in config.args if ".py" in argument]
    return 0 if named and len(named) == len(config.args) else None


def is_loopback(address: object) -> bool:
    """Whether a socket address (host first, or a Unix path) stays on this machine."""
    if not isinstance(address, tuple):
        return True
    host = str(address[0])
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def refusing(function: Callable[..., Any], address_at: int) -> Callable[..., Any]:
    """`function`, refusing an address beyond loopback as its argument `address_at`."""

    def guarded(*args: Any, **options: Any) -> Any:
        address = args[address_at] if address_at < len(args) else None
        if not is_loopback(address):
            raise NotLoopbackError(f"tests reach loopback only, not {address!r}")
        return function(*args, **options)

    return guarded


@pytest.fixture(scope="session", autouse=True)
def loopback_only() -> Iterator[None]:
    """Refuse every listener, connection, datagram and look-up that another machine could notice."""
    lookup = socket.getaddrinfo

    def getaddrinfo(host: Any, *args: Any, **options: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name and not is_loopback((name,)):
            raise NotLoopbackError(f"tests look up loopback names only, not {name!r}")
        return lookup(host, *args, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refusing(socket.socket.connect, 1))
        patch.setattr(socket.socket, "connect_ex", refusing(socket.socket.connect_ex, 1))
        patch.setattr(socket.socket, "bind", refusing(socket.socket.bind, 1))
        patch.setattr(socket.socket, "sendto", refusing(socket.socket.sendto, -1))
        patch.setattr(socket, "getaddrinfo", getaddrinfo)
        yield


@pytest.fixture(scope="session", autouse=True)
def botocore_reads_each_file_once() -> Iterator[None]:
    """For all sessions of this process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(JSONFileLoader, "load_file", load_once())
        patch.setattr(Loader, "list_available_services", list_once())
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return Path(__file__).parent.parent
