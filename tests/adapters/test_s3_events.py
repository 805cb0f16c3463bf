"""What S3 answers, and what that means for an event."""

from collections.abc import Mapping
from typing import Any

import pytest
from botocore.exceptions import IncompleteReadError

from bot.adapters.aws.errors import AwsError, ErrorAnswer, NoAnswer, NotCalled
from bot.adapters.s3_events import S3EventArchive
from bot.analytics.breaker import Contended
from bot.analytics.event import BadEvent, archive_key
from bot.errors import ConfigurationError, TransientError
from tests.analytics.samples import event


def answer(code: str, status: int) -> ErrorAnswer:
    told = {"Error": {"Code": code}, "ResponseMetadata": {"HTTPStatusCode": status}}
    return ErrorAnswer(told)


class Body:
    def __init__(self, content: bytes | Exception) -> None:
        self._content = content

    def read(self) -> bytes:
        if isinstance(self._content, Exception):
            raise self._content
        return self._content


class Bucket:
    """A client of S3 that answers every call with the next of these."""

    def __init__(self, *answers: AwsError | Mapping[str, Any]) -> None:
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self._answers = list(answers)

    def __getattr__(self, name: str) -> Any:
        def call(**request: Any) -> Mapping[str, Any]:
            self.asked.append((name, request))
            reply = self._answers.pop(0)
            if isinstance(reply, AwsError):
                raise reply
            return reply

        return call


def test_F52_an_event_is_put_where_nothing_is() -> None:
    bucket = Bucket({})
    assert S3EventArchive(bucket, "bucket").put(event(1))
    ((name, request),) = bucket.asked
    assert (name, request["IfNoneMatch"], request["Key"]) == (
        "put_object",
        "*",
        archive_key(event(1)),
    )


def test_F52_what_is_there_already_is_no_fault() -> None:
    bucket = Bucket(answer("PreconditionFailed", 412))
    assert not S3EventArchive(bucket, "bucket").put(event(1))


def test_F52_whoever_meets_another_writer_asks_again() -> None:
    bucket = Bucket(answer("ConditionalRequestConflict", 409), answer("PreconditionFailed", 412))
    assert not S3EventArchive(bucket, "bucket").put(event(1))
    bucket = Bucket(*[answer("ConditionalRequestConflict", 409)] * 3)
    with pytest.raises(Contended):
        S3EventArchive(bucket, "bucket").put(event(1))


@pytest.mark.parametrize(
    ("fault", "meaning"),
    [
        (answer("SlowDown", 503), TransientError),
        (answer("InternalError", 500), TransientError),
        (NoAnswer("ReadTimeoutError"), TransientError),
        (answer("AccessDenied", 403), ConfigurationError),
        (answer("NoSuchBucket", 404), ConfigurationError),
        (NotCalled("no credentials"), ConfigurationError),
    ],
    ids=str,
)
def test_a_fault_says_who_must_act(fault: AwsError, meaning: type[Exception]) -> None:
    archive = S3EventArchive(Bucket(fault, fault, fault), "bucket")
    with pytest.raises(meaning):
        archive.put(event(1))
    with pytest.raises(meaning):
        archive.read("key")
    with pytest.raises(meaning):
        list(archive.keys())


def test_a_body_that_breaks_off_is_read_again_later() -> None:
    broken = IncompleteReadError(actual_bytes=1, expected_bytes=2)
    archive = S3EventArchive(Bucket({"Body": Body(broken)}), "bucket")
    with pytest.raises(TransientError):
        archive.read("key")


def test_F54_an_object_that_is_no_event_is_told() -> None:
    archive = S3EventArchive(Bucket({"Body": Body(b"\xff{")}), "bucket")
    with pytest.raises(BadEvent):
        archive.read("key")


def test_a_list_goes_on_where_a_page_ends() -> None:
    first = {"IsTruncated": True, "NextContinuationToken": "more", "Contents": [{"Key": "a"}]}
    bucket = Bucket(first, {"IsTruncated": False, "Contents": [{"Key": "b"}]})
    assert list(S3EventArchive(bucket, "bucket").keys()) == ["a", "b"]
    assert bucket.asked[1][1]["ContinuationToken"] == "more"
