"""How far a job is, told while it goes on: never in its way, never after the outcome."""

from collections.abc import Callable

import pytest

from bot.conversation.job import Job
from bot.conversation.reply import Card
from bot.conversation.transition import Place, Write, move
from bot.errors import TransientError
from bot.ux_agent.work.perform import perform
from bot.ux_agent.work.services import Done, Services
from tests.ux_agent.work.shipping import assert_one_of_each
from tests.ux_agent.work.workshop import OWNER, Workshop

STEPS = [
    "1 of 4: the site is read",
    "2 of 4: the commit is made",
    "3 of 4: the branch is there",
]


class Line:
    """The port Progress: what it was told, and when it was told to stop."""

    def __init__(self, shop: Workshop) -> None:
        self.shop = shop
        self.told: list[str] = []
        self.doubts: list[Callable[[], bool]] = []
        self.job: Job | None = None

    def report(self, job: Job, card: Card, is_current: Callable[[], bool]) -> None:
        self.job = job
        self.told.append(card.progress)
        self.doubts.append(is_current)

    def stop(self) -> None:
        self.told.append(f"stop, {len(self.shop.person.shown)} shown")

    @property
    def services(self) -> Services:
        """The shop's services with this line."""
        return self.shop.services._replace(progress=self)

    def perform(self, job: Job) -> object:
        """One delivery."""
        return perform(job, self.services, self.shop.context())


@pytest.fixture
def line(shop: Workshop) -> Line:
    return Line(shop)


def test_each_step_but_the_last_is_told_and_then_the_outcome_alone(
    shop: Workshop, line: Line
) -> None:
    job = shop.confirmed()
    assert line.perform(job) == Done("completed")
    assert line.told[:4] == [*STEPS, "stop, 0 shown"]
    assert not set(line.told[4:]) & set(STEPS)
    assert shop.person.titles == ["Done: navbar"]


def test_it_is_told_on_the_card_that_was_confirmed(shop: Workshop, line: Line) -> None:
    job = shop.confirmed()
    line.perform(job)
    assert line.job == job


def test_a_working_card_that_tells_of_a_step_is_otherwise_the_same(
    shop: Workshop, line: Line
) -> None:
    shown: list[Card] = []
    job = shop.confirmed()
    line.report = lambda job, card, is_current: shown.append(card)  # type: ignore[method-assign]
    line.perform(job)
    assert {card._replace(progress="") for card in shown} == {shown[0]._replace(progress="")}
    assert shown[0].title == "Working: navbar"


def test_a_job_taken_over_tells_of_what_is_done_already(shop: Workshop, line: Line) -> None:
    job = shop.confirmed()
    shop.host.before["open_pull_request"] = _away
    line.perform(job)
    del shop.host.before["open_pull_request"]
    line.told.clear()
    assert line.perform(job) == Done("completed")
    assert line.told[:3] == STEPS


@pytest.mark.parametrize("call", ["head", "commit", "create_branch", "open_pull_request"])
def test_a_job_that_stops_half_way_tells_nothing_more(
    shop: Workshop, line: Line, call: str
) -> None:
    job = shop.confirmed()
    shop.host.before[call] = _away
    line.perform(job)
    assert line.told[-1].startswith("stop")


def test_a_press_that_lost_tells_nothing(shop: Workshop, line: Line) -> None:
    shop.confirmed()
    assert line.perform(shop.job("i-loser")) is not None
    assert not set(line.told) & set(STEPS)


def test_with_little_time_left_nothing_is_told(shop: Workshop, line: Line) -> None:
    job = shop.confirmed()
    left = iter([60.0] * 4)
    context = shop.context()._replace(remaining=lambda: next(left, 10.0))
    perform(job, line.services, context)
    assert STEPS[2] not in line.told


def test_F36_a_step_is_told_only_while_the_job_is_this_workers(shop: Workshop, line: Line) -> None:
    job = shop.confirmed()
    held: list[bool] = []
    real = shop.store.perform

    def noting(write: Write) -> dict[str, object]:
        if write.name in {"T6", "T7"}:
            held.extend(doubt() for doubt in line.doubts[-1:])
        return real(write)

    shop.store.perform = noting  # type: ignore[method-assign]
    line.perform(job)
    assert held
    assert all(held)
    assert not any(doubt() for doubt in line.doubts)  # it is over now


def test_F36_a_zombie_finds_that_the_job_is_another_ones(shop: Workshop, line: Line) -> None:
    job = shop.confirmed()

    def sleep() -> None:
        del shop.host.before["create_branch"]
        assert line.doubts[-1]()
        shop.clock.advance(71)
        shop.host.before["pull_requests"] = look

    def look() -> None:
        shop.host.before.clear()
        shop.perform(job, received=2)
        assert not line.doubts[-1]()

    shop.host.before["create_branch"] = sleep
    line.perform(job)
    assert_one_of_each(shop)


def test_a_card_that_was_brought_elsewhere_meanwhile_tells_no_steps(
    shop: Workshop, line: Line
) -> None:
    job = shop.confirm(shop.preview(), by="8000")

    def bring() -> None:
        assert line.doubts[-1]()
        shop.store.perform(move(shop.item(), OWNER, Place("ch2", "9000"), shop.clock()))
        assert not line.doubts[-1]()

    shop.host.before["create_branch"] = bring
    assert line.perform(job) == Done("completed")


def test_a_store_that_is_away_leaves_the_doubt(shop: Workshop, line: Line) -> None:
    line.perform(shop.confirmed())
    shop.store.faults = ["refused"]
    assert not line.doubts[0]()


def _away() -> None:
    raise TransientError("away")
