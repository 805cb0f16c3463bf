"""What goes back on something: the last wish, all that belongs to it, or that at another place."""

import pytest

from bot.ux_agent.intent import Intent
from bot.ux_agent.understanding.read import understand
from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.scanned_page import PAGE
from tests.ux_agent.understanding.sites import link, links, site, target

TOWN = site(
    {
        "navbar": ("menu",),
        "header": (),
        "footer": (),
        "team": ("our people", "our people page", "team page"),
    },
    links(
        "navbar",
        "menu",
        link("Home", "index.html"),
        link("Work", "work.html"),
        link("Our people", "team.html"),
        link("Shop", "shop.html"),
    ),
    target("header", "background", "color", "#ffffff"),
    target("footer", "background", "color", "#ffffff"),
    target("footer", "phone", "text", "Ring 01632 960 418"),
    target("footer", "phone-link", "url", "tel:+441632960418"),
    target("team", "title", "text", "Our people"),
    target("team", "text", "text", "We ring you back", aliases=("intro",)),
)
GONE = "take Work out of the menu"
SWAP = "swap Home and Shop in the menu"


def talked(*turns: str) -> Intent:
    """The intent after the last turn, with the steps to it, as each door keeps them."""
    intent = understand(turns[0], TOWN)
    for turn in turns[1:]:
        steps = (*intent.steps, intent.changes)
        intent = understand(turn, TOWN, earlier=intent)._replace(steps=steps)
    return intent


@pytest.mark.parametrize(
    "back",
    [
        "put it back",
        "no, back on again",
        "add it again",
        "I want it back",
        "ok, back in the menu please",
        "people miss it, put it back",
        "then as before",
        "no, keep it",
    ],
)
def test_what_went_comes_back(back: str) -> None:
    assert said(TOWN, GONE, back).kind == "refuse"


@pytest.mark.parametrize("pleased", ["perfect, keep it as it is", "I like it - keep it like it is"])
def test_what_pleases_stays(pleased: str) -> None:
    first = said(TOWN, GONE)
    assert understand(pleased, TOWN, earlier=first).changes == first.changes


@pytest.mark.parametrize(
    "back",
    [
        "swap them back",
        "put it back",
        "then as before",
        "no, put them back how they were",
        "swap back",
        "the other way round again",
    ],
)
def test_a_swap_goes_back_as_a_whole(back: str) -> None:
    turns = ("make the header black", f"and {SWAP}")
    assert len(talked(*turns).changes) == 3
    assert [one.section for one in talked(*turns, back).changes] == ["header"]


@pytest.mark.parametrize("back", ["put it back", "as before please", "the old one was better"])
def test_the_same_news_goes_back_wherever_it_is_told(back: str) -> None:
    first = "our phone number is 01632 960 299 now"
    assert len(changes(TOWN, first)) == 2
    assert said(TOWN, first, back).kind == "refuse"


def test_them_are_all_of_the_last_message_and_both_may_be_of_two() -> None:
    both = "make the header black and the footer navy"
    assert said(TOWN, both, "put them back").kind == "refuse"
    assert len(changes(TOWN, both, "put it back")) == 1
    turns = ("make the header black", "and the footer navy")
    assert talked(*turns, "put both back").kind == "refuse"
    assert len(talked(*turns, "put them back").changes) == 1
    assert talked(*turns, "everything back as it was").kind == "refuse"


@pytest.mark.parametrize(
    ("back", "before"),
    [
        ("actually put it back but as the very last one, after Shop", "last"),
        ("put it back, but first", "first"),
        ("put Work back but before Shop", "Shop"),
        ("put it back in between Home and the team", "Our people"),
        ("put it back as the second", "Our people"),
        ("bring it back after the team page", "Shop"),
    ],
)
def test_what_went_comes_back_at_another_place(back: str, before: str) -> None:
    turns = ("make the header black", f"and {GONE}", back)
    assert changes(TOWN, *turns)[1:] == [("navbar", "order", "Work", before)]


@pytest.mark.parametrize("back", ["put it back last, after Home", "put it back after the barn"])
def test_a_place_that_is_none_or_two_is_asked_for(back: str) -> None:
    assert "Before which one" in question(TOWN, GONE, back)


def test_the_old_words_are_the_old_ones_and_others_are_asked_for() -> None:
    first = "rename Work to Jobs in the menu"
    assert said(TOWN, first, "back to Work").kind == "refuse"
    assert said(TOWN, first, "name it back").kind == "refuse"
    assert "Work" in question(TOWN, first, "Back to basics")


def test_what_is_hidden_is_turned_on_again() -> None:
    first = "hide the announcement"
    for back in ("turn it back on", "ok the sale is back, turn it on again", "on again"):
        assert said(PAGE, first, back).kind == "refuse"


@pytest.mark.parametrize(
    "more",
    ["keep everything", "the header should be green, as before", "put it back but bigger"],
)
def test_what_says_more_goes_not_back(more: str) -> None:
    first = said(TOWN, "make the footer black", more)
    assert first.reason != "Nothing was changed."


@pytest.mark.parametrize("back", ["put it back", "put Work back", "no, as before"])
def test_what_comes_back_beside_another_wish_is_not_moved(back: str) -> None:
    black = ("footer", "background", "", "#000000")
    assert changes(TOWN, GONE, f"{back} and make the footer black") == [black]
    turns = ("make the header black", f"and {GONE}", f"{back}, then make the footer black")
    assert [one[0] for one in changes(TOWN, *turns)] == ["header", "footer"]


def test_what_went_is_added_again_elsewhere() -> None:
    assert changes(TOWN, GONE, "ok add it again but first") == [
        ("navbar", "order", "Work", "first")
    ]


def test_the_news_told_behind_a_reason_goes_back_whole() -> None:
    first = "we moved office, our phone number is 01632 960 299 now"
    assert len(changes(TOWN, first)) == 2
    assert said(TOWN, first, "put it back").kind == "refuse"
