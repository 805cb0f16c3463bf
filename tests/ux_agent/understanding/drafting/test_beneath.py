"""What stands below a heading by the order of the page."""

import pytest

from bot.ux_agent.site import Place, Target
from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.record_site import STUDIO
from tests.ux_agent.understanding.sites import link, links, site


def _text(name: str, value: str, start: int, file: str = "index.html") -> Target:
    place = Place(file, "html_text", start, start + len(value), 1, start, value)
    return Target("home", name, "text", value, (place,))


GROOMER = site(
    {"home": (), "navbar": ("menu",)},
    _text("headline", "Every dog deserves a spa day", 10),
    _text("groom-title", "Full groom", 100),
    _text("groom-image-alt", "Poodle having a haircut", 120),
    _text("groom-price", "£42", 150),
    _text("groom-text", "Bath, cut, ears and nails.", 160),
    _text("nails-title", "Nail trim", 200),
    _text("nails-button", "Book nails", 220),
    _text("team", "Our team", 300, "team.json"),
    _text("team-note", "We are three", 320, "team.json"),
    links("navbar", "menu", link("Full groom", "#groom")),
)


@pytest.mark.parametrize(
    "say",
    [
        "change the text under Full groom to Everything from ears to tail",
        'the line below "Full groom" should say "Everything from ears to tail"',
        "the paragraph beneath the heading Full groom should read Everything from ears to tail.",
    ],
)
def test_the_text_under_a_heading_is_the_next_one(say: str) -> None:
    assert changes(GROOMER, say) == [("home", "groom-text", "", "Everything from ears to tail")]


@pytest.mark.parametrize(
    "say",
    [
        "change the text under Nail trim to Snip snap",
        "change the text under Our team to We are four",
        "change the text under the moon to Stars",
    ],
)
def test_what_stands_nowhere_below_is_asked_for(say: str) -> None:
    assert said(GROOMER, say).kind == "clarify"


@pytest.mark.parametrize(
    "say",
    [
        "under Full groom, it should say Everything from ears to tail",
        'Below the heading "Full groom" the text must read "Everything from ears to tail"',
    ],
)
def test_what_should_stand_under_a_heading_is_told_of_the_next_text(say: str) -> None:
    assert changes(GROOMER, say) == [("home", "groom-text", "", "Everything from ears to tail")]


def test_the_full_stop_of_a_quoted_text_is_its_own() -> None:
    say = 'the text under Full groom should be "From ears to tail."'
    assert changes(GROOMER, say) == [("home", "groom-text", "", "From ears to tail.")]


@pytest.mark.parametrize("said_so", ["under the headline it", "below the tagline, the line"])
def test_a_text_below_what_is_not_found_is_asked_about(said_so: str) -> None:
    intent = said(GROOMER, f"{said_so} should say Hello there")
    assert intent.kind == "clarify"
    assert intent.pending["value"] == "Hello there"


@pytest.mark.parametrize(
    "say",
    [
        "the text under Yin: Slow and deep.",
        "change the bio under yin to Slow and deep.",
        "change the text under Yin's photo to Slow and deep.",
    ],
)
def test_the_text_of_an_entry_is_told_by_its_name(say: str) -> None:
    assert changes(STUDIO, say)[0][2:] == ("Yin", "Slow and deep.")


def test_the_unit_of_a_price_is_no_text_below() -> None:
    shop = site(
        {"home": ()},
        _text("gold-title", "Gold", 10),
        _text("gold-month", "/month", 20),
        _text("gold-note", "For all", 30),
    )
    assert said(shop, "change the text under Gold to Best of all").kind == "clarify"
