"""A few small words told of a long text are hardly all that it is to say."""

import pytest

from tests.ux_agent.scanning.test_asked import PAGE, changed

QUOTE = "My daughter started on a borrowed cornet two years ago."
FILES = {"index.html": PAGE.format(f"<main><h1>Band</h1>\n<p class=lead>{QUOTE}</p>\n</main>")}


@pytest.mark.parametrize("said", ["daughter and son", "a borrowed trumpet", "two years"])
def test_it_is_asked(said: str) -> None:
    assert changed(FILES, f"the subtitle should say {said}")[0] == "clarify"
    assert changed(FILES, f"change the lead to {said}")[0] == "clarify"


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
