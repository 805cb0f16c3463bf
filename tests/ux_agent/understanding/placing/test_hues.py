"""A colour changed everywhere: what has it now, never the page's background."""

import pytest

from bot.ux_agent.understanding.placing.hues import is_tinged, name_of
from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.sites import site, target

INN = site(
    {"header": (), "footer": (), "site": ("page", "everywhere", "whole site")},
    target("site", "background", "color", "#fff8ec"),
    target("site", "color", "color", "#2a1a1a"),
    target("site", "wine", "color", "#7b1e2b"),
    target("header", "background", "color", "#7b1e2b"),
    target("header", "color", "color", "#3d5a40"),
    target("footer", "background", "color", "#2b5d2c"),
)


@pytest.mark.parametrize(
    "say",
    [
        "change the dark red everywhere to dark blue",
        "change red to dark blue everywhere",
        "replace #7b1e2b with dark blue on the whole site",
    ],
)
def test_a_colour_changed_everywhere_is_the_variable_that_has_it(say: str) -> None:
    assert changes(INN, say) == [("site", "wine", "", "#00008b")]


def test_of_several_places_with_the_colour_one_is_asked_for() -> None:
    asked = said(INN, "change green to teal everywhere").question

    assert asked
    assert [value for _, value in asked.choices] == ["header.color", "footer.background"]
    assert changes(INN, "change green to teal everywhere", "footer.background") == [
        ("footer", "background", "", "#008080")
    ]


def test_a_scanned_site_may_have_the_colour_in_more_places_than_the_one_found() -> None:
    page = INN._replace(
        is_scanned=True, targets=tuple(one for one in INN.targets if one.section != "footer")
    )

    assert said(page, "change green to teal everywhere").kind == "clarify"


def test_a_colour_that_nothing_has_is_said_to_be_missing() -> None:
    assert "orange" in question(INN, "change orange to teal everywhere")


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("#c8862b", "orange"),
        ("#3d5a40", "green"),
        ("#4a3535", "grey"),
        ("#1d4e89", "blue"),
        ("#dc2626", "red"),
        ("#d10040", "red"),
        ("#ffc0cb", "pink"),
        ("#ff69b4", "pink"),
        ("#008080", "teal"),
        ("#fff8ec", "white"),
        ("#1c1917", "black"),
        ("#800080", "purple"),
        ("#ffe9a8", "yellow"),
    ],
)
def test_a_colour_has_the_name_that_people_say(value: str, name: str) -> None:
    assert name_of(value) == name


CLINIC = site(
    {"header": (), "notice-bar": (), "footer": ()},
    target("header", "background", "color", "#0f766e"),
    target("notice-bar", "background", "color", "#b45309"),
    target("footer", "background", "color", "#23302e"),
    target("site", "background", "color", "#ffffff"),
)


def test_a_place_is_found_by_the_colour_that_it_alone_has() -> None:
    found = changes(CLINIC, "the orange bar should be red")
    assert found == [("notice-bar", "background", "", "#ff0000")]


def test_a_place_called_by_a_colour_that_it_has_not_is_asked_about() -> None:
    assert said(CLINIC, "make the orange header red").kind == "clarify"
    assert changes(CLINIC, "make the green header red")[0][0] == "header"
    assert said(CLINIC, "change the orange header to red").kind == "clarify"
    assert changes(CLINIC, "change the green header to red")[0][0] == "header"


def test_a_thing_that_is_nowhere_is_not_found_by_its_colour() -> None:
    assert said(CLINIC, "make the orange gizmo red").kind == "clarify"


@pytest.mark.parametrize(
    ("value", "wanted", "is_so"),
    [
        ("#dfe9d2", "#98fb98", True),
        ("#0d2f54", "#6666ff", True),
        ("#ffffff", "#98fb98", False),
        ("#f4c95d", "#98fb98", False),
        ("#ffffff", "#ffffff", True),
    ],
)
def test_a_tinge_is_a_hue_however_pale_or_dark(value: str, wanted: str, *, is_so: bool) -> None:
    assert is_tinged(value, wanted) is is_so


def test_of_two_parts_that_are_named_the_colour_tells_which() -> None:
    inn = site(
        {"header": (), "home": ("front page",)},
        target("header", "background", "color", "#ffffff"),
        target("home", "background", "color", "#dfe9d2"),
    )
    say = "make the big pale green bit at the top of the front page light blue"
    assert changes(inn, say) == [("home", "background", "", "#add8e6")]
    assert question(inn, say.replace("pale green", "orange"))
