"""Cards become tokens at Stripe, through its official library.

Sources: Stripe API Reference, "Errors", "Idempotent requests", "Tokens"; Stripe Docs, "Advanced
error handling" (the same key after a lost reply, a new one after a card error).
"""

import importlib
import logging
import threading
from contextlib import suppress
from typing import Protocol
from urllib.parse import urlsplit

import stripe

from bot.errors import BotError, ConfigurationError, Failed
from bot.payment.ports import Card, CardRefused, Token, Unreached
from bot.texts.english import Texts
from bot.texts.phrase import phrase

CONNECT_SECONDS = 2.0
ANSWER_SECONDS = 5.0
RETRIES = 2
"""Within the request that holds the CVV, with the same key: at most three calls, 23 seconds."""

# At the level of debugging the library writes whole requests into logs, and where the variable
# STRIPE_LOG says so it prints them: card numbers too.
logging.getLogger("stripe").setLevel(logging.WARNING)
importlib.import_module("stripe._util").STRIPE_LOG = None  # type: ignore[attr-defined]
stripe.enable_telemetry = False

_SEALED = "https://"
_HERE = {"localhost", "127.0.0.1", "::1"}
_LIVE = ("sk_live_", "rk_live_")
_TEST = ("sk_test_", "rk_test_")
_BRANDS = {"MasterCard": "Mastercard"}


class Key(Protocol):
    """Where the secret key is, as bot.adapters.ssm.Parameter has it."""

    def __call__(self, *, fresh: bool = False) -> str:
        """The key, read anew when `fresh`."""
        ...


class StripeTokens:
    """The port bot.payment.ports.CardTokens, at `api_url`, with the key that `secret_key` gives.

    A live key is refused (ConfigurationError) unless `allow_live`, and raw numbers with one unless
    `allow_raw` too.
    """

    def __init__(
        self, secret_key: Key, api_url: str, *, allow_live: bool = False, allow_raw: bool = False
    ) -> None:
        self._secret_key = secret_key
        self._api_url = api_url
        self._allow_live = allow_live
        self._allow_raw = allow_live and allow_raw
        self._http = stripe.RequestsClient(timeout=(CONNECT_SECONDS, ANSWER_SECONDS))
        self._lock = threading.Lock()
        self._known: tuple[str, stripe.StripeClient] | None = None

    def warm(self) -> None:
        """Make the client where nobody waits for it; what fails is met again at the first use."""
        with suppress(BotError):
            self._client(is_raw=False)

    def close(self) -> None:
        """End the connections that are kept."""
        self._http.close()  # type: ignore[no-untyped-call]

    def token(self, card: Card, key: str) -> Token | CardRefused | Unreached:
        params: stripe.params.TokenCreateParams = {
            "card": {
                "name": card.name,
                "number": card.number,
                "exp_month": str(card.month),
                "exp_year": str(card.year),
                "cvc": card.cvv,
            }
        }
        return self._ask(lambda client: client.v1.tokens.create(params, {"idempotency_key": key}))

    def look(self, token_id: str) -> Token | CardRefused | Unreached:
        return self._ask(lambda client: client.v1.tokens.retrieve(token_id), is_raw=False)

    def _ask(self, call: "_Call", *, is_raw: bool = True) -> Token | CardRefused | Unreached:
        """What Stripe says; with a key read anew where the one at hand was refused."""
        try:
            return _said(call, self._client(is_raw=is_raw))
        except stripe.AuthenticationError:
            try:
                return _said(call, self._client(is_raw=is_raw, fresh=True))
            except stripe.AuthenticationError:
                raise ConfigurationError("Stripe does not know the secret key") from None

    def _client(self, *, is_raw: bool, fresh: bool = False) -> stripe.StripeClient:
        key = self._secret_key(fresh=fresh)
        self._check(key, is_raw=is_raw)
        with self._lock:
            if self._known is None or self._known[0] != key:
                self._known = (key, self._made(key))
            return self._known[1]

    def _made(self, key: str) -> stripe.StripeClient:
        return stripe.StripeClient(
            key,
            base_addresses={"api": self._api_url},
            http_client=self._http,
            max_network_retries=RETRIES,
        )

    def _check(self, key: str, *, is_raw: bool) -> None:
        if key.startswith(_LIVE):
            if not self._allow_live:
                raise ConfigurationError("a live key of Stripe needs ALLOW_LIVE_CARDS=true")
            if not self._api_url.startswith(_SEALED) and not _is_here(self._api_url):
                raise ConfigurationError("a live key of Stripe needs an https STRIPE_API_URL")
            if is_raw and not self._allow_raw:
                raise ConfigurationError("live card numbers need ALLOW_RAW_CARDS=true too")
        elif not key.startswith(_TEST):
            raise ConfigurationError("the secret key of Stripe begins with sk_test_ or rk_test_")


def _is_here(url: str) -> bool:
    """Whether what is sent there leaves no machine."""
    return urlsplit(url).hostname in _HERE


class _Call(Protocol):
    def __call__(self, client: stripe.StripeClient) -> stripe.Token: ...


def _said(call: _Call, client: stripe.StripeClient) -> Token | CardRefused | Unreached:
    """What Stripe says. No message of an error is passed on: some quote what was sent."""
    try:
        return _taken(call(client))
    except stripe.CardError as error:
        return CardRefused(error.code or "card_declined")
    except stripe.IdempotencyError as error:
        if error.http_status == 409:
            return Unreached("the same request is still running")
        raise Failed("idempotency_key_reused", phrase(Texts.pay_stripe_broken)) from None
    except stripe.AuthenticationError:
        raise
    except (stripe.RateLimitError, stripe.APIConnectionError) as error:
        return Unreached(type(error).__name__)
    except stripe.InvalidRequestError as error:
        if error.http_status == 404:
            return CardRefused("resource_missing")
        if error.http_status == 409:
            return Unreached("another request is in the way")
        raise ConfigurationError(f"Stripe refuses the request: {error.code}") from None
    except stripe.PermissionError:
        raise ConfigurationError("the secret key of Stripe may not make tokens") from None
    except stripe.StripeError as error:
        return Unreached(f"{type(error).__name__} {error.http_status or ''}".strip())


def _taken(token: stripe.Token) -> Token | CardRefused:
    card = token.card
    if card is None or getattr(token, "used", False):
        return CardRefused("resource_missing")
    expiry = f"{card.exp_month:02}/{card.exp_year % 100:02}"
    brand = _BRANDS.get(card.brand, card.brand)
    return Token(token.id, brand, card.last4 or "", expiry, card.name or "")
