"""Taking a change back at a small GitHub: the pull request that reverts another."""

from pathlib import Path

import pytest

from bot.conversation.condition import Item
from bot.playground.github import faults
from bot.playground.github.hosted import Hosted
from bot.ux_agent.work.services import Done, HandBack
from tests.adapters.github.hosts import Town, host_of
from tests.ux_agent.work.undoings import UNDO, asked, link, reason
from tests.ux_agent.work.workshop import FILES, Watched, Workshop


class Yard:
    """A workshop whose site is the repository ada/bakery at a small GitHub."""

    def __init__(self, town: Town, folder: Path) -> None:
        self.town = town
        self.shop = Workshop(folder)
        self.site: Hosted = town.github.add_repository("ada/bakery")
        self.site.import_folder(self.shop.folder)
        self.shop.host = Watched(host_of(town.wire, town.app, "ada/bakery"))

    def shipped(self) -> Item:
        """A change that is made and open."""
        assert self.shop.perform(self.shop.confirmed()) == Done("completed")
        return self.shop.item()

    def sheet(self) -> str:
        """The style sheet on the base branch."""
        host = host_of(self.town.wire, self.town.app, "ada/bakery")
        return host.read(host.tree(host.head())["site.css"]).decode()


@pytest.fixture
def yard(town: Town, tmp_path: Path) -> Yard:
    return Yard(town, tmp_path / "folder")


def test_a_merged_pull_request_is_reverted_by_another(yard: Yard) -> None:
    old = yard.shipped()
    yard.site.merge(1)
    assert yard.shop.perform(asked(yard.shop)) == Done("awaiting_confirmation")
    job = yard.shop.confirm(yard.shop.item(UNDO), by="c-1")
    assert yard.shop.perform(job) == Done("completed")
    (_, pull) = sorted(yard.site.pull_requests(), key=lambda one: int(one["number"]))
    assert pull["title"] == "Undo: navbar background: #ffffff → #000080"
    assert f"Undoes: #1 {old['pr_url']}" in pull["body"]
    yard.site.merge(2)
    assert yard.sheet() == FILES["site.css"]


def test_an_open_pull_request_is_to_be_closed(yard: Yard) -> None:
    old = yard.shipped()
    yard.shop.perform(asked(yard.shop))
    assert "still open" in reason(yard.shop)
    assert link(yard.shop) == old["pr_url"]


def test_a_closed_pull_request_left_nothing_to_undo(yard: Yard) -> None:
    yard.shipped()
    yard.site.close(1)
    yard.shop.perform(asked(yard.shop))
    assert "nothing to undo" in reason(yard.shop)


def test_a_branch_that_was_deleted_after_the_merge_hides_nothing(yard: Yard) -> None:
    yard.shipped()
    yard.site.merge(1)
    yard.site.git.git.run("update-ref", "-d", f"refs/heads/{yard.site.pull_requests()[0]['head']}")
    assert yard.shop.perform(asked(yard.shop)) == Done("awaiting_confirmation")


def test_a_github_in_trouble_is_asked_again_later(yard: Yard) -> None:
    yard.shipped()
    yard.site.merge(1)
    yard.town.github.faults.plan("GET", "/pulls", faults.secondary_limit())
    job = asked(yard.shop)
    result = yard.shop.perform(job)
    assert isinstance(result, HandBack)
    yard.town.watch.now += result.delay
    yard.shop.clock.advance(int(result.delay))
    assert yard.shop.perform(job, received=2) == Done("awaiting_confirmation")
