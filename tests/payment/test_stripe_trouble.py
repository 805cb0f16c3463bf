"""F64, F65: a process that dies, a store and a Stripe that are away, cards that are refused."""

import pytest

from bot.adapters.memory_payments import MemoryPaymentLimits
from bot.errors import ConfigurationError, Failed
from bot.payment.limits import MOST_REFUSED, PAUSE_SECONDS
from bot.payment.ports import CardRefused, Unreached
from bot.payment.verifying import VERIFYING_SECONDS
from tests.payment.world import CVV, PAN, Payer, World, reply, where, world


class Died(BaseException):
    """The process ends here."""


def test_F64_who_dies_after_stripe_answered_leaves_an_attempt_that_ends_by_itself(
    made: World, payer: Payer
) -> None:
    def die() -> None:
        raise Died

    made.tokens.at_call = die
    with pytest.raises(Died):
        payer.says(CVV)
    made.tokens.at_call = None
    item = made.item()
    assert item["attempt"] == {"N": "1"}
    assert item["idempotency_key"]["S"] == made.tokens.asked[0]
    assert where(payer.says("")) == ("cvv", "collecting")
    assert reply(payer.says(CVV)).startswith("I am verifying your card just now.")
    made.clock.pass_by(VERIFYING_SECONDS)
    assert where(payer.says(CVV)) == ("confirm", "awaiting_confirmation")
    first, second = made.tokens.asked
    assert first.startswith("pay:test-123:1-")
    assert second.startswith("pay:test-123:2-")


def test_F64_the_key_is_stored_before_stripe_is_asked(made: World, payer: Payer) -> None:
    seen: list[str] = []
    made.tokens.at_call = lambda: seen.append(made.item()["idempotency_key"]["S"])
    payer.says(CVV)
    assert seen == made.tokens.asked


@pytest.mark.parametrize("fault", ["refused", "reply lost"])
@pytest.mark.parametrize("position", [1, 2])
def test_F64_a_write_that_fails_once_changes_nothing_for_the_payer(
    made: World, payer: Payer, fault: str, position: int
) -> None:
    made.sessions.faults = [None] * position + [fault]
    answer = payer.says(CVV)
    assert where(answer) == ("confirm", "awaiting_confirmation")
    assert len(made.tokens.asked) == 1
    assert where(payer.says("confirm")) == ("none", "completed")


@pytest.mark.parametrize("position", range(4))
def test_F64_while_the_store_is_away_the_payer_is_asked_to_send_it_again(
    made: World, payer: Payer, position: int
) -> None:
    made.sessions.faults = [None] * position + ["refused", "refused"]
    answer = payer.says(CVV)
    if answer.status_code == 200:
        return  # both faults met writes that were tried again
    assert answer.status_code == 503
    made.sessions.faults = []
    made.clock.pass_by(VERIFYING_SECONDS)
    assert where(payer.says("")) == ("cvv", "collecting")
    assert where(payer.says(CVV)) == ("confirm", "awaiting_confirmation")


@pytest.mark.parametrize(
    ("code", "reason", "error"),
    [
        ("incorrect_number", "Stripe does not know this card number.", "Invalid card number"),
        ("invalid_expiry_month", "Stripe did not accept the", "Invalid expiration date"),
        ("expired_card", "This card has expired.", "Card expired"),
        ("incorrect_cvc", "The CVV did not fit this card.", "Invalid CVV"),
        ("card_declined", "The bank declined this card.", "Card declined"),
        ("something_new", "This card was not accepted.", "Card declined"),
    ],
)
def test_F65_a_refused_card_leads_back_to_the_card_with_its_reason(
    made: World, payer: Payer, code: str, reason: str, error: str
) -> None:
    made.tokens.answers = [CardRefused(code)]
    answer = payer.says(CVV)
    assert reply(answer).startswith(reason)
    assert reply(answer).endswith("Card number?")
    assert where(answer) == ("card", "error")
    assert answer.body["error"] == error == made.item()["error"]["S"]
    assert ("expiry" in answer.body["collected"]) is ("expir" not in code)
    answer = payer.says("5555555555554444")
    if "expiry" not in answer.body["collected"]:
        answer = payer.says("11/26")
    assert where(payer.says(CVV)) == ("confirm", "awaiting_confirmation")
    assert made.tokens.asked[1].startswith("pay:test-123:2-")


def test_F65_stripe_out_of_reach_costs_nothing_but_the_cvv(made: World, payer: Payer) -> None:
    made.tokens.answers = [Unreached("timeout")]
    answer = payer.says(CVV)
    assert "Nothing was charged" in reply(answer)
    assert where(answer) == ("cvv", "error")
    assert where(payer.says(CVV)) == ("confirm", "awaiting_confirmation")


@pytest.mark.parametrize(
    "error", [Failed("idempotency", "a key was used before"), ConfigurationError("no such key")]
)
def test_F65_a_fault_of_ours_is_said_and_raises_an_alarm(
    made: World, payer: Payer, error: Exception
) -> None:
    made.tokens.answers = [error]
    answer = payer.says(CVV)
    assert reply(answer).startswith("Something is wrong on our side")
    assert where(answer) == ("cvv", "error")
    (event,) = made.events
    expected = error.code if isinstance(error, Failed) else str(error)
    assert (event["level"], event["error"]) == ("ERROR", expected)


def test_F65_each_refused_card_is_one_audit_event_without_card_data(
    made: World, payer: Payer
) -> None:
    made.tokens.answers = [CardRefused("card_declined"), CardRefused("incorrect_cvc")]
    payer.says(CVV, PAN, CVV, "4242424242424241")
    assert [event["error"] for event in made.events] == ["card_declined", "incorrect_cvc", "typed"]
    assert {"audit", "decision", "error", "level", "reference"} == set().union(*made.events)
    assert "4242" not in str([list(event.values()) for event in made.events])


def test_F65_five_refused_cards_bring_an_hours_pause(made: World, payer: Payer) -> None:
    made.tokens.answers = [CardRefused("card_declined")] * MOST_REFUSED
    for _ in range(MOST_REFUSED - 1):
        assert payer.says(CVV).status_code == 200
        payer.says(PAN)
    answer = payer.says(CVV)
    assert (answer.status_code, answer.retry_after) == (429, PAUSE_SECONDS)
    assert "try again in 60 minutes" in reply(answer)
    elsewhere = Payer(made, "another", address=payer.address)
    assert elsewhere.says("Hi").status_code == 429
    payer.address = "198.51.100.1"
    assert payer.says(PAN).status_code == 429
    made.clock.pass_by(PAUSE_SECONDS - 1)
    assert payer.says("").status_code == 429
    made.clock.pass_by(1)
    assert payer.says("Hi").status_code == 200


def test_what_was_wrong_with_the_last_card_is_said_with_the_pause(
    made: World, payer: Payer
) -> None:
    made.tokens.answers = [CardRefused("card_declined")] * MOST_REFUSED
    for _ in range(MOST_REFUSED - 1):
        payer.says(CVV, PAN)
    assert reply(payer.says(CVV)).startswith("The bank declined this card.")
    assert reply(payer.says("")).startswith("Card declined. A card was not accepted five times.")


def test_the_last_wrong_digit_is_said_with_the_pause(made: World) -> None:
    payer = Payer(made)
    payer.says("Hi", "John Smith")
    for _ in range(MOST_REFUSED):
        answer = payer.says("4242424242424241")
    assert answer.status_code == 429
    assert reply(answer).startswith("That card number has a wrong digit somewhere.")


@pytest.mark.parametrize("slip", ["12/25", "42", "hello", "424242424242", "9" * 30])
def test_a_slip_that_is_no_card_number_counts_for_no_pause(made: World, slip: str) -> None:
    payer = Payer(made)
    payer.says("Hi", "John Smith")
    for _ in range(MOST_REFUSED + 1):
        assert payer.says(slip).status_code == 200
    assert made.events == []


def test_F65_a_session_with_five_mistyped_numbers_pauses_wherever_it_is_used(made: World) -> None:
    payer = Payer(made)
    payer.says("Hi", "John Smith")
    for number in range(MOST_REFUSED):
        payer.address = f"198.51.100.{number}"
        answer = payer.says("4242424242424241")
    assert answer.status_code == 429
    payer.address = "198.51.100.99"
    assert payer.says("?").status_code == 429


def test_F65_a_pause_outlives_the_session(made: World, payer: Payer) -> None:
    made.tokens.answers = [CardRefused("card_declined")] * MOST_REFUSED
    for number in range(MOST_REFUSED):
        payer.address = f"198.51.100.{number}"
        payer.says(CVV, PAN)
    made.sessions.finish("test-123", int(made.item()["version"]["N"]))
    payer.address = "198.51.100.99"
    assert payer.says("Hi").status_code == 429


def test_an_address_that_begins_or_tries_too_much_waits_for_the_next_hour() -> None:
    made = world(limits=MemoryPaymentLimits(most=3))
    for number in range(3):
        assert Payer(made, f"s-{number}").says("Hi").status_code == 200
    answer = Payer(made, "s-3").says("Hi")
    assert answer.status_code == 429
    assert 0 < answer.retry_after <= 3600
    assert Payer(made, "s-2").says("guess").status_code == 429
    assert Payer(made, "s-3", address="192.0.2.99").says("Hi").status_code == 200


def test_an_address_that_waits_tries_no_card(made: World, payer: Payer) -> None:
    for _ in range(MOST_REFUSED):
        made.limits.refuse(payer.address, "others", made.clock.now)
    before = made.item()
    assert payer.says(CVV).status_code == 429
    assert made.item() == before
    assert made.tokens.asked == []
    assert payer.says("change the card").status_code == 200
    assert payer.says(PAN).status_code == 429


def test_a_session_takes_a_hundred_messages_an_hour(made: World) -> None:
    payer = Payer(made)
    codes = []
    for number in range(102):
        payer.address = f"192.0.2.{number}"
        codes.append(payer.says("Hi").status_code)
    assert codes == [200] * 100 + [429] * 2


@pytest.mark.parametrize(
    ("address", "alike", "other"),
    [
        ("2001:db8::1", "2001:db8::ffff:9", "2001:db8:0:1::1"),
        ("2001:DB8:0:0::1", "2001:db8::2", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1", "192.0.2.2"),
        ("", "", "192.0.2.2"),
    ],
)
def test_a_network_of_ipv6_is_counted_as_one_address(address: str, alike: str, other: str) -> None:
    made = world(limits=MemoryPaymentLimits(most=1))
    assert Payer(made, "one", address=address).says("Hi").status_code == 200
    assert Payer(made, "two", address=alike).says("Hi").status_code == 429
    assert Payer(made, "three", address=other).says("Hi").status_code == 200
