"""What the streams' door tells of sessions: an event for every transition, sent in batches.

Where the queue takes only some of them, the records of the others come again; an event that is sent
twice has the same id.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from bot.analytics.cost import read_units, write_units
from bot.analytics.event import Event
from bot.analytics.measures import measure
from bot.analytics.payment_steps import ATTRIBUTES
from bot.analytics.ports import EventQueue, Unsent
from bot.analytics.transitions import Change, Names, of_payment, of_ux
from bot.errors import ConfigurationError
from bot.log import Fields, Log, describe
from bot.metrics import Metrics
from lambda_interactions.stream_record import at_of, image_of, is_garbage, is_of_payment, wire_of

INDEX = ("conversation_id", "user_id", "created_at")
"""What the conversations' index keeps of each (template.yaml)."""


class Noted(NamedTuple):
    """An event to be told, and the sequence number of the record that it is of."""

    event: Event
    sequence: str


Batch: TypeAlias = dict[str, Noted]
"""Events by id, in the order of their records."""


class Teller:
    """Tells a queue of every transition; `offset` is how far the clock is moved, in seconds."""

    def __init__(
        self, queue: EventQueue, names: Names, log: Log, metrics: Metrics, *, offset: int = 0
    ) -> None:
        self._queue = queue
        self._names = names
        self._log = log
        self._metrics = metrics
        self._offset = offset

    def note(self, record: Mapping[str, Any], batch: Batch, request_id: str) -> None:
        """Add what a record tells to the batch; one that cannot be read is logged and left out."""
        try:
            self._metrics.put("TTLDeletions", int(is_garbage(record)))
            for event in self._events(record):
                sequence = str(record["dynamodb"]["SequenceNumber"])
                batch.setdefault(event.event_id, Noted(event, sequence))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            fields: Fields = {"level": "ERROR", "request_id": request_id, "kind": "Event"}
            self._log({**fields, "outcome": "poison", "error": type(error).__name__})

    def tell(self, batch: Batch, request_id: str) -> list[str]:
        """Send the batch; the sequence numbers of those that have to come again."""
        unsent: set[str] = set()
        fields: Fields = {"level": "INFO", "request_id": request_id, "kind": "Event"}
        fields |= {"received": len(batch), "outcome": "done"}
        try:
            self._queue.send([noted.event for noted in batch.values()])
        except Unsent as error:
            unsent = {event.event_id for event in error.events}
            fields |= {"level": "WARNING", "outcome": "unreachable", "error": str(error)}
        except ConfigurationError as error:
            # Coming again would keep back the cards and histories of everybody else.
            fields |= {"level": "ERROR", "outcome": "misconfigured", "error": str(error)}
        except Exception as error:  # noqa: BLE001 - it must not take the wishes with it
            unsent = set(batch)
            traceback = describe(error, ())
            fields |= {"level": "ERROR", "outcome": "unexpected", "traceback": traceback}
        self._measure(batch, unsent, is_lost=fields["outcome"] == "misconfigured")
        if batch:
            self._log(fields)
        return [batch[event_id].sequence for event_id in batch if event_id in unsent]

    def _measure(self, batch: Batch, unsent: set[str], *, is_lost: bool) -> None:
        sent = [noted.event for key, noted in batch.items() if key not in unsent]
        for event in sent:
            measure(event, self._metrics)
        self._metrics.put("EventsSent", 0 if is_lost else len(sent))
        self._metrics.put("EventSendFailures", len(batch) if is_lost else len(unsent))
        self._metrics.flush()

    def _events(self, record: Mapping[str, Any]) -> Iterator[Event]:
        if is_of_payment(record):
            yield from of_payment(self._change(record, ATTRIBUTES), self._names)
            return
        event = of_ux(self._change(record, (), INDEX), self._names)
        if event:
            yield event

    def _change(
        self, record: Mapping[str, Any], only: tuple[str, ...], index: tuple[str, ...] = ()
    ) -> Change:
        old, new = wire_of(record, "OldImage"), wire_of(record, "NewImage")
        return Change(
            image_of(record, "OldImage", only),
            image_of(record, "NewImage", only),
            is_garbage=is_garbage(record),
            at=at_of(record) + self._offset,
            write_units=write_units(old, new, index),
            read_units=read_units(old),
        )
