"""Tables whose changes become records of a stream, and the door that makes events of them."""

import base64
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from bot.adapters.memory import MemoryConversationStore
from bot.adapters.memory_payments import MemoryPaymentSessions
from bot.analytics.event import Event, as_json, parse
from bot.analytics.transitions import Names
from bot.log import Log
from bot.metrics import Metrics
from lambda_interactions.outbox import Outbox
from lambda_interactions.stream_events import Teller
from lambda_interactions.stream_record import COLLECTOR
from tests.lambda_interactions.events import LeftTime

NAMES = Names("key", "77", frozenset({"99"}))
GARBAGE = {"type": "Service", "principalId": COLLECTOR}

Wires = Mapping[str, Any]


class Stream:
    """What is told of changes, in order; `clock` says when."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.records: list[dict[str, Any]] = []
        self.clock = clock
        self.is_collecting = False

    def tell(self, name: str, key: str, old: Wires | None, new: Wires | None) -> None:
        """Note a change; one that changes nothing is none, as in DynamoDB."""
        if old == new:
            return
        told: dict[str, Any] = {
            "Keys": {name: {"S": key}},
            "SequenceNumber": str(len(self.records)),
            "ApproximateCreationDateTime": self.clock(),
        }
        images = (("OldImage", old), ("NewImage", new))
        told |= {image: delivered(item) for image, item in images if item is not None}
        by = {"userIdentity": GARBAGE} if self.is_collecting else {}
        self.records.append({"dynamodb": told, **by})


def delivered(item: Wires) -> dict[str, Any]:
    """An item as Lambda delivers it: bytes as base64."""
    return {
        name: {"B": base64.b64encode(wire["B"]).decode()} if "B" in wire else wire
        for name, wire in item.items()
    }


class Streamed(dict[str, Any]):
    """Items in wire format, of a table with a stream."""

    def __init__(self, stream: Stream, name: str) -> None:
        super().__init__()
        self._stream = stream
        self._name = name

    def __setitem__(self, key: str, value: Any) -> None:
        self._stream.tell(self._name, key, self.get(key), value)
        super().__setitem__(key, value)

    def __delitem__(self, key: str) -> None:
        self._stream.tell(self._name, key, self[key], None)
        super().__delitem__(key)

    def pop(self, key: str, *default: Any) -> Any:
        if key in self:
            del self[key]


class StreamedConversations(MemoryConversationStore):
    """Conversations with a stream."""

    def __init__(self, stream: Stream) -> None:
        super().__init__()
        self._stream = stream
        self._items = Streamed(stream, "conversation_id")

    def sweep(self, lag: int = 0) -> list[str]:
        self._stream.is_collecting = True
        gone = super().sweep(lag)
        self._stream.is_collecting = False
        return gone


class StreamedPayments(MemoryPaymentSessions):
    """Payment sessions with a stream."""

    def __init__(self, stream: Stream) -> None:
        super().__init__()
        self._stream = stream
        self._items = Streamed(stream, "sessionId")

    def sweep(self, now: float) -> None:
        """Delete what is over, as the table does."""
        self._stream.is_collecting = True
        for key in [key for key, item in self._items.items() if int(item["ttl"]["N"]) < now]:
            del self._items[key]
        self._stream.is_collecting = False


class Post:
    """A door that sends events here, as they are read again; `faults` befall its next calls."""

    def __init__(self) -> None:
        self.bodies: list[str] = []
        self.lines: list[str] = []
        self.metrics: list[dict[str, Any]] = []
        self.faults: list[Callable[[Sequence[Event]], Exception]] = []
        self.outbox = Outbox(None, Log(self.lines.append), None, self.teller())

    def teller(self, *, offset: int = 0) -> Teller:
        """What tells of transitions, with a clock that is moved so far."""
        metrics = Metrics("ux-agent", "outbox", lambda: 0, self._measured)
        return Teller(self, NAMES, Log(self.lines.append), metrics, offset=offset)

    def send(self, events: Sequence[Event]) -> None:
        fault = self.faults.pop(0)(events) if self.faults else None
        unsent = getattr(fault, "events", events if fault else ())
        self.bodies += [json.dumps(as_json(event)) for event in events if event not in unsent]
        if fault:
            raise fault

    def deliver(self, records: Sequence[Mapping[str, Any]]) -> list[str]:
        """The sequence numbers of the records that have to come again."""
        answer = self.outbox.handle({"Records": list(records)}, LeftTime())
        return [failed["itemIdentifier"] for failed in answer["batchItemFailures"]]

    @property
    def events(self) -> list[Event]:
        """All that were sent, in order."""
        return [parse(json.loads(body)) for body in self.bodies]

    @property
    def distinct(self) -> list[Event]:
        """The same without those that were sent again, which have to be equal."""
        found: dict[str, Event] = {}
        for event in self.events:
            assert found.setdefault(event.event_id, event) == event
        return list(found.values())

    def counted(self, name: str) -> float:
        """The sum of a metric."""
        return sum(float(line.get(name, 0)) for line in self.metrics)

    def _measured(self, line: str) -> None:
        self.metrics.append(json.loads(line))


def lives(events: Sequence[Event]) -> Iterator[list[Event]]:
    """The events of each life of each session, by step."""
    found: dict[tuple[str, str], list[Event]] = {}
    for event in events:
        life = event.event_id.removeprefix(f"{event.session_id}:{event.step_number}")
        found.setdefault((event.session_id, life), []).append(event)
    for life_of_one in found.values():
        yield sorted(life_of_one, key=lambda event: event.step_number or 0)


def phase_of(events: Sequence[Event]) -> str:
    """Where a life has come to by its events, each of which begins where the last one ended."""
    phase = ""
    for number, event in enumerate(events, 1):
        assert event.step_number == number
        assert event.properties.get("was", "") == phase
        phase = event.properties["phase"]
    return phase
