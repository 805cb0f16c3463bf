"""Where a new entry goes among the others of its list."""

import pytest

from bot.ux_agent.scanning.scan import index_of
from bot.ux_agent.trial import converse
from tests.ux_agent.fake_site import FakeSite

ITEM = '<article class="item"><h3>{}</h3><p class="date">{}</p><p>{}</p></article>'
ADDED = 'add a news item "Fair", 20 November 2025, "Cakes and games."'


def page(*dates: str, between: str = "") -> str:
    items = [ITEM.format(f"Story {at}", date, f"Told {at}.") for at, date in enumerate(dates)]
    news = f"\n{between}".join(items)
    links = '<ul class="social"><li><a href="https://a.example">Insta</a></li>'
    links += '<li><a href="https://b.example">Face</a></li></ul>'
    return (
        f"<html><body><main><h1>News</h1><section class='news'>\n{news}\n</section></main>"
        f"<footer>{links}</footer></body></html>"
    )


def told(said: str, *dates: str, between: str = "") -> str:
    source = FakeSite({"index.html": page(*dates, between=between)})
    files = converse([said], index_of("test", source), source).files
    return files["index.html"].decode()


def order(text: str) -> list[str]:
    return sorted(("Fair", "Story 0", "Story 1", "Story 2"), key=text.index)


FALLING = ("14 November 2025", "2 November 2025", "26 October 2025")
RISING = tuple(reversed(FALLING))


def test_a_new_entry_stands_by_its_date_where_the_latest_is_first() -> None:
    assert order(told(ADDED, *FALLING))[0] == "Fair"
    between = ADDED.replace("20 November", "5 November")
    assert order(told(between, *FALLING)) == ["Story 0", "Fair", "Story 1", "Story 2"]
    oldest = ADDED.replace("20 November", "5 May")
    assert order(told(oldest, *FALLING))[-1] == "Fair"


@pytest.mark.parametrize(
    "dates",
    [RISING, ("14 November 2025", "26 October 2025", "2 November 2025"), FALLING[:1] * 3],
)
def test_it_stands_last_where_dates_do_not_fall(dates: tuple[str, ...]) -> None:
    assert order(told(ADDED, *dates))[-1] == "Fair"


def test_it_stands_last_where_a_remark_is_in_the_way() -> None:
    assert order(told(ADDED, *FALLING, between="<!-- older -->\n"))[-1] == "Fair"


def test_an_end_that_is_told_holds_and_is_no_part_of_a_text() -> None:
    made = told(f"{ADDED} at the end", *FALLING)
    assert order(made)[-1] == "Fair"
    assert "at the end" not in made
    assert order(told(f"{ADDED} at the top please", *RISING))[0] == "Fair"


def test_a_neighbour_ends_before_the_question_mark_and_the_address() -> None:
    made = told("could you add our Tok next to Insta? https://tok.example", *FALLING)
    assert made.index("Insta") < made.index("https://tok.example") < made.index("Face")
