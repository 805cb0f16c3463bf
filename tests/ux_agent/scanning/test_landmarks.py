"""Landmarks without tags or roles of their own, and which of two is one."""

import pytest

from bot.ux_agent.site import SiteIndex
from tests.ux_agent.scanning.proposed import named, plain, values

MASTHEAD = "<div id=masthead><a class=brand href=index.html><img src=logo.png alt=Elm></a></div>"
FOOT = "<div{}><p>&copy; 2024 Elm House</p><a href=https://x.example/elm>X</a></div>"
BODY = "<div id=topbar><span>Ring 01756 555012</span></div>{}<div id=hello><h1>Hello</h1></div>{}"


def site_of(head: str = MASTHEAD, foot: str = "") -> SiteIndex:
    return plain(BODY.format(head, foot))


def test_what_holds_the_logo_is_the_header_and_not_the_strip_above_it() -> None:
    site = site_of()
    assert named(site, "header", "logo-alt").value == "Elm"
    assert "Ring 01756 555012" not in values(site, "header").values()
    assert named(site, "home", "topbar-phone").value == "Ring 01756 555012"


def test_a_strip_alone_is_the_header() -> None:
    assert "Ring 01756 555012" in values(site_of(head=""), "header").values()


@pytest.mark.parametrize("mark", [" data-kind=footer", " data-elementor-type=footer"])
def test_a_landmark_is_known_by_what_a_page_builder_wrote_beside_it(mark: str) -> None:
    found = values(site_of(foot=FOOT.format(mark)), "footer")
    assert found["text"] == "© 2024 Elm House"


def test_the_last_block_is_the_footer_where_it_says_whose_the_site_is() -> None:
    site = site_of(foot=f"<div><h2>More</h2><p>Text.</p></div>{FOOT.format('')}")
    assert values(site, "footer")["text"] == "© 2024 Elm House"


def test_a_sign_of_ownership_above_further_parts_makes_no_footer() -> None:
    site = site_of(foot=f"{FOOT.format('')}<div><h2>More</h2><p>Text.</p></div>")
    assert "footer" not in site.sections


@pytest.mark.parametrize("name", ["site_name", "site-title", "sitename"])
def test_the_name_in_the_header_is_the_brand_where_its_id_says_so(name: str) -> None:
    head = f"<div id=masthead><img src=a.png alt=A><p id={name}>Elm House</p></div>"
    assert named(site_of(head), "header", "brand").value == "Elm House"


def test_the_one_line_that_is_called_a_strapline_is_the_tagline_too() -> None:
    head = "<div id=masthead><img src=a.png alt=A><p id=strapline>Since 1241</p></div>"
    assert "tagline" in named(site_of(head), "header", "text").aliases


def test_of_two_lines_that_are_called_taglines_neither_has_the_words_of_the_other() -> None:
    head = "<div id=masthead><img src=a.png alt=A><p id=strapline>Since 1241</p></div>"
    site = site_of(head, "<div id=more><h2>More</h2><p class=slogan>Come in.</p></div>")
    assert not any("tagline" in target.aliases for target in site.targets)
