"""One field of one thing, told by its name and by the word for the field."""

import pytest

from tests.ux_agent.understanding.more_sites import entry
from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.record_site import STUDIO
from tests.ux_agent.understanding.sites import link, links, site, target


@pytest.mark.parametrize(
    ("wording", "name", "value"),
    [
        ("change the time of the Yin class to Tuesdays, 8pm", "yin-time", "Tuesdays, 8pm"),
        ("Yin's time should be Tuesdays, 8pm", "yin-time", "Tuesdays, 8pm"),
        ("change the price of Yin to £14", "yin-price", "£14"),
        (
            "hi, can you set the length of family saturday to 2 hours",
            "family-saturday-length",
            "2 hours",
        ),
        ("Family Saturday lasts 2 hours now", "family-saturday-length", "2 hours"),
        ("Ines is now Head teacher", "ines-role", "Head teacher"),
        ("the role of Ines should be Head teacher", "ines-role", "Head teacher"),
        ("change the alt text of the yin picture to A candle", "yin-alt", "A candle"),
        ("the price of Yin is now free", "yin-price", "free"),
        ("Single 60 is free of charge now", "single-60-price", "free"),
        ("change the name Marek Nowak to Marek N.", "lovely-place-who", "Marek N."),
    ],
)
def test_a_field_is_written_by_its_word_and_the_name_of_its_thing(
    wording: str, name: str, value: str
) -> None:
    assert [(one[1], one[3]) for one in changes(STUDIO, wording)] == [(name, value)]


@pytest.mark.parametrize(
    ("wording", "label", "value"),
    [
        ("change the answer to “What should I wear?” to Socks.", "What should I wear?", "Socks."),
        ("the answer of What should I wear? should be Socks.", "What should I wear?", "Socks."),
        ("change the description of Yin to “Long and slow.”", "Yin", "Long and slow."),
    ],
)
def test_the_text_beside_a_label_is_one_of_its_fields(wording: str, label: str, value: str) -> None:
    assert changes(STUDIO, wording) == [("home", "description", label, value)]


def test_what_somebody_said_is_found_by_who_said_it() -> None:
    wording = "Marek's review should say A wonderful place."
    assert changes(STUDIO, wording) == [
        ("home", "link-label", "A lovely place.", "A wonderful place.")
    ]


@pytest.mark.parametrize(
    "wording",
    [
        "change the teacher of Yin to Ruben",
        "replace the picture of Family Saturday with /img/family.jpg",
        "change the colour of Yin to “red”",
    ],
)
def test_a_field_that_a_thing_lacks_is_asked_about_rather_than_its_text_written(
    wording: str,
) -> None:
    assert "about" in question(STUDIO, wording)
    assert not said(STUDIO, wording).changes


@pytest.mark.parametrize(
    "wording",
    [
        "change the description of Yin to £14",
        "change the description of Yin to /img/yin.jpg",
        "change the price of Yin to Tuesdays",
    ],
)
def test_a_value_of_one_form_is_no_text_of_another(wording: str) -> None:
    assert question(STUDIO, wording)
    assert not said(STUDIO, wording).changes


QUOTES = site(
    {"home": ()},
    target("home", "words-text", "text", "I stayed.", aliases=("samir quote", "samir review")),
    target("home", "words-text-2", "text", "I left.", aliases=("bea quote", "bea review")),
    links("home", "drinks", entry("Tea", "3.20")),
)


@pytest.mark.parametrize(
    "wording", ["change the quote by Samir to Yes!", "the review from Samir should say Yes!"]
)
def test_a_text_is_called_by_its_alias_the_other_way_round(wording: str) -> None:
    assert changes(QUOTES, wording) == [("home", "words-text", "", "Yes!")]


def test_a_heading_of_a_part_is_no_name_of_a_link() -> None:
    shop = site(
        {"navbar": ("menu",), "home": ()},
        links("navbar", "menu", link("Services", "/services")),
        target("home", "services-title", "text", "Our services", aliases=("services heading",)),
    )
    for word in ("heading", "title"):
        wording = f"change the services {word} to What we offer"
        assert [one[1] for one in changes(shop, wording)] == ["services-title"]


def test_two_prices_of_which_one_verb_tells_are_both_written() -> None:
    wording = "change the 10-class pass's price to £145 and Single 60's to £17"
    assert {one[3] for one in changes(STUDIO, wording)} == {"£145", "£17"}


def test_a_sentence_for_a_card_is_its_text() -> None:
    found = changes(STUDIO, 'the yin card should say "Slow and long and good."')
    assert [one[1:] for one in found] == [("description", "Yin", "Slow and long and good.")]


@pytest.mark.parametrize(
    "wording",
    [
        "Marek Nowak's company is called Nowak & Sons",
        "Marek Nowak's firm should be called Nowak & Sons",
        "change Marek Nowak's company to Nowak & Sons",
        "Marek Nowak's business is now known as Nowak & Sons",
    ],
)
def test_a_business_is_called_by_any_word_for_one_and_called_is_no_part_of_its_name(
    wording: str,
) -> None:
    words = site(
        {"home": ()},
        target("home", "words-label", "text", "Marek Nowak"),
        target("home", "words-business", "text", "Nowak Ltd"),
    )
    assert changes(words, wording) == [("home", "words-business", "", "Nowak & Sons")]


@pytest.mark.parametrize("word", ["spelt", "spelled", "called"])
def test_how_a_name_is_spelt_is_told_without_that_word(word: str) -> None:
    assert changes(STUDIO, f"Marek's name is {word} Marec Nowak")[0][3] == "Marec Nowak"
