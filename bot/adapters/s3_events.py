"""Every session event as an object in an S3 bucket, written once and never over another.

Source: Amazon S3 API reference, PutObject (If-None-Match `*`: 412 where the key is there already,
409 where somebody else writes it at this moment), GetObject, ListObjectsV2.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from botocore.exceptions import BotoCoreError

from bot.adapters.aws.errors import AwsError, ErrorAnswer, NoAnswer
from bot.analytics.breaker import Contended
from bot.analytics.event import Event, archive_key, as_text, parse_json
from bot.errors import BotError, ConfigurationError, TransientError

_TENANT = "tenant="
_IN_THE_WAY = "ConditionalRequestConflict"
_THERE = ("PreconditionFailed", "412")
_ABSENT = ("NoSuchKey", "404")
_TRIES = 3


class S3EventArchive:
    """The port EventArchive over an S3 client."""

    def __init__(self, client: Any, bucket: str) -> None:  # noqa: ANN401 - a client of boto3's
        self._client = client
        self._bucket = bucket

    def put(self, event: Event) -> bool:
        for _ in range(_TRIES):
            try:
                self._client.put_object(
                    Bucket=self._bucket,
                    Key=archive_key(event),
                    Body=as_text(event).encode(),
                    ContentType="application/json",
                    IfNoneMatch="*",
                )
            except AwsError as error:
                code = error.code if isinstance(error, ErrorAnswer) else ""
                if code in _THERE:
                    return False
                if code != _IN_THE_WAY:
                    raise self._meaning_of(error) from error
            else:
                return True
        raise Contended(f"bucket {self._bucket}: somebody else writes the same event")

    def read(self, key: str) -> Event | None:
        try:
            body: bytes = self._client.get_object(Bucket=self._bucket, Key=key)["Body"].read()
        except AwsError as error:
            if isinstance(error, ErrorAnswer) and error.code in _ABSENT:
                return None
            raise self._meaning_of(error) from error
        except BotoCoreError as error:  # while the body was read
            raise TransientError(f"bucket {self._bucket}: {type(error).__name__}") from error
        return parse_json(body.decode(errors="replace"))

    def tenants(self) -> Iterator[str]:
        for page in self._pages(Prefix=_TENANT, Delimiter="/"):
            for found in page.get("CommonPrefixes", ()):
                yield str(found["Prefix"]).removeprefix(_TENANT).rstrip("/")

    def keys(self, *, prefix: str = "", after: str = "") -> Iterator[str]:
        for page in self._pages(Prefix=prefix or _TENANT, StartAfter=after):
            for found in page.get("Contents", ()):
                yield str(found["Key"])

    def _pages(self, **request: str) -> Iterator[Mapping[str, Any]]:
        more: dict[str, str] = {}
        while True:
            try:
                page = self._client.list_objects_v2(Bucket=self._bucket, **request, **more)
            except AwsError as error:
                raise self._meaning_of(error) from error
            yield page
            if not page.get("IsTruncated"):
                return
            more = {"ContinuationToken": page["NextContinuationToken"]}

    def _meaning_of(self, error: AwsError) -> BotError:
        if isinstance(error, NoAnswer):
            return TransientError(f"bucket {self._bucket} cannot be reached: {error}")
        if isinstance(error, ErrorAnswer) and error.is_passing:
            return TransientError(f"bucket {self._bucket} refuses for now: {error.code}")
        return ConfigurationError(f"bucket {self._bucket} cannot be used: {error}")
