"""A look that was asked for, and an answer that names the part which is to have it."""

import pytest

from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.sites import site, target

INN = site(
    {"header": (), "home": ("hero",), "bread": ("bread page",), "menu": ("menu page",)},
    target("home", "hero-text", "text", "Rooms by the sea", aliases=("headline",)),
    target("home", "headline-color", "color", "#222222", aliases=("headline colour",)),
    target("home", "font-size", "size", "40px", aliases=("headline size",)),
    target("home", "reviews-title", "text", "Kind words", aliases=("reviews heading",)),
    target(
        "home", "reviews-heading-color", "color", "#333333", aliases=("reviews heading colour",)
    ),
    target("home", "reviews-heading-size", "size", "24px", aliases=("reviews heading size",)),
    target("home", "cta-text", "text", "See the rooms", aliases=("button", "button text")),
    target("bread", "rye-price", "text", "£4.20"),
    target("bread", "loaf-price-size", "size", "18px"),
    target("bread", "allergy-size", "size", "15px", aliases=("allergy size",)),
    target("menu", "soup-price", "text", "£6.20"),
    target("menu", "dish-price-size", "size", "18px"),
    target("menu", "dish-price-color", "color", "#444444", aliases=("prices",)),
    target("site", "button-background", "color", "#333333", aliases=("button colour",)),
    target("site", "button-color", "color", "#eeeeee", aliases=("button text colour",)),
    target("site", "button-size", "size", "17px", aliases=("buttons", "button text size")),
)._replace(is_scanned=True)


@pytest.mark.parametrize(
    ("say", "wanted"),
    [
        (("change the colour", "the buttons", "dark red"), ("button-background", "#8b0000")),
        (("change the colour to dark red", "the buttons"), ("button-background", "#8b0000")),
        (("I want a different colour", "of the headline", "navy"), ("headline-color", "#000080")),
        (
            ("change the colour", "the Kind words heading", "navy"),
            ("reviews-heading-color", "#000080"),
        ),
        (("change the font size", "the headline", "30px"), ("font-size", "30px")),
        (("make the price bigger", "on the bread page"), ("loaf-price-size", "22px")),
        (("make the price bigger", "the bread page"), ("loaf-price-size", "22px")),
    ],
)
def test_the_look_stays_what_was_asked_for(say: tuple[str, ...], wanted: tuple[str, str]) -> None:
    assert [one[1::2] for one in changes(INN, *say)] == [wanted]


@pytest.mark.parametrize("answer", ["the headline should be “Rooms and more”", "make it bigger"])
def test_another_wish_is_no_part_of_the_first(answer: str) -> None:
    found = said(INN, "change the colour", answer)
    assert not any(one.property.endswith(("color", "background")) for one in found.changes)


@pytest.mark.parametrize("word", ["price", "prices"])
def test_what_a_page_calls_its_own_is_meant_on_another_page_too(word: str) -> None:
    found = changes(INN, f"make the {word} on the bread page bigger")
    assert [one[:2] for one in found] == [("bread", "loaf-price-size")]


@pytest.mark.parametrize(
    ("wording", "name", "value"),
    [
        ("change the colour of the Kind words heading", "reviews-heading-color", "#8b0000"),
        ("change the colour of “Kind words”", "reviews-heading-color", "#8b0000"),
        ("change the size of the Kind words heading", "reviews-heading-size", "30px"),
    ],
)
def test_the_look_of_what_is_called_by_its_words_is_no_text(
    wording: str, name: str, value: str
) -> None:
    said_then = {"#8b0000": "dark red"}.get(value, value)
    assert [one[1::2] for one in changes(INN, wording, said_then)] == [(name, value)]
    assert [one[1::2] for one in changes(INN, f"{wording} to {said_then}")] == [(name, value)]


@pytest.mark.parametrize(
    ("look", "name"),
    [("colour", "site.button-background"), ("text colour", "site.button-color")],
)
def test_a_look_that_a_button_has_with_all_others_is_asked_about(look: str, name: str) -> None:
    found = said(INN, f"change the {look} of the See the rooms button")

    assert found.question is not None
    assert "See the rooms" in found.question.text
    assert [value for _, value in found.question.choices] == [name]


def test_the_look_is_kept_where_which_of_several_parts_has_to_be_asked() -> None:
    two = INN._replace(
        targets=(
            *INN.targets,
            target("menu", "title", "text", "Supper", aliases=("heading",)),
            target("menu", "title-color", "color", "#222222", aliases=("headline colour",)),
        )
    )
    asked = said(two, "change the colour", "the headline")
    found = changes(two, "change the colour", "the headline", "home", "dark green")

    assert asked.question is not None
    assert [value for _, value in asked.question.choices] == ["home", "menu"]
    assert found == [("home", "headline-color", "", "#006400")]


def test_the_colour_of_the_buttons_is_that_behind_their_words() -> None:
    words = target("site", "button-color", "color", "#eeeeee", aliases=("buttons colour",))
    index = INN._replace(
        targets=(
            *(one for one in INN.targets if not one.property.startswith("button-size")),
            words._replace(aliases=("button weight color",)),
            target("site", "button-weight", "weight", "normal", aliases=("buttons",)),
        )
    )
    found = changes(index, "change the colour of the buttons", "dark red")

    assert [one[1] for one in found] == ["button-background"]
