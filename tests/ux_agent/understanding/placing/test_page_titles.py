"""What a tab and search engines show of a page: of the page that is named, or it is asked."""

import pytest

from tests.ux_agent.scanning.test_asked import changed

NAV = "<a href=index.html>Home</a><a href=team.html>Team</a><a href=fees.html>Fees</a>"
HEAD = f"<html><head>\n{{}}\n</head><body><header><b>Loom</b><nav>{NAV}</nav></header>"
TITLED = "<title>{}</title>\n<meta name=description content='All of {}'>"
FILES = {
    "index.html": HEAD.format(TITLED.format("Loom", "us")) + "<main><h1>Hi</h1></main></body>",
    "team.html": HEAD.format(TITLED.format("Team", "it")) + "<main><h1>Team</h1></main></body>",
    "fees.html": HEAD.format("") + "<main><h1>Fees</h1><p class=price>£5</p></main></body>",
}


@pytest.mark.parametrize("name", ["page title", "browser title", "title tag"])
def test_the_title_is_that_of_the_page_named(name: str) -> None:
    found = changed(FILES, f"change the {name} of the team page to Who we are")
    assert found == ["-<title>Team</title>", "+<title>Who we are</title>"]


def test_the_description_is_that_of_the_page_named() -> None:
    found = changed(FILES, "change the search description of the team page to Who we are")
    assert found[1:] == ["+<meta name=description content='Who we are'>"]
    assert len(found) == 2


@pytest.mark.parametrize(
    "said",
    [
        "change the page title of the fees page to Money",  # which has none
        "change the page title of the gallery page to Pictures",
        "change the page title on the prices page to Money",
        "the description of the imprint page should be Who we are",
    ],
)
def test_what_the_page_named_lacks_is_asked_and_no_other_changes(said: str) -> None:
    assert changed(FILES, said)[0] == "clarify"
