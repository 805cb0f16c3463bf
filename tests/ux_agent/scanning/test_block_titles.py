"""The title of one block has looks of its own, and other headings keep theirs."""

import pytest

from tests.ux_agent.scanning.proposed import plain
from tests.ux_agent.scanning.test_asked import changed

PAGE = (
    "<html><link rel=stylesheet href=/a.css><body><h1>Mill</h1>"
    "<section class=loaves><h2>What we bake</h2><p>Rye</p></section>"
    "<section class=visits><h2>Come in</h2><h3>By bus</h3><p>Stop</p></section></body></html>"
)
CSS = "h2 {\nfont-size: 1.6rem;\n}\n.loaves {\npadding: 1rem;\n}\n.visits {\npadding: 1rem;\n}\n"


@pytest.mark.parametrize(
    ("say", "line"),
    [
        ("make the loaves title 2rem", "font-size: 2rem;"),
        ("make the what we bake heading red", "color: #ff0000;"),
        ("make the heading in the loaves section 2rem", "font-size: 2rem;"),
    ],
)
def test_the_title_of_a_block_gets_a_rule_of_its_own(say: str, line: str) -> None:
    lines = [one for one in changed({"index.html": PAGE, "a.css": CSS}, say) if one != "+"]
    assert lines == ["+.loaves h2 {", f"+  {line}", "+}"]


def test_the_title_is_the_only_heading_of_its_level() -> None:
    page = PAGE.replace("h3>", "h2>").replace("<h2>Come", "<h2 class=opening>Come")
    found = plain(page, CSS)
    assert found.find("home", "loaves-heading-size") is not None
    assert found.find("home", "visits-heading-size") is None


def test_a_title_with_a_rule_of_its_own_keeps_that() -> None:
    page = PAGE.replace("class=loaves", "class=loaves id=bread")
    found = plain(page, f"{CSS}.loaves h2 {{\nfont-size: 3rem;\n}}\n")
    sizes = [one.property for one in found.targets if one.value == "3rem"]
    assert sizes == ["loaves-heading-size"]
