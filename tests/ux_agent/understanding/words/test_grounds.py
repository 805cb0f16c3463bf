"""What is told before a wish to give its ground."""

import pytest

from bot.ux_agent.understanding.words.grounds import without
from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.scanned_page import PAGE


@pytest.mark.parametrize(
    ("say", "plain"),
    [
        ("Ann isn't an apprentice any more, change her role to Chef", "change Ann's role to Chef"),
        ("Tom Hill got promoted, change his role to Chef", "change Tom Hill's role to Chef"),
        ("Tom Hill isn't a cook any more, his role is now Chef", "Tom Hill's role is now Chef"),
        ("Priya left us, take her off the team page", "take Priya off the team page"),
        ("Ann's left the team so please remove her", "remove Ann"),
        ("Our chef has retired, remove him", "remove our chef"),
        ("Ann's bio is dull. Change it to Cook and host", "change Ann's bio to Cook and host"),
        ("since we've moved, change the street to 5 Park Row", "change the street to 5 Park Row"),
        ("Ponies are gone, please take pony rides off the list", "take pony rides off the list"),
        ("we no longer sell vouchers, please hide them", "hide vouchers"),
        ("We've stopped the choir so take it off the list", "take the choir off the list"),
        ("as we now travel, the lead should be Weddings", "the lead should be Weddings"),
        ("now that we travel, change the lead to Weddings", "change the lead to Weddings"),
        ("we love dogs so the tagline should be Dogs", "the tagline should be Dogs"),
        ("the barn has 8 beds now, please change 6 beds to 8 beds", "change 6 beds to 8 beds"),
        ("it sleeps 8 guests. Replace 6 guests with 8 guests", "replace 6 guests with 8 guests"),
        ("as discussed, make the footer black", "make the footer black"),
        ("my boss wants me to change the title to Hi", "change the title to Hi"),
        ('Ella and Joe asked me to change their bio to "A"', 'change Ella and Joe\'s bio to "A"'),
        ("the title's boring. Can you make it Hello you?", "change the title to Hello you"),
        ("I don't like the title any more, put Hello you instead", "change the title to Hello you"),
    ],
)
def test_a_ground_before_a_wish_only_tells_whom_it_is_about(say: str, plain: str) -> None:
    assert without(say).lower() == plain.lower()


@pytest.mark.parametrize(
    "say",
    [
        "Ann is now called Ann Bell, change her role to Chef",
        "the title should be blue, make it bold",
        "Tea costs £3, change its name to Chai",
        'the title says "Hi", change it to "Hello"',
        "make the footer blue, it is dull",
        'Ann is on leave, change the note to "We miss her smile"',
        "people keep asking, change it to blue",
        "we are open daily so come in",
        "as the headline use Come in",
        "the barn has 8 beds now, change 6 dogs to 8 dogs",
        "make the barn 8 beds, change the hall to 8 beds",
    ],
)
def test_a_wish_before_a_wish_is_no_ground(say: str) -> None:
    assert without(say) == say


def test_what_is_disliked_is_what_is_changed() -> None:
    say = "I don't like the headline any more, put Come on in instead"
    assert changes(PAGE, say) == [("home", "hero-text", "", "Come on in")]


@pytest.mark.parametrize(
    ("say", "text"),
    [
        ("Tom told us to change the headline to It is her time", "It is her time"),
        ("Tom told us to change her headline to the best of her time", "the best of her time"),
        ("Ann retired so change the tagline to We miss her", "We miss her"),
        ("Ann retired, the tagline should say Her bread lives on", "Her bread lives on"),
        ("Bea asked me to make the tagline Love her bread", "Love her bread"),
        ('Bea asked me to change the tagline to "Love her bread"', "Love her bread"),
        ("We have moved so change the headline to Call it what you like", "Call it what you like"),
        ("Ann has moved, so change the headline to Call it what you like", "it what you like"),
        ("The oven is broken so change the headline to We cannot bake it", "We cannot bake it"),
    ],
)
def test_nothing_in_a_new_text_points_back_to_the_ground(say: str, text: str) -> None:
    assert without(say).replace('"', "").endswith(text)
    for one in said(PAGE, say).changes:
        assert str(one.value).endswith(text)
