"""Figures as shapes: inside their box, in proportion, and nothing where there is nothing."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from bot.console.charts import HEIGHT, WIDTH, ceiling, columns, shares, stacked

COUNTS = st.integers(0, 100_000)
KINDS = ("confirmed", "cancelled")
DAYS = st.lists(
    st.fixed_dictionaries({"date": st.just("2027-01-01"), **dict.fromkeys(KINDS, COUNTS)})
)


@given(DAYS)
def test_columns_stay_inside_their_box_and_apart(days: list[Mapping[str, object]]) -> None:
    found = columns(days, KINDS)
    end = 0.0
    for bar in found.bars:
        assert bar.x >= end - 0.02
        end = bar.x + bar.width
        assert 0 <= bar.y <= HEIGHT
        assert abs(bar.y + bar.height - HEIGHT) < 0.02
    assert end <= WIDTH + 0.02


@given(DAYS)
def test_a_day_with_nothing_has_no_column(days: list[Mapping[str, object]]) -> None:
    counted = sum(bool(day[kind]) for day in days for kind in KINDS)
    assert len(columns(days, KINDS).bars) == counted


def test_a_column_is_as_high_as_its_share_of_the_top() -> None:
    days = [{"date": "2027-01-01", "confirmed": 15, "cancelled": 0}]
    found = columns(days, KINDS)
    assert (found.top, found.bars[0].height) == (20, 75)


def test_a_scale_ends_at_a_round_number() -> None:
    assert [ceiling(number) for number in (0, 1, 3, 6, 11, 50, 51, 999)] == [
        *(1, 1, 5, 10, 20, 50, 100),
        1000,
    ]


def test_the_axis_names_the_first_the_middle_and_the_last_day() -> None:
    days = [{"date": str(number), "confirmed": 0, "cancelled": 0} for number in range(5)]
    assert columns(days, KINDS).labels == ("0", "2", "4")
    assert columns(days[:2], KINDS).labels == ("0", "1")
    assert columns([], KINDS).labels == ()


@given(st.lists(st.tuples(st.just("word"), COUNTS), max_size=6))
def test_a_bar_is_as_wide_as_the_share_beside_it(rows: list[tuple[str, int]]) -> None:
    found = shares(rows, sum(count for _, count in rows), "left")
    assert all(abs(one.bar.width - WIDTH * (one.part or 0)) < 0.01 for one in found)
    if any(count for _, count in rows):
        assert abs(sum(one.part or 0 for one in found) - 1) < 1e-9
    else:
        assert all(one.part is None for one in found)


@given(st.dictionaries(st.sampled_from(["open", "failed", "expired"]), COUNTS))
def test_parts_of_a_bar_fill_it_without_gap(counts: dict[str, int]) -> None:
    bars = stacked(counts)
    assert [bar.kind for bar in bars] == [word for word, count in counts.items() if count]
    if bars:
        assert abs(sum(bar.width for bar in bars) - WIDTH) < 0.1
        assert bars[0].x == 0
