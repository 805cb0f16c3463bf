"""Addresses told with words around them, and a link's label and address in one sentence."""

import pytest

from bot.ux_agent.understanding.linking import led
from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.sites import link, links, site, target

FARM = site(
    {
        "navbar": ("menu",),
        "home": ("hero",),
        "banner": ("announcement",),
        "about": (),
        "footer": ("bottom",),
    },
    links("navbar", "menu", link("Home", "/"), link("Boxes", "/boxes")),
    target("home", "cta-text", "text", "Order a box", aliases=("button",)),
    target("home", "cta-link", "url", "/order", aliases=("button link",)),
    target("home", "see-fields", "text", "See our fields", aliases=("see our fields button",)),
    target("home", "see-fields-link", "url", "/fields"),
    target("banner", "text", "text", "Strawberries are here"),
    target("banner", "link-text", "text", "All prices"),
    target("banner", "link-text-link", "url", "/prices"),
    target("about", "history-link-label", "text", "We are members of the Soil Union"),
    target("about", "history-link-href", "url", "https://soil.example"),
    links(
        "footer",
        "social",
        link("Facebook", "https://www.facebook.com/farm"),
        link("Instagram", "https://www.instagram.com/farm"),
    ),
)


@pytest.mark.parametrize(
    "wording",
    [
        "See our fields button should go to the map of the farm: /map#fields",
        "See our fields should lead to our map /map#fields",
        "make the See our fields button open the map, /map#fields",
        "link the See our fields button to the big map /map#fields",
        "the See our fields button should take people to the map (/map#fields) please",
    ],
)
def test_words_before_an_address_tell_of_it_and_are_no_label(wording: str) -> None:
    assert [(one[1], one[3]) for one in changes(FARM, wording)] == [
        ("see-fields-link", "/map#fields")
    ]


@pytest.mark.parametrize(
    "wording",
    [
        "change the link to our farm shop to https://shop.example",
        "remove the link to our farm shop https://shop.example",
        "we open the shop at nine, see www.shop.example",
        "the opening line should say More to come at https://shop.example soon",
        "open https://a.example or point to the shop https://b.example",
    ],
)
def test_words_that_tell_which_link_are_kept(wording: str) -> None:
    assert led.read(wording, FARM) == wording


@pytest.mark.parametrize(
    ("wording", "label"),
    [
        ("add a link to the menu called Farm shop that goes to https://shop.example", "Farm shop"),
        ("add a menu item Recipes which should link to https://shop.example", "Recipes"),
        ("add a link to the menu named Shop which opens our new shop https://shop.example", "Shop"),
        ("add a link to our shop https://shop.example to the menu", "shop"),
    ],
)
def test_the_name_of_a_new_link_ends_where_its_way_is_told(wording: str, label: str) -> None:
    assert changes(FARM, wording) == [
        ("navbar", "add-link", "", {"label": label, "href": "https://shop.example"})
    ]


@pytest.mark.parametrize("beside", ["next to", "right next to", "beside", "alongside", "after"])
def test_what_a_new_link_stands_next_to_is_its_place(beside: str) -> None:
    wording = f"add a link Reviews {beside} Facebook in the footer: https://reviews.example"
    assert changes(FARM, wording) == [
        ("footer", "add-link", "Instagram", {"label": "Reviews", "href": "https://reviews.example"})
    ]


def test_a_link_to_a_service_is_called_by_it_among_others_of_the_kind() -> None:
    wording = "we have TikTok too, add https://www.tiktok.com/@farm to the footer next to Instagram"
    assert changes(FARM, wording) == [
        ("footer", "add-link", "", {"label": "TikTok", "href": "https://www.tiktok.com/@farm"})
    ]
    assert "called" in question(FARM, "add https://www.tiktok.com/@farm to the menu")
    assert "called" in question(FARM, "add https://x.com/farm to the footer")


@pytest.mark.parametrize(
    ("wording", "pairs"),
    [
        (
            'the "Boxes" link should now be "Our boxes" and go to /our-boxes',
            [("link-label", "Our boxes"), ("link-href", "/our-boxes")],
        ),
        (
            "the Boxes link should be called Our boxes and it should lead to the page /our-boxes",
            [("link-label", "Our boxes"), ("link-href", "/our-boxes")],
        ),
        (
            "See our fields should say Our map and go to /map",
            [("see-fields", "Our map"), ("see-fields-link", "/map")],
        ),
        (
            "announcement link should say Order now and go to the form /order",
            [("link-text", "Order now"), ("link-text-link", "/order")],
        ),
        (
            "the Soil Union link should say Certified and go to https://soil.example/farm",
            [
                ("history-link-label", "Certified"),
                ("history-link-href", "https://soil.example/farm"),
            ],
        ),
        (
            "order by phone button linking to tel:0155512345 instead of Order a box",
            [("cta-text", "Order by phone"), ("cta-link", "tel:0155512345")],
        ),
    ],
)
def test_label_and_address_of_one_link_are_told_in_one_sentence(
    wording: str, pairs: list[tuple[str, str]]
) -> None:
    assert [(one[1], one[3]) for one in changes(FARM, wording)] == pairs


@pytest.mark.parametrize(
    "wording",
    [
        "the Boxes link should be green and go to /our-boxes",
        "the Boxes link should be green",
        "Boxes should be bold",
    ],
)
def test_a_look_of_a_link_is_no_label(wording: str) -> None:
    assert not any(one.property == "link-label" for one in said(FARM, wording).changes)


@pytest.mark.parametrize(
    ("wording", "name"),
    [
        ("the Facebook link goes to the wrong place", "Facebook"),
        ("the Facebook link is broken", "Facebook"),
        ("Facebook leads to our old page", "Facebook"),
        ("the Boxes link in the menu is wrong", "Boxes"),
        ("the Soil Union link goes to the wrong page", "We are members of the Soil Union"),
    ],
)
def test_what_is_wrong_with_a_link_is_no_label_but_asks_where_it_leads(
    wording: str, name: str
) -> None:
    assert question(FARM, wording) == f"Where should the link “{name}” lead to, such as /about?"
    assert changes(FARM, wording, "https://new.example")[0][3] == "https://new.example"


@pytest.mark.parametrize(
    ("wording", "name", "value"),
    [
        ("the Soil Union link should say Certified by us", "history-link-label", "Certified by us"),
        ("the Soil Union link should go to /soil", "history-link-href", "/soil"),
        ("the announcement link should say Order now", "link-text", "Order now"),
        ("the announcement link should go to /order", "link-text-link", "/order"),
    ],
)
def test_a_link_outside_of_lists_is_called_by_a_word_of_it_or_by_its_part(
    wording: str, name: str, value: str
) -> None:
    assert [(one[1], one[3]) for one in changes(FARM, wording)] == [(name, value)]


def test_words_that_stand_nowhere_are_exchanged_for_no_others() -> None:
    wording = "a Call us button linking to tel:0155512345 instead of Order now"
    assert "Order now" in question(FARM, wording)


@pytest.mark.parametrize(
    "wording",
    [
        "add a Farm shop button linking to https://shop.example to the menu",
        "add a Farm shop button to the menu https://shop.example",
    ],
)
def test_a_new_button_is_not_called_so(wording: str) -> None:
    assert changes(FARM, wording)[0][3] == {"label": "Farm shop", "href": "https://shop.example"}


def test_a_new_link_that_is_called_a_button_is_one() -> None:
    wording = "add a link called Panic button to the menu /panic"
    assert changes(FARM, wording)[0][3] == {"label": "Panic button", "href": "/panic"}


def test_a_page_does_not_name_the_one_link_that_it_holds() -> None:
    texts = [target("about", f"text-{at}", "text", f"We grew {at}") for at in range(4)]
    page = FARM._replace(targets=(*FARM.targets, *texts))
    for wording in ('link "About" to "/about-us"', "the about link should say Our story"):
        assert not said(page, wording).changes
        assert said(FARM, wording).changes


def test_a_link_of_the_page_that_one_of_the_menu_is_called_as_is_not_sure() -> None:
    more = target("home", "more", "text", "All of them", aliases=("boxes link",))
    way = target("home", "more-link", "url", "/boxes")
    page = FARM._replace(targets=(*FARM.targets, more, way))
    assert not said(page, "the boxes link should go to /all").changes


@pytest.mark.parametrize("word", ["are", "of", "we are", "the"])
def test_a_small_word_that_many_links_have_tells_none(word: str) -> None:
    assert not said(FARM, f"the {word} link should say Certified by us").changes


def test_what_should_change_about_such_a_link_is_asked() -> None:
    wording = "change the Soil Union link"
    assert question(FARM, wording) == "What should change about “We are members of the Soil Union”?"
    assert changes(FARM, wording, "2", "/soil")[0][1:] == ("history-link-href", "", "/soil")


def test_of_two_lists_the_one_with_the_neighbour_is_meant_be_it_the_last_there() -> None:
    legal = links("footer", "legal", link("Privacy", "/privacy"), link("Terms", "/terms"))
    page = FARM._replace(targets=(legal, *FARM.targets))
    wording = "add a link Reviews next to Instagram in the footer: https://reviews.example"
    [change] = said(page, wording).changes
    assert (change.section, change.property, change.target) == ("footer", "social", "")
