"""Interaction tokens sealed for the table."""

import pytest

from bot.adapters.token_seal import TokenSeal

TOKEN = "aW50ZXJhY3Rpb24-a-token"


def test_a_sealed_token_can_be_opened_for_its_session() -> None:
    seal = TokenSeal("key")
    assert seal.open("s-1", seal.seal("s-1", TOKEN)) == TOKEN


def test_a_sealed_token_does_not_show_itself_and_is_never_the_same() -> None:
    seal = TokenSeal("key")
    one, other = seal.seal("s-1", TOKEN), seal.seal("s-1", TOKEN)
    assert TOKEN not in one
    assert one != other


@pytest.mark.parametrize(
    ("key", "session_id"), [("another key", "s-1"), ("key", "s-2")], ids=["key", "session"]
)
def test_a_token_of_another_key_or_session_cannot_be_opened(key: str, session_id: str) -> None:
    sealed = TokenSeal("key").seal("s-1", TOKEN)
    assert TokenSeal(key).open(session_id, sealed) == ""


@pytest.mark.parametrize("text", ["", "AAAA", "no base64!", "é"])
def test_what_was_never_sealed_cannot_be_opened(text: str) -> None:
    assert TokenSeal("key").open("s-1", text) == ""
