"""Settings to the operators' console: the only place that chooses what is behind its ports."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from bot.errors import ConfigurationError
from bot.settings import Settings

if TYPE_CHECKING:
    from starlette.applications import Starlette

    from bot.analytics.ports import EventQueue
    from bot.console.services import Sessions
    from bot.conversation.job import JobQueue
    from bot.interactions.sign_in import SignIn
    from bot.log import Log


class Around(NamedTuple):
    """What the console gets of others: sessions to look at, queues, and Discord's client secret.

    Without a queue of events nobody is told that a pull request's link was followed.
    """

    sessions: "Sessions"
    jobs: "JobQueue"
    events: "EventQueue | None"
    secret: Callable[[], str] | None


def console(
    settings: Settings, log: "Log", clock: Callable[[], int], around: Around
) -> "Starlette":
    """The application, without its sessions; raises ConfigurationError naming what is missing."""
    import secrets

    from bot.adapters.aws import boto
    from bot.adapters.aws.pace import DELIVERY
    from bot.adapters.dynamodb.conversations import DynamoConversationStore
    from bot.adapters.dynamodb.sites import DynamoSites
    from bot.analytics.transitions import person
    from bot.audit import OperatorsStore
    from bot.console.app import build
    from bot.console.services import Services

    settings.require("CONVERSATION_ID_KEY")  # its default is public, and this hides who it was
    dynamodb = boto.make("dynamodb", DELIVERY)
    store = DynamoConversationStore(dynamodb, settings.conversations_table)
    return build(
        Services(
            sign_in(settings, around.secret),
            around.sessions,
            OperatorsStore(store, log),
            around.jobs,
            DynamoSites(dynamodb, settings.sites_table, settings.sites, clock),
            around.events,
            clock,
            lambda: secrets.token_urlsafe(32),
            lambda user_id: person(settings.conversation_id_key, user_id),
            log,
            address=settings.console_url,
        )
    )


def sign_in(settings: Settings, secret: Callable[[], str] | None) -> "SignIn":
    """Signing in with Discord; raises ConfigurationError naming what is missing."""
    import httpx

    from bot.adapters.discord_sign_in import DiscordSignIn

    settings.require("DISCORD_APPLICATION_ID")
    if secret is None:
        raise ConfigurationError("not set: DISCORD_CLIENT_SECRET(_PARAMETER)")
    return DiscordSignIn(
        httpx.Client(),
        settings.discord_oauth_url,
        settings.discord_api_url,
        application_id=settings.discord_application_id,
        secret=secret,
    )
