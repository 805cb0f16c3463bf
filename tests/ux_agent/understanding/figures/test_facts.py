"""Numbers of a page with the days and the words that stand around them."""

import pytest

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.read import understand
from tests.ux_agent.scanning.proposed import plain
from tests.ux_agent.understanding.reading import changes, said

_ROW = '<p class="row"><span class="day-of-week">{}</span> <span class="time-value">{}</span></p>'
_HOURS = (("Mon - Fri", "7am - 8pm"), ("Saturday", "8am - 4pm"), ("Sunday", "Closed"))
_ROWS = f"""<main><h1>Hi</h1><div class="box"><h2>Get in touch</h2>
{"".join(_ROW.format(*one) for one in _HOURS)}</div></main>"""
_COLUMNS = """<main><h1>Hi</h1><table class="t"><tr><th>Saturday</th><th>Sunday</th></tr>
<tr><td>8am - 4pm</td><td>Closed</td></tr></table></main>"""
_LINES = """<main><h1>Hi</h1><footer><ul><li>Mon–Fri: 7am to 8pm</li><li>Saturday: 8am to 4pm</li>
<li>Sunday: no lessons</li></ul></footer></main>"""
_ROOF = """<main><h1>Hi</h1><section><h2>Roof appeal</h2><p>We have raised <b>&pound;14,200</b>
of the &pound;25,000 we need for the tower roof.</p></section></main>"""
_BEERS = """<main><h1>Hi</h1><section><h2>Beers</h2>
<article><h3>Hop Alley</h3><p>6.8</p><p>$7.00</p></article>
<article><h3>Copper Kettle</h3><p>4.8</p><p>$6.00</p></article></section></main>"""


def _values(index: SiteIndex, say: str) -> list[object]:
    return [one[3] for one in changes(index, say)]


@pytest.mark.parametrize(
    ("say", "before", "value"),
    [
        ("opening hours on Saturday should be 9am - 3pm", "8am - 4pm", "9am - 3pm"),
        ("we close at 3pm on saturdays", "8am - 4pm", "8am - 3pm"),
        ("mon to fri 8am to 6pm", "7am - 8pm", "8am - 6pm"),
        ("we're open on Sundays now, 10am - 2pm", "Closed", "10am - 2pm"),
        ("closed on saturdays", "8am - 4pm", "Closed"),
    ],
)
def test_hours_belong_to_the_day_just_before_them(say: str, before: str, value: str) -> None:
    index = plain(_ROWS)
    mine = [one.property for one in index.targets if one.value == before]
    assert [(one[1], one[3]) for one in changes(index, say)] == [(mine[0], value)]


def test_days_that_follow_one_another_say_nothing_of_the_hours_behind_them() -> None:
    index = plain(_COLUMNS)
    saturday = [one.property for one in index.targets if one.value == "8am - 4pm"]
    found = understand("Sunday 10am - 2pm", index).changes
    assert saturday
    assert not {one.property for one in found} & set(saturday)


@pytest.mark.parametrize(
    "say",
    [
        "on Sundays we're open 10am to 2pm",
        "Sunday is now 10am to 2pm",
        "Sunday: 10am to 2pm",
        "we open on Sundays from 10am to 2pm",
    ],
)
def test_a_day_of_a_row_without_hours_takes_them_behind_its_name(say: str) -> None:
    assert _values(plain(_LINES), say) == ["Sunday: 10am to 2pm"]


def test_two_sums_of_one_sentence_are_told_apart_by_what_stands_before_each() -> None:
    found = _values(plain(_ROOF), "we've raised £16,900 for the roof now")
    assert found == ["£16,900"]


def test_a_price_in_a_currency_is_no_number_beside_it() -> None:
    assert _values(plain(_BEERS), "Hop Alley costs $7.50 now") == ["$7.50"]


_CAKES = """<main><h1>Hi</h1><section><h2>To order</h2>
<p>Birthdays, weddings, christenings. From £38, please give us a week.</p></section>
<section><h2>Visits</h2><p>We have a garden. Entry is £5.</p></section></main>"""


@pytest.mark.parametrize(
    "say",
    [
        "birthday cakes start at 42 now",
        "wedding cakes are from £42 now",
        "christenings are £42 now",
    ],
)
def test_a_price_alone_in_its_sentence_is_of_what_the_one_before_tells(say: str) -> None:
    wanted = ["Birthdays, weddings, christenings. From £42, please give us a week."]
    assert _values(plain(_CAKES.replace("To order", "Cakes to order")), say) == wanted


def test_a_price_whose_sentence_names_its_own_is_of_nothing_else() -> None:
    assert _values(plain(_CAKES), "entry is £6 now") == ["We have a garden. Entry is £6."]
    for say in ("the garden gnomes are £6 now", "the garden is £6 now"):
        assert not said(plain(_CAKES), say).changes
