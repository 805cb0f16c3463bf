"""The boto3 clients, with the errors of bot.adapters.aws.errors.

They are made by botocore, as boto3 makes its own: boto3 would load its resources and transfers
besides, a tenth of a cold start.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, Literal, TypeAlias

from botocore.config import Config
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    CredentialRetrievalError,
    HTTPClientError,
)
from botocore.exceptions import ConnectionError as NoConnection
from botocore.session import Session

from bot.adapters.aws.errors import ErrorAnswer, NoAnswer, NotCalled
from bot.adapters.aws.pace import Pace
from bot.errors import ConfigurationError

Service: TypeAlias = Literal["bedrock-runtime", "dynamodb", "kms", "s3", "scheduler", "sqs", "ssm"]

USER_AGENT = "ux-agent"
"""As it stands: botocore's own is put together anew for each request, a tenth of its time."""


def make(service: Service, pace: Pace, session: Session | None = None) -> Any:  # noqa: ANN401
    """A client whose timeouts and tries are those of `pace`; those of one session start faster.

    Raises ConfigurationError when no region is set.
    """
    config = Config(
        connect_timeout=pace.connect,
        read_timeout=pace.answer,
        retries={"mode": "standard", "total_max_attempts": pace.tries},
        parameter_validation=False,
        tcp_keepalive=True,
        user_agent=USER_AGENT,
    )
    try:
        return Translated((session or Session()).create_client(service, config=config))
    except BotoCoreError as error:
        raise ConfigurationError(f"no client of {service} can be made: {error}") from error


class Translated:
    """A boto3 client whose operations raise AwsError instead of botocore's errors."""

    def __init__(self, client: object) -> None:
        self._client = client

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever boto3 has there
        found = getattr(self._client, name)
        return partial(_call, found) if callable(found) else found


def _call(operation: Callable[..., object], *args: object, **request: object) -> object:
    try:
        return operation(*args, **request)
    except ClientError as error:
        raise ErrorAnswer(error.response) from None  # whose text quotes a whole request at times
    except (NoConnection, HTTPClientError, CredentialRetrievalError) as error:
        raise NoAnswer(type(error).__name__) from error
    except BotoCoreError as error:
        raise NotCalled(str(error)) from error
