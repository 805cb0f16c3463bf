"""A number that is answered is written as one that is told at once."""

import pytest

from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.following.figured import read
from tests.ux_agent.understanding.reading import changes
from tests.ux_agent.understanding.sites import site, target

SALON = site(
    {"header": (), "footer": ("bottom",), "prices": ()},
    target("header", "phone", "text", "0161 496 0233"),
    target("header", "phone-link", "url", "tel:+441614960233"),
    target("footer", "text", "text", "Call us on 0161 496 0233 before noon."),
    target("footer", "monday-time", "text", "9:00 – 17:30"),
    target("footer", "saturday-time", "text", "8:30 – 14:00"),
    target("footer", "sunday-time", "text", "Closed"),
    target("prices", "wash-price", "text", "£28"),
    target("prices", "trim-price", "text", "£10"),
)


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("9 to 3", "9:00 – 15:00"),
        ("9am-3pm please", "9:00 – 15:00"),
        ("it's 9 to 3 now", "9:00 – 15:00"),
        ("until 3", "8:30 – 15:00"),
        ("closed", "Closed"),
        ("9 to 3, closed for lunch", "9 to 3, closed for lunch"),
        ("by appointment", "by appointment"),
        ('"9 to 3"', "9 to 3"),
    ],
)
def test_hours_that_are_answered_are_written_as_the_site_writes_them(
    answer: str, wanted: str
) -> None:
    found = changes(SALON, "change the saturday time", answer)
    assert found == [("footer", "saturday-time", "", wanted)]


def test_hours_of_a_day_that_was_closed_are_written_as_those_of_the_others() -> None:
    found = changes(SALON, "change the sunday time", "10 to 2")
    assert found == [("footer", "sunday-time", "", "10:00 – 14:00")]


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [("30", "£30"), ("30 pounds", "£30"), ("from £30", "from £30"), ("£30 per dog", "£30 per dog")],
)
def test_a_price_keeps_what_is_said_beside_it(answer: str, wanted: str) -> None:
    found = changes(SALON, "change the wash price", answer)
    assert found == [("prices", "wash-price", "", wanted)]


def test_a_price_told_first_is_written_alike_at_the_place_that_is_chosen() -> None:
    found = changes(SALON, "change the price to 45", "prices.trim-price")
    assert found == [("prices", "trim-price", "", "£45")]
    quoted = changes(SALON, 'change the price to "45"', "prices.trim-price")
    assert quoted == [("prices", "trim-price", "", "45")]


@pytest.mark.parametrize("answer", ["0161 496 0244", "it's 0161 496 0244"])
def test_a_telephone_that_is_answered_is_changed_wherever_it_is_shown_and_dialled(
    answer: str,
) -> None:
    assert changes(SALON, "change the phone", answer) == [
        ("header", "phone", "", "0161 496 0244"),
        ("header", "phone-link", "", "tel:+441614960244"),
        ("footer", "text", "", "Call us on 0161 496 0244 before noon."),
    ]


def test_a_telephone_of_a_part_that_is_named_is_changed_there() -> None:
    found = changes(SALON, "change the phone in the header", "0161 496 0244")
    assert [one[1] for one in found] == ["phone", "phone-link"]


def test_one_time_is_the_end_that_the_request_spoke_of() -> None:
    asked = Draft("footer", property="saturday-time")
    (closing,) = read(asked, "3pm", "we close earlier on saturdays", SALON)
    (opening,) = read(asked, "half past nine", "we open later on saturdays", SALON)
    assert (closing.value, opening.value) == ("8:30 – 15:00", "9:30 – 14:00")
    assert read(asked, "3pm", "change the saturday time", SALON) == []


@pytest.mark.parametrize(
    "say", ["on saturday we close at half past two", "saturday closing time is half past two"]
)
def test_a_time_may_be_told_in_words(say: str) -> None:
    assert changes(SALON, say) == [("footer", "saturday-time", "", "8:30 – 14:30")]
