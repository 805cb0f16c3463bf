"""Operations of AWS's JSON protocol 1.0: requests made and signed, answers read as botocore does.

Source: Smithy, "AWS JSON 1.0 protocol"; botocore, parsers.BaseJSONParser.
"""

import json
import time
from binascii import crc32
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from bot.adapters.aws.answer import Answer
from bot.adapters.aws.connection import Connection
from bot.adapters.aws.endpoint import Endpoint
from bot.adapters.aws.errors import ErrorAnswer, NoAnswer
from bot.adapters.aws.signing import Form, Request, Signer

Json: TypeAlias = Mapping[str, Any]

# What is sent are trees: looking for circles in them would take a quarter of the time.
_encoded = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode
_NOTHING = (b"{}", b"")  # as most writes are answered
_UNSIGNED = ("Accept-Encoding: identity", "User-Agent: ux-agent")


class Caller:
    """Calls the operations of the service that `target` names, over one connection.

    `clock` gives epoch seconds.
    """

    def __init__(
        self,
        target: str,
        endpoint: Endpoint,
        connection: Connection,
        signer: Signer,
        clock: Callable[[], float],
    ) -> None:
        self._target = target
        self._endpoint = endpoint
        self._connection = connection
        self._signer = signer
        self._clock = clock
        self._kinds: dict[str, tuple[str, Form]] = {}

    def call(self, operation: str, given: Json) -> Json:
        """The reply to one request, both as boto3 has them.

        Raises ErrorAnswer and NoAnswer, as the boto3 clients of bot.adapters.aws.boto do.
        """
        body = _encoded(given).encode()
        return read_reply(self._connection.exchange(self._request(operation, body)))

    def _request(self, operation: str, body: bytes) -> bytes:
        if operation not in self._kinds:
            self._kinds[operation] = self._kind(operation)
        head, form = self._kinds[operation]
        stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(self._clock()))
        lines = (
            f"{head}X-Amz-Date: {stamp}",
            f"Authorization: {form.authorization(body, stamp)}",
            f"Content-Length: {len(body)}\r\n\r\n",
        )
        return "\r\n".join(lines).encode("latin-1") + body

    def _kind(self, operation: str) -> tuple[str, Form]:
        """What all requests of an operation begin with, and what signs them."""
        path = self._endpoint.path
        headers = {
            "Host": self._endpoint.authority,
            "Content-Type": "application/x-amz-json-1.0",
            "X-Amz-Target": f"{self._target}.{operation}",
        }
        form = self._signer.form(Request("POST", path, "", headers, b""))
        lines = [f"POST {path} HTTP/1.1", *_UNSIGNED]
        lines += [f"{name}: {value}" for name, value in form.headers.items()]
        return "\r\n".join([*lines, ""]), form


def read_reply(answer: Answer) -> Json:
    """What an answer says; raises ErrorAnswer where it is an error, NoAnswer on a damaged one."""
    expected = answer.headers.get("x-amz-crc32")
    if expected is not None and expected != str(crc32(answer.body)):
        raise NoAnswer("the answer is damaged")
    said = _object(answer.body)
    if answer.status != 200:
        raise ErrorAnswer(_error(answer, said or {}))
    if said is None:
        raise NoAnswer("the answer cannot be read")
    return said


def _error(answer: Answer, said: Json) -> Json:
    """The error as botocore has it, with the old item of a condition that did not hold.

    Or with the reasons, and those items, of a transaction that was cancelled.
    """
    code = str(said.get("__type") or answer.status).partition(":")[0].rpartition("#")[2]
    code = answer.headers.get("x-amzn-query-error", code).partition(";")[0]
    message = str(said.get("message") or said.get("Message") or "")
    response: dict[str, Any] = {
        "Error": {"Code": code, "Message": message},
        "ResponseMetadata": {
            "HTTPStatusCode": answer.status,
            "RequestId": answer.headers.get("x-amzn-requestid", ""),
        },
    }
    for name in ("Item", "CancellationReasons"):
        if name in said:
            response[name] = said[name]
    return response


def _object(body: bytes) -> dict[str, Any] | None:
    """The JSON object in a body, {} in an empty one, None in any other."""
    if body in _NOTHING:
        return {}
    try:
        found = json.loads(body.decode())
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
