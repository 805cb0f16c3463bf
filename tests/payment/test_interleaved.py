"""F66, step by step: what comes between two requests of one message, in each order that counts."""

from collections.abc import Callable

import pytest

from bot.adapters.memory_payments import MemoryPaymentLimits, MemoryPaymentSessions
from bot.errors import TransientError
from bot.payment.agent import PaymentAgent
from bot.payment.ports import Ports, Receipt
from bot.payment.session import Session
from tests.payment.world import CVV, PAN, READY, AtHandVault, Payer, World, reply, where, world


class Meanwhile:
    """What happens, once, at a moment that a test names."""

    def __init__(self) -> None:
        self.at: dict[str, Callable[[], object]] = {}

    def comes(self, moment: str) -> None:
        """That moment has come."""
        act = self.at.pop(moment, None)
        if act:
            act()


class Limits(MemoryPaymentLimits):
    """Lets something happen before and after a receipt is kept."""

    def __init__(self, meanwhile: Meanwhile) -> None:
        super().__init__()
        self._meanwhile = meanwhile

    def keep(self, session_id: str, receipt: Receipt) -> bool:
        self._meanwhile.comes("before the receipt")
        kept = super().keep(session_id, receipt)
        self._meanwhile.comes("after the receipt")
        return kept


class Sessions(MemoryPaymentSessions):
    """Lets something happen before an update."""

    def __init__(self, meanwhile: Meanwhile) -> None:
        super().__init__()
        self._meanwhile = meanwhile

    def update(self, session: Session, expected_version: int) -> None:
        self._meanwhile.comes("before an update")
        super().update(session, expected_version)


@pytest.fixture
def meanwhile() -> Meanwhile:
    return Meanwhile()


@pytest.fixture
def made(meanwhile: Meanwhile) -> World:
    base = world()
    sessions, limits = Sessions(meanwhile), Limits(meanwhile)
    ports = Ports(
        sessions, AtHandVault(), base.tokens, limits, base.outcomes, bytes, base.events.append
    )
    return base._replace(agent=PaymentAgent(ports), sessions=sessions, limits=limits)


@pytest.fixture
def payer(made: World) -> Payer:
    begun = Payer(made)
    begun.says(*READY, CVV)
    return begun


@pytest.mark.parametrize("said", ["change the name", "back to the card", "start over"])
def test_F66_a_change_before_the_receipt_wins(
    made: World, payer: Payer, meanwhile: Meanwhile, said: str
) -> None:
    other = payer.second_tab()
    meanwhile.at["before the receipt"] = lambda: other.says(said)
    answer = payer.says("confirm")
    assert answer.body["currentStep"] == other.answers[0].body["currentStep"] != "none"
    assert made.limits.receipts == {}
    assert "token" not in made.item()


@pytest.mark.parametrize("said", ["change the name", "cancel", "confirm", "start over"])
def test_F66_a_receipt_wins_over_what_comes_after_it(
    made: World, payer: Payer, meanwhile: Meanwhile, said: str
) -> None:
    other = payer.second_tab()
    meanwhile.at["after the receipt"] = lambda: other.says(said)
    answer = payer.says("confirm")
    assert where(answer) == ("none", "completed")
    assert other.answers[0] == answer
    assert made.sessions.items() == []


def test_F66_a_cancel_before_the_receipt_wins(
    made: World, payer: Payer, meanwhile: Meanwhile
) -> None:
    other = payer.second_tab()
    meanwhile.at["before the receipt"] = lambda: other.says("cancel")
    answer = payer.says("confirm")
    assert reply(answer).startswith("Cancelled.")
    assert made.limits.receipts == {}
    assert made.sessions.items() == []


def test_F66_a_word_between_receipt_and_end_keeps_nothing_alive(
    made: World, payer: Payer, meanwhile: Meanwhile
) -> None:
    other = payer.second_tab()
    meanwhile.at["after the receipt"] = lambda: other.says("what?")
    assert where(payer.says("confirm")) == ("none", "completed")
    assert made.sessions.items() == []


def test_F66_a_word_that_comes_too_late_hears_how_it_ended(
    made: World, payer: Payer, meanwhile: Meanwhile
) -> None:
    other = payer.second_tab()
    meanwhile.at["before an update"] = lambda: other.says("confirm")
    answer = payer.says("what?")
    assert where(answer) == ("none", "completed")
    assert answer == other.answers[0]


def test_F66_a_token_given_up_by_who_died_then_is_asked_for_anew(made: World, payer: Payer) -> None:
    assert made.limits.give_up("test-123", "tok_00000001", made.clock.now)
    answer = payer.says("confirm")
    assert where(answer) == ("card", "collecting")
    assert where(payer.says(PAN, CVV, "confirm")) == ("none", "completed")
    assert payer.answers[-1].body["token"] == "tok_00000002"


def test_F66_a_write_of_somebody_else_is_not_taken_for_ones_own(
    made: World, payer: Payer, meanwhile: Meanwhile
) -> None:
    other = payer.second_tab()

    def writes_and_fails() -> None:
        other.says("change the name")
        raise TransientError("the table refuses for now")

    meanwhile.at["before an update"] = writes_and_fails
    answer = payer.says("what?")
    assert reply(answer).startswith("Two messages came at once")
    assert where(answer) == ("name", "collecting")


def test_F67_a_session_that_became_somebody_elses_meanwhile_is_not_there(
    made: World, payer: Payer, meanwhile: Meanwhile
) -> None:
    stranger = Session("test-123", "hash of another", version=1, updated_at=made.clock.now)

    def begins() -> None:
        made.sessions.finish("test-123", int(made.item()["version"]["N"]))
        made.sessions.create(stranger, made.clock.now)

    meanwhile.at["before an update"] = begins
    answer = payer.says("what?")
    assert (answer.status_code, answer.body) == (404, {"error": "not found"})
    assert made.sessions.read("test-123") == stranger


def test_F67_a_receipt_of_somebody_else_is_not_shown(
    made: World, payer: Payer, meanwhile: Meanwhile
) -> None:
    def ends() -> None:
        made.sessions.finish("test-123", int(made.item()["version"]["N"]))
        until = int(made.clock.now) + 900
        receipt = Receipt("hash of another", "tok_other", "Visa •••• 1111", until)
        made.limits.keep("test-123", receipt)

    meanwhile.at["before an update"] = ends
    answer = payer.says("what?")
    assert "tok_other" not in str(answer.body)
    assert reply(answer).startswith("Cancelled.")
