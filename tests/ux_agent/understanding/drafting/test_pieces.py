"""A few small words told of a long text are hardly all that it is to say."""

import pytest

from tests.ux_agent.scanning.test_asked import PAGE, changed
from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.sites import site, target

NOTE = site(
    {"home": ("hero",)},
    target("home", "note", "text", "Steve learned from his grandmother. He is quick."),
    target("home", "motto", "text", "Fresh and clean"),
    target("home", "background", "color", "#ffffff"),
)._replace(is_scanned=True)

QUOTE = "My daughter started on a borrowed cornet two years ago."
FILES = {"index.html": PAGE.format(f"<main><h1>Band</h1>\n<p class=lead>{QUOTE}</p>\n</main>")}


@pytest.mark.parametrize("wording", ["daughter and son", "a borrowed trumpet", "two years"])
def test_it_is_asked(wording: str) -> None:
    assert changed(FILES, f"the subtitle should say {wording}")[0] == "clarify"
    assert changed(FILES, f"change the lead to {wording}")[0] == "clarify"


def test_the_answer_is_the_text() -> None:
    found = changed(FILES, "the subtitle should say daughter and son", "daughter and son")
    assert found[1] == "+<p class=lead>daughter and son</p>"


@pytest.mark.parametrize(
    ("said", "new"),
    [
        ("the subtitle should say “daughter and son”", "daughter and son"),
        ("the subtitle should say Daughter and son", "Daughter and son"),
        ("the subtitle should say marches and hymns", "marches and hymns"),
    ],
)
def test_what_is_quoted_begins_large_or_shares_no_word_is_written(said: str, new: str) -> None:
    assert changed(FILES, said)[1] == f"+<p class=lead>{new}</p>"


@pytest.mark.parametrize(
    "wish",
    [
        'spelling mistake: "Steve learned from his grandmother" should be grandfather',
        'typo: "learned from his grandmother" should read grandfather',
        '"Steve learned from his grandmother" should be grandfather',
        "“learned from his grandmother” should be “grandfather”",
    ],
)
def test_one_word_for_a_sentence_takes_the_place_of_the_one_like_it(wish: str) -> None:
    assert changes(NOTE, wish) == [
        ("home", "note", "", "Steve learned from his grandfather. He is quick.")
    ]


@pytest.mark.parametrize("word", ["quickly", "blue", "learned"])
def test_one_word_that_is_like_none_of_a_sentence_is_not_written_for_it(word: str) -> None:
    for lead in ("typo: ", ""):
        wish = f"{lead}“learned from his grandmother” should be {word}"
        assert said(NOTE, wish).changes == (), wish


def test_a_word_that_is_told_for_all_of_a_text_is_all_of_it() -> None:
    assert changes(NOTE, 'change "Fresh and clean" to polished') == [
        ("home", "motto", "", "polished")
    ]
