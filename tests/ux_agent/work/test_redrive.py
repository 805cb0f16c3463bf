"""A failed job that an operator hands back: still one pull request, whoever races."""

import itertools
import threading

import pytest

from bot.conversation.job import Job
from bot.conversation.operating import Operator, abandon, redrive
from bot.conversation.store import Lost
from bot.errors import TransientError
from bot.ux_agent.work.abandoned import Ending, end
from bot.ux_agent.work.services import Done, HandBack
from tests.ux_agent.work.shipping import assert_one_of_each, lose_definitely
from tests.ux_agent.work.workshop import ID, Workshop


def failed(shop: Workshop) -> Job:
    """A job that could not be done, and was told so; what stood in its way is gone."""
    job = shop.confirmed()
    shop.host.before["head"] = lose_definitely
    assert shop.perform(job) == Done("failed")
    del shop.host.before["head"]
    return job


def again(shop: Workshop, who: str) -> Job:
    """The job that this operator sends before the write."""
    return shop.job(f"redrive-{who}")._replace(interaction_token="")


def hand_back(shop: Workshop, who: str, version: int) -> bool:
    """T13; whether it was this operator's that counted."""
    operator = Operator(who, shop.clock.now)
    try:
        shop.store.perform(redrive(ID, version, operator, confirm_id=f"redrive-{who}"))
    except Lost:
        return False
    return True


def test_F21_a_job_handed_back_becomes_one_pull_request_and_is_told(shop: Workshop) -> None:
    failed(shop)
    job = again(shop, "71")
    assert hand_back(shop, "71", shop.item()["version"])
    assert shop.perform(job) == Done("completed")
    assert_one_of_each(shop)
    assert shop.person.shown[-1][0] == "redrive-71"


def test_F21_a_job_that_comes_before_its_handing_back_waits_for_it(shop: Workshop) -> None:
    failed(shop)
    job = again(shop, "71")
    assert isinstance(shop.perform(job), HandBack)
    assert hand_back(shop, "71", shop.item()["version"])
    assert shop.perform(job) == Done("completed")
    assert_one_of_each(shop)


def test_F21_a_job_whose_operator_never_wrote_is_given_up_soon(shop: Workshop) -> None:
    failed(shop)
    assert shop.perform(again(shop, "71"), received=6) == Done("not handed back")
    assert shop.item()["phase"] == "failed"


def test_F21_two_operators_at_once_make_one_pull_request(shop: Workshop) -> None:
    failed(shop)
    version = shop.item()["version"]
    jobs = [again(shop, "71"), again(shop, "72")]
    assert [hand_back(shop, who, version) for who in ("71", "72")] == [True, False]
    for job in (*reversed(jobs), *jobs):
        shop.perform_until_it_ends(job)
    assert_one_of_each(shop)


def test_F21_handed_back_a_second_time_after_a_second_failure(shop: Workshop) -> None:
    failed(shop)
    assert hand_back(shop, "71", shop.item()["version"])
    shop.host.before["head"] = lose_definitely
    assert shop.perform(again(shop, "71")) == Done("failed")
    del shop.host.before["head"]
    assert hand_back(shop, "72", shop.item()["version"])
    for who in ("71", "72", "72"):
        shop.perform_until_it_ends(again(shop, who))
    assert_one_of_each(shop)


def test_F21_what_an_operator_closed_is_never_shipped(shop: Workshop) -> None:
    first = failed(shop)
    version = shop.item()["version"]
    shop.store.perform(abandon(ID, version, Operator("72", shop.clock.now)))
    assert not hand_back(shop, "71", version)
    assert not hand_back(shop, "71", version + 1)
    for job in (first, again(shop, "71")):
        shop.perform_until_it_ends(job)
    assert shop.item()["phase"] == "failed"
    assert shop.pulls == []


def ask_to_wait() -> None:
    """The code host lets nobody in for ten minutes."""
    raise TransientError("GitHub asks to wait", 600)


def test_F21_an_old_dead_letter_does_not_give_up_what_was_handed_back(shop: Workshop) -> None:
    old = shop.confirmed()
    assert end(old, shop.services, shop.context()) == Ending(Done("failed"), look_again=True)
    assert hand_back(shop, "71", shop.item()["version"])
    shop.host.before["head"] = ask_to_wait
    assert shop.perform(again(shop, "71")) == HandBack("put off", 600)
    del shop.host.before["head"]
    second = end(old, shop.services, shop.context(), is_second=True)
    assert second == Ending(Done("confirmed"))
    shop.clock.advance(600)
    assert shop.perform(again(shop, "71")) == Done("completed")
    assert_one_of_each(shop)


def test_F21_nor_one_that_was_handed_back_during_its_look(shop: Workshop) -> None:
    old = shop.confirmed()

    def be_handed_back() -> None:
        del shop.host.after["pull_requests"]
        end(old, shop.services, shop.context())
        assert hand_back(shop, "71", shop.item()["version"])

    shop.host.after["pull_requests"] = be_handed_back
    ended = end(old, shop.services, shop.context())
    assert ended == Ending(HandBack("moved on", 5))
    assert shop.item()["phase"] == "confirmed"


def test_F21_what_was_handed_back_is_given_up_by_its_own_dead_letter(shop: Workshop) -> None:
    failed(shop)
    assert hand_back(shop, "71", shop.item()["version"])
    end(again(shop, "71"), shop.services, shop.context())
    assert shop.item()["error_code"] == "gave_up"


@pytest.mark.parametrize("number", range(5))
def test_F21_racing_operators_have_one_winner(shop: Workshop, number: int) -> None:
    failed(shop)
    version, start = shop.item()["version"], threading.Barrier(4)
    won: list[str] = []

    def press(who: str, *, closes: bool) -> None:
        start.wait()
        operator = Operator(who, shop.clock.now)
        write = redrive(ID, version, operator, confirm_id=f"redrive-{who}")
        try:
            shop.store.perform(abandon(ID, version, operator) if closes else write)
        except Lost:
            return
        won.append("closed" if closes else "handed back")

    pressing = [
        threading.Thread(target=press, args=(f"{number}{who}",), kwargs={"closes": who % 2 == 1})
        for who in range(4)
    ]
    for thread in pressing:
        thread.start()
    for thread in pressing:
        thread.join()
    for who in itertools.chain(range(4), range(4)):
        shop.perform_until_it_ends(again(shop, f"{number}{who}"))
    assert len(won) == 1
    assert len(shop.pulls) == (won == ["handed back"])
