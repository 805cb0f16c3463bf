"""Words of a sentence told anew by those around them."""

import pytest

from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.sites import site, target

VICAR = "Our vicar is the Revd Joan Harker. You can reach her in the office."
CHURCH = site(
    {"home": (), "hall": ()},
    target("home", "vicar", "text", VICAR),
    target("home", "open", "text", "The church is open every day from 9am until dusk."),
    target("hall", "text", "text", "The parish hall seats 80 and has a kitchen and 2 ovens."),
)._replace(is_scanned=True)


@pytest.mark.parametrize(
    ("message", "whole"),
    [
        ("our new vicar is the Revd Peter Lamb", VICAR.replace("Joan Harker", "Peter Lamb")),
        ("The new vicar is now Ann Lee.", VICAR.replace("the Revd Joan Harker", "Ann Lee")),
        (
            "the church is open until 6pm not dusk",
            "The church is open every day from 9am until 6pm.",
        ),
        ("the hall seats 90", "The parish hall seats 90 and has a kitchen and 2 ovens."),
        ('change "80" to "90"', "The parish hall seats 90 and has a kitchen and 2 ovens."),
    ],
)
def test_the_one_sentence_takes_the_new_words(message: str, whole: str) -> None:
    assert [change[3] for change in changes(CHURCH, message)] == [whole]


@pytest.mark.parametrize(
    "message",
    [
        "our new organist is Jane Roe",
        "our new vicar is great",
        "the church is open until 6pm not midnight",
        "the shop is open until 6pm not dusk",
        "the church is open from 6pm not dusk",
        "ovens are not new any more",
        "the hall has 90",
        "the hall holds 90",
    ],
)
def test_other_words_around_are_asked_about(message: str) -> None:
    assert said(CHURCH, message).kind == "clarify"


def test_a_short_number_that_two_texts_hold_is_asked_about() -> None:
    more = target("home", "bus", "text", "Take bus 80 from the station.")

    assert said(CHURCH._replace(targets=(*CHURCH.targets, more)), 'change "80" to "90"').kind == (
        "clarify"
    )
