"""What counts commands does: the twin, and DynamoDB as moto and MiniStack play it."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto import mock_aws

from bot.adapters.aws.boto import Translated
from bot.adapters.dynamodb.limits import DynamoLimits
from bot.adapters.memory import MemoryLimits
from bot.ux_agent.limits import HOUR_SECONDS, MOST_COMMANDS, MOST_OPEN, Command, Limits, Opened
from tests.moto_over_http import REGION, moto_over_http, patient_tables
from tests.real_server import create_table, real_server

NOW = 1_800_000_000
_people = count(1)


@pytest.fixture(scope="module")
def server(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Limits]:
    with real_server(root, tmp_path_factory.mktemp("server")) as started:
        create_table(started.client, root, "limits", "LimitsTable")
        yield DynamoLimits(started.client, "limits")


@pytest.fixture(scope="module")
def moto(root: Path) -> Iterator[Limits]:
    with mock_aws():
        client: Any = Translated(boto3.client("dynamodb"))
        create_table(client, root, "limits", "LimitsTable")
        yield DynamoLimits(client, "limits")


@pytest.fixture(scope="module")
def moto_light(root: Path) -> Iterator[Limits]:
    with mock_aws(), moto_over_http() as url:
        made = boto3.client("dynamodb", region_name=REGION)
        create_table(made, root, "light", "LimitsTable")
        variables = {**os.environ, "AWS_ENDPOINT_URL": url, "AWS_REGION": REGION}
        client = patient_tables(variables)
        yield DynamoLimits(client, "light")


@pytest.fixture(
    params=["twin", "moto", "moto_light", pytest.param("server", marks=pytest.mark.slow)]
)
def limits(request: pytest.FixtureRequest) -> Limits:
    if request.param == "twin":
        return MemoryLimits()
    made: Limits = request.getfixturevalue(request.param)
    return made


@pytest.mark.slow
@pytest.mark.parametrize(("opens", "most"), [(True, MOST_OPEN), (False, MOST_COMMANDS)])
def test_F75_fifty_commands_at_once_meet_the_limit_at_a_real_server(
    server: Limits, opens: bool, most: int
) -> None:
    ada = Person(server)
    with ThreadPoolExecutor(50) as pool:
        counted = list(pool.map(lambda number: ada.asks(number, opens=opens), range(50)))

    tally = server.count(ada.command(99, opens=opens))

    assert sum(counted) == most
    assert tally is not None
    assert (tally.commands, len(tally.opened)) == (most, most if opens else 0)


class Person:
    """Somebody who has used up nothing yet."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.name = str(next(_people))

    def command(self, number: int, *, now: int = NOW, opens: bool = True) -> Command:
        """The command of that number."""
        return Command("500", self.name, Opened(f"conversation-{number}", NOW + number), now, opens)

    def asks(self, number: int, *, now: int = NOW, opens: bool = True) -> bool:
        """Whether the command of that number is counted."""
        return self._limits.count(self.command(number, now=now, opens=opens)) is None


@pytest.fixture
def ada(limits: Limits) -> Person:
    return Person(limits)


class TestEveryLimits:
    def test_F29_five_conversations_are_opened_and_a_sixth_is_not(
        self, limits: Limits, ada: Person
    ) -> None:
        assert [ada.asks(number) for number in range(MOST_OPEN)] == [True] * MOST_OPEN

        tally = limits.count(ada.command(MOST_OPEN))

        assert tally is not None
        assert tally.commands == MOST_OPEN
        assert tally.opened == tuple(ada.command(number).opened for number in range(MOST_OPEN))

    def test_F75_thirty_commands_of_an_hour_are_counted_and_no_more(
        self, limits: Limits, ada: Person
    ) -> None:
        for number in range(MOST_COMMANDS):
            assert ada.asks(number, opens=False)

        tally = limits.count(ada.command(MOST_COMMANDS, opens=False))

        assert tally is not None
        assert (tally.commands, tally.opened) == (MOST_COMMANDS, ())

    def test_what_is_not_counted_uses_nothing_up(self, limits: Limits, ada: Person) -> None:
        for number in range(MOST_OPEN + 3):
            ada.asks(number)

        tally = limits.count(ada.command(99))

        assert tally is not None
        assert tally.commands == MOST_OPEN

    def test_a_new_hour_begins_at_nothing(self, ada: Person) -> None:
        for number in range(MOST_COMMANDS):
            ada.asks(number, opens=False)

        assert not ada.asks(100, opens=False)
        assert ada.asks(100, now=NOW + HOUR_SECONDS, opens=False)

    def test_what_is_open_stays_so_in_the_next_hour(self, ada: Person) -> None:
        for number in range(MOST_OPEN):
            ada.asks(number)

        assert not ada.asks(MOST_OPEN, now=NOW + HOUR_SECONDS)

    def test_a_command_that_opens_nothing_passes_those_that_are_open(self, ada: Person) -> None:
        for number in range(MOST_OPEN):
            ada.asks(number)

        assert ada.asks(MOST_OPEN, opens=False)

    def test_F23_a_command_delivered_twice_counts_once(self, limits: Limits, ada: Person) -> None:
        for _ in range(2):
            for number in range(MOST_OPEN):
                assert ada.asks(number)

        tally = limits.count(ada.command(MOST_OPEN))

        assert tally is not None
        assert (tally.commands, len(tally.opened)) == (MOST_OPEN, MOST_OPEN)

    def test_F23_the_last_command_of_an_hour_delivered_twice_is_no_further_one(
        self, ada: Person
    ) -> None:
        for number in range(MOST_COMMANDS):
            ada.asks(number, opens=False)

        assert ada.asks(MOST_COMMANDS - 1, opens=False)

    def test_another_person_has_limits_of_their_own(self, limits: Limits, ada: Person) -> None:
        for number in range(MOST_OPEN):
            ada.asks(number)

        assert Person(limits).asks(MOST_OPEN)

    def test_the_same_person_has_others_in_another_server(
        self, limits: Limits, ada: Person
    ) -> None:
        for number in range(MOST_OPEN):
            ada.asks(number)

        assert limits.count(ada.command(9)._replace(guild_id="dm")) is None

    def test_what_is_over_makes_room_in_the_same_write(self, limits: Limits, ada: Person) -> None:
        for number in range(MOST_OPEN):
            ada.asks(number)
        sixth = ada.command(MOST_OPEN)
        tally = limits.count(sixth)
        assert tally is not None

        assert limits.count(sixth, tally=tally, over=tally.opened[:2]) is None

        assert ada.asks(MOST_OPEN + 1)
        full = limits.count(ada.command(MOST_OPEN + 2))
        assert full is not None
        assert [one.conversation_id for one in full.opened] == [
            f"conversation-{number}" for number in (2, 3, 4, 5, 6)
        ]

    def test_all_of_them_may_be_over(self, limits: Limits, ada: Person) -> None:
        for number in range(MOST_OPEN):
            ada.asks(number)
        sixth = ada.command(MOST_OPEN)
        tally = limits.count(sixth)
        assert tally is not None

        assert limits.count(sixth, tally=tally, over=tally.opened) is None

        assert [ada.asks(number) for number in range(10, 15)] == [True] * 4 + [False]

    def test_room_is_made_only_while_the_same_ones_are_open(
        self, limits: Limits, ada: Person
    ) -> None:
        for number in range(MOST_OPEN):
            ada.asks(number)
        sixth, seventh = ada.command(5), ada.command(6)
        tally = limits.count(sixth)
        assert tally is not None
        over = tally.opened[:1]
        limits.count(sixth, tally=tally, over=over)

        again = limits.count(seventh, tally=tally, over=over)

        assert again is not None
        assert sixth.opened in again.opened
        assert seventh.opened not in again.opened

    def test_F75_no_room_is_made_beyond_the_commands_of_an_hour(
        self, limits: Limits, ada: Person
    ) -> None:
        for number in range(MOST_OPEN):
            ada.asks(number)
        for number in range(100, 100 + MOST_COMMANDS - MOST_OPEN):
            ada.asks(number, opens=False)
        late = ada.command(50)
        tally = limits.count(late)
        assert tally is not None

        again = limits.count(late, tally=tally, over=tally.opened)

        assert again is not None
        assert again == tally
        assert again.commands == MOST_COMMANDS
