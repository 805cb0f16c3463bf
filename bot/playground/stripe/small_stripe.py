"""A small Stripe: tokens of cards, with Stripe's errors, idempotency keys, and trouble on demand.

    with StripeServer(SmallStripe()) as served:
        ...  # STRIPE_API_URL=served.url, STRIPE_SECRET_KEY=SECRET_KEY

No number and no CVV is kept: of a card, what a token shows, and of a request its digest.
Sources: Stripe API Reference, "Tokens", "Idempotent requests"; Stripe Docs, "Testing" (numbers).
"""

import secrets
import threading
from collections import deque
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any, Literal, NamedTuple, TypeAlias

from bot.card_numbers import brand_of, is_luhn
from bot.playground.stripe import errors
from bot.playground.stripe.errors import Reply

SECRET_KEY = "sk_test_playground"  # noqa: S105 - a key of nobody's
DECLINED: Mapping[str, tuple[str, str]] = {
    "4000000000000002": ("card_declined", "generic_decline"),
    "4000000000009995": ("card_declined", "insufficient_funds"),
    "4000000000009987": ("card_declined", "lost_card"),
    "4000000000009979": ("card_declined", "stolen_card"),
    "4000000000000069": ("expired_card", ""),
    "4000000000000127": ("incorrect_cvc", ""),
    "4000000000000119": ("processing_error", ""),
}
"""Test numbers to their refusals, most of them Stripe's own at a charge: nobody makes one here."""

Trouble: TypeAlias = Literal["401", "409", "429", "500", "503", "hang", "cut", "reset"]
"""What befalls a request: an error in its place ("500" also stands for its key from then on), or,
once it was done, no answer for long ("hang") or a cut connection ("cut"); "reset" cuts before."""

_FUNDING = "credit"


class Told(NamedTuple):
    """What the server does: send the reply, or let the connection end; after `wait` seconds."""

    reply: Reply | None
    wait: float = 0.0


class SmallStripe:
    """Answers requests, of any thread. Troubles in `troubles` befall the next ones in turn.

    `calls` are the requests in order as (method, path, idempotency key); `clock` gives epoch
    seconds, `patience` is how long a hanging request hangs.
    """

    def __init__(
        self,
        clock: Callable[[], float],
        *,
        secret_key: str = SECRET_KEY,
        patience: float = 30.0,
    ) -> None:
        self.troubles: deque[Trouble | None] = deque()
        self.calls: list[tuple[str, str, str]] = []
        self.tokens: dict[str, dict[str, Any]] = {}
        self.secret_key = secret_key
        self._clock = clock
        self._patience = patience
        self._lock = threading.Lock()
        self._kept: dict[str, tuple[str, Reply]] = {}

    def answer(self, method: str, path: str, form: Mapping[str, str], asked: "Asked") -> Told:
        """The answer to a request with these form fields (`card[number]` …)."""
        with self._lock:
            self.calls.append((method, path, asked.idempotency_key))
            trouble = self.troubles.popleft() if self.troubles else None
            if trouble == "reset":
                return Told(None)
            reply = _instead(trouble) or self._answered(method, path, form, asked)
            if trouble == "500" and asked.idempotency_key:
                self._kept.setdefault(asked.idempotency_key, (_digest(path, form), reply))
        if trouble == "hang":
            return Told(None, self._patience)
        return Told(None if trouble == "cut" else reply)

    def _answered(self, method: str, path: str, form: Mapping[str, str], asked: "Asked") -> Reply:
        if asked.key != self.secret_key:
            return errors.unauthorized(asked.key)
        if method == "GET" and path.startswith("/v1/tokens/"):
            name = path.removeprefix("/v1/tokens/")
            held = self.tokens.get(name)
            return Reply(200, held) if held else errors.missing("token", name)
        if (method, path) != ("POST", "/v1/tokens"):
            return errors.unknown_route(method, path)
        digest = _digest(path, form)
        kept = self._kept.get(asked.idempotency_key) if asked.idempotency_key else None
        if kept:
            is_same = kept[0] == digest
            again = kept[1]._replace(headers={"Idempotent-Replayed": "true"})
            return again if is_same else errors.other_parameters(asked.idempotency_key)
        reply = self._made(form)
        if asked.idempotency_key and reply.status != 400:  # what was not begun is not kept
            self._kept[asked.idempotency_key] = (digest, reply)
        return reply

    def _made(self, form: Mapping[str, str]) -> Reply:
        number = form.get("card[number]", "")
        for name in ("number", "exp_month", "exp_year"):
            if not form.get(f"card[{name}]"):
                return errors.missing_param(f"card[{name}]")
        refused = _refused(form, self._clock())
        if refused:
            return errors.card_error(*refused)
        brand = brand_of(number)
        token = _token(form, brand.name if brand else "Unknown", int(self._clock()))
        self.tokens[token["id"]] = token
        return Reply(200, token)


class Asked(NamedTuple):
    """Of a request's headers: the secret key and the idempotency key."""

    key: str
    idempotency_key: str = ""


def _instead(trouble: Trouble | None) -> Reply | None:
    replies = {
        "401": errors.unauthorized("sk_test_of_before"),
        "409": errors.in_progress(),
        "429": errors.rate_limited(),
        "500": errors.broken(),
        "503": errors.broken(503),
    }
    return replies.get(trouble or "")


def _digest(path: str, form: Mapping[str, str]) -> str:
    return sha256(repr((path, sorted(form.items()))).encode()).hexdigest()


def _refused(form: Mapping[str, str], now: float) -> tuple[str, str] | None:
    """The code, and the bank's one, of what is wrong with a card; None for a good one."""
    number, cvc = form["card[number]"], form.get("card[cvc]", "")
    if not number.isdecimal() or not is_luhn(number) or not 12 <= len(number) <= 19:
        return "incorrect_number", ""
    month, year = form["card[exp_month]"], form["card[exp_year]"]
    if not month.isdecimal() or not 1 <= int(month) <= 12:
        return "invalid_expiry_month", ""
    this_year = 1970 + int(now // 31_556_952)
    if not year.isdecimal() or not this_year <= int(year) <= this_year + 50:
        return "invalid_expiry_year", ""
    brand = brand_of(number)
    if cvc and len(cvc) != (brand.cvv if brand else 3):
        return "invalid_cvc", ""
    return DECLINED.get(number)


def _token(form: Mapping[str, str], brand: str, now: int) -> dict[str, Any]:
    """A token as Stripe shows it; of the card no more than that."""
    card: dict[str, Any] = {
        "id": f"card_{secrets.token_hex(12)}",
        "object": "card",
        "brand": "MasterCard" if brand == "Mastercard" else brand,
        "cvc_check": "unchecked" if form.get("card[cvc]") else None,
        "exp_month": int(form["card[exp_month]"]),
        "exp_year": int(form["card[exp_year]"]),
        "funding": _FUNDING,
        "last4": form["card[number]"][-4:],
        "metadata": {},
        "name": form.get("card[name]"),
    }
    return {
        "id": f"tok_{secrets.token_hex(12)}",
        "object": "token",
        "card": card,
        "client_ip": None,
        "created": now,
        "livemode": False,
        "type": "card",
        "used": False,
    }
