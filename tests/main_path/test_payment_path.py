"""The payment conversation as deployed: the document's five requests, a link, and no card left."""

import json
import re
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.adapters.dynamodb.wire import decode
from bot.playground.discord.exchange import Exchange
from bot.playground.paying import KEY
from bot.playground.stripe.server import StripeServer
from bot.playground.stripe.small_stripe import SmallStripe
from tests.main_path.conftest import Town, text_of
from tests.payment.canary import CANARY_CVV, CANARY_PAN, leaks

pytestmark = pytest.mark.slow

THEN = datetime(2025, 10, 15, 13, 34, 21, tzinfo=UTC).timestamp()
OFFSET = int(THEN - time.time())
CLOCK = time.time


@pytest.fixture(scope="module")
def further_parameters() -> Iterator[Mapping[str, str]]:
    """Payments at a small Stripe, on the document's day."""
    with StripeServer(SmallStripe(lambda: CLOCK() + OFFSET)) as stripe:
        yield {
            "ClockOffsetSeconds": str(OFFSET),
            "FreshnessSeconds": str(10**9),  # the small Discord lives today
            "EnablePayments": "true",
            "StripeSecretKeyParameter": KEY,
            "StripeApiUrl": stripe.url,
            "PayUrl": "http://127.0.0.1:8400",
        }


@pytest.fixture(scope="module")
def paying(town: Town) -> Town:
    """The stack, which knows Stripe's key."""
    town.stack.aws.keep_secret(KEY, SmallStripe(time.time).secret_key)
    return town


class Payer:
    """Somebody at `POST /chat`; `heard` is all that came back."""

    def __init__(self, town: Town, session_id: str) -> None:
        self._town = town
        self.session_id = session_id
        self.secret = ""
        self.heard: list[str] = []

    def post(self, path: str, body: Mapping[str, str]) -> tuple[int, dict[str, Any]]:
        headers = {"content-type": "application/json", "x-session-secret": self.secret}
        answer = self._town.stack.call("ChatUrl", "POST", path, json.dumps(body).encode(), headers)
        self.heard.append(f"{dict(answer.headers)} {answer.body.decode()}")
        found = re.search("pay_session=([^;]+)", answer.headers.get("set-cookie", ""))
        self.secret = found[1] if found else self.secret
        return answer.status, json.loads(answer.body)

    def say(self, message: str) -> dict[str, Any]:
        """The body of the answer to one message."""
        status, body = self.post("/chat", {"sessionId": self.session_id, "message": message})
        assert status == 200, body
        return body

    def item(self) -> dict[str, Any] | None:
        """The stored session as plain data, without the sealed number."""
        found = self._town.stack.aws.dynamodb.get_item(
            TableName=self._town.stack.outputs["PaymentSessionsTable"],
            Key={"sessionId": {"S": self.session_id}},
            ConsistentRead=True,
        )
        if "Item" not in found:
            return None
        stored: dict[str, Any] = dict(found["Item"])
        return decode({name: wire for name, wire in stored.items() if "B" not in wire})


STEPS = [
    ("John Smith", "Thanks John! Card number?", "card", {"name": "John Smith"}),
    ("4242424242424242", "Great! Expiration date?", "expiry", {"card": "Visa •••• 4242"}),
    ("12/25", "Perfect! CVV?", "cvv", {"expiry": "12/25"}),
    ("123", "Please review", "confirm", {"cvv": "✓"}),
]
"""The document's requests, and the item as it says that it is after each."""


def test_the_documents_requests_lead_through_the_documented_items(paying: Town) -> None:
    payer = Payer(paying, "test-123")
    assert payer.say("I want to make a payment")["currentStep"] == "name"
    collected: dict[str, str] = {}
    for message, reply, step, added in STEPS:
        told = payer.say(message)
        collected |= added
        item = payer.item()
        assert item is not None
        assert told["reply"].startswith(reply)
        assert (told["currentStep"], item["currentStep"]) == (step, step)
        status = "awaiting_confirmation" if step == "confirm" else "collecting"
        assert (told["status"], item["status"]) == (status, status)
        assert item["collectionData"] == collected
        assert item["conversationHistory"][-2]["role"] == "user"
        assert item["conversationHistory"][-1] == {"role": "assistant", "content": told["reply"]}
        assert re.fullmatch(r"2025-10-15T\d\d:\d\d:\d\d\.\d{3}Z", item["lastUpdated"])
        assert abs(item["ttl"] - (time.time() + OFFSET) - 3600) < 60
    told = payer.say("confirm")
    assert (told["currentStep"], told["status"]) == ("none", "completed")
    assert told["token"].startswith("tok_")
    assert "Card verified" in told["reply"]
    assert payer.item() is None
    assert payer.say("confirm")["token"] == told["token"]


def test_f67_a_guessed_session_is_no_more_there_than_any_path(paying: Town) -> None:
    Payer(paying, "guess-me").say("hello")
    stranger = Payer(paying, "guess-me")
    guessed = stranger.post("/chat", {"sessionId": "guess-me", "message": "hello"})
    assert guessed == stranger.post("/nowhere", {}) == (404, {"error": "not found"})


def linked(town: Town) -> tuple[Payer, Exchange, str]:
    """Somebody who opened the link of `/payment`, its exchange, and the link."""
    exchange = town.discord.client.command(town.ada, "payment", {})
    assert exchange.status == "answered", exchange.reason
    (link,) = re.findall(r"/pay/([^\"?]+)", json.dumps(town.message(exchange).components))
    payer = Payer(town, link.rpartition(".")[0])
    assert payer.post("/pay/links", {"link": link})[0] == 200
    return payer, exchange, link


def test_a_link_from_discord_opens_once_and_its_outcome_comes_back(paying: Town) -> None:
    payer, exchange, link = linked(paying)
    assert paying.message(exchange).visible_to
    assert Payer(paying, "other").post("/pay/links", {"link": link})[0] == 409
    for said in ("John Smith", "4242424242424242", "12/25", "123", "confirm"):
        payer.say(said)
    paying.until(lambda: "Card verified" in text_of(paying.message(exchange)))
    assert link not in json.dumps(paying.message(exchange).components)


def table(town: Town, output: str) -> list[dict[str, Any]]:
    """All items of a table, in wire format."""
    found = town.stack.aws.dynamodb.scan(TableName=town.stack.outputs[output])
    return [dict(item) for item in found["Items"]]


def left_behind(town: Town) -> Iterator[tuple[str, str]]:
    """All that the run left: tables, queues, log lines, objects that are no code."""
    aws, stack = town.stack.aws, town.stack
    for table in aws.dynamodb.list_tables()["TableNames"]:
        for item in aws.dynamodb.scan(TableName=table)["Items"]:
            yield f"table {table}", json.dumps(item, default=str)
    for queue in aws.sqs.list_queues().get("QueueUrls", []):
        for told in aws.sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10).get(
            "Messages", []
        ):
            yield f"queue {queue}", told["Body"]
    for function in ("interactions", "worker", "outbox", "chat", "dead_letters"):
        for line in stack.logs(function):
            yield f"log of {function}", line.text
    yield "the engine's log", stack.engine.log.read_text(encoding="utf-8", errors="replace")
    for bucket in aws.s3.list_buckets()["Buckets"]:
        for held in aws.s3.list_objects_v2(Bucket=bucket["Name"]).get("Contents", []):
            if not held["Key"].endswith("Function"):
                body = aws.s3.get_object(Bucket=bucket["Name"], Key=held["Key"])["Body"].read()
                yield f"object {held['Key']}", body.decode("utf-8", "replace")


def test_f61_f62_f63_a_card_is_in_no_table_queue_log_object_or_answer(paying: Town) -> None:
    payer, _, _ = linked(paying)  # what Discord's people say is kept in their chat session too
    payer.say(f"my card is {CANARY_PAN}")  # where the name is asked for
    payer.say("John Smith")
    payer.say(CANARY_PAN[:-1] + "1")
    payer.say(CANARY_PAN)
    payer.say(CANARY_CVV)  # where the expiry is asked for
    payer.say("12/25")
    payer.say(CANARY_CVV)
    stopped = Payer(paying, "canary-stopped")
    for said in ("hello", f"Ann Lee, {' '.join(CANARY_PAN)}, 12/25", "cancel"):
        stopped.say(said)
    asked = paying.discord.client.command(
        paying.ada, "ux-update", {"request": f"set the phone number to {CANARY_PAN}"}
    )
    assert "card" in text_of(paying.message(asked))
    paying.until(lambda: "Mastercard •••• 5100" in str(table(paying, "ChatSessionsTable")))
    before = list(left_behind(paying))
    assert payer.say("confirm")["status"] == "completed"
    answers = [("an answer", text) for one in (payer, stopped) for text in one.heard]
    assert leaks([*before, *left_behind(paying), *answers]) == []
    assert len(before) > 20
    assert [text for name, text in before if name.startswith("log") and "ERROR" in text] == []
