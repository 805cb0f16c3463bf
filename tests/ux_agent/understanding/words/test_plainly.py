"""The plain form of a request."""

import pytest

from bot.ux_agent.understanding.words.plainly import plainly


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("Hi, can you change our address to 5 Mill Lane", "change our address to 5 Mill Lane"),
        ("Hey, we moved, can you set the address to 5 Mill Lane", "set the address to 5 Mill Lane"),
        ("Hello there! Could you please make it red?", "make it red"),
        ("could you make the navbar teal?", "make the navbar teal"),
        ("Hi, the footer should be black", "the footer should be black"),
        ("Hello, friends -> Hello, neighbours", "Hello, friends -> Hello, neighbours"),
        ("Our address has changed, it is 5 Mill Lane now", "Our address is now 5 Mill Lane"),
        ("the price of the wash has gone up, it's £9 now", "the price of the wash is now £9"),
        ("the phone is wrong it should be 087 555", "the phone should be 087 555"),
        ("the headline is out of date, it should say Hi", "the headline should say Hi"),
        ("the hours are wrong: they are 9 to 5 now", "the hours should be 9 to 5"),
        ("the footer is wrong", "the footer is wrong"),
        ("the link to the shop should go to /shop", "the shop link should go to /shop"),
        ("Bea's bio: please say she sings", "Bea's bio: she sings"),
        ("the tagline: pls write that We sing", "the tagline: We sing"),
        ("the bio: say she sings", "the bio: she sings"),
        ("change the bio to please say she sings", "change the bio to she sings"),
        ("Bea's bio should please say She sings", "Bea's bio should say She sings"),
        ("the notice: Please say hello", "the notice: Please say hello"),
        ("change it to Owners: please say hello", "change it to Owners: please say hello"),
        ("the heading: please put it in red", "the heading: please put it in red"),
        ("I want you to write We are in", "write We are in"),
        ("set it to “Dogs: please say hello”", "set it to “Dogs: please say hello”"),
        ("the notice: say hello to Ann", "the notice: say hello to Ann"),
        ("our link to Kirk & Son must lead to /k", "our Kirk & Son link must lead to /k"),
    ],
)
def test_a_request_in_plain_words(said: str, plain: str) -> None:
    assert plainly(said) == plain


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        (
            "the title should say Hi all and be blue",
            "the title should be blue and the title should say Hi all",
        ),
        ("the title should say Be brave and be kind", "the title should say Be brave and be kind"),
    ],
)
def test_a_look_behind_words_without_quotes_is_told_first(said: str, plain: str) -> None:
    assert plainly(said) == plain


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("we open on saturdays at 11 now, so 11:00 – 16:00", "saturdays 11:00 – 16:00"),
        ("We're open until 1pm on Saturdays now: 9am – 1pm", "Saturdays 9am – 1pm"),
        (
            'Change the headline to "A" and the line under it to "B"',
            'Change the headline to "A" and the line under the headline to "B"',
        ),
        ("change the line under it", "change the line under it"),
    ],
)
def test_what_a_message_has_named_before_is_told_out(said: str, plain: str) -> None:
    assert plainly(said) == plain


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("Dear team, the phone is 0131 555. Many thanks, Anna", "the phone is 0131 555."),
        ("Dear Anna, please make it red\nBest regards\nTom", "please make it red"),
        (
            'change the headline to "Best wishes, Anna"',
            'change the headline to "Best wishes, Anna"',
        ),
        ("the text should say Thanks", "the text should say Thanks"),
        ("change it to Made well. Best Burgers", "change it to Made well. Best Burgers"),
    ],
)
def test_a_letters_frame_is_no_part_of_it(said: str, plain: str) -> None:
    assert plainly(said) == plain


@pytest.mark.parametrize("word", ["every heading", "each heading", "every single heading"])
def test_every_heading_is_all_headings(word: str) -> None:
    assert plainly(f"make {word} red") == "make all headings red"


def test_a_coloured_background_that_something_is_to_stand_on_is_its_own() -> None:
    assert plainly("please, the menu should be on a white background") == (
        "make the background of the menu white"
    )
    assert plainly("the lead should be on a firm background").endswith("on a firm background")


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("the gazette quote has to go", "remove the gazette quote"),
        ("oh and our half hour line can go please", "remove our half hour line"),
        ("the strip needs to go, and make it red", "remove the strip, and make it red"),
        ("please put in a new coach: Kim", "please add a new coach: Kim"),
        ("tea is £3 now. also the scones can go", "tea is £3 now. remove the scones"),
    ],
)
def test_what_is_to_go_away_or_to_come_in_is_said_plainly(said: str, plain: str) -> None:
    assert plainly(said) == plain


@pytest.mark.parametrize(
    "said",
    [
        "the quote has to go to the end",
        "the link should go to /roses",
        "you can go",
        "put in the headline: a new one",
        'change the text to "Come and put in a new one"',
        'change the headline to "Sale. The old stuff has to go."',
        "headline: All is new. The old stuff has to go.",
    ],
)
def test_what_goes_elsewhere_stays(said: str) -> None:
    assert plainly(said) == said


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("turn the offer strip off", "turn off the offer strip"),
        ("switch that bar at the top off for now", "switch off that bar at the top for now"),
        ("turn our banner on again", "turn on our banner again"),
    ],
)
def test_what_is_turned_off_or_on_is_named_behind_it(said: str, plain: str) -> None:
    assert plainly(said) == plain


@pytest.mark.parametrize("said", ["turn the text on the left blue", "turn the page off-white"])
def test_a_place_and_a_shade_turn_nothing_off(said: str) -> None:
    assert plainly(said) == said
