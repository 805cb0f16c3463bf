"""Descriptions of pictures, by what they show, their file and where they are."""

import pytest

from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.sites import site, target

ALBUM = site(
    {"header": (), "home": ("hero",), "about": ("about page",), "footer": ()},
    target("header", "logo-alt", "text", "Ferry Kayaks"),
    target("header", "background", "color", "#ffffff"),
    target("home", "hero-text", "text", "Out by noon", aliases=("headline",)),
    target("home", "image", "image", "/img/bay.jpg"),
    target("home", "image-alt", "text", "Two boats before the pier"),
    target("home", "tours-image-alt", "text", "A seal"),
    target("home", "description", "text", "Kayak tours.", aliases=("page description",)),
    target("about", "image", "image", "/img/our-team-2.jpg"),
    target("about", "image-alt", "text", "Ann, Bo and Cy on the beach"),
)._replace(is_scanned=True)


@pytest.mark.parametrize(
    ("wording", "place"),
    [
        ("alt text of the team photo should be New words", "about.image-alt"),
        ("descripton of the photo on about should be New words", "about.image-alt"),
        ("change the team photo's description to New words", "about.image-alt"),
        (
            "please change the alt text of the picture of the seal to New words",
            "home.tours-image-alt",
        ),
        ("the pier picture needs a description: New words", "home.image-alt"),
        ('set the alt text for the hero image to "New words"', "home.image-alt"),
        ("Alt text of the logo: New words", "header.logo-alt"),
        ("add alt text to the bay picture: New words", "home.image-alt"),
        ("describe the photo of the beach as New words", "about.image-alt"),
        ("the picture description in the tours image should be New words", "home.tours-image-alt"),
        ("change the seals' alt text to New words", "home.tours-image-alt"),
        ('replace the team photo\'s alt text with "New words"', "about.image-alt"),
        ("the pier picture needs a better alt text: New words", "home.image-alt"),
        ("the picture of us on the about page needs the alt text: New words", "about.image-alt"),
    ],
)
def test_a_picture_is_called_by_what_it_shows_by_its_file_and_by_its_place(
    wording: str, place: str
) -> None:
    section, name = place.split(".")
    assert changes(ALBUM, wording) == [(section, name, "", "New words")]


def test_what_is_wanted_beside_it_is_read_too() -> None:
    wording = 'set the alt text of the seal picture to "New words" and make the header navy'
    assert [one[:2] for one in changes(ALBUM, wording)] == [
        ("home", "tours-image-alt"),
        ("header", "background"),
    ]


def test_of_several_pictures_one_is_asked_for() -> None:
    assert "alt" not in changes(ALBUM, "set the page description to New words")[0][1]
    assert said(ALBUM, "set the alt text of the pictures to New words").kind == "clarify"


def test_a_picture_without_new_words_is_asked_about() -> None:
    assert question(ALBUM, "change the alt text of the team photo").startswith("What should")


def test_a_picture_that_nobody_knows_is_asked_about() -> None:
    assert said(ALBUM, "alt text of the giraffe picture should be New words").kind == "clarify"


@pytest.mark.parametrize(
    ("wording", "place"),
    [
        ("replace the picture of the team with /img/bay.jpg", "about.image"),
        ("change the team photo to /img/bay.jpg", "about.image"),
        ("swap the hero picture for /img/our-team-2.jpg", "home.image"),
        ("the pier picture should be /img/our-team-2.jpg", "home.image"),
    ],
)
def test_a_picture_gets_another_file_by_what_it_is_called(wording: str, place: str) -> None:
    assert [".".join(one[:2]) for one in changes(ALBUM, wording)] == [place]


def test_a_picture_that_has_no_place_of_its_own_gets_no_file() -> None:
    assert said(ALBUM, "replace the seal picture with /img/bay.jpg").kind == "clarify"


def test_what_nobody_sees_is_not_the_text_of_a_part() -> None:
    intent = said(ALBUM, 'change the text in the header to "Summer sale"')
    assert intent.kind == "clarify"
    assert not intent.changes


def test_a_picture_is_called_by_the_heading_that_it_stands_at() -> None:
    spots = {"image": 100, "image-alt": 120, "tours-title": 190, "food-title": 900, "two-alt": 950}
    page = [
        target("home", "image", "image", "/img/1.jpg"),
        target("home", "image-alt", "text", "A tank"),
        target("home", "tours-title", "text", "Brewery tours"),
        target("home", "food-title", "text", "Eat"),
        target("home", "two-alt", "text", "A plate"),
    ]
    placed = [
        one._replace(places=(one.places[0]._replace(start=spots[one.property]),)) for one in page
    ]
    index = site({"home": ()}, *placed)._replace(is_scanned=True)

    wording = "change the alt text of the picture in the tours section to New words"
    assert changes(index, wording) == [("home", "image-alt", "", "New words")]


def test_of_a_picture_that_is_not_known_only_pictures_are_asked_for() -> None:
    turns = ["change the alt text of the moon photo to New words"]
    found = said(ALBUM, *turns).question
    assert found is not None
    assert [label.partition(":")[0] for label, _ in found.choices] == [
        "Header logo description",
        "Home page picture description",
        "Home page tours image description",
        "About picture description",
    ]
    assert changes(ALBUM, *turns, found.choices[2][1])[0][1] == "tours-image-alt"
