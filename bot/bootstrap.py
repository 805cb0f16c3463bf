"""Settings to services: the only place that chooses what stands behind a port."""

import time
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from bot.errors import ConfigurationError, Failed
from bot.interactions.command_names import PAYMENT
from bot.settings import Settings

if TYPE_CHECKING:
    import httpx

    from bot.adapters.aws.pace import Pace
    from bot.adapters.deadline import Deadline
    from bot.adapters.dynamodb.chat_sessions import DynamoSessionTable
    from bot.adapters.github.credentials import Credentials, Secret
    from bot.adapters.github.wire import Wire
    from bot.adapters.scheduler import EventBridgeSchedules
    from bot.adapters.sqs import SqsJobQueue
    from bot.analytics.ports import EventQueue
    from bot.conversation.condition import Item
    from bot.conversation.reply import Reply
    from bot.site_name import SiteName
    from bot.transcript.door import SessionsDoor
    from bot.ux_agent.agent import UXAgent
    from bot.ux_agent.asking_model.budget import Budget
    from bot.ux_agent.asking_model.model import Model
    from bot.ux_agent.code_host import CodeHost
    from bot.ux_agent.commands.asked import Asked
    from bot.ux_agent.commands.table import Command
    from bot.ux_agent.listing import Listing
    from bot.ux_agent.work.services import Services

Clock = Callable[[], int]


def clock(settings: Settings) -> Clock:
    """Epoch seconds, moved by CLOCK_OFFSET_SECONDS."""
    offset = settings.clock_offset_seconds

    def now() -> int:
        return int(time.time()) + offset

    return now


def endpoint(settings: Settings, deadline: "Deadline") -> "UXAgent":
    """What the interactions function needs; its AWS clients keep to the interaction's deadline.

    Raises ConfigurationError naming the settings that are missing.
    """
    from bot.adapters.dynamodb.conversations import DynamoConversationStore
    from bot.adapters.dynamodb.limits import DynamoLimits
    from bot.adapters.dynamodb.sites import DynamoSites
    from bot.adapters.sqs import SqsJobQueue
    from bot.ux_agent.agent import UXAgent
    from bot.ux_agent.where import Where

    settings.require("DISCORD_PUBLIC_KEY", "JOBS_QUEUE_URL")
    client, queue = _aws_clients(settings)
    dynamodb, optional = deadline.guard(client), deadline.guard(client, is_optional=True)
    sqs = deadline.guard(queue)
    agent = UXAgent(
        DynamoConversationStore(dynamodb, settings.conversations_table),
        DynamoSites(
            optional,
            settings.sites_table,
            settings.sites,
            clock(settings),
            settings.setup_repositories,
        ),
        SqsJobQueue(sqs, settings.jobs_queue_url),
        id_key=settings.conversation_id_key,
        limits=DynamoLimits(optional, settings.limits_table),
        listing=_listing(dynamodb, settings.conversations_table),
    )
    agent.history = lambda: chat_sessions(settings, dynamodb)
    agent.where = Where(settings.direct_messages, settings.user_installs)
    if settings.model_id:
        from bot.ux_agent.asking_model.asking import is_open

        agent.is_left = is_open
    if settings.enable_payments and settings.pay_url:
        agent.others = {PAYMENT: _payment_links(dynamodb, settings)}
    return agent


def _payment_links(client: Any, settings: Settings) -> "Command":  # noqa: ANN401 - as below
    """`/payment`; what does it is loaded by the first to ask."""

    def answer(agent: "UXAgent", asked: "Asked") -> "Reply":
        from bot.adapters.dynamodb.payments import DynamoPaymentSessions
        from bot.adapters.token_seal import TokenSeal
        from bot.paying.links import PaymentLinks

        settings.require("CONVERSATION_ID_KEY")  # its default is public, and this seals a token
        key = settings.conversation_id_key
        sessions = DynamoPaymentSessions(client, settings.session_table)
        links = PaymentLinks(sessions, TokenSeal(key), key=key, pay_url=settings.pay_url)
        return links(agent, asked)

    return answer


def _listing(client: Any, table: str) -> "Listing":  # noqa: ANN401 - a client of either make
    """Conversations listed from DynamoDB; what does it is loaded by the first command to ask."""

    class Later:
        def of_user(self, user_id: str, guild_id: str, *, most: int = 25) -> "list[Item]":
            from bot.adapters.dynamodb.listing import DynamoListing

            return DynamoListing(client, table).of_user(user_id, guild_id, most=most)

    return Later()


def _aws_clients(settings: Settings) -> tuple[Any, Any]:
    """The clients of DynamoDB and SQS whose answers a person waits for, as AWS_CLIENT says."""
    if settings.aws_client == "light":
        from bot.adapters.aws import light

        return light.open_clients(settings.aws)
    from botocore.session import Session

    from bot.adapters.aws import boto
    from bot.adapters.aws.pace import INTERACTION

    session = Session()
    return boto.make("dynamodb", INTERACTION, session), boto.make("sqs", INTERACTION, session)


def queue(url: str, pace: "Pace | None" = None) -> "SqsJobQueue":
    """A queue as the worker uses it, where `pace` does not say who else waits for its answers."""
    from bot.adapters.aws import boto
    from bot.adapters.aws.pace import JOB
    from bot.adapters.sqs import SqsJobQueue

    return SqsJobQueue(boto.make("sqs", pace or JOB), url)


def event_queue(settings: Settings) -> "EventQueue | None":
    """Where events of sessions go; None where EVENTS_QUEUE_URL is not set."""
    if not settings.events_queue_url:
        return None
    from bot.adapters.aws import boto
    from bot.adapters.aws.pace import DELIVERY
    from bot.adapters.sqs_events import SqsEventQueue

    return SqsEventQueue(boto.make("sqs", DELIVERY), settings.events_queue_url)


def worker(settings: Settings) -> "Services":
    """What the worker and the handler of dead letters need."""
    import httpx

    from bot.adapters.aws import boto
    from bot.adapters.aws.pace import JOB
    from bot.adapters.discord_call import Discord
    from bot.adapters.discord_progress import DiscordProgress
    from bot.adapters.discord_rest import DiscordMessenger
    from bot.adapters.discord_roles import DiscordRoles
    from bot.adapters.dynamodb.conversations import DynamoConversationStore
    from bot.adapters.dynamodb.sites import DynamoSites
    from bot.adapters.picture_files import PictureFiles
    from bot.interactions.interaction import cdn_and
    from bot.ux_agent.work.given_up import GivenUp
    from bot.ux_agent.work.services import Services

    dynamodb = boto.make("dynamodb", JOB)
    http, now, token = httpx.Client(), clock(settings), bot_token(settings)
    address, style = settings.discord_api_url, settings.message_style
    discord = Discord(http, address, time.sleep)
    return Services(
        store=DynamoConversationStore(dynamodb, settings.conversations_table),
        sites=DynamoSites(dynamodb, settings.sites_table, settings.sites, now),
        open_site=code_hosts(settings, http),
        messenger=DiscordMessenger(
            http, address, bot_token=token, clock=now, sleep=time.sleep, style=style
        ),
        clock=now,
        guild_roles=DiscordRoles(discord, token),
        progress=DiscordProgress(discord, now, time.monotonic, style=style),
        model=model(settings, dynamodb),
        fetch=PictureFiles(http, cdn_and(settings.discord_cdn_url)).fetch,
        given_up=GivenUp(),
    )


def model(settings: Settings, dynamodb: Any = None) -> "Model | None":  # noqa: ANN401 - as above
    """The model that MODEL_ID names, None for none.

    Without a client of DynamoDB what it uses up is counted in this process alone.
    """
    if not settings.model_id:
        return None
    import uuid

    from bot.adapters.aws import boto
    from bot.adapters.aws.pace import MODEL
    from bot.adapters.bedrock import BedrockModel
    from bot.adapters.dynamodb.budget import DynamoBudget
    from bot.adapters.memory_budget import MemoryBudget

    now, most = clock(settings), settings.model_daily_tokens
    budget: Budget = MemoryBudget(most, now)
    if dynamodb is not None:
        table = settings.limits_table
        budget = DynamoBudget(dynamodb, table, most, clock=now, new_id=lambda: uuid.uuid4().hex)
    return BedrockModel(lambda: boto.make("bedrock-runtime", MODEL), settings.model_id, budget)


def code_hosts(settings: Settings, http: "httpx.Client") -> "Callable[[str], CodeHost]":
    """From a site, as SITES names it, to its repository; raises Failed when there can be none."""
    from bot.adapters.git_folder import GitFolder
    from bot.site_name import site_name

    open_repository = cache(lambda: repositories(settings, http))

    def open_site(site: str) -> "CodeHost":
        if site.startswith("/"):
            return GitFolder(site, clock(settings), pull_request_url=settings.pull_request_url)
        name = site_name(site)
        if name is None:
            text = f"The site “{site}” is neither owner/name[@branch] nor an absolute git folder."
            raise Failed("unknown_host", text)
        return open_repository()(name)

    return open_site


def repositories(settings: Settings, http: "httpx.Client") -> "Callable[[SiteName], CodeHost]":
    """From a site at GitHub to its repository, over one connection and at one pace.

    Raises ConfigurationError when no credentials are set.
    """
    import random

    from bot.adapters.github.connection import Connection
    from bot.adapters.github.pace import Pace
    from bot.adapters.github.repository import GitHubRepository
    from bot.adapters.github.wire import Wire

    # GitHub's clock is not moved with ours: limits and tokens go by the real time.
    pace = Pace(time.monotonic, time.sleep)
    wire = Wire(http, settings.github_api_url, pace, time.time)
    credentials = github_credentials(settings, wire)
    chance = random.SystemRandom()

    def pause() -> None:
        time.sleep(chance.uniform(0.2, 1.0))

    def open_repository(site: "SiteName") -> "CodeHost":
        connection = Connection(site.repository, wire, credentials, pause)
        return GitHubRepository(connection, site.branch, has_draft_fallback=settings.draft_fallback)

    return open_repository


def github_credentials(
    settings: Settings, wire: "Wire", clock: Callable[[], float] = time.time
) -> "Credentials":
    """The App's installation where all of it is set, else the token.

    Raises ConfigurationError naming what is missing when neither is there.
    """
    from bot.adapters.github.credentials import Token

    key = secret(settings.github_private_key, settings.github_private_key_parameter)
    if key is not None and settings.github_app_id and settings.github_installation_id:
        from bot.adapters.github.app import App, Installation

        who = Installation(settings.github_app_id, settings.github_installation_id, key)
        return App(who, wire, clock)
    token = secret(settings.github_token, settings.github_token_parameter)
    if token is None:
        raise ConfigurationError(
            "not set: GITHUB_APP_ID, GITHUB_INSTALLATION_ID and GITHUB_PRIVATE_KEY(_PARAMETER),"
            " or GITHUB_TOKEN(_PARAMETER)"
        )
    return Token(token)


def webhook(settings: Settings) -> "tuple[Secret, SqsJobQueue]":
    """The push webhook's secrets, one a line, and the jobs queue.

    Raises ConfigurationError when no secret is set.
    """
    from bot.adapters.aws.pace import DELIVERY

    parameter = settings.github_webhook_secret_parameter
    secrets = secret(settings.github_webhook_secret, parameter, DELIVERY)
    if secrets is None:
        raise ConfigurationError(
            "not set: GITHUB_WEBHOOK_SECRET or GITHUB_WEBHOOK_SECRET_PARAMETER"
        )
    return secrets, queue(settings.jobs_queue_url, DELIVERY)


def schedules(settings: Settings) -> "EventBridgeSchedules":
    """Where the ends of conversations are scheduled.

    Raises ConfigurationError naming the settings that are missing.
    """
    from bot.adapters.aws import boto
    from bot.adapters.aws.pace import JOB
    from bot.adapters.scheduler import Delivery, EventBridgeSchedules

    settings.require("SCHEDULE_GROUP", "SCHEDULE_QUEUE_ARN", "SCHEDULE_ROLE_ARN")
    delivery = Delivery(
        settings.schedule_group, settings.schedule_queue_arn, settings.schedule_role_arn
    )
    # EventBridge's clock is not moved with ours.
    offset = settings.clock_offset_seconds
    return EventBridgeSchedules(boto.make("scheduler", JOB), delivery, time.time, offset=offset)


def chat_sessions(settings: Settings, client: Any = None) -> "DynamoSessionTable":  # noqa: ANN401
    """Where what was said is kept; behind a client for jobs where none is given."""
    from bot.adapters.aws import boto
    from bot.adapters.aws.pace import JOB
    from bot.adapters.dynamodb.chat_sessions import DynamoSessionTable

    client = client or boto.make("dynamodb", JOB)
    return DynamoSessionTable(client, settings.chat_sessions_table, clock(settings))


def sessions_door(settings: Settings) -> "SessionsDoor":
    """People's own chat sessions over HTTP; raises ConfigurationError naming what is missing."""
    from bot.adapters.aws.pace import DELIVERY
    from bot.transcript.door import SessionsDoor
    from bot.transcript.signed_in import SignedIn

    settings.require("DASHBOARD_JWT_ISSUER", "DASHBOARD_JWT_AUDIENCE")
    parameter = settings.dashboard_jwt_keys_parameter
    keys = secret(settings.dashboard_jwt_keys, parameter, DELIVERY)
    if keys is None or not settings.conversation_id_key:
        raise ConfigurationError("not set: DASHBOARD_JWT_KEYS(_PARAMETER) or CONVERSATION_ID_KEY")
    signed_in = SignedIn(keys, settings.dashboard_jwt_issuer, settings.dashboard_jwt_audience)
    return SessionsDoor(chat_sessions(settings), signed_in, settings.conversation_id_key)


def secret(value: str, parameter: str, pace: "Pace | None" = None) -> "Secret | None":
    """A secret: the variable's value, else the parameter's, kept for a while; None for neither.

    `pace` says who waits for the parameter, where that is not a job.
    """
    if value:
        from bot.adapters.github.credentials import Given

        return Given(value)
    if not parameter:
        return None
    from bot.adapters.aws import boto
    from bot.adapters.aws.pace import JOB
    from bot.adapters.ssm import Parameter

    return Parameter(boto.make("ssm", pace or JOB), parameter, time.monotonic)


def bot_token(settings: Settings) -> Callable[[], str]:
    """The bot token: the variable's, else the parameter's, else none ('')."""
    from bot.adapters.github.credentials import IfReadable

    return IfReadable(secret(settings.discord_bot_token, settings.discord_bot_token_parameter))
