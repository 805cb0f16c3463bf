"""What may be asked of a list, and that anything else is said by its name."""

import doctest

import pytest

from bot.analytics.reading import query
from bot.analytics.reading.query import BadQuery, is_session_id, read_query, read_range


def test_the_example_is_true() -> None:
    assert doctest.testmod(query).failed == 0
    assert doctest.testmod(query).attempted == 1


def test_what_is_not_said_is_as_documented() -> None:
    assert read_query({}) == ("30d", 25, "", ())


@pytest.mark.parametrize("limit", ["0", "101", "-1", "1.5", "abc", "", "٣", "1000", " 5", "1e1"])
def test_f57_a_limit_is_a_whole_number_from_1_to_100(limit: str) -> None:
    with pytest.raises(BadQuery, match="limit: a whole number from 1 to 100"):
        read_query({"limit": limit})


@pytest.mark.parametrize("limit", ["1", "25", "100"])
def test_a_limit_within_is_taken(limit: str) -> None:
    assert read_query({"limit": limit}).limit == int(limit)


@pytest.mark.parametrize("chosen", ["", "2d", "30", "30D", "1y", "-1d", "1d,7d"])
def test_f57_a_range_is_one_of_four(chosen: str) -> None:
    with pytest.raises(BadQuery, match="range: one of 1d, 7d, 30d, 90d"):
        read_range({"range": chosen})
    with pytest.raises(BadQuery, match="range"):
        read_query({"range": chosen})


@pytest.mark.parametrize(
    "outcome", ["form_completed", "link_clicked", "cta_clicked", "abandoned", "browsing"]
)
def test_each_documented_outcome_can_be_asked_for(outcome: str) -> None:
    assert read_query({"outcome": outcome}).filters == (("outcome", outcome),)


@pytest.mark.parametrize("name", ["outcome", "ending", "source"])
def test_another_word_is_refused_with_those_there_are(name: str) -> None:
    for word in ("", "nothing", "FORM_COMPLETED"):
        with pytest.raises(BadQuery, match=f"{name}: one of "):
            read_query({name: word})


def test_what_is_not_known_is_not_looked_at() -> None:
    assert read_query({"tenant_hash": "x", "tenant": "y"}) == read_query({})


@pytest.mark.parametrize("text", ["", "a b", "é", "a/b", "a#b", "a\n", "x" * 129, "\0"])
def test_no_session_has_such_an_id(text: str) -> None:
    assert not is_session_id(text)


@pytest.mark.parametrize("text", ["a", "test-session-001", "pay-A_b.c:d~e", "x" * 128])
def test_a_session_may_have_such_an_id(text: str) -> None:
    assert is_session_id(text)
