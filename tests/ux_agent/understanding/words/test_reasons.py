"""What is said of why and of when."""

import pytest

from bot.ux_agent.understanding.words.reasons import without


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
