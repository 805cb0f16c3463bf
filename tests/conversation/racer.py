"""One of two processes that act at the same time, on one real server."""

import os
from collections.abc import Mapping
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from typing import Any, NamedTuple

from bot.adapters.aws import boto
from bot.adapters.aws.pace import JOB
from bot.adapters.dynamodb.conversations import DynamoConversationStore
from bot.conversation.condition import Item
from bot.conversation.store import ConversationStore
from bot.conversation.verdict import Verdict
from tests.conversation.actors import Person, Workman, conversation


class Told(NamedTuple):
    """What one was told, and the item that told it, None when it won."""

    verdict: Verdict
    old: Item | None


class Racer(NamedTuple):
    """What one process does: an act on each conversation, as `name`."""

    act: str
    name: str
    keys: list[str]
    table: str
    environment: Mapping[str, str]


def run(racer: Racer, barrier: Barrier, results: "Queue[Any]") -> None:
    """Act on each conversation at the same moment as the other process; report what was told."""
    os.environ.update(racer.environment)
    store = DynamoConversationStore(boto.make("dynamodb", JOB), racer.table)
    told = []
    for key in racer.keys:
        barrier.wait(timeout=60)
        told.append(ACTS[racer.act](store, key, racer.name))
    results.put((racer.name, told))


def _answer(store: ConversationStore, key: str, name: str) -> Told:
    person = Person(store, key=key)
    person.old = conversation(key)
    verdict = person.answer(name, plan_digest=f"{name}{'0' * 62}")
    return Told(verdict, person.old)


def _take(store: ConversationStore, key: str, name: str) -> Told:
    taken = Workman(store, name, key).take()
    return Told(Verdict.OPEN if taken else Verdict.BUSY, None)


ACTS = {"answer": _answer, "take": _take}
