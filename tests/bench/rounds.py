"""The rounds: every contender once in each, in turn, so that the machine's moods hit them alike."""

import http.client
import json
import ssl
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.bench import interactions
from tests.bench.certificates import Server
from tests.bench.container import Container, Contender, Invocation, Runtime, environment
from tests.bench.contenders import SITES_TABLE
from tests.bench.interactions import WrongAnswerError
from tests.bench.measures import KINDS
from tests.bench.share import Share

Samples = dict[str, list[float]]
Counts = dict[str, float]

_TRIES = 3
_WARM_UP = 5


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
    """Measures the contenders; what it finds is in `samples` and `counts`, by contender's name."""

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

    def round(self, contenders: Sequence[Contender]) -> None:
        """Measure each contender once."""
        self._aws.put(SITES_TABLE, {**self._row, "refreshed_at": {"N": str(int(time.time()))}})
        self._aws.take_counts()
        for contender in contenders:
            self._cold(contender)
        for contender in contenders:
            self._throttled(contender)
        for contender in contenders:
            self._warm(contender)

    def warm_up(self, contenders: Sequence[Contender]) -> None:
        """Start each contender once, unmeasured, so that its files are in memory."""
        for contender in contenders:
            self._first(contender, "ping", interactions.ping)

    def _cold(self, contender: Contender) -> None:
        first = self._first(contender, "ping", interactions.ping)
        self._note_cold(contender, "ping", first)
        self._aws.take_counts()
        first = self._first(contender, "update", interactions.update)
        self._note_cold(contender, "update", first)
        preview = first.answer
        first = self._first(contender, "confirm", lambda: interactions.confirm(preview))
        self._note_cold(contender, "confirm", first)
        self.samples[contender.name]["peak"].append(first.peak)
        self.counts[contender.name]["cold"] = self._aws.take_counts()

    def _note_cold(self, contender: Contender, kind: str, first: Invocation) -> None:
        samples = self.samples[contender.name]
        samples[f"cold_{kind}"].append(first.cpu)
        samples[f"alone_{kind}"].append(first.cpu_alone)

    def _throttled(self, contender: Contender) -> None:
        if self._share is None:
            return
        first = self._first(contender, "update", interactions.update, self._share)
        self.samples[contender.name]["share_update"].append(first.wall)

    def _first(
        self,
        contender: Contender,
        kind: str,
        event: Callable[[], Any],
        share: Share | None = None,
    ) -> Invocation:
        """The first invocation of a fresh process, begun anew where a busy machine spoilt it."""
        for left in reversed(range(_TRIES)):
            try:
                with Container(contender, self._runtime, share) as container:
                    found = container.invoke(event())
                interactions.check(kind, found.answer)
            except WrongAnswerError:
                if not left:
                    raise
            else:
                return found
        raise AssertionError

    def _warm(self, contender: Contender) -> None:
        with _driver(contender, self._runtime) as run:
            run([interactions.ping() for _ in range(_WARM_UP)])
            answers = run([interactions.update() for _ in range(_WARM_UP)])["answers"]
            run([interactions.confirm(answer) for answer in answers])
            self._aws.take_counts()
            answers = []
            for kind in KINDS:
                if kind == "confirm":
                    events = [interactions.confirm(answer) for answer in answers]
                else:
                    make = interactions.ping if kind == "ping" else interactions.update
                    events = [make() for _ in range(self._repeat)]
                found = run(events)
                answers = [interactions.check(kind, answer) for answer in found["answers"]]
                average = found["seconds"] / len(events)
                self.samples[contender.name][f"warm_{kind}"].append(average)
        counts = self._aws.take_counts()
        each = {what: number / self._repeat for what, number in counts.items()}
        self.counts[contender.name]["warm"] = each


@contextmanager
def _driver(contender: Contender, runtime: Runtime) -> Iterator[Callable[[list[Any]], Any]]:
    """A process of the contender that answers lists of events."""
    module = contender.handler.rpartition(".")[0]
    script = Path(__file__).parent / "warm_driver.py"
    with subprocess.Popen(
        [runtime.interpreter, "-s", script, module],
        cwd=contender.folder,
        env=environment(contender, runtime, ""),
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
