"""The payment conversation beside a handler that loads and saves as the document writes it.

Both talk to the same stand-in for DynamoDB, many sessions at once, each worker with a client of its
own as each container has; neither waits for a Stripe.
"""

import queue
import secrets
import statistics
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from botocore.config import Config
from botocore.session import Session as AwsSession

from bot.adapters.aws.boto import Translated
from bot.adapters.dynamodb.payment_limits import DynamoPaymentLimits
from bot.adapters.dynamodb.payments import DynamoPaymentSessions
from bot.adapters.memory_payments import MemoryOutcomes
from bot.payment.agent import PaymentAgent
from bot.payment.ports import Ports
from tests.bench.certificates import Server, make_server
from tests.bench.documented_chat import DocumentedChat
from tests.bench.rounds import StandIn, stand_in
from tests.payment.world import AtHandVault, ScriptedTokens

SESSIONS = 1000
IN_FLIGHT = 32
OURS, THEIRS = "ours", "as the document writes it"
_REQUESTS = ("GetItem", "PutItem", "UpdateItem", "DeleteItem")
_NOW = 1_760_535_261.0


class Chat(Protocol):
    """One message of one session; the documented body."""

    def __call__(self, number: int, message: str) -> Mapping[str, Any]:
        """The answer's body."""
        ...


class Flow(NamedTuple):
    """What many sessions took: seconds of each message, requests and units, and what went wrong."""

    name: str
    seconds: list[float]
    counts: Mapping[str, float]
    sessions: int
    faults: int

    @property
    def requests(self) -> float:
        """Requests to DynamoDB that a whole session takes."""
        return sum(self.counts.get(name, 0) for name in _REQUESTS) / self.sessions

    def told(self) -> str:
        """One line of a report."""
        in_order = sorted(self.seconds)
        p99 = in_order[int(len(in_order) * 0.99)]
        writes = self.counts.get("write units", 0) / self.sessions
        reads = self.counts.get("read units", 0) / self.sessions
        return (
            f"  {self.name}: {self.requests:.1f} requests a session ({writes:.1f} write units, "
            f"{reads:.1f} read units); a message p50 {statistics.median(in_order) * 1000:.1f} ms, "
            f"p99 {p99 * 1000:.1f} ms; errors and mixed data: {self.faults}"
        )


def beside(server: Server, aws: StandIn, sessions: int, in_flight: int) -> list[Flow]:
    """Both contenders, one after the other."""
    session = AwsSession()
    clients = [client_of(session, server, aws.port) for _ in range(in_flight)]
    made: dict[str, Callable[[Any], Chat]] = {OURS: _ours, THEIRS: DocumentedChat}
    flows = []
    for name, make in made.items():
        chats = [make(client) for client in clients]
        _run(chats, range(in_flight))  # connections, and what is loaded at first
        aws.take_counts()
        seconds, faults = _run(chats, range(in_flight, in_flight + sessions))
        flows.append(Flow(name, seconds, aws.take_counts(), sessions, faults))
    return flows


def told(flows: list[Flow], in_flight: int) -> str:
    """The lines of a report."""
    title = f"payments: {flows[0].sessions:,} sessions of six messages, {in_flight} in flight"
    return "\n".join([title, *(flow.told() for flow in flows)])


def _ours(client: Any) -> Chat:
    """The agent with stores on a client; it keeps the secrets as browsers would."""
    held: dict[int, str] = {}
    ports = Ports(
        DynamoPaymentSessions(Translated(client), "payments"),
        AtHandVault(),
        ScriptedTokens(),
        DynamoPaymentLimits(Translated(client), "limits"),
        MemoryOutcomes(),
        secrets.token_bytes,
        lambda fields: None,
    )
    agent = PaymentAgent(ports)

    def say(number: int, message: str) -> Mapping[str, Any]:
        answer = agent.say(f"s-{number}", held.get(number, ""), message, str(number), _NOW)
        held[number] = answer.new_secret or held.get(number, "")
        return answer.body

    return say


def _run(chats: list[Chat], sessions: range) -> tuple[list[float], int]:
    """All sessions through these workers; seconds of each message, and how many went wrong."""
    waiting: queue.SimpleQueue[int] = queue.SimpleQueue()
    for number in sessions:
        waiting.put(number)
    seconds: list[float] = []
    faults: list[int] = []

    def work(chat: Chat) -> None:
        while True:
            try:
                number = waiting.get_nowait()
            except queue.Empty:
                return
            if not _is_whole(chat, number, seconds):
                faults.append(number)

    workers = [threading.Thread(target=work, args=(chat,)) for chat in chats]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return seconds, len(faults)


def _is_whole(chat: Chat, number: int, seconds: list[float]) -> bool:
    """One session from its greeting to its token; whether all that it heard was its own."""
    name = f"Payer {'abcdefghij'[number % 10]} {'klmnopqrst'[number // 10 % 10]}"
    year = f"12/{26 + number % 9}"
    review: Mapping[str, Any] = {}
    body: Mapping[str, Any] = {}
    for message in ("Hi", name, "4242424242424242", year, "737", "confirm"):
        review = body
        began = time.perf_counter()
        body = chat(number, message)
        seconds.append(time.perf_counter() - began)
    found = review.get("collected", {})
    return bool(body.get("token")) and (found.get("name"), found.get("expiry")) == (name, year)


def client_of(session: AwsSession, server: Server, port: int) -> Any:
    """A client of botocore's for the stand-in."""
    return session.create_client(
        "dynamodb",
        region_name="us-east-1",
        endpoint_url=f"https://127.0.0.1:{port}",
        verify=str(server.authority),
        aws_access_key_id="bench",
        aws_secret_access_key="bench",
        config=Config(retries={"total_max_attempts": 1}, parameter_validation=False),
    )


def measured(root: Path, scratch: Path, sessions: int, in_flight: int) -> list[Flow]:
    """Both contenders on a stand-in of their own, its certificate in `scratch`."""
    server = make_server(scratch)
    with stand_in(root, server) as aws:
        return beside(server, aws, sessions, in_flight)
