"""The canary: no store, log line, event or answer of whole conversations holds a card."""

import base64
import io
import logging
from collections.abc import Iterator

import pytest
import stripe

from bot.adapters.stripe_tokens import StripeTokens
from bot.log import Log, line
from bot.payment.agent import PaymentAgent
from bot.payment.ports import Ports
from bot.playground.stripe.server import StripeServer
from bot.playground.stripe.small_stripe import SECRET_KEY, SmallStripe
from tests.payment.canary import CANARY_CVV, CANARY_PAN, found_in, leaks
from tests.payment.world import AtHandVault, Payer, World, readable, where, world

SPACED = "5105 1051 0510 5100"
WIDE = "５１０５１０５１０５１０５１００"
FLOWS: tuple[tuple[str, ...], ...] = (
    ("Hi", "John Smith", CANARY_PAN, "12/25", CANARY_CVV, "confirm", "confirm"),
    ("Hi", CANARY_PAN, "John Smith", CANARY_CVV, SPACED, CANARY_PAN, "12/25", WIDE, CANARY_CVV),
    (f"John Smith, {SPACED}, 12/25, {CANARY_CVV}", CANARY_PAN, CANARY_CVV, "cancel"),
    (
        "Hi",
        f"John {CANARY_CVV}",
        "John",
        WIDE,
        f"12/25 cvv {CANARY_CVV}",
        "change the card",
        SPACED,
    ),
    (f"change the name to {CANARY_PAN}", f"I want to pay with {CANARY_PAN} {CANARY_CVV}"),
    ("Hi", "John Smith", f"{CANARY_PAN}1", f"{CANARY_PAN[:-1]}7", f"my number is {SPACED}."),
    ("Hi", "John Smith", CANARY_PAN, "start over", "John", CANARY_PAN, "09/25", "12/25", "?"),
    ("Hi", "John Smith", f"{CANARY_PAN}\n12/25\n{CANARY_CVV}", "no", CANARY_CVV, CANARY_PAN),
)


@pytest.mark.parametrize(
    "text",
    [
        *(CANARY_PAN, SPACED, WIDE, "5105-1051-0510-5100", f'{{"card": "{CANARY_PAN}"}}'),
        *(
            base64.b64encode(f"card {CANARY_PAN}".encode()).decode(),
            "5.1.0.5.1.0.5.1.0.5.1.0.5.1.0.0",
        ),
    ],
)
def test_the_canary_is_found_where_it_is(text: str) -> None:
    assert found_in(f"before {text} after") == ["number"]
    assert found_in(f'{{"cvv": "{CANARY_CVV}"}}') == ["cvv"]
    assert found_in(f"a{CANARY_CVV}f 0.{CANARY_CVV} 1{CANARY_CVV}") == []


@pytest.fixture
def small() -> SmallStripe:
    return SmallStripe(lambda: 1_760_535_261)


@pytest.fixture
def made(small: SmallStripe, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """A world whose cards go through Stripe's own library to the small Stripe."""
    monkeypatch.setattr(stripe.HTTPClient, "INITIAL_DELAY", 0.01)
    base = world()
    with StripeServer(small) as served:
        tokens = StripeTokens(lambda *, fresh=False: SECRET_KEY, served.url)
        ports = Ports(
            base.sessions,
            AtHandVault(),
            tokens,
            base.limits,
            base.outcomes,
            lambda size: bytes(range(size)),
            base.events.append,
        )
        yield base._replace(agent=PaymentAgent(ports))
        tokens.close()


def test_F61_F62_no_part_of_the_product_holds_the_canary(
    made: World, small: SmallStripe, capfd: pytest.CaptureFixture[str]
) -> None:
    lines: list[str] = []
    log = Log(lines.append, "DEBUG")
    text = io.StringIO()
    handler = logging.StreamHandler(text)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    places: list[tuple[str, str]] = []
    try:
        for number, flow in enumerate(FLOWS):
            payer = Payer(made, f"canary-{number}", address=str(number))
            if number % 2:
                small.troubles.extend(["cut", "500"])
            for said in flow:
                answer = payer.says(said)
                places.append((f"answer to flow {number}", repr(answer)))
                stored = [readable(item) for item in made.sessions.items()]
                places.append((f"item of flow {number}", " ".join(stored)))
    finally:
        root.setLevel(level)
        root.removeHandler(handler)
    for event in made.events:
        log({**event})
    printed = capfd.readouterr()
    places += [
        ("receipts", repr(made.limits.receipts)),
        ("log lines", " ".join(lines) + " ".join(filter(None, map(line, made.events)))),
        ("logging", text.getvalue()),
        ("standard output", printed.out),
        ("standard error", printed.err),
        ("what Stripe keeps", repr(vars(small))),
    ]
    assert len(places) > 100
    assert leaks(places) == []
    assert small.tokens


def test_F61_a_traceback_shows_no_card(made: World, monkeypatch: pytest.MonkeyPatch) -> None:
    payer = Payer(made)
    payer.says("Hi", "John Smith", CANARY_PAN, "12/25")

    def burst(*_: object) -> None:
        raise RuntimeError("a fault that nobody foresaw")

    monkeypatch.setattr(made.sessions, "update", burst)
    with pytest.raises(RuntimeError) as caught:
        payer.says(CANARY_CVV)
    frames = [caught.traceback[number] for number in range(len(caught.traceback))]
    values = [
        (f"{frame.name}.{name}", repr(value))
        for frame in frames
        if "bot/payment" in str(frame.path)
        for name, value in frame.locals.items()
        if name not in {"message", "text", "number"}
    ]
    assert len(values) > 10
    assert leaks(values) == []


def test_the_flows_reach_what_they_are_for(made: World) -> None:
    payer = Payer(made)
    assert where(payer.says(*FLOWS[0])) == ("none", "completed")
