"""One message, one decision: fields in any order of confidence, ways back, and truthful reasons."""

import pytest

from bot.payment.agent import Options
from bot.payment.session import Line, Session, item_of
from tests.payment.world import CVV, PAN, Payer, World, readable, reply, where, world

AMEX = "378282246310005"


@pytest.fixture
def payer(made: World) -> Payer:
    begun = Payer(made)
    begun.says("Hi")
    return begun


@pytest.mark.parametrize(
    "name",
    [
        *(
            "John Smith",
            "José Ñandú-O'Brien",
            "李明",
            "Владимир Ильич",
            "عمر الخيام",
            "Nguyễn Văn A",
        ),
        *(
            "Martin Luther King, Jr.",
            "J. R. R. Tolkien",
            "Ødegård",
            "Þórðarson",
            "Björk",
            "Stop Smith",
        ),
    ],
)
def test_names_have_any_letters(payer: Payer, name: str) -> None:
    assert where(payer.says(name)) == ("card", "collecting")
    assert payer.answers[-1].body["collected"] == {"name": name}


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("My name is John Smith.", "John Smith"),
        ("I'm John Smith", "John Smith"),
        ("it's John Smith", "John Smith"),
        ("Name: John Smith", "John Smith"),
        ("ich heiße Jörg Groß", "Jörg Groß"),
        ("Hi, I am John Smith!", "John Smith"),
        ("John Smith is my name", "John Smith"),
        ("you can call me John Smith", "John Smith"),
        ("thanks for asking, it's John Smith", "John Smith"),
        ("my name's John Smith", "John Smith"),
    ],
)
def test_a_name_is_taken_out_of_its_sentence(payer: Payer, said: str, name: str) -> None:
    assert payer.says(said).body["collected"] == {"name": name}


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (PAN, "That looks like a card number. I did not keep it."),
        ("4242 4242 4242 4241", "That looks like a card number. I did not keep it."),
        (CVV, "That looks like a CVV. I did not keep it."),
        ("John5", "A name has no digits. I did not keep what you typed."),
        (
            "change the name to cancel",
            "I need the name as it stands on the card, and nothing else.",
        ),
        ("I want to buy a pizza", "I need the name as it stands on the card, and nothing else."),
        ("<b>", "A name has letters, and at most 100 of them."),
        ("x" * 101, "A name has letters, and at most 100 of them."),
    ],
)
def test_F63_what_is_no_name_is_refused_with_its_reason(
    made: World, payer: Payer, said: str, reason: str
) -> None:
    answer = payer.says(said)
    assert reply(answer) == f"{reason} What's your name?"
    assert where(answer) == ("name", "error")
    assert answer.body["error"] == "Invalid name"
    assert "collected" in answer.body
    assert said not in readable(made.item()) or not said[-1].isdecimal()


@pytest.mark.parametrize(
    ("said", "reason", "refused"),
    [
        ("4242424242424241", "That card number has a wrong digit somewhere.", 1),
        ("４２４２ ４２４２ ４２４２ ４２４１", "That card number has a wrong digit somewhere.", 1),
        ("1234567890123456", "I know no card whose number begins like that.", 1),
        ("42424242424242", "A Visa number does not have 14 digits.", 0),
        ("42424242424242424242", "That has 20 digits: too many for a card number.", 0),
        ("424242", "That has 6 digits: too few for a card number.", 0),
        ("123", "That looks like a CVV. I did not keep it.", 0),
        ("my card", "I need the number on the front of your card: 12 to 19 digits.", 0),
    ],
)
def test_a_card_number_is_asked_for_again_with_its_own_reason(
    made: World, payer: Payer, said: str, reason: str, refused: int
) -> None:
    answer = payer.says("John Smith", said)
    assert reply(answer).startswith(reason)
    assert reply(answer).endswith(" Card number?")
    assert where(answer) == ("card", "error")
    assert answer.body["error"] == "Invalid card number"
    assert made.item()["error"] == {"S": "Invalid card number"}
    assert [event["decision"] for event in made.events] == ["card_refused"] * refused


def test_a_good_answer_takes_the_error_away(made: World, payer: Payer) -> None:
    payer.says("John Smith", "4242424242424241")
    answer = payer.says(PAN)
    assert where(answer) == ("expiry", "collecting")
    assert "error" not in answer.body
    assert "error" not in made.item()


@pytest.mark.parametrize(
    "said",
    [
        "4242 4242 4242 4242",
        "4242-4242-4242-4242",
        "４２４２４２４２４２４２４２４２",
        f"it is {PAN}.",
    ],
)
def test_a_card_number_may_be_written_in_any_way(payer: Payer, said: str) -> None:
    answer = payer.says("John Smith", said)
    assert answer.body["collected"]["card"] == "Visa •••• 4242"
    assert answer.body["brand"] == "Visa"


@pytest.mark.parametrize(
    "said",
    [
        "12/25",
        "12/2025",
        "12-25",
        "12.2025",
        "12 / 25",
        "december 2025",
        "Dec 25",
        "2025-12",
        "12 25",
        "Dec '25",
    ],
)
def test_a_date_may_be_written_in_any_way(payer: Payer, said: str) -> None:
    answer = payer.says("John Smith", PAN, said)
    assert answer.body["collected"]["expiry"] == "12/25"
    assert where(answer) == ("cvv", "collecting")


@pytest.mark.parametrize(
    ("said", "reason", "error"),
    [
        ("09/25", "That card expired at the end of 09/25.", "Card expired"),
        ("13/26", "There is no month 13: months go from 01 to 12, and come first.", None),
        ("00/26", "There is no month 00: months go from 01 to 12, and come first.", None),
        ("12/2099", "12/2099 lies too far ahead for a card.", None),
        ("soon", "Please write month and year, such as 12/27 or December 2027.", None),
        ("1225", "Please write month and year, such as 12/27 or December 2027.", None),
        (CVV, "That looks like a CVV. I did not keep it.", None),
        ("31/12/2025", "Please write month and year, such as 12/27 or December 2027.", None),
        (PAN, "That looks like a card number, and I did not keep it.", None),
    ],
)
def test_a_date_is_asked_for_again_with_its_own_reason(
    payer: Payer, said: str, reason: str, error: str | None
) -> None:
    answer = payer.says("John Smith", PAN, said)
    assert reply(answer).startswith(reason)
    assert reply(answer).endswith(" Expiration date?")
    assert where(answer) == ("expiry", "error")
    assert answer.body["error"] == (error or "Invalid expiration date")


@pytest.mark.parametrize(
    ("number", "cvv"), [(PAN, "1234"), (PAN, "12"), (AMEX, "123"), (PAN, "abc")]
)
def test_a_cvv_has_the_digits_of_its_brand(payer: Payer, number: str, cvv: str) -> None:
    brand, count = ("American Express", 4) if number == AMEX else ("Visa", 3)
    answer = payer.says("John Smith", number, "12/25", cvv)
    assert reply(answer) == f"The CVV of your {brand} card has {count} digits. CVV?"
    assert where(answer) == ("cvv", "error")


def test_an_amex_card_is_verified_with_four_digits(payer: Payer) -> None:
    answer = payer.says("John Smith", AMEX, "12/25", "1234")
    assert where(answer) == ("confirm", "awaiting_confirmation")


@pytest.mark.parametrize("said", ["123", "cvv 123", "my CVV is 123", "１２３", "1 2 3", "it's 123"])
def test_a_cvv_may_be_written_in_any_way(made: World, payer: Payer, said: str) -> None:
    assert where(payer.says("John Smith", PAN, "12/25", said))[0] == "confirm"
    assert made.tokens.cards[0].cvv == "123"


@pytest.mark.parametrize(
    "said",
    [
        "John Smith, 4242 4242 4242 4242, 12/25, 123",
        "I'm John Smith, card 4242424242424242 exp 12/25 cvv 123",
        "My name is John Smith\ncard number: 4242-4242-4242-4242\nexpires december 2025\nCVC: 123",
        "John Smith 4242424242424242 12/25 123",
        "4242424242424242 John Smith 12/25 123",
        "My name is John Smith and my card is 4242 4242 4242 4242, valid until 12/25, code 123",
    ],
)
def test_one_message_may_hold_everything(made: World, said: str) -> None:
    payer = Payer(made)
    for begins in ("Hi", None):
        if begins:
            payer.says(begins)
        answer = payer.says(said)
        assert reply(answer).startswith("Please review: John Smith, Visa •••• 4242, 12/25")
        card = made.tokens.cards[-1]
        assert (card.name, card.number, card.month, card.year, card.cvv) == (
            *("John Smith", PAN, 12, 2025, "123"),
        )
        payer = Payer(made, "test-124")


def test_several_fields_are_taken_until_one_is_missing(made: World, payer: Payer) -> None:
    answer = payer.says(f"John Smith, {PAN}, cvv {CVV}")
    assert where(answer) == ("expiry", "collecting")
    assert "I never keep a CVV" in reply(answer)
    assert CVV not in readable(made.item())
    assert where(payer.says("12/25")) == ("cvv", "collecting")


def test_what_comes_before_a_bad_field_is_kept(payer: Payer) -> None:
    answer = payer.says(f"John Smith, {PAN}, 09/25, 123")
    assert where(answer) == ("expiry", "error")
    assert answer.body["collected"] == {"name": "John Smith", "card": "Visa •••• 4242"}
    assert where(payer.says("12/25", "123"))[0] == "confirm"


def test_an_empty_message_shows_where_one_stands_and_changes_nothing(
    made: World, payer: Payer
) -> None:
    payer.says("John Smith", "4242424242424241")
    before = made.item()
    answer = payer.says("")
    assert (reply(answer), where(answer)) == ("Card number?", ("card", "error"))
    assert answer.body["error"] == "Invalid card number"
    assert made.item() == before


def test_confirm_before_there_is_anything_is_no_confirmation(payer: Payer) -> None:
    answer = payer.says("confirm")
    assert reply(answer) == "Not yet: there is something missing. What's your name?"


@pytest.mark.parametrize(
    "said",
    [
        "cancel",
        "never mind",
        "please stop",
        "ich möchte abbrechen",
        "I don't want to pay",
        "Cancel the payment.",
    ],
)
def test_cancel_leaves_nothing(made: World, payer: Payer, said: str) -> None:
    answer = payer.says("John Smith", PAN, said)
    assert where(answer) == ("none", "collecting")
    assert answer.body["collected"] == {}
    assert made.sessions.items() == []


def test_after_cancel_the_same_name_begins_a_new_session(made: World, payer: Payer) -> None:
    answer = payer.says("John Smith", PAN, "12/25", "123", "cancel", "I want to make a payment")
    assert reply(answer) == "What's your name?"
    assert answer.new_secret


def test_a_card_is_good_until_its_month_is_over(made: World) -> None:
    for now, is_good in ((1_767_225_599, True), (1_767_225_600, False)):
        payer = Payer(made, f"at-{now}")
        made.clock.now = now
        answer = payer.says("Hi", "John Smith", PAN, "12/25")
        assert (where(answer)[1] == "collecting") is is_good


def test_a_session_goes_on_for_an_hour_after_its_last_message(made: World, payer: Payer) -> None:
    payer.says("John Smith")
    made.clock.pass_by(3590)
    assert where(payer.says("?"))[0] == "card"
    made.clock.pass_by(3590)
    assert where(payer.says("?"))[0] == "card"
    made.clock.pass_by(3601)
    assert where(payer.says("hello"))[0] == "name"


def test_typed_numbers_are_refused_where_only_stripes_own_fields_may_take_them() -> None:
    made = world(Options(takes_raw=False))
    payer = Payer(made)
    answer = payer.says("Hi", "John Smith", PAN)
    assert reply(answer).startswith("I may not take card numbers in messages.")
    assert PAN not in str(made.sessions.items())
    answer = payer.says("tok_elements")
    assert reply(answer).startswith("Please review: John Smith, Visa •••• 4242, 12/30")
    assert payer.says("confirm").body["token"] == "tok_elements"


def test_a_token_of_stripes_own_fields_stands_for_its_own_card_whatever_was_typed(
    payer: Payer,
) -> None:
    payer.says("John Smith", "5555555555554444", "11/27")
    known = payer.says("tok_elements").body["collected"]
    assert (known["card"], known["expiry"]) == ("Visa •••• 4242", "12/30")


def test_a_token_that_stripe_does_not_know_is_asked_for_again() -> None:
    answer = Payer(world(Options(takes_raw=False))).says("Hi", "John Smith", "tok_unknown1")
    assert where(answer) == ("card", "error")
    assert reply(answer).startswith("I do not know that token.")


@pytest.mark.parametrize(
    "session_id",
    ["", "a b", "ü", "x" * 129, "a/b", PAN, "s-4242-4242-4242-4242", "4242._:4242:4242--4242"],
)
def test_F63_a_session_has_a_plain_name_that_is_no_card_number(
    made: World, session_id: str
) -> None:
    assert made.agent.say(session_id, "", "Hi", "192.0.2.7", made.clock.now).status_code == 400
    assert made.sessions.items() == []


def test_a_message_that_is_too_long_changes_nothing(made: World, payer: Payer) -> None:
    before = made.item()
    assert payer.says("x" * 2001).status_code == 400
    assert payer.says("\ufdfa" * 200).status_code == 400  # eighteen letters each, once plain
    assert made.item() == before


def test_a_long_history_stays_far_below_what_an_item_holds() -> None:
    session = Session("s", "")
    for number in range(80):
        session = session.said(Line("user", "\U0001f4b3" * 1999), Line("assistant", f"{number}"))
    assert 190_000 < len(str(item_of(session)).encode()) < 300_000
    assert session.history[-1].content == "79"


@pytest.mark.parametrize("said", ["My name is Ann", "Hi, my name is Ann.", "Ich heiße Ann"])
def test_a_first_name_that_is_called_one_is_taken_at_once(made: World, said: str) -> None:
    assert reply(Payer(made).says(said)) == "Thanks Ann! Card number?"


@pytest.mark.parametrize("said", ["Ann", "I'm ready", "my name is on the card"])
def test_a_word_that_may_be_anything_is_asked_for_again(made: World, said: str) -> None:
    assert reply(Payer(made).says(said)) == "What's your name?"
