"""What people say besides the field that they are asked for: back, again, no, yes."""

import pytest

from tests.payment.world import PAN, Payer, World, reply, where


@pytest.fixture
def payer(made: World) -> Payer:
    begun = Payer(made)
    begun.says("Hi")
    return begun


@pytest.mark.parametrize(
    ("said", "step"),
    [
        *(("change the name", "name"), ("my name is wrong", "name"), ("wrong name", "name")),
        *(("wrong card", "card"), ("I want to use another card", "card"), ("Karte ändern", "card")),
        *(("change the card number", "card"), ("edit the expiration date", "expiry")),
        *(("go back", "expiry"), ("back", "expiry"), ("go back to the name", "name")),
        *(("please change my expiry date!", "expiry"), ("start over", "name")),
        *(("I entered the wrong card", "card"), ("there's a typo in my name", "name")),
        *(("oops, the date is wrong", "expiry"), ("let's start from scratch", "name")),
    ],
)
def test_people_go_back_to_a_field(payer: Payer, said: str, step: str) -> None:
    answer = payer.says("John Smith", PAN, "12/25", said)
    assert where(answer) == (step, "collecting")
    assert step not in answer.body["collected"]


def test_what_was_right_is_not_asked_again(payer: Payer) -> None:
    answer = payer.says("John Smith", PAN, "12/25", "change the name", "Jane Doe")
    assert where(answer) == ("cvv", "collecting")
    assert answer.body["collected"]["name"] == "Jane Doe"


def test_the_new_value_may_come_at_once(payer: Payer) -> None:
    answer = payer.says("John Smith", PAN, "12/25", "change the name to Jane Doe")
    assert answer.body["collected"]["name"] == "Jane Doe"
    assert where(answer)[0] == "cvv"


def test_another_card_takes_the_sealed_number_away(made: World, payer: Payer) -> None:
    payer.says("John Smith", PAN)
    assert "sealed" in made.item()
    payer.says("wrong card")
    assert "sealed" not in made.item()
    assert "sealed_until" not in made.item()


def test_a_change_after_the_verification_asks_for_the_card_anew(made: World, payer: Payer) -> None:
    answer = payer.says("John Smith", PAN, "12/25", "123", "change the name")
    assert "Your card was verified as it stood" in reply(answer)
    assert where(answer) == ("name", "collecting")
    assert "token" not in made.item()
    answer = payer.says("Jane Doe", "5555555555554444", "123")
    assert reply(answer).startswith("Please review: Jane Doe, Mastercard •••• 4444, 12/25")


@pytest.mark.parametrize(
    "said", ["no", "change something", "nein", "don't confirm", "I made a mistake"]
)
def test_who_only_says_no_is_asked_what_should_change(payer: Payer, said: str) -> None:
    answer = payer.says("John Smith", PAN, "12/25", "123", said)
    assert reply(answer) == "What should change: the name, the card, the date or the CVV?"
    assert where(answer) == ("confirm", "awaiting_confirmation")


@pytest.mark.parametrize(
    "said",
    ["confirm", "Confirm!", "yes please", "looks good", "bestätigen", "ja", "ok, confirm it"],
)
def test_people_confirm_in_their_words(payer: Payer, said: str) -> None:
    assert where(payer.says("John Smith", PAN, "12/25", "123", said)) == ("none", "completed")


@pytest.mark.parametrize(
    "said",
    [
        "?",
        "what?",
        "repeat",
        "say that again",
        "hello",
        "where was I?",
        "help",
        "ok",
        "yes",
        "Can you repeat that?",
        "which number?",
    ],
)
def test_the_question_is_repeated(payer: Payer, said: str) -> None:
    answer = payer.says("John Smith", said)
    assert reply(answer) == "Card number?"
    assert where(answer) == ("card", "collecting")
