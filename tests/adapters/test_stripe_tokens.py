"""Stripe through its official library, against the small Stripe's documented errors."""

import io
import logging
from collections.abc import Iterator

import pytest
import stripe

from bot.adapters import stripe_tokens
from bot.adapters.stripe_tokens import StripeTokens
from bot.errors import ConfigurationError, Failed
from bot.payment.ports import Card, CardRefused, Token, Unreached
from bot.playground.stripe.server import StripeServer
from bot.playground.stripe.small_stripe import SECRET_KEY, SmallStripe, Trouble

NOW = 1_760_535_261
GOOD = Card("John Smith", "4242424242424242", 12, 2025, "737")


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library waits between its tries; tests do not."""
    monkeypatch.setattr(stripe.HTTPClient, "INITIAL_DELAY", 0.01)
    monkeypatch.setattr(stripe_tokens, "ANSWER_SECONDS", 0.3)


@pytest.fixture
def small() -> SmallStripe:
    return SmallStripe(lambda: NOW, patience=0.8)


@pytest.fixture
def served(small: SmallStripe) -> Iterator[StripeServer]:
    with StripeServer(small) as server:
        yield server


@pytest.fixture
def tokens(served: StripeServer) -> Iterator[StripeTokens]:
    made = StripeTokens(key(SECRET_KEY), served.url)
    yield made
    made.close()


class key:  # noqa: N801 - it stands for a function
    """Gives these keys in turn, a fresh one when it is asked for."""

    def __init__(self, *keys: str) -> None:
        self._keys = list(keys)

    def __call__(self, *, fresh: bool = False) -> str:
        if fresh and len(self._keys) > 1:
            self._keys.pop(0)
        return self._keys[0]


def test_a_card_becomes_a_token(tokens: StripeTokens, small: SmallStripe) -> None:
    made = tokens.token(GOOD, "pay:a:1")
    assert isinstance(made, Token)
    assert made == Token(made.id, "Visa", "4242", "12/25", "John Smith")
    assert made.id in small.tokens
    assert small.calls == [("POST", "/v1/tokens", "pay:a:1")]


def test_a_token_of_stripes_own_fields_is_looked_up(tokens: StripeTokens) -> None:
    made = tokens.token(GOOD._replace(number="5555555555554444"), "pay:a:1")
    assert isinstance(made, Token)
    assert made.brand == "Mastercard"
    assert tokens.look(made.id) == made
    assert tokens.look("tok_nobody00") == CardRefused("resource_missing")


def test_a_token_that_was_used_is_none(tokens: StripeTokens, small: SmallStripe) -> None:
    made = tokens.token(GOOD, "pay:a:1")
    assert isinstance(made, Token)
    small.tokens[made.id]["used"] = True
    assert tokens.look(made.id) == CardRefused("resource_missing")


@pytest.mark.parametrize(
    ("card", "code"),
    [
        (GOOD._replace(number="4242424242424241"), "incorrect_number"),
        (GOOD._replace(month=13), "invalid_expiry_month"),
        (GOOD._replace(year=2019), "invalid_expiry_year"),
        (GOOD._replace(cvv="1234"), "invalid_cvc"),
        (GOOD._replace(number="4000000000000069"), "expired_card"),
        (GOOD._replace(number="4000000000000127"), "incorrect_cvc"),
        (GOOD._replace(number="4000000000000002"), "card_declined"),
        (GOOD._replace(number="4000000000009995"), "card_declined"),
        (GOOD._replace(number="4000000000000119"), "processing_error"),
    ],
)
def test_F65_a_refused_card_has_its_reason(tokens: StripeTokens, card: Card, code: str) -> None:
    assert tokens.token(card, "pay:a:1") == CardRefused(code)


@pytest.mark.parametrize("trouble", ["409", "503", "cut", "reset", "hang"])
def test_F65_a_passing_trouble_is_tried_again_with_the_same_key(
    tokens: StripeTokens, small: SmallStripe, trouble: Trouble
) -> None:
    small.troubles.append(trouble)
    made = tokens.token(GOOD, "pay:a:1")
    assert isinstance(made, Token)
    assert [call[2] for call in small.calls] == ["pay:a:1"] * 2
    assert list(small.tokens) == [made.id]  # the try before may have made it: it is the same


@pytest.mark.parametrize("trouble", ["409", "500", "503", "cut", "reset"])
def test_F65_a_lasting_trouble_ends_in_three_tries_and_no_answer(
    tokens: StripeTokens, small: SmallStripe, trouble: Trouble
) -> None:
    small.troubles.extend([trouble] * 9)
    assert isinstance(tokens.token(GOOD, "pay:a:1"), Unreached)
    assert len(small.calls) == 3


def test_F65_too_many_requests_are_no_verdict_on_the_card(
    tokens: StripeTokens, small: SmallStripe
) -> None:
    small.troubles.append("429")
    assert tokens.token(GOOD, "pay:a:1") == Unreached("RateLimitError")


def test_F65_an_error_of_stripes_stays_with_its_key_and_a_new_key_succeeds(
    tokens: StripeTokens, small: SmallStripe
) -> None:
    small.troubles.append("500")
    assert isinstance(tokens.token(GOOD, "pay:a:1"), Unreached)
    assert isinstance(tokens.token(GOOD, "pay:a:2"), Token)


def test_F65_a_key_of_another_card_is_a_fault_of_ours(tokens: StripeTokens) -> None:
    assert isinstance(tokens.token(GOOD, "pay:a:1"), Token)
    with pytest.raises(Failed) as failed:
        tokens.token(GOOD._replace(name="Jane Doe"), "pay:a:1")
    assert failed.value.code == "idempotency_key_reused"


def test_the_same_request_again_gives_the_same_token(tokens: StripeTokens) -> None:
    assert tokens.token(GOOD, "pay:a:1") == tokens.token(GOOD, "pay:a:1")


def test_a_key_that_was_rotated_is_read_anew(served: StripeServer, small: SmallStripe) -> None:
    tokens = StripeTokens(key("sk_test_of_before", SECRET_KEY), served.url)
    assert isinstance(tokens.token(GOOD, "pay:a:1"), Token)
    assert len(small.calls) == 2
    tokens.close()


def test_a_key_that_stripe_does_not_know_is_the_operators_to_mend(served: StripeServer) -> None:
    tokens = StripeTokens(key("sk_test_of_nobody"), served.url)
    with pytest.raises(ConfigurationError, match="does not know the secret key"):
        tokens.token(GOOD, "pay:a:1")
    tokens.close()


@pytest.mark.parametrize("secret", ["sk_live_x", "rk_live_x", "pk_test_x", "x", ""])
def test_F67_live_keys_are_refused_unless_switched_on(
    served: StripeServer, small: SmallStripe, secret: str
) -> None:
    tokens = StripeTokens(key(secret), served.url)
    with pytest.raises(ConfigurationError):
        tokens.token(GOOD, "pay:a:1")
    with pytest.raises(ConfigurationError):
        tokens.look("tok_12345678")
    assert small.calls == []


def test_F67_live_numbers_need_both_switches(served: StripeServer, small: SmallStripe) -> None:
    small.secret_key = "sk_live_x"
    for allow_live, allow_raw, calls in ((False, True, 0), (True, False, 0), (True, True, 1)):
        tokens = StripeTokens(
            key("sk_live_x"), served.url, allow_live=allow_live, allow_raw=allow_raw
        )
        try:
            tokens.token(GOOD, "pay:a:1")
        except ConfigurationError:
            assert not (allow_live and allow_raw)
        assert len(small.calls) == calls
        tokens.close()


@pytest.mark.parametrize("url", ["http://stripe.example", "http://localhost.example:1", "x"])
def test_F67_a_live_key_and_live_numbers_go_nowhere_in_the_clear(url: str) -> None:
    tokens = StripeTokens(key("sk_live_x"), url, allow_live=True, allow_raw=True)
    with pytest.raises(ConfigurationError, match="https"):
        tokens.token(GOOD, "pay:a:1")
    tokens.close()


def test_live_tokens_of_stripes_own_fields_need_one_switch(
    served: StripeServer, small: SmallStripe
) -> None:
    small.secret_key = "rk_live_x"
    tokens = StripeTokens(key("rk_live_x"), served.url, allow_live=True)
    assert tokens.look("tok_nobody00") == CardRefused("resource_missing")
    tokens.close()


def test_F61_the_library_writes_no_card_into_any_log(
    tokens: StripeTokens, small: SmallStripe, capfd: pytest.CaptureFixture[str]
) -> None:
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        small.troubles.extend(["cut", None, "500"])
        tokens.token(GOOD, "pay:a:1")
        tokens.token(GOOD, "pay:a:2")
        tokens.token(GOOD._replace(number="4242424242424241"), "pay:a:3")
    finally:
        root.setLevel(before)
        root.removeHandler(handler)
    printed = capfd.readouterr()
    for text in (written.getvalue(), printed.out, printed.err):
        assert "424242" not in text
        assert "737" not in text
