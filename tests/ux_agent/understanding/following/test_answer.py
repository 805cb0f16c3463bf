"""An answer that is one of the choices, by its number, its words or a yes."""

import pytest

from bot.ux_agent.intent import Intent, Question
from bot.ux_agent.understanding.following.answer import picked

PICTURES = (("/img/a.png", "/img/a.png"), ("/img/b.png", "/img/b.png"))
SIZES = (("18px", "18px"), ("20px", "20px"))


def _asking(choices: tuple[tuple[str, str], ...], **pending: object) -> Intent:
    return Intent("clarify", "", pending=pending, question=Question("value", "Which?", choices))


@pytest.mark.parametrize("answer", ["2", "the second one", "number 2", "#2", "/img/b.png"])
def test_a_picture_is_picked_by_its_number(answer: str) -> None:
    assert picked(_asking(PICTURES), answer) == "/img/b.png"
    assert picked(_asking(PICTURES, details=(("photo", ""),)), answer) == "/img/b.png"


def test_a_number_where_sizes_are_offered_is_a_size() -> None:
    assert picked(_asking(SIZES), "2") is None
    assert picked(_asking(SIZES), "the second one") == "20px"


def test_a_number_for_a_field_of_a_new_entry_is_its_value() -> None:
    assert picked(_asking((("With a view", "With a view"),), details=(("beds", ""),)), "1") is None
