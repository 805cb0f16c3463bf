"""Where sessions' events and summaries are kept: the twins, and DynamoDB as moto and MiniStack."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import boto3
import pytest
from moto import mock_aws

from bot.adapters.aws.boto import Translated
from bot.adapters.dynamodb.session_events import DynamoSessionEvents
from bot.adapters.dynamodb.session_summaries import DynamoSessionSummaries
from bot.adapters.memory_events import MemorySessionEvents, MemorySessionSummaries
from bot.analytics.event import Actor, Event, archive_key
from bot.analytics.ports import SessionEvents, SessionSummaries
from bot.analytics.summary import Summary, addition, fold
from bot.analytics.tables import Tables
from tests.analytics.samples import NOW, OTHER, TENANT, at, event, loose
from tests.real_server import create_table, real_server

_sessions = count(1)


class Kept(NamedTuple):
    """The two tables of one make."""

    events: SessionEvents
    summaries: SessionSummaries


def dynamodb(client: Any, root: Path) -> Kept:
    create_table(client, root, "events", "SessionEventsTable")
    create_table(client, root, "summaries", "SessionSummariesTable")
    events = DynamoSessionEvents(client, "events", lambda: NOW)
    return Kept(events, DynamoSessionSummaries(client, "summaries", lambda: NOW))


@pytest.fixture(scope="module")
def server(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    with real_server(root, tmp_path_factory.mktemp("server")) as started:
        yield dynamodb(started.client, root)


@pytest.fixture(scope="module")
def moto(root: Path) -> Iterator[Kept]:
    with mock_aws():
        yield dynamodb(Translated(boto3.client("dynamodb")), root)


@pytest.fixture(params=["twin", "moto", pytest.param("server", marks=pytest.mark.slow)])
def kept(request: pytest.FixtureRequest) -> Kept:
    return of_make(request)


@pytest.fixture(params=["twin", pytest.param("server", marks=pytest.mark.slow)])
def atomic(request: pytest.FixtureRequest) -> Kept:
    """Those whose writes are atomic, as moto's are not."""
    return of_make(request)


def of_make(request: pytest.FixtureRequest) -> Kept:
    if request.param == "twin":
        events, summaries = MemorySessionEvents(), MemorySessionSummaries()
        events.now = summaries.now = NOW
        return Kept(events, summaries)
    found: Kept = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def session() -> str:
    """One of which nothing is kept yet."""
    return f"session-{next(_sessions)}"


@pytest.fixture
def tenant() -> str:
    """Somebody of whom nothing is kept yet."""
    return f"{next(_sessions):014x}"


def full(session: str) -> Event:
    return event(
        12,
        session_id=session,
        started_at=at(0),
        source="ux",
        actor={"kind": "operator", "id": "c0ffee"},
        outcome="cta_clicked",
        ending="open",
        sample=True,
        question="header: background",
        properties={"share": 0.25, "tiny": 1.5e-7, "list": [1, None, "ä", True], "empty": ""},
        unheard_of={"kept": [{}]},
        pk="no key of ours",
        ttl="no time of ours",
    )


def test_an_event_comes_back_as_it_was(kept: Kept, session: str) -> None:
    kept.events.add([full(session)])
    assert kept.events.of_session(session, TENANT) == [full(session)]


def test_F54_an_event_of_many_large_numbers_comes_back(kept: Kept, session: str) -> None:
    large = event(1, session_id=session, properties={"all": [1e37] * 6000})
    kept.events.add([large])
    assert kept.events.of_session(session, TENANT, is_fresh=True) == [large]


def test_F52_an_event_written_again_is_one_row(kept: Kept, session: str) -> None:
    kept.events.add([event(1, session_id=session)] * 2)
    kept.events.add([event(1, session_id=session)])
    assert len(kept.events.of_session(session, TENANT)) == 1


def test_F56_events_of_every_kind_of_step_lie_side_by_side(kept: Kept, session: str) -> None:
    def one(step: int, name: str, **more: Any) -> Event:
        return event(step, session_id=session, event_id=f"{session}:{name}", **more)

    events = [
        one(0, "zero"),
        one(1, "first"),
        one(1, "second"),
        one(1, "third"),
        one(2, "no-step", step_number=None),
        one(2, "no-step-either", step_number=None),
        one(999, "last-of-three"),
        one(1000, "thousand"),
        one(1000, "thousand-again"),
        one(999_999, "last"),
    ]
    for repeated in (events, list(reversed(events))):
        kept.events.add(repeated)
    found = kept.events.of_session(session, TENANT)
    assert sorted(found) == sorted(events)
    steps = [one.step_number for one in found if one.step_number is not None]
    assert steps == sorted(steps)


def test_F56_no_tenants_event_lies_over_anothers(kept: Kept, session: str) -> None:
    ours = event(1, session_id=session)
    theirs = ours._replace(tenant_hash=OTHER)
    kept.events.add([theirs, ours, theirs])
    assert kept.events.of_session(session, TENANT) == [ours]
    assert kept.events.of_session(session, OTHER) == [theirs]
    assert kept.events.of_session(session, "0" * 14) == []


def test_F56_the_same_id_on_another_day_is_another_event(kept: Kept, session: str) -> None:
    one = event(1, session_id=session)
    other = one._replace(timestamp="2026-11-22T10:00:00.000Z")
    kept.events.add([one, other, one, other])
    assert kept.events.of_session(session, TENANT) == [one, other]


def test_a_session_of_several_pages_comes_whole(kept: Kept, session: str) -> None:
    events = [
        event(step, session_id=session, properties={"x": "y" * 120_000}) for step in range(1, 13)
    ]
    kept.events.add(events)
    assert kept.events.of_session(session, TENANT) == events
    assert kept.events.of_session(session, OTHER) == []
    assert kept.events.of_session(session, OTHER, is_fresh=True) == []


def test_F19_no_tenant_hides_anothers_session_behind_pages_of_its_own(
    kept: Kept, session: str
) -> None:
    large = {"x": "y" * 120_000}
    theirs = [
        event(0, session_id=session, tenant_hash=OTHER, event_id=f"{number}", properties=large)
        for number in range(12)
    ]
    ours = [event(1, session_id=session), event(2, session_id=session)]
    kept.events.add([*ours, *theirs])
    assert kept.events.of_session(session, TENANT) == ours
    assert len(kept.events.of_session(session, OTHER)) == 12


def test_an_expired_event_is_not_shown_and_still_counted(kept: Kept, session: str) -> None:
    old = event(1, session_id=session, timestamp="2026-08-01T00:00:00Z")
    kept.events.add([old])
    assert kept.events.of_session(session, TENANT) == []
    assert kept.events.of_session(session, TENANT, is_fresh=True) == [old]


def test_F53_a_sessions_start_is_fixed_once_for_each_tenant(kept: Kept, session: str) -> None:
    assert kept.events.began(session, TENANT) == ""
    assert kept.events.begin(session, TENANT, at(5)) == at(5)
    assert kept.events.begin(session, TENANT, at(1)) == at(5)
    assert kept.events.begin(session, OTHER, at(7)) == at(7)
    assert kept.events.began(session, TENANT) == at(5)
    assert kept.events.of_session(session, TENANT) == []


def test_F53_of_simultaneous_starts_one_counts(atomic: Kept, session: str) -> None:
    with ThreadPoolExecutor(8) as pool:
        told = set(pool.map(lambda step: atomic.events.begin(session, TENANT, at(step)), range(8)))
    assert len(told) == 1


def test_a_summary_is_added_to_as_it_would_be_counted(kept: Kept, session: str) -> None:
    batches = [
        [full(session)._replace(step_number=1, timestamp=at(1), actor=Actor())],
        [event(2, session_id=session, event_type="PREVIEW_SHOWN", properties={"write_units": 2})],
        [event(3, session_id=session, event_type="CONFIRMED"), event(4, session_id=session)],
        [event(5, session_id=session, outcome="form_completed", ending="completed")],
        [event(6, session_id=session, question="another")],
    ]
    for place, batch in enumerate(batches, 1):
        more = addition(batch, at(0))
        assert more
        assert kept.summaries.add(more) == (True, place)
        counted = fold([one for part in batches[:place] for one in part], at(0))
        assert kept.summaries.read(TENANT, at(0), session) == counted._replace(version=place)


@pytest.mark.parametrize(
    "late",
    [
        {"step": 5},
        {"step": 4},
        {"step": 6, "timestamp": at(4)},
        {"step": 6, "outcome": "cta_clicked"},
        {"step": 6, "ending": "cancelled"},
    ],
    ids=str,
)
def test_F53_what_is_not_later_and_no_better_is_not_added(
    kept: Kept, session: str, late: dict[str, Any]
) -> None:
    first = addition([event(5, session_id=session, outcome="link_clicked")], at(0))
    second = addition([event(late.pop("step"), session_id=session, **late)], at(0))
    late["step"] = second.first_step if second else 0
    assert first
    assert second
    assert kept.summaries.add(first) == (True, 1)
    assert kept.summaries.add(second) == (False, 1)
    there = kept.summaries.read(TENANT, at(0), session)
    assert there == first.summary._replace(version=1)


def test_F52_a_counted_summary_replaces_that_version_alone(kept: Kept, session: str) -> None:
    counted = fold([full(session), loose(2, session_id=session)], at(0))
    assert kept.summaries.replace(counted, 3) == (False, 0)
    assert kept.summaries.replace(counted, 0) == (True, 1)
    assert kept.summaries.replace(counted, 0) == (False, 1)
    plain = fold([event(1, session_id=session)], at(0))
    assert kept.summaries.replace(plain, 1) == (True, 2)
    assert kept.summaries.read(TENANT, at(0), session) == plain._replace(version=2)


def summaries_of(kept: Kept, tenant: str, *days: str) -> list[Summary]:
    made = []
    for place, day in enumerate(days):
        started = f"2026-11-{day}T10:00:00.000Z"
        told = event(1, session_id=f"s-{place}", tenant_hash=tenant, timestamp=started)
        kept.summaries.replace(fold([told], started), 0)
        made.append(fold([told], started)._replace(version=1))
    return made


def test_sessions_are_listed_newest_first_from_day_to_day(kept: Kept, tenant: str) -> None:
    first, second, third, _ = summaries_of(kept, tenant, "01", "10", "20", "21")
    page = kept.summaries.page(tenant, since="2026-11-01", until="2026-11-20", limit=10)
    assert page == ([third, second, first], "")
    assert kept.summaries.page(OTHER, until="2026-11-20T11", limit=10).rows == []


def test_pages_follow_each_other_without_a_gap_or_a_repeat(kept: Kept, tenant: str) -> None:
    made = summaries_of(kept, tenant, "01", "02", "03", "04", "05")
    rows, after = [], ""
    for _ in range(4):
        page = kept.summaries.page(tenant, after=after, limit=2)
        rows += page.rows
        after = page.last_key
        if not after:
            break
    assert rows == made[::-1]


def test_F57_a_page_that_begins_outside_of_what_is_asked_for_is_no_error(
    kept: Kept, tenant: str
) -> None:
    made = summaries_of(kept, tenant, "01", "10", "20")
    early, late = "SESSION#2026-01-01T00:00:00.000Z#s", "SESSION#2027-01-01T00:00:00.000Z#s"
    page = kept.summaries.page
    assert page(tenant, since="2026-11-05", until="2026-11-15", after=early, limit=5) == ([], "")
    asked = page(tenant, since="2026-11-05", until="2026-11-15", after=late, limit=5)
    assert asked.rows == [made[1]]


def test_an_expired_summary_is_not_listed(kept: Kept, tenant: str) -> None:
    started = "2026-08-01T00:00:00.000Z"
    old = event(1, tenant_hash=tenant, timestamp=started)
    kept.summaries.replace(fold([old], started), 0)
    assert kept.summaries.page(tenant, limit=5).rows == []


def test_sessions_of_any_order_are_counted_exactly(kept: Kept, session: str) -> None:
    events = [
        event(2, session_id=session, outcome="form_completed"),
        event(1, session_id=session, question="header: background"),
        loose(3, session_id=session),
        event(1000, session_id=session, ending="completed"),
        event(2, session_id=session, event_id="same-step", timestamp=at(1)),
    ]
    tables = Tables(kept.events, kept.summaries)
    for one in events + events:
        assert tables.write([one]) == []
    assert {archive_key(one) for one in kept.events.of_session(session, TENANT)} == {
        archive_key(one) for one in events
    }
    began = kept.events.began(session, TENANT)
    there = kept.summaries.read(TENANT, began, session)
    assert there
    assert there._replace(version=0) == fold(events, began)


def test_F52_parallel_writers_of_one_session_lose_nothing(atomic: Kept, session: str) -> None:
    events = [
        event(step, session_id=session, event_id=f"{session}:{step}-{twin}", outcome=outcome)
        for step in range(1, 9)
        for twin, outcome in enumerate(["", "cta_clicked" if step % 3 else "form_completed"])
    ]
    batches = [events[start::5] for start in range(5)] + [events[start::3] for start in range(3)]
    tables = Tables(atomic.events, atomic.summaries)
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(tables.write, batches)) == [[]] * len(batches)
    began = atomic.events.began(session, TENANT)
    there = atomic.summaries.read(TENANT, began, session)
    assert there
    assert there._replace(version=0) == fold(events, began)
