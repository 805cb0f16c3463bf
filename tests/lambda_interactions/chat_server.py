"""The chat function's door on a port of 127.0.0.1, as a browser or an HTTP client meets it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from bot.adapters.memory_payments import MemoryPaymentLimits
from bot.log import Log
from bot.payment.agent import Options
from lambda_interactions.chat_door import ChatDoor, ChatSessions
from tests.lambda_interactions.door_server import serving_door
from tests.payment.world import World, world

MANY = 1_000_000


class Chat(NamedTuple):
    """Where it answers, what stands behind it, and what it logged."""

    address: str
    world: World
    lines: list[str]


@contextmanager
def serving_chat(
    *, publishable_key: str = "", most: int = MANY, sessions: ChatSessions | None = None
) -> Iterator[Chat]:
    """Serve payments in memory; `most` messages an hour from one address and in one session."""
    options = Options(takes_raw=not publishable_key, most_messages=most)
    behind = world(options, MemoryPaymentLimits(most))
    lines: list[str] = []
    door = ChatDoor(
        lambda: behind.agent,
        (lambda: sessions) if sessions else None,
        lambda: int(time.time()),
        Log(lines.append),
        publishable_key=publishable_key,
        is_plain=True,
    )

    with serving_door(door.answer) as address:
        yield Chat(address, behind, lines)
