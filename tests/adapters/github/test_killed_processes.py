"""Real processes killed or frozen at every boundary while they ship to a small GitHub."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.conversation.condition import Item
from bot.conversation.transition import begin
from bot.playground.github.server import GitHubServer
from bot.playground.github.small_github import SmallGitHub
from tests.adapters.webhook_server import SmallDiscord, small_discord
from tests.real_server import RealServer, real_server
from tests.ux_agent.work.processes import Nursery, now
from tests.ux_agent.work.test_processes import WORKER, World, freeze_the_worker, kill_the_worker

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("killed processes at GitHub")]

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

    def commits(self, key: str) -> list[str]:
        git, form = self.site.git.git, "--batch-check=%(objecttype) %(objectname)"
        listed = git.run("cat-file", "--batch-all-objects", form).line.splitlines()
        names = "\n".join(line.split()[1] for line in listed if line.startswith("commit"))
        search = ("log", "--no-walk", "--stdin", "--format=%H", f"--grep=Conversation: {key}")
        return git.run(*search, content=names.encode()).line.split()


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


@pytest.mark.prove
@pytest.mark.parametrize("at", WORKER)
def test_twenty_deaths_at_each_boundary(world: GitHubWorld, nursery: Nursery, at: str) -> None:
    for _ in range(20):
        kill_the_worker(world, nursery, at)
