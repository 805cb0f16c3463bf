"""What a clause tells of a price, a time or opening hours."""

from bot.ux_agent.understanding.figures.told import told
from tests.ux_agent.understanding.reading import changes, question
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
