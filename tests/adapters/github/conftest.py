"""A small GitHub for each test, and the host of its one repository."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.playground.github.server import GitHubServer
from bot.playground.github.small_github import SmallGitHub
from tests.adapters.github.hosts import Town, Watch, app_of, host_of, open_http, wire_to


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    """The test fails when a request broke GitHub's own description of its API."""
    github, watch = SmallGitHub(tmp_path), Watch()
    site = github.add_repository("ada/site", {"index.html": b"old", "css/site.css": b"a {}"})
    with GitHubServer(github) as server, open_http() as http:
        wire = wire_to(http, server.url, github.clock.now, watch=watch)
        app = app_of(github, wire)
        yield Town(github, site, http, wire, watch, app, host_of(wire, app, "ada/site"))
    assert [breach for breach in github.breaches if " asked: " in breach] == []
