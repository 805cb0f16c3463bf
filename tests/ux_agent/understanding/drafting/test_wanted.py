"""A look that is told with its place behind it is no text, whatever is called by its words."""

import pytest

from tests.ux_agent.understanding.parlour import PARLOUR
from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.sites import site, target


@pytest.mark.parametrize("look", ["bold", "underlined", "a bit bigger", "red", "italic"])
@pytest.mark.parametrize(
    "wish",
    [
        "See our fees should be {} in the service cards",
        "See our fees should be {} on the home page",
        "See our fees should be {} in the form",
        "Ann Lee should be {} on the people page",
        "Steve Holt should be {} in the list",
        "Free parking behind the shop. should be {} in the footer",
    ],
)
def test_a_look_with_its_place_behind_it_is_written_nowhere(wish: str, look: str) -> None:
    intent = said(PARLOUR, wish.format(look))

    assert not any(look in str(one.value) for one in intent.changes), intent.changes
    assert intent.kind == "clarify"


def test_words_behind_a_place_are_still_its_text() -> None:
    for wish, text in (
        ("See our fees should be fees and times", "fees and times"),
        ("See our fees should be “bold in the cards”", "bold in the cards"),
        ("See our fees should be more of our fees", "more of our fees"),
    ):
        assert changes(PARLOUR, wish) == [("home", "fees", "", text)], wish
    assert changes(PARLOUR, "the hero text should be a bit bigger on the home page") == [
        ("home", "hero-size", "", "2.25rem")
    ]


@pytest.mark.parametrize("text", ["by 'Jane'", "for 'Ann'", "from 'Leeds'"])
def test_a_word_in_small_quotes_behind_another_one_is_not_all_of_a_text(text: str) -> None:
    for wish in ("the hero text should be {}", "change the hero text to {}"):
        assert changes(PARLOUR, wish.format(text)) == [("home", "hero-text", "", text)], text
    assert changes(PARLOUR, "replace 'Kind words' by 'Nice words'") == [
        ("home", "quotes-title", "", "Nice words")
    ]


def test_a_new_name_may_be_told_with_what_somebody_is() -> None:
    for wish in ("replace Kind words with Tom as Baker", "replace 'Kind words' with Tom as Baker"):
        assert changes(PARLOUR, wish) == [("home", "quotes-title", "", "Tom as Baker")], wish


def test_a_colour_of_the_site_that_comes_for_another_is_not_itself_changed() -> None:
    shop = site(
        {"home": ("hero",), "site": ("page",)},
        target("home", "background", "color", "#ffffff"),
        target("site", "teal", "color", "#1f6f78"),
    )._replace(is_scanned=True)
    for wish in ("use teal instead of the orange", "use teal instead of orange please"):
        assert said(shop, wish).changes == (), wish
    assert changes(shop, "use navy instead of teal") == [("site", "teal", "", "#000080")]


def test_the_name_of_an_entry_in_a_new_text_is_not_that_entry() -> None:
    shop = PARLOUR._replace(
        sections={**PARLOUR.sections, "notice": ("announcement",)},
        targets=(*PARLOUR.targets, target("notice", "text", "text", "We are open")),
    )
    for wish, section, name in (
        ("the notice should say Ann Lee is back on Monday", "notice", "text"),
        ("the hero text should say Ann Lee is back on Monday", "home", "hero-text"),
    ):
        assert changes(shop, wish) == [(section, name, "", "Ann Lee is back on Monday")], wish
