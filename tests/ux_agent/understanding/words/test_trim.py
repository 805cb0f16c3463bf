"""Where a text without quotes ends."""

import pytest

from bot.ux_agent.understanding.words.trim import parted


@pytest.mark.parametrize("text", ["M.O.T.", "the U.K.", "Ruth P.", "and so on..."])
def test_the_point_of_an_abbreviation_is_the_texts_own(text: str) -> None:
    assert parted(text) == (text, "")


def test_a_full_stop_may_be_that_of_the_sentence() -> None:
    assert parted("Big check.") == ("Big check", ".")
