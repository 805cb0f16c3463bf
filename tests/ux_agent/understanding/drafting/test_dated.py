"""A day and a time that some text of the site holds, told anew."""

import pytest

from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.sites import site, target

PAGE = site(
    {"home": ("hero",), "site": ("page",)},
    target("home", "hero-text", "text", "Barn dance", aliases=("headline",)),
    target("home", "notice", "text", "Doors open Friday 3 July, 8pm at the barn"),
    target("home", "hours", "text", "Monday 9 to 5"),
    target("site", "background", "color", "#ffffff"),
)._replace(is_scanned=True)


@pytest.mark.parametrize(
    "wording",
    [
        "change Friday 3 July, 8pm to Saturday 4 July, 7pm",
        "please update Friday 3 July 8pm to Saturday 4 July, 7pm",
        "Friday 3 July, 8pm should be Saturday 4 July, 7pm",
        "Friday 3 July at 8pm -> Saturday 4 July, 7pm.",
        "it's now Saturday 4 July, 7pm instead of Friday 3 July, 8pm",
        "the date has changed from Friday 3 July, 8pm to Saturday 4 July, 7pm",
        "move it from friday 3 july, 8pm to Saturday 4 July, 7pm",
    ],
)
def test_the_new_day_takes_the_place_of_the_old_one(wording: str) -> None:
    assert changes(PAGE, wording) == [
        ("home", "notice", "", "Doors open Saturday 4 July, 7pm at the barn")
    ]


def test_a_part_of_the_day_is_enough() -> None:
    assert changes(PAGE, "change Friday 3 July to Saturday 4 July") == [
        ("home", "notice", "", "Doors open Saturday 4 July, 8pm at the barn")
    ]


@pytest.mark.parametrize(
    "wording",
    [
        "change Friday 3 July, 9pm to Saturday 4 July, 7pm",
        "it's now Saturday 4 July, 7pm instead of Friday 10 July, 8pm",
    ],
)
def test_a_day_that_nothing_tells_is_asked_about(wording: str) -> None:
    assert said(PAGE, wording).kind == "clarify"
