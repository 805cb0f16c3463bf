"""Words beside a wish that are none of the site."""

import pytest

from bot.ux_agent.understanding.words.chatter import without


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("oh and remove the fax line", "and remove the fax line"),
        ("btw soup is £6", "soup is £6"),
        ("Right, the soup line can go", "the soup line can go"),
        ("soup is £6. oh and the stew line can go", "soup is £6. and the stew line can go"),
        ("soup is £6, oh can you hide the banner", "soup is £6, can you hide the banner"),
        ("soup is £6. by the way stew is £9", "soup is £6. stew is £9"),
        ("the footer title should say Ours, on every page", "the footer title should say Ours"),
        ("copyright is 2026 on all pages please", "copyright is 2026 please"),
        ("change the footer title to Ours on all pages", "change the footer title to Ours"),
        ("in the form: Name should be Your name", "Name in the form should be Your name"),
        ("in the form, the button should say Go", "the button in the form should say Go"),
        ("the grey text in the e-mail box should be a@b", "the e-mail placeholder should be a@b"),
        ("the placeholder of the name field away", "remove the name placeholder"),
    ],
)
def test_what_is_only_said_beside_a_wish_is_left_out(said: str, plain: str) -> None:
    assert without(said) == plain


@pytest.mark.parametrize(
    "said",
    [
        "the headline should be Oh what a night",
        'change the headline to "Well, oh and the cake"',
        "the headline should be Come in. Oh what a night",
        "the well is open on sundays",
        "put the soup right",
        "make the headings blue on all pages",
        "soup should say £6 on every page",
        "send everywhere",
        "change Tom to Ann on every page",
        "change the name 'Tom' to 'Ann' on all pages",
        "the right column can go",
        "in the form put Name instead of Your name",
        'in the form "Name" should be "Your name"',
        "the grey text in the footer should be black",
        "we are away",
        "the flour is milled 15 miles away",
        "the sea is a short walk away",
    ],
)
def test_words_of_a_text_and_of_a_look_stay(said: str) -> None:
    assert without(said) == said
