"""How questions are worded: by what people read on the page, and with what was not understood."""

from bot.ux_agent.understanding.placing.questions import targets
from tests.ux_agent.understanding.list_sites import TRATTORIA
from tests.ux_agent.understanding.reading import question, said
from tests.ux_agent.understanding.sites import target


def test_a_text_with_a_name_made_of_its_words_is_offered_by_the_words() -> None:
    made = target("footer", "made-with-love", "text", "Made with love by Nino")

    assert targets([made], is_section_known=True) == [
        ("“Made with love by Nino”", "made-with-love")
    ]
    assert targets([made], is_section_known=False)[0][0] == "“Made with love by Nino” (footer)"


def test_a_text_with_a_number_or_a_letter_for_a_name_is_offered_by_its_words() -> None:
    for name in ("text-2", "a"):
        other = target("footer", name, "text", "Via Roma 3")

        assert targets([other], is_section_known=True) == [("“Via Roma 3”", name)]


def test_a_text_with_a_name_of_its_own_keeps_it() -> None:
    title = target("footer", "title", "text", "Opening hours")

    assert targets([title], is_section_known=True) == [("Title: Opening hours", "title")]


def test_a_list_without_addresses_is_offered_by_its_entries() -> None:
    lists = [one for one in TRATTORIA.targets if one.property == "drinks"]

    assert targets(lists, is_section_known=True) == [("Drinks: Lemonade, Peroni", "drinks")]


def test_what_is_not_known_is_named() -> None:
    assert "“live chat”" in question(TRATTORIA, "put a live chat on the site")
    assert "“tombola”" in question(TRATTORIA, "we want a tombola")


def test_what_cannot_be_hidden_is_said() -> None:
    assert "hide" in question(TRATTORIA, "hide the footer") or "hidden" in question(
        TRATTORIA, "hide the footer"
    )


def test_an_entry_without_an_address_is_no_link() -> None:
    intent = said(TRATTORIA, "change Lemonade")

    assert intent.question is not None
    assert "link" not in intent.question.text
    assert "link-href" not in [value for _, value in intent.question.choices]


def test_an_entry_can_be_taken_away_by_choice() -> None:
    (change,) = said(TRATTORIA, "change Lemonade", "Take it away").changes

    assert (change.op, change.target) == ("remove", "Lemonade")


def test_a_choice_may_be_named_by_the_words_of_the_page() -> None:
    changes = said(TRATTORIA, "change the footer", "made with love by nino", "Ciao").changes

    assert [(one.property, one.value) for one in changes] == [("text", "Ciao")]


def test_the_look_of_the_headline_is_told_as_the_headlines() -> None:
    aliases = ("headline size", "headline font size")
    own = target("home", "font-size", "size", "2rem", aliases=aliases)
    assert targets([own], is_section_known=True) == [("Headline size: 2rem", "font-size")]
    whole = target("home", "font-size", "size", "2rem", aliases=("text size",))
    assert targets([whole], is_section_known=True) == [("Font size: 2rem", "font-size")]


def test_a_look_of_all_buttons_is_told_as_that_and_the_words_apart_from_the_ground() -> None:
    ground = target("site", "button-background", "color", "#333333")
    words = target("site", "button-color", "color", "#ffffff")
    own = target("home", "book-button-color", "color", "#ffffff")

    assert [label for label, _ in targets([ground, words, own], is_section_known=False)] == [
        "Button colour (all of them): #333333",
        "Button text colour (all of them): #ffffff",
        "Home page book button text colour: #ffffff",
    ]
