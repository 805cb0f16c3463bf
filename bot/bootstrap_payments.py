"""Settings to the payment conversation: the only place that chooses what is behind its ports."""

from typing import TYPE_CHECKING

from bot.errors import ConfigurationError
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.adapters.github.credentials import Secret
    from bot.conversation.job import JobQueue
    from bot.log import Log
    from bot.payment.agent import PaymentAgent
    from bot.payment.ports import Vault

TEST_KEYS = ("sk_test_", "rk_test_")
"""How Stripe's keys of its test mode begin (Stripe docs, "API keys")."""


def payments(
    settings: Settings, log: "Log", *, key: "Secret | None", jobs: "JobQueue"
) -> "PaymentAgent":
    """The payment conversation; Stripe's library is loaded and AWS's clients are made here.

    `key` gives Stripe's secret key, `jobs` takes the outcomes. Raises ConfigurationError naming
    what is missing, and on a live key of Stripe that is not allowed.
    """
    import os

    from bot.adapters.aws import boto
    from bot.adapters.aws.pace import JOB
    from bot.adapters.dynamodb.payment_limits import DynamoPaymentLimits
    from bot.adapters.dynamodb.payments import DynamoPaymentSessions
    from bot.adapters.payment_outcomes import JobOutcomes
    from bot.adapters.stripe_tokens import StripeTokens
    from bot.adapters.token_seal import TokenSeal
    from bot.payment.agent import Options, PaymentAgent
    from bot.payment.ports import Ports

    if key is None:
        raise ConfigurationError("not set: STRIPE_SECRET_KEY or STRIPE_SECRET_KEY_PARAMETER")
    dynamodb = boto.make("dynamodb", JOB)
    tokens = StripeTokens(
        key,
        settings.stripe_api_url,
        allow_live=settings.allow_live_cards,
        allow_raw=settings.allow_raw_cards,
    )
    tokens.warm()
    ports = Ports(
        DynamoPaymentSessions(dynamodb, settings.session_table),
        vault(settings),
        tokens,
        DynamoPaymentLimits(dynamodb, settings.limits_table),
        JobOutcomes(jobs, TokenSeal(settings.conversation_id_key)),
        os.urandom,
        log,
    )
    return PaymentAgent(ports, Options(takes_raw=takes_raw(settings, key())))


def takes_raw(settings: Settings, stripe_key: str) -> bool:
    """Whether a card number may be typed: where Stripe's elements do not take it, in test mode.

    Live numbers need two switches, for they bring a deployment into the whole scope of PCI DSS.
    """
    if settings.stripe_publishable_key:
        return False
    is_allowed = settings.allow_live_cards and settings.allow_raw_cards
    return is_allowed or stripe_key.startswith(TEST_KEYS)


def vault(settings: Settings) -> "Vault":
    """What seals card numbers: KMS where PAYMENT_KEY_ID names a key, else a key in a file.

    Raises ConfigurationError where neither is named.
    """
    if settings.payment_key_id:
        from bot.adapters.aws import boto
        from bot.adapters.aws.pace import JOB
        from bot.adapters.vault.kms import KmsVault

        return KmsVault(boto.make("kms", JOB), settings.payment_key_id)
    if settings.payment_key_file:
        from pathlib import Path

        from bot.adapters.vault.file import FileVault

        return FileVault(Path(settings.payment_key_file))
    raise ConfigurationError("not set: PAYMENT_KEY_ID or PAYMENT_KEY_FILE")
