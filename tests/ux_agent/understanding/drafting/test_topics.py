"""A text may be called by what it speaks of: that is no page called About."""

import pytest

from bot.ux_agent.understanding.drafting.topics import told
from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.sites import site, target

OFFICE = site(
    {"home": ("hero",), "about": ("about page", "our people"), "contact": ()},
    target("home", "hero-text", "text", "Books kept well", aliases=("headline",)),
    target("about", "title", "text", "Our people", aliases=("about heading",)),
    target("about", "text", "text", "Three of us.", aliases=("about text",)),
    target("contact", "parking", "text", "Parking", aliases=("parking heading",)),
    target("contact", "parking-text", "text", "There is none.", aliases=("parking text",)),
)._replace(is_scanned=True)


@pytest.mark.parametrize(
    "wish",
    [
        "change the text about parking to Free on Sundays",
        "the line about the parking should say Free on Sundays",
        "please change the bit about parking to “Free on Sundays”",
        "change the info regarding parking to Free on Sundays",
    ],
)
def test_a_text_is_known_by_its_topic(wish: str) -> None:
    assert changes(OFFICE, wish) == [("contact", "parking-text", "", "Free on Sundays")]


def test_the_text_about_the_people_of_the_site_is_that_of_their_page() -> None:
    for wish in ("change the text about us to Four of us.", "change the about text to Four of us."):
        assert changes(OFFICE, wish) == [("about", "text", "", "Four of us.")], wish


@pytest.mark.parametrize("look", ["bigger", "a bit darker", "bold", "bold and red", "uppercase"])
def test_the_look_that_a_text_is_to_have_is_no_part_of_its_topic(look: str) -> None:
    wish = f"make the text about parking {look}"
    assert told(wish) == wish


def test_a_topic_that_the_site_has_not_is_asked_about() -> None:
    assert said(OFFICE, "change the text about refunds to None").changes == ()


@pytest.mark.parametrize(
    "wish",
    [
        "the headline should say The text about parking",
        "change the text on the about page to Four",
        "change “the text about parking” to Four",
        "change the text about page to Four",
        "a text about parking",
    ],
)
def test_other_words_stay_as_they_are(wish: str) -> None:
    assert told(wish) == wish


DINER = site(
    {"home": ("hero",), "footer": (), "menu": ("menu page",)},
    target("home", "subtitle", "text", "Sit by the canal. Bring the dog.", aliases=("subtitle",)),
    target("home", "local-eggs", "text", "Local eggs"),
    target("home", "local-eggs-text", "text", "Four miles away, from Ann."),
    target("footer", "good-to-know-text", "text", "Dogs are welcome. We take cash and cards."),
    target("footer", "text", "text", "© 2023"),
    target("menu", "note", "text", "Ask about allergies."),
)._replace(is_scanned=True)


@pytest.mark.parametrize(
    ("wish", "place", "text"),
    [
        ("change the text about cash to Cards only.", "footer", "Dogs are welcome. Cards only."),
        (
            "the bit about the canal should say Sit by the lock",
            "home",
            "Sit by the lock. Bring the dog.",
        ),
        (
            "change the line about dogs in the footer to No dogs",
            "footer",
            "No dogs. We take cash and cards.",
        ),
        ("please edit the note about allergies: Tell us what you cannot eat", "menu", ""),
    ],
)
def test_the_one_text_that_speaks_of_a_topic_is_meant(wish: str, place: str, text: str) -> None:
    (change,) = said(DINER, wish).changes
    assert change.section == place
    assert change.value == (text or "Tell us what you cannot eat")


def test_a_heading_of_that_name_is_no_text_about_it() -> None:
    intent = said(DINER, "change the text about eggs to Laid next door")
    assert ("home", "local-eggs", "", "Laid next door") not in [
        (one.section, one.property, one.target, one.value) for one in intent.changes
    ]


def test_of_several_texts_about_it_one_is_asked_for() -> None:
    for wish in ("change the text about dogs", "change the text about dogs to Cats only"):
        intent = said(DINER, wish)
        assert intent.question is not None
        places = {value for _, value in intent.question.choices}
        assert places == {"home.subtitle", "footer.good-to-know-text"}, wish
        assert "do not know" not in intent.question.text


def test_an_answer_narrows_the_texts_just_offered() -> None:
    new = "Cats on request."
    told = ("change the text about dogs", "the one in the footer", new)
    assert changes(DINER, *told) == [("footer", "good-to-know-text", "", new)]
    assert "good to know" in question(DINER, *told[:2])


def test_a_new_text_told_first_waits_for_its_place() -> None:
    told = ("change the text about dogs", "Cats are welcome, on request.")
    assert question(DINER, *told).startswith("Which text should become")
    wanted = [("footer", "good-to-know-text", "", "Cats are welcome, on request.")]
    assert changes(DINER, *told, "footer") == wanted


@pytest.mark.parametrize("look", ["bold", "red", "18px"])
def test_a_look_is_no_new_text(look: str) -> None:
    assert said(DINER, f"change the text about cash to {look}").kind != "edit"


def test_where_no_text_of_the_part_speaks_of_it_none_is_meant_for_sure() -> None:
    for wish in (
        "change the text about cats on the home page",
        "edit the line about cats on the home",
    ):
        intent = said(DINER, wish)
        assert intent.question is not None
        assert intent.question.slot == "property", wish
        assert len(intent.question.choices) == 3


def test_of_several_texts_offered_in_a_part_none_is_taken_for_its_name() -> None:
    intent = said(DINER, "change a text", "the one in the footer")
    assert intent.question is not None
    assert {value for _, value in intent.question.choices} == {"good-to-know-text", "text"}
