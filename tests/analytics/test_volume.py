"""Many events, delivered as queues deliver: often, shuffled, to several at once, through outages.

The suite plays 5,000 events, the long proofs 100,000, with the same code.
"""

import json
import random
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from bot.analytics.event import Event, archive_key, as_text
from bot.analytics.processing import Record
from bot.errors import TransientError
from tests.analytics.samples import OTHER, TENANT, at, event, raw
from tests.analytics.world import World, repairs, world

pytestmark = pytest.mark.no_cover

MOST_RECEIVED = 5
BATCH = 10
PROCESSORS = 4
OUTCOMES = ["", "", "", "cta_clicked", "link_clicked", "form_completed", "browsing"]
ENDINGS = ["", "", "open", "cancelled", "expired", "failed", "completed"]
TYPES = ["MESSAGE_SENT", "MESSAGE_RECEIVED", "WIDGET_OPENED", "PREVIEW_SHOWN", "CONFIRMED"]


class Queue:
    """A standard queue with its dead-letter queue; a message is received five times at most."""

    def __init__(self, bodies: list[str]) -> None:
        self.dead: list[str] = []
        self.received = 0
        self._waiting = deque((Record(f"m{place}", body), 0) for place, body in enumerate(bodies))
        self._lock = threading.Lock()

    def receive(self) -> list[tuple[Record, int]]:
        with self._lock:
            some = min(BATCH, len(self._waiting))
            taken = [self._waiting.popleft() for _ in range(some)]
            self.received += len(taken)
            return taken

    def settle(self, taken: list[tuple[Record, int]], failed: list[str]) -> None:
        """Put back what failed, or aside what failed too often."""
        with self._lock:
            for record, received in taken:
                if record.id in failed and received + 1 == MOST_RECEIVED:
                    self.dead.append(record.body)
                elif record.id in failed:
                    self._waiting.append((record, received + 1))


class Weather:
    """DynamoDB: away for a fifth of the deliveries, and now and then not heard or not answering."""

    def __init__(self, queue: Queue, deliveries: int, chance: random.Random) -> None:
        self.faults = 0
        self._queue = queue
        self._outage = range(2 * deliveries // 5, 3 * deliveries // 5)
        self._chance = chance

    def __call__(self, name: str, call: Callable[[], Any]) -> Any:
        luck = self._chance.random()
        if self._queue.received in self._outage or luck < 0.002:
            self.faults += 1
            raise TransientError("not heard")
        result = call()
        if luck > 0.998:
            self.faults += 1
            raise TransientError("not answering")
        return result


def events_of(count: int, chance: random.Random) -> Iterator[Event]:
    """Sessions of 1 to 40 events of two tenants; some steps twice, some beyond 999, some absent."""
    made = 0
    while made < count:
        session = f"session-{made}"
        length = min(chance.randint(1, 40), count - made)
        base = chance.choice([1, 1, 1, 980])
        for number in range(length):
            step = base + number - chance.choice([0, 0, 0, 0, 1])
            yield event(
                step,
                session_id=session,
                event_id=f"{session}:{number}",
                tenant_hash=chance.choice([TENANT, TENANT, OTHER]),
                timestamp=at(number + chance.choice([0, 0, 0, 2])),
                step_number=None if chance.random() < 0.02 else step,
                event_type=chance.choice(TYPES),
                outcome=chance.choice(OUTCOMES),
                ending=chance.choice(ENDINGS),
                question=chance.choice(["", "header: background", "navbar: text"]),
                properties={"write_units": chance.randint(0, 3), "share": chance.random()},
            )
        made += length


def poison_of(count: int, chance: random.Random) -> list[str]:
    """Bodies that are no events, each different."""
    kinds: list[Callable[[int], str]] = [
        lambda number: f"{{{number}",
        lambda number: json.dumps(raw(number, tenant_hash="?")),
        lambda number: json.dumps(raw(number, step_number=number + 0.5)),
        lambda number: json.dumps(raw(number, properties={"x": float("nan")})),
        lambda number: json.dumps(raw(number, event_id="")),
        lambda number: json.dumps(raw(number, question="x" * 5000)),
    ]
    return [chance.choice(kinds)(number) for number in range(count)]


def play(there: World, queue: Queue, weather: Weather) -> None:
    """Several processors at once, until the queue is empty; one in eight batches is of repairs."""
    one_at_a_time = threading.Lock()

    def work(seed: int) -> None:
        processor = there.processor(tables=weather)
        chance = random.Random(seed)
        while taken := queue.receive():
            queue.settle(taken, processor.process([record for record, _ in taken]))
            if chance.random() < 0.125:
                with one_at_a_time:
                    keys = [str(key) for key in there.repairs.sent[:3]]
                    del there.repairs.sent[:3]
                failed = processor.process(repairs(keys))
                there.repairs.send([keys[int(name[1:])] for name in failed])

    with ThreadPoolExecutor(PROCESSORS) as pool:
        list(pool.map(work, range(PROCESSORS)))


def prove(count: int, seed: int) -> None:
    chance = random.Random(seed)
    events = list(events_of(count, chance))
    poison = poison_of(count // 100, chance)
    bodies = [as_text(one) for one in events] + poison
    copies = [body for body in bodies for _ in range(chance.randint(1, 5))]
    chance.shuffle(copies)
    there, queue = world(), Queue(copies)
    weather = Weather(queue, len(copies), chance)
    play(there, queue, weather)
    assert len(set(map(archive_key, events))) == count
    assert weather.faults > count // 100
    assert there.repairs.sent
    there.repair_all()
    assert there.is_exact(events)
    assert set(queue.dead) == set(poison)
    assert len(queue.dead) == sum(body in set(poison) for body in copies)


def test_F52_F53_F54_F55_five_thousand_events_are_counted_exactly() -> None:
    prove(5_000, 20261121)


@pytest.mark.prove
def test_F52_F53_F54_F55_a_hundred_thousand_events_are_counted_exactly() -> None:
    prove(100_000, 20261122)
