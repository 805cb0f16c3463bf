"""What is to go is what is named: no other line of that part, and no whole part for one entry."""

import pytest

from tests.ux_agent.understanding.parlour import PARLOUR
from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.sites import site, target

COPYRIGHT = [("footer", "copyright-visibility", "", "hidden")]


@pytest.mark.parametrize(
    "wish",
    [
        "remove the parking line in the footer",
        "hide the parking text in the footer",
        "remove the phone line in the footer",
        "take the phone number line out of the footer",
    ],
)
def test_a_line_that_is_told_by_a_word_is_not_the_line_of_the_copyright(wish: str) -> None:
    intent = said(PARLOUR, wish)

    assert intent.kind == "clarify", intent
    assert not any(one.property.startswith("copyright") for one in intent.changes)


def test_the_line_of_the_copyright_goes_where_it_is_named() -> None:
    for wish in ("remove the copyright line", "hide the legal line in the footer"):
        assert changes(PARLOUR, wish) == COPYRIGHT, wish


@pytest.mark.parametrize(
    "wish",
    [
        "remove a testimonial",
        "remove a review please",
        "hide one of the reviews",
        "drop one of our customer testimonials",
        "delete one quote",
    ],
)
def test_one_of_several_entries_is_asked_for_and_the_part_stays(wish: str) -> None:
    intent = said(PARLOUR, wish)

    assert intent.kind == "clarify", intent
    assert intent.question
    assert [label for label, _ in intent.question.choices] == ["Ann Lee", "Steve Holt", "Priya"]
    gone = said(PARLOUR, wish, "Steve's")
    assert [(one.property, one.target) for one in gone.changes] == [("remove-link", "Steve Holt")]


def test_a_whole_part_of_several_entries_is_hidden() -> None:
    for wish in ("remove the testimonials", "hide the testimonial section", "hide the reviews"):
        assert changes(PARLOUR, wish) == [("home", "quotes-visibility", "", "hidden")], wish


def test_one_thing_of_a_part_without_a_list_never_hides_the_part() -> None:
    shop = site(
        {"home": ("hero",)},
        target("home", "hero-text", "text", "Papers", aliases=("headline",)),
        target("home", "kind-visibility", "bool", "visible", aliases=("reviews", "kind words")),
        target("home", "banner-visibility", "bool", "visible", aliases=("banner",)),
    )._replace(is_scanned=True)
    for wish in ("remove one of the reviews", "hide a review"):
        assert "hidden" in question(shop, wish), wish
        assert said(shop, wish).changes == (), wish
    assert changes(shop, "hide the reviews") == [("home", "kind-visibility", "", "hidden")]
    assert changes(shop, "hide a banner") == [("home", "banner-visibility", "", "hidden")]
