"""Tests of the endpoint with an AWS that does not answer: Discord waits three seconds, no more."""

import hashlib
import json
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bot.conversation.reply import Verb
from bot.settings import Settings
from lambda_interactions.door import Door
from lambda_interactions.handler import open_door
from tests.interactions.payloads import (
    PUBLIC_KEY,
    Payload,
    command,
    encoded,
    event,
    handle,
    press,
    signed,
    snowflake,
)

pytestmark = pytest.mark.slow

DISCORD_WAITS = 3.0
VERBS: tuple[Verb, ...] = ("confirm", "cancel", "change")
ROOM = 0.5  # for the network between, and a slow processor


class Aws(BaseHTTPRequestHandler):
    """Answers a call whose target is in `quick` at once, and no other for a long time."""

    protocol_version = "HTTP/1.1"
    quick: tuple[str, ...] = ()
    over = threading.Event()

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        if not self.headers["x-amz-target"].endswith(self.quick):
            self.over.wait(10)
            return
        self.send_response(200)
        sent = hashlib.md5(asked.get("MessageBody", "").encode(), usedforsecurity=False)
        reply = json.dumps({"MessageId": "1", "MD5OfMessageBody": sent.hexdigest()}).encode()
        self.send_header("content-length", str(len(reply)))
        self.end_headers()
        self.wfile.write(reply)

    def log_message(self, *args: object) -> None:
        """Keep quiet."""


@pytest.fixture
def aws(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of an AWS that answers only the operations asked for."""
    over = threading.Event()
    kind = type("Silent", (Aws,), {"quick": request.param, "over": over})
    with ThreadingHTTPServer(("127.0.0.1", 0), kind) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        address = f"http://127.0.0.1:{server.server_port}"
        monkeypatch.setenv("AWS_ENDPOINT_URL", address)
        yield address
        over.set()
        server.shutdown()
        thread.join()


def door(aws: str, write: Callable[[str], None] = print) -> Door:
    """The endpoint as the function builds it."""
    sites = json.dumps({"1380488052169769110": "owner/name", "1457468924290662599": "owner/name"})
    settings = Settings(
        {
            **os.environ,
            "DISCORD_PUBLIC_KEY": PUBLIC_KEY,
            "JOBS_QUEUE_URL": f"{aws}/1/jobs",
            "SITES": sites,
        }
    )
    return open_door(lambda: settings, write)


def assert_answered_in_time(aws: str, payload: Payload) -> None:
    """One request, to an endpoint of its own."""
    written: list[str] = []
    endpoint = door(aws, written.append)
    now = int(time.time())
    body = encoded(payload | {"id": snowflake(now)})
    request = event(body, signed(body, str(now)))
    started = time.monotonic()
    answer = endpoint.answer(request, "")
    assert time.monotonic() - started < DISCORD_WAITS - ROOM
    assert answer["statusCode"] == 200
    assert json.loads(answer["body"])["type"] in (4, 5, 7)
    assert not [line for line in written if "ConfigurationError" in line]


@pytest.mark.parametrize(
    "aws",
    [
        pytest.param(("none",), id="all silent"),
        pytest.param(("SendMessage",), id="table silent"),
        pytest.param(("GetItem", "PutItem", "UpdateItem", "DeleteItem"), id="queue silent"),
        pytest.param(("GetItem", "SendMessage"), id="writes silent"),
        pytest.param(("GetItem", "PutItem", "DeleteItem", "SendMessage"), id="limits silent"),
    ],
    indirect=True,
)
def test_F11_whatever_is_silent_the_person_has_an_answer_in_time(aws: str) -> None:
    payloads = [command(request="make it blue"), *map(press, map(handle, VERBS))]
    with ThreadPoolExecutor(len(payloads)) as pool:  # each waits for seconds
        for answered in [pool.submit(assert_answered_in_time, aws, one) for one in payloads]:
            answered.result()


@pytest.mark.parametrize("aws", [("GetItem", "PutItem", "SendMessage")], indirect=True)
def test_F11_a_silent_table_of_limits_refuses_nobody(aws: str) -> None:
    endpoint = door(aws)
    now = int(time.time())
    body = encoded(command(request="make it blue") | {"id": snowflake(now)})

    answer = endpoint.answer(event(body, signed(body, str(now))), "")

    assert json.loads(answer["body"])["type"] == 5


def test_F11_an_address_where_nobody_listens_is_answered_in_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        address = f"http://127.0.0.1:{closed.getsockname()[1]}"
    monkeypatch.setenv("AWS_ENDPOINT_URL", address)
    endpoint = door(address)
    now = int(time.time())
    body = encoded(command(request="make it blue") | {"id": snowflake(now)})
    started = time.monotonic()
    answer = endpoint.answer(event(body, signed(body, str(now))), "")
    assert time.monotonic() - started < DISCORD_WAITS - ROOM
    assert json.loads(answer["body"])["data"]["flags"] & 64
