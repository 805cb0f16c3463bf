"""What is away, slow, refused or gone: nothing is lost and nothing happens twice."""

import pytest

from bot.conversation.condition import Item
from bot.conversation.job import Job
from bot.conversation.messenger import Gone
from bot.conversation.operating import Operator, redrive
from bot.conversation.reply import Card
from bot.conversation.transition import Write
from bot.errors import ConfigurationError, Failed, TransientError
from bot.ux_agent.code_host import Proposal
from bot.ux_agent.work.naming import branch_of, marker_of
from bot.ux_agent.work.perform import perform
from bot.ux_agent.work.services import Done, HandBack
from tests.ux_agent.work.shipping import assert_one_of_each, lose_definitely
from tests.ux_agent.work.workshop import (
    ID,
    Workshop,
    killed,
)


def test_F44_a_site_that_cannot_be_opened_fails_without_the_operators_detail(
    shop: Workshop,
) -> None:
    job = shop.confirmed()
    shop.open_faults = [ConfigurationError("GITHUB_TOKEN of /secret/place")]
    assert shop.perform(job) == Done("failed")
    assert shop.item()["error_code"] == "configuration"
    assert "secret" not in str(shop.person.shown)


def test_a_definite_failure_never_ends_a_job_whose_pull_request_may_stand(
    shop: Workshop,
) -> None:
    job = shop.confirmed()
    shop.dies_with("open_pull_request", after=True)
    with killed():
        shop.perform(job)
    shop.clock.advance(71)
    shop.open_faults = [Failed("site_missing", "gone")]
    assert shop.perform(job) == HandBack("site_missing", 10)
    assert shop.perform(job) == Done("completed")


@pytest.mark.parametrize("call", ["pull_requests", "close_pull_request"])
def test_no_definite_failure_after_the_opening_says_that_nothing_was_changed(
    shop: Workshop, call: str
) -> None:
    """The fence was set in this very attempt: the item as it was taken does not show it."""
    job = shop.confirmed()

    def opened() -> None:
        del shop.host.after["open_pull_request"]
        item = shop.item()
        branch, body = branch_of(item), marker_of(item)
        shop.host.close_pull_request(1, "no")
        shop.host.open_pull_request(Proposal(branch, item["commit_sha"], "Zombie's", body))
        shop.host.before[call] = lose_definitely

    shop.host.after["open_pull_request"] = opened
    assert shop.perform(job) == HandBack("site_empty", 5)
    assert shop.item()["phase"] == "confirmed"
    del shop.host.before[call]
    assert shop.perform(job, received=2) == Done("completed")
    assert shop.item()["pr_number"] == 1
    assert shop.person.titles == ["Done: navbar"]


def test_a_host_that_refuses_to_open_it_ends_the_job_with_its_reason(shop: Workshop) -> None:
    job = shop.confirmed()
    shop.host.before["open_pull_request"] = lose_definitely
    assert shop.perform(job) == Done("failed")
    assert shop.item()["error_code"] == "site_empty"


def test_a_refusal_behind_the_fence_of_an_earlier_attempt_ends_nothing(shop: Workshop) -> None:
    job = shop.confirmed()
    shop.dies_with("open_pull_request")
    with killed():
        shop.perform(job)
    shop.clock.advance(71)
    shop.host.before["open_pull_request"] = lose_definitely
    assert shop.perform(job) == HandBack("site_empty", 10)
    assert (shop.item()["phase"], shop.item()["step"]) == ("confirmed", "G5")


def test_F46_a_message_that_is_gone_takes_nothing_from_the_success(shop: Workshop) -> None:
    job = shop.confirmed()
    shop.person.faults = [Gone("dead")]
    assert shop.perform(job) == Done("completed, message gone")
    assert_one_of_each(shop)
    assert "notified_at" not in shop.item()


def test_F47_a_message_that_cannot_be_edited_yet_is_edited_later(shop: Workshop) -> None:
    job = shop.confirmed()
    shop.person.faults = [TransientError("429", 33.0)]
    assert shop.perform(job) == HandBack("completed, not shown", 33)
    assert shop.item()["phase"] == "completed"
    assert shop.perform(job, received=2) == Done("completed")
    assert len(shop.person.shown) == 1
    assert "notified_at" in shop.item()


def test_too_little_time_to_show_it_leaves_the_showing_to_the_next_delivery(
    shop: Workshop,
) -> None:
    job = shop.confirmed()
    context = shop.context()._replace(
        remaining=lambda: 14.0 if shop.item()["phase"] == "completed" else 60.0
    )
    assert perform(job, shop.services, context) == HandBack("completed, not shown", 1)
    assert shop.person.shown == []
    assert shop.perform(job, received=2) == Done("completed")
    assert len(shop.person.shown) == 1


def test_F49_a_store_that_is_away_hands_the_message_back(shop: Workshop) -> None:
    job = shop.confirmed()
    shop.store.faults = ["refused"]
    assert shop.perform(job, received=3) == HandBack("unreachable", 20)
    assert shop.host.calls == []


@pytest.mark.parametrize("count", range(2, 6))
def test_F49_nothing_is_opened_without_a_fresh_checkpoint(shop: Workshop, count: int) -> None:
    """Calls: get, T5, T6, T6, T6: with the last one refused, nothing is opened."""
    job = shop.confirmed()
    shop.store.faults = [*[None] * (count - 1), "refused"]
    shop.perform(job)
    assert "open_pull_request" not in shop.host.calls
    shop.clock.advance(71)
    shop.store.faults = []
    assert shop.perform(job) == Done("completed")
    assert_one_of_each(shop)


@pytest.mark.parametrize("count", range(2, 8))
def test_a_write_whose_reply_is_lost_is_recognised_as_our_own(shop: Workshop, count: int) -> None:
    job = shop.confirmed()
    shop.store.faults = [*[None] * (count - 1), "reply lost"]
    shop.perform(job)
    shop.clock.advance(71)
    shop.perform(job)
    assert_one_of_each(shop)


@pytest.mark.parametrize("name", ["T5", "T7"])
def test_F23_a_write_that_the_client_repeated_is_recognised_as_our_own(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The client's own second try meets the item as its first one left it."""
    job = shop.confirmed()
    real = shop.store.perform

    def repeating(write: Write) -> Item:
        item = real(write)
        return real(write) if write.name == name else item

    monkeypatch.setattr(shop.store, "perform", repeating)
    assert shop.perform(job) == Done("completed")
    assert_one_of_each(shop)
    assert shop.item()["attempts"] == 1


def test_an_outcome_that_changes_while_it_is_shown_is_not_noted_as_shown(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = shop.confirmed()
    shop.host.before["head"] = lose_definitely
    real = shop.person.show

    def redriven(job: Job, card: Card) -> None:
        real(job, card)
        operator = Operator("99", shop.clock.now)
        version = shop.item()["version"]
        shop.store.perform(redrive(ID, version, operator, confirm_id=job.interaction_id))

    monkeypatch.setattr(shop.person, "show", redriven)
    assert shop.perform(job) == Done("failed, moved on")
    assert "notified_at" not in shop.item()


def test_what_nobody_foresaw_gives_the_lease_back_and_is_heard_of(shop: Workshop) -> None:
    job = shop.confirmed()

    def surprise() -> None:
        raise ZeroDivisionError

    shop.host.before["tree"] = surprise
    with pytest.raises(ZeroDivisionError):
        shop.perform(job)
    assert shop.item()["phase"] == "confirmed"
