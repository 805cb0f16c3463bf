"""What is to go is what is named: no other line of that part, and no whole part for one entry."""

import pytest

from tests.ux_agent.understanding.list_sites import dish
from tests.ux_agent.understanding.parlour import PARLOUR
from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.sites import links, site, target

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


@pytest.mark.parametrize("wish", ["hide one of the reviews", "hide a review"])
def test_an_entry_that_is_to_be_hidden_goes_only_once_that_is_agreed_to(wish: str) -> None:
    assert question(PARLOUR, wish) == "Which one do you mean?"
    assert "cannot hide “Steve Holt”" in question(PARLOUR, wish, "Steve's")
    assert said(PARLOUR, wish, "Steve's").changes == ()
    gone = said(PARLOUR, wish, "Steve's", "yes")
    assert [(one.property, one.target) for one in gone.changes] == [("remove-link", "Steve Holt")]


def test_parts_of_a_page_that_are_kept_in_a_list_are_none_of_what_one_of_them_holds() -> None:
    names = ("reviews", "what people say", "when we are open")
    page = site(
        {"home": ("hero",)},
        target("home", "tint-visibility", "bool", "visible", aliases=names),
        links(
            "home",
            "tint",
            dish("When we are open", "Come and see us."),
            dish("What people say", "Kind words. Read all reviews."),
        ),
    )._replace(is_scanned=True)
    for wish in ("remove one of the reviews", "hide a review"):
        assert said(page, wish).changes == (), wish
        assert said(page, wish, "the first one").changes == (), wish


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


@pytest.mark.parametrize("shade", ["#036", "#003366", "rgb(0, 51, 102)", "dark blue"])
def test_a_part_that_is_told_by_its_colour_is_hidden_in_any_spelling_of_it(shade: str) -> None:
    shop = site(
        {"offer": ("offer",), "footer": ()},
        target("offer", "background", "color", "#036"),
        target("offer", "visibility", "bool", "visible"),
        target("footer", "background", "color", "#ffffff"),
    )._replace(is_scanned=True)

    assert changes(shop, f"hide the {shade} bar") == [("offer", "visibility", "", "hidden")]
