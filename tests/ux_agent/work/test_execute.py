"""A confirmed plan becomes one pull request; what the conversation's phase asks for."""

import pytest

from bot.conversation.condition import Exists, Item
from bot.conversation.phase import SCHEMA_VERSION
from bot.conversation.transition import Write, begin, cancel, take
from bot.errors import TransientError
from bot.ux_agent.intent import Change
from bot.ux_agent.work.services import Done, HandBack
from tests.git_site import git, save
from tests.ux_agent.work.shipping import assert_one_of_each
from tests.ux_agent.work.workshop import (
    CONFIRM,
    DARK,
    GUILD,
    ID,
    OWNER,
    Workshop,
)


def test_a_confirmed_plan_becomes_one_pull_request(shop: Workshop) -> None:
    assert shop.perform(shop.confirmed()) == Done("completed")
    assert_one_of_each(shop)
    assert shop.branches == [f"ux/navbar-{ID}-{shop.item()['plan_digest'][:8]}"]


def test_the_pull_request_holds_exactly_the_diff_of_the_preview(shop: Workshop) -> None:
    job = shop.confirmed()
    shop.perform(job)
    assert shop.diff(shop.pulls[0]) == shop.item()["plan"]["diff"]


def test_the_item_tells_where_the_pull_request_is(shop: Workshop) -> None:
    base = git(shop.folder, "rev-parse", "HEAD")
    shop.perform(shop.confirmed())
    item = shop.item()
    assert (item["pr_number"], item["pr_url"]) == (1, shop.pulls[0]["url"])
    assert item["base_sha"] == base
    assert item["notified_at"] == shop.clock.now
    assert "lease_owner" not in item
    assert "lease_until" not in item


def test_the_message_shows_the_link(shop: Workshop) -> None:
    shop.perform(shop.confirmed())
    ((interaction_id, card),) = shop.person.shown
    assert interaction_id == CONFIRM
    assert card.title.startswith("Done")
    assert shop.pulls[0]["url"] in str(card)


def test_the_commit_has_the_hour_of_the_confirm_and_says_who_wished_it(shop: Workshop) -> None:
    job = shop.confirmed()
    confirmed_at = shop.clock.now
    shop.clock.advance(90)
    shop.perform(job)
    about = git(shop.folder, "show", "-s", "--format=%at%n%ct%n%B", shop.pulls[0]["commit"])
    assert about.split("\n")[:2] == [str(confirmed_at)] * 2
    assert f"Requested-by: Discord user {OWNER.user_id}" in about
    assert f"Conversation: {ID}" in about


def test_the_index_is_kept_for_the_next_preview(shop: Workshop) -> None:
    shop.perform(shop.confirmed())
    record = shop.sites.find(GUILD)
    assert record is not None
    assert record.known is not None
    assert record.known.commit == git(shop.folder, "rev-parse", "HEAD")


def test_an_index_that_cannot_be_made_takes_nothing_from_the_success(shop: Workshop) -> None:
    job = shop.confirmed()
    (shop.folder / ".ux-agent.yml").write_text("version: [")
    save(shop.folder, {})
    assert shop.perform(job) == Done("completed")


def test_F33_a_job_ahead_of_its_confirm_waits_half_a_minute(shop: Workshop) -> None:
    item = shop.preview()
    early = [shop.perform(shop.job(), received=count) for count in range(1, 7)]
    assert early == [HandBack("unconfirmed", 5)] * 5 + [Done("unconfirmed")]
    assert shop.perform(shop.confirm(item), received=2) == Done("completed")


def test_F33_a_job_whose_conversation_is_not_there_waits_too(shop: Workshop) -> None:
    assert shop.perform(shop.job()) == HandBack("unconfirmed", 5)
    assert shop.perform(shop.job(), received=6) == Done("unconfirmed")
    assert shop.host.calls == []


def test_F24_a_cancelled_conversation_never_has_a_branch(shop: Workshop) -> None:
    shop.preview()
    shop.store.perform(cancel(ID, OWNER))
    shop.perform(shop.job(), received=6)
    assert shop.branches == []


def test_F34_the_job_delivered_five_times_is_done_once(shop: Workshop) -> None:
    job = shop.confirmed()
    results = [shop.perform(job, received=count) for count in range(1, 6)]
    assert results == [Done("completed")] * 5
    assert_one_of_each(shop)
    assert len(shop.person.shown) == 1


def test_F22_the_job_of_the_click_that_lost_ships_and_shows_nothing(shop: Workshop) -> None:
    job = shop.confirmed()
    loser = shop.job("i-loser")
    assert shop.perform(loser) == HandBack("spare", 5)
    shop.perform(job)
    assert shop.perform(loser, received=2) == Done("completed")
    assert_one_of_each(shop)
    assert [by for by, _ in shop.person.shown] == [CONFIRM]


def test_F22_the_job_of_the_click_that_lost_leaves_the_telling_to_the_winners(
    shop: Workshop,
) -> None:
    job = shop.confirmed()
    shop.person.faults = [TransientError("429")]
    shop.perform(job)
    assert shop.perform(shop.job("i-loser"), received=9) == Done("completed")
    assert shop.person.shown == []
    shop.perform(job, received=2)
    assert [by for by, _ in shop.person.shown] == [CONFIRM]


def test_F22_the_job_of_the_click_that_lost_heals_when_the_winners_is_missing(
    shop: Workshop,
) -> None:
    shop.confirmed()
    assert shop.perform(shop.job("i-loser"), received=6) == Done("completed")
    assert_one_of_each(shop)
    assert "notified_at" not in shop.item()


def test_a_lease_taken_by_another_in_the_same_moment_is_waited_for(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = shop.confirmed()
    real = shop.store.perform

    def late(write: Write) -> Item:
        if write.name == "T5" and write.values["lease_owner"] != "another":
            real(take(ID, "another", now=shop.clock.now, until=shop.clock.now + 42))
        return real(write)

    monkeypatch.setattr(shop.store, "perform", late)
    assert shop.perform(job) == HandBack("leased", 43)


def test_a_live_lease_is_waited_for_and_never_acked(shop: Workshop) -> None:
    job = shop.confirmed()
    shop.store.perform(take(ID, "another", now=shop.clock.now, until=shop.clock.now + 42))
    assert shop.perform(job, received=11) == HandBack("leased", 43)


def test_the_moment_in_which_a_lease_ends_still_belongs_to_its_worker(shop: Workshop) -> None:
    job = shop.confirmed()
    shop.store.perform(take(ID, "another", now=shop.clock.now, until=shop.clock.now))
    assert shop.perform(job) == HandBack("leased", 1)


def test_F69_an_edit_that_would_do_more_than_it_declares_is_never_shipped(
    shop: Workshop,
) -> None:
    item = shop.draft()
    (edit,) = item["plan"]["edits"]
    edit["new"] = "#000080 } body { background: url(x)"
    shop.store.perform(begin(item))
    assert shop.perform(shop.confirm(item)) == Done("failed")
    assert shop.item()["error_code"] == "unsafe_edit"
    assert (shop.branches, shop.pulls) == ([], [])


def test_too_little_time_begins_no_step_and_gives_the_lease_back(shop: Workshop) -> None:
    job = shop.confirmed()
    assert shop.perform(job, remaining=14) == HandBack("out of time", 1)
    assert shop.host.calls == []
    assert shop.item()["phase"] == "confirmed"
    assert shop.perform(job) == Done("completed")


def test_a_worker_that_is_asked_to_end_gives_the_lease_back(shop: Workshop) -> None:
    job = shop.confirmed()
    assert shop.perform(job, stopping=True) == HandBack("out of time", 1)
    assert "lease_until" not in shop.item()


@pytest.mark.parametrize("phase", ["awaiting_confirmation", "confirmed", "completed"])
def test_F31_an_item_of_a_newer_shape_is_left_to_a_newer_worker(shop: Workshop, phase: str) -> None:
    job = shop.confirmed()
    values = {"schema_version": SCHEMA_VERSION + 1, "phase": phase}
    shop.store.perform(Write("test", "update", ID, Exists("phase"), values))
    assert shop.perform(job) == HandBack("other version", 60)


def test_F69_what_people_typed_stands_inert_in_commit_and_pull_request(shop: Workshop) -> None:
    words = "``` <!-- ux:x --> @everyone </h1> ````"
    job = shop.confirmed(Change("home", "set", "hero-text", words))
    assert shop.perform(job) == Done("completed")
    body = shop.pulls[0]["body"]
    fence = body.split("text\n")[0]
    assert len(fence) == 5
    assert body.count(fence) == 2
    assert body.rstrip().endswith(f"<!-- ux:{ID}:{shop.item()['plan_digest']} -->")


def test_two_conversations_with_the_same_wish_have_their_own_branches(shop: Workshop) -> None:
    first, second = (shop.preview(DARK, conversation_id=ID[:-1] + end) for end in "ab")
    for item in (first, second):
        assert shop.perform(shop.confirm(item)) == Done("completed")
    assert len(shop.branches) == 2
    assert len(shop.pulls) == 2
