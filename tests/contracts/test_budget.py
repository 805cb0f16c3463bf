"""What counts a model's tokens does: the twin, and DynamoDB as moto and MiniStack play it."""

import itertools
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto import mock_aws

from bot.adapters.aws.boto import Translated
from bot.adapters.dynamodb.budget import DynamoBudget
from bot.adapters.memory_budget import MemoryBudget
from bot.ux_agent.asking_model.budget import DAY_SECONDS, Budget, Reservation
from tests.real_server import create_table, real_server

MOST = 1000


class Clock:
    """Days that nobody else counts in, one after another."""

    _days = itertools.count(20_000, 10)

    def __init__(self) -> None:
        self.now = next(self._days) * DAY_SECONDS

    def __call__(self) -> int:
        return self.now


def over(client: Any, table: str = "limits") -> Callable[[Clock], Budget]:
    """Budgets on a table."""
    ids = itertools.count(1)
    lock = threading.Lock()

    def new_id() -> str:
        with lock:
            return f"r{next(ids)}"

    return lambda clock: DynamoBudget(client, table, MOST, clock=clock, new_id=new_id)


@pytest.fixture(scope="module")
def server(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with real_server(root, tmp_path_factory.mktemp("server")) as started:
        create_table(started.client, root, "limits", "LimitsTable")
        yield over(started.client)


@pytest.fixture(scope="module")
def moto(root: Path) -> Iterator[Any]:
    with mock_aws():
        client = Translated(boto3.client("dynamodb"))
        create_table(client, root, "limits", "LimitsTable")
        yield over(client)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["twin", "moto", pytest.param("server", marks=pytest.mark.slow)])
def budget(request: pytest.FixtureRequest, clock: Clock) -> Budget:
    if request.param == "twin":
        return MemoryBudget(MOST, clock)
    made: Budget = request.getfixturevalue(request.param)(clock)
    return made


def room(budget: Budget) -> int:
    """What is left today, found by asking; all of it is taken."""
    taken = 0
    for step in (512, 256, 128, 64, 32, 16, 8, 4, 2, 1):
        while budget.reserve(step):
            taken += step
    return taken


def held(budget: Budget, tokens: int) -> Reservation:
    """A reservation that there was room for."""
    found = budget.reserve(tokens)
    assert found is not None
    return found


class TestEveryBudget:
    def test_it_ends_when_it_is_used_up_to_the_last_token(self, budget: Budget) -> None:
        held(budget, MOST - 1)
        assert budget.reserve(2) is None
        held(budget, 1)
        assert budget.reserve(1) is None

    def test_more_than_a_day_holds_is_never_left(self, budget: Budget) -> None:
        assert budget.reserve(MOST + 1) is None
        assert room(budget) == MOST

    def test_what_was_not_used_is_left_for_others(self, budget: Budget) -> None:
        one = held(budget, MOST)
        budget.settle(one, 300)
        assert room(budget) == MOST - 300

    def test_more_than_was_set_aside_counts_too(self, budget: Budget) -> None:
        budget.settle(held(budget, 100), 400)
        assert room(budget) == MOST - 400

    def test_a_settlement_told_twice_counts_once(self, budget: Budget) -> None:
        held(budget, 100)
        one = held(budget, 500)
        for _ in range(3):
            budget.settle(one, 0)
        assert room(budget) == MOST - 100

    def test_what_was_never_settled_stays_counted(self, budget: Budget) -> None:
        held(budget, 700)
        assert room(budget) == MOST - 700

    def test_a_new_day_begins_at_nothing_and_the_old_one_is_settled_there(
        self, budget: Budget, clock: Clock
    ) -> None:
        late = held(budget, MOST)
        clock.now += DAY_SECONDS
        budget.settle(late, 10)
        assert room(budget) == MOST
        clock.now -= DAY_SECONDS
        assert room(budget) == MOST - 10


def let_in(budget: Budget) -> int:
    """How many of forty callers at once were let in; each uses up all that it set aside."""

    def one(_: int) -> bool:
        reservation = budget.reserve(100)
        if reservation is None:
            return False
        budget.settle(reservation, 100)
        return True

    with ThreadPoolExecutor(40) as pool:
        return sum(pool.map(one, range(40)))


def test_callers_at_once_never_take_more_than_there_is(clock: Clock) -> None:
    budget = MemoryBudget(MOST, clock)
    assert (let_in(budget), room(budget)) == (MOST // 100, 0)


@pytest.mark.slow
def test_callers_at_once_never_take_more_than_there_is_at_a_real_server(
    server: Any, clock: Clock
) -> None:
    budget: Budget = server(clock)
    assert (let_in(budget), room(budget)) == (MOST // 100, 0)


@pytest.mark.slow
def test_no_token_is_lost_or_counted_twice_among_callers_at_a_real_server(
    server: Any, clock: Clock
) -> None:
    budget: Budget = server(clock)
    with ThreadPoolExecutor(10) as pool:
        held_ones = list(pool.map(lambda _: budget.reserve(100), range(10)))
        settled = [one for one in held_ones if one is not None]
        list(pool.map(lambda one: budget.settle(one, 7), settled * 2))
    assert (len(settled), room(budget)) == (10, MOST - 70)


class Forgetful:
    """A client whose answer to each write is lost once, after it was carried out."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def update_item(self, **request: object) -> Any:
        self._client.update_item(**request)
        return self._client.update_item(**request)

    get_item = put_item = delete_item = update_item


def test_F30_a_write_that_is_tried_again_counts_once(root: Path, clock: Clock) -> None:
    with mock_aws():
        client = Translated(boto3.client("dynamodb"))
        create_table(client, root, "other", "LimitsTable")
        budget = over(Forgetful(client), "other")(clock)
        one = budget.reserve(400)
        assert one is not None
        row = client.get_item(TableName="other", Key={"limit_id": {"S": f"model#{one.day}"}})
        assert row["Item"]["used"] == {"N": "400"}
        budget.settle(one, 100)
        row = client.get_item(TableName="other", Key={"limit_id": {"S": f"model#{one.day}"}})
        assert (row["Item"]["used"], "held" in row["Item"]) == ({"N": "100"}, False)
        assert int(row["Item"]["ttl"]["N"]) > clock.now + DAY_SECONDS
