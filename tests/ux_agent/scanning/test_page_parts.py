"""Parts of other pages than the first may be hidden by their class or their heading."""

import pytest

from tests.ux_agent.scanning.test_asked import PAGE, changed

NAV = "<header><nav><a href=index.html>Home</a><a href=team.html>Team</a></nav></header>"
JOBS = "<section class=jobs><h2>Work with us</h2><p>We look for a cook.</p></section>"
TEAM = f"<main><section><h1>Team</h1></section>{JOBS}</main>"
FILES = {
    "index.html": PAGE.format(f"{NAV}<main><h1>Loom</h1></main>"),
    "team.html": PAGE.format(NAV + TEAM),
    "a.css": "h1 {\ncolor: navy;\n}\n",
}
RULE = ["+", "+.jobs {", "+  display: none;", "+}"]


@pytest.mark.parametrize(
    "said",
    [
        "hide the jobs section",
        "hide the jobs section on the team page for now",
        "hide work with us",
    ],
)
def test_a_part_is_hidden_by_a_rule_of_its_own(said: str) -> None:
    assert changed(FILES, said) == RULE


@pytest.mark.parametrize(
    "jobs",
    [
        JOBS.replace("<h2>Work with us</h2>", "<p>Hi</p><h2>Work with us</h2>"),
        JOBS.replace("</section>", "<h2>Or write to us</h2></section>"),
        JOBS.replace("</section>", "<section><p>Now</p></section></section>"),
    ],
)
def test_what_a_heading_is_not_over_is_no_part_by_its_name(jobs: str) -> None:
    files = FILES | {"team.html": FILES["team.html"].replace(JOBS, jobs)}
    assert changed(files, "hide the work with us section")[0] == "clarify"


def test_what_another_page_has_too_stays() -> None:
    files = FILES | {"index.html": FILES["index.html"].replace("<h1>", "<p class=jobs>a</p><h1>")}
    assert changed(files, "hide the jobs section")[0] == "clarify"
