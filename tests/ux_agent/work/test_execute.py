"""A confirmed plan becomes exactly one pull request, whatever happens on the way."""

import pytest

from bot.conversation.condition import Item
from bot.conversation.job import Job
from bot.conversation.messenger import Gone
from bot.conversation.phase import MAX_ATTEMPTS, SCHEMA_VERSION
from bot.conversation.reply import Card
from bot.conversation.transition import Write, begin, cancel, give_up, redrive, take
from bot.errors import ConfigurationError, Failed, TransientError
from bot.ux_agent.code_host import NewCommit, Proposal
from bot.ux_agent.intent import Change
from bot.ux_agent.work.services import Done, HandBack
from tests.git_site import git, save
from tests.ux_agent.work.workshop import (
    CONFIRM,
    DARK,
    GUILD,
    ID,
    OWNER,
    Killed,
    Workshop,
    killed,
)

CALLS = (
    "head",
    "tree",
    "read",
    "commit",
    "create_branch",
    "pull_requests",
    "open_pull_request",
)


def assert_one_of_each(shop: Workshop) -> None:
    """One branch, one commit, one pull request, completed."""
    item = shop.item()
    assert item["phase"] == "completed"
    assert len(shop.branches) == 1
    assert git(shop.folder, "rev-list", "--count", "ux/" + shop.branches[0][3:], "^main") == "1"
    assert [pull["state"] for pull in shop.pulls] == ["open"]
    assert shop.pulls[0]["commit"] == item["commit_sha"]


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


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("call", CALLS)
def test_F35_a_worker_that_dies_at_any_call_is_taken_over(
    shop: Workshop, call: str, after: bool
) -> None:
    job = shop.confirmed()
    shop.dies_with(call, after=after)
    with killed():
        shop.perform(job)
    assert shop.perform(job, received=2) == HandBack("leased", 71)
    shop.clock.advance(71)
    assert shop.perform(job, received=3) == Done("completed")
    assert_one_of_each(shop)


@pytest.mark.parametrize("name", ["T5", "T6", "T7", "T14"])
@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("carried_out", [False, True])
def test_F35_a_worker_that_dies_at_any_write_is_taken_over(
    shop: Workshop,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    count: int,
    carried_out: bool,
) -> None:
    job = shop.confirmed()
    real = shop.store.perform
    left = [count]

    def dying(write: Write) -> dict[str, object]:
        if write.name == name:
            left[0] -= 1
            if left[0] == 0:
                if carried_out:
                    real(write)
                raise Killed(name)
        return real(write)

    monkeypatch.setattr(shop.store, "perform", dying)
    try:
        shop.perform(job)
    except Killed:
        shop.clock.advance(71)
    shop.perform(job, received=2)
    assert_one_of_each(shop)
    assert "notified_at" in shop.item()
    assert len(set(shop.person.titles)) == 1


def test_F35_a_commit_recorded_is_not_made_again(shop: Workshop) -> None:
    job = shop.confirmed()
    shop.dies_with("create_branch")
    with killed():
        shop.perform(job)
    shop.clock.advance(71)
    shop.perform(job)
    assert shop.host.calls.count("commit") == 1


@pytest.mark.parametrize("call", CALLS)
def test_F36_a_zombie_changes_nothing_once_its_lease_is_over(shop: Workshop, call: str) -> None:
    """It sleeps in a call past its lease; a successor finishes; then it wakes."""
    job = shop.confirmed()
    finished: list[dict[str, object]] = []

    def sleep() -> None:
        del shop.host.before[call]
        shop.clock.advance(71)
        assert shop.perform(job, received=2) == Done("completed")
        finished.append(shop.item())

    shop.host.before[call] = sleep
    shop.perform(job)
    assert shop.item() == finished[0]
    assert_one_of_each(shop)


def test_F36_a_zombie_that_opens_a_second_pull_request_has_it_closed(shop: Workshop) -> None:
    """Somebody closes the first one in the very moment in which the zombie opens its own."""
    job = shop.confirmed()

    def sleep() -> None:
        del shop.host.before["open_pull_request"]
        shop.clock.advance(71)
        shop.perform(job, received=2)
        shop.host.close_pull_request(1, "I do not want it")

    shop.host.before["open_pull_request"] = sleep
    shop.perform(job)
    assert [pull["state"] for pull in shop.pulls] == ["closed", "closed"]
    assert shop.pulls[1]["comments"][0]["body"] == "Duplicate of #1."
    assert shop.item()["pr_number"] == 1


def test_F37_a_pull_request_opened_just_before_the_crash_is_adopted(shop: Workshop) -> None:
    job = shop.confirmed()
    shop.dies_with("open_pull_request", after=True)
    with killed():
        shop.perform(job)
    assert shop.item()["phase"] == "executing"
    shop.clock.advance(71)
    shop.perform(job)
    assert_one_of_each(shop)
    assert shop.host.calls.count("open_pull_request") == 1


def lose_reply() -> None:
    raise TransientError("timed out")


def test_F38_a_lost_reply_is_read_back_before_anything_is_repeated(shop: Workshop) -> None:
    job = shop.confirmed()
    shop.host.after["open_pull_request"] = lose_reply
    assert shop.perform(job) == Done("completed")
    assert_one_of_each(shop)
    assert shop.host.calls.count("open_pull_request") == 1


def test_F38_a_call_that_never_arrived_is_left_for_later(shop: Workshop) -> None:
    job = shop.confirmed()
    shop.host.before["open_pull_request"] = lose_reply
    assert shop.perform(job) == HandBack("put off", 5)
    assert shop.item()["phase"] == "confirmed"
    del shop.host.before["open_pull_request"]
    assert shop.perform(job) == Done("completed")
    assert_one_of_each(shop)


@pytest.mark.parametrize("deed", ["close", "merge", "merge and delete", "push to it"])
def test_F39_what_people_did_to_the_pull_request_meanwhile_stands(
    shop: Workshop, deed: str
) -> None:
    job = shop.confirmed()
    shop.dies_with("open_pull_request", after=True)
    with killed():
        shop.perform(job)
    branch = shop.branches[0]
    if deed == "close":
        shop.host.close_pull_request(1, "no")
    elif deed == "push to it":
        theirs = NewCommit(git(shop.folder, "rev-parse", branch), {"new.txt": b"x"}, "More", 1)
        git(shop.folder, "branch", "--force", branch, shop.host.commit(theirs))
    else:
        git(shop.folder, "merge", "--quiet", branch)
    if deed == "merge and delete":
        git(shop.folder, "branch", "--quiet", "-D", branch)
    before = shop.branches
    shop.clock.advance(71)
    assert shop.perform(job) == Done("completed")
    assert len(shop.pulls) == 1
    assert shop.item()["pr_number"] == 1
    assert shop.branches == before


def test_F40_a_branch_that_somebody_changed_is_left_alone(shop: Workshop) -> None:
    item = shop.preview()
    branch = f"ux/navbar-{ID}-{item['plan_digest'][:8]}"
    git(shop.folder, "branch", branch)
    theirs = git(shop.folder, "rev-parse", branch)
    assert shop.perform(shop.confirm(item)) == Done("failed")
    assert shop.item()["error_code"] == "branch_taken"
    assert git(shop.folder, "rev-parse", branch) == theirs
    assert "changed by someone" in str(shop.person.shown[-1])
    assert shop.pulls == []


def test_a_pull_request_that_somebody_else_opened_is_left_alone(shop: Workshop) -> None:
    job = shop.confirmed()
    shop.dies_with("create_branch", after=True)
    with killed():
        shop.perform(job)
    shop.clock.advance(71)
    commit = shop.item()["commit_sha"]
    shop.host.open_pull_request(Proposal(shop.branches[0], commit, "Mine", "no marker"))
    assert shop.perform(job) == Done("failed")
    assert shop.item()["error_code"] == "pull_request_taken"
    assert len(shop.pulls) == 1


def test_F41_a_site_that_moved_elsewhere_is_built_upon(shop: Workshop) -> None:
    job = shop.confirmed()
    digest = shop.item()["plan_digest"]
    moved = save(shop.folder, {"other.txt": "two\n"})
    assert shop.perform(job) == Done("completed")
    assert shop.item()["base_sha"] == moved
    assert shop.item()["plan_digest"] == digest
    assert git(shop.folder, "rev-parse", f"{shop.pulls[0]['commit']}^") == moved
    assert git(shop.folder, "show", f"{shop.pulls[0]['commit']}:other.txt") == "two"


MOVED = {"site.css": "/* new */\n.navbar {\n  background: #eeeeee;\n  color: #111111;\n}\n"}


def test_F41_a_site_that_moved_where_the_plan_touches_it_is_previewed_again(
    shop: Workshop,
) -> None:
    job = shop.confirmed()
    before = shop.item()
    save(shop.folder, MOVED)
    assert shop.perform(job) == Done("awaiting_confirmation")
    item = shop.item()
    assert item["plan_digest"] != before["plan_digest"]
    assert item["confirmed"] is False
    assert "#eeeeee → #000080" in item["plan"]["lines"][0]
    assert item["expires_at"] == shop.clock.now + 3600
    assert "site changed" in str(shop.person.shown[-1])
    assert (shop.branches, shop.pulls) == ([], [])


def test_F41_the_new_preview_can_be_confirmed_and_ships_what_it_shows(shop: Workshop) -> None:
    job = shop.confirmed()
    save(shop.folder, MOVED)
    shop.perform(job)
    again = shop.confirm(shop.item(), by="i-again")
    assert shop.perform(again) == Done("completed")
    assert shop.diff(shop.pulls[0]) == shop.item()["plan"]["diff"]
    assert len(shop.pulls) == 1


def test_F41_a_worker_that_dies_before_showing_the_new_preview_shows_it_later(
    shop: Workshop,
) -> None:
    job = shop.confirmed()
    save(shop.folder, MOVED)
    shop.person.faults = [Killed()]
    with killed():
        shop.perform(job)
    assert shop.perform(job, received=2) == Done("awaiting_confirmation")
    assert "site changed" in str(shop.person.shown[-1])


def test_F41_an_old_job_does_not_ship_the_new_preview_unconfirmed(shop: Workshop) -> None:
    job = shop.confirmed()
    save(shop.folder, MOVED)
    for count in range(1, 9):
        shop.perform(job, received=count)
    assert shop.item()["phase"] == "awaiting_confirmation"
    assert shop.pulls == []


def test_F41_a_wish_that_somebody_has_fulfilled_meanwhile_says_so(shop: Workshop) -> None:
    job = shop.confirmed()
    save(shop.folder, {"site.css": ".navbar { background: #000080 }\n"})
    assert shop.perform(job) == Done("needs_clarification")
    assert (shop.branches, shop.pulls) == ([], [])
    assert len(shop.person.shown) == 1


def test_F41_a_target_that_is_gone_fails_in_words(shop: Workshop) -> None:
    job = shop.confirmed()
    manifest = (shop.folder / ".ux-agent.yml").read_text().replace("background:", "colour:", 1)
    save(shop.folder, MOVED | {".ux-agent.yml": manifest})
    assert shop.perform(job) == Done("failed")
    assert shop.item()["error_code"] == "target_gone"


def test_F41_once_the_base_is_recorded_the_site_may_move_as_it_likes(shop: Workshop) -> None:
    job = shop.confirmed()
    base = git(shop.folder, "rev-parse", "HEAD")
    shop.dies_with("commit")
    with killed():
        shop.perform(job)
    save(shop.folder, MOVED)
    shop.clock.advance(71)
    assert shop.perform(job) == Done("completed")
    assert git(shop.folder, "rev-parse", f"{shop.pulls[0]['commit']}^") == base


def test_F42_a_repository_that_is_away_is_tried_again_with_growing_pauses(
    shop: Workshop,
) -> None:
    job = shop.confirmed()
    shop.host.before["head"] = lose_reply
    results = [shop.perform(job, received=count) for count in range(1, 6)]
    pauses = [result.delay for result in results if isinstance(result, HandBack)]
    assert pauses == [5, 10, 20, 40]
    assert results[-1] == Done("failed")
    assert shop.item()["error_code"] == "unreachable"
    assert shop.person.titles == ["Failed: navbar"]


def test_F42_attempts_used_up_behind_the_fence_are_left_to_the_dead_letters(
    shop: Workshop,
) -> None:
    """A pull request may stand whose reply was lost: only a look can tell."""
    job = shop.confirmed()
    shop.host.before["open_pull_request"] = lose_reply
    for count in range(1, MAX_ATTEMPTS + 1):
        shop.perform(job, received=count)
    assert shop.item()["phase"] == "confirmed"
    assert shop.perform(job, received=6) == HandBack("attempts used up", 160)


def test_F42_the_last_attempt_that_first_passes_the_fence_is_left_to_them_too(
    shop: Workshop,
) -> None:
    job = shop.confirmed()
    shop.host.before["head"] = lose_reply
    for count in range(1, MAX_ATTEMPTS):
        shop.perform(job, received=count)
    del shop.host.before["head"]
    shop.host.before["open_pull_request"] = lose_reply
    assert shop.perform(job, received=MAX_ATTEMPTS) == HandBack("put off", 80)
    assert shop.item()["phase"] == "confirmed"


def test_F43_the_pause_that_the_other_side_asks_for_is_kept(shop: Workshop) -> None:
    job = shop.confirmed()
    shop.open_faults = [TransientError("secondary limit", 61.5)]
    assert shop.perform(job) == HandBack("put off", 61.5)


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


def test_a_pull_request_that_is_not_listed_yet_is_looked_for_later(shop: Workshop) -> None:
    job = shop.confirmed()
    record = shop.folder / ".git/ux-agent/pulls/1.json"
    hidden = record.with_name("hidden")
    shop.host.after["open_pull_request"] = lambda: record.rename(hidden)
    assert shop.perform(job) == HandBack("put off", 5)
    hidden.rename(record)
    assert shop.perform(job) == Done("completed")
    assert len(shop.pulls) == 1


def test_a_duplicate_that_is_closed_already_is_left_as_it_is(shop: Workshop) -> None:
    job = shop.confirmed()

    def sleep() -> None:
        del shop.host.before["open_pull_request"]
        shop.clock.advance(71)
        shop.perform(job, received=2)
        shop.host.close_pull_request(1, "no")
        shop.host.after["open_pull_request"] = lambda: shop.host.host.close_pull_request(2, "no")

    shop.host.before["open_pull_request"] = sleep
    shop.perform(job)
    assert [pull["state"] for pull in shop.pulls] == ["closed", "closed"]
    assert shop.host.calls.count("close_pull_request") == 1


def test_F39_a_failure_declared_meanwhile_is_corrected_by_the_zombie_that_succeeds(
    shop: Workshop,
) -> None:
    """T12 after a lost T7: the pull request stands, so the conversation did not fail."""
    job = shop.confirmed()

    def give_up_meanwhile() -> None:
        shop.clock.advance(71)
        shop.store.perform(give_up(ID, shop.clock.now, "given up"))

    shop.host.after["open_pull_request"] = give_up_meanwhile
    assert shop.perform(job) == Done("completed")
    assert_one_of_each(shop)
    assert "error_code" not in shop.item()


def test_an_outcome_that_changes_while_it_is_shown_is_not_noted_as_shown(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = shop.confirmed()
    shop.host.before["head"] = lose_definitely
    real = shop.person.show

    def redriven(job: Job, card: Card) -> None:
        real(job, card)
        shop.store.perform(redrive(ID, shop.item()["version"], shop.clock.now))

    monkeypatch.setattr(shop.person, "show", redriven)
    assert shop.perform(job) == Done("failed, moved on")
    assert "notified_at" not in shop.item()


def lose_definitely() -> None:
    raise Failed("site_empty", "There is no commit yet.")


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


def test_F31_an_item_of_a_newer_shape_is_left_to_a_newer_worker(shop: Workshop) -> None:
    job = shop.confirmed()
    write = Write("test", "update", ID, take(ID, "", now=0, until=0).condition)
    shop.store.perform(write._replace(values={"schema_version": SCHEMA_VERSION + 1}))
    assert shop.perform(job) == HandBack("other version", 60)


def test_what_nobody_foresaw_gives_the_lease_back_and_is_heard_of(shop: Workshop) -> None:
    job = shop.confirmed()

    def surprise() -> None:
        raise ZeroDivisionError

    shop.host.before["tree"] = surprise
    with pytest.raises(ZeroDivisionError):
        shop.perform(job)
    assert shop.item()["phase"] == "confirmed"


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
