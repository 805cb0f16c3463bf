"""Things of a table that take place on another date."""

import pytest

from bot.ux_agent.site import SiteIndex
from tests.ux_agent.scanning.proposed import plain
from tests.ux_agent.understanding.reading import changes, said


def _fair(*dates: str) -> SiteIndex:
    """A table of talks, each with its date first and its price last."""
    names = ("Bees for beginners", "Mending old walls", "Cider")
    rows = "".join(
        f"<tr><td>{when}</td><td>{name}</td><td>£12</td></tr>"
        for when, name in zip(dates, names, strict=True)
    )
    head = "<tr><th>When</th><th>Talk</th><th>Price</th></tr>"
    table = f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"
    return plain(f"<main><h1>Talks</h1><section><h2>Talks</h2>{table}</section></main>")


FAIR = _fair("Sun 18 May", "Sat 7 June", "Sat 5 July")


@pytest.mark.parametrize(
    ("say", "value"),
    [
        ("bees for beginners is on the 25th of may", "Sun 25 May"),
        ("the bees talk has moved to 24 May", "Sat 24 May"),
        ("move mending old walls to Sun 15 June please", "Sun 15 June"),
        ("cider is on Saturday 12 july instead", "Sat 12 July"),
        ("the date of the cider talk should be 13 July", "Sun 13 July"),
    ],
)
def test_the_date_of_what_is_named_is_written_as_the_old_one(say: str, value: str) -> None:
    assert [one[3] for one in changes(FAIR, say)] == [value]


@pytest.mark.parametrize(
    ("old", "value"),
    [
        ("18 May 2025", "25 June 2025"),
        ("18th May", "25th June"),
        ("Sunday, 18 Sept.", "Saturday, 25 Jun."),
        ("18 september", "25 june"),
    ],
)
def test_a_date_has_the_parts_that_the_old_one_has(old: str, value: str) -> None:
    fair = _fair(old, "7 June", "5 July")
    assert [one[3] for one in changes(fair, "bees for beginners is on 25 June")] == [value]


@pytest.mark.parametrize("old", ["Sun 18 Feb", "Sun 18 Nov"])
def test_a_weekday_that_only_the_year_would_tell_is_asked_about(old: str) -> None:
    asked = said(_fair(old, "7 June", "5 July"), "the bees talk is on 3 May")
    assert (asked.kind, asked.pending["target"]) == ("clarify", old)


def test_a_date_beyond_the_new_year_is_the_next_one() -> None:
    fair = _fair("Sat 27 Dec", "7 June", "5 July")
    assert [one[3] for one in changes(fair, "the bees talk is on 3 January")] == ["Sat 3 Jan"]


@pytest.mark.parametrize(
    "say",
    [
        "the talk is on 25 May",
        "we are closed on 25 May",
        "the honey is ready on 25 May",
        "the bees talk starts selling on 25 May at the gate",
        "bees for beginners costs 25 may be more",
        "the bees price is on 9 june",
    ],
)
def test_a_date_of_nothing_that_has_one_changes_no_date_and_no_price(say: str) -> None:
    assert said(FAIR, say).kind != "edit"
