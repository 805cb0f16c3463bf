"""Processes of the bot that die, or freeze, exactly where they are told to.

Run as a program it is a nursery: for each order, a line of JSON on standard input, it forks one
process that plays one part with real services, and answers with a line of JSON how that ended.
Forking from a process that has imported everything makes thousands of deaths affordable.
"""

import itertools
import json
import os
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import boto3
import httpx
from botocore.loaders import JSONFileLoader, Loader

from bot import bootstrap
from bot.adapters.aws import boto
from bot.adapters.aws.pace import JOB
from bot.adapters.dynamodb.conversations import DynamoConversationStore
from bot.adapters.github import pace
from bot.adapters.memory import MemorySites
from bot.adapters.sqs import SqsJobQueue
from bot.conversation.condition import Item
from bot.conversation.job import Job
from bot.conversation.reply import Card, Handle
from bot.conversation.transition import Presser, Write
from bot.settings import Settings
from bot.ux_agent.agent import Origin, UXAgent
from bot.ux_agent.code_host import CodeHost
from lambda_interactions.worker import Worker
from tests.reading_once import list_once, load_once

OWNER = Presser("u1", "g1")

Reach = Callable[[str], None]


class Order(NamedTuple):
    """What one process is to do: `at` is the boundary where `signal` hits it, '' for none."""

    part: str
    environment: dict[str, str]
    at: str = ""
    signal: str = "SIGKILL"
    conversation_id: str = ""
    digest: str = ""
    interaction_id: str = ""


class Boundaries:
    """Sends this process a signal when it reaches a boundary for the first time."""

    def __init__(self, order: Order) -> None:
        self._at = order.at
        self._signal = signal.Signals[order.signal]

    def reach(self, name: str) -> None:
        """Here is a boundary."""
        if name == self._at:
            self._at = ""
            os.kill(os.getpid(), self._signal)


class DyingStore(DynamoConversationStore):
    """The real table; boundaries after each write, named by transition and step."""

    reach: Reach

    def perform(self, write: Write) -> Item:
        item = super().perform(write)
        self.reach(f"{write.name} {write.values['step']}" if write.name == "T6" else write.name)
        return item


class DyingHost:
    """The real code host; boundaries after each call, counted: "pull_requests 2"."""

    def __init__(self, host: CodeHost, reach: Reach) -> None:
        self._host = host
        self._reach = reach
        self._counts: dict[str, int] = {}

    def __getattr__(self, name: str) -> Any:
        real = getattr(self._host, name)

        def call(*arguments: Any) -> Any:
            found = real(*arguments)
            self._counts[name] = self._counts.get(name, 0) + 1
            self._reach(f"{name} {self._counts[name]}")
            return found

        return call


class DyingMessenger:
    """The real messenger; a boundary after each message."""

    def __init__(self, messenger: Any, reach: Reach) -> None:
        self._messenger = messenger
        self._reach = reach

    def show(self, job: Job, card: Card, *, file: tuple[str, str] | None = None) -> None:
        self._messenger.show(job, card, file=file)
        self._reach("show")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._messenger, name)


def count_requests(base: str, reach: Reach) -> None:
    """Have a boundary after each answer of the API at `base`, counted: "request 2"."""
    real, numbers = httpx.Client.send, itertools.count(1)

    def send(client: httpx.Client, request: httpx.Request, **options: Any) -> httpx.Response:
        answer = real(client, request, **options)
        if str(request.url).startswith(base):
            reach(f"request {next(numbers)}")
        return answer

    httpx.Client.send = send  # type: ignore[method-assign, assignment] # bootstrap makes the client


class Queue(SqsJobQueue):
    """The real queue; a boundary after sending, and no pauses."""

    reach: Reach

    def send_body(self, body: str, *, delay: int) -> None:
        super().send_body(body, delay=0)
        self.reach("send")

    def hand_back(self, receipt: str, delay: float) -> None:
        super().hand_back(receipt, 0)


class Minute:
    """Lambda's context with a minute left."""

    aws_request_id = f"request-{os.getpid()}"

    def get_remaining_time_in_millis(self) -> int:
        return 60_000


def click(order: Order, settings: Settings, boundaries: Boundaries) -> str:
    """The interactions function: one press of Confirm."""
    store = DyingStore(boto.make("dynamodb", JOB), settings.conversations_table)
    store.reach = boundaries.reach
    queue = Queue(boto3.client("sqs"), settings.jobs_queue_url)
    queue.reach = boundaries.reach
    agent = UXAgent(store, MemorySites(settings.sites), queue, id_key="key")
    handle = Handle("confirm", order.conversation_id, order.digest[:8], OWNER.user_id)
    now = bootstrap.clock(settings)()
    origin = Origin(order.interaction_id, f"token-{order.interaction_id}", "app", "ch", "en", now)
    return str(agent.confirm_and_execute(handle, OWNER, origin))


def deliver(order: Order, settings: Settings, boundaries: Boundaries) -> str:
    """Lambda's poller and the worker: one message, acked when it is done."""
    client = boto3.client("sqs")
    messages = client.receive_message(
        QueueUrl=settings.jobs_queue_url,
        WaitTimeSeconds=2,
        MessageSystemAttributeNames=["ApproximateReceiveCount"],
    ).get("Messages", [])
    if not messages:
        return "empty"
    store = DyingStore(boto.make("dynamodb", JOB), settings.conversations_table)
    store.reach = boundaries.reach
    count_requests(settings.github_api_url, boundaries.reach)
    services = bootstrap.worker(settings)
    open_site = services.open_site
    services = services._replace(
        store=store,
        open_site=lambda site: DyingHost(open_site(site), boundaries.reach),
        messenger=DyingMessenger(services.messenger, boundaries.reach),
    )
    queue = Queue(client, settings.jobs_queue_url)
    lines: list[str] = []
    event = {
        "messageId": messages[0]["MessageId"],
        "receiptHandle": messages[0]["ReceiptHandle"],
        "body": messages[0]["Body"],
        "attributes": messages[0]["Attributes"],
    }
    failed = Worker(services, queue, lines.append, "INFO").handle({"Records": [event]}, Minute())
    boundaries.reach("ack")
    if not failed["batchItemFailures"]:
        client.delete_message(
            QueueUrl=settings.jobs_queue_url, ReceiptHandle=messages[0]["ReceiptHandle"]
        )
    return lines[0]


PARTS = {"click": click, "deliver": deliver}


def _play(order: Order) -> NoReturn:
    try:
        os.environ.update(order.environment)
        settings = Settings(order.environment)
        said = PARTS[order.part](order, settings, Boundaries(order))
    except BaseException:  # noqa: BLE001 - the nursery tells what happened
        said = traceback.format_exc()
    print(json.dumps({"said": said}), flush=True)
    os._exit(0)


def _watch(child: int) -> str:
    """Wait until a process has ended, died or frozen."""
    _, status = os.waitpid(child, os.WUNTRACED)
    if os.WIFSTOPPED(status):
        return "frozen"
    return "killed" if os.WIFSIGNALED(status) else "ended"


def main() -> None:
    """Read orders, fork, report: {"said"} of the process itself, then {"pid", "end"}."""
    pace.SECONDS_BETWEEN_WRITES = 0.0  # it has tests of its own, and a thousand deaths take long
    JSONFileLoader.load_file = load_once()  # type: ignore[method-assign, assignment]
    Loader.list_available_services = list_once()  # type: ignore[method-assign, assignment]
    for service in ("dynamodb", "sqs"):  # who is forked has read them then
        boto3.Session().client(service)
    for line in sys.stdin:
        data = json.loads(line)
        if "wake" in data:
            child = data["wake"]
            os.kill(child, signal.SIGCONT)
        else:
            child = os.fork()
            if child == 0:
                _play(Order(**data))
        print(json.dumps({"pid": child, "end": _watch(child)}), flush=True)


class Fate(NamedTuple):
    """How a process ended ("ended", "killed", "frozen"), and what it said before."""

    end: str
    pid: int
    said: str


class Nursery:
    """The program above, from the side of the test."""

    def __init__(self, root: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__],
            cwd=root,
            env=os.environ | {"PYTHONPATH": str(root)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, order: Order) -> Fate:
        """Fork a process for an order, and wait until it has ended, died or frozen."""
        return self._ask(order._asdict())

    def wake(self, frozen: Fate) -> Fate:
        """Let a frozen process go on to its end."""
        return self._ask({"wake": frozen.pid})

    def stop(self) -> None:
        """End the program."""
        self._process.communicate(timeout=10)

    def _ask(self, order: dict[str, Any]) -> Fate:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        said = ""
        while True:
            data = json.loads(self._process.stdout.readline())
            if "end" in data:
                return Fate(data["end"], data["pid"], said)
            said = data.get("said", said)


def now() -> int:
    """Epoch seconds."""
    return int(time.time())


if __name__ == "__main__":
    main()
