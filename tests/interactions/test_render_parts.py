"""Tests of bot.interactions.render_parts: what a card says and what can be pressed."""

import pytest

from bot.conversation.reply import Button, Card, Choice, Heading, Link, Markup, Quote, Select
from bot.interactions.render import Json, message
from bot.settings import MessageStyle
from tests.interactions.cards import CARD, MORE
from tests.interactions.payloads import CONVERSATION, OWNER, SHOWN, handle
from tests.shown import shown


def rows_of(card: Card, style: MessageStyle = "embed") -> list[Json]:
    body = message(card, style)
    parts = body["components"]
    inner = parts if style == "embed" else parts[0]["components"]
    return [part for part in inner if part["type"] == 1]


def test_F74_a_line_is_escaped_unless_it_is_ours() -> None:
    card = Card("T", ("<@1> *hi*", Markup("by <@1>: [pull request #2](https://x.example/2)")))
    assert shown(message(card)).text == (
        "\\<\\@1> \\*hi\\*\nby <@1>: [pull request #2](https://x.example/2)"
    )


def test_a_heading_is_bold_with_a_gap_above_and_no_markup_of_its_own() -> None:
    card = Card("T", (Heading("*All*"), "one", Heading("Two")))
    assert shown(message(card)).text == "**\\*All\\***\none\n\n**Two**"


def test_F74_the_title_and_the_bold_part_of_a_line_are_escaped() -> None:
    found = shown(message(Card("a*b\nc", ("x*y: 1 → 2",))))
    assert found.title == "📝 a\\*b c"
    assert found.text == "**x\\*y**: 1 → 2"


def test_nothing_of_what_is_quoted_is_bold() -> None:
    said = "I: navbar background: #fff → #000"
    assert "**" not in shown(message(Card("T", (Quote(said),)))).text
    assert shown(message(Card("T", (said,)))).text.startswith("**I**")


def test_F48_a_line_that_does_not_begin_with_a_name_is_shown_plainly() -> None:
    said = "y" * 2000
    text = shown(message(Card("T", (f"{said}: 1 → 2",)))).text
    assert text.startswith("yyy")


def test_F74_a_diff_cannot_leave_its_block() -> None:
    found = shown(message(Card("T", diff="+ ```\n+ @everyone **x**\x1b[31m")))
    assert found.text == "```diff\n+ ˋˋˋ\n+ @everyone **x**\ufffd[31m\n```"


def test_F48_a_long_diff_is_shortened_with_a_note() -> None:
    card = Card("T", ("a: b → c",), diff="\n".join(f"+ line {number}" for number in range(1000)))
    text = shown(message(card)).text
    assert "+ line 0\n" in text
    assert "… +" in text
    assert len(text) <= 4096


def test_F48_a_long_line_leaves_the_diff_and_the_warnings() -> None:
    card = CARD._replace(lines=("*" * 5000, "second"), warnings=("!" * 5000,) * 9)
    text = shown(message(card)).text
    assert text.startswith("\\*\\*")
    assert "+  background: #00008b;" in text
    assert "⚠️ !!!" in text
    assert len(text) <= 4096


def test_F48_a_link_survives_whatever_is_cut() -> None:
    url = "https://github.com/o/r/pull/1"
    card = Card("x" * 5000, ("y" * 9000,) * 9, rows=((Link("z" * 500, url),),))
    (button,) = shown(message(card)).parts
    assert (button["url"], button["style"], len(button["label"])) == (url, 5, 80)


@pytest.mark.parametrize("url", ["file:///tmp/pulls/1.json", "https://x.example/" + "a" * 600])
def test_F48_a_link_that_no_button_can_carry_is_written_out(url: str) -> None:
    found = shown(message(Card("Done", rows=((Link("Pull request", url),),))))
    assert found.parts == ()
    assert found.text.startswith("Pull request: ")


def test_F48_a_button_that_is_there_already_is_left_out() -> None:
    twin = Button(handle(), "Again")
    assert len(shown(message(Card("T", rows=((twin, twin), (twin,))))).parts) == 1


def test_F48_more_buttons_than_a_row_holds_go_on_in_the_next() -> None:
    many = tuple(Button(handle("answer", str(number)), "x") for number in range(12))
    assert [len(row["components"]) for row in rows_of(Card("T", rows=(many,)))] == [5, 5, 2]


def test_F48_a_message_holds_five_rows() -> None:
    rows = tuple((Button(handle("answer", str(number)), "x"),) for number in range(7))
    assert len(rows_of(Card("T", rows=rows))) == 5


def test_a_select_shows_its_choices() -> None:
    select = Select(handle("answer"), "Pick one", (Choice("Dark", "0", "the dark one"),))
    assert shown(message(Card("T", rows=(select,)))).selects == [
        {
            "type": 3,
            "custom_id": f"ux:a:{CONVERSATION}:{SHOWN}:{OWNER}",
            "placeholder": "Pick one",
            "options": [{"label": "Dark", "value": "0", "description": "the dark one"}],
        }
    ]


@pytest.mark.parametrize(("different", "most"), [(40, 25), (20, 20)])
def test_F48_a_select_shows_25_different_values_at_most(different: int, most: int) -> None:
    choices = tuple(Choice(f"{number}", f"{number % different}") for number in range(80))
    (found,) = shown(message(Card("T", rows=(Select(handle("answer"), "", choices),)))).selects
    options = found["options"]
    assert len({option["value"] for option in options}) == len(options) == most


@pytest.mark.parametrize("choices", [(), (Choice("x", ""),), (Choice("x", "v" * 101),)])
def test_F48_a_select_of_nothing_is_left_out(choices: tuple[Choice, ...]) -> None:
    assert rows_of(Card("T", rows=(Select(handle("answer"), "", choices),))) == []


LONG = CARD._replace(diff="\n".join(f"+ line {number}" for number in range(1000)))


@pytest.mark.parametrize("style", ["components", "embed"])
def test_F48_a_shortened_diff_can_be_seen_whole(style: MessageStyle) -> None:
    (last,) = rows_of(LONG, style)[-1]["components"]
    assert last["label"] == MORE.label
    assert last["custom_id"] == f"ux:d:{CONVERSATION}:{SHOWN}:{OWNER}"


def test_F48_a_diff_with_one_long_line_can_be_seen_whole() -> None:
    found = shown(message(CARD._replace(diff="+" + "x" * 300)))
    assert MORE.label in found.buttons


def test_a_diff_that_is_whole_has_no_such_button() -> None:
    assert MORE.label not in shown(message(CARD)).buttons


def test_F48_that_button_has_a_place_below_any_rows() -> None:
    rows = tuple((Button(handle("answer", str(number)), "x"),) for number in range(7))
    found = rows_of(LONG._replace(rows=rows))
    assert len(found) == 5
    assert found[-1]["components"][0]["label"] == MORE.label
