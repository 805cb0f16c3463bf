"""The rounds: every contender once in each, in turn, so that the machine's moods hit them alike."""

import http.client
import json
import ssl
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, TypeVar

from tests.bench import interactions
from tests.bench.certificates import Server
from tests.bench.container import Container, Contender, Invocation, Runtime, environment
from tests.bench.contenders import SITES_TABLE
from tests.bench.interactions import WrongAnswerError
from tests.bench.measures import KINDS
from tests.bench.share import Share

Samples = dict[str, list[float]]
Counts = dict[str, float]
Driver = Callable[[list[Any]], Any]

Found = TypeVar("Found")

_TRIES = 3
_BATCHES = 3
_PINGS = 5


class StandIn:
    """The AWS of a run, as its owner sees it."""

    def __init__(self, port: int, server: Server) -> None:
        self.port = port
        trusting = ssl.create_default_context(cafile=server.authority)
        self._connection = http.client.HTTPSConnection("127.0.0.1", port, context=trusting)

    def put(self, table: str, item: Mapping[str, object]) -> None:
        """Store an item."""
        self._ask("/", {"TableName": table, "Item": item}, "DynamoDB_20120810.PutItem")

    def take_counts(self) -> Counts:
        """What was asked for since the last look."""
        counts: Counts = self._ask("/counts", {}, "")
        return counts

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def _ask(self, path: str, body: object, target: str) -> Any:
        self._connection.request("POST", path, json.dumps(body), {"x-amz-target": target})
        return json.loads(self._connection.getresponse().read())


@contextmanager
def stand_in(root: Path, server: Server) -> Iterator[StandIn]:
    """DynamoDB and SQS in a process of their own, until the end of the block."""
    command = [sys.executable, "-m", "tests.bench.aws_stand_in", str(server.chain)]
    with subprocess.Popen(
        command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        if process.stdin is None or process.stdout is None:
            raise BrokenPipeError
        aws = StandIn(int(process.stdout.readline()), server)
        try:
            yield aws
        finally:
            aws.close()
            process.stdin.close()


class Bench:
    """Measures the contenders; what it finds is in `samples` and `counts`, by contender's name.

    `spoilt` counts the answers that were wrong, as on a machine too busy for the deadlines of an
    interaction; those were measured anew.
    """

    def __init__(
        self, runtime: Runtime, aws: StandIn, *, share: Share | None, repeat: int, row: Any
    ) -> None:
        self._runtime = runtime
        self._aws = aws
        self._share = share
        self._repeat = repeat
        self._row = row
        self.samples: dict[str, Samples] = defaultdict(lambda: defaultdict(list))
        self.counts: dict[str, dict[str, Counts]] = defaultdict(dict)
        self.spoilt: Counter[str] = Counter()

    def round(self, contenders: Sequence[Contender]) -> None:
        """Measure each contender once."""
        self._aws.put(SITES_TABLE, {**self._row, "refreshed_at": {"N": str(int(time.time()))}})
        self._aws.take_counts()
        for contender in contenders:
            self._cold(contender)
        for contender in contenders:
            self._throttled(contender)
        self._warm(contenders)

    def warm_up(self, contenders: Sequence[Contender]) -> None:
        """Start each contender once, unmeasured, so that its files are in memory."""
        for contender in contenders:
            self._first(contender, "ping", interactions.ping())

    def _cold(self, contender: Contender) -> None:
        samples = self.samples[contender.name]
        ping = self._first(contender, "ping", interactions.ping())
        self._aws.take_counts()
        update, confirm = self._retried(contender, self._conversation)
        self.counts[contender.name]["cold"] = self._aws.take_counts()
        for kind, first in zip(KINDS, (ping, update, confirm), strict=True):
            samples[f"cold_{kind}"].append(first.cpu)
            samples[f"alone_{kind}"].append(first.cpu_alone)
        samples["peak"].append(max(update.peak, confirm.peak))

    def _throttled(self, contender: Contender) -> None:
        if self._share is not None:
            first = self._retried(contender, self._held)
            self.samples[contender.name]["share_update"].append(first.wall)

    def _retried(self, contender: Contender, measure: Callable[[Contender], Found]) -> Found:
        """What is measured, begun anew where a busy machine spoilt the answer."""
        for _ in range(_TRIES - 1):
            try:
                return measure(contender)
            except WrongAnswerError:
                self.spoilt[contender.name] += 1
                self._aws.take_counts()
        return measure(contender)

    def _conversation(self, contender: Contender) -> tuple[Invocation, Invocation]:
        """A command in one process and its Confirm in another."""
        update = self._first(contender, "update", interactions.update())
        return update, self._first(contender, "confirm", interactions.confirm(update.answer))

    def _held(self, contender: Contender) -> Invocation:
        return self._first(contender, "update", interactions.update(), self._share)

    def _first(
        self, contender: Contender, kind: str, event: Any, share: Share | None = None
    ) -> Invocation:
        """The first invocation of a fresh process; raises WrongAnswerError."""
        with Container(contender, self._runtime, share) as container:
            found = container.invoke(event)
            interactions.check(kind, found.answer, container.said)
        return found

    def _warm(self, contenders: Sequence[Contender]) -> None:
        """Batches of each kind, in turn among processes that all stay warm."""
        with ExitStack() as stack:
            drivers = {
                contender.name: stack.enter_context(_driver(contender, self._runtime))
                for contender in contenders
            }
            for run in drivers.values():
                _batch(run, self._repeat)
            self._aws.take_counts()
            for _ in range(_BATCHES):
                for name, run in drivers.items():
                    for kind, seconds in _batch(run, self._repeat).items():
                        self.samples[name][f"warm_{kind}"].append(seconds)
                    counts = self._aws.take_counts()
                    each = {what: number / self._repeat for what, number in counts.items()}
                    self.counts[name]["warm"] = each


def _batch(run: Driver, repeat: int) -> dict[str, float]:
    """Average CPU seconds by kind, over so many of each ; more PINGs, which cost little."""
    averages: dict[str, float] = {}
    answers: list[Any] = []
    for kind in KINDS:
        if kind == "ping":
            events = [interactions.ping() for _ in range(_PINGS * repeat)]
        elif kind == "update":
            events = [interactions.update() for _ in range(repeat)]
        else:
            events = [interactions.confirm(answer) for answer in answers]
        found = run(events)
        answers = [interactions.check(kind, answer) for answer in found["answers"]]
        averages[kind] = found["seconds"] / len(events)
    return averages


@contextmanager
def _driver(contender: Contender, runtime: Runtime) -> Iterator[Driver]:
    """A process of the contender that answers lists of events."""
    module = contender.handler.rpartition(".")[0]
    script = Path(__file__).parent / "warm_driver.py"
    with subprocess.Popen(
        [runtime.interpreter, "-s", script, module],
        cwd=contender.folder,
        env=environment(contender),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        taken, given = process.stdin, process.stdout
        if taken is None or given is None:
            raise BrokenPipeError

        def run(events: list[Any]) -> Any:
            taken.write(json.dumps(events) + "\n")
            taken.flush()
            return json.loads(given.readline())

        try:
            yield run
        finally:
            taken.close()
