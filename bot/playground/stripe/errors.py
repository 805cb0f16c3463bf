"""Errors as Stripe answers them: status, headers and body.

Source: Stripe API Reference, "Errors", and Stripe Docs, "Error codes", "Idempotent requests".
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

_DOCS = "https://docs.stripe.com/error-codes/"
_CARD = {
    "incorrect_number": ("Your card number is incorrect.", "number"),
    "invalid_number": ("Your card number is incorrect.", "number"),
    "invalid_expiry_month": ("Your card's expiration month is invalid.", "exp_month"),
    "invalid_expiry_year": ("Your card's expiration year is invalid.", "exp_year"),
    "expired_card": ("Your card has expired.", "exp_month"),
    "incorrect_cvc": ("Your card's security code is incorrect.", "cvc"),
    "invalid_cvc": ("Your card's security code is invalid.", "cvc"),
    "card_declined": ("Your card was declined.", ""),
    "processing_error": (
        "An error occurred while processing your card. Try again in a little bit.",
        "",
    ),
}


class Reply(NamedTuple):
    """One HTTP answer; the body becomes JSON."""

    status: int
    body: Mapping[str, Any]
    headers: Mapping[str, str] = {}


def _error(status: int, kind: str, message: str, **more: str) -> Reply:
    code = more.get("code")
    documented = {"doc_url": f"{_DOCS}{code.replace('_', '-')}"} if code else {}
    return Reply(status, {"error": {"type": kind, "message": message, **more, **documented}})


def card_error(code: str, decline_code: str = "") -> Reply:
    """402: the card is refused for this reason."""
    message, param = _CARD[code]
    more = {"code": code, "param": param, "decline_code": decline_code}
    return _error(402, "card_error", message, **{name: said for name, said in more.items() if said})


def unauthorized(key: str) -> Reply:
    """401: a key that is none, shown as Stripe shows it."""
    if not key:
        return _error(401, "invalid_request_error", "You did not provide an API key.")
    shown = f"{key[:8]}{'*' * max(len(key) - 12, 0)}{key[-4:]}"
    return _error(401, "invalid_request_error", f"Invalid API Key provided: {shown}")


def other_parameters(key: str) -> Reply:
    """400: an idempotency key that was used for something else."""
    return _error(
        400,
        "idempotency_error",
        "Keys for idempotent requests can only be used with the same parameters they were first "
        f"used with. Try using a key other than '{key}' if you meant to execute a different "
        "request.",
    )


def in_progress() -> Reply:
    """409: a request with the same idempotency key is still running."""
    return _error(
        409,
        "idempotency_error",
        "There is currently another in-progress request using this Idempotent Key.",
        code="idempotency_key_in_use",
    )


def rate_limited() -> Reply:
    """429: too many requests."""
    return _error(429, "invalid_request_error", "Request rate limit exceeded.", code="rate_limit")


def broken(status: int = 500) -> Reply:
    """5xx: Stripe itself is in trouble."""
    return _error(status, "api_error", "An unknown error occurred")


def missing(what: str, name: str) -> Reply:
    """404: there is no such thing."""
    return _error(
        404, "invalid_request_error", f"No such {what}: '{name}'", code="resource_missing"
    )


def missing_param(name: str) -> Reply:
    """400: a parameter is not there."""
    return _error(
        400,
        "invalid_request_error",
        f"Missing required param: {name}.",
        code="parameter_missing",
        param=name,
    )


def unknown_route(method: str, path: str) -> Reply:
    """404: no operation has this address."""
    return _error(404, "invalid_request_error", f"Unrecognized request URL ({method}: {path}).")
