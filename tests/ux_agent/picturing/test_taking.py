"""Pictures of a request become values, questions, or a reason."""

import pytest

from bot.errors import Failed
from bot.ux_agent.code_host import blob_id
from bot.ux_agent.intent import Change, Intent
from bot.ux_agent.picture_value import picture_number, picture_value
from bot.ux_agent.picturing.taking import Album, Picture, taken
from bot.ux_agent.site import Place, SiteIndex, Target
from tests.ux_agent.picturing.drawing import BROWN, GREEN, drawn, saved

STRIPES = Picture("shop.png", lambda: saved(drawn(BROWN, BROWN, GREEN)))
PLAIN = Picture("wall.png", lambda: saved(drawn(GREEN)))


def target(section: str, name: str, kind: str, value: str, file: str = "index.html") -> Target:
    return Target(section, name, kind, value, (Place(file, "html_attr", 0, 0, 1, 0, value),))


INDEX = SiteIndex(
    "site",
    "0" * 40,
    (
        target("navbar", "background", "color", "#ffffff", "site.css"),
        target("header", "logo", "image", "img/logo.svg"),
        target("footer", "logo", "image", "/brand/mark.png", "about/index.html"),
        target("navbar", "logo", "image", "@/art/sign.png", "src/nav.tsx"),
        target("home", "logo", "image", "https://elsewhere.example/x.png"),
        target("home", "hero-text", "text", "Bread"),
    ),
    {},
    {},
)
PATHS = (
    "index.html",
    "img/logo.svg",
    "public/brand/mark.png",
    "about/index.html",
    "src/art/sign.png",
)


def wish(section: str, name: str, number: int = 1) -> Change:
    return Change(section, "set", name, picture_value(number))


def settled(*changes: Change, pictures: tuple[Picture, ...] = (STRIPES, PLAIN)) -> Intent:
    return taken(Intent("edit", "…", changes), INDEX, Album(pictures, PATHS, blob_id))


def test_a_picture_of_several_colours_asks_which() -> None:
    text = Change("home", "set", "hero-text", "Hi")
    intent = settled(text, wish("navbar", "background"))
    assert intent.kind == "clarify"
    assert intent.changes == (text,)
    assert intent.question is not None
    assert intent.question.slot == "value"
    assert [value for _, value in intent.question.choices] == [BROWN, GREEN]
    assert intent.question.choices[0][0] == f"🟫 {BROWN}"
    assert intent.pending["property"] == "background"


def test_a_picture_of_one_colour_gives_it() -> None:
    intent = settled(wish("navbar", "background", 2))
    assert intent.kind == "edit"
    assert intent.changes == (Change("navbar", "set", "background", GREEN),)


def test_a_picture_becomes_a_file_beside_the_present_one() -> None:
    intent = settled(wish("header", "logo"))
    (change,) = intent.changes
    ((path, blob),) = intent.additions.items()
    assert path == change.value
    assert path.startswith("img/logo-")
    assert path.endswith(".png")
    assert len(blob) == 40


def test_an_address_from_the_sites_root_stays_one() -> None:
    intent = settled(wish("footer", "logo", 2))
    (path,) = intent.additions
    assert path.startswith("public/brand/logo-")
    assert intent.changes[0].value == path.removeprefix("public")


def test_an_address_that_a_script_imports_by_another_name_of_its_folder_stays_one() -> None:
    intent = settled(wish("navbar", "logo", 2))
    (path,) = intent.additions
    assert path.startswith("src/art/logo-")
    assert intent.changes[0].value == f"@/{path.removeprefix('src/')}"


def test_a_picture_of_another_site_has_no_place_to_go() -> None:
    with pytest.raises(Failed, match=r"elsewhere\.example"):
        settled(wish("home", "logo"))


def test_a_picture_that_did_not_come_is_asked_for() -> None:
    with pytest.raises(Failed, match="No picture came"):
        settled(wish("header", "logo"), pictures=())
    with pytest.raises(Failed, match="no picture 3: 2 came"):
        settled(wish("header", "logo", 3))


def test_a_text_that_reads_like_a_picture_is_a_text() -> None:
    change = wish("home", "hero-text")
    assert settled(change).changes == (change,)


@pytest.mark.parametrize("value", ["picture:0", "picture:10", "picture:", "Picture:1", "", 1, None])
def test_other_values_are_no_pictures(value: object) -> None:
    assert picture_number(value) == 0


def test_none_goes_where_nothing_may_be_written() -> None:
    banner = target("home", "banner", "image", ".github/banner.png")
    index = INDEX._replace(targets=(banner,))
    album = Album((PLAIN,), ("index.html", ".github/banner.png"), blob_id)
    with pytest.raises(Failed) as refused:
        taken(Intent("edit", "…", (wish("home", "banner"),)), index, album)
    assert refused.value.code == "picture"
