"""F66: twice, in disorder, in two tabs."""

import threading
from functools import partial

import pytest

from tests.payment.world import (
    CVV,
    PAN,
    READY,
    Payer,
    World,
    at_once,
    reply,
    stored,
    where,
)


def test_F66_confirm_twice_is_one_token_and_one_answer(made: World, payer: Payer) -> None:
    first, second = payer.says(CVV, "confirm"), payer.says("confirm")
    assert first == second
    assert first.body["token"] == "tok_00000001"
    assert len(made.tokens.made) == 1


def test_F66_who_asks_later_hears_the_same_and_who_has_not_the_secret_nothing(
    made: World, payer: Payer
) -> None:
    told = payer.says(CVV, "confirm")
    assert payer.says("Hi") == told
    payer.secret = "guessed"
    assert payer.says("confirm").status_code == 404
    made.clock.pass_by(900)
    assert where(payer.says("Hi")) == ("name", "collecting")


def test_F66_confirms_from_many_threads_are_one_token(made: World) -> None:
    for number in range(40):
        payer = Payer(made, f"s-{number}", address=str(number))
        payer.says(*READY, CVV)
        tabs = [payer.second_tab() for _ in range(8)]
        answers = at_once(*(partial(tab.says, "confirm") for tab in tabs))
        assert {str(answer) for answer in answers} == {str(answers[0])}
        assert where(tabs[0].answers[0]) == ("none", "completed")
    assert made.sessions.items() == []
    assert len(made.tokens.made) == 40


def test_F66_confirm_against_cancel_ends_in_one_truth(made: World) -> None:
    for number in range(60):
        payer = Payer(made, f"s-{number}", address=str(number))
        payer.says(*READY, CVV)
        one, other = payer.second_tab(), payer.second_tab()
        at_once(partial(one.says, "confirm"), partial(other.says, "cancel"))
        told = {where(one.answers[0]), where(other.answers[0])}
        is_done = ("none", "completed") in told
        assert len(told) == 1 or not is_done
        assert bool(made.limits.receipts.get(f"s-{number}")) is is_done


def test_F66_confirm_against_a_change_ends_in_one_truth(made: World) -> None:
    for number in range(60):
        payer = Payer(made, f"s-{number}", address=str(number))
        payer.says(*READY, CVV)
        one, other = payer.second_tab(), payer.second_tab()
        at_once(partial(one.says, "confirm"), partial(other.says, "change the name"))
        is_done = bool(made.limits.receipts.get(f"s-{number}"))
        after = payer.says("?")
        assert (where(after)[1] == "completed") is is_done


def test_F66_the_same_answer_from_two_tabs_is_taken_once(made: World) -> None:
    for number in range(40):
        payer = Payer(made, f"s-{number}", address=str(number))
        payer.says("Hi")
        tabs = [payer.second_tab() for _ in range(4)]
        answers = at_once(*(partial(tab.says, "John Smith") for tab in tabs))
        assert all(where(tab.answers[0])[0] == "card" for tab in tabs), answers
        assert made.item(f"s-{number}")["collectionData"] == {"M": {"name": {"S": "John Smith"}}}


def test_F66_a_cvv_from_two_tabs_is_verified_once(made: World, payer: Payer) -> None:
    entered, leave = threading.Event(), threading.Event()

    def wait() -> None:
        entered.set()
        leave.wait(5)

    made.tokens.at_call = wait
    other = payer.second_tab()
    thread = threading.Thread(target=payer.says, args=(CVV,))
    thread.start()
    entered.wait(5)
    told = other.says(CVV)
    leave.set()
    thread.join()
    assert reply(told).startswith("I am verifying your card just now.")
    assert where(payer.answers[-1]) == ("confirm", "awaiting_confirmation")
    assert len(made.tokens.asked) == 1


def test_F66_a_tab_that_is_behind_learns_what_is_asked_now(made: World, payer: Payer) -> None:
    behind = payer.second_tab()
    answer = behind.says("John Smith")
    assert reply(answer) == "The CVV of your Visa card has 3 digits. CVV?"
    assert answer.body["collected"]["name"] == "John Smith"


@pytest.mark.parametrize("said", ["confirm", CVV, PAN, "12/25"])
def test_F66_steps_out_of_order_are_asked_for_in_order(made: World, said: str) -> None:
    payer = Payer(made)
    answer = payer.says("Hi", said)
    assert where(answer)[0] == "name"
    assert reply(answer).endswith("What's your name?")
    assert answer.body["collected"] == {}


def test_F66_cancelled_in_one_tab_is_cancelled_in_the_other(made: World, payer: Payer) -> None:
    other = payer.second_tab()
    payer.says("cancel")
    answer = other.says(CVV)
    assert where(answer)[0] == "name"
    assert CVV not in stored(made)


def test_F66_the_reply_names_a_token_and_no_payment(made: World, payer: Payer) -> None:
    answer = payer.says(CVV, "confirm")
    assert reply(answer) == "✅ Card verified! Token: tok_00000001"
    assert "successful" not in str(payer.answers)
