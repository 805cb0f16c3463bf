"""What `events backfill` does: both tables made again of the bucket, at AWS or a local one."""

import argparse
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from bot import settings
from bot.adapters.aws.boto import Translated
from bot.adapters.dynamodb.session_events import DynamoSessionEvents
from bot.adapters.dynamodb.session_summaries import DynamoSessionSummaries
from bot.adapters.s3_events import S3EventArchive
from bot.analytics.backfill import Backfill, Progress, Wanted, keys_of
from bot.analytics.tables import Tables
from bot.deployment import stack
from bot.deployment.amazon import Amazon, CloudFault
from bot.deployment.checkpoint import Checkpoint
from bot.deployment.progress import Bar
from bot.deployment.stage import Stage
from bot.errors import ConfigurationError
from bot.settings import Settings

AT_ONCE = 10
_HERE = {"127.0.0.1", "localhost", "::1"}
_MOST_NAMED = 20


class Names(NamedTuple):
    """The bucket and the two tables."""

    bucket: str
    events: str
    summaries: str


def run(options: argparse.Namespace) -> int:
    """Do it; 0, or 1 where objects of the bucket are no events. Raises bot.errors.BotError."""
    known = settings.from_environment()
    try:
        amazon = _amazon(options, known)
        names = names_of(amazon, known, options.stage)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            done = _filled(options, amazon, names, pool)
    except CloudFault as fault:
        raise ConfigurationError(f"{fault}\n  {fault.mend}") from fault
    return _said(done, names)


def names_of(amazon: Amazon, known: Settings, stage: str) -> Names:
    """What the settings name, else what the stage's stack has; raises ConfigurationError."""
    if known.events_bucket:
        return Names(known.events_bucket, known.session_events_table, known.session_summaries_table)
    deployed = Stage.of(stage)
    found = stack.find(amazon.client("cloudformation"), deployed.stack)
    outputs = found.outputs if found else {}
    try:
        return Names(*(outputs[name] for name in _OUTPUTS))
    except KeyError as error:
        raise ConfigurationError(
            f"the stack {deployed.stack} has no {error.args[0]}: deploy it with the console"
            " enabled (EnableConsole), or name the bucket with EVENTS_BUCKET"
        ) from error


_OUTPUTS = ("EventsBucket", "SessionEventsTable", "SessionSummariesTable")


def _filled(
    options: argparse.Namespace, amazon: Amazon, names: Names, pool: ThreadPoolExecutor
) -> Progress:
    archive = S3EventArchive(Translated(amazon.client("s3")), names.bucket)
    tables = _tables(amazon, names, pool)
    wanted = Wanted(options.since or "", options.tenant)
    about = {**names._asdict(), "since": wanted.since, "tenant": wanted.tenant}
    checkpoint = Checkpoint(Path(options.checkpoint), about)
    after = checkpoint.read()
    total = _counted(keys_of(archive, wanted, after))
    bar = Bar(sys.stderr, total, time.monotonic, is_live=sys.stderr.isatty())
    if after:
        print(f"  going on after {after}", file=sys.stderr)

    def note(progress: Progress) -> None:
        checkpoint.write(progress.after)
        bar.show(progress.seen)

    try:
        done = Backfill(archive, tables, int(time.time()), pool.map).run(wanted, after, note)
    finally:
        bar.end()
    checkpoint.forget()
    return done


def _tables(amazon: Amazon, names: Names, pool: ThreadPoolExecutor) -> Tables:
    client = Translated(amazon.client("dynamodb"))
    tables = (
        DynamoSessionEvents(client, names.events, _now),
        DynamoSessionSummaries(client, names.summaries, _now),
    )
    for table in tables:
        table.check()
    return Tables(*tables, pool.map)


def _said(done: Progress, names: Names) -> int:
    print(f"{done.written:,} events are in {names.events} and counted in {names.summaries}.")
    if done.expired:
        print(f"{done.expired:,} are older than 90 days and stay in the bucket alone.")
    if done.unreadable:
        print(f"{len(done.unreadable):,} objects of {names.bucket} are no events:")
        print("\n".join(f"  {key}" for key in done.unreadable[:_MOST_NAMED]))
    return 1 if done.unreadable else 0


def _amazon(options: argparse.Namespace, known: Settings) -> Amazon:
    """A local AWS takes any credentials, so that nobody has to set some for it."""
    given = options.endpoint_url
    is_local = urlsplit(given or known.aws.dynamodb_url).hostname in _HERE
    return Amazon(options.region, endpoint=given, is_anybody=is_local and not known.aws.access_key)


def _counted(things: Iterable[str]) -> int:
    return sum(1 for _ in things)


def _now() -> int:
    return int(time.time())
