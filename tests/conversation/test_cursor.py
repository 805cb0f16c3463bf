"""A cursor leads one reader on in one list, and nobody else anywhere."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.cursor import MOST_CHARACTERS, read, write

PLACE = ["2027-01-15T08:00:00.000Z", "s1"]
BOUND = ("sessions", "11", "30d")


def test_what_was_written_is_read_by_the_same_reader() -> None:
    assert read(write(PLACE, BOUND, "key"), BOUND, "key") == PLACE


@pytest.mark.parametrize(
    ("bound", "key"),
    [
        (("sessions", "22", "30d"), "key"),
        (("sessions", "11", "7d"), "key"),
        (("others", "11", "30d"), "key"),
        (BOUND, "other"),
    ],
)
def test_nobody_else_reads_it_and_no_other_question(bound: tuple[str, ...], key: str) -> None:
    with pytest.raises(ValueError, match="another one's"):
        read(write(PLACE, BOUND, "key"), bound, key)


def test_no_part_of_what_it_is_bound_to_runs_into_the_next() -> None:
    with pytest.raises(ValueError, match="another one's"):
        read(write(PLACE, ("sessions", "1", "1"), "key"), ("sessions", "11", ""), "key")


def test_a_bit_that_was_changed_is_found() -> None:
    text = write(PLACE, BOUND, "key")
    whole = bytearray(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    for place in (0, 15, 16, len(whole) - 1):
        changed = bytearray(whole)
        changed[place] ^= 1
        forged = base64.urlsafe_b64encode(changed).decode().rstrip("=")
        with pytest.raises(ValueError, match="another one's"):
            read(forged, BOUND, "key")


def test_one_that_is_too_long_is_not_looked_at() -> None:
    with pytest.raises(ValueError, match="no cursor"):
        read(write(["x" * MOST_CHARACTERS], BOUND, "key"), BOUND, "key")


def test_a_cursor_has_one_spelling() -> None:
    text = write(["ab"], BOUND, "key")
    assert len(text) % 4  # so that bits of its last letter say nothing
    spellings = [
        text[:-1] + letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if letter != text[-1]
    ]
    for other in (*spellings, f"{text}=", text.replace("_", "/").replace("-", "+") + "=="):
        with pytest.raises(ValueError, match="cursor"):
            read(other, BOUND, "key")


@given(st.text(max_size=MOST_CHARACTERS + 10))
def test_whatever_else_comes_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="cursor"):
        read(text, BOUND, "key")
