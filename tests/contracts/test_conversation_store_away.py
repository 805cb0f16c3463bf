"""What is raised when the table cannot be reached, refuses for now, or is not set up."""

import json
import os
from collections.abc import Iterator
from typing import Any

import pytest

from bot.adapters.aws import boto
from bot.adapters.aws.errors import NoAnswer, NotCalled
from bot.adapters.aws.light import open_clients
from bot.adapters.aws.pace import INTERACTION
from bot.adapters.dynamodb.conversations import DynamoConversationStore
from bot.adapters.memory import Fault, MemoryConversationStore
from bot.conversation.store import ConversationStore, Lost
from bot.errors import BotError, ConfigurationError, TransientError
from bot.settings import AwsSettings
from tests.adapters.aws.scripted import (
    Move,
    Scripted,
    closes,
    keeps_silent,
    refuses,
    says,
    sends,
)
from tests.conversation.sample import KEY, Sample
from tests.conversation.samples import SAMPLES

OPERATIONS = {"put": "PutItem", "update": "UpdateItem", "delete": "DeleteItem"}
BY_KIND = {name: SAMPLES[name] for name in ("T1", "T4", "T10")}
REFUSALS = [
    ("ProvisionedThroughputExceededException", 400, TransientError),
    ("ThrottlingException", 400, TransientError),
    ("RequestLimitExceeded", 400, TransientError),
    ("TransactionConflictException", 400, TransientError),
    ("LimitExceededException", 400, TransientError),
    ("InternalServerError", 500, TransientError),
    ("ServiceUnavailable", 503, TransientError),
    ("SomethingNew", 500, TransientError),
    ("SomethingElse", 502, TransientError),
    ("ResourceNotFoundException", 400, ConfigurationError),
    ("AccessDeniedException", 400, ConfigurationError),
    ("UnrecognizedClientException", 400, ConfigurationError),
    ("ExpiredTokenException", 400, ConfigurationError),
    ("ValidationException", 400, ConfigurationError),
]
SILENCES = [
    (NoAnswer("no answer in time"), TransientError),
    (NotCalled("no credentials"), ConfigurationError),
]


@pytest.fixture
def table() -> Iterator[Scripted]:
    """A DynamoDB that answers what it is told to."""
    server = Scripted().start()
    yield server
    server.stop()


@pytest.fixture(params=["light", "boto3"])
def store(
    request: pytest.FixtureRequest, table: Scripted, monkeypatch: pytest.MonkeyPatch
) -> ConversationStore:
    """A store over a client that tries once."""
    monkeypatch.setenv("AWS_ENDPOINT_URL", table.url)
    client: Any
    if request.param == "light":
        client, _ = open_clients(AwsSettings.read(os.environ))
    else:
        client = boto.make("dynamodb", INTERACTION)
    return DynamoConversationStore(client, "conversations")


@pytest.mark.parametrize("sample", BY_KIND.values(), ids=BY_KIND)
@pytest.mark.parametrize(("code", "status", "meaning"), REFUSALS)
def test_F49_a_write_refused_says_who_must_act(
    store: ConversationStore,
    table: Scripted,
    sample: Sample,
    code: str,
    status: int,
    meaning: type[BotError],
) -> None:
    table.moves = [refuses(code, status, message="the detail")]

    with pytest.raises(meaning, match="table conversations"):
        store.perform(sample.write)


@pytest.mark.parametrize(("code", "status", "meaning"), REFUSALS)
def test_F49_a_read_refused_says_who_must_act(
    store: ConversationStore, table: Scripted, code: str, status: int, meaning: type[BotError]
) -> None:
    table.moves = [refuses(code, status, message="the detail")]

    with pytest.raises(meaning, match=f"conversations.*{code}"):
        store.get(KEY)


@pytest.mark.parametrize(("failure", "meaning"), SILENCES, ids=str)
@pytest.mark.parametrize("sample", BY_KIND.values(), ids=BY_KIND)
def test_F49_a_write_that_nobody_answers_says_who_must_act(
    sample: Sample, failure: Exception, meaning: type[BotError]
) -> None:
    store = DynamoConversationStore(Silent(failure), "conversations")

    with pytest.raises(meaning, match="table conversations"):
        store.perform(sample.write)


@pytest.mark.parametrize(("failure", "meaning"), SILENCES, ids=str)
def test_F49_a_read_that_nobody_answers_says_who_must_act(
    failure: Exception, meaning: type[BotError]
) -> None:
    store = DynamoConversationStore(Silent(failure), "conversations")

    with pytest.raises(meaning, match="table conversations"):
        store.get(KEY)


@pytest.mark.parametrize("code", ["ResourceNotFoundException", "AccessDeniedException"])
def test_what_the_operator_must_mend_is_said_in_words(
    store: ConversationStore, table: Scripted, code: str
) -> None:
    table.moves = [refuses(code)]

    with pytest.raises(ConfigurationError, match=r"template\.yaml"):
        store.get(KEY)


@pytest.mark.parametrize("sample", BY_KIND.values(), ids=BY_KIND)
def test_a_server_that_does_not_tell_the_old_item_is_asked_for_it(
    store: ConversationStore, table: Scripted, sample: Sample
) -> None:
    held = {"conversation_id": {"S": KEY}, "version": {"N": "7"}}
    table.moves = [refuses("ConditionalCheckFailedException"), says({"Item": held})]

    with pytest.raises(Lost) as lost:
        store.perform(sample.write)

    assert lost.value.old == {"conversation_id": KEY, "version": 7}
    assert [asked.operation for asked in table.asked] == [OPERATIONS[sample.write.kind], "GetItem"]
    assert json.loads(table.asked[1].body) == {
        "TableName": "conversations",
        "Key": {"conversation_id": {"S": KEY}},
        "ConsistentRead": True,
    }


def test_a_table_that_fails_after_refusing_is_no_missing_conversation(
    store: ConversationStore, table: Scripted
) -> None:
    table.moves = [refuses("ConditionalCheckFailedException"), refuses("ThrottlingException")]

    with pytest.raises(TransientError):
        store.perform(SAMPLES["T4"].write)


@pytest.mark.parametrize("fault", ["refused", "reply lost"])
def test_the_twin_fails_as_the_table_does_and_tells_whether_it_wrote(fault: Fault) -> None:
    store = MemoryConversationStore()
    store.faults = [fault]

    with pytest.raises(TransientError):
        store.perform(SAMPLES["T1"].write)

    assert len(store.items()) == (fault == "reply lost")


@pytest.mark.parametrize(
    "move",
    [closes, sends(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}"), keeps_silent],
    ids=["hung up", "cut off", "silent"],
)
def test_F11_a_write_without_a_whole_answer_may_have_been_carried_out(
    store: ConversationStore, table: Scripted, move: Move
) -> None:
    table.moves = [move, move]

    with pytest.raises(TransientError, match="table conversations cannot be reached"):
        store.perform(SAMPLES["T4"].write)


class Silent:
    """A client whose every operation fails in this way."""

    def __init__(self, failure: Exception) -> None:
        self._failure = failure

    def __getattr__(self, name: str) -> Any:
        def call(**request: object) -> Any:
            raise self._failure

        return call
