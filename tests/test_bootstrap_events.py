"""What stands behind the processor of session events, by the settings."""

import threading

import pytest

from bot.bootstrap_events import AT_ONCE, archive, each, processor, session_tables
from bot.errors import ConfigurationError
from bot.settings import Settings

BUCKET = {"EVENTS_BUCKET": "events"}
TABLES = {**BUCKET, "DYNAMODB_WRITE_ENABLED": "true"}


def now() -> int:
    return 1


@pytest.mark.parametrize(
    ("environ", "missing"), [({}, "EVENTS_BUCKET"), (TABLES, "REPAIR_QUEUE_URL")]
)
def test_what_is_missing_is_named(environ: dict[str, str], missing: str) -> None:
    with pytest.raises(ConfigurationError, match=missing):
        processor(Settings(environ), now)


@pytest.mark.parametrize("environ", [BUCKET, {**TABLES, "REPAIR_QUEUE_URL": "https://q"}])
def test_a_processor_is_made_without_a_call(environ: dict[str, str]) -> None:
    processor(Settings(environ), now)
    archive(Settings(environ))
    session_tables(Settings(environ), now)


def test_a_batch_asks_for_everything_at_once() -> None:
    together = threading.Barrier(AT_ONCE, timeout=30)
    assert sorted(each()(lambda _: together.wait(), range(AT_ONCE))) == list(range(AT_ONCE))
