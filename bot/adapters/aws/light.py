"""The light clients: DynamoDB and SQS with the standard library alone, and as boto3 answers.

Source: the services' models in botocore, "JSON protocol 1.0".
"""

import json
import time
from binascii import crc32
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, NamedTuple, Protocol, TypeAlias

from bot.adapters.aws.answer import Answer
from bot.adapters.aws.connection import Connection
from bot.adapters.aws.endpoint import Endpoint, read_endpoint, regional
from bot.adapters.aws.errors import ErrorAnswer, NoAnswer
from bot.adapters.aws.pace import INTERACTION
from bot.adapters.aws.signing import Credentials, Request, Signer
from bot.adapters.aws.trust import trust
from bot.errors import ConfigurationError
from bot.settings import AwsSettings

Reply: TypeAlias = Mapping[str, Any]

_CONTENT = "application/x-amz-json-1.0"
_UNSIGNED = ("Accept-Encoding: identity", "User-Agent: ux-agent")
_USE_BOTO3 = "set AWS_CLIENT=boto3"


class Exchange(Protocol):
    """What is used of bot.adapters.aws.connection.Connection."""

    def open(self) -> None:
        """Connect."""
        ...

    def exchange(self, request: bytes) -> Answer:
        """The answer to a request; raises NoAnswer."""
        ...


class Service(NamedTuple):
    """A service as it is signed for, and what its operations are called by."""

    name: str
    target: str


DYNAMODB = Service("dynamodb", "DynamoDB_20120810")
SQS = Service("sqs", "AmazonSQS")


class Caller:
    """Calls the operations of one service; `clock` gives epoch seconds.

    Raises ErrorAnswer and NoAnswer, as the boto3 clients of bot.adapters.aws.boto do.
    """

    def __init__(
        self,
        target: str,
        endpoint: Endpoint,
        connection: Exchange,
        signer: Signer,
        clock: Callable[[], float],
    ) -> None:
        self._target = target
        self._endpoint = endpoint
        self._connection = connection
        self._signer = signer
        self._clock = clock

    def call(self, operation: str, given: Reply) -> Reply:
        """The reply to one request; both as boto3 has them."""
        body = json.dumps(given, separators=(",", ":")).encode()
        return _reply(self._connection.exchange(self._request(operation, body)))

    def _request(self, operation: str, body: bytes) -> bytes:
        stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(self._clock()))
        headers = {
            "Host": self._endpoint.authority,
            "Content-Type": _CONTENT,
            "X-Amz-Target": f"{self._target}.{operation}",
        }
        request = Request("POST", self._endpoint.path, "", headers, body)
        lines = [f"POST {self._endpoint.path} HTTP/1.1"]
        lines += [f"{name}: {value}" for name, value in self._signer.signed(request, stamp).items()]
        lines += [*_UNSIGNED, f"Content-Length: {len(body)}", "", ""]
        return "\r\n".join(lines).encode("latin-1") + body


class LightDynamoDB:
    """The operations of a boto3 client for DynamoDB that the stores use."""

    def __init__(self, caller: Caller) -> None:
        self._call = caller.call

    def get_item(self, **request: object) -> Reply:
        """Read one item."""
        return self._call("GetItem", request)

    def put_item(self, **request: object) -> Reply:
        """Write one item."""
        return self._call("PutItem", request)

    def update_item(self, **request: object) -> Reply:
        """Change one item."""
        return self._call("UpdateItem", request)

    def delete_item(self, **request: object) -> Reply:
        """Delete one item."""
        return self._call("DeleteItem", request)


class LightSqs:
    """The operations of a boto3 client for SQS that bot.adapters.sqs uses."""

    def __init__(self, caller: Caller) -> None:
        self._call = caller.call

    def send_message(self, **request: object) -> Reply:
        """Send one message."""
        return self._call("SendMessage", request)

    def change_message_visibility(self, **request: object) -> Reply:
        """Say when a received message comes again."""
        return self._call("ChangeMessageVisibility", request)


def dynamodb(aws: AwsSettings) -> LightDynamoDB:
    """A client of DynamoDB, connected where that succeeds now; raises ConfigurationError."""
    return LightDynamoDB(_caller(DYNAMODB, aws.dynamodb_url, aws))


def sqs(aws: AwsSettings) -> LightSqs:
    """A client of SQS, connected where that succeeds now; raises ConfigurationError."""
    return LightSqs(_caller(SQS, aws.sqs_url, aws))


def _caller(service: Service, address: str, aws: AwsSettings) -> Caller:
    credentials = Credentials(aws.access_key, aws.secret_key, aws.session_token)
    if not (aws.access_key and aws.secret_key):
        missing = "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set"
        raise ConfigurationError(f"{missing}; for credentials from elsewhere {_USE_BOTO3}")
    if not aws.region:
        raise ConfigurationError("no region: AWS_REGION is not set")
    if aws.is_special and not address:
        raise ConfigurationError(f"for FIPS and dual-stack endpoints {_USE_BOTO3}")
    endpoint = read_endpoint(address or regional(service.name, aws.region))
    context = trust(aws.ca_bundle) if endpoint.is_tls else None
    connection = Connection(endpoint, context, INTERACTION, time.monotonic)
    with suppress(NoAnswer):  # the first call meets it again, and is the one to say so
        connection.open()
    signer = Signer(credentials, aws.region, service.name)
    return Caller(service.target, endpoint, connection, signer, time.time)


def _reply(answer: Answer) -> Reply:
    """What an answer says; raises ErrorAnswer where it is an error, NoAnswer on a damaged one."""
    expected = answer.headers.get("x-amz-crc32")
    if expected is not None and expected != str(crc32(answer.body)):
        raise NoAnswer("the answer is damaged")
    if answer.status != 200:
        raise ErrorAnswer(_error(answer))
    reply = _json(answer.body)
    if reply is None:
        raise NoAnswer("the answer cannot be read")
    return reply


def _error(answer: Answer) -> Reply:
    """As botocore reads an error (its parsers.BaseJSONParser), the old item of a lost condition."""
    said = _json(answer.body) or {}
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
    if "Item" in said:
        response["Item"] = said["Item"]
    return response


def _json(body: bytes) -> dict[str, Any] | None:
    """The object in a body, {} in an empty one, None in any other."""
    try:
        found = json.loads(body or b"{}")
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
