"""Requests that a place beside the right one takes as well: never that one, sooner a question."""

import pytest

from bot.ux_agent.site import Place, SiteIndex, Target
from tests.ux_agent.understanding.more_sites import entry
from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.sites import link, links, site, target


def scanned(*targets: Target) -> SiteIndex:
    sections = {one.section: () for one in targets}
    return site(sections | {"site": ("everything", "page")}, *targets)._replace(is_scanned=True)


def placed(one: Target, file: str) -> Target:
    return one._replace(places=(Place(file, "html_text", 1, 2, 1, 0, one.value or ""),))


FLORIST = scanned(
    target("header", "brand", "text", "Petal & Stem", aliases=("name", "site name")),
    target("home", "hero-text", "text", "Flowers with feeling", aliases=("headline",)),
    target("home", "cta-text", "text", "Shop bouquets", aliases=("button",)),
    target("home", "weddings-title", "text", "Weddings", aliases=("weddings heading",)),
    target("home", "weddings-text", "text", "We take on two weddings a weekend."),
    target("home", "headline-color", "color", "var(--rose)", aliases=("headline colour",)),
    target("home", "button-background", "color", "var(--leaf)", aliases=("button colour",)),
    target("footer", "legal", "text", "Petal & Stem. Fully insured."),
    target("footer", "charity", "text", "Charity no. 5. Safeguarding: speak to Anne"),
    target("site", "background", "color", "#fdf8f3"),
    target("site", "leaf", "color", "#4f7a52"),
    target("site", "rose", "color", "#c2577a"),
    links("navbar", "menu", link("Shop", "#shop"), link("Book", "/book"), link("Weddings", "#w")),
    links("home", "bouquets", entry("Midnight", "Dark dahlias & chocolate cosmos.")),
)


def test_everything_of_a_colour_is_the_variable_of_that_colour() -> None:
    (change,) = changes(FLORIST, "make everything green darker")

    assert change[:2] == ("site", "leaf")
    assert changes(FLORIST, "make everything that's pink blue") == [("site", "rose", "", "#0000ff")]
    assert changes(FLORIST, "make everything pink blue") == [("site", "rose", "", "#0000ff")]


def test_a_colour_that_nothing_has_is_asked_about() -> None:
    assert said(FLORIST, "make everything yellow darker").kind == "clarify"
    assert said(FLORIST, "make everything yellow orange").kind == "clarify"


def test_colours_are_no_words_of_a_button() -> None:
    assert said(FLORIST, "make the buttons that are green red").kind == "clarify"


@pytest.mark.parametrize(
    "message",
    [
        'midnight should say "Dark dahlias, chocolate cosmos & eucalyptus"',
        'Midnight should say "Dark dahlias, chocolate cosmos & eucalyptus"',
    ],
)
def test_what_an_entry_should_say_is_its_description_where_the_words_are_its(message: str) -> None:
    (change,) = changes(FLORIST, message)

    assert change[1:3] == ("description", "Midnight")


def test_what_an_entry_should_say_is_asked_where_the_words_are_others() -> None:
    assert said(FLORIST, 'midnight should say "Sold out"').kind == "clarify"


def test_the_text_of_a_heading_is_what_stands_below_it() -> None:
    (change,) = changes(FLORIST, 'change the weddings text to "We are fully booked"')

    assert change[1] == "weddings-text"


@pytest.mark.parametrize("value", ["red", "dark blue", "#ff0000", "bold"])
def test_a_look_is_not_written_below_a_heading(value: str) -> None:
    assert said(FLORIST, f"change the weddings text to {value}").kind == "clarify"
    assert said(FLORIST, f"change the Midnight text to {value}").kind == "clarify"


def test_the_text_of_what_has_none_below_is_asked_for() -> None:
    alone = FLORIST._replace(
        targets=tuple(one for one in FLORIST.targets if one.property != "weddings-text")
    )

    assert said(alone, 'change the flowers with feeling text to "Sold out"').kind == "clarify"


@pytest.mark.parametrize("word", ["headline", "heading"])
def test_the_top_headline_is_the_pages_where_the_header_has_none(word: str) -> None:
    (change,) = changes(FLORIST, f"change the top {word} to: Say it with flowers")

    assert change[1] == "hero-text"


def test_the_top_line_is_asked_for_where_the_header_has_no_text() -> None:
    assert said(FLORIST, "change the top line to Flowers").kind == "clarify"


@pytest.mark.parametrize(
    "message", ["remove the Weddings section", "delete Weddings", "remove the Book section"]
)
def test_a_section_of_a_page_is_no_link_of_the_menu(message: str) -> None:
    assert said(FLORIST, message).kind == "clarify"


def test_what_is_to_go_from_the_menu_goes() -> None:
    assert [one[2] for one in changes(FLORIST, "remove Weddings from the menu")] == ["Weddings"]
    assert [one[2] for one in changes(FLORIST, "remove Book")] == ["Book"]


def test_the_look_of_one_heading_is_not_that_of_all() -> None:
    assert said(FLORIST, "make the headings green").kind == "clarify"
    assert changes(FLORIST, "make the headline green")[0][1] == "headline-color"


def test_a_part_of_a_text_takes_no_second_full_stop() -> None:
    (change,) = changes(FLORIST, "fully insured should say Fully insured & accredited.")

    assert change[3] == "Petal & Stem. Fully insured & accredited."


def test_a_word_before_a_colon_is_no_person() -> None:
    assert "safeguarding" in question(FLORIST, "change safeguarding to Sue Dent")
    (change,) = changes(FLORIST, 'change "Safeguarding" to "Safety"')
    assert change[3] == "Charity no. 5. Safety: speak to Anne"


def test_a_name_that_another_text_holds_too_is_asked_about() -> None:
    assert said(FLORIST, "change Petal & Stem to Petal & Leaf").kind == "edit"
    marsh = scanned(
        target("home", "kirkby-marsh", "text", "Kirkby Marsh"),
        target("footer", "address", "text", "Church Lane, Kirkby Marsh, DL11"),
    )
    assert said(marsh, "change Kirkby Marsh to Kirkby-le-Marsh").kind == "clarify"


SCHOOL = scanned(
    placed(
        target(
            "header", "brand", "text", "Pass with confidence", aliases=("name", "title", "headline")
        ),
        "index.html",
    ),
    target("navbar", "navbar-brand", "text", "Clutch & Go"),
    placed(target("home", "title", "text", "Lesson prices", aliases=("heading",)), "index.html"),
)


@pytest.mark.parametrize(
    "turns",
    [
        ("change the home page headline to “Pass calmly”",),
        ("change the headline to “Pass calmly”",),
    ],
)
def test_the_headline_over_the_first_page_is_its_headline(turns: tuple[str, ...]) -> None:
    assert changes(SCHOOL, *turns) == [("header", "brand", "", "Pass calmly")]


def test_the_headline_of_another_page_is_not_the_first_ones() -> None:
    top, *others = SCHOOL.targets
    elsewhere = SCHOOL._replace(targets=(placed(top, "contact.html"), *others))

    assert changes(elsewhere, "change the home page headline to “Pass calmly”")[0][1] == "title"


def test_the_brand_is_what_the_menu_calls_so() -> None:
    assert changes(SCHOOL, "change the brand to Clutch and Go")[0][1] == "navbar-brand"


SURF = scanned(
    target("home", "hero-text", "text", "Find your first wave", aliases=("headline",)),
    target("home", "page-title", "text", "Learn to surf", aliases=("site title",)),
    target("book", "title", "text", "Book your lesson", aliases=("heading",)),
    target("home", "winter", "text", "Winter: weekends only, 10am to 3pm."),
    target("home", "saturday", "text", "Saturday: 9am to 4pm", aliases=("saturday",)),
    target("book", "chat", "text", "Message us"),
    target("book", "chat-link", "url", "https://wa.me/353875550188"),
    links("footer", "social", link("071 555 0188", "tel:+353715550188")),
)


def test_the_title_may_be_the_first_pages() -> None:
    assert said(SURF, "change the title to Surf school Sligo").kind == "clarify"
    assert changes(SURF, "change the main title to Surf school")[0][1] == "hero-text"


def test_closed_takes_no_place_behind_other_words() -> None:
    assert said(SURF, "we're closed in winter now").kind == "clarify"
    assert changes(SURF, "saturdays we're closed")[0][3] == "Saturday: closed"


@pytest.mark.parametrize("number", ["+353 87 555 0199", "087 555 0199"])
def test_a_number_for_chats_is_the_one_in_their_link(number: str) -> None:
    found = changes(SURF, f"change the WhatsApp number to {number}")

    assert found == [("book", "chat-link", "", "https://wa.me/353875550199")]


def test_a_number_for_chats_is_no_landline() -> None:
    kept = tuple(one for one in SURF.targets if "chat" not in one.property)

    assert said(SURF._replace(targets=kept), "change the whatsapp to 07700 900 111").kind == (
        "clarify"
    )
    assert said(SURF, "text us on 087 555 0000").kind == "clarify"


def test_a_chats_number_without_a_country_is_asked_for() -> None:
    kept = tuple(one for one in SURF.targets if one.section != "footer")

    assert said(SURF._replace(targets=kept), "change the WhatsApp number to 087 555 0199").kind == (
        "clarify"
    )


def test_the_background_is_the_pages_where_no_part_is_named() -> None:
    two = target("header", "background", "color", "#112233")
    index = FLORIST._replace(targets=(two, *FLORIST.targets))

    assert changes(index, "make the background white") == [("site", "background", "", "#ffffff")]
    assert changes(index, "make the header background white")[0][0] == "header"
    for other in ("the Weddings background", "the bar background"):
        assert said(index, f"make {other} white").kind == "clarify", other


LESSONS = scanned(
    target("home", "private-length", "text", "90 minutes", aliases=("private lessons",)),
    target("home", "private-price", "text", "€95", aliases=("private lessons",)),
    target("home", "midnight-price", "text", "€55", aliases=("midnight lessons",)),
    links(
        "home",
        "lessons",
        entry("Private", "Just you and the coach."),
        entry("Midnight", "For night owls."),
    ),
)


def test_a_length_is_no_price() -> None:
    assert changes(LESSONS, "private lessons are 2 hours now") == [
        ("home", "private-length", "", "2 hours")
    ]


def test_what_has_a_price_may_be_called_midnight() -> None:
    assert changes(LESSONS, "midnight costs €58") == [("home", "midnight-price", "", "€58")]


@pytest.mark.parametrize("name", ["Private", "Private's", "the Private"])
def test_the_text_of_an_entry_is_its_description(name: str) -> None:
    (change,) = changes(LESSONS, f'change {name} text to "You alone"')

    assert change[1:] == ("description", "Private", "You alone")


def test_what_an_entry_is_called_by_its_list_is_no_second_entry() -> None:
    found = said(LESSONS, "remove the Private lesson")

    assert [(one.op, one.target) for one in found.changes] == [("remove", "Private")]


def test_a_link_of_the_menu_is_renamed_by_what_it_is() -> None:
    assert changes(FLORIST, 'call the Weddings menu item "Weddings & events"') == [
        ("navbar", "link-label", "Weddings", "Weddings & events")
    ]


def test_on_second_thought_another_colour_is_meant() -> None:
    turns = ("change rose to #fb8500", "on second thought #f48c06")

    assert changes(FLORIST, *turns) == [("site", "rose", "", "#f48c06")]
