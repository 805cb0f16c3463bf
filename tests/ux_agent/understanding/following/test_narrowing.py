"""Answers that tell which one is meant become no text."""

import pytest

from bot.ux_agent.understanding.following.narrowing import chosen
from tests.ux_agent.understanding.list_sites import TRATTORIA
from tests.ux_agent.understanding.more_sites import GYM
from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.record_site import STUDIO
from tests.ux_agent.understanding.scanned_page import PAGE
from tests.ux_agent.understanding.sites import site, target


@pytest.mark.parametrize("place", ["in the footer", "on the kiln page", "the one at the top bar"])
def test_a_place_alone_is_no_text(place: str) -> None:
    intent = said(PAGE, "change the headline", place)
    assert intent.kind == "clarify"
    assert not intent.changes


@pytest.mark.parametrize(
    "text",
    [
        "in full bloom all summer",
        "On the kiln page",
        "at home with clay",
        "“in the footer”",
        "the road to 2027",
        "in clay, 7 days a week",
    ],
)
def test_what_names_no_place_is_a_text(text: str) -> None:
    wanted = text.strip("“”")
    assert changes(PAGE, "change the headline", text) == [("home", "hero-text", "", wanted)]


def test_a_place_narrows_the_choices() -> None:
    asked = question(PAGE, "change the button text", "the one in the header")
    assert asked == "What should the header button text say?"


@pytest.mark.parametrize(
    "answer", ["the lemonade, to 4.50", "of the lemonade: 4.50", "lemonade, to 4.50"]
)
def test_an_answer_may_name_the_row_and_its_value(answer: str) -> None:
    wanted = [("home", "lemonade-price", "", "4.50")]
    assert changes(TRATTORIA, "change the price", answer) == wanted


def test_words_of_one_choice_pick_it() -> None:
    intent = said(PAGE, 'the button should be "Write to us"')
    assert intent.question is not None
    labels = dict(intent.question.choices)
    assert len(labels) > 1
    for label, value in labels.items():
        name = label.partition(": ")[0].lower()
        alone = [one for one in labels if set(name.split()) <= set(one.lower().split())]
        assert chosen(intent, f"the {name} one please") == (value if len(alone) == 1 else "")
    assert not chosen(intent, "the one")
    assert not chosen(intent, '"header"')


@pytest.mark.parametrize(
    ("first", "then", "gone"),
    [
        ("remove the pizza", "Diavola", "Diavola"),
        ("remove one of the pizzas", "the second one", "Margherita"),
        ("please delete a pizza", "marinara", "Marinara"),
    ],
)
def test_an_answer_tells_which_entry_goes(first: str, then: str, gone: str) -> None:
    intent = said(TRATTORIA, first)
    assert intent.question is not None
    assert [value for _, value in intent.question.choices] == [
        "Marinara",
        "Margherita",
        "Diavola",
    ]
    assert changes(TRATTORIA, first, then) == [("home", "remove-link", gone, "")]


def test_what_is_no_entry_is_asked_again_and_written_nowhere() -> None:
    assert said(TRATTORIA, "remove the pizza", "the one with lots of ham").kind == "clarify"


def test_what_was_meant_takes_the_place_of_what_nobody_knew() -> None:
    first = "make the porch section blue"
    assert "porch" in question(PAGE, first)
    wanted = [("home", "kiln-background", "", "#0000ff")]
    assert changes(PAGE, first, "sorry, I meant the kiln section") == wanted
    asked = question(PAGE, first, "oh i meant the garage")
    assert "garage" in asked
    assert "porch" not in asked


def test_a_new_entry_is_told_with_its_field_as_in_one_message() -> None:
    alone = said(TRATTORIA, 'add a pizza: "Bianca, the white" with "cream, leek"')
    asked = said(TRATTORIA, "add a pizza", '"Bianca, the white" with "cream, leek"')
    assert (asked.kind, asked.changes) == (alone.kind, alone.changes)
    assert "Bianca, the white" in str(asked.changes)


def test_a_quoted_field_keeps_its_full_stop() -> None:
    intent = said(TRATTORIA, 'add a pizza "Bianca"', '"Cream, leek. No tomato."')
    assert "No tomato.'" in str(intent.changes) + str(intent.pending)


def test_a_bare_number_is_written_as_the_price_that_stands_there() -> None:
    assert changes(GYM, "change the day pass", "9") == [("prices", "day", "", "£9")]


@pytest.mark.parametrize("answer", ["the links in it white", "and the text in it white"])
def test_a_look_of_another_part_is_no_value_of_what_is_asked(answer: str) -> None:
    intent = said(TRATTORIA, "change the footer background", answer)
    assert intent.kind == "clarify"
    done = said(TRATTORIA, "change the footer background", answer, "navy").changes
    assert ("background", "#000080") in [(one.property, one.value) for one in done]


@pytest.mark.parametrize("answer", ["white", "the background white", "make it white"])
def test_a_look_of_what_is_asked_is_its_value(answer: str) -> None:
    wanted = [("footer", "background", "", "#ffffff")]
    assert changes(TRATTORIA, "change the footer background", answer) == wanted


def test_what_can_be_no_value_of_what_is_asked_is_read_alone() -> None:
    first = "change the footer background"
    assert question(TRATTORIA, first).startswith("Which colour")
    told, wanted = "the lemonade price is 4.50 now", [("home", "lemonade-price", "", "4.50")]
    assert changes(TRATTORIA, first, told) == changes(TRATTORIA, told) == wanted
    assert said(TRATTORIA, first, "pinkish with stars").kind == "clarify"


def test_an_unknown_price_is_told_before_and_after_its_figure() -> None:
    index = site(
        {"home": ()},
        target("home", "gala-price", "text", "£8", aliases=("gala price",)),
        target("home", "proms-price", "text", "£12", aliases=("proms price",)),
    )
    first = "change the sauna price"
    assert "sauna" in question(index, first)
    assert "sauna" in question(index, first, "£350")
    assert "unknown" not in question(index, "change the price")


def test_a_row_and_its_value_never_become_the_head_of_a_column() -> None:
    index = site(
        {"prices": ()},
        target("prices", "price", "text", "Price"),
        target("prices", "home-visit-price", "text", "£75", aliases=("home visit price",)),
        target("prices", "massage-price", "text", "£50", aliases=("massage price",)),
    )
    wanted = [("prices", "home-visit-price", "", "£80")]
    for answer in ("the home visit, to £80", "home visit, to £80", "the home visit is £80"):
        assert changes(index, "change the price", answer) == wanted


CLASSES = site(
    {"classes": (), "pricing": ()},
    target("classes", "class", "text", "Class"),
    target("classes", "length", "text", "Length"),
    target("pricing", "drop-in-price", "text", "£14"),
    target("pricing", "drop-in-unit", "text", "per class"),
    target("pricing", "monthly-price", "text", "£60"),
)
DROP_IN = "change the price of the drop-in class"


@pytest.mark.parametrize(("answer", "wanted"), [("15", "£15"), ("£15", "£15"), ("it's 15", "£15")])
def test_a_price_that_is_answered_is_that_of_the_row_and_no_word_of_a_table(
    answer: str, wanted: str
) -> None:
    assert changes(CLASSES, DROP_IN, answer) == [("pricing", "drop-in-price", "", wanted)]


def test_words_that_are_answered_are_words() -> None:
    found = said(CLASSES, DROP_IN, "Fifteen of us").changes
    assert all(one.property != "drop-in-price" for one in found)


@pytest.mark.parametrize(
    ("answers", "name", "value"),
    [
        (("the price", "£15"), "yin-price", "£15"),
        (("the fee", "£15"), "yin-price", "£15"),
        (("its price to £15",), "yin-price", "£15"),
        (("make the price 15",), "yin-price", "£15"),
        (("£15",), "yin-price", "£15"),
        (("the name", "Slow Yin"), "link-label", "Slow Yin"),
        (("remove it",), "remove-link", ""),
    ],
)
def test_any_field_of_the_entry_asked_about_is_an_answer(
    answers: tuple[str, ...], name: str, value: str
) -> None:
    asked = said(STUDIO, "change Yin")
    assert asked.question is not None
    assert ("Yin price: £12", "home.yin-price") in asked.question.choices
    (change,) = said(STUDIO, "change Yin", *answers).changes
    assert (change.property, change.value) == (name, value)
