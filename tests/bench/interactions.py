"""Signed events as Discord would send them now, and the reading of their answers."""

import json
import time
from collections.abc import Callable
from itertools import count
from typing import Any

from tests.interactions.payloads import PUBLIC_KEY, encoded, event, fresh, signed

__all__ = ["GUILD", "PUBLIC_KEY", "WrongAnswerError", "check", "confirm", "ping", "update"]

GUILD = "1380488052169769110"
"""The samples' server."""

REQUEST = "make the navbar dark blue"

# Beside Discord's own, what a function URL adds (Lambda guide, "Request payload format").
_HEADERS = {
    "accept-encoding": "gzip",
    "host": "a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6.lambda-url.us-east-1.on.aws",
    "user-agent": "Discord-Interactions/1.0 (+https://discord.com)",
    "x-amzn-tls-cipher-suite": "TLS_AES_128_GCM_SHA256",
    "x-amzn-tls-version": "TLSv1.3",
    "x-amzn-trace-id": "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700",
    "x-forwarded-for": "35.196.132.85",
    "x-forwarded-port": "443",
    "x-forwarded-proto": "https",
}

_numbers = count(1)
_MOST_NUMBER = 1 << 22  # a snowflake's lower bits; ids may repeat only in another second


class WrongAnswerError(RuntimeError):
    """A contender answered something else than the interaction asks for: it cannot be compared."""


def ping() -> Any:
    """The event of a PING."""
    return _sent(_new("ping"))


def update() -> Any:
    """The event of a new `/ux-update`."""
    payload = _new("command_string_guild")
    option = {"name": "request", "type": 3, "value": REQUEST}
    payload["data"] = {**payload["data"], "name": "ux-update", "options": [option]}
    return _sent(payload)


def confirm(answer: Any) -> Any:
    """The event of Confirm, pressed below the preview in `answer`."""
    payload = _new("button_guild")
    payload["data"] = {**payload["data"], "custom_id": _button(answer)}
    # The presser is who asked: both samples are of the same person and server.
    return _sent(payload)


def check(kind: str, answer: Any, said: Callable[[], str] = str) -> Any:
    """The answer, if it is the right one; raises WrongAnswerError, with what the process said."""
    body = json.loads(answer["body"])
    right = {"ping": (1,), "update": (4,), "confirm": (7,)}[kind]
    is_right = answer["statusCode"] == 200 and body["type"] in right
    if is_right and kind == "update":
        is_right = bool(_button(answer, required=False))
    if is_right and kind == "confirm":
        is_right = "expired" not in answer["body"]
    if not is_right:
        raise WrongAnswerError(f"{kind}: {json.dumps(answer)[:600]}\n{said()}")
    return answer


def _new(name: str) -> Any:
    return fresh(name, number=next(_numbers) % _MOST_NUMBER, now=int(time.time()))


def _sent(payload: Any) -> Any:
    body = encoded(payload)
    headers = signed(body, str(int(time.time())))
    return event(body, {**_HEADERS, **headers, "content-length": str(len(body))})


def _button(answer: Any, *, required: bool = True) -> str:
    """The custom_id of the button that says Confirm, however deep it stands."""
    waiting = [json.loads(answer["body"])]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            if part.get("label") == "Confirm" and "custom_id" in part:
                return str(part["custom_id"])
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part
    if required:
        raise WrongAnswerError(f"no Confirm in {answer['body'][:600]}")
    return ""
