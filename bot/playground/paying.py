"""Payments in the local stack: the small Stripe, and the parameters that lead to it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from bot.playground.stack.local_stack import StackOptions
from bot.playground.stripe.server import StripeServer
from bot.playground.stripe.small_stripe import SmallStripe

KEY = "/ux-agent/local/stripe-secret-key"
"""The parameter that holds the small Stripe's secret key."""


@contextmanager
def payments(options: StackOptions, address: str) -> Iterator[StackOptions]:
    """The options with payments switched on, while a small Stripe is there.

    `address` is where people reach the payment page, without a slash at the end.
    """
    small = SmallStripe(time.time)
    with StripeServer(small) as stripe:
        parameters = {
            "EnablePayments": "true",
            "StripeSecretKeyParameter": KEY,
            "StripeApiUrl": stripe.url,
            "PayUrl": address,
        }
        yield options._replace(
            parameters={**options.parameters, **parameters},
            secrets={**options.secrets, KEY: small.secret_key},
        )
