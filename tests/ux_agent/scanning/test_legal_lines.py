"""Looks of the line that says whom a site belongs to."""

import pytest

from tests.ux_agent.scanning.proposed import plain, values
from tests.ux_agent.scanning.test_asked import changed

FOOT = (
    "<main><h1>A</h1></main><footer class=foot><p>Open all day</p>"
    "<p{}>© 2024 Loom. All rights reserved.</p></footer>"
)


@pytest.mark.parametrize(
    ("own", "css", "line"),
    [
        (" class=small", ".foot .small { font-size: 15px; }", "+.foot .small { font-size: 12px; }"),
        (" class=last", ".foot { font-size: 15px; }", "+.last { font-size: 12px; }"),
        (" id=law", ".foot { font-size: 15px; }", "+#law { font-size: 12px; }"),
    ],
)
def test_the_line_has_a_size_of_its_own(own: str, css: str, line: str) -> None:
    page = f"<link rel=stylesheet href=/a.css>{FOOT.format(own)}"
    files = {"index.html": page, "a.css": f"{css}\n"}
    assert changed(files, "make the copyright text smaller")[-1] == line


def test_a_line_like_others_has_none() -> None:
    assert "copyright-size" not in values(plain(FOOT.format(""), "p { top: 0 }"), "footer")
