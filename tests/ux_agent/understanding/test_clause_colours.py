"""Colours of parts within a section, and second looks in one breath: each reaches its own part."""

import pytest

from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.sites import site, target

SCHOOL = site(
    {"header": ("top",), "footer": (), "home": (), "notice": (), "site": ("everywhere", "page")},
    target("header", "background", "color", "#1d4e89"),
    target("header", "color", "color", "#ffffff"),
    target("home", "headline", "text", "Welcome", aliases=("heading",)),
    target("home", "headline-color", "color", "#1d4e89", aliases=("headline color",)),
    target("home", "font-size", "size", "3rem", aliases=("headline size",)),
    target("home", "cta-text", "text", "Visit us", aliases=("button",)),
    target("home", "button-background", "color", "#f7b32b"),
    target("home", "button-color", "color", "#222222", aliases=("button text color",)),
    target("footer", "title", "text", "Opening times", aliases=("heading", "headings")),
    target("footer", "background", "color", "#14365f"),
    target("footer", "color", "color", "#cfdceb"),
    target("footer", "font-size", "size", "1rem"),
    target("footer", "link-color", "color", "#ffffff", aliases=("link color",)),
    target("notice", "background", "color", "#fde2e2"),
    target("site", "background", "color", "#fbfaf7"),
    target("site", "text", "color", "#22303c"),
    target("site", "cream", "color", "#fff8ec"),
    target("site", "accent", "color", "#dc2626", aliases=("accent color", "stripe")),
)._replace(is_scanned=True)


@pytest.mark.parametrize(
    ("say", "wanted"),
    [
        (
            "header dark blue with yellow text",
            ["header.background #00008b", "header.color #ffff00"],
        ),
        (
            "buttons red with white text",
            ["home.button-background #ff0000", "home.button-color #ffffff"],
        ),
        (
            "the button should be dark red with cream text",
            ["home.button-background #8b0000", "home.button-color #fff8ec"],
        ),
        (
            "headline should be smaller and yellow",
            ["home.font-size 2.4rem", "home.headline-color #ffff00"],
        ),
        (
            "footer bigger with yellow links",
            ["footer.font-size 1.25rem", "footer.link-color #ffff00"],
        ),
    ],
)
def test_a_second_look_is_that_of_the_part_it_names(say: str, wanted: list[str]) -> None:
    found = changes(SCHOOL, say)

    assert [f"{one[0]}.{one[1]} {one[3]}" for one in found] == wanted


def test_a_section_without_a_text_colour_asks_and_keeps_the_other_change() -> None:
    asked = said(SCHOOL, "make the notice blue with white text")

    assert asked.kind == "clarify"
    assert [(one.section, one.value) for one in asked.changes] == [("notice", "#0000ff")]


@pytest.mark.parametrize(
    "say",
    [
        "footer headings orange",
        "headings in the footer yellow",
        'make the words "Opening times" orange',
        "the red stripe at the top should be blue",
    ],
)
def test_a_part_without_a_look_of_its_own_does_not_change_its_section(say: str) -> None:
    assert said(SCHOOL, say).changes == ()
    assert question(SCHOOL, say)


def test_links_take_no_size_from_the_section_around_them() -> None:
    asked = said(SCHOOL, "make the footer links yellow and bigger")

    assert asked.kind == "clarify"
    assert [one.property for one in asked.changes] == ["link-color"]


def test_an_unknown_button_is_asked_for_among_the_buttons() -> None:
    say = "booking button pink"

    assert changes(SCHOOL, say, "header") == [("home", "button-background", "", "#ffc0cb")]


@pytest.mark.parametrize(
    "turns",
    [
        ("headings in the footer yellow", "footer"),
        ("headings in the footer yellow", "no, pink please"),
        ("make the gizmo pink instead of gold", "no, green please"),
        ("make the gizmo pink instead of gold", "with black text"),
    ],
)
def test_an_answer_without_the_place_leaves_the_question_open(turns: tuple[str, ...]) -> None:
    answered = said(SCHOOL, *turns)

    assert (answered.kind, answered.changes) == ("clarify", ())


def test_a_second_look_told_as_an_answer_is_asked_for_after_the_first() -> None:
    turns = "make the gizmo pink instead of gold", "with black text", "notice background"

    answered = said(SCHOOL, *turns)

    assert answered.kind == "clarify"
    assert [(one.section, one.value) for one in answered.changes] == [("notice", "#ffc0cb")]
    assert answered.pending["value"] == "#000000"


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ("headings in it yellow", ["background"]),
        ("links in it yellow", ["background", "link-color"]),
    ],
)
def test_a_part_in_it_is_one_of_the_section_spoken_of(more: str, wanted: list[str]) -> None:
    asked = said(SCHOOL, "footer dark blue", more)

    assert [one.property for one in asked.changes if one.section == "footer"] == wanted


def test_links_of_a_section_without_a_link_colour_are_not_its_text() -> None:
    assert said(SCHOOL, "make the links in the header yellow").changes == ()


@pytest.mark.parametrize("say", ["top bar text yellow", "make the top bar pink"])
def test_the_top_bar_may_be_the_header_or_a_menu_without_a_background(say: str) -> None:
    menu = target("navbar", "background", "color", None), target("navbar", "color", "color", "#333")
    page = SCHOOL._replace(
        targets=(*SCHOOL.targets, *menu), sections={**SCHOOL.sections, "navbar": ("menu",)}
    )

    assert said(page, say).kind == "clarify"


def test_a_telephone_in_a_colour_gets_no_other_number() -> None:
    call = target("header", "phone-href", "url", "tel:+441514960772", aliases=("phone",))
    page = SCHOOL._replace(targets=(*SCHOOL.targets, call))

    assert said(page, "phone number in the header orange").kind == "clarify"


@pytest.mark.parametrize("say", ["make the red blue on every page", "make the red blue everywhere"])
def test_of_two_colours_in_a_row_the_second_replaces_the_first(say: str) -> None:
    assert changes(SCHOOL, say) == [("site", "accent", "", "#0000ff")]


def test_links_told_with_a_section_are_not_those_of_another() -> None:
    asked = said(SCHOOL, "header navy with yellow links")

    assert asked.kind == "clarify"
    assert [one.section for one in asked.changes] == ["header"]


def test_a_word_of_a_colour_in_what_is_removed_asks_for_no_colour() -> None:
    assert "colour" not in question(SCHOOL, "remove the stripe offer")


def test_what_is_removed_gets_no_colour() -> None:
    assert "colour" not in question(SCHOOL, "remove the red alert box")
