"""Real processes killed or frozen at every boundary: one branch, one commit, one pull request."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.adapters.webhook_server import small_discord
from tests.real_server import real_server
from tests.ux_agent.work.killing import (
    DEEDS,
    ENDPOINT,
    WORKER,
    World,
    freeze_the_worker,
    kill_and_meddle,
    kill_the_endpoint,
    kill_the_worker,
)
from tests.ux_agent.work.processes import Nursery

pytestmark = [pytest.mark.slow]


@pytest.fixture(scope="module")
def nursery(root: Path) -> Iterator[Nursery]:
    started = Nursery(root)
    yield started
    started.stop()


@pytest.fixture(scope="module")
def world(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with real_server(root, tmp_path_factory.mktemp("server")) as server, small_discord() as discord:
        yield World(server, tmp_path_factory.mktemp("world") / "site", discord)


@pytest.mark.parametrize("at", ENDPOINT)
def test_F33_the_endpoint_killed_around_its_confirm(
    world: World, nursery: Nursery, at: str
) -> None:
    kill_the_endpoint(world, nursery, at)


@pytest.mark.parametrize("at", WORKER)
def test_F35_the_worker_killed_after_each_step(world: World, nursery: Nursery, at: str) -> None:
    kill_the_worker(world, nursery, at)


@pytest.mark.parametrize("at", WORKER)
def test_F36_the_worker_frozen_past_its_lease(world: World, nursery: Nursery, at: str) -> None:
    freeze_the_worker(world, nursery, at)


@pytest.mark.parametrize("deed", DEEDS)
def test_F39_a_pull_request_closed_or_merged_before_the_retry_stays_the_only_one(
    world: World, nursery: Nursery, deed: str
) -> None:
    kill_and_meddle(world, nursery, deed)


ROUNDS = 100


@pytest.mark.prove
@pytest.mark.parametrize("at", [*ENDPOINT, *WORKER])
def test_a_hundred_deaths_at_each_boundary(world: World, nursery: Nursery, at: str) -> None:
    deed = kill_the_endpoint if at in ENDPOINT else kill_the_worker
    for _ in range(ROUNDS):
        deed(world, nursery, at)


@pytest.mark.prove
@pytest.mark.parametrize("deed", DEEDS)
def test_F39_a_hundred_times(world: World, nursery: Nursery, deed: str) -> None:
    for _ in range(ROUNDS):
        kill_and_meddle(world, nursery, deed)


@pytest.mark.prove
def test_five_hundred_zombies(world: World, nursery: Nursery) -> None:
    for number in range(500):
        freeze_the_worker(world, nursery, WORKER[number % len(WORKER)])
