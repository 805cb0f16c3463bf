"""Settings to services: the only place that chooses what stands behind a port."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.settings import Settings

if TYPE_CHECKING:
    from bot.ux_agent.agent import UXAgent

Clock = Callable[[], int]


def clock(settings: Settings) -> Clock:
    """Epoch seconds, moved by CLOCK_OFFSET_SECONDS."""
    offset = settings.clock_offset_seconds

    def now() -> int:
        return int(time.time()) + offset

    return now


def endpoint(settings: Settings) -> "UXAgent":
    """What the interactions function needs; AWS clients with time-outs inside Discord's 3 s.

    Raises ConfigurationError naming the settings that are missing.
    """
    import boto3
    from botocore.config import Config

    from bot.adapters.dynamodb.client import make_client
    from bot.adapters.dynamodb.conversations import DynamoConversationStore
    from bot.adapters.dynamodb.sites import DynamoSites
    from bot.adapters.sqs import SqsJobQueue
    from bot.ux_agent.agent import UXAgent

    settings.require("DISCORD_PUBLIC_KEY", "JOBS_QUEUE_URL")
    dynamodb = make_client("interaction")
    quick = Config(
        connect_timeout=0.5,
        read_timeout=0.8,
        retries={"mode": "standard", "total_max_attempts": 2},
    )
    return UXAgent(
        DynamoConversationStore(dynamodb, settings.conversations_table),
        DynamoSites(dynamodb, settings.sites_table, settings.sites, clock(settings)),
        SqsJobQueue(boto3.client("sqs", config=quick), settings.jobs_queue_url),
        id_key=settings.conversation_id_key,
    )
