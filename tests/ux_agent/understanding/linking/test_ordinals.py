"""Entries of lists by their number."""

import pytest

from tests.ux_agent.scanning.proposed import plain
from tests.ux_agent.understanding.more_sites import CAFE, GYM
from tests.ux_agent.understanding.reading import changes, said


@pytest.mark.parametrize(
    ("wording", "label"),
    [
        ("rename the first link to X", "Home"),
        ("rename the 2nd menu item to X", "Classes"),
        ("rename the last link in the menu to X", "Find us"),
    ],
)
def test_a_link_is_found_by_its_number(wording: str, label: str) -> None:
    assert changes(GYM, wording) == [("navbar", "link-label", label, "X")]


def test_an_entry_is_found_by_its_number_and_what_it_is_called() -> None:
    assert changes(CAFE, 'rename the second drink to "X"') == [
        ("drinks", "link-label", "Flat white", "X")
    ]


def test_a_number_beyond_the_list_is_asked_about() -> None:
    assert said(GYM, "rename the seventh link to X").kind == "clarify"


def test_a_number_in_several_lists_is_asked_about() -> None:
    assert said(CAFE, "rename the first entry to X").kind == "clarify"


def test_a_number_of_something_else_is_no_entry() -> None:
    assert said(GYM, "remove the second paragraph").kind == "clarify"


QUOTES = (
    "<blockquote><p>Kind.</p><cite>Ann</cite></blockquote>"
    "<blockquote><p>Fast.</p><cite>Bob</cite></blockquote>"
)
PRAISE = "<main><h1>A</h1><section class=praise><h2>Said</h2>{}</section></main>"


def test_one_of_several_is_not_the_part_that_holds_all() -> None:
    css = ".praise { color: red }"
    listed = plain(PRAISE.format(QUOTES), css)._replace(is_scanned=True)
    assert changes(listed, "remove the second testimonial") == [("home", "remove-link", "Bob", "")]
    alone = plain(PRAISE.format("<blockquote>Kind.</blockquote>"), css)._replace(is_scanned=True)
    assert said(alone, "remove the second testimonial").kind == "clarify"
    assert said(alone, "remove the testimonials").kind == "edit"
