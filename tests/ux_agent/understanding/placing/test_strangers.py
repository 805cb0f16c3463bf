"""Words that mean nothing on the site forbid to be sure."""

import pytest

from tests.ux_agent.understanding.more_sites import CAFE, GYM, SHOP
from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.sites import site, target


@pytest.mark.parametrize(
    ("wording", "word"),
    [
        ("make the checkout button green", "checkout"),
        ("set the newsletter heading to X", "newsletter"),
        ("change the shipping text to Free", "shipping"),
        ("make the header sticky", "sticky"),
    ],
)
def test_a_word_that_was_not_understood_is_named(wording: str, word: str) -> None:
    assert word in question(SHOP, wording)


def test_a_part_that_the_site_lacks_is_named_once() -> None:
    text = question(GYM, "make the sidebar blue")
    assert text.count("sidebar") == 1


def test_words_of_the_place_itself_are_no_strangers() -> None:
    assert changes(SHOP, "change the pots page title to X") == [("site", "title", "", "X")]


def test_slips_in_words_that_name_nothing_are_no_strangers() -> None:
    assert changes(SHOP, "plese mkae teh footer black") == [("footer", "background", "", "#000000")]


@pytest.mark.parametrize("wording", ["make it green", "red please", "bold", "/trial"])
def test_a_look_without_a_place_is_asked_about_be_there_only_one(wording: str) -> None:
    assert question(GYM, wording)


def test_an_unknown_word_of_a_label_is_not_the_label() -> None:
    assert "glaze" in question(SHOP, 'change the glaze of "Moon pot" to "blue as the sea"')


def test_an_unknown_word_of_an_entry_is_what_stands_beside_it() -> None:
    assert changes(CAFE, 'change the answer of "Espresso" to "tiny"') == [
        ("drinks", "description", "Espresso", "tiny")
    ]


def test_a_switch_is_hidden_by_its_own_name() -> None:
    promo = site({"home": ()}, target("home", "promo", "bool", "visible"))
    assert changes(promo, "hide the promo") == [("home", "promo", "", "hidden")]


def test_a_word_of_the_files_name_is_no_stranger() -> None:
    switch = target("home", "quote-visibility", "bool", "visible", aliases=("quote",))
    place = switch.places[0]._replace(file="src/components/CustomerQuote.vue")
    index = site({"home": ()}, switch._replace(places=(place,)))._replace(is_scanned=True)

    assert changes(index, "hide the customer quote") == [("home", "quote-visibility", "", "hidden")]
    assert "partner" in question(index, "hide the partner quote")


_PAGE = site(
    {"header": ("top",), "home": ("hero",)},
    target("header", "background", "color", "#ffffff"),
)


@pytest.mark.parametrize(
    "wording",
    [
        "make the header background a warm orange",
        "make the header background warm orange",
        "make the header a frosty rich orange",
    ],
)
def test_what_only_tells_more_of_a_colour_is_no_stranger(wording: str) -> None:
    assert changes(_PAGE, wording) == [("header", "background", "", "#ffa500")]


@pytest.mark.parametrize(
    ("wording", "word"),
    [
        ("make the checkout header orange", "checkout"),
        ("make a widget orange", "widget"),
        ("make the header widget orange", "widget"),
    ],
)
def test_a_word_for_a_place_before_a_colour_is_one(wording: str, word: str) -> None:
    assert word in question(_PAGE, wording)


VET = site(
    {"header": ("top",), "notice": (), "home": (), "footer": ()},
    target("header", "brand", "text", "Willow Vets"),
    target("header", "phone", "text", "0555 318"),
    target("notice", "offer", "text", "Flea & tick season is here!"),
    target("home", "hero-text", "text", "Gentle care"),
    target("footer", "text", "text", "© Willow Vets"),
)._replace(is_scanned=True)


@pytest.mark.parametrize("place", [" at the top", " in the header"])
def test_of_words_that_one_text_holds_that_text_is_asked_for(place: str) -> None:
    turns = [f"change the flea and tick thing{place} to “Summer hours”"]
    found = said(VET, *turns).question
    assert found is not None
    assert [value for _, value in found.choices] == ["notice.offer"]
    answered = changes(VET, *turns, "notice.offer")
    assert answered == [("notice", "offer", "", "Summer hours")]


@pytest.mark.parametrize("words", ["flea and cat", "swimming pool", "tick"])
def test_words_that_no_text_holds_or_one_alone_tell_of_none(words: str) -> None:
    found = said(VET, f"change the {words} thing in the header to “Summer hours”").question
    assert found is not None
    assert len(found.choices) > 1


def test_a_table_explains_itself_where_its_section_has_one() -> None:
    office = site(
        {"home": ("hero",), "fees": ()},
        target("home", "background", "color", "#ffffff"),
        target("fees", "price-color", "color", "#111111", aliases=("prices color", "prices")),
        target("fees", "fees-table-cell-color", "color", "#222222"),
    )._replace(is_scanned=True)
    stall = office._replace(targets=office.targets[:-1])

    assert changes(office, "make all prices in the table green") == [
        ("fees", "price-color", "", "#008000")
    ]
    assert said(stall, "make all prices in the table green").changes == ()


def test_a_box_is_known_where_the_section_has_one() -> None:
    targets = (
        target("contact", "phone", "text", "01632 960 418", aliases=("phone number",)),
        target("contact", "phone-size", "size", "30px", aliases=("phone number size",)),
        target("footer", "background", "color", "#222222"),
    )
    box = target("contact", "contact-box-background", "color", "#eeeeee")
    bare = site({"contact": ("contact page",), "footer": ()}, *targets)
    say = "the phone number in the box on the contact page should be 34px"
    boxed = site({"contact": ("contact page",), "footer": ()}, *targets, box)
    assert changes(boxed, say) == [("contact", "phone-size", "", "34px")]
    assert "box" in question(bare, say)
