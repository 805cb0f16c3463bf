"""A colour that a variable is named after is a value where one is put right."""

import pytest

from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.sites import site, target

PAGE = site(
    {"header": (), "footer": (), "site": ("page",)},
    target("header", "background", "color", "$green"),
    target("footer", "background", "color", "#111111"),
    target("header", "title", "text", "Hi"),
    target("site", "white", "color", "#ffffff"),
    target("site", "accent", "color", "#b4532a"),
    target("site", "sand", "color", "#f6efe2"),
    target("site", "green", "color", "#1f6f50"),
)
NAVY = "make the header navy"


@pytest.mark.parametrize(
    "again", ["no, white", "white instead", "i meant white", "no, make it white", "rather white?"]
)
def test_a_colour_put_right_is_no_variable_of_that_name(again: str) -> None:
    assert changes(PAGE, NAVY, again) == [("header", "background", "", "#ffffff")]


def test_a_name_of_the_site_alone_is_the_colour_that_it_has_there() -> None:
    assert changes(PAGE, NAVY, "no, sand") == [("header", "background", "", "#f6efe2")]


def test_what_says_what_is_coloured_is_another_place() -> None:
    assert changes(PAGE, NAVY, "no, the accent") == [("site", "accent", "", "#000080")]


def test_a_section_is_still_another_place() -> None:
    assert changes(PAGE, NAVY, "no, the footer") == [("footer", "background", "", "#000080")]


def test_a_variable_named_with_its_value_is_changed() -> None:
    assert changes(PAGE, NAVY, "make the white grey")[-1][:2] == ("site", "white")


def test_what_a_variable_makes_so_is_already_so() -> None:
    assert said(PAGE, "make the header green").kind == "noop"
    assert said(PAGE, NAVY, "no, green").kind == "noop"


def test_behind_what_is_already_so_another_colour_is_a_value_too() -> None:
    assert changes(PAGE, "make the header green", "no, white") == [
        ("header", "background", "", "#ffffff")
    ]
