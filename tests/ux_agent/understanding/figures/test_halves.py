"""Opening hours that a site keeps in a field for the beginning and one for the end."""

import pytest

from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.sites import site, target

DAYS = ("monday", "wednesday", "saturday")
GYM = site(
    {"home": ("home page",), "footer": ()},
    target("home", "headline", "text", "Climb more"),
    *(target("home", f"{day}-open", "text", "10:00", aliases=(day,)) for day in DAYS),
    *(target("home", f"{day}-close", "text", "22:00", aliases=(day,)) for day in DAYS),
    target("home", "day-pass-price", "text", "£12.50", aliases=("day pass",)),
    target("footer", "sunday-from", "text", "9am", aliases=("sunday",)),
    target("footer", "sunday-until", "text", "5pm", aliases=("sunday",)),
)
OPEN, CLOSE = ("home", "wednesday-open", ""), ("home", "wednesday-close", "")


@pytest.mark.parametrize(
    ("say", "expected"),
    [
        ("we close at 23:00 on wednesdays now", [(*CLOSE, "23:00")]),
        ("wednesdays we stay open till 9pm", [(*CLOSE, "21:00")]),
        ("on wednesday we open at 8 not 10 anymore", [(*OPEN, "8:00")]),
        ("wednesday is 9 to 6", [(*OPEN, "9:00"), (*CLOSE, "18:00")]),
        ("wednesday should be 10:00 till 21:30", [(*CLOSE, "21:30")]),
        ("wendsdays 9 to 6", [(*OPEN, "9:00"), (*CLOSE, "18:00")]),
        ("sunday we close at 4", [("footer", "sunday-until", "", "4pm")]),
        (
            "wednesday we close at 8pm, day pass is £14",
            [(*CLOSE, "20:00"), ("home", "day-pass-price", "", "£14.00")],
        ),
    ],
)
def test_each_end_goes_into_its_own_field(
    say: str, expected: list[tuple[str, str, str, str]]
) -> None:
    assert changes(GYM, say) == expected


def test_hours_that_stand_there_are_told_to() -> None:
    assert said(GYM, "wednesday is 10:00 to 22:00").kind == "noop"


def test_closed_is_no_time_for_either_field() -> None:
    assert question(GYM, "we're closed on wednesdays")


TRUCK = site(
    {"home": ("home page",)},
    target("home", "title", "text", "Monday 9 to noon we answer the phone", aliases=("monday",)),
    target("home", "sunday-time", "text", "10 am - 3 pm", aliases=("sunday", "sunday hours")),
    target("home", "sunday-spot", "text", "At the pier", aliases=("sunday hours",)),
    target("home", "monday-time", "text", "11 am - 3 pm", aliases=("monday", "monday hours")),
)


@pytest.mark.parametrize(
    "say", ["sunday is closed now", "sunday must say closed", "sundays should read closed"]
)
def test_where_a_truck_stands_on_a_day_is_none_of_its_hours(say: str) -> None:
    assert changes(TRUCK, say) == [("home", "sunday-time", "", "closed")]
