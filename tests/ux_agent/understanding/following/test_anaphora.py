"""What points back is the thing just named, and a correction keeps what it does not take back."""

from typing import TypeAlias

import pytest

from bot.adapters.folder import Folder
from bot.ux_agent.intent import Intent
from bot.ux_agent.reading import read_request, read_said
from bot.ux_agent.scanning.scan import index_of
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.trial import converse
from bot.ux_agent.understanding.following.anaphora import filled, resolved
from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.scanned_page import PAGE

Shop: TypeAlias = tuple[SiteIndex, Folder]
_PAGE = """<!doctype html>
<html lang="en">
<head><title>Shop</title><link rel="stylesheet" href="site.css"></head>
<body>
<main>
<section class="hero"><h1>Fresh bread</h1><p class="sub tagline">Every day</p>
<a class="btn" href="/order">Order</a></section>
<section class="more"><h2>More</h2><p class="note">Bring a bag</p><a class="btn" href="/b">See</a>
</section>
</main>
</body>
</html>
"""
_SHEET = """body { background: #ffffff; color: #222222; }
.btn { background: #b5532c; color: #fff; border-radius: 4px; }
h1 { font-size: 40px; color: #333333; }
.sub { font-size: 18px; }
.note { font-weight: 700; }
"""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    folder = tmp_path_factory.mktemp("shop")
    (folder / "index.html").write_text(_PAGE)
    (folder / "site.css").write_text(_SHEET)
    source = Folder(folder)
    return index_of("shop", source), source


def _rules(shop: Shop, *messages: str) -> set[str]:
    """The lines of the sheet that the messages change, as they would be."""
    files = converse(messages, *shop).files
    return set(files["site.css"].decode().splitlines()) - set(_SHEET.splitlines())


@pytest.mark.parametrize(
    "first",
    [
        'change the kiln heading to "Hire it" and make that heading green',
        'change the kiln heading to "Hire it" and make that title bigger',
    ],
)
def test_that_heading_is_the_one_just_renamed(first: str) -> None:
    places = [(one.section, one.property) for one in said(PAGE, first).changes]
    assert places[0][1] == "kiln-title"
    assert not [one for one in places if one[1].startswith(("headline", "font"))]


def test_a_quoted_that_heading_is_a_text() -> None:
    found = changes(PAGE, 'change the headline to "Make that heading green"')
    assert found[0][-1] == "Make that heading green"


@pytest.mark.parametrize(
    "more",
    [
        "actually the tagline, and bold",
        "no, the tagline and bold",
        "sorry, I meant the tagline, and make it bold",
    ],
)
def test_a_correction_that_adds_a_look_keeps_what_was_said(shop: Shop, more: str) -> None:
    assert _rules(shop, "make the headline yellow", more) == {
        ".sub { font-size: 18px; color: #ffff00; font-weight: bold; }"
    }


@pytest.mark.parametrize("more", ["not bold", "actually not bold", "leave it not bold please"])
def test_not_bold_takes_back_that_look_alone(more: str) -> None:
    found = changes(PAGE, "make the headline yellow and bold", more)
    assert ("home", "headline-color", "", "#ffff00") in found
    assert "bold" not in [one[-1] for one in found]


@pytest.mark.parametrize(
    "messages",
    [
        ("make the tagline not bold",),
        ("the tagline should not be bold",),
        ("make the tagline bold", "actually not bold"),
        ("make the tagline bold", "make it not bold"),
    ],
)
def test_not_bold_is_a_weight_that_may_be_so_already(shop: Shop, messages: tuple[str, ...]) -> None:
    assert converse(messages, *shop).outcome.intent.kind == "noop"


def test_not_bold_is_given_to_what_is_bold(shop: Shop) -> None:
    assert _rules(shop, "make the note not bold") == {".note { font-weight: normal; }"}


def test_not_bold_in_a_text_is_a_text(shop: Shop) -> None:
    page = converse(['change the headline to "We are not bold"'], *shop).files["index.html"]
    assert b"<h1>We are not bold</h1>" in page


@pytest.mark.parametrize(
    "more", ["undo that", "undo the last one", "undo", "take that back please"]
)
def test_undoing_goes_back_one_step(shop: Shop, more: str) -> None:
    first = read_request("make the headline green", shop[0]).intent
    second = read_said(first, ("change", "lighter"), shop[0]).intent
    assert second.changes != first.changes
    kept = Intent.from_data(second.to_data())
    third = read_said(kept, ("change", more), shop[0]).intent
    assert (third.kind, third.changes) == ("edit", first.changes)
    assert read_said(third, ("change", "undo that"), shop[0]).intent.kind == "refuse"


@pytest.mark.parametrize(
    ("more", "changed"),
    [
        ("darker", "button-background"),
        ("and a bit darker", "button-background"),
        ("and bold", "button-weight"),
    ],
)
def test_a_look_without_a_subject_is_the_elements_and_never_the_pages(
    shop: Shop, more: str, changed: str
) -> None:
    found = converse(["make the buttons rounder", more], *shop).outcome.intent
    assert [one.property for one in found.changes[1:]] == [changed]
    assert found.kind == "edit"
    assert said(PAGE, "make the buttons rounder", more).kind == "clarify"


@pytest.mark.parametrize(
    ("message", "before", "told"),
    [
        (
            'change Ruth\'s quote to "A" and Ella\'s to "B"',
            "",
            'change Ruth\'s quote to "A" and Ella\'s quote to "B"',
        ),
        ('and Ella\'s to "B"', 'change Ruth\'s quote to "A"', 'and Ella\'s quote to "B"'),
        (
            'the title of the shop should be "A" and the one of the fair "B"',
            "",
            'the title of the shop should be "A" and the title of the fair "B"',
        ),
        ("make Ruth's button red", "", "make Ruth's button red"),
        ("and the one in the footer", "make the button red", "and the one in the footer"),
    ],
)
def test_a_field_that_was_named_before_is_told_out(message: str, before: str, told: str) -> None:
    assert filled(message, before) == told


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (
            "the strip at the top, can you make that red with white text",
            "make the strip at the top red with white text",
        ),
        ("the pale bit up there: make it blue", "make the pale bit up there blue"),
        ("those ticks - turn them orange", "turn those ticks orange"),
        ("the header is ugly, make it green", "the header is ugly, make it green"),
        ("the headline to Hello, make it green", "the headline to Hello, make it green"),
        ('the "Big one", make it green', 'the "Big one", make it green'),
    ],
)
def test_a_thing_that_is_named_first_is_what_it_is_about(message: str, told: str) -> None:
    assert resolved(message) == told
