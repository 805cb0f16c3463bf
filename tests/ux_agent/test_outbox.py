"""What follows from a conversation's change: pure decisions."""

from typing import Any

import pytest

from bot.conversation.condition import Item
from bot.conversation.job import Job
from bot.conversation.phase import Phase
from bot.ux_agent.outbox import DropExpiry, Effect, SetExpiry, Transition, effects_of

KEY = "AbC_-123456789012345-z"
OPEN = (Phase.COLLECTING, Phase.NEEDS_CLARIFICATION, Phase.AWAITING_CONFIRMATION)
CLOSED = (Phase.CONFIRMED, Phase.EXECUTING, Phase.COMPLETED, Phase.FAILED)


def item(phase: str = Phase.AWAITING_CONFIRMATION, **changes: Any) -> Item:
    """A conversation in that phase."""
    return {
        "conversation_id": KEY,
        "guild_id": "g1",
        "application_id": "app",
        "channel_id": "c1",
        "interaction_id": "100",
        "locale": "de",
        "phase": phase,
        "schema_version": 1,
        "expires_at": 5000,
        **changes,
    }


def after(old: Item | None, new: Item | None, *, is_garbage: bool = False) -> list[Effect]:
    """The effects of a change."""
    return effects_of(Transition(KEY, old, new, is_garbage=is_garbage))


@pytest.mark.parametrize("phase", OPEN)
def test_a_conversation_that_begins_gets_its_end(phase: str) -> None:
    job = Job("expire", "g1", KEY, application_id="app", channel_id="c1", locale="de")
    placed = job._replace(card_channel_id="c1", card_interaction_id="100")
    assert after(None, item(phase)) == [SetExpiry(KEY, 5000, placed)]


def test_a_step_that_opens_it_for_longer_moves_its_end() -> None:
    (effect,) = after(item(), item(expires_at=6000))
    assert isinstance(effect, SetExpiry)
    assert effect.at == 6000


def test_a_card_that_is_brought_elsewhere_ends_there() -> None:
    (effect,) = after(item(), item(card_channel_id="c2", card_interaction_id="200"))
    assert isinstance(effect, SetExpiry)
    assert (effect.job.card_channel_id, effect.job.card_interaction_id) == ("c2", "200")


@pytest.mark.parametrize("old", OPEN)
@pytest.mark.parametrize("new", OPEN)
def test_a_step_that_changes_neither_asks_for_nothing(old: str, new: str) -> None:
    assert after(item(old), item(new)) == []


@pytest.mark.parametrize("phase", CLOSED)
def test_what_moves_on_has_no_end_any_more(phase: str) -> None:
    assert after(item(), item(phase)) == [DropExpiry(KEY)]


@pytest.mark.parametrize("phase", CLOSED)
def test_a_new_preview_after_confirm_gets_an_end_again(phase: str) -> None:
    (effect,) = after(item(phase), item(expires_at=9000))
    assert isinstance(effect, SetExpiry)


def test_what_is_cancelled_has_no_end_any_more() -> None:
    assert after(item(), None) == [DropExpiry(KEY)]


def test_what_is_collected_keeps_the_schedule_that_is_about_to_fire() -> None:
    assert after(item(), None, is_garbage=True) == []


@pytest.mark.parametrize("old", CLOSED)
@pytest.mark.parametrize("new", CLOSED)
def test_the_work_after_confirm_asks_for_nothing(old: str, new: str) -> None:
    assert after(item(old), item(new)) == []
    assert after(item(old), None) == []


def test_an_item_of_a_newer_shape_is_left_to_a_newer_outbox() -> None:
    assert after(None, item(schema_version=99)) == []


@pytest.mark.parametrize("lacking", ["phase", "expires_at", "interaction_id", "guild_id"])
def test_an_item_that_lacks_something_is_an_error(lacking: str) -> None:
    new = item()
    del new[lacking]
    with pytest.raises(KeyError):
        after(None, new)
