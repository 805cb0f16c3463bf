"""A new text without quotation marks ends where the next wish begins, whatever words it holds."""

import pytest

from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.scanned_page import PAGE

TEXTS = (
    "Put your feet up",
    "Hide and seek country",
    "Where to make memories",
    "Swap the city for the lake",
    "Your place in the sun",
    "Bigger, better and bolder",
    "Come in and take a seat",
    "Contact us for a quote",
    "New year, new you",
    "In the heart of town",
    "Now open on Sundays",
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    "say",
    [
        "the headline should be {}",
        "our headline should now read {} please",
        "change the headline to {}",
        "can you change the headline to {}?",
        "headline: {}",
        "headline -> {}",
        "the headline is now {}",
        "the new headline is {}",
        "for the headline use {}",
        "use {} as the headline",
        "the headline to {}",
    ],
)
def test_verbs_and_looks_within_a_text_that_its_frame_tells_are_its_own(
    say: str, text: str
) -> None:
    assert changes(PAGE, say.format(text)) == [("home", "hero-text", "", text)]


@pytest.mark.parametrize(
    ("say", "more"),
    [
        ("the headline should be Put your feet up and make the footer black", "footer"),
        ("headline: Put your feet up, then set the footer background to black", "footer"),
        ("the headline should be Put your feet up. Make the footer black", "footer"),
        ("make the footer black and the headline should be Put your feet up", "footer"),
    ],
)
def test_a_wish_behind_or_before_a_text_is_no_part_of_it(say: str, more: str) -> None:
    found = {(section, value) for section, _, _, value in changes(PAGE, say)}
    assert found == {("home", "Put your feet up"), (more, "#000000")}


def test_the_marks_of_a_text_stay_its_own() -> None:
    found = changes(PAGE, "change the headline to Get muddy! and make the footer black")
    assert found[0][3] == "Get muddy!"
    assert changes(PAGE, "set the headline to Make it. Break it. Fix it.")[0][3] == (
        "Make it. Break it. Fix it."
    )
    say = "change the headline to Smile. We've got you. Also make the footer black"
    assert changes(PAGE, say)[0][3] == "Smile. We've got you."


def test_a_text_for_what_is_not_known_is_asked_about_without_its_frame() -> None:
    intent = said(PAGE, "the opening notice should say Closed on Monday, back on Tuesday")
    assert intent.kind == "clarify"
    assert intent.pending["value"] == "Closed on Monday, back on Tuesday"


def test_each_of_two_texts_is_told_by_its_own_frame() -> None:
    say = "the headline should be Get in touch and the tagline should be Call us today"
    assert changes(PAGE, say) == [
        ("home", "hero-text", "", "Get in touch"),
        ("home", "subtitle", "", "Call us today"),
    ]


@pytest.mark.parametrize(
    ("say", "wanted"),
    [
        ("The Headline Should Be Dark Blue", ("headline-color", "#00008b")),
        ("the headline should be Bold", ("font-weight", "bold")),
    ],
)
def test_a_look_in_capitals_is_still_a_look(say: str, wanted: tuple[str, str]) -> None:
    assert [(one[1], one[3]) for one in changes(PAGE, say)] == [wanted]


@pytest.mark.parametrize(
    "say",
    [
        "make the headline Good hair days",
        "set the headline Good hair days",
        "use the headline Good hair days",
        "I think the headline would be better as Good hair days",
        "how about changing the headline to Good hair days?",
        "what about Good hair days as headline?",
        "swap the headline for Good hair days",
        "please make sure the headline says Good hair days from now on",
        "change the headline to Good hair days if that's ok",
        "the headline should be changed to Good hair days asap",
        "change the headline to Good hair days when you get a chance",
        "can the headline say Good hair days by tomorrow please",
        "the headline should be Good hair days, ideally before Friday",
    ],
)
def test_what_is_said_around_a_text_is_no_part_of_it(say: str) -> None:
    assert changes(PAGE, say) == [("home", "hero-text", "", "Good hair days")]


@pytest.mark.parametrize(
    "text", ['The "Lulu" look', 'Welcome to "Lulu"', "Tom & Jerry's “best” tea"]
)
def test_a_quoted_word_within_a_text_does_not_stand_for_it(text: str) -> None:
    assert changes(PAGE, f"change the headline to {text}") == [("home", "hero-text", "", text)]
    found = changes(PAGE, f'change "Come and try" to {text}')
    assert found == [("home", "subtitle", "", text)]


def test_a_second_text_needs_no_joint() -> None:
    say = "the headline should be Get in touch and the tagline Walk in and look good"
    assert changes(PAGE, say) == [
        ("home", "hero-text", "", "Get in touch"),
        ("home", "subtitle", "", "Walk in and look good"),
    ]


def test_a_look_behind_a_text_without_a_joint_is_wanted_too() -> None:
    found = {(one[1], one[3]) for one in changes(PAGE, "make the headline Come on in and blue")}
    assert found == {("hero-text", "Come on in"), ("headline-color", "#0000ff")}


def test_what_a_text_says_now_is_no_wish() -> None:
    assert said(PAGE, "the headline says Clay for everyone").kind == "clarify"


def test_the_place_behind_a_text_stays_a_place() -> None:
    found = changes(PAGE, "change the button text to Get in touch in the header")
    assert found == [("header", "cta-text", "", "Get in touch")]


def test_the_full_stop_of_a_sentence_is_kept_for_a_text_that_has_one() -> None:
    places = [one._replace(value="Come and try.") for one in PAGE.targets if one[1] == "subtitle"]
    page = PAGE._replace(targets=tuple(places))
    assert said(page, "the tagline should be Put your feet up.").changes[0].value == (
        "Put your feet up."
    )
    assert said(PAGE, "the tagline should be Put your feet up.").changes[0].value == (
        "Put your feet up"
    )
