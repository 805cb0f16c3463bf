"""Tests of bot.interactions.render_embed: a card as an embed."""

import json

from hypothesis import given

from bot.conversation.reply import Card
from bot.interactions.render import Json, message
from tests.interactions.cards import CARD, CARDS
from tests.interactions.limits import assert_rows_within_limits
from tests.interactions.texts import assert_fits, units


def test_a_card_reads_from_change_to_diff_to_warning() -> None:
    (embed,) = message(CARD, "embed")["embeds"]
    assert embed == {
        "title": "📝 Preview: navbar",
        "color": 0x5865F2,
        "description": (
            "**navbar background**: #ffffff → #00008b\n\n"
            "```diff\n--- a/site.css\n+++ b/site.css\n@@ -1 +1 @@\n"
            "-  background: #fff;\n+  background: #00008b;\n```\n\n"
            "⚠️ Contrast 1.2 is below 4.5"
        ),
        "footer": {"text": "Nothing changes until you press Confirm."},
    }


def test_an_empty_card_has_a_title_alone() -> None:
    assert message(Card("Done", tone="success"), "embed")["embeds"] == [
        {"title": "✅ Done", "color": 0x57F287}
    ]


def assert_within_limits(body: Json) -> None:
    """Discord's limits of a message with an embed, as its documentation gives them."""
    (embed,) = body["embeds"]
    texts = [embed["title"], embed.get("description", ""), embed.get("footer", {}).get("text", "")]
    for text, most in zip(texts, (256, 4096, 2048), strict=True):
        assert_fits(text, 0, most)
    assert sum(map(units, texts)) <= 6000
    assert embed["title"].strip()
    assert len(body["components"]) <= 5
    assert_rows_within_limits(body["components"])


@given(CARDS)
def test_F48_every_card_is_within_limits_and_can_be_sent(card: Card) -> None:
    body = message(card, "embed")
    assert_within_limits(body)
    json.dumps(body, ensure_ascii=False).encode()


@given(CARDS)
def test_F74_no_card_has_more_than_one_code_block(card: Card) -> None:
    (embed,) = message(card, "embed")["embeds"]
    shown = embed.get("description", "")
    assert shown.replace("\\`", "").count("```") == (2 if card.diff else 0)
