"""What stands in other blocks of a page than its hero."""

import pytest

from bot.ux_agent.site import Place, SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.placing.blocks import kept, of_hero
from tests.ux_agent.understanding.reading import changes, question
from tests.ux_agent.understanding.sites import site, target


def _in(file: str, one: Target) -> Target:
    return one._replace(places=(Place(file, "css", 0, 0, 1, 0, ""),))


def _colour(name: str, *aliases: str) -> Target:
    return target("home", name, "color", "#111111", aliases=aliases)


_HERO = (
    _in("Hero.css", _colour("background")),
    _in("Contact.css", _colour("contact-background", "contact section", "contact background")),
)
_ASK = _in(
    "Contact.css",
    _colour("ask-for-a-button-background", "contact button color", "ask button color"),
)
_SUBMIT = _in(
    "Contact.jsx", target("home", "contact-submit", "text", "Ask", aliases=("contact button",))
)
_BOOK = _in("Hero.css", _colour("button-background", "button color", "book a call button color"))


def _page(*more: Target) -> SiteIndex:
    page = site({"home": ("hero", "home page")}, *_HERO, _SUBMIT, *more)
    return page._replace(is_scanned=True)


@pytest.mark.parametrize(
    "wording",
    [
        "make the hero button green",
        "make the hero buttons green",
        "make the buttons in the hero green",
    ],
)
def test_the_button_of_the_hero_is_none_of_another_block(wording: str) -> None:
    found = changes(_page(_ASK, _BOOK), wording)
    assert found == [("home", "button-background", "", "#008000")]


@pytest.mark.parametrize("wording", ["make the hero button green", "make the hero buttons green"])
def test_a_button_that_the_hero_lacks_is_asked_about(wording: str) -> None:
    assert question(_page(_ASK), wording)


def test_the_buttons_of_the_page_are_those_of_all_its_blocks() -> None:
    assert of_hero(["home page"], _page(_ASK)) == _page(_ASK)
    assert changes(_page(_ASK), "make the contact button green")[0][1] == _ASK.property


def test_a_block_is_told_by_its_name_or_by_its_file() -> None:
    named = target("home", "contact-radius", "size", "4px")
    button = _colour("cta-background", "cta section")
    left = of_hero(["hero"], _page(_ASK, _BOOK, named, button)).targets
    assert left == (_HERO[0], _BOOK, button)


def test_what_is_lacking_takes_the_place_of_what_stands_elsewhere() -> None:
    page = _page(_ASK)
    draft = Draft("home", property=_ASK.property, value="#008000", nature="colour")
    hero = of_hero(["hero"], page)
    assert kept(draft, hero, page, lacking="hero-button-background").property == (
        "hero-button-background"
    )
    assert kept(draft, page, page, lacking="hero-button-background") == draft


@pytest.mark.parametrize(
    "wording", ["make the hero background green", "make the background of the home page green"]
)
def test_the_ground_of_another_block_is_not_that_of_the_page(wording: str) -> None:
    page = site({"home": ("hero", "home page")}, _HERO[1])._replace(is_scanned=True)
    assert question(page, wording)
    assert changes(page, "make the contact background green")[0][1] == "contact-background"
