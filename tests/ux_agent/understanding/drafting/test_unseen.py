"""What cannot be hidden asks for no new words."""

from tests.ux_agent.understanding.reading import question, said
from tests.ux_agent.understanding.sites import site, target

KIOSK = site(
    {"header": (), "home": ("hero",), "footer": ()},
    target("home", "hero-text", "text", "Papers", aliases=("headline",)),
    target("home", "subtitle", "text", "and sweets", aliases=("tagline",)),
    target("home", "news-visibility", "bool", "visible", aliases=("news", "news section")),
    target("footer", "phone", "text", "0161 496 0000"),
    target("footer", "text", "text", "Since 1950"),
    target("footer", "visibility", "bool", "visible"),
)._replace(is_scanned=True)


def test_a_line_without_a_switch_is_not_taken_for_one_to_be_rewritten() -> None:
    assert "hidden" in question(KIOSK, "hide the tagline")
    assert "hidden" in question(KIOSK, "hide the headline")


def test_a_part_is_never_hidden_for_one_of_its_lines() -> None:
    assert said(KIOSK, "hide the phone number").changes == ()
    assert said(KIOSK, "hide the phone").kind == "clarify"
