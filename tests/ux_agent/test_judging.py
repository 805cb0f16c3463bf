"""Whether a card moved between two readings, and nothing else did."""

from bot.conversation.condition import Item
from bot.ux_agent.judging import is_only_moved

BEFORE: Item = {"version": 3}


def test_a_move_is_one_change_and_another_place() -> None:
    assert is_only_moved(BEFORE, {"version": 4, "card_interaction_id": "9"})
    assert is_only_moved(
        BEFORE | {"card_interaction_id": "8"}, {"version": 4, "card_interaction_id": "9"}
    )


def test_a_change_at_the_same_place_is_no_move() -> None:
    assert not is_only_moved(BEFORE, {"version": 4})


def test_a_move_beside_another_change_is_more_than_a_move() -> None:
    assert not is_only_moved(BEFORE, {"version": 5, "card_interaction_id": "9"})
