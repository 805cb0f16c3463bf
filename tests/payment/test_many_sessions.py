"""Many sessions at once: no error, nobody's data in anybody else's session, few requests."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.adapters.memory_payments import MemoryPaymentLimits
from bot.payment.ports import Receipt, Wait
from tests.payment.world import Payer, World, reply, where, world

pytestmark = pytest.mark.no_cover

IN_FLIGHT = 32
CARDS = {"Visa": "4242424242424242", "Mastercard": "5555555555554444", "JCB": "3566002020360505"}


def whole(made: World, number: int) -> str:
    """The token of one session, everything in which is its own."""
    name = (
        f"Payer {'abcdefghij'[number % 10]}{'klmnopqrst'[number // 10 % 10]} Nr{'x' * (number % 7)}"
    )
    brand = list(CARDS)[number % 3]
    year = 26 + number % 9
    payer = Payer(made, f"session-{number}", address=str(number))
    answer = payer.says("Hi", name, CARDS[brand], f"12/{year}", "737")
    expected = f"Please review: {name}, {brand} •••• {CARDS[brand][-4:]}, 12/{year}, CVV ✓."
    assert reply(answer).startswith(expected)
    answer = payer.says("confirm")
    assert where(answer) == ("none", "completed")
    assert {one.status_code for one in payer.answers} == {200}
    return str(answer.body["token"])


def all_at_once(count: int) -> World:
    made = world(limits=MemoryPaymentLimits())
    with ThreadPoolExecutor(IN_FLIGHT) as pool:
        tokens = list(pool.map(lambda number: whole(made, number), range(count)))
    assert len(set(tokens)) == count
    assert made.sessions.items() == []
    by_name = {card.name: card for card in made.tokens.cards}
    assert all(card.number in CARDS.values() for card in by_name.values())
    return made


def test_a_hundred_sessions_32_in_flight_mix_nothing() -> None:
    all_at_once(100)


@pytest.mark.slow
def test_a_thousand_sessions_32_in_flight_mix_nothing() -> None:
    all_at_once(1000)


class CountedLimits(MemoryPaymentLimits):
    """Counts the requests that these would be."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[str] = []

    def admit(self, address: str, now: float) -> Wait:
        self.calls.append("admit")
        return super().admit(address, now)

    def left(self, session_id: str, now: float) -> tuple[Receipt | None, Wait]:
        self.calls.append("left")
        return super().left(session_id, now)

    def keep(self, session_id: str, receipt: Receipt) -> bool:
        self.calls.append("keep")
        return super().keep(session_id, receipt)


def test_a_flow_takes_two_requests_a_message_and_six_more() -> None:
    limits = CountedLimits()
    made = world(limits=limits)
    payer = Payer(made)
    payer.says("Hi", "John Smith", CARDS["Visa"], "12/25", "123", "confirm")
    calls = made.sessions.calls
    assert calls.count("read") == 6
    assert calls.count("create") == 1
    assert calls.count("update") == 5  # one a message, and one more around Stripe's call
    assert calls.count("finish") == 1
    assert limits.calls == ["admit", "left", "admit", "admit", "keep"]
    assert len(calls) + len(limits.calls) == 18
