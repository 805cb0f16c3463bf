"""The AWS account that the deploying person's credentials lead to."""

import http.client
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias
from urllib.parse import urlsplit

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError, NoRegionError

from bot import settings
from bot.errors import BotError

READY_PATH = "/_ministack/ready"
LOCAL_REGION = "eu-west-1"
"""Where a local AWS is taken to be, if nothing names a region."""

_EXPIRED = {"ExpiredToken", "ExpiredTokenException", "RequestExpired"}
_UNKNOWN = {"InvalidClientTokenId", "UnrecognizedClientException", "SignatureDoesNotMatch"}
_FORBIDDEN = {"AccessDenied", "AccessDeniedException", "UnauthorizedOperation"}
_CONFIGURE = "sign in first: `aws configure sso`, or AWS_PROFILE, or the AWS_… variables of a role"
_NAME_REGION = "name one: AWS_REGION=eu-west-1 before the command, or --region where it has that"


Client: TypeAlias = Any
"""A client: botocore makes its methods at run time."""


class CloudFault(BotError):
    """AWS refused a call or could not be reached; `mend` says what to do."""

    def __init__(self, message: str, mend: str) -> None:
        super().__init__(message)
        self.mend = mend


class Identity(NamedTuple):
    """Whose credentials these are."""

    account: str
    arn: str


class Amazon:
    """Low-level clients of one region, with the person's own credentials.

    `clients` are those made by now, by service. `endpoint` is the address of a local AWS, which
    takes calls of anybody where it says so.
    """

    def __init__(self, region: str = "", *, endpoint: str = "", is_anybody: bool = False) -> None:
        with told():
            self._session = boto3.Session(region_name=region or None)
            if not self._session.region_name and settings.named_region():
                # boto3 knows AWS_DEFAULT_REGION alone, other tools AWS_REGION.
                self._session = boto3.Session(region_name=settings.named_region())
            if is_anybody:
                here = self._session.region_name or LOCAL_REGION
                self._session = boto3.Session("test", "test", region_name=here)
        self._endpoint = endpoint or None
        self._make: Any = self._session.client
        self.clients: dict[str, Any] = {}
        self._config = Config(retries={"total_max_attempts": 5}, connect_timeout=5)

    @property
    def region(self) -> str:
        """The region that calls go to, '' when none is configured."""
        return self._session.region_name or ""

    def client(self, service: str) -> Client:
        """The client of a service; raises CloudFault without a region."""
        if service not in self.clients:
            with told():
                self.clients[service] = self._make(
                    service, config=self._config, endpoint_url=self._endpoint
                )
        return self.clients[service]

    def identity(self) -> Identity:
        """Asks AWS who we are; raises CloudFault without valid credentials."""
        with told():
            answer = self.client("sts").get_caller_identity()
        return Identity(answer["Account"], answer["Arn"])

    @cached_property
    def stand_in(self) -> str:
        """The host and port of a local AWS (AWS_ENDPOINT_URL) that runs functions itself, or ''."""
        place = urlsplit(self.client("lambda").meta.endpoint_url)
        if place.scheme != "http" or not place.hostname:
            return ""
        connection = http.client.HTTPConnection(place.netloc, timeout=5)
        try:
            connection.request("GET", READY_PATH)
            is_one = connection.getresponse().status == http.client.OK
        except OSError:
            return ""
        finally:
            connection.close()
        return place.netloc if is_one else ""


@contextmanager
def told() -> Iterator[None]:
    """Turn what botocore raises into CloudFault, in words that say who must do what."""
    try:
        yield
    except NoRegionError as error:
        raise CloudFault("no region of AWS is named", _NAME_REGION) from error
    except NoCredentialsError as error:
        raise CloudFault(str(error), _CONFIGURE) from error
    except ClientError as error:
        raise CloudFault(_words(error), _advice(error)) from error
    except BotoCoreError as error:
        raise CloudFault(str(error), "is the network there, and AWS_ENDPOINT_URL right?") from error


def is_missing(error: ClientError, *codes: str) -> bool:
    """Whether AWS says that there is no such thing."""
    said = error.response["Error"]
    return said.get("Code") in codes or "does not exist" in said.get("Message", "")


def _words(error: ClientError) -> str:
    said = error.response["Error"]
    return f"{error.operation_name}: {said.get('Message') or said.get('Code')}"


def _advice(error: ClientError) -> str:
    code = error.response["Error"].get("Code", "")
    if code in _EXPIRED:
        return "the credentials have expired: sign in again (`aws sso login`)"
    if code in _UNKNOWN:
        return f"AWS does not know these credentials; {_CONFIGURE}"
    if code in _FORBIDDEN:
        return "your identity may not do this: README, “What the deploying person may do”"
    return "what AWS says above is all there is to go by; once mended, run the same command again"
