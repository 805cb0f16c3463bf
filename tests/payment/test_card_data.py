"""F61, F62: what of a card is kept, how, and for how long."""

import pytest

from bot.payment.ports import CardRefused, Unreached
from tests.payment.world import CVV, PAN, Payer, World, reply, stored, where


@pytest.mark.parametrize(
    "flow",
    [
        (CVV,),
        (CVV, "confirm"),
        (f"cvv {CVV}", "cancel"),
        (CVV, "change the card", PAN, CVV),
        ("go back", f"12/25 {CVV}"),
        ("go back", CVV),
        ("start over", CVV, f"John Smith {CVV}", f"{PAN} {CVV}", "soon", f"12/25 {CVV}1"),
        ("start over", f"John Smith, {PAN}, 12/25, {CVV}", CVV, "seven three seven"),
    ],
)
def test_F61_no_cvv_is_ever_kept(made: World, payer: Payer, flow: tuple[str, ...]) -> None:
    for text in flow:
        payer.says(text)
        said = "".join(str(answer.body) for answer in payer.answers)
        for place in (stored(made), said):
            assert CVV not in place
            assert "seven" not in place


def test_F61_a_cvv_is_not_kept_when_stripe_is_away(made: World, payer: Payer) -> None:
    made.tokens.answers = [Unreached("timeout")]
    payer.says(CVV)
    assert CVV not in stored(made)


def test_F61_nothing_that_is_said_to_the_question_for_the_cvv_is_kept(
    made: World, payer: Payer
) -> None:
    payer.says("siebenhundertsiebenunddreißig")
    assert "sieben" not in stored(made)


def test_F61_a_date_is_kept_where_it_is_taken_for_one_and_nowhere_else(made: World) -> None:
    payer = Payer(made)
    payer.says("Hi", "John Smith", "11/25")
    assert "11/25" not in stored(made)
    payer.says(PAN, "11/25")
    assert "11/25" in stored(made)


def test_F62_a_number_is_kept_sealed_alone_and_only_until_it_is_verified(
    made: World, payer: Payer
) -> None:
    item = made.item()
    assert PAN not in str(item)
    assert int(item["sealed_until"]["N"]) == int(made.clock.now) + 900
    payer.says(CVV)
    assert not {"sealed", "sealed_until"} & made.item().keys()


@pytest.mark.parametrize(
    ("said", "left"),
    [("cancel", None), ("wrong card", "card"), ("start over", "name"), ("4000000000000002", "cvv")],
)
def test_F62_the_number_goes_with_the_card(
    made: World, payer: Payer, said: str, left: str | None
) -> None:
    payer.says(said)
    if left is None:
        assert made.sessions.items() == []
    else:
        assert ("sealed" in made.item()) is (left == "cvv")


def test_F62_the_number_goes_when_the_card_is_refused(made: World, payer: Payer) -> None:
    made.tokens.answers = [CardRefused("card_declined")]
    payer.says(CVV)
    assert not {"sealed", "sealed_until", "token"} & made.item().keys()
    assert made.item()["status"] == {"S": "error"}
    assert PAN not in str(made.item())


@pytest.mark.parametrize("said", [CVV, "?", "go back"])
def test_F62_after_fifteen_minutes_the_number_is_asked_for_again(
    made: World, payer: Payer, said: str
) -> None:
    made.clock.pass_by(901)
    assert reply(payer.says("")) == "Card number?"
    answer = payer.says(said)
    assert "sealed" not in made.item()
    if said == "go back":
        answer = payer.says("John Smith")
    assert reply(answer).endswith("Card number?")
    assert ("15 minutes" in reply(answer)) is (said != "go back")
    assert made.tokens.asked == []
    assert where(payer.says(PAN))[0] == "cvv"
    assert where(payer.says(CVV))[0] == "confirm"


def test_F62_a_number_of_a_lost_key_is_asked_for_again(made: World, payer: Payer) -> None:
    (item,) = made.sessions.items()
    item["sealed"] = {"B": b"\x01 of another key"}
    answer = payer.says(CVV)
    assert where(answer) == ("card", "collecting")
    assert where(payer.says(PAN, CVV))[0] == "confirm"


@pytest.mark.parametrize(
    "said",
    [
        "seven three seven",
        "My name is seven three seven",
        "John double seven three",
        "forty two forty two forty two",
        "vier zwei vier zwei",
        "siebzig drei sieben",
        "四二四二四二四二",
        "❹❷❹❷❹❷❹❷",
    ],
)
def test_F61_digits_that_are_words_or_signs_are_no_name_and_are_not_kept(
    made: World, said: str
) -> None:
    payer = Payer(made)
    payer.says("Hi")
    assert where(payer.says(said)) == ("name", "error")
    kept = stored(made)
    assert not [word for word in said.split()[-3:] if word in kept]


def test_a_name_with_one_numeral_in_it_is_a_name(made: World) -> None:
    payer = Payer(made)
    assert where(payer.says("Hi", "三浦 五十六")) == ("card", "collecting")
    assert where(payer.says("change the name", "Anna Seven Acht")) == ("card", "collecting")
