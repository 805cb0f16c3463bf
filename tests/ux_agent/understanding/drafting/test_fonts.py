"""Messages that name a font without saying that it is one."""

import pytest

from bot.ux_agent.understanding.drafting.fonts import told
from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.sites import site, target

SITE = site(
    {"home": (), "site": ("whole site",)},
    target("home", "hero-text", "text", "Gentle care", aliases=("headline",)),
    target("home", "headline-font", "font", None, aliases=("headline font family",)),
    target("site", "font-family", "font", "Arial, sans-serif", aliases=("font",)),
)._replace(is_scanned=True)


@pytest.mark.parametrize(
    ("message", "place"),
    [
        ("use Georgia", ("site", "font-family")),
        ("switch to Georgia please", ("site", "font-family")),
        ("use Georgia for the headline", ("home", "headline-font")),
        ("make the headline Georgia", ("home", "headline-font")),
        ("headline in Georgia", ("home", "headline-font")),
        ("the font is boring, use Georgia", ("site", "font-family")),
        ("change the body font to Georgia", ("site", "font-family")),
    ],
)
def test_a_font_is_set_where_it_is_named(message: str, place: tuple[str, str]) -> None:
    found = [(*one[:2], str(one[3]).split(",")[0]) for one in changes(SITE, message)]

    assert found == [(*place, "Georgia")]


def test_other_words_are_left_as_they_are() -> None:
    assert told("set the font to Georgia") == ""
    assert told("we moved from Georgia to Ohio") == ""


@pytest.mark.parametrize(
    "name",
    ["Arial", "Times New Roman", "Open Sans", "Roboto", "Playfair Display", "Trebuchet MS", "Lato"],
)
def test_a_font_is_known_by_its_whole_name(name: str) -> None:
    other = SITE._replace(targets=(*SITE.targets[:-1], SITE.targets[-1]._replace(value="Lora")))

    assert str(changes(other, f"use {name}")[0][3]).strip('"') == name


@pytest.mark.parametrize(
    ("now", "message", "then"),
    [
        ("Nunito, system-ui, sans-serif", "use Poppins", "Poppins, system-ui, sans-serif"),
        ('"Open Sans", Arial, sans-serif', "change the font to Arial", "Arial, sans-serif"),
        ("'Lora', Georgia, serif", "change the font to monospace", "monospace"),
        ("Lora", "use Poppins", "Poppins"),
    ],
)
def test_the_fallbacks_behind_the_old_font_stay(now: str, message: str, then: str) -> None:
    body = site({"site": ()}, target("site", "font-family", "font", now, aliases=("font",)))

    assert [one[3] for one in changes(body._replace(is_scanned=True), message)] == [then]


@pytest.mark.parametrize(
    ("message", "font"),
    [
        ("make the font Open Sans", "Open Sans"),
        ("make the body font Source Sans 3, please", "Source Sans 3"),
        ("use Open Sans everywhere", "Open Sans"),
        ("use Lora for the text", "Lora"),
        ("change the text font to Noto Serif", "Noto Serif"),
    ],
)
def test_a_fonts_name_is_taken_whole(message: str, font: str) -> None:
    assert [str(one[3]).split(",")[0].strip('"') for one in changes(SITE, message)] == [font]


@pytest.mark.parametrize(
    "message", ["change the button font to Lora", "change the font of the prices to Georgia"]
)
def test_the_font_of_one_kind_of_text_is_not_that_of_all(message: str) -> None:
    assert said(SITE, message).kind == "clarify"


def test_a_name_that_is_hardly_a_font_stays_a_text() -> None:
    assert changes(SITE, "change the headline to Karla") == [("home", "hero-text", "", "Karla")]


@pytest.mark.parametrize(
    ("wording", "plain"),
    [
        ("change the font size of the body to 18px", "change the font size of the site to 18px"),
        ("body font size 18px", "font size of the site 18px"),
        ("make the body background pink", "make the background of the site pink"),
    ],
)
def test_what_the_body_has_the_whole_page_has(wording: str, plain: str) -> None:
    assert told(wording) == plain


@pytest.mark.parametrize(
    "wording",
    [
        'change the headline to "The size of the body"',
        "make the font size of the body text 18px",
        "make the text body font size bigger",
    ],
)
def test_another_body_stays_as_it_is(wording: str) -> None:
    assert "of the site" not in told(wording)


HEADED = site(
    {"home": (), "site": ("whole site", "everything")},
    target("home", "hero-text", "text", "Gentle care", aliases=("headline",)),
    target("site", "font-family", "font", "Arial, sans-serif", aliases=("font",)),
    target("site", "heading-font", "font", "Lora, serif", aliases=("headings font",)),
)._replace(is_scanned=True)


@pytest.mark.parametrize(
    "wish",
    [
        "make everything Georgia",
        "use Georgia everywhere",
        "change the font of the whole site to Georgia",
        "change all fonts to Georgia please",
    ],
)
def test_a_font_for_everything_is_that_of_headings_with_a_font_of_their_own_too(wish: str) -> None:
    found = [(one[1], str(one[3]).split(",")[0]) for one in changes(HEADED, wish)]

    assert found == [("font-family", "Georgia"), ("heading-font", "Georgia")]


def test_a_font_that_is_not_for_everything_leaves_the_headings() -> None:
    for wish in ("use Georgia", "change the font to Georgia", "use Georgia for the body text"):
        assert [one[1] for one in changes(HEADED, wish)] == ["font-family"], wish
    assert [one[1] for one in changes(SITE, "make everything Georgia")] == ["font-family"]


def test_a_font_gets_the_name_by_which_a_browser_knows_it() -> None:
    for said_so, name in (("comic sans", '"Comic Sans MS"'), ("Trebuchet", '"Trebuchet MS"')):
        value = changes(HEADED, f"change the font to {said_so}")[0][3]
        assert str(value).split(",")[0] == name
