"""Values of a request that no draft holds."""

import pytest

from tests.ux_agent.understanding.drafting.test_resumed import SALON
from tests.ux_agent.understanding.reading import changes, said


@pytest.mark.parametrize(
    "say",
    [
        'change the headline to "Hi" and "Ho ho ho" below it',
        "change the footer to black, no wait, navy",
        "make the headline bigger and the footer black and orange",
    ],
)
def test_a_value_that_nothing_holds_is_asked_about(say: str) -> None:
    assert said(SALON, say).kind == "clarify"


@pytest.mark.parametrize(
    "say",
    [
        'change "Kind words" to "Nice words"',
        "make the black footer orange",
        'the headline should be "Hi", not "Cut and colour"',
        "make the headline bigger and the footer #123",
    ],
)
def test_what_names_a_place_need_not_be_held(say: str) -> None:
    assert said(SALON, say).kind == "edit"


def test_a_reason_gives_way_to_the_words_that_follow_from_it() -> None:
    say = 'the notice should say Open, so write "Open again"'
    assert changes(SALON, say) == [("notice", "text", "", "Open again")]
