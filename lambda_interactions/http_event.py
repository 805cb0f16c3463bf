"""AWS's HTTP events as one Request, and our answer as what AWS expects.

Takes Lambda function URLs and HTTP APIs (payload 2.0) and REST APIs and load balancers (1.0); the
latter keep the case of header names and may bring each header several times.
"""

import json
import re
from binascii import a2b_base64
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from bot.errors import BotError, Refused
from bot.interactions.interaction import MOST_BYTES
from bot.record import Record

Response: TypeAlias = dict[str, Any]

_ENCODER = json.JSONEncoder(separators=(",", ":"), check_circular=False)  # bodies are trees

# Python's decoders skip or forgive what does not belong there.
_BASE64 = r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?"


class TooLarge(BotError):
    """The body is larger than any interaction: answered with 413 before it is decoded."""


class Request(Record):
    """The signature headers, '' when absent, and the exact bytes that were signed."""

    signature: str
    timestamp: str
    body: bytes


def read_request(event: object) -> Request:
    """Read an event; raises TooLarge, or Refused when no signed body can be in it.

    A header that comes twice is joined by a comma, so that it fits no signature.
    """
    headers, body = parts_of(event, MOST_BYTES)
    return Request(
        headers.get("x-signature-ed25519", ""), headers.get("x-signature-timestamp", ""), body
    )


def parts_of(event: object, most: int) -> tuple[dict[str, str], bytes]:
    """The headers by lower-case name, joined by a comma where they repeat, and the body as sent.

    Raises TooLarge beyond `most` bytes, Refused on what is no event and where no whole body is.
    """
    if not isinstance(event, dict):
        raise Refused("the event is no object")
    return _joined(event), _body(event, most)


def _joined(event: Mapping[str, Any]) -> dict[str, str]:
    single = event.get("headers")
    if isinstance(single, dict) and not event.get("multiValueHeaders"):
        lowered = {str(name).lower(): str(value) for name, value in single.items()}
        if len(lowered) == len(single):
            return lowered
    headers: dict[str, str] = {}
    for name, value in _headers(event):
        headers[name] = f"{headers[name]},{value}" if name in headers else value
    return headers


def respond(status: int, body: Mapping[str, Any], *, container: str) -> Response:
    """A JSON response that also names the container it comes from."""
    return {
        "statusCode": status,
        "headers": {"content-type": "application/json", "x-container": container},
        "body": _ENCODER.encode(body),
        "isBase64Encoded": False,
    }


def _headers(event: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    several = event.get("multiValueHeaders")
    if isinstance(several, dict) and several:
        for name, values in several.items():
            for value in values if isinstance(values, list) else [values]:
                yield str(name).lower(), str(value)
        return
    single = event.get("headers")
    if isinstance(single, dict):
        for name, value in single.items():
            yield str(name).lower(), str(value)


def _body(event: Mapping[str, Any], most: int) -> bytes:
    body = event.get("body")
    if not isinstance(body, str):
        raise Refused("no body")
    is_encoded = event.get("isBase64Encoded") is True
    if len(body) > (most * 4 // 3 + 4 if is_encoded else most):
        raise TooLarge
    if is_encoded and not re.fullmatch(_BASE64, body):
        raise Refused("the body is no base64")
    try:
        data = a2b_base64(body) if is_encoded else body.encode()
    except UnicodeEncodeError:
        raise Refused("the body is no text") from None
    if len(data) > most:
        raise TooLarge
    return data
