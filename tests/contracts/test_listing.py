"""What lists a person's conversations: the twin, and DynamoDB as moto and MiniStack play it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import boto3
import pytest
from moto import mock_aws

from bot.adapters.aws.boto import Translated
from bot.adapters.aws.errors import ErrorAnswer, NoAnswer
from bot.adapters.dynamodb.conversations import DynamoConversationStore
from bot.adapters.dynamodb.listing import DynamoListing
from bot.adapters.dynamodb.wire import encode
from bot.adapters.memory import MemoryConversationStore, MemoryListing
from bot.conversation import transition
from bot.conversation.condition import Item
from bot.conversation.phase import Phase
from bot.conversation.store import ConversationStore
from bot.errors import ConfigurationError, TransientError
from bot.ux_agent.listing import Listing, NotEnabled
from tests.conversation.sample import NOW, item
from tests.moto_over_http import REGION, moto_over_http, patient_tables
from tests.real_server import create_table, real_server

SERVER_MARKS = [pytest.mark.slow]


class Shelf(NamedTuple):
    """Where conversations are kept, and what lists them."""

    store: ConversationStore
    listing: Listing

    def begin(self, key: str, created_at: int = NOW, **more: Any) -> Item:
        """A conversation that begins at that time."""
        begun = item(Phase.AWAITING_CONFIRMATION, conversation_id=key, created_at=created_at)
        return self.store.perform(transition.begin(begun | more))

    def keys(self, user_id: str = "11", guild_id: str = "500", **more: int) -> list[str]:
        """The ids of what is listed."""
        found = self.listing.of_user(user_id, guild_id, **more)
        return [one["conversation_id"] for one in found]


def of_dynamodb(client: Any, table: str) -> Shelf:
    return Shelf(DynamoConversationStore(client, table), DynamoListing(client, table))


@pytest.fixture
def moto(root: Path) -> Iterator[Shelf]:
    with mock_aws():
        client: Any = Translated(boto3.client("dynamodb"))
        create_table(client, root, "conversations")
        yield of_dynamodb(client, "conversations")


@pytest.fixture
def moto_light(root: Path) -> Iterator[Shelf]:
    with mock_aws(), moto_over_http() as url:
        create_table(boto3.client("dynamodb", region_name=REGION), root, "light")
        variables = {**os.environ, "AWS_ENDPOINT_URL": url, "AWS_REGION": REGION}
        client = patient_tables(variables)
        yield of_dynamodb(client, "light")


@pytest.fixture(scope="module")
def new_shelf(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[], Shelf]]:
    with real_server(root, tmp_path_factory.mktemp("server")) as started:
        yield lambda: of_dynamodb(started.client, started.new_table())


@pytest.fixture
def server(new_shelf: Callable[[], Shelf]) -> Shelf:
    return new_shelf()


@pytest.fixture(params=["twin", "moto", "moto_light", pytest.param("server", marks=SERVER_MARKS)])
def shelf(request: pytest.FixtureRequest) -> Shelf:
    if request.param == "twin":
        store = MemoryConversationStore()
        return Shelf(store, MemoryListing(store))
    made: Shelf = request.getfixturevalue(request.param)
    return made


class TestEveryListing:
    def test_nobody_has_begun_anything(self, shelf: Shelf) -> None:
        assert shelf.keys() == []

    def test_the_newest_comes_first(self, shelf: Shelf) -> None:
        for key, at in (("b", NOW - 5), ("a", NOW - 1), ("c", NOW - 9)):
            shelf.begin(key, at)
        assert shelf.keys() == ["a", "b", "c"]

    def test_items_are_whole(self, shelf: Shelf) -> None:
        begun = shelf.begin("a", updates={"background": "#00008b"}, images=[{"size": 5}])
        assert shelf.listing.of_user("11", "500") == [begun]

    def test_what_others_began_is_not_listed(self, shelf: Shelf) -> None:
        shelf.begin("a", user_id="22")
        assert shelf.keys() == []
        assert shelf.keys("22") == ["a"]

    def test_F14_what_was_begun_in_another_server_is_not_listed(self, shelf: Shelf) -> None:
        shelf.begin("a", guild_id="501")
        shelf.begin("b", guild_id="dm")
        assert shelf.keys() == []
        assert shelf.keys(guild_id="dm") == ["b"]

    def test_there_are_no_more_than_asked_for(self, shelf: Shelf) -> None:
        for number in range(4):
            shelf.begin(f"k{number}", NOW + number)
        assert shelf.keys(most=3) == ["k3", "k2", "k1"]

    def test_those_of_another_server_do_not_hide_older_ones_of_this(self, shelf: Shelf) -> None:
        shelf.begin("old", NOW - 100)
        for number in range(30):
            shelf.begin(f"k{number}", NOW + number, guild_id="501")
        assert shelf.keys() == ["old"]

    def test_what_was_cancelled_is_gone(self, shelf: Shelf) -> None:
        shelf.begin("a")
        shelf.store.perform(transition.cancel("a", transition.Presser("11", "500")))
        assert shelf.keys() == []

    def test_an_item_is_as_its_last_change_left_it(self, shelf: Shelf) -> None:
        shelf.begin("a", expires_at=NOW + 100)
        shelf.store.perform(
            transition.confirm("a", transition.Presser("11", "500"), "d1", confirm_id="9", now=NOW)
        )
        (found,) = shelf.listing.of_user("11", "500")
        assert found["phase"] == Phase.CONFIRMED


# --- what only DynamoDB does


class Partial:
    """DynamoDB with two keys, of which it reads one at a time, and none when it is `stubborn`."""

    def __init__(self, *, is_stubborn: bool = False) -> None:
        self.is_stubborn = is_stubborn
        self.asked: list[list[str]] = []

    def query(self, **request: object) -> Any:
        return {"Items": [encode({"conversation_id": key}) for key in ("a", "b")]}

    def batch_get_item(self, **request: Any) -> Any:
        keys = request["RequestItems"]["t"]["Keys"]
        assert request["RequestItems"]["t"]["ConsistentRead"] is True
        self.asked.append([key["conversation_id"]["S"] for key in keys])
        first, *rest = keys
        if self.is_stubborn:
            return {"UnprocessedKeys": request["RequestItems"]}
        found = {**first, **encode({"guild_id": "500", "created_at": 1})}
        left = {"t": {**request["RequestItems"]["t"], "Keys": rest}} if rest else {}
        return {"Responses": {"t": [found]}, "UnprocessedKeys": left}


def test_what_was_left_out_is_asked_for_again() -> None:
    client = Partial()
    found = DynamoListing(client, "t").of_user("11", "500")
    assert [one["conversation_id"] for one in found] == ["b", "a"]
    assert client.asked == [["a", "b"], ["b"]]


def test_what_is_left_out_again_and_again_may_come_later() -> None:
    client = Partial(is_stubborn=True)
    with pytest.raises(TransientError, match="a part"):
        DynamoListing(client, "t").of_user("11", "500")
    assert len(client.asked) == 4


class Endless:
    """DynamoDB with page after page, two keys in each, all of this server or none."""

    def __init__(self, guild_id: str) -> None:
        self.guild_id = guild_id
        self.asked: list[Any] = []

    def query(self, **request: Any) -> Any:
        self.asked.append(request)
        keys = [f"{len(self.asked)}{letter}" for letter in "ab"]
        items = [encode({"conversation_id": key}) for key in keys]
        return {"Items": items, "LastEvaluatedKey": items[-1]}

    def batch_get_item(self, **request: Any) -> Any:
        keys = request["RequestItems"]["t"]["Keys"]
        rest = encode({"guild_id": self.guild_id, "created_at": 1})
        return {"Responses": {"t": [{**key, **rest} for key in keys]}}


def test_the_index_is_asked_for_the_newest_and_for_no_more_than_needed() -> None:
    client = Endless("500")
    assert len(DynamoListing(client, "t").of_user("11", "500", most=3)) == 3
    first, second = client.asked
    assert first["ScanIndexForward"] is False
    assert second["ExclusiveStartKey"] == encode({"conversation_id": "1b"})


def test_the_index_is_not_read_without_end() -> None:
    client = Endless("501")
    assert DynamoListing(client, "t").of_user("11", "500") == []
    assert len(client.asked) == 4


class Refusing:
    """DynamoDB that answers with this error."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def query(self, **request: object) -> Any:
        raise self.error

    def batch_get_item(self, **request: object) -> Any:
        raise self.error


def answer(code: str, status: int = 400) -> ErrorAnswer:
    error = {"Code": code, "Message": "no"}
    return ErrorAnswer({"Error": error, "ResponseMetadata": {"HTTPStatusCode": status}})


@pytest.mark.parametrize(
    ("error", "meaning"),
    [
        (answer("ValidationException"), NotEnabled),
        (answer("ResourceNotFoundException"), NotEnabled),
        (answer("AccessDeniedException"), NotEnabled),
        (answer("ThrottlingException"), TransientError),
        (answer("InternalServerError", 500), TransientError),
        (answer("ExpiredTokenException"), ConfigurationError),
        (NoAnswer("no answer in time"), TransientError),
    ],
    ids=str,
)
def test_a_refusal_means_not_enabled_or_later(error: Exception, meaning: type[Exception]) -> None:
    with pytest.raises(meaning):
        DynamoListing(Refusing(error), "t").of_user("11", "500")


def test_a_table_without_the_index_lists_nothing(root: Path) -> None:
    with mock_aws():
        client: Any = boto3.client("dynamodb")
        client.create_table(
            TableName="t",
            KeySchema=[{"AttributeName": "conversation_id", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "conversation_id", "AttributeType": "S"}],
            BillingMode="PAY_PER_REQUEST",
        )
        with pytest.raises(NotEnabled):
            DynamoListing(Translated(client), "t").of_user("11", "500")


def test_a_missing_table_lists_nothing() -> None:
    with mock_aws():
        client: Any = Translated(boto3.client("dynamodb"))
        with pytest.raises(NotEnabled):
            DynamoListing(client, "missing").of_user("11", "500")
