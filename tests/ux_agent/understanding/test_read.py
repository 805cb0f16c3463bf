"""Reading requests: what holds for every text, and what the corpus does not say."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ux_agent.intent import Change, Intent, Question
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.read import complete, understand
from tests.ux_agent.understanding.sites import INDEX, target

KINDS = {"edit", "clarify", "refuse", "noop"}
WORDS = (  # noqa: SIM905 - one line of words
    "make change set rename add remove link to the navbar footer header home title text colour "
    "background dark blue #fff 18px and , . : -> ' \" “ ” it its nicer bigger not Blog About "
    "/about https://a.example section:header text: color:#123456 bold please"
).split()
MESSAGES = st.one_of(
    st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
)
PLAIN = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters='"“”\\'),
    min_size=1,
    max_size=40,
).filter(lambda text: text == text.strip() and text.isprintable())


def is_whole(intent: Intent) -> bool:
    """The promises that hold for every intent."""
    return (
        intent.kind in KINDS
        and (intent.question is not None) == (intent.kind == "clarify")
        and bool(intent.reason) >= (intent.kind in {"refuse", "noop"})
        and bool(intent.reason) <= (intent.kind != "clarify")  # of an edit: what holds already
        and bool(intent.changes or intent.kind != "edit")
        and Intent.from_data(intent.to_data()).to_data() == intent.to_data()
    )


@pytest.mark.parametrize(
    "text",
    [
        "Read the hint in the yellow box",
        "Come in. The gloom can go",
        "Come in and switch the gloom off",
        "Come in and put in a new bulb",
    ],
)
def test_a_new_text_stays_as_it_is_told(text: str) -> None:
    for told in (text, f'"{text}"'):
        found = understand(f"change the hero text to {told}", INDEX)
        assert [one.value for one in found.changes] == [text]


@pytest.mark.parametrize("colour", ["#000", "#fff8", "rgb(0,0,0)", "transparent", "hsl(1"])
def test_a_colour_before_several_parts_is_read_in_any_spelling(colour: str) -> None:
    for parts in (":BAUE:NAV:FOT", " nav and footer should be red", " navbar, header: blue"):
        assert is_whole(understand(f"{colour}{parts}", INDEX))


@given(MESSAGES)
def test_any_message_comes_to_one_of_the_four_kinds(message: str) -> None:
    assert is_whole(understand(message, INDEX))


@given(MESSAGES, MESSAGES, MESSAGES)
def test_any_conversation_stays_whole(first: str, second: str, third: str) -> None:
    intent = understand(first, INDEX)
    for message in (second, third):
        intent = Intent.from_data(intent.to_data())
        intent = complete(intent, message, INDEX)
        assert is_whole(intent)


@given(MESSAGES, MESSAGES)
def test_any_message_with_a_section_beside_it_stays_whole(message: str, section: str) -> None:
    assert is_whole(understand(message, INDEX, section=section))


@given(PLAIN)
def test_a_quoted_text_arrives_as_it_was_typed(text: str) -> None:
    intent = understand(f'change the subtitle to "{text}"', INDEX)
    if intent.kind == "edit":
        assert [change.value for change in intent.changes] == [text]
    else:
        assert intent.kind in {"refuse", "noop"}


@given(PLAIN)
def test_a_quoted_text_in_the_grammar_arrives_as_it_was_typed(text: str) -> None:
    intent = understand(f'section:home description:"{text}" background:#123456', INDEX)
    if intent.kind == "edit":
        assert intent.changes[0] == Change("home", "set", "description", text)
        assert intent.changes[1].value == "#123456"
    else:
        assert intent.kind == "refuse"


@given(MESSAGES)
def test_every_choice_of_every_question_is_an_answer_to_it(message: str) -> None:
    intent = understand(message, INDEX)
    for _, value in intent.question.choices if intent.question else ():
        assert complete(intent, value, INDEX) != intent


@given(MESSAGES)
def test_questions_are_within_discords_limits(message: str) -> None:
    question = understand(message, INDEX).question
    if question:
        labels = [label for label, _ in question.choices]
        assert len(labels) <= 25
        assert len(set(labels)) == len(labels)
        assert all(len(label) <= 80 and len(value) <= 100 for label, value in question.choices)


def test_of_two_parts_in_one_word_the_one_already_so_is_said() -> None:
    intent = understand("FOT,NAV#FFF", INDEX)
    assert is_whole(intent)
    assert (intent.kind, [one.section for one in intent.changes]) == ("edit", ["footer"])
    assert "navbar" in intent.reason


def test_the_request_is_kept_as_typed() -> None:
    assert understand("Make it  BLUE", INDEX).request == "Make it  BLUE"


def test_the_section_beside_a_message_is_where_it_happens() -> None:
    intent = understand("make it dark blue", INDEX, section="footer")
    assert intent.changes == (Change("footer", "set", "background", "#00008b"),)


def test_a_section_in_the_message_wins_over_the_one_beside_it() -> None:
    intent = understand("make the navbar dark blue", INDEX, section="footer")
    assert intent.section == "navbar"


def test_an_unknown_section_beside_a_message_is_asked_about() -> None:
    intent = understand("make it dark blue", INDEX, section="sidebar")
    assert intent.question
    assert intent.question.slot == "section"
    assert complete(intent, "footer", INDEX).changes == (
        Change("footer", "set", "background", "#00008b"),
    )


def test_a_site_that_declares_nothing_refuses() -> None:
    empty = SiteIndex("site", "0" * 40, (), {}, {})
    assert understand("make it blue", empty).kind == "refuse"


def test_a_partial_index_asks_like_any_other() -> None:
    partial = INDEX._replace(is_partial=True)
    assert understand("change the sidebar to red", partial).kind == "clarify"


def test_the_one_background_of_a_site_needs_no_section() -> None:
    site = SiteIndex("site", "0" * 40, (target("page", "background", "color"),), {"page": ()}, {})
    assert understand("make it blue", site).section == "page"


def test_answering_without_a_question_is_a_follow_up() -> None:
    intent = understand("make the navbar teal", INDEX)
    assert complete(intent, "make it red instead", INDEX).changes[0].value == "#ff0000"


def test_a_word_that_is_a_colour_and_a_text_is_asked_about() -> None:
    intent = understand("change the title to Lavender", INDEX)
    assert intent.question
    assert intent.question.slot == "meaning"
    assert complete(intent, "text", INDEX).changes == (
        Change("header", "set", "title", "Lavender"),
    )
    assert complete(intent, "colour", INDEX).changes == (
        Change("header", "set", "color", "#e6e6fa"),
    )


@pytest.mark.parametrize(
    ("wish", "value"),
    [
        ("bigger", "40px"),
        ("a bit bigger", "36px"),
        ("much bigger", "48px"),
        ("smaller", "26px"),
        ("twice as big", "64px"),
        ("half as big", "16px"),
        ("4px smaller", "28px"),
        ("50% bigger", "48px"),
    ],
)
def test_a_relative_size_is_computed_from_the_current_one(wish: str, value: str) -> None:
    assert understand(f"make the header font size {wish}", INDEX).changes[0].value == value


def test_a_relative_wish_without_a_current_value_is_asked_about() -> None:
    targets = (target("header", "font-size", "size"), target("footer", "text", "text", "x"))
    site = SiteIndex("site", "0" * 40, targets, {"header": (), "footer": ()}, {})
    intent = understand("make the header font size bigger", site)
    assert intent.question
    assert intent.question.slot == "value"


def test_a_darker_colour_is_computed_from_the_current_one() -> None:
    (change,) = understand("make the button darker", INDEX).changes
    assert change.value == "#9a2e22"


@pytest.mark.parametrize(
    ("message", "value"),
    [
        ("put Contact first in the navbar", "first"),
        ("move Blog to the end", "last"),
        ("move Blog before About", "About"),
        ("move Home after About", "Blog"),
        ("move Home after Contact in the navbar", "last"),
    ],
)
def test_links_are_put_in_order(message: str, value: str) -> None:
    (change,) = understand(message, INDEX).changes
    assert (change.op, change.property, change.value) == ("reorder", "order", value)


def test_the_place_of_a_link_beside_an_unknown_one_is_asked_about() -> None:
    intent = understand("move Blog before Imprint", INDEX)
    assert intent.question
    assert complete(intent, "About", INDEX).changes[0].value == "About"


def test_a_list_that_is_picked_asks_for_the_link() -> None:
    intent = complete(understand("change the navbar", INDEX), "links", INDEX)
    assert intent.question
    assert intent.question.slot == "target"


def test_what_is_already_so_is_said() -> None:
    intent = understand("make the navbar white", INDEX)
    assert intent.reason == "The navbar background is already “#ffffff”."


def test_of_two_wishes_the_one_already_so_is_left_out() -> None:
    intent = understand("make the navbar white and the footer black", INDEX)
    assert intent.changes == (Change("footer", "set", "background", "#000000"),)


def test_other_open_wishes_wait_behind_the_first_question() -> None:
    intent = understand("make it black and change the title", INDEX)
    assert len(intent.pending["rest"]) == 1


@pytest.mark.parametrize(
    ("value", "stored"),
    [("bold", "bold"), ("semibold", "600"), ("300", "300"), ("regular", None)],
)
def test_weights_are_words_or_numbers(value: str, stored: str | None) -> None:
    intent = understand(f"section:home font-weight:{value}", INDEX)
    assert [change.value for change in intent.changes] == ([stored] if stored else [])


def test_the_question_for_a_value_names_the_place_as_people_do() -> None:
    question = understand("change the button text", INDEX).question
    assert question == Question("value", "What should the home page button text say?")


def named(intent: Intent) -> dict[str, Any]:
    return {change.property: change.value for change in intent.changes}


def test_the_sites_own_names_win_over_synonyms() -> None:
    own = target("navbar", "menu-title", "text", "Menu", aliases=("headline",))
    site = INDEX._replace(targets=(*INDEX.targets, own))
    assert named(understand('change the headline to "Hi"', site)) == {"menu-title": "Hi"}


def test_a_synonym_finds_the_sections_own_word() -> None:
    sections = {"masthead": (), "hero": ()}
    targets = (target("masthead", "background", "color"), target("hero", "text", "text", "Hi"))
    site = SiteIndex("site", "0" * 40, targets, sections, {})
    assert understand("make the header blue", site).section == "masthead"
    assert understand('make the landing page say "Ho"', site).section == "hero"


def test_a_menu_without_a_section_of_its_own_is_the_headers() -> None:
    targets = (target("header", "background", "color"), target("footer", "background", "color"))
    site = SiteIndex("site", "0" * 40, targets, {"header": (), "footer": ()}, {})
    assert understand("make the menu blue", site).section == "header"
