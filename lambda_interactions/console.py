"""AWS Lambda's entry for the operators' console: its ASGI application, by Mangum."""

from collections.abc import Callable
from typing import Any

from mangum import Mangum

from bot import bootstrap, bootstrap_console, bootstrap_dashboard
from bot.adapters.aws.pace import DELIVERY
from bot.console.services import Sessions, SwitchedOff
from bot.log import Log, show
from bot.session_middleware import DynamoDBSessionMiddleware
from bot.settings import Settings, from_environment
from lambda_interactions.kept import Kept

_TEXT = ["text/", "application/json", "image/svg+xml"]
"""What is handed on as it is: the rest would go as base64."""


def open_console(read: Callable[[], Settings], write: Callable[[str], None]) -> Mangum:
    """The console as the settings say; raises ConfigurationError naming what is missing.

    With DYNAMODB_WRITE_ENABLED=false there are no sessions to look at, and its pages say so.
    """
    settings = read()
    settings.require("JOBS_QUEUE_URL")
    log, clock = Log(write, settings.log_level), bootstrap.clock(settings)
    parameter = settings.discord_client_secret_parameter
    around = bootstrap_console.Around(
        _sessions(settings, clock),
        bootstrap.queue(settings.jobs_queue_url, DELIVERY),
        bootstrap.event_queue(settings),
        bootstrap.secret(settings.discord_client_secret, parameter, DELIVERY),
    )
    console = bootstrap_console.console(settings, log, clock, around)
    is_plain = settings.console_url.startswith("http://")
    app = DynamoDBSessionMiddleware(console, https_only=not is_plain, clock=clock)
    return Mangum(app, lifespan="off", text_mime_types=_TEXT)


def _sessions(settings: Settings, clock: Callable[[], int]) -> Sessions:
    if not settings.dynamodb_write_enabled:
        return SwitchedOff()
    tables = bootstrap_dashboard.session_tables(settings, clock)
    return bootstrap_dashboard.reading(settings, clock, tables)


_CONSOLE = Kept(lambda: open_console(from_environment, show), show)


def lambda_handler(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Answer one HTTP event; raises ConfigurationError while a setting is missing."""
    return _CONSOLE()(event, context)  # type: ignore[arg-type]
