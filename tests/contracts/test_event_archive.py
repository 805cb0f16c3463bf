"""Where events are kept for good: the twin, and S3 as moto and MiniStack play it."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto import mock_aws

from bot.adapters.aws.boto import Translated
from bot.adapters.memory_events import MemoryEventArchive
from bot.adapters.s3_events import S3EventArchive
from bot.analytics.event import BadEvent, archive_key
from bot.analytics.ports import EventArchive
from bot.playground.stack.aws import Aws
from tests.analytics.samples import TENANT, event
from tests.real_server import real_server

Make = Callable[[], EventArchive]
_buckets = count(1)

HOME = "us-east-1"
"""The one region whose name CreateBucket does not take."""


def s3(client: Any) -> Make:
    def make() -> S3EventArchive:
        bucket = f"events-{next(_buckets)}"
        region = client.meta.region_name
        elsewhere = {"CreateBucketConfiguration": {"LocationConstraint": region}}
        client.create_bucket(Bucket=bucket, **({} if region == HOME else elsewhere))
        return S3EventArchive(Translated(client), bucket)

    return make


@pytest.fixture(scope="module")
def server(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Make]:
    with real_server(root, tmp_path_factory.mktemp("server")) as started:
        yield s3(Aws(started.endpoint).s3)


@pytest.fixture(scope="module")
def moto() -> Iterator[Make]:
    with mock_aws():
        yield s3(boto3.client("s3", region_name=HOME))


@pytest.fixture(params=["twin", "moto", pytest.param("server", marks=pytest.mark.slow)])
def archive(request: pytest.FixtureRequest) -> EventArchive:
    if request.param == "twin":
        return MemoryEventArchive()
    make: Make = request.getfixturevalue(request.param)
    return make()


def test_an_event_comes_back_as_it_was(archive: EventArchive) -> None:
    kept = event(1, properties={"x": [0.5, None, "ä\u0000\ufffe"]}, unheard_of={})
    assert archive.put(kept)
    assert archive.read(archive_key(kept)) == kept


def test_F52_an_event_is_never_written_over_another(archive: EventArchive) -> None:
    assert archive.put(event(1))
    assert not archive.put(event(1))
    assert not archive.put(event(1, user_messages=9))
    assert archive.read(archive_key(event(1))) == event(1)


def test_F52_of_simultaneous_writers_one_was_first(
    archive: EventArchive, request: pytest.FixtureRequest
) -> None:
    workers = 1 if "moto" in request.node.name else 8  # moto's writes are not atomic
    with ThreadPoolExecutor(workers) as pool:
        told = list(pool.map(lambda said: archive.put(event(1, user_messages=said)), range(16)))
    assert told.count(True) == 1


def test_what_is_not_there_is_nothing(archive: EventArchive) -> None:
    assert archive.read("tenant=x/date=2026-11-21/none.json") is None


def test_keys_come_in_order_by_tenant_and_day_from_where_one_left_off(
    archive: EventArchive,
) -> None:
    days = [f"2026-11-{day}T10:00:00Z" for day in (19, 20, 21)]
    tenants = [TENANT, "0" * 14]
    events = [event(1, timestamp=day, tenant_hash=tenant) for day in days for tenant in tenants]
    for one in reversed(events):
        archive.put(one)
    keys = sorted(map(archive_key, events))
    assert list(archive.keys()) == keys
    assert list(archive.keys(after=keys[1])) == keys[2:]
    ours = f"tenant={TENANT}/"
    assert list(archive.keys(prefix=ours, after=f"{ours}date=2026-11-20")) == keys[4:]
    assert list(archive.tenants()) == sorted(tenants)


def test_F54_an_object_that_is_no_event_is_told() -> None:
    archive = MemoryEventArchive()
    archive.objects["tenant=x"] = "{"
    with pytest.raises(BadEvent):
        archive.read("tenant=x")
