"""Parts that repeat in a page's own markup, as lists with what each is called."""

import pytest

from bot.ux_agent.site import SiteIndex, Target
from tests.ux_agent.scanning.proposed import named, plain, values

CARD = (
    '<div class="col"><div class="card"><img src="/{0}.jpg" alt=""><div class="top"><h4>{0}</h4>'
    "</div><div><p class=cost>£{1}</p><p>About {0}.</p><a class=btn href=/b>Book {0}</a></div>"
    "</div></div>"
)
CARDS = CARD.format("Terriers", 20) + CARD.format("Hounds", 30)
PAGE = "<main><h1>Hi</h1><section id=dogs><h2>For dogs</h2>{}</section></main>"


def labels(target: Target) -> list[str]:
    return [entry.label for entry in target.entries]


def site_of(body: str) -> SiteIndex:
    return plain(PAGE.format(f"<div class=row>{body}</div>"))


def test_cards_are_a_list_called_as_their_class_and_the_heading_above() -> None:
    found = named(site_of(CARDS), "home", "cards")
    assert labels(found) == ["Terriers", "Hounds"]
    assert "for dogs" in found.aliases
    assert found.entries[0].whole.raw == CARD.format("Terriers", 20)


def test_all_that_a_card_shows_is_named_by_its_heading() -> None:
    found = values(site_of(CARDS), "home")
    assert found["hounds-price"] == "£30"
    assert not found["hounds-image-alt"]
    assert found["hounds-text"] == "About Hounds."
    assert found["hounds-button"] == "Book Hounds"


def test_a_card_with_more_than_its_heading_is_not_made_up() -> None:
    assert named(site_of(CARDS), "home", "cards").places[0].style == "{}"


QUOTES = (
    "<blockquote><p>Kind.</p><cite>Ann</cite></blockquote>"
    "<blockquote><p>Fast.</p><cite>Bob</cite></blockquote>"
)
QUESTIONS = (
    "<details><summary>May I?</summary><p>Yes.</p></details>"
    "<details><summary>Must I?</summary><p>No.</p></details>"
)
ROWS = (
    "<table><tr><th>Job</th><th>Price</th></tr><tr><td>Bath</td><td>£9</td></tr>"
    "<tr><td>Trim</td><td>£7</td></tr></table>"
)
TEAM = "<ul class=team><li><b>Ann</b> <i>cooks</i></li><li><b>Bob</b> <i>bakes</i></li></ul>"


@pytest.mark.parametrize(
    ("body", "name", "known", "about"),
    [
        (QUOTES, "testimonials", ["Ann", "Bob"], "Kind."),
        (QUESTIONS, "questions", ["May I?", "Must I?"], "Yes."),
        (ROWS, "price list", ["Bath", "Trim"], "£9"),
        (TEAM, "team", ["Ann", "Bob"], "cooks"),
    ],
)
def test_quotes_questions_rows_and_people_are_lists(
    body: str, name: str, known: list[str], about: str
) -> None:
    site = site_of(body)
    found = next(one for one in site.targets if one.entries)
    assert name in {found.property, *found.aliases}
    assert labels(found) == known
    assert found.entries[0].description == about


@pytest.mark.parametrize(
    "body",
    [
        "<table><tr><td>Monday</td><td>9-17</td></tr><tr><td>Sunday</td><td>closed</td></tr></table>",
        "<div><h3>One <b>or</b> two</h3><p>A</p></div><div><h3>Three</h3><p>B</p></div>",
        "<div class=card><h3>Alone</h3><p>A</p></div>",
    ],
)
def test_hours_parts_of_headings_and_what_stands_alone_are_no_list(body: str) -> None:
    assert not [one for one in site_of(body).targets if one.entries]


def test_parts_side_by_side_that_nothing_calls_one_thing_are_no_list() -> None:
    body = (
        "<div class=col><h2>Find us</h2><p>A</p></div><div class=col><h2>Hours</h2><p>B</p></div>"
    )
    assert not [one for one in plain(f"<main>{body}</main>").targets if one.entries]


def test_a_list_is_called_without_its_article_and_texts_are_not_called_as_lists() -> None:
    people = "<li><b>Ann</b>, cook</li><li><b>Bo</b>, baker</li>"
    people = f"<h2>The team</h2><ul class=team-list>{people}</ul>"
    more = f"<main><h1>B</h1>{people}</main>"
    site = plain("<main><h1>A</h1></main><a href=more.html>b</a>", more=more)
    assert {"team", "team list"} <= set(named(site, "more", "team-list").aliases)
    assert not [one for one in site.targets if one.type == "text" and "team" in one.aliases]


@pytest.mark.parametrize("word", ["reviews", "praise", "what they say", "testimonials"])
def test_a_part_is_called_by_id_class_heading_and_what_it_holds(word: str) -> None:
    body = f"<section id=reviews class='praise dark'><h2>What they say</h2>{QUOTES}</section>"
    css = ".praise { background: red }"
    site = plain(f"<main><h1>A</h1>{body}<section class=dark><p>B</p></section></main>", css)
    assert word in named(site, "home", "reviews-visibility").aliases
    assert f"{word} background" in named(site, "home", "reviews-background").aliases
    assert "dark" not in named(site, "home", "reviews-visibility").aliases


def test_a_table_with_some_rows_of_hours_is_a_list_of_all_its_rows() -> None:
    rows = "<tr><th>Check-in</th><td>3pm</td></tr><tr><th>Sundays</th><td>8am - 10am</td></tr>"
    site = plain(f"<main><h1>A</h1><table class=times>{rows}</table></main>")
    assert [one.label for one in named(site, "home", "times").entries] == ["Check-in", "Sundays"]


def test_parts_of_a_page_of_one_class_are_no_entries_and_hold_lists_of_their_own() -> None:
    quotes = "".join(f"<blockquote><p>Good {n}.</p><cite>Jo {n}</cite></blockquote>" for n in "ab")
    body = "<div class=wrap id=us><h2>Us</h2><p>We.</p></div>"
    body += f"<div class=wrap id=said><h2>Said</h2>{quotes}</div>"
    site = plain(body)
    assert [one.label for one in named(site, "home", "said").entries] == ["Jo a", "Jo b"]
    assert "reviews" in named(site, "home", "said").aliases


def test_pictures_with_captions_are_no_reviews() -> None:
    figures = "".join(
        f"<figure><img src={n}.png alt={n}><figcaption>The {n}</figcaption></figure>" for n in "ab"
    )
    site = plain(f"<main><h1>A</h1><div class=thumbs>{figures}</div></main>")
    assert "reviews" not in named(site, "home", "thumbs").aliases


def test_boxes_are_called_so() -> None:
    boxes = "".join(f"<div class=box><h2>{name}</h2><p>Hi.</p></div>" for name in ("A", "B"))
    assert labels(named(plain(f"<main><h1>X</h1>{boxes}</main>"), "home", "boxes")) == ["A", "B"]


def test_tables_with_rows_of_the_same_names_are_two_lists_where_they_tell_other_prices() -> None:
    row = "<tr><td>{}</td><td>{{}}</td></tr>"
    table = f"<h3>{{}}</h3><table>{row.format('Swim')}{row.format('Sauna')}</table>"
    index = plain(
        PAGE.format(table.format("Weekdays", "£6", "£5") + table.format("Weekends", "£8", "£7"))
    )
    lists = [one for one in index.targets if one.entries]
    assert [[entry.description for entry in one.entries] for one in lists] == [
        ["£6", "£5"],
        ["£8", "£7"],
    ]
    assert not any(one.mirrors for one in lists)
