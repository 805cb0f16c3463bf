"""Names the other way round."""

from tests.ux_agent.understanding.more_sites import CAFE, GYM
from tests.ux_agent.understanding.reading import changes, said


def test_the_price_of_a_thing_is_the_price_that_has_its_name() -> None:
    assert changes(CAFE, "change the price of the espresso to 2.50") == [
        ("drinks", "espresso-price", "", "2.50")
    ]
    assert changes(GYM, "set the time of yoga to Mondays 8pm with Ruth") == [
        ("classes", "yoga", "", "Mondays 8pm with Ruth")
    ]


def test_the_price_of_what_has_none_is_asked_about() -> None:
    assert said(CAFE, "change the price of the scones to 2.50").kind == "clarify"
