"""Negations without their apostrophe."""

import pytest

from bot.ux_agent.understanding import simpler
from bot.ux_agent.understanding.words.negations import restored


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        ("the text shouldnt be bold", "the text shouldn't be bold"),
        ("Kyle Doesnt work here", "Kyle Doesn't work here"),
        ("make it say “We dont close”", "make it say “We dont close”"),
        ("want the front bigger", "want the front bigger"),
    ],
)
def test_the_sign_is_put_in_but_for_quoted_words(said: str, whole: str) -> None:
    assert restored(said) == whole


def test_a_request_is_read_with_the_sign() -> None:
    assert simpler.told("Kyle doesnt work here anymore, remove him") == "remove Kyle"
