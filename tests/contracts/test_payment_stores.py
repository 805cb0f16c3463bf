"""What payment stores do: the twins, and DynamoDB as moto and MiniStack play it."""

import itertools
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import boto3
import pytest
from moto import mock_aws

from bot.adapters.aws.boto import Translated
from bot.adapters.dynamodb.payment_limits import DynamoPaymentLimits
from bot.adapters.dynamodb.payments import DynamoPaymentSessions
from bot.adapters.memory_payments import MemoryPaymentLimits, MemoryPaymentSessions
from bot.errors import ConfigurationError
from bot.payment.limits import HOUR_SECONDS, MOST_REFUSED, PAUSE_SECONDS
from bot.payment.ports import Conflict, PaymentLimits, PaymentSessions, Receipt, Wait
from bot.payment.session import Attempt, Collected, Line, Session
from tests.real_server import create_table, real_server

NOW = 1_760_535_261.346
MOST = 4
_names = itertools.count(1)


class Stores(NamedTuple):
    """Both stores, empty or with rows of others."""

    sessions: PaymentSessions
    limits: PaymentLimits


def over(client: Any, root: Path) -> Stores:
    create_table(client, root, "payments", "PaymentSessionsTable")
    create_table(client, root, "limits", "LimitsTable")
    return Stores(
        DynamoPaymentSessions(client, "payments"), DynamoPaymentLimits(client, "limits", MOST)
    )


@pytest.fixture(scope="module")
def server(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stores]:
    with real_server(root, tmp_path_factory.mktemp("server")) as started:
        yield over(started.client, root)


@pytest.fixture(scope="module")
def moto(root: Path) -> Iterator[Stores]:
    with mock_aws():
        yield over(Translated(boto3.client("dynamodb")), root)


@pytest.fixture(params=["twin", "moto", pytest.param("server", marks=pytest.mark.slow)])
def stores(request: pytest.FixtureRequest) -> Stores:
    if request.param == "twin":
        return Stores(MemoryPaymentSessions(), MemoryPaymentLimits(MOST))
    made: Stores = request.getfixturevalue(request.param)
    return made


@pytest.fixture
def name() -> str:
    """A session id, an address, that nobody had before."""
    return f"name-{next(_names)}"


def whole(session_id: str) -> Session:
    """A session in which everything is set."""
    return Session(
        session_id=session_id,
        secret_hash="hash",
        version=1,
        step="cvv",
        status="error",
        collected=Collected("José Ñ", "Visa •••• 4242", "12/25", "✓"),
        history=(Line("user", "Hi"), Line("assistant", "What's your name?")),
        error="Invalid CVV",
        updated_at=NOW,
        sealed=b"\x00\xff",
        sealed_until=int(NOW) + 900,
        token="tok_1",
        attempt=Attempt(2, "pay:x:2", int(NOW) + 30),
        paused_until=int(NOW) + 60,
        said_in=(489037, 3),
        link={"link_hash": "h", "guild_id": "1", "interaction_token": b"\x01", "asked_at": 7},
    )


def receipt(token: str = "tok_1") -> Receipt:
    return Receipt("hash", token, "Visa •••• 4242", int(NOW) + 900)


class TestEveryPaymentSessions:
    def test_a_session_comes_back_as_it_was(self, stores: Stores, name: str) -> None:
        assert stores.sessions.read(name) is None
        assert stores.sessions.create(whole(name), NOW)
        assert stores.sessions.read(name) == whole(name)

    def test_a_session_is_created_once(self, stores: Stores, name: str) -> None:
        assert stores.sessions.create(whole(name), NOW)
        other = whole(name)._replace(secret_hash="other")
        assert not stores.sessions.create(other, NOW)
        assert stores.sessions.read(name) == whole(name)

    def test_one_that_is_over_makes_room_for_a_new_one(self, stores: Stores, name: str) -> None:
        stores.sessions.create(whole(name), NOW)
        other = whole(name)._replace(secret_hash="other")
        assert not stores.sessions.create(other, whole(name).ttl - 1)
        assert stores.sessions.create(other, whole(name).ttl)
        assert stores.sessions.read(name) == other

    def test_an_update_replaces_what_its_writer_has_read(self, stores: Stores, name: str) -> None:
        stores.sessions.create(whole(name), NOW)
        after = Session(name, "hash", version=2, updated_at=NOW + 1)
        stores.sessions.update(after, 1)
        assert stores.sessions.read(name) == after

    def test_F66_of_two_updates_one_loses_and_learns_the_truth(
        self, stores: Stores, name: str
    ) -> None:
        stores.sessions.create(whole(name), NOW)
        first = whole(name)._replace(version=2, step="name")
        stores.sessions.update(first, 1)
        with pytest.raises(Conflict) as lost:
            stores.sessions.update(whole(name)._replace(version=2, step="card"), 1)
        assert lost.value.held == first

    def test_an_update_of_nothing_makes_no_ghost(self, stores: Stores, name: str) -> None:
        with pytest.raises(Conflict) as lost:
            stores.sessions.update(whole(name), 1)
        assert lost.value.held is None
        assert stores.sessions.read(name) is None

    def test_finish_deletes_what_was_read_and_nothing_else(self, stores: Stores, name: str) -> None:
        stores.sessions.create(whole(name), NOW)
        with pytest.raises(Conflict) as lost:
            stores.sessions.finish(name, 7)
        assert lost.value.held == whole(name)
        stores.sessions.finish(name, 1)
        assert stores.sessions.read(name) is None
        with pytest.raises(Conflict) as gone:
            stores.sessions.finish(name, 1)
        assert gone.value.held is None


class TestEveryPaymentLimits:
    def test_so_many_messages_an_hour_come_from_one_address(
        self, stores: Stores, name: str
    ) -> None:
        start = 489_037 * HOUR_SECONDS
        waits = [stores.limits.admit(name, start + number) for number in range(MOST + 1)]
        assert waits == [Wait()] * MOST + [Wait(HOUR_SECONDS - MOST)]
        assert stores.limits.admit(f"{name}-other", start) == Wait()
        assert stores.limits.admit(name, start + HOUR_SECONDS) == Wait()

    def test_five_refused_cards_bring_a_pause_to_address_and_session(
        self, stores: Stores, name: str
    ) -> None:
        pause = Wait(PAUSE_SECONDS, is_pause=True)
        waits = [stores.limits.refuse(name, name, NOW) for _ in range(MOST_REFUSED)]
        assert waits == [Wait()] * (MOST_REFUSED - 1) + [pause]
        assert stores.limits.admit(name, NOW) == pause
        assert stores.limits.left(name, NOW) == (None, pause)
        later = NOW + PAUSE_SECONDS
        assert stores.limits.admit(name, later) == Wait()
        assert stores.limits.left(name, later) == (None, Wait())
        assert stores.limits.refuse(name, name, later) == Wait()

    def test_refusals_that_lie_far_apart_are_no_pause(self, stores: Stores, name: str) -> None:
        for number in range(2 * MOST_REFUSED):
            assert stores.limits.refuse(name, name, NOW + number * HOUR_SECONDS) == Wait()

    def test_many_sessions_of_one_address_are_paused_together(
        self, stores: Stores, name: str
    ) -> None:
        for number in range(MOST_REFUSED):
            wait = stores.limits.refuse(name, f"{name}-{number}", NOW)
        assert wait.is_pause

    def test_a_receipt_is_kept_until_its_time_is_over(self, stores: Stores, name: str) -> None:
        assert stores.limits.left(name, NOW) == (None, Wait())
        assert stores.limits.keep(name, receipt())
        assert stores.limits.keep(name, receipt())
        assert stores.limits.left(name, NOW) == (receipt(), Wait())
        assert stores.limits.left(name, NOW + 900) == (None, Wait())

    def test_F66_a_token_is_confirmed_or_given_up_never_both(
        self, stores: Stores, name: str
    ) -> None:
        assert stores.limits.give_up(name, "tok_1", NOW)
        assert not stores.limits.keep(name, receipt())
        assert stores.limits.left(name, NOW)[0] is None
        assert stores.limits.keep(name, receipt("tok_2"))
        assert not stores.limits.give_up(name, "tok_2", NOW)
        assert stores.limits.left(name, NOW)[0] == receipt("tok_2")


@pytest.mark.slow
def test_F66_one_of_many_writers_wins_at_a_real_server(server: Stores, name: str) -> None:
    server.sessions.create(whole(name), NOW)

    def one(number: int) -> bool:
        try:
            server.sessions.update(whole(name)._replace(version=2, error=str(number)), 1)
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(32) as pool:
        assert sum(pool.map(one, range(64))) == 1


def test_a_missing_table_is_the_operators_to_mend(moto: Stores) -> None:
    client = Translated(boto3.client("dynamodb"))
    sessions = DynamoPaymentSessions(client, "nowhere")
    for call in (
        lambda: sessions.read("a"),
        lambda: sessions.create(whole("a"), NOW),
        lambda: sessions.update(whole("a"), 1),
        lambda: sessions.finish("a", 1),
        lambda: DynamoPaymentLimits(client, "nowhere").left("a", NOW),
        lambda: DynamoPaymentLimits(client, "nowhere").keep("a", receipt()),
    ):
        with pytest.raises(ConfigurationError, match="nowhere"):
            call()


def test_while_nobody_can_count_everybody_comes_in(moto: Stores) -> None:
    limits = DynamoPaymentLimits(Translated(boto3.client("dynamodb")), "nowhere")
    assert limits.admit("a", NOW) == Wait()
    assert limits.refuse("a", "b", NOW) == Wait()
