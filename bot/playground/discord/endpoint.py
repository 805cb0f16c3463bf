"""Calls an application's endpoint with Discord's patience."""

import http.client
import json
import time
from collections.abc import Callable, Mapping
from queue import Empty, Queue
from threading import Thread
from typing import Any, NamedTuple, TypeAlias
from urllib.parse import urlsplit

DEADLINE_SECONDS = 3.0
"""An initial response must be there by then (docs: Receiving and Responding)."""


class Answer(NamedTuple):
    """An HTTP answer; names of headers in any case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def header(self, name: str) -> str:
        """The header of that name in any case, or ''."""
        found = {key.lower(): value for key, value in self.headers.items()}
        return found.get(name.lower(), "")


Endpoint: TypeAlias = Callable[[bytes, dict[str, str]], tuple[int, Mapping[str, str], bytes]]


def dial(url: str, host: str = "") -> Endpoint:
    """The endpoint at an address; `host` (with its port) is called in place of the address's."""
    place = urlsplit(url)
    target = place.path or "/"
    if place.query:
        target = f"{target}?{place.query}"

    def post(body: bytes, headers: dict[str, str]) -> tuple[int, Mapping[str, str], bytes]:
        is_plain = bool(host) or place.scheme == "http"
        kind = http.client.HTTPConnection if is_plain else http.client.HTTPSConnection
        connection = kind(host or place.netloc, timeout=30)
        try:
            connection.request("POST", target, body, {**headers, "Host": place.netloc})
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            connection.close()

    return post


def nobody(_: bytes, __: dict[str, str]) -> tuple[int, Mapping[str, str], bytes]:
    """The endpoint of an application that is not there yet."""
    return 503, {}, b""


class Outcome(NamedTuple):
    """What became of a call: the JSON answered, or the reason why there is none that counts."""

    elapsed: float
    answer: Answer | None = None
    body: Any = None
    reason: str = ""


def call(endpoint: Endpoint, body: bytes, headers: dict[str, str], deadline: float) -> Outcome:
    """Call and wait for `deadline` seconds at most; never raises what the endpoint raises."""
    box: Queue[Answer | Exception] = Queue()

    def run() -> None:
        try:
            box.put(Answer(*endpoint(body, headers)))
        except Exception as error:  # noqa: BLE001 - whatever an endpoint raises, nobody answered
            box.put(error)

    started = time.monotonic()
    Thread(target=run, daemon=True, name="interaction").start()
    try:
        answer = box.get(timeout=deadline)
    except Empty:
        return Outcome(deadline, reason=f"no answer within {deadline:g} s")
    elapsed = time.monotonic() - started
    if isinstance(answer, Exception):
        return Outcome(elapsed, reason=f"the endpoint could not be called: {answer}")
    return _read(answer, elapsed)


def _read(answer: Answer, elapsed: float) -> Outcome:
    if answer.status not in {200, 202}:
        return Outcome(elapsed, answer, reason=f"HTTP status {answer.status} instead of 200")
    if answer.status == 202:
        reason = "a 202 answer has no body" if answer.body else ""
        return Outcome(elapsed, answer, reason=reason)
    kind = answer.header("content-type").lower()
    if not kind.startswith("application/json"):
        return Outcome(elapsed, answer, reason=f"content type {kind!r} is not application/json")
    try:
        return Outcome(elapsed, answer, json.loads(answer.body))
    except ValueError as error:
        return Outcome(elapsed, answer, reason=f"the body is not JSON: {error}")
