"""Colours in words beside their digits."""

import pytest

from bot.ux_agent.understanding.words.exact import told


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("make the footer dark grey-blue #2b3a42", "make the footer #2b3a42"),
        ("footer to dark green (#2a4b33) please", "footer to #2a4b33 please"),
        ("the navbar should be greenish #2a4b33", "the navbar should be #2a4b33"),
        ("make the text #2b3a42 (dark blue) and bold", "make the text #2b3a42 and bold"),
        ("use the light blue #aaccee for the cards", "use the #aaccee for the cards"),
    ],
)
def test_the_digits_count_where_a_colour_is_also_told_in_words(said: str, plain: str) -> None:
    assert told(said) == plain


@pytest.mark.parametrize(
    "said",
    [
        "make the blue #2b3a42",
        "make the blue buttons #2b3a42",
        "change blue to #2b3a42",
        'change the headline to "Feeling blue #123456"',
        "#2b3a42 (the same as the footer)",
    ],
)
def test_words_that_are_no_name_for_the_digits_stay(said: str) -> None:
    assert told(said) == said
