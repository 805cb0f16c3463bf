"""What stands on a preview beside its lines: who confirms, and what can be pressed."""

from typing import Any

import pytest

from bot.conversation.reply import Button, Markup
from bot.ux_agent.cards import preview_card
from bot.ux_agent.intent import Change, Intent
from bot.ux_agent.plan import Plan, Undoes

ITEM: dict[str, Any] = {
    "conversation_id": "c" * 22,
    "user_id": "11",
    "locale": "en-US",
    "section": "navbar",
    "plan_digest": "d1" * 32,
    "plan": Plan("c0ffee", (), ("navbar background: a → b",), "").to_data(),
}


def labels(item: dict[str, Any]) -> list[str]:
    (row,) = preview_card(item).rows
    assert isinstance(row, tuple)
    return [part.label for part in row if isinstance(part, Button)]


def test_whoever_confirms_by_a_role_is_named_before_anybody_presses() -> None:
    card = preview_card({**ITEM, "confirm_roles": ["700", "Designer"]})
    told = "To be confirmed by somebody with one of these roles: <@&700>"
    assert Markup(told) in card.lines
    assert isinstance(card.lines[-1], Markup)


@pytest.mark.parametrize("more", [{}, {"confirm_roles": ["Designer"]}])
def test_where_no_role_can_be_named_none_is(more: dict[str, Any]) -> None:
    assert preview_card({**ITEM, **more}).lines == ("navbar background: a → b",)


def test_what_takes_a_change_back_can_be_confirmed_or_cancelled() -> None:
    undoing = Plan("c0ffee", (), (), "", undoes=Undoes("b" * 22, 7, "https://x.example/7", "T", {}))
    assert labels(ITEM) == ["Confirm", "Change", "Cancel"]
    assert labels({**ITEM, "plan": undoing.to_data()}) == ["Confirm", "Cancel"]


def test_one_new_colour_stands_at_the_edge_of_its_preview() -> None:
    def edge(*values: str) -> int:
        changes = tuple(Change("navbar", "set", "background", value) for value in values)
        intent = Intent("edit", "…", changes).to_data()
        return preview_card({**ITEM, "parsed_intent": intent}).accent

    assert edge("#00008b") == edge("#00008b", "Bread") == 0x00008B
    assert edge("#000000") == 1  # black, which Discord would take for none
    assert edge("#00008b", "#ffffff") == edge("Bread") == 0
