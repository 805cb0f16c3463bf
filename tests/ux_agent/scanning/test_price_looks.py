"""Looks of prices that no class calls so."""

import pytest

from tests.ux_agent.scanning.proposed import plain, values
from tests.ux_agent.scanning.test_asked import changed

LIST = (
    "<main><h1>A</h1><section class=fees><h2>Fees</h2><ul><li>Cut <b>£20</b></li>"
    "<li>Wash <b>£9.50</b></li></ul></section><p>Call <b>us</b></p></main>"
)


@pytest.mark.parametrize(
    ("css", "line"),
    [
        (".fees { top: 0; }", "+.fees b { color: #ff0000; }"),
        (".fees b { color: navy; }", "+.fees b { color: #ff0000; }"),
        ("li { top: 0; }", "+.fees b { color: #ff0000; }"),
    ],
)
def test_amounts_of_money_are_the_prices(css: str, line: str) -> None:
    files = {"index.html": f"<link rel=stylesheet href=/a.css>{LIST}", "a.css": f"{css}\n"}
    assert changed(files, "make the prices red")[-1] == line


def test_one_amount_is_no_price_of_a_list() -> None:
    found = plain(LIST.replace("£9.50", "free"), ".fees { top: 0 }")
    assert "price-color" not in values(found, "home")


def test_prices_by_their_class_are_not_proposed_twice() -> None:
    page = LIST.replace("<b>£", "<b class=price>£")
    found = plain(page, ".price { color: red; font-size: 20px }")
    assert len([name for name in values(found, "home") if name.endswith("price-color")]) == 1


def test_a_selector_that_any_other_page_may_have_is_no_selector_of_prices() -> None:
    page = LIST.replace("<section class=fees>", "<section>").replace("<p>Call <b>us</b></p>", "")
    assert "price-color" not in values(plain(page, "li { top: 0 }"), "home")
