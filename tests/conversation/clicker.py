"""One process of an endpoint: it presses a button of each conversation when the other does."""

import os
from collections.abc import Mapping
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from typing import Any, NamedTuple

from bot.adapters.aws.light import open_clients
from bot.adapters.dynamodb.conversations import DynamoConversationStore
from bot.adapters.memory import MemoryQueue, MemorySites
from bot.conversation.reply import Handle, Replace, Say
from bot.settings import AwsSettings
from bot.ux_agent.agent import Origin, UXAgent
from tests.conversation.whole_bot import ADA, GUILD, PRESSES, SITE


class Clicks(NamedTuple):
    """What one process presses, as `name`: `what` of whole_bot.PRESSES, of each of `handles`."""

    name: str
    what: str
    handles: tuple[Handle, ...]
    now: int
    table: str
    environment: Mapping[str, str]


class Told(NamedTuple):
    """What one press was answered: whether its message was replaced, title and words."""

    is_replaced: bool
    title: str
    words: str


def run(clicks: Clicks, barrier: Barrier, results: "Queue[Any]") -> None:
    """Press, each time at the same moment as the other process; report the answers."""
    os.environ.update(clicks.environment)
    client, _ = open_clients(AwsSettings.read(os.environ))
    store = DynamoConversationStore(client, clicks.table)
    agent = UXAgent(store, MemorySites({GUILD: SITE}), MemoryQueue(), id_key="key")
    told = []
    for number, handle in enumerate(clicks.handles):
        name = f"{clicks.name}-{number}"
        origin = Origin(name, f"token-{name}", "77", "88", "en-US", clicks.now)
        barrier.wait(timeout=60)
        reply = PRESSES[clicks.what](agent, handle, ADA, origin)
        assert isinstance(reply, Say | Replace)
        told.append(Told(isinstance(reply, Replace), reply.card.title, "\n".join(reply.card.lines)))
    results.put((clicks.name, told))
