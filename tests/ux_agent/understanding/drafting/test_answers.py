"""The answer to a question is what stands below it: the question stays."""

import pytest

from bot.ux_agent.understanding.drafting.answers import read
from tests.ux_agent.understanding.list_sites import dish
from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.sites import links, site, target

SHOP = site(
    {"home": ("hero",), "help": ()},
    target("home", "hero-text", "text", "Tea by post", aliases=("headline",)),
    target("help", "ship-question", "text", "Do you ship to Wales?"),
    target("help", "ship", "text", "Yes.", aliases=("do you ship to wales answer",)),
    target("help", "lost-question", "text", "Is my parcel lost?"),
    links("help", "faq", dish("Can I send it back?", "Within a month."), dish("Hm?", "No.")),
)._replace(is_scanned=True)


@pytest.mark.parametrize(
    "wish",
    [
        "the answer to do you ship to Wales should be: Only in June",
        "the answer to “Do you ship to Wales?” should be “Only in June”",
        "please change the answer to Do you ship to Wales? to Only in June",
        'the reply for "do you ship to wales" must now say "Only in June"',
    ],
)
def test_the_answer_below_a_question_changes(wish: str) -> None:
    assert changes(SHOP, wish) == [("help", "ship", "", "Only in June")]


def test_the_answer_may_be_that_of_an_entry() -> None:
    assert changes(SHOP, "the answer to can I send it back should be Within a week") == [
        ("help", "description", "Can I send it back?", "Within a week")
    ]


@pytest.mark.parametrize("wish", ["the answer to “Is my parcel lost?” should be “Never”"])
def test_a_question_without_an_answer_keeps_its_words(wish: str) -> None:
    assert said(SHOP, wish).changes == ()


def test_other_messages_tell_no_answer() -> None:
    for wish in ("the headline should say The answer to life", "change the answer", "an answer to"):
        assert read(wish, SHOP) == [], wish


def test_a_full_stop_is_that_of_the_answer_where_the_old_one_had_one() -> None:
    wish = "the answer to do you ship to wales should be Only in June."

    assert changes(SHOP, wish) == [("help", "ship", "", "Only in June.")]
