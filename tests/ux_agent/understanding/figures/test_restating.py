"""Hours told anew in the form of those that stand there."""

import pytest

from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.sites import site, target

STUDIO = site(
    {"footer": ("bottom",)},
    target("footer", "saturday-time", "text", "09:00–18:00", aliases=("saturday hours",)),
)


@pytest.mark.parametrize(
    ("say", "hours"),
    [
        ("change the time on saturday from 18:00 to 18:30", "09:00–18:30"),
        ("saturday closing time from 6 to 7", "09:00–19:00"),
        ("change saturday from 9am to 10am", "10:00–18:00"),
        ("change saturday's opening time from 9 to half past nine", "09:30–18:00"),
        ("change saturday from 9 to 5", "09:00–17:00"),
        ("change saturday from 9 to 12", "09:00–12:00"),
        ("change saturday from 10 to 4", "10:00–16:00"),
        ("open saturday from 9am to 10am", "09:00–10:00"),
        ("saturday from 9 to 3", "09:00–15:00"),
    ],
)
def test_what_stands_there_behind_from_is_what_was(say: str, hours: str) -> None:
    assert [(one[1], one[3]) for one in changes(STUDIO, say)] == [("saturday-time", hours)]


def test_from_what_opens_then_to_what_may_open_or_close_is_asked() -> None:
    assert said(STUDIO, "change saturday from 9 to 10").kind == "clarify"  # till 22:00 it may be


@pytest.mark.parametrize(
    ("say", "hours"),
    [
        ("set friday from 9 to 5", "9:00 am - 5:00 pm"),
        ("put friday from 9 to 8", "9:00 am - 8:00 pm"),
        ("change friday from 9 to 5", "9:00 am - 5:00 pm"),
        ("change friday from 9 to 10", "4:00 pm - 10:00 pm"),
    ],
)
def test_what_closes_then_may_as_well_open_then(say: str, hours: str) -> None:
    truck = site(
        {"home": ()},
        target("home", "friday-time", "text", "4:00 pm - 9:00 pm", aliases=("friday hours",)),
    )
    assert [one[3] for one in changes(truck, say)] == [hours]
