"""Words behind "should be" that tell a colour without being a name of one."""

import pytest

from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.sites import site, target

ORCHARD = site(
    {"header": (), "home": ("hero",), "footer": ()},
    target("home", "hero-text", "text", "Plums by the river", aliases=("headline",)),
    target("home", "headline-color", "color", "#222222", aliases=("headline colour",)),
    target("home", "cta-text", "text", "See the orchard", aliases=("button", "orchard button")),
    target("home", "orchard-button-background", "color", "#333333"),
    target("footer", "background", "color", "#111111"),
    target("site", "button-background", "color", "#333333", aliases=("button colour",)),
    target("site", "plum", "color", "#6b2346"),
    target("site", "plum-dark", "color", "#3a1025"),
)._replace(is_scanned=True)
HEADLINE = ("home", "headline-color", "")


@pytest.mark.parametrize(
    ("wording", "colour"),
    [
        ("the headline should be plum", "#6b2346"),
        ("the headline should be plum red", "#6b2346"),
        ("the headline should be a plum red please", "#6b2346"),
        ("change the headline to plum", "#6b2346"),
        ("the headline should be plum dark", "#3a1025"),
        ("make the headline dark plum", "#3a1025"),
        ("make the headline light plum", "#b591a3"),
        ("the headline should be golden yellow", "#ffdf00"),
        ("the headline should be warm orange", "#ffa500"),
    ],
)
def test_a_colour_that_the_site_or_a_plain_word_names_is_no_text(wording: str, colour: str) -> None:
    assert changes(ORCHARD, wording) == [(*HEADLINE, colour)]


@pytest.mark.parametrize(
    "wording",
    [
        "the headline should be Big Red",
        "the headline should be Plum Red",
        "the headline should say plum red",
        "the headline should be “plum red”",
        "rename the headline to plum",
        "the headline should be plums from the river",
    ],
)
def test_what_is_written_as_a_text_stays_one(wording: str) -> None:
    assert [one[:2] for one in changes(ORCHARD, wording)] == [("home", "hero-text")]


def test_an_unknown_word_before_a_colour_is_asked_about() -> None:
    asked = said(ORCHARD, "the headline should be go green")
    painted = said(ORCHARD, "the headline should be lobster red", "2")

    assert asked.question is not None
    assert [value for _, value in asked.question.choices] == ["text", "colour"]
    assert [(one.property, one.value) for one in painted.changes] == [("headline-color", "#ff0000")]


def test_a_button_never_says_a_colour_in_small_letters() -> None:
    asked = said(ORCHARD, "See the orchard button should be lobster red")

    assert asked.question is not None
    assert {value.rpartition("-")[2] for _, value in asked.question.choices} == {"background"}
