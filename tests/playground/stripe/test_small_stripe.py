"""The small Stripe answers as Stripe's documentation says, and keeps no card."""

import json
import urllib.error
import urllib.request
from urllib.parse import urlencode

import pytest

from bot.errors import ConfigurationError
from bot.playground.stripe.server import StripeServer
from bot.playground.stripe.small_stripe import SECRET_KEY, Asked, SmallStripe

NOW = 1_760_535_261
FORM = {
    "card[number]": "4242424242424242",
    "card[exp_month]": "12",
    "card[exp_year]": "2025",
    "card[cvc]": "737",
}


def posted(small: SmallStripe, key: str = "", **changed: str) -> tuple[int, dict[str, object]]:
    form = FORM | {f"card[{name}]": value for name, value in changed.items()}
    told = small.answer("POST", "/v1/tokens", form, Asked(SECRET_KEY, key))
    assert told.reply
    return told.reply.status, dict(told.reply.body)


@pytest.fixture
def small() -> SmallStripe:
    return SmallStripe(lambda: NOW)


def test_a_card_error_has_stripes_body(small: SmallStripe) -> None:
    assert posted(small, number="4242424242424241") == (
        402,
        {
            "error": {
                "type": "card_error",
                "message": "Your card number is incorrect.",
                "code": "incorrect_number",
                "param": "number",
                "doc_url": "https://docs.stripe.com/error-codes/incorrect-number",
            }
        },
    )


def test_a_decline_names_the_banks_code(small: SmallStripe) -> None:
    status, body = posted(small, number="4000000000009995")
    assert status == 402
    assert body["error"] == {
        "type": "card_error",
        "message": "Your card was declined.",
        "code": "card_declined",
        "decline_code": "insufficient_funds",
        "doc_url": "https://docs.stripe.com/error-codes/card-declined",
    }


def test_a_key_stands_for_its_first_request_refusals_included(small: SmallStripe) -> None:
    first = posted(small, "k", number="4000000000000002")
    assert posted(small, "k", number="4000000000000002") == first
    status, body = posted(small, "k")
    assert status == 400
    assert "can only be used with the same parameters" in str(body)


def test_what_was_never_begun_is_not_kept_with_its_key(small: SmallStripe) -> None:
    assert posted(small, "k", exp_month="")[0] == 400
    assert posted(small, "k")[0] == 200


def test_no_part_of_a_card_is_kept_but_what_a_token_shows(small: SmallStripe) -> None:
    posted(small, "k")
    posted(small, "l", number="4000000000000002")
    kept = str(vars(small))
    assert "42424242" not in kept
    assert "4000000000000002" not in kept
    assert "737" not in str([token["card"] for token in small.tokens.values()])


@pytest.mark.parametrize(
    ("key", "words"), [("", "did not provide"), ("sk_test_of_nobody", "Invalid API Key")]
)
def test_nobody_comes_in_without_the_key(small: SmallStripe, key: str, words: str) -> None:
    told = small.answer("POST", "/v1/tokens", FORM, Asked(key))
    assert told.reply
    assert told.reply.status == 401
    assert words in told.reply.body["error"]["message"]


def test_it_is_served_over_http(small: SmallStripe) -> None:
    with StripeServer(small) as server:
        request = urllib.request.Request(
            f"{server.url}/v1/tokens",
            urlencode(FORM).encode(),
            {"Authorization": f"Bearer {SECRET_KEY}"},
        )
        with urllib.request.urlopen(request, timeout=5) as response:
            assert json.load(response)["card"]["last4"] == "4242"
        with pytest.raises(urllib.error.HTTPError, match="401") as caught:
            urllib.request.urlopen(f"{server.url}/v1/charges", timeout=5)
        caught.value.close()


def test_a_taken_port_is_said(small: SmallStripe) -> None:
    with StripeServer(small) as server, pytest.raises(ConfigurationError, match="is taken"):
        StripeServer(small, port=int(server.url.rpartition(":")[2]))
