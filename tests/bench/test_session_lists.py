"""That a page of a large tenant's list costs as much as of a small one's, counted as AWS counts."""

from math import ceil

import pytest

from tests.bench.session_lists import SIZES, Listed, Table, measured, told
from tests.bench.units import item_size


@pytest.fixture(scope="module")
def pages() -> list[Listed]:
    return measured(times=1)


def of(pages: list[Listed], title: str) -> list[Listed]:
    """What both tenants took."""
    found = [one for one in pages if one.title == title]
    assert [one.sessions for one in found] == list(SIZES)
    return found


@pytest.mark.parametrize(
    ("title", "rows"), [("the newest 25", 25), ("25 from the middle", 25), ("the newest 100", 100)]
)
def test_a_page_takes_one_request_and_as_many_units_however_many_there_are(
    pages: list[Listed], title: str, rows: int
) -> None:
    small, large = of(pages, title)
    assert (small.requests, large.requests) == (1, 1)
    assert small.units <= large.units <= small.units + 0.5  # the row that says whether more follow
    assert (small.rows, large.rows) == (rows, rows)


def test_what_is_rare_takes_five_requests_at_most(pages: list[Listed]) -> None:
    _, large = of(pages, "25 of an outcome that one in a thousand has")
    assert large.requests == 5
    assert large.units < 50


def test_an_overview_counts_ten_thousand_at_most(pages: list[Listed]) -> None:
    small, large = of(pages, "the numbers of an overview")
    assert (small.rows, large.rows) == (100, 10_000)
    assert large.requests <= 10


def test_units_are_of_all_that_is_looked_at() -> None:
    table = Table(50)
    asked = {":low": {"S": "SESSION#"}, ":high": {"S": "SESSION#~"}}
    found = table.query(ExpressionAttributeValues=asked, Limit=30)["Items"]
    assert len(found) == 30
    assert table.units == ceil(sum(map(item_size, found)) / 4096) / 2


def test_the_report_has_a_line_for_each_page(pages: list[Listed]) -> None:
    assert len(told(pages).splitlines()) == len(SIZES) + len(pages)
