"""Tests of bot.interactions.render_components: a card as a container of Components V2."""

import json

from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.reply import Card, Link, Markup
from bot.interactions.render import Json, message, new_message, plain_message
from tests.interactions.cards import CARD, CARDS
from tests.interactions.limits import assert_rows_within_limits
from tests.interactions.payloads import CONVERSATION, OWNER, SHOWN
from tests.interactions.texts import TEXT, assert_fits, units

URL = "https://github.com/o/r/pull/1"


def container_of(body: Json) -> Json:
    (container,) = body["components"]
    found: Json = container
    return found


def texts_of(body: Json) -> list[str]:
    return [part["content"] for part in container_of(body)["components"] if part["type"] == 10]


def text(content: str) -> Json:
    return {"type": 10, "content": content}


def button(letter: str, style: int, label: str) -> Json:
    custom_id = f"ux:{letter}:{CONVERSATION}:{SHOWN}:{OWNER}"
    return {"type": 2, "style": style, "label": label, "custom_id": custom_id}


def test_a_card_is_one_container_from_title_to_buttons() -> None:
    diff = (
        "```diff\n--- a/site.css\n+++ b/site.css\n@@ -1 +1 @@\n"
        "-  background: #fff;\n+  background: #00008b;\n```"
    )
    buttons = [button("c", 3, "Confirm"), button("x", 4, "Cancel")]
    parts = [
        text("### 📝 Preview: navbar\n**navbar background**: #ffffff → #00008b"),
        text(diff),
        text("⚠️ Contrast 1.2 is below 4.5"),
        text("-# Nothing changes until you press Confirm."),
        {"type": 1, "components": buttons},
    ]
    assert new_message(CARD) == {
        "flags": 1 << 15,
        "components": [{"type": 17, "accent_color": 0x5865F2, "components": parts}],
        "allowed_mentions": {"parse": []},
    }


def test_an_empty_card_has_a_title_alone() -> None:
    assert texts_of(message(Card("Done", tone="success"))) == ["### ✅ Done"]
    assert container_of(message(Card("Done", tone="success")))["accent_color"] == 0x57F287


def test_progress_stands_below_the_lines() -> None:
    card = Card("Working", ("a: 1 → 2",), progress="2 of 4: the commit is made")
    assert texts_of(message(card)) == ["### 📝 Working\n**a**: 1 → 2\n\n2 of 4: the commit is made"]


def test_F74_a_footer_is_escaped_unless_it_is_ours() -> None:
    said = "*hi*\n# <t:1:R>"
    assert texts_of(message(Card("T", footer=said)))[-1] == "-# \\*hi\\* # \\<t:1:R>"
    assert texts_of(message(Card("T", footer=Markup(said))))[-1] == f"-# {said}"


def test_an_uploaded_file_is_shown_in_the_container() -> None:
    parts = container_of(message(CARD, file="navbar.diff"))["components"]
    assert {"type": 13, "file": {"url": "attachment://navbar.diff"}} in parts


def test_F48_signs_of_three_bytes_take_up_less_of_them() -> None:
    texts = texts_of(message(Card("T", ("字" * 990,) * 9)))
    assert sum(map(units, texts)) < 3400
    narrow = texts_of(message(Card("T", ("x" * 990,) * 9)))
    assert 3700 < sum(map(units, narrow)) <= 4000


def test_the_least_is_title_and_links_as_text() -> None:
    card = Card("Done: a*b", ("x" * 9000,), rows=((Link("Pull request", URL),),))
    assert plain_message(card) == {
        "content": None,
        "embeds": None,
        "flags": 1 << 15,
        "components": [{"type": 10, "content": f"Done: a\\*b\n{URL}"}],
        "allowed_mentions": {"parse": []},
    }


def test_the_least_keeps_the_file() -> None:
    body = plain_message(Card("Whole difference"), file="x.diff")
    assert body["components"][1] == {"type": 13, "file": {"url": "attachment://x.diff"}}
    assert body["attachments"] == [{"id": 0, "filename": "x.diff"}]


def assert_within_limits(body: Json) -> None:
    """Discord's limits of a message of components: as documented, and the bytes as seen."""
    container = container_of(body)
    inner = container["components"]
    rows = [part for part in inner if part["type"] == 1]
    assert 1 + len(inner) + sum(len(row["components"]) for row in rows) <= 40
    texts = texts_of(body)
    for text in texts:
        assert_fits(text, 1, 4000)
    assert sum(map(units, texts)) <= 4000
    assert sum(len(text.encode()) + 12 for text in texts) <= 10170
    assert_rows_within_limits(rows)


@given(CARDS, st.sampled_from(["", "x.diff"]))
def test_F48_every_card_is_within_limits_and_can_be_sent(card: Card, file: str) -> None:
    body = message(card, file=file)
    assert_within_limits(body)
    json.dumps(body, ensure_ascii=False).encode()


@given(CARDS)
def test_F74_no_card_has_more_than_one_code_block(card: Card) -> None:
    seen = "\n".join(texts_of(message(card)))
    assert seen.replace("\\`", "").count("```") == (2 if card.diff else 0)


@given(TEXT, TEXT)
def test_F48_the_least_is_within_limits_whatever_the_title(title: str, url: str) -> None:
    body = plain_message(Card(title, rows=((Link("x", url), Link("y", URL)),)))
    assert_fits(body["components"][0]["content"], 1, 4000)
    json.dumps(body, ensure_ascii=False).encode()


def test_a_card_about_a_colour_has_it_at_its_edge() -> None:
    card = Card("Preview", accent=0x00008B)
    assert container_of(message(card))["accent_color"] == 0x00008B
    assert message(card, "embed")["embeds"][0]["color"] == 0x00008B
