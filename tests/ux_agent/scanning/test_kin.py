"""Which elements of other pages are what some parts of a page are."""

import pytest

from bot.ux_agent.scanning.kin import Kin
from bot.ux_agent.scanning.loading import Loaded
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.sources import Sources
from tests.ux_agent.fake_site import FakeSite


def _pages(first: str, other: str) -> tuple[Page, Page]:
    site = FakeSite({"index.html": f"{first}<a href=b.html>B</a>", "b.html": other})
    found = Loaded(Sources(site)).pages
    return found[0], found[1]


@pytest.mark.parametrize(
    ("first", "other", "is_one"),
    [
        ("<p>Tea</p>", "<p>Tea</p>", True),
        ("<p>Tea</p>", "<p>Bun</p>", False),
        ("<footer><p>Tea</p></footer>", "<footer><p>Bun</p></footer>", True),
        ("<footer><p>Tea</p></footer>", "<main><footer><p>Bun</p></footer></main>", False),
        ("<div class=c><p>Tea</p><p>Pie</p></div>", "<div class='c active'><p>Bun</p></div>", True),
        ("<div class=c><p>Tea</p></div>", "<div class=c><p>Bun</p></div>", False),
        ("<div><p>Tea</p><p>Pie</p></div>", "<div><p>Bun</p></div>", False),
        ("<div class=c><p>Tea</p><p>Pie</p></div>", "<div class=d><p>Bun</p></div>", False),
    ],
)
def test_a_part_of_another_page_is_known_by_what_it_says_or_where_it_stands(
    first: str, other: str, is_one: bool
) -> None:
    page, beside = _pages(first, other)
    kin = Kin(list(page.all("p")))
    assert [kin.has(one, beside) for one in beside.all("p")] == [is_one]


def test_a_picture_is_known_by_what_it_shows() -> None:
    page, beside = _pages("<img src=a/logo.png>", "<img src=../logo.png><img src=x.png>")
    kin = Kin(list(page.all("img")))
    assert [kin.has(one, beside) for one in beside.all("img")] == [True, False]
