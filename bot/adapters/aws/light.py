"""The light clients: DynamoDB and SQS with the standard library alone, and as boto3 answers.

Loaded in a twentieth of boto3's time. What they cannot do, boto3 still can: another service,
proxies, FIPS and dual-stack endpoints, credentials from elsewhere than the environment.
"""

import time
from collections.abc import Mapping
from contextlib import suppress
from ssl import SSLContext
from typing import Any, TypeAlias

from bot.adapters.aws.caller import Caller
from bot.adapters.aws.connection import Connection
from bot.adapters.aws.endpoint import Endpoint, read_endpoint, regional
from bot.adapters.aws.errors import NoAnswer
from bot.adapters.aws.pace import INTERACTION
from bot.adapters.aws.signing import Credentials, Signer
from bot.adapters.aws.trust import trust
from bot.errors import ConfigurationError
from bot.settings import AwsSettings

Reply: TypeAlias = Mapping[str, Any]

_USE_BOTO3 = "set AWS_CLIENT=boto3"


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

    def query(self, **request: object) -> Reply:
        """Read the keys that an index has under one value."""
        return self._call("Query", request)

    def batch_get_item(self, **request: object) -> Reply:
        """Read several items."""
        return self._call("BatchGetItem", request)

    def transact_write_items(self, **request: object) -> Reply:
        """Carry out several writes, or none."""
        return self._call("TransactWriteItems", request)


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


def open_clients(aws: AwsSettings) -> tuple[LightDynamoDB, LightSqs]:
    """Both clients, each connected where that succeeds now; else its first call meets it again.

    Raises ConfigurationError when a variable is missing, or asks for what only boto3 can do.
    """
    _check(aws)
    tables = read_endpoint(aws.dynamodb_url or regional("dynamodb", aws.region))
    queues = read_endpoint(aws.sqs_url or regional("sqs", aws.region))
    context = trust(aws.ca_bundle) if tables.is_tls or queues.is_tls else None
    return (
        LightDynamoDB(_caller("dynamodb", "DynamoDB_20120810", tables, context, aws)),
        LightSqs(_caller("sqs", "AmazonSQS", queues, context, aws)),
    )


def open_tables(aws: AwsSettings) -> LightDynamoDB:
    """That of DynamoDB alone; raises as open_clients does."""
    _check(aws)
    tables = read_endpoint(aws.dynamodb_url or regional("dynamodb", aws.region))
    context = trust(aws.ca_bundle) if tables.is_tls else None
    return LightDynamoDB(_caller("dynamodb", "DynamoDB_20120810", tables, context, aws))


def _caller(
    service: str, target: str, endpoint: Endpoint, context: SSLContext | None, aws: AwsSettings
) -> Caller:
    """Calls one service; connected where that succeeds now."""
    used = context if endpoint.is_tls else None
    connection = Connection(endpoint, used, INTERACTION, time.monotonic)
    with suppress(NoAnswer):
        connection.open()
    credentials = Credentials(aws.access_key, aws.secret_key, aws.session_token)
    signer = Signer(credentials, aws.region, service)
    return Caller(target, endpoint, connection, signer, time.time)


def _check(aws: AwsSettings) -> None:
    if not (aws.access_key and aws.secret_key):
        missing = "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set"
        raise ConfigurationError(f"{missing}; for credentials from elsewhere {_USE_BOTO3}")
    if not aws.region:
        raise ConfigurationError("no region: AWS_REGION is not set")
    if aws.is_special and not (aws.dynamodb_url and aws.sqs_url):
        raise ConfigurationError(f"for FIPS and dual-stack endpoints {_USE_BOTO3}")
