"""What a clause tells of a price, a time or opening hours."""

from bot.ux_agent.understanding.figures.told import told
from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.sites import site, target

CONCERT = site(
    {"home": ()},
    target("home", "news-notice", "text", "Saturday 21 March, 6pm, St Luke"),
    target("home", "news-label", "text", "Concert:"),
)


def test_a_date_beside_a_time_is_never_passed_over() -> None:
    assert changes(CONCERT, "the news notice starts at 7pm") == [
        ("home", "news-notice", "", "Saturday 21 March, 7pm, St Luke")
    ]
    assert told("change the news to Saturday 28 March, 7pm") is None
    assert question(CONCERT, "change the party to Saturday 28 March, 7pm")


def test_one_number_may_be_a_time_and_a_sum() -> None:
    found = told("the class is 9")
    assert found
    assert found.time
    assert found.sum


BAND = site(
    {"home": ()},
    target("home", "youth-band-time", "text", "10am – 11.30am"),
    target("home", "main-band-time", "text", "7.30pm – 9.30pm"),
    target("home", "saturday", "text", "9am – 1pm"),
    target("home", "bus-price", "text", "£3"),
)


def test_that_something_happens_says_nothing_of_whose_hours_they_are() -> None:
    told_so = [("home", "youth-band-time", "", "9.30am – 11am")]
    assert changes(BAND, "the youth band rehearses from 9.30am to 11am now") == told_so
    assert changes(BAND, "the youth band now meets from 9.30am to 11am") == told_so


def test_closed_from_now_on_is_closed() -> None:
    told_so = [("home", "saturday", "", "closed")]
    assert changes(BAND, "Saturdays we're closed from now on") == told_so
    assert told("closed from 3pm") is None or not told("closed from 3pm").is_closed  # type: ignore[union-attr]


def test_of_two_prices_one_of_a_stranger_is_asked_about_by_itself() -> None:
    intent = said(BAND, "deposit is now £75 and the bus £4")
    assert [one.value for one in intent.changes] == ["£4"]
    assert intent.question
    assert "deposit" in intent.question.text
    assert intent.pending["value"] == "£75"


def test_minutes_are_a_length_however_they_are_spelt() -> None:
    yoga = site({"home": ()}, target("home", "yin-yoga-duration", "text", "60 min"))
    told_so = [("home", "yin-yoga-duration", "", "75 min")]
    for say in ("yin yoga is 75 minutes now, not 60", "yin yoga runs for 75 mins now"):
        assert changes(yoga, say) == told_so
