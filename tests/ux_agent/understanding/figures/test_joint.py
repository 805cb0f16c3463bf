"""Hours of some of the days that share a line of the site."""

import pytest

from bot.ux_agent.site import SiteIndex
from tests.ux_agent.understanding.reading import said
from tests.ux_agent.understanding.sites import site, target

SHOP = site(
    {"visit": ("visit page",)},
    target("visit", "tuesday-friday-time", "text", "9:00 - 17:30", aliases=("tuesday friday",)),
    target("visit", "saturday-sunday-time", "text", "Closed", aliases=("saturday sunday",)),
)
SHORT = site(
    {"visit": ("visit page",)},
    target("visit", "mon-fri-time", "text", "9am to 5pm", aliases=("mon fri",), limit=20),
)
GERMAN = site(
    {"visit": ("visit page",)},
    target("visit", "samstag-sonntag-time", "text", "10:00 - 16:00", aliases=("samstag sonntag",)),
)


@pytest.mark.parametrize(
    ("shop", "say", "line", "offers"),
    [
        (
            SHOP,
            "saturdays we're open 9 to 12 now",
            "Saturday & Sunday",
            ["Sat 9:00 - 12:00, Sun closed", "9:00 - 12:00"],
        ),
        (
            SHOP,
            "we're closed on tuesdays as well",
            "Tuesday – Friday",
            ["Tue closed, Wed – Fri 9:00 - 17:30"],
        ),
        (
            SHOP,
            "on thursdays we're open till 8",
            "Tuesday – Friday",
            ["Tue, Wed & Fri 9:00 - 17:30, Thu 9:00 - 20:00", "9:00 - 20:00"],
        ),
        (SHORT, "on thursdays we're open till 8", "Monday – Friday", ["9am to 8pm"]),
    ],
)
def test_the_line_with_the_days_told_apart_is_offered(
    shop: SiteIndex, say: str, line: str, offers: list[str]
) -> None:
    asked = said(shop, say).question
    assert asked
    assert f"“{line}” has one line" in str(asked.text)
    assert [value for _, value in asked.choices] == offers


def test_an_answer_picks_one_by_its_number_or_says_another() -> None:
    wish = "saturdays we're open 9 to 12 now"
    place = ("visit", "saturday-sunday-time")
    for answer, value in (
        ("1", "Sat 9:00 - 12:00, Sun closed"),
        ("2", "9:00 - 12:00"),
        ("By arrangement", "By arrangement"),
    ):
        change = said(SHOP, wish, answer).changes[0]
        assert ((change.section, change.property), change.value) == (place, value)


def test_where_the_days_are_not_told_in_english_nothing_is_offered() -> None:
    asked = said(GERMAN, "saturday 9 to 12").question
    assert asked
    assert asked.choices == ()
