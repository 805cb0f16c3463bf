"""Real processes killed or frozen at every boundary while they ship to a small GitHub."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.conversation.condition import Item
from bot.conversation.transition import begin
from bot.playground.github.server import GitHubServer
from bot.playground.github.small_github import SmallGitHub
from tests.adapters.github.hosts import commits_of
from tests.adapters.webhook_server import SmallDiscord, small_discord
from tests.real_server import RealServer, real_server
from tests.ux_agent.work.killing import (
    DEEDS,
    WORKER,
    World,
    finish,
    freeze_the_worker,
    kill_and_meddle,
    kill_the_worker,
)
from tests.ux_agent.work.processes import Nursery, now

pytestmark = [pytest.mark.slow]

SITE = "ada/bakery"
AT_GITHUB = WORKER[WORKER.index("head 1") : WORKER.index("T7") + 1]
"""The others are the same wherever the site is; they have their turn in the long proof."""

FROZEN = ("commit 1", "open_pull_request 1")


class GitHubWorld(World):
    """The same world, with the site at GitHub and the bot as an App of it."""

    def __init__(
        self, server: RealServer, folder: Path, discord: SmallDiscord, github: GitHubServer
    ) -> None:
        super().__init__(server, folder, discord)
        self.site = github.github.add_repository(SITE)
        self.site.import_folder(self.shop.folder)
        app = github.github.app
        self.environment |= {
            "GITHUB_API_URL": github.url,
            "GITHUB_APP_ID": str(app.id),
            "GITHUB_INSTALLATION_ID": str(app.installation_id),
            "GITHUB_PRIVATE_KEY": app.private_key,
        }

    def preview(self) -> Item:
        self.shop.clock.now = now()
        draft = self.shop.draft(conversation_id=f"round-{next(self.counter):016d}")
        return self.store.perform(begin({**draft, "site": SITE}))

    def assert_shipped_once(self, item: Item) -> None:
        found, key = self.item(item), item["conversation_id"]
        assert found["phase"] == "completed"
        heads = {name: sha for name, sha in self.site.branches().items() if key in name}
        name = f"ux/navbar-{key}-{item['plan_digest'][:8]}"
        assert heads == {name: found["commit_sha"]}
        assert self.commits(key) == [found["commit_sha"]]
        pulls = [pull for pull in self.site.pull_requests() if key in pull["head"]]
        told = [(pull["number"], pull["head_sha"], pull["state"]) for pull in pulls]
        assert told == [(found["pr_number"], found["commit_sha"], "open")]

    def pulls(self, item: Item) -> list[tuple[int, str]]:
        key = item["conversation_id"]
        found = [pull for pull in self.site.pull_requests() if key in pull["head"]]
        return [
            (pull["number"], "merged" if pull["merged_at"] else pull["state"]) for pull in found
        ]

    @contextmanager
    def meddled(self, item: Item, deed: str) -> Iterator[None]:
        ((number, _),) = self.pulls(item)
        before = self.site.branches()["main"]
        if deed == "closed":
            self.site.close(number)
        else:
            self.site.merge(number)
        yield
        self.site.git.git.run("update-ref", "refs/heads/main", before)

    def commits(self, key: str) -> list[str]:
        return commits_of(self.site, key)


@pytest.fixture(scope="module")
def nursery(root: Path) -> Iterator[Nursery]:
    started = Nursery(root)
    yield started
    started.stop()


@pytest.fixture(scope="module")
def world(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[GitHubWorld]:
    github = SmallGitHub(tmp_path_factory.mktemp("github"))
    with (
        real_server(root, tmp_path_factory.mktemp("server")) as server,
        small_discord() as discord,
        GitHubServer(github) as at_github,
    ):
        yield GitHubWorld(server, tmp_path_factory.mktemp("world") / "site", discord, at_github)
    assert github.breaches == []


@pytest.mark.parametrize("at", AT_GITHUB)
def test_F35_the_worker_killed_after_each_step(
    world: GitHubWorld, nursery: Nursery, at: str
) -> None:
    kill_the_worker(world, nursery, at)


@pytest.mark.parametrize("at", FROZEN)
def test_F36_the_worker_frozen_past_its_lease(
    world: GitHubWorld, nursery: Nursery, at: str
) -> None:
    freeze_the_worker(world, nursery, at)


@pytest.mark.parametrize("deed", DEEDS)
def test_F39_a_pull_request_closed_or_merged_before_the_retry_stays_the_only_one(
    world: GitHubWorld, nursery: Nursery, deed: str
) -> None:
    kill_and_meddle(world, nursery, deed)


def kill_at_requests(world: GitHubWorld, nursery: Nursery, *, step: int = 1) -> int:
    """Die after the first request, in the next round `step` requests later …; the last number."""
    for number in itertools.count(1, step):
        item = world.preview()
        click = f"{item['conversation_id']}-1"
        assert nursery.run(world.order("click", item, interaction_id=click)).end == "ended"
        fate = nursery.run(world.order("deliver", item, at=f"request {number}"))
        finish(world, nursery, item)
        world.assert_shipped_once(item)
        assert len(world.messages(click)) == 1
        if fate.end == "ended":
            return number - step
    raise AssertionError("unreachable: the numbers have no end")


def test_F35_F38_the_worker_killed_after_some_request(world: GitHubWorld, nursery: Nursery) -> None:
    """Its reply reaches nobody, whether it is lost on the way or with the process."""
    assert kill_at_requests(world, nursery, step=4) > 8


ROUNDS = 20


@pytest.mark.prove
@pytest.mark.parametrize("at", WORKER)
def test_twenty_deaths_at_each_boundary(world: GitHubWorld, nursery: Nursery, at: str) -> None:
    for _ in range(ROUNDS):
        kill_the_worker(world, nursery, at)


@pytest.mark.prove
@pytest.mark.parametrize("count", range(1, ROUNDS + 1))
def test_a_death_at_each_request_twenty_times(
    world: GitHubWorld, nursery: Nursery, count: int
) -> None:
    assert kill_at_requests(world, nursery) > 12, f"round {count}"


@pytest.mark.prove
@pytest.mark.parametrize("deed", DEEDS)
def test_F39_twenty_times(world: GitHubWorld, nursery: Nursery, deed: str) -> None:
    for _ in range(ROUNDS):
        kill_and_meddle(world, nursery, deed)
