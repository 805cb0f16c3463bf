"""Tests of bot.interactions.custom_id: what a button carries comes back, and nothing else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.reply import Handle, Verb
from bot.interactions.custom_id import Place, Pressed, read, write
from tests.interactions.payloads import CONVERSATION, OWNER, SHOWN, handle

GOOD = f"ux:c:{CONVERSATION}:{SHOWN}:{OWNER}"


@pytest.mark.parametrize(
    ("place", "verb", "letter"),
    [
        ("button", "confirm", "c"),
        ("button", "cancel", "x"),
        ("button", "change", "e"),
        ("button", "answer", "b"),
        ("button", "write", "w"),
        ("button", "resume", "r"),
        ("button", "forget", "f"),
        ("button", "diff", "d"),
        ("select", "answer", "a"),
        ("select", "resume", "l"),
        ("form", "change", "m"),
        ("form", "answer", "t"),
        ("form", "setup", "s"),
    ],
)
def test_each_place_and_verb_has_its_letter(place: Place, verb: Verb, letter: str) -> None:
    wanted = handle(verb)
    assert write(wanted, place) == f"ux:{letter}:{CONVERSATION}:{SHOWN}:{OWNER}"
    assert read(write(wanted, place)) == Pressed(place, wanted)


def test_the_form_behind_write_is_one_for_an_answer() -> None:
    assert read(write(handle("write"), "form")) == Pressed("form", handle("answer"))


def test_the_argument_comes_last() -> None:
    assert write(handle("answer", "3"), "button").endswith(f":{OWNER}:3")


HANDLES = st.builds(
    Handle,
    st.sampled_from(["confirm", "cancel", "change", "answer", "write", "resume", "diff", "forget"]),
    st.from_regex(r"[A-Za-z0-9_-]{22}", fullmatch=True),
    st.from_regex(r"[0-9a-f]{8}", fullmatch=True),
    st.from_regex(r"[0-9]{1,20}", fullmatch=True),
    st.from_regex(r"([0-9]{1,10})?", fullmatch=True),
)


@given(HANDLES)
def test_every_button_comes_back_as_it_was_and_fits(of: Handle) -> None:
    text = write(of, "button")
    assert len(text) <= 100
    assert read(text) == Pressed("button", of)


@pytest.mark.parametrize(
    "broken",
    [
        handle()._replace(conversation_id="short"),
        handle()._replace(conversation_id=f"{CONVERSATION[:-1]}:"),
        handle()._replace(shown=""),
        handle()._replace(owner_id=""),
        handle()._replace(argument="x"),
    ],
)
def test_a_handle_that_would_not_come_back_is_not_written(broken: Handle) -> None:
    with pytest.raises(ValueError, match="no custom_id"):
        write(broken, "button")


def test_a_verb_that_does_not_belong_there_is_not_written() -> None:
    with pytest.raises(ValueError, match="no custom_id"):
        write(handle("confirm"), "form")


@pytest.mark.parametrize(
    "foreign",
    [
        "",
        "hello",
        "ux",
        "ux:c",
        GOOD[:-20],
        GOOD.replace("ux:", "uy:"),
        GOOD.replace(":c:", ":z:"),
        GOOD.replace(":c:", ":C:"),
        GOOD.replace(SHOWN, SHOWN[:-1]),
        GOOD.replace(SHOWN, SHOWN.upper()),
        GOOD.replace(CONVERSATION, CONVERSATION[:-1]),
        GOOD.replace(OWNER, "owner"),
        GOOD.replace(OWNER, "١"),
        f"{GOOD}:",
        f"{GOOD}:1:2",
        f"{GOOD}\n",
        f" {GOOD}",
        f"{GOOD}:{'1' * 50}",
        f"ux_confirm_{CONVERSATION}",
    ],
)
def test_F15_a_foreign_or_broken_custom_id_is_nothing(foreign: str) -> None:
    assert read(foreign) is None


@given(st.text())
def test_F15_reading_never_raises(text: str) -> None:
    read(text)


@given(st.integers(0, len(GOOD) - 1), st.characters())
def test_F15_a_tampered_custom_id_is_nothing_or_names_something(at: int, by: str) -> None:
    found = read(GOOD[:at] + by + GOOD[at + 1 :])
    assert found is None or found.place in ("button", "select", "form")
