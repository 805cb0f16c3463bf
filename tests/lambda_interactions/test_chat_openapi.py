"""The OpenAPI document of the chat function, and the function held against it by schemathesis."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.adapters.memory_chat_sessions import MemoryChatSessions
from bot.payment.session import MOST_MESSAGE, is_session_id
from bot.transcript.door import SessionsDoor
from lambda_interactions.chat_door import MOST_BYTES
from lambda_interactions.chat_openapi import SESSION_ID, document
from tests.lambda_interactions.chat_server import Chat, serving_chat
from tests.lambda_interactions.held_against import FAR, tried
from tests.transcript.test_signed_in import READER, token

CONFIG = Path(__file__).with_name("chat_openapi.toml")
SIGNED_IN = f"Authorization: Bearer {token(exp=FAR)}"


@pytest.fixture
def chat() -> Iterator[Chat]:
    with serving_chat(sessions=SessionsDoor(MemoryChatSessions(), READER, "key")) as it:
        yield it


@pytest.mark.slow
def test_whatever_is_sent_the_answer_is_one_that_the_document_names(
    chat: Chat, tmp_path: Path
) -> None:
    ended = tried(chat.address, CONFIG, tmp_path, SIGNED_IN, most=25)
    assert ended.returncode == 0, ended.stdout[-4000:]
    assert re.search(r"Selected: (\d)/\1", ended.stdout), ended.stdout[-4000:]
    assert not [line for line in chat.lines if '"ERROR"' in line]


@pytest.mark.prove
def test_nor_is_there_another_in_a_thousand_tries(chat: Chat, tmp_path: Path) -> None:
    ended = tried(chat.address, CONFIG, tmp_path, SIGNED_IN, most=1000)
    assert ended.returncode == 0, ended.stdout[-4000:]


def test_every_request_that_fits_the_document_fits_the_door() -> None:
    schema = document()["paths"]["/chat"]["post"]["requestBody"]["content"]["application/json"]
    fields = schema["schema"]["properties"]
    assert fields["message"]["maxLength"] == MOST_MESSAGE
    escaped = MOST_MESSAGE * len("\\ud83d\\ude00")
    assert escaped + 1024 < MOST_BYTES
    for text in ("test-123", "a" * 128, "A.b_c:d-9"):
        assert bool(re.fullmatch(SESSION_ID, text)) is is_session_id(text) is True
    for text in ("", "a" * 129, "a b", "é", "a\n"):
        assert bool(re.fullmatch(SESSION_ID.strip("^$"), text)) is is_session_id(text) is False


@pytest.mark.parametrize(
    ("has_payments", "has_sessions", "wanted"),
    [
        (True, False, {"/chat", "/openapi.json", "/pay/", "/pay/links"}),
        (False, True, {"/chat/sessions", "/chat/sessions/{sessionId}", "/openapi.json"}),
    ],
)
def test_the_document_tells_of_what_is_switched_on_alone(
    has_payments: bool, has_sessions: bool, wanted: set[str]
) -> None:
    told = document(has_payments=has_payments, has_sessions=has_sessions)
    assert set(told["paths"]) == wanted
