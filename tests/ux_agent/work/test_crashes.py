"""Workers that die, sleep past their lease, or meet what people did meanwhile."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.conversation.transition import Write, give_up
from bot.ux_agent.code_host import NewCommit, Proposal
from bot.ux_agent.work.services import Done, HandBack
from tests.git_site import git
from tests.ux_agent.work.shipping import assert_one_of_each, lose_reply
from tests.ux_agent.work.workshop import (
    ID,
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


def test_F38_a_lost_reply_is_read_back_before_anything_is_repeated(shop: Workshop) -> None:
    job = shop.confirmed()
    shop.host.after["open_pull_request"] = lose_reply
    assert shop.perform(job) == Done("completed")
    assert_one_of_each(shop)
    assert shop.host.calls.count("open_pull_request") == 1


@pytest.mark.parametrize("call", CALLS)
def test_F38_any_call_whose_reply_is_lost_leaves_one_of_each(tmp_path: Path, call: str) -> None:
    ship_with_a_lost_reply(tmp_path / "site", call)


@pytest.mark.prove
@pytest.mark.parametrize("call", CALLS)
def test_F38_every_lost_reply_twenty_times(tmp_path: Path, call: str) -> None:
    for number in range(20):
        ship_with_a_lost_reply(tmp_path / f"site{number}", call)


def ship_with_a_lost_reply(folder: Path, call: str) -> None:
    """Lose the reply to each call of this name in turn, until one shipping has no more of them."""
    count = 0
    while True:
        count += 1
        shop = Workshop(folder.with_name(f"{folder.name}-{count}"))
        left = iter([False] * (count - 1) + [True])

        def maybe_lose(left: Iterator[bool] = left) -> None:
            if next(left, False):
                lose_reply()

        shop.host.after[call] = maybe_lose
        assert shop.perform_until_it_ends(shop.confirmed())[-1] == Done("completed")
        assert_one_of_each(shop)
        if next(left, False):  # it was never reached: all were lost once
            assert count > 1
            return


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
    assert "Nothing on the site was changed." in str(shop.person.shown[-1])  # our branch stands
    assert len(shop.pulls) == 1


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
