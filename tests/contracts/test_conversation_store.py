"""What every store of conversations does: the twin, and DynamoDB as moto and MiniStack play it.

DynamoDB is called by boto3 and by the light client.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from hypothesis import HealthCheck, given, settings
from moto import mock_aws

from bot.adapters.aws.boto import Translated
from bot.adapters.dynamodb.conversations import DynamoConversationStore
from bot.adapters.memory import MemoryConversationStore
from bot.conversation import transition
from bot.conversation.condition import Absent, Condition, Every, Item
from bot.conversation.phase import Phase
from bot.conversation.store import ConversationStore, Lost
from bot.conversation.transition import Write
from tests.conversation.conditions import conditions, items
from tests.conversation.sample import ADA, KEY, NOW, Sample, changed, item
from tests.conversation.samples import SAMPLES
from tests.moto_over_http import REGION, moto_over_http, patient_tables
from tests.real_server import create_table, real_server

EXISTING = {name: sample for name, sample in SAMPLES.items() if sample.before is not None}
LOSING = [
    pytest.param(sample, changes, id=f"{name}: {why}")
    for name, sample in SAMPLES.items()
    for why, changes in sample.loses.items()
]
SERVER_MARKS = [pytest.mark.slow]


@pytest.fixture(scope="module")
def server(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[DynamoConversationStore]:
    with real_server(root, tmp_path_factory.mktemp("server")) as started:
        yield DynamoConversationStore(started.client, started.new_table())


@pytest.fixture(scope="module")
def server_light(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[DynamoConversationStore]:
    with real_server(root, tmp_path_factory.mktemp("server")) as started:
        client = patient_tables(started.environment)
        yield DynamoConversationStore(client, started.new_table())


@pytest.fixture(scope="module")
def moto(root: Path) -> Iterator[DynamoConversationStore]:
    with mock_aws():
        client: Any = Translated(boto3.client("dynamodb"))
        create_table(client, root, "conversations")
        yield DynamoConversationStore(client, "conversations")


@pytest.fixture(scope="module")
def moto_light(root: Path) -> Iterator[DynamoConversationStore]:
    with mock_aws(), moto_over_http() as url:
        create_table(boto3.client("dynamodb", region_name=REGION), root, "light")
        variables = {**os.environ, "AWS_ENDPOINT_URL": url, "AWS_REGION": REGION}
        client = patient_tables(variables)
        yield DynamoConversationStore(client, "light")


@pytest.fixture(
    params=[
        "twin",
        "moto",
        "moto_light",
        pytest.param("server", marks=SERVER_MARKS),
        pytest.param("server_light", marks=SERVER_MARKS),
    ]
)
def store(request: pytest.FixtureRequest) -> ConversationStore:
    """An empty store: for DynamoDB one table serves all tests, emptied before each."""
    if request.param == "twin":
        return MemoryConversationStore()
    empty: ConversationStore = request.getfixturevalue(request.param)
    empty.perform(Write("empty", "delete", KEY, Every(())))
    return empty


def put(store: ConversationStore, stored: Item | None) -> None:
    """Have the store hold this item, whatever it held."""
    if stored is not None:
        store.perform(Write("set-up", "put", KEY, Every(()), stored))


class TestEveryConversationStore:
    @pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
    def test_a_transition_wins_and_changes_exactly_what_it_says(
        self, store: ConversationStore, sample: Sample
    ) -> None:
        put(store, sample.before)

        returned = store.perform(sample.write)

        if sample.write.kind == "delete":
            assert (returned, store.get(KEY)) == (sample.before, None)
        else:
            assert returned == store.get(KEY) == changed(sample.before, sample.changes)

    @pytest.mark.parametrize(("sample", "changes"), LOSING)
    def test_a_transition_that_loses_tells_the_item_as_it_stands_and_leaves_it(
        self, store: ConversationStore, sample: Sample, changes: Item
    ) -> None:
        met = changed(sample.before, changes)
        put(store, met)

        with pytest.raises(Lost) as lost:
            store.perform(sample.write)

        assert (lost.value.old, lost.value.write) == (met, sample.write)
        assert store.get(KEY) == met

    @pytest.mark.parametrize("sample", EXISTING.values(), ids=EXISTING)
    def test_F26_a_change_of_a_missing_conversation_loses_and_makes_no_ghost(
        self, store: ConversationStore, sample: Sample
    ) -> None:
        with pytest.raises(Lost) as lost:
            store.perform(sample.write)

        assert lost.value.old is None
        assert store.get(KEY) is None

    def test_a_missing_conversation_is_none(self, store: ConversationStore) -> None:
        assert store.get("nobody") is None

    def test_F26_an_expired_conversation_is_there_until_it_is_deleted(
        self, store: ConversationStore
    ) -> None:
        old = item(Phase.AWAITING_CONFIRMATION, expires_at=1, ttl=1)
        put(store, old)

        assert store.get(KEY) == old

    def test_whatever_items_are_made_of_comes_back_the_same(self, store: ConversationStore) -> None:
        stored = item(
            Phase.COLLECTING,
            text="ünïcödé 😀 \u2028 \x00",
            empty="",
            whole=10**37,
            negative=-1,
            nothing=None,
            nested={"list": [1, "a", {"deep": [True, [], {}]}]},
        )
        put(store, stored)

        read = store.get(KEY)

        assert read == stored
        assert read["nested"]["list"][2]["deep"][0] is True
        assert type(read["whole"]) is int

    def test_reserved_words_and_odd_names_are_attributes_like_others(
        self, store: ConversationStore
    ) -> None:
        put(store, item(Phase.COLLECTING))
        values = {"section": "navbar", "ttl": 5, "name": "n", "a b.c": "odd", "phase": "x"}
        write = Write("T", "update", KEY, Absent("items"), values, removed=("images", "status"))

        assert store.perform(write) == store.get(KEY)
        assert store.get(KEY) == changed(
            item(Phase.COLLECTING), {**values, "images": "(gone)", "version": 4}
        )

    def test_an_amount_is_added_to_what_is_missing_too(self, store: ConversationStore) -> None:
        put(store, {"conversation_id": KEY})

        after = store.perform(Write("T", "update", KEY, Every(()), added={"rounds": 2}))

        assert after == {"conversation_id": KEY, "rounds": 2, "version": 1}

    @pytest.mark.parametrize(
        ("values", "error"),
        [
            ({"x": 1.5}, TypeError),
            ({"x": b"raw"}, TypeError),
            ({"x": {"a"}}, TypeError),
            ({"x": {1: "a"}}, TypeError),
            ({"x": 10**38}, ValueError),
            ({"x": "\ud800"}, ValueError),
            ({"version": 9}, ValueError),
            ({"conversation_id": "other"}, ValueError),
        ],
        ids=str,
    )
    def test_what_dynamodb_cannot_keep_is_refused_before_anything_is_written(
        self, store: ConversationStore, values: Item, error: type[Exception]
    ) -> None:
        put(store, item(Phase.COLLECTING))

        with pytest.raises(error):
            store.perform(Write("T", "update", KEY, Every(()), values))

        assert store.get(KEY) == item(Phase.COLLECTING)

    def test_the_item_given_to_a_store_is_not_the_item_that_it_keeps(
        self, store: ConversationStore
    ) -> None:
        given = item(Phase.COLLECTING)
        given_back = store.perform(transition.begin(given))
        given["updates"]["background"] = given_back["updates"]["background"] = "changed outside"

        found = store.get(KEY)

        assert found is not None
        assert found["updates"] == {"background": "#00008b"}

    def test_a_whole_conversation_counts_every_write(self, store: ConversationStore) -> None:
        fence = transition.Lease(1, NOW + 70)
        writes = [
            transition.begin(item(Phase.COLLECTING, version=1, attempts=0, epoch=0)),
            transition.propose(KEY, 1, NOW, {"phase": "awaiting_confirmation"}),
            transition.confirm(KEY, ADA, "d1", confirm_id="9", now=NOW),
            transition.take(KEY, "w", now=NOW, until=NOW + 60),
            transition.checkpoint(KEY, fence, {"step": "G0"}),
            transition.complete(KEY, fence, number=7, url="u"),
            transition.notify(KEY, NOW),
        ]

        versions = [store.perform(write)["version"] for write in writes]

        assert versions == [1, 2, 3, 4, 5, 6, 7]


def won(store: ConversationStore, condition: Condition, stored: Item) -> bool:
    """Whether an update under this condition wins on the item."""
    put(store, {"conversation_id": KEY, **stored})
    try:
        store.perform(Write("T", "update", KEY, condition, {"seen": 1}))
    except Lost:
        return False
    return True


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(conditions(), items())
def test_the_twin_and_a_real_server_judge_every_condition_alike(
    server: DynamoConversationStore, condition: Condition, stored: Item
) -> None:
    # moto cannot say: it raises TypeError where types differ.
    assert won(server, condition, stored) == won(MemoryConversationStore(), condition, stored)
