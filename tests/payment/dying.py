"""One message to the payment conversation in a process of its own, which somebody else may kill.

`python tests/payment/dying.py STRIPE_URL TABLE LIMITS KEYFILE SESSION SECRET MESSAGE NOW`; it
prints "answered" once it lives on.
"""

import os
import sys
from pathlib import Path

from bot.adapters.aws import boto
from bot.adapters.aws.pace import JOB
from bot.adapters.dynamodb.payment_limits import DynamoPaymentLimits
from bot.adapters.dynamodb.payments import DynamoPaymentSessions
from bot.adapters.memory_payments import MemoryOutcomes
from bot.adapters.stripe_tokens import StripeTokens
from bot.adapters.vault.file import FileVault
from bot.log import Fields
from bot.payment.agent import PaymentAgent
from bot.payment.ports import Ports
from bot.playground.stripe.small_stripe import SECRET_KEY


def agent(stripe_url: str, table: str, limits: str, key_file: str) -> PaymentAgent:
    """The agent as it is deployed, on the DynamoDB that the environment names."""
    client = boto.make("dynamodb", JOB)

    def key(*, fresh: bool = False) -> str:
        return SECRET_KEY

    def told(fields: Fields) -> None:
        """Nothing."""

    ports = Ports(
        DynamoPaymentSessions(client, table),
        FileVault(Path(key_file)),
        StripeTokens(key, stripe_url),
        DynamoPaymentLimits(client, limits),
        MemoryOutcomes(),
        os.urandom,
        told,
    )
    return PaymentAgent(ports)


if __name__ == "__main__":
    session_id, secret, message, now = sys.argv[5:]
    agent(*sys.argv[1:5]).say(session_id, secret, message, "192.0.2.1", float(now))
    print("answered")
