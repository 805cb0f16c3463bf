"""A job that was delivered too often ends truthfully: with its pull request, or with a reason."""

import pytest

from bot.conversation.condition import Exists
from bot.conversation.job import Job, JobKind
from bot.conversation.messenger import Gone
from bot.conversation.phase import SCHEMA_VERSION
from bot.conversation.transition import Write, take
from bot.errors import ConfigurationError, Failed, TransientError
from bot.ux_agent.code_host import Proposal
from bot.ux_agent.work.abandoned import GAVE_UP, UNREAD, Ending, end
from bot.ux_agent.work.naming import branch_of, marker_of
from bot.ux_agent.work.services import Done, HandBack
from tests.ux_agent.work.test_understand import collecting
from tests.ux_agent.work.workshop import COMMAND, ID, Workshop, killed


def abandon(shop: Workshop, job: Job, *, received: int = 1) -> Ending:
    return end(job, shop.services, shop.context(received=received))


def dead_after(shop: Workshop, call: str) -> Job:
    """A confirmed conversation whose worker died after this call, its lease over."""
    job = shop.confirmed()
    shop.dies_with(call, after=True)
    with killed():
        shop.perform(job)
    shop.clock.advance(71)
    return job


def test_T11_a_confirmed_job_without_pull_request_is_given_up_after_a_look(
    shop: Workshop,
) -> None:
    job = shop.confirmed()
    assert abandon(shop, job) == Ending(Done("failed"), look_again=True)
    assert shop.host.calls == ["pull_requests"]
    assert (shop.item()["phase"], shop.item()["error_code"]) == ("failed", "gave_up")
    assert GAVE_UP in str(shop.person.shown[-1])


def test_T11_so_is_one_whose_worker_died(shop: Workshop) -> None:
    job = dead_after(shop, "create_branch")
    assert abandon(shop, job) == Ending(Done("failed"), look_again=True)
    assert "lease_until" not in shop.item()


@pytest.mark.parametrize("phase", ["executing", "confirmed", "failed"])
def test_T12_a_pull_request_that_stands_is_adopted(shop: Workshop, phase: str) -> None:
    job = dead_after(shop, "open_pull_request")
    held = Write("test", "update", ID, take(ID, "", now=shop.clock.now, until=0).condition)
    shop.store.perform(held._replace(values={"phase": phase}))
    assert abandon(shop, job) == Ending(Done("completed"))
    item = shop.item()
    assert (item["phase"], item["pr_number"]) == ("completed", 1)
    assert item["pr_url"] == shop.pulls[0]["url"]
    assert "error_code" not in item
    assert shop.person.titles == ["Done: navbar"]


def test_T12_a_duplicate_is_closed_on_the_way(shop: Workshop) -> None:
    job = dead_after(shop, "open_pull_request")
    shop.host.close_pull_request(1, "no")
    item = shop.item()
    proposal = Proposal(branch_of(item), item["commit_sha"], "Again", marker_of(item))
    shop.host.open_pull_request(proposal)
    abandon(shop, job)
    assert [pull["state"] for pull in shop.pulls] == ["closed", "closed"]
    assert shop.item()["pr_number"] == 1


def test_T12_a_zombies_pull_request_is_found_at_the_last_look(shop: Workshop) -> None:
    job = dead_after(shop, "create_branch")
    abandon(shop, job)
    item = shop.item()
    body = marker_of(item)
    shop.host.open_pull_request(Proposal(branch_of(item), item["commit_sha"], "Late", body))
    assert abandon(shop, job) == Ending(Done("completed"))
    assert shop.person.titles == ["Failed: navbar", "Done: navbar"]


@pytest.mark.parametrize(
    "phase", ["collecting", "awaiting_confirmation", "confirmed", "executing", "failed"]
)
def test_F31_a_conversation_of_a_newer_shape_is_left_to_a_newer_handler(
    shop: Workshop, phase: str
) -> None:
    job = dead_after(shop, "open_pull_request")
    values = {"schema_version": SCHEMA_VERSION + 1, "phase": phase}
    before = shop.store.perform(Write("test", "update", ID, Exists("phase"), values))
    assert abandon(shop, job) == Ending(HandBack("other version", 60))
    assert shop.item() == before
    assert shop.person.shown == []


def test_the_last_look_that_finds_nothing_changes_nothing(shop: Workshop) -> None:
    job = shop.confirmed()
    abandon(shop, job)
    before = shop.item()
    assert abandon(shop, job).result == Done("failed")
    assert shop.item() == before
    assert len(shop.person.shown) == 1


def test_a_live_lease_is_left_alone_and_looked_at_again(shop: Workshop) -> None:
    job = shop.confirmed()
    shop.store.perform(take(ID, "w", now=shop.clock.now, until=shop.clock.now + 1))
    assert abandon(shop, job) == Ending(Done("leased"), look_again=True)
    assert shop.item()["phase"] == "executing"


def test_the_moment_in_which_a_lease_ends_still_belongs_to_its_worker(shop: Workshop) -> None:
    job = shop.confirmed()
    shop.store.perform(take(ID, "w", now=shop.clock.now, until=shop.clock.now))
    assert abandon(shop, job).result == Done("leased")


@pytest.mark.parametrize("fault", [TransientError("away", 77.0), ConfigurationError("no token")])
def test_nobody_gives_up_without_a_look(shop: Workshop, fault: Exception) -> None:
    job = shop.confirmed()
    shop.open_faults = [fault]
    ending = abandon(shop, job)
    assert isinstance(ending.result, HandBack)
    assert ending.result.delay == (77 if isinstance(fault, TransientError) else 5)
    assert shop.item()["phase"] == "confirmed"


def test_a_repository_that_is_gone_holds_no_pull_request(shop: Workshop) -> None:
    job = shop.confirmed()
    shop.open_faults = [Failed("site_missing", "gone")]
    assert abandon(shop, job).result == Done("failed")


def test_a_failure_that_could_not_be_shown_is_shown_later(shop: Workshop) -> None:
    job = shop.confirmed()
    shop.person.faults = [TransientError("away")]
    assert abandon(shop, job).result == HandBack("failed, not shown", 5)
    assert abandon(shop, job, received=2) == Ending(Done("failed"), look_again=True)
    assert shop.person.titles == ["Failed: navbar"]


def test_a_definite_failure_is_shown_and_not_looked_at_again(shop: Workshop) -> None:
    job = shop.confirmed()
    shop.open_faults = [Failed("branch_taken", "taken")]
    shop.person.faults = [Gone("dead")]
    shop.perform(job)
    assert abandon(shop, job) == Ending(Done("failed"))
    assert shop.person.titles == ["Failed: navbar"]


def test_a_success_that_was_never_shown_is_shown(shop: Workshop) -> None:
    job = shop.confirmed()
    shop.person.faults = [TransientError("away")]
    shop.perform(job)
    assert abandon(shop, job) == Ending(Done("completed"))
    assert "notified_at" in shop.item()


def test_a_success_that_was_shown_is_not_shown_again(shop: Workshop) -> None:
    job = shop.confirmed()
    shop.perform(job)
    assert abandon(shop, job) == Ending(Done("completed"))
    assert len(shop.person.shown) == 1


def test_the_job_of_a_click_that_lost_ends_the_conversation_in_silence(shop: Workshop) -> None:
    shop.confirmed()
    assert abandon(shop, shop.job("i-loser")).result == Done("failed")
    assert shop.person.shown == []


def test_an_unconfirmed_job_has_nothing_to_end(shop: Workshop) -> None:
    shop.preview()
    assert abandon(shop, shop.job()) == Ending(Done("unconfirmed"))
    assert shop.item()["phase"] == "awaiting_confirmation"


def test_an_unknown_conversation_and_an_index_have_nothing_to_end(shop: Workshop) -> None:
    assert abandon(shop, shop.job()) == Ending(Done("nothing to end"))
    assert abandon(shop, Job("index", "g1")) == Ending(Done("nothing to end"))


def test_a_request_that_nobody_could_read_is_said_to_be_so(shop: Workshop) -> None:
    collecting(shop)
    job = shop.job(COMMAND)._replace(kind="understand")
    assert abandon(shop, job) == Ending(Done("collecting"))
    assert UNREAD in str(shop.person.shown[-1])


def test_a_conversation_that_moved_meanwhile_is_looked_at_anew(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = shop.confirmed()
    taken = take(ID, "w", now=shop.clock.now, until=shop.clock.now + 60)
    shop.host.after["pull_requests"] = lambda: shop.store.perform(taken)
    assert abandon(shop, job).result == HandBack("moved on", 5)
    assert shop.item()["phase"] == "executing"


@pytest.mark.parametrize("kind", ["understand", "undo", "diff", "retire", "expire"])
def test_F50_another_dead_job_of_a_confirmed_conversation_does_not_end_it(
    shop: Workshop, kind: JobKind
) -> None:
    job = shop.confirmed()
    before = shop.item()
    dead = job._replace(kind=kind, interaction_id="i-other")
    assert end(dead, shop.services, shop.context()) == Ending(Done("nothing to end"))
    assert shop.item() == before
    assert shop.perform(job) == Done("completed")
