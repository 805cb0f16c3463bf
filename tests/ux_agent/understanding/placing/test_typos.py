"""Misspelt words told by how they should be spelt, and answers with the right word alone."""

import pytest

from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.sites import link, links, site, target

CAFE = site(
    {"home": ("home page",), "team": ("team page",), "navbar": ("menu",)},
    target("home", "headline", "text", "Best resturant in town"),
    target("home", "page-title", "text", "Kitchen and bar"),
    target("home", "text", "text", "Our kitchen uses fresh bred every day."),
    target("team", "anna-role", "text", "Managger"),
    target("team", "ben-role", "text", "Waiters and barista"),
    links("navbar", "menu", link("Home", "/"), link("Adress", "/address")),
)


@pytest.mark.parametrize(
    ("say", "change"),
    [
        ("manager is spelled wrong on the team page", ("team", "anna-role", "", "Manager")),
        ("manager is misspelt", ("team", "anna-role", "", "Manager")),
        (
            "you spelt restaurant wrong on the home page",
            ("home", "headline", "", "Best restaurant in town"),
        ),
        ("it should be Manager not Managger", ("team", "anna-role", "", "Manager")),
        ("address is misspelled", ("navbar", "link-label", "Adress", "Address")),
    ],
)
def test_the_word_that_is_nearly_it_is_put_right(
    say: str, change: tuple[str, str, str, str]
) -> None:
    assert changes(CAFE, say) == [change]


@pytest.mark.parametrize(
    "say",
    [
        "waiter is spelled wrong on the team page",
        "it should be Chef not Cook",
        "chef is misspelt",
        "you spelt kitchn wrong",
    ],
)
def test_a_word_that_no_misspelt_one_is_near_is_asked_about(say: str) -> None:
    assert said(CAFE, say).kind == "clarify"


def test_the_answer_replaces_the_misspelt_word_alone() -> None:
    assert question(CAFE, 'fix the typo "bred"') == "What should stand instead of “bred”?"
    assert changes(CAFE, 'fix the typo "bred"', "bread") == [
        ("home", "text", "", "Our kitchen uses fresh bread every day.")
    ]


def test_an_answer_with_more_of_the_text_replaces_all_of_it() -> None:
    assert changes(CAFE, 'fix the typo "bred"', "Our kitchen bakes bread") == [
        ("home", "text", "", "Our kitchen bakes bread")
    ]


def test_remove_it_is_no_text_that_could_stand_instead() -> None:
    asked = said(CAFE, 'get rid of "Managger"', "remove it")
    assert asked.kind == "clarify"
    assert not asked.changes


def test_an_answer_that_tells_the_wrong_word_and_the_right_one_is_enough() -> None:
    say = "there is a typo on the home page"
    assert changes(CAFE, say, "bred should be bread") == [
        ("home", "text", "", "Our kitchen uses fresh bread every day.")
    ]
    assert said(CAFE, say, "bred should be white").kind == "clarify"


def test_words_asked_about_are_removed_alone() -> None:
    assert changes(CAFE, 'fix the typo "bred"', "remove it") == [
        ("home", "text", "", "Our kitchen uses fresh every day.")
    ]
