"""What tabs and search engines show of a page, in whatever order it is said."""

import pytest

from bot.ux_agent.understanding.words.searched import told
from tests.ux_agent.scanning.test_asked import changed
from tests.ux_agent.understanding.placing.test_page_titles import FILES
from tests.ux_agent.understanding.reading import question
from tests.ux_agent.understanding.sites import site, target


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ('title of the team page in the browser to "X"', 'browser title of the team page to "X"'),
        ("change the title in the browser tab to X", "change the browser title to X"),
        ("the text in a browser tab on the team page", "the browser title on the team page"),
        ("the browser tab of our team page should say X", "the browser title of our team page "),
        ("please the tab should read X", "please the browser title should read X"),
        ("google shows the wrong title, should be X", "the browser title should be X"),
        ("Google still has an old description for our home page. It should say X", "the search "),
        ("the description that shows up in google should be X", "the search description should"),
        ("the title of the team page on google", "the browser title of the team page"),
    ],
)
def test_they_have_their_usual_names(said: str, plain: str) -> None:
    assert told(said).startswith(plain)


@pytest.mark.parametrize(
    "said",
    [
        'change the title to "Now in the browser"',
        "open the link in a new tab",
        "change the heading on the opening hours tab to X",
        "change the title of the article about google to X",
        "change the browser title to X",
    ],
)
def test_other_words_stay(said: str) -> None:
    assert told(said) == said


def test_only_the_page_named_changes() -> None:
    found = changed(FILES, "change the title of the team page in the browser to Who we are")
    assert found == ["-<title>Team</title>", "+<title>Who we are</title>"]


GYM = site(
    {"home": ("home page",), "team": ("team page",)},
    target("home", "hero-text", "text", "Climb more", aliases=("heading",)),
    target("home", "subtitle", "text", "Any day"),
    target("team", "page-title", "text", "Our team"),
)


@pytest.mark.parametrize(
    "say",
    [
        "the browser tab of the home page should read Climb with us",
        "change the browser title of the home page to Climb with us",
        "the title of the home page in google should be Climb with us",
    ],
)
def test_what_a_tab_shows_is_no_heading_of_the_page(say: str) -> None:
    assert "has no" in question(GYM, say)


@pytest.mark.parametrize(
    ("said", "told_so"),
    [
        ("the text on the 404 page should say X", "the text on the not found page should say X"),
        ("change our 404-page heading to X", "change our not found page heading to X"),
        ("hide the error 404 page", "hide the not found page"),
    ],
)
def test_the_page_that_is_shown_for_a_lost_one_is_no_number(said: str, told_so: str) -> None:
    assert told(said) == told_so


@pytest.mark.parametrize(
    "said",
    ["the heading should say Our 404 page", 'change "the 404 page" to X', "the price is 404"],
)
def test_a_number_in_a_text_stays(said: str) -> None:
    assert told(said) == said


@pytest.mark.parametrize(
    "said",
    [
        "fixtures page should be called Games - Mere FC in the browser tab",
        "the fixtures page should be called Games - Mere FC in the tab",
    ],
)
def test_what_a_page_is_called_in_the_tab_is_its_browser_title(said: str) -> None:
    wish = "the browser title of the fixtures page should be called Games - Mere FC"
    assert told(said) == wish
