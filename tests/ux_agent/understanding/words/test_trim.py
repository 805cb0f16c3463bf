"""Where a text without quotes ends."""

import pytest

from bot.ux_agent.understanding.words.trim import as_told, parted


@pytest.mark.parametrize("text", ["M.O.T.", "the U.K.", "Ruth P.", "and so on..."])
def test_the_point_of_an_abbreviation_is_the_texts_own(text: str) -> None:
    assert parted(text) == (text, "")


def test_a_full_stop_may_be_that_of_the_sentence() -> None:
    assert parted("Big check.") == ("Big check", ".")


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ('"We lift you."', "We lift you."),
        ("“We lift you.”, please", "We lift you."),
        ('"We lift you".', "We lift you"),
        ("We lift you.", "We lift you"),
    ],
)
def test_only_what_is_quoted_keeps_its_full_stop(said: str, text: str) -> None:
    assert as_told(said) == text
