"""AWS Lambda's entry for the payment conversation, its page, and people's chat sessions.

What takes time, Stripe's library above all, happens at import, in INIT.
"""

from collections.abc import Callable
from typing import Any

from bot import bootstrap, bootstrap_payments
from bot.errors import ConfigurationError
from bot.log import Log, show
from bot.payment.agent import PaymentAgent
from bot.settings import Settings, from_environment
from lambda_interactions.chat_door import ChatDoor
from lambda_interactions.http_event import Response
from lambda_interactions.kept import Kept


def open_door(read: Callable[[], Settings], write: Callable[[str], None]) -> ChatDoor:
    """The door as the settings say.

    Raises ConfigurationError naming what is missing or what may not be, as a live key of Stripe.
    """
    settings = read()
    log = Log(write, settings.log_level)
    payments = sessions = None
    if settings.enable_payments:
        payments = Kept(lambda: _payments(settings, log), write)
    if settings.dashboard_jwt_keys or settings.dashboard_jwt_keys_parameter:
        sessions = Kept(lambda: bootstrap.sessions_door(settings), write)
    if payments is None and sessions is None:
        raise ConfigurationError("not set: ENABLE_PAYMENTS or DASHBOARD_JWT_KEYS(_PARAMETER)")
    return ChatDoor(
        payments,
        sessions,
        bootstrap.clock(settings),
        log,
        publishable_key=settings.stripe_publishable_key,
        is_plain=settings.pay_url.startswith("http://"),
    )


def _payments(settings: Settings, log: Log) -> PaymentAgent:
    settings.require("SESSION_TABLE", "JOBS_QUEUE_URL", "CONVERSATION_ID_KEY")
    key = bootstrap.secret(settings.stripe_secret_key, settings.stripe_secret_key_parameter)
    jobs = bootstrap.queue(settings.jobs_queue_url)
    return bootstrap_payments.payments(settings, log, key=key, jobs=jobs)


_DOOR: Callable[[], ChatDoor] = Kept(lambda: open_door(from_environment, show), show)


def lambda_handler(event: dict[str, Any], context: object) -> Response:
    """Answer one HTTP event; raises ConfigurationError while a setting is missing."""
    return _DOOR().answer(event, str(getattr(context, "aws_request_id", "")))
