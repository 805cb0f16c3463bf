"""Values of a request that no draft holds."""

import pytest

from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.drafting import unused
from bot.ux_agent.understanding.literals import lift
from bot.ux_agent.understanding.words.vocabulary import vocabulary_of
from tests.ux_agent.understanding.drafting.test_resumed import SALON
from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.sites import site, target


@pytest.mark.parametrize(
    "say",
    [
        'change the headline to "Hi" and "Ho ho ho" below it',
        "change the footer to black, no wait, navy",
        "make the headline bigger and the footer black and orange",
    ],
)
def test_a_value_that_nothing_holds_is_asked_about(say: str) -> None:
    assert said(SALON, say).kind == "clarify"


@pytest.mark.parametrize(
    "say",
    [
        'change "Kind words" to "Nice words"',
        "make the black footer orange",
        'the headline should be "Hi", not "Cut and colour"',
        "make the headline bigger and the footer #123",
    ],
)
def test_what_names_a_place_need_not_be_held(say: str) -> None:
    assert said(SALON, say).kind == "edit"


def test_a_reason_gives_way_to_the_words_that_follow_from_it() -> None:
    say = 'the notice should say Open, so write "Open again"'
    assert changes(SALON, say) == [("notice", "text", "", "Open again")]


@pytest.mark.parametrize("place", ["the red bar", "our red box", "the small red strip"])
def test_how_a_part_looks_now_is_no_wish(place: str) -> None:
    say = f'replace "Kind words" in {place} with "Nice words"'
    assert [one[3] for one in changes(SALON, say)] == ["Nice words"]


@pytest.mark.parametrize("look", ["red", "a red box"])
def test_a_colour_that_may_be_wished_for_is_still_asked_about(look: str) -> None:
    assert said(SALON, f'put "Nice words" in {look} in the headline').kind == "clarify"


CORAL = site(
    {"home": ("hero",), "header": ()},
    target("home", "hero-text", "text", "Gentle care", aliases=("headline", "hero heading")),
    target("home", "font-size", "size", "3rem", aliases=("headline size",)),
    target("home", "headline-color", "color", "#111111", aliases=("headline colour",)),
    target("header", "phone", "text", "(555) 318-2240", aliases=("phone number",)),
    target("header", "phone-size", "size", "16px", aliases=("phone size",)),
    target("header", "phone-color", "color", "#ef6f5e", aliases=("phone colour",)),
    target("home", "emergency-phone", "text", "(555) 318-2299", aliases=("phone number",)),
    target("home", "emergency-color", "color", None, aliases=("emergency colour",)),
    target("site", "coral", "color", "#ef6f5e"),
)._replace(is_scanned=True)


@pytest.mark.parametrize(
    "say",
    [
        "the hero heading should be smaller and in #ef6f5e",
        "the hero heading should be smaller, in #ef6f5e",
        "hero heading smaller in #ef6f5e",
        "make the hero heading smaller and in #ef6f5e",
    ],
)
def test_a_colour_behind_another_look_is_wished_too(say: str) -> None:
    assert changes(CORAL, say) == [
        ("home", "font-size", "", "2.4rem"),
        ("home", "headline-color", "", "#ef6f5e"),
    ]


def test_a_colour_that_the_site_has_is_a_wish_behind_another_look() -> None:
    items = vocabulary_of(CORAL).items(lift("the thing bigger and in #ef6f5e"))
    bigger = Draft("home", property="font-size", value="bigger", nature="relative")
    open_one = Draft(value="#ef6f5e", nature="colour")
    held = unused.beside("the thing bigger and in #ef6f5e", items, [bigger], CORAL)
    assert held == [bigger, open_one]


def test_what_holds_already_is_said_and_never_moved_to_another_place() -> None:
    both = said(CORAL, "make the phone number in the header bigger and #ef6f5e")
    assert [(one.section, one.property) for one in both.changes] == [("header", "phone-size")]
    assert "already" in both.reason
