"""A small Stripe by itself: `python -m bot.playground.stripe [--port PORT]`.

It prints the settings that lead the payment conversation there, and serves until it is interrupted.
"""

import argparse
import sys
import threading
import time

from bot.errors import BotError
from bot.playground.stripe.server import StripeServer
from bot.playground.stripe.small_stripe import SECRET_KEY, SmallStripe


def main() -> int:
    """Serve; the exit status is 0 after an interrupt, 1 when it cannot start."""
    parser = argparse.ArgumentParser(prog="python -m bot.playground.stripe", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="of 127.0.0.1 (default: a free one)")
    options = parser.parse_args()
    try:
        server = StripeServer(SmallStripe(time.time), port=options.port)
    except (BotError, OSError) as fault:
        print(f"small Stripe: {fault}", file=sys.stderr)
        return 1
    with server:
        settings = (f"STRIPE_API_URL={server.url}", f"STRIPE_SECRET_KEY={SECRET_KEY}")
        print("\n".join((*settings, "# stop: Ctrl-C")), flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
