"""Parts of pages that are no sections by their tags: notices and strips."""

import pytest

from bot.ux_agent.site import SiteIndex
from tests.ux_agent.scanning.proposed import named, proposed, values

PAGE = "<html><head><link rel=stylesheet href=a.css></head><body>{}</body></html>"
HERO = "<div id=top><h1>Elm</h1><p>Come in.</p></div>"
CSS = "#notice, .x { color: red }\n#notice { background: #ffc }\n.offer { background: #eee }"


def site_of(part: str, css: str = CSS) -> SiteIndex:
    return proposed({"index.html": PAGE.format(HERO + part), "a.css": css}).site


def test_a_part_without_a_heading_is_one_by_its_id() -> None:
    site = site_of("<div id=notice><p>We are closed.</p></div>")
    assert named(site, "home", "notice-text").value == "We are closed."
    assert named(site, "home", "notice-background").value == "#ffc"
    assert "notice" in named(site, "home", "notice-visibility").aliases


def test_a_part_beside_the_landmarks_is_one_by_a_class_of_its_own() -> None:
    site = site_of("<div class=offer>Two for one.</div><div id=more><h2>More</h2></div>")
    assert named(site, "home", "offer-background").value == "#eee"


@pytest.mark.parametrize("name", ["wrap", "mt-4", "box"])
def test_a_class_that_says_nothing_makes_no_part(name: str) -> None:
    site = site_of(f"<div class={name}>Two for one.</div>", f".{name} {{ background: #eee }}")
    assert f"{name}-visibility" not in values(site, "home")


@pytest.mark.parametrize("mark", ["class=alert-box", "role=alert class=small", "id=site-notice"])
def test_a_notice_within_a_section_is_a_part_of_its_own(mark: str) -> None:
    part = f"<section id=hours><h2>Hours</h2><p>9-5</p><div {mark}>Closed.</div></section>"
    css = ".alert-box, #site-notice, .small { margin: 0 }\n.alert-box { color: red }"
    css += "\n.small { color: red }\n#site-notice { color: red }"
    found = values(site_of(part, css), "home")
    assert any(name.endswith("-visibility") and "hours" not in name for name in found)


def test_several_of_a_class_are_no_parts_each() -> None:
    part = "<section id=news><h2>News</h2><div class=notice>A.</div><div class=notice>B.</div>"
    found = values(site_of(f"{part}</section>", ".notice { color: red }"), "home")
    assert "notice-visibility" not in found


def test_the_letters_of_a_part_can_be_coloured_where_no_rule_does_so_yet() -> None:
    site = site_of("<div id=notice><p>We are closed.</p></div>", "#notice { margin: 0 }")
    found = named(site, "home", "notice-color")
    assert found.value is None
    assert "notice text color" in found.aliases


def test_a_part_that_an_id_names_has_the_looks_of_its_rule() -> None:
    css = "#line { margin: 0 }\n#top p { font-size: 15px }"
    site = site_of("<div id=more><h2>More</h2><em id=line>Warm.</em></div>", css)
    assert named(site, "home", "line-size").value is None
    assert named(site, "home", "top-text-size").value == "15px"


@pytest.mark.parametrize("name", ["alert", "site-notice"])
def test_what_a_notice_says_is_its_text_whatever_heading_stands_above(name: str) -> None:
    part = f"<section id=hours><h2>Hours</h2><p>9-5</p><div class={name}>Closed.</div></section>"
    site = site_of(part, f".{name} {{ color: red }}")
    assert named(site, "home", f"{name}-text").value == "Closed."
    assert "notice" in named(site, "home", f"{name}-visibility").aliases


def test_the_headline_is_called_by_the_part_that_it_leads() -> None:
    site = proposed({"index.html": PAGE.format("<div id=welcome><h1>Elm</h1></div>"), "a.css": ""})
    assert "welcome heading" in named(site.site, "home", "hero-text").aliases


def test_the_ground_of_a_part_is_that_of_what_it_wraps_alone() -> None:
    part = "<div id=more><div class=inner><h2>More</h2><p>Text.</p></div></div>"
    site = site_of(part, "#more { margin: 0 }\n#more .inner { background: #123456 }")
    assert named(site, "home", "more-background").value == "#123456"


def test_the_ground_of_one_of_several_is_not_that_of_what_wraps_it() -> None:
    part = "<div id=more><div class=inner><h2>More</h2></div></div><p class=inner>Text.</p>"
    site = site_of(part, "#more { margin: 0 }\n.inner { background: #123456 }")
    assert named(site, "home", "more-background").value is None


def test_an_alert_by_its_role_is_no_notice_beside_what_is_called_so() -> None:
    part = "<section id=notice-bar><p>Closed.</p></section><div role=alert class=gas>Ring.</div>"
    site = site_of(part, "#notice-bar { margin: 0 }\n.gas { margin: 0 }")
    assert "announcement" in named(site, "home", "notice-bar-visibility").aliases
    assert "announcement" not in named(site, "home", "gas-visibility").aliases


def test_boxes_are_told_by_the_word_before_in_their_class() -> None:
    boxes = "".join(f"<div class=service-box><h3>{name}</h3></div>" for name in "ab")
    site = site_of(f"<div id=more><h2>More</h2>{boxes}</div>", ".service-box { background: #fff }")
    assert named(site, "home", "service-box-background").value == "#fff"
