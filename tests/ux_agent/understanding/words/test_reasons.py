"""What is said of why and of when."""

import pytest

from bot.ux_agent.understanding.words.reasons import without
from tests.ux_agent.understanding.reading import changes, question
from tests.ux_agent.understanding.scanned_page import PAGE


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("the taster costs £42 from january, pls update", "the taster costs £42"),
        ("cod is £9 as of next week", "cod is £9"),
        ("cod is now £9, up from £8", "cod is now £9"),
        ("saturday is 8am - 2pm from next month", "saturday is 8am - 2pm"),
        ("rename Coaches to Team because we call them that", "rename Coaches to Team"),
        ("the wash is £12 an hour from 1 May, please change it", "the wash is £12 an hour"),
        ("sessions now cost $25 starting in March, update please", "sessions now cost $25"),
        ("the phone is now 0117 496 0000, please update", "the phone is now 0117 496 0000"),
    ],
)
def test_since_when_a_price_holds_is_no_part_of_it(said: str, plain: str) -> None:
    assert without(said) == plain


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("delete Ann from the team page, she left", "delete Ann from the team page"),
        ("remove Wednesday from the hours, we don't list it", "remove Wednesday from the hours"),
        ("remove the offer, it's over. Also hide the map", "remove the offer. Also hide the map"),
        ("hide the map because nobody reads it and make it red", "hide the map and make it red"),
        ("make the footer darker, it looks washed out", "make the footer darker"),
        ("make the footer black, that would be great", "make the footer black"),
        ("make the text lighter so you can read it", "make the text lighter"),
        ("make it bigger so that older guests can read it", "make it bigger"),
        ("change Joan Hall to Mary Poole, she starts in May", "change Joan Hall to Mary Poole"),
        ("the line must read Open to all; the old one confuses", "the line must read Open to all"),
        ("change the time to 3pm, 4pm was too late", "change the time to 3pm"),
        ("the title to Hi, much appreciated!", "the title to Hi"),
        ('the title should be "Hi", we changed our name', 'the title should be "Hi"'),
        ("the phone is 0117 496 0000, the old one is dead", "the phone is 0117 496 0000"),
        ("set the mail to hi@clay.test, we lost the old one", "set the mail to hi@clay.test"),
        (
            "change the headline to Fresh fish, the old one is dull",
            "change the headline to Fresh fish",
        ),
        ("rename Hire to Canoe hire, people keep asking", "rename Hire to Canoe hire"),
        ("the tagline to Good bread. It's too long now", "the tagline to Good bread"),
        ("the tagline to Good bread because the old one is too long", "the tagline to Good bread"),
        ("the tagline to Good bread, it's a bit dull at the moment", "the tagline to Good bread"),
    ],
)
def test_why_something_is_wanted_is_left_out(said: str, plain: str) -> None:
    assert without(said) == plain


@pytest.mark.parametrize(
    "said",
    [
        "change the tagline to Come in, we are open",
        "make the footer darker, it should be black",
        'remove Ann from the team, we have "Bea" now',
        'change the tagline to "We open soon, please update"',
        "change the headline to Fresh fish, it is good",
        "change the tagline to Baking since 1998, we love bread",
        "please update",
        "change the headline so that it is blue",
        "the headline should say Bread so good you can smell it",
        'change the tagline to "Come in, the old one is dull"',
        'change the price text to "From £5, it is cheap, we know"',
        'the offer should read "£5 from next week"',
    ],
)
def test_what_may_be_a_value_stays(said: str) -> None:
    assert without(said) == said


@pytest.mark.parametrize(
    "text",
    [
        "We charge £5, not £4",
        "Soup is £5, was £6",
        "From £5, was £6, while it lasts",
        "Now open 9-5 from May",
        "All beds £5 from next week",
        "We charge £5, we are cheap",
        "Ask Ann Bell, she bakes",
        "Come in, we are open",
        "You're a star",
    ],
)
def test_a_new_text_keeps_what_is_its_own(text: str) -> None:
    assert without(f"change the tagline to {text}") == f"change the tagline to {text}"
    assert without(f"the tagline should say {text}") == f"the tagline should say {text}"
    assert changes(PAGE, f"change the tagline to {text}") == [("home", "subtitle", "", text)]


@pytest.mark.parametrize(
    "text",
    [
        "Life is short, it's too short",
        "Never mind, it's gone",
        "Fresh for you. No rush",
        "Book now, the last room is free",
        "Enjoy the view. People keep asking for more",
    ],
)
def test_what_may_end_a_new_text_or_be_its_reason_is_asked_for(text: str) -> None:
    for say in (f"change the tagline to {text}", f"the tagline should say {text}"):
        assert without(say) == "change the tagline"
        assert question(PAGE, say)
        assert changes(PAGE, say, f'"{text}"') == [("home", "subtitle", "", text)]


def test_what_would_be_nice_may_be_the_texts_own() -> None:
    assert without("change the tagline to Join us, it would be nice") == "change the tagline"
    assert question(PAGE, "change the tagline to Join us, it would be nice")


def test_another_wish_behind_such_a_text_is_still_wanted() -> None:
    say = "change the tagline to Never mind, it's gone and make the footer red"
    assert without(say) == "change the tagline and make the footer red"


@pytest.mark.parametrize(
    ("say", "plain"),
    [
        ("change the soup to £5, was £6", "change the soup to £5"),
        ("the soup should now be £5, up from £4", "the soup should now be £5"),
        ("to new guests the price is £5, not £4", "to new guests the price is £5"),
        ("set the soup to £5, was £6, and hide it", "set the soup to £5 and hide it"),
        ("set the wash to 9am - 5pm from May", "set the wash to 9am - 5pm"),
    ],
)
def test_what_a_figure_was_is_left_out_where_it_is_told_alone(say: str, plain: str) -> None:
    assert without(say) == plain


@pytest.mark.parametrize(
    ("say", "left"),
    [
        ("take Rooms out of the menu, the page can stay", "take Rooms out of the menu"),
        ("hide the banner. Everything else stays as it is", "hide the banner"),
        ("make the footer blue, leave the links as they are", "make the footer blue"),
        ("hide the banner, I'll want it back in May", "hide the banner"),
        (
            "take the strip down for now but we will need it back soon",
            "take the strip down for now",
        ),
        ("drop the map (the address should stay)", "drop the map"),
        ("the breakfast is £12, keep the rest unchanged.", "the breakfast is £12"),
    ],
)
def test_what_is_to_stay_wants_nothing(say: str, left: str) -> None:
    assert without(say) == left


@pytest.mark.parametrize(
    "say",
    [
        "change the motto to Come in, the door stays open",
        "make the notice say: Go slow, leave the gate as it is",
        'set the headline to "Sit down, all can stay"',
    ],
)
def test_a_text_may_tell_what_stays(say: str) -> None:
    assert without(say) == say
