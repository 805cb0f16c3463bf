"""A cursor leads one person on, and nobody else anywhere."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.transcript.cursor import MOST_CHARACTERS, read, write

AFTER = {"userId": "11", "createdAt": "2027-01-15T08:00:00.000Z", "sessionId": "s1"}


def test_what_was_written_is_read_by_the_same_person() -> None:
    assert read(write(AFTER, "11", "key"), "11", "key") == AFTER


def test_where_nothing_follows_there_is_none() -> None:
    assert write({}, "11", "key") == ""


@pytest.mark.parametrize(("user", "key"), [("22", "key"), ("11", "other")])
def test_nobody_else_reads_it(user: str, key: str) -> None:
    with pytest.raises(ValueError, match="another one's"):
        read(write(AFTER, "11", "key"), user, key)


def test_a_bit_that_was_changed_is_found() -> None:
    text = write(AFTER, "11", "key")
    whole = bytearray(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    for place in (0, 15, 16, len(whole) - 1):
        changed = bytearray(whole)
        changed[place] ^= 1
        forged = base64.urlsafe_b64encode(changed).decode().rstrip("=")
        with pytest.raises(ValueError, match="another one's"):
            read(forged, "11", "key")


@given(st.text(max_size=MOST_CHARACTERS + 10))
def test_whatever_else_comes_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="cursor"):
        read(text, "11", "key")
