"""Settings to services: the only place that chooses what stands behind a port."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from bot.errors import Failed
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.adapters.deadline import Deadline
    from bot.adapters.sqs import SqsJobQueue
    from bot.ux_agent.agent import UXAgent
    from bot.ux_agent.code_host import CodeHost
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
    from bot.adapters.dynamodb.sites import DynamoSites
    from bot.adapters.sqs import SqsJobQueue
    from bot.ux_agent.agent import UXAgent

    settings.require("DISCORD_PUBLIC_KEY", "JOBS_QUEUE_URL")
    client, queue = _aws_clients(settings)
    dynamodb, optional = deadline.guard(client), deadline.guard(client, is_optional=True)
    sqs = deadline.guard(queue)
    return UXAgent(
        DynamoConversationStore(dynamodb, settings.conversations_table),
        DynamoSites(optional, settings.sites_table, settings.sites, clock(settings)),
        SqsJobQueue(sqs, settings.jobs_queue_url),
        id_key=settings.conversation_id_key,
    )


def _aws_clients(settings: Settings) -> tuple[Any, Any]:
    """The clients of DynamoDB and SQS whose answers a person waits for, as AWS_CLIENT says."""
    if settings.aws_client == "light":
        from bot.adapters.aws import light

        return light.dynamodb(settings.aws), light.sqs(settings.aws)
    from bot.adapters.aws import boto
    from bot.adapters.aws.pace import INTERACTION

    return boto.make("dynamodb", INTERACTION), boto.make("sqs", INTERACTION)


def queue(url: str) -> "SqsJobQueue":
    """A queue as the worker uses it: no person waits for its answers."""
    from bot.adapters.aws import boto
    from bot.adapters.aws.pace import JOB
    from bot.adapters.sqs import SqsJobQueue

    return SqsJobQueue(boto.make("sqs", JOB), url)


def worker(settings: Settings) -> "Services":
    """What the worker and the handler of dead letters need."""
    import httpx

    from bot.adapters.aws import boto
    from bot.adapters.aws.pace import JOB
    from bot.adapters.discord_rest import DiscordMessenger
    from bot.adapters.dynamodb.conversations import DynamoConversationStore
    from bot.adapters.dynamodb.sites import DynamoSites
    from bot.ux_agent.work.services import Services

    dynamodb = boto.make("dynamodb", JOB)
    now = clock(settings)
    return Services(
        store=DynamoConversationStore(dynamodb, settings.conversations_table),
        sites=DynamoSites(dynamodb, settings.sites_table, settings.sites, now),
        open_site=code_hosts(settings),
        messenger=DiscordMessenger(
            httpx.Client(),
            settings.discord_api_url,
            bot_token=bot_token(settings),
            clock=now,
            sleep=time.sleep,
        ),
        clock=now,
    )


def code_hosts(settings: Settings) -> "Callable[[str], CodeHost]":
    """From a site, as SITES names it, to its repository; raises Failed when there can be none."""
    from bot.adapters.git_folder import GitFolder

    def open_site(site: str) -> "CodeHost":
        if not site.startswith("/"):
            text = f"The site “{site}” is no git folder of the machine that this bot runs on."
            raise Failed("unknown_host", text)
        return GitFolder(site, clock(settings), pull_request_url=settings.pull_request_url)

    return open_site


def bot_token(settings: Settings) -> Callable[[], str]:
    """The bot token: the variable's, else the parameter's, else none ('')."""
    if settings.discord_bot_token or not settings.discord_bot_token_parameter:
        return lambda: settings.discord_bot_token
    import boto3

    from bot.adapters.ssm import read_secret

    client: Any = boto3.client("ssm")
    return lambda: read_secret(client, settings.discord_bot_token_parameter)
