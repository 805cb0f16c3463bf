"""A small Stripe by itself: `python -m bot.playground.stripe [--port PORT]`.

It prints the settings that lead the payment conversation there, and serves until it is interrupted.
"""

import sys
import time
from argparse import Namespace

from bot.playground import alone
from bot.playground.stripe.server import StripeServer
from bot.playground.stripe.small_stripe import SECRET_KEY, SmallStripe


def main() -> int:
    """Serve; the exit status is 0 after an interrupt, 1 when it cannot start."""
    options = alone.parser("bot.playground.stripe", __doc__).parse_args()
    return alone.serve("small Stripe", _service, options)


def _service(options: Namespace) -> alone.Service:
    server = StripeServer(SmallStripe(time.time), port=options.port)
    lines = (f"STRIPE_API_URL={server.url}", f"STRIPE_SECRET_KEY={SECRET_KEY}")
    return alone.Service(server, lines)


if __name__ == "__main__":
    sys.exit(main())
