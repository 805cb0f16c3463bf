"""What is raised when the table cannot be reached, refuses for now, or is not set up."""

from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from botocore.config import Config
from botocore.stub import Stubber

from bot.adapters.aws.boto import Translated
from bot.adapters.aws.errors import NoAnswer, NotCalled
from bot.adapters.dynamodb.conversations import DynamoConversationStore
from bot.adapters.memory import Fault, MemoryConversationStore
from bot.conversation.store import ConversationStore, Lost
from bot.errors import BotError, ConfigurationError, TransientError
from tests.conversation.samples import KEY, SAMPLES, Sample

OPERATIONS = {"put": "put_item", "update": "update_item", "delete": "delete_item"}
BY_KIND = {name: SAMPLES[name] for name in ("T1", "T4", "T10")}
URL = "http://127.0.0.1:9"
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
def client() -> Any:
    """A client that tries once and that nothing but a stub may answer."""
    config = Config(retries={"total_max_attempts": 1})
    return boto3.client("dynamodb", endpoint_url=URL, config=config)


@pytest.fixture
def stub(client: Any) -> Iterator[Stubber]:
    with Stubber(client) as stubber:
        yield stubber


@pytest.fixture
def store(client: Any) -> ConversationStore:
    return DynamoConversationStore(Translated(client), "conversations")


@pytest.mark.parametrize("sample", BY_KIND.values(), ids=BY_KIND)
@pytest.mark.parametrize(("code", "status", "meaning"), REFUSALS)
def test_F49_a_write_refused_says_who_must_act(
    store: ConversationStore,
    stub: Stubber,
    sample: Sample,
    code: str,
    status: int,
    meaning: type[BotError],
) -> None:
    stub.add_client_error(OPERATIONS[sample.write.kind], code, "the detail", status)

    with pytest.raises(meaning, match="table conversations"):
        store.perform(sample.write)


@pytest.mark.parametrize(("code", "status", "meaning"), REFUSALS)
def test_F49_a_read_refused_says_who_must_act(
    store: ConversationStore, stub: Stubber, code: str, status: int, meaning: type[BotError]
) -> None:
    stub.add_client_error("get_item", code, "the detail", status)

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
    store: ConversationStore, stub: Stubber, code: str
) -> None:
    stub.add_client_error("get_item", code, "", 400)

    with pytest.raises(ConfigurationError, match=r"template\.yaml"):
        store.get(KEY)


@pytest.mark.parametrize("sample", BY_KIND.values(), ids=BY_KIND)
def test_a_server_that_does_not_tell_the_old_item_is_asked_for_it(
    store: ConversationStore, stub: Stubber, sample: Sample
) -> None:
    held = {"conversation_id": {"S": KEY}, "version": {"N": "7"}}
    operation = OPERATIONS[sample.write.kind]
    stub.add_client_error(operation, "ConditionalCheckFailedException", "", 400)
    asked = {
        "TableName": "conversations",
        "Key": {"conversation_id": {"S": KEY}},
        "ConsistentRead": True,
    }
    stub.add_response("get_item", {"Item": held}, asked)

    with pytest.raises(Lost) as lost:
        store.perform(sample.write)

    assert lost.value.old == {"conversation_id": KEY, "version": 7}


def test_a_table_that_fails_after_refusing_is_no_missing_conversation(
    store: ConversationStore, stub: Stubber
) -> None:
    stub.add_client_error("update_item", "ConditionalCheckFailedException", "", 400)
    stub.add_client_error("get_item", "ThrottlingException", "", 400)

    with pytest.raises(TransientError):
        store.perform(SAMPLES["T4"].write)


@pytest.mark.parametrize("fault", ["refused", "reply lost"])
def test_the_twin_fails_as_the_table_does_and_tells_whether_it_wrote(fault: Fault) -> None:
    store = MemoryConversationStore()
    store.faults = [fault]

    with pytest.raises(TransientError):
        store.perform(SAMPLES["T1"].write)

    assert len(store.items()) == (fault == "reply lost")


class Silent:
    """A client whose every operation fails in this way."""

    def __init__(self, failure: Exception) -> None:
        self._failure = failure

    def __getattr__(self, name: str) -> Any:
        def call(**request: object) -> Any:
            raise self._failure

        return call
