"""A whole job against a small GitHub, disturbed at each of its requests in turn.

Whatever is lost, refused or killed, it ends with one branch, one commit and one pull request.
"""

import math
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.conversation.condition import Item
from bot.conversation.job import Job
from bot.playground.github import faults
from bot.playground.github.faults import Trouble
from bot.playground.github.hosted import Hosted
from bot.ux_agent.work.services import Done, HandBack, Result
from tests.adapters.github.hosts import Town, commits_of, host_of
from tests.ux_agent.work.workshop import Killed, Watched, Workshop

pytestmark = pytest.mark.slow

LEASE = 71


class Yard(NamedTuple):
    """A workshop whose site is the repository ada/bakery at a small GitHub."""

    shop: Workshop
    town: Town
    site: Hosted

    def job(self, name: str) -> Job:
        """A confirmed conversation's job; every job begins with a worker of its own."""
        host = host_of(self.town.wire, self.town.app, "ada/bakery")
        self.shop.host = Watched(host)
        return self.shop.confirm(self.shop.preview(conversation_id=f"{name:-<22}"))

    def finish(self, job: Job) -> Item:
        """Deliver the job until it is done, each time after the pause asked for; its item."""
        result: Result = HandBack("new", 0)
        for received in range(1, 12):
            result = self._delivered(job, received)
            if isinstance(result, Done):
                break
            self.shop.clock.advance(math.ceil(result.delay))
            self.town.watch.now += math.ceil(result.delay)
        assert result == Done("completed")
        return self.shop.item(job.conversation_id)

    def _delivered(self, job: Job, received: int) -> Result:
        try:
            return self.shop.perform(job, received=received)
        except Killed:
            return HandBack("killed", LEASE)

    def assert_shipped_once(self, item: Item) -> None:
        """One branch with one commit, and no other commit of the conversation; one pull request."""
        key = item["conversation_id"]
        heads = {name: sha for name, sha in self.site.branches().items() if key in name}
        assert list(heads.values()) == [item["commit_sha"]]
        assert self.commits(key) == [item["commit_sha"]]
        pulls = [pull for pull in self.site.pull_requests() if key in pull["head"]]
        assert [(pull["number"], pull["state"]) for pull in pulls] == [(item["pr_number"], "open")]

    def commits(self, key: str) -> list[str]:
        return commits_of(self.site, key)


@pytest.fixture
def yard(town: Town, tmp_path: Path) -> Yard:
    shop = Workshop(tmp_path / "folder")
    site = town.github.add_repository("ada/bakery")
    site.import_folder(shop.folder)
    return Yard(shop, town, site)


@pytest.fixture
def requests(yard: Yard) -> list[str]:
    """What a job asks of GitHub when nothing goes wrong."""
    before = len(yard.town.github.requests)
    yard.assert_shipped_once(yard.finish(yard.job("calm")))
    asked = yard.town.github.requests[before:]
    assert len(asked) > 12
    return [f"{one.method} {one.path}" for one in asked]


def ship_in_trouble(yard: Yard, requests: list[str], trouble: Trouble, prefix: str) -> None:
    """One job for each request that may be disturbed."""
    for number in range(1, len(requests) + 1):
        job = yard.job(f"{prefix}{number}")
        yard.town.github.faults.clear()
        yard.town.github.faults.plan("*", "/", trouble, nth=number)
        yard.assert_shipped_once(yard.finish(job))


def ship_in_danger(yard: Yard, requests: list[str], when: str, prefix: str) -> None:
    """One job for each request at which the worker may die: before it, or once it is done."""
    left = [0]

    def die(_: object) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise Killed(when)

    yard.town.http.event_hooks = {when: [die]}
    for left[0] in range(1, len(requests) + 1):
        yard.assert_shipped_once(yard.finish(yard.job(f"{prefix}{left[0]}")))


TROUBLES = {
    "reply lost": faults.LOSE_REPLY,
    "502": faults.broken(502),
    "limit": faults.secondary_limit(),
}
ALL_TROUBLES = {
    **TROUBLES,
    "cut": faults.CUT,
    "garbled": faults.GARBLE,
    "429": faults.secondary_limit(retry_after=7, status=429),
}
DEATHS = ("request", "response")
ROUNDS = 20


@pytest.mark.parametrize("trouble", TROUBLES)
def test_F37_F38_F42_F43_trouble_at_any_request_leaves_one_of_each(
    yard: Yard, requests: list[str], trouble: str
) -> None:
    ship_in_trouble(yard, requests, TROUBLES[trouble], "t")


@pytest.mark.parametrize("when", DEATHS)
def test_F35_F37_a_death_at_any_request_leaves_one_of_each(
    yard: Yard, requests: list[str], when: str
) -> None:
    ship_in_danger(yard, requests, when, "d")


@pytest.mark.prove
@pytest.mark.parametrize("trouble", ALL_TROUBLES)
def test_every_trouble_at_any_request_twenty_times(
    yard: Yard, requests: list[str], trouble: str
) -> None:
    for count in range(ROUNDS):
        ship_in_trouble(yard, requests, ALL_TROUBLES[trouble], f"{count}t")


@pytest.mark.prove
@pytest.mark.parametrize("when", DEATHS)
def test_every_death_at_any_request_twenty_times(
    yard: Yard, requests: list[str], when: str
) -> None:
    for count in range(ROUNDS):
        ship_in_danger(yard, requests, when, f"{count}d")


@pytest.mark.parametrize("deed", ["close", "merge"])
def test_F39_what_people_do_to_the_pull_request_meanwhile_stands(yard: Yard, deed: str) -> None:
    job = yard.job("people")
    act = yard.site.close if deed == "close" else yard.site.merge
    trouble = Trouble(act_after=lambda: act(1), is_lost=True)
    yard.town.github.faults.plan("POST", "/pulls$", trouble)
    item = yard.finish(job)
    (pull,) = yard.site.pull_requests()
    assert (item["pr_number"], pull["state"]) == (1, "closed")
    assert yard.commits(item["conversation_id"]) == [item["commit_sha"]]


def test_F40_a_branch_that_somebody_changed_is_left_alone(yard: Yard) -> None:
    job = yard.job("theirs")
    digest = yard.shop.item(job.conversation_id)["plan_digest"][:8]
    name = f"ux/navbar-{job.conversation_id}-{digest}"
    theirs = yard.site.push({"x": b"x"}, name)
    assert yard.shop.perform(job) == Done("failed")
    assert yard.shop.item(job.conversation_id)["error_code"] == "branch_taken"
    assert yard.site.branches()[name] == theirs
    assert yard.site.pull_requests() == []


@pytest.mark.parametrize(
    ("file", "content", "outcome"),
    [
        ("other.txt", b"two", "completed"),
        ("site.css", b".navbar { background: red }", "awaiting_confirmation"),
    ],
)
def test_F41_a_base_that_moved_is_built_upon_unless_our_file_changed(
    yard: Yard, file: str, content: bytes, outcome: str
) -> None:
    job = yard.job("moved")
    moved = yard.site.push({file: content})
    assert yard.shop.perform(job) == Done(outcome)
    branches = set(yard.site.branches().values()) - {moved}
    parents = [yard.site.git.commit(sha).parents for sha in branches]
    assert parents == ([(moved,)] if outcome == "completed" else [])


def test_F44_an_app_that_is_removed_ends_the_job_without_a_storm(yard: Yard) -> None:
    job = yard.job("removed")
    yard.town.github.uninstall()
    assert yard.shop.perform(job) == Done("failed")
    assert yard.shop.item(job.conversation_id)["error_code"] == "app_not_installed"
    assert yard.town.asked("POST", "/access_tokens") == 1


def test_F45_a_repository_without_drafts_ends_the_job_with_the_reason(yard: Yard) -> None:
    job = yard.job("drafts")
    yard.site.limits = yard.site.limits._replace(has_drafts=False)
    assert yard.shop.perform(job) == Done("failed")
    item = yard.shop.item(job.conversation_id)
    assert item["error_code"] == "draft_unsupported"
    assert "DRAFT_FALLBACK" in item["error_message"]
