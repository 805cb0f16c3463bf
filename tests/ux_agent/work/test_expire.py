"""The card of a conversation whose time is over turns grey: truthfully, once, and on time."""

from typing import Any

import pytest

from bot.conversation.condition import Exists
from bot.conversation.job import Job
from bot.conversation.phase import SLIDING_SECONDS, Phase
from bot.conversation.transition import Place, Write, cancel, move
from bot.errors import TransientError
from bot.ux_agent import cards
from bot.ux_agent.outbox import SetExpiry, Transition, effects_of
from bot.ux_agent.work.services import Done, HandBack
from tests.ux_agent.work.workshop import COMMAND, ID, OWNER, Workshop

HOME = Place("ch", COMMAND)
ELSEWHERE = Place("ch2", "i-resume")


@pytest.fixture
def job(shop: Workshop) -> Job:
    """The job of an open preview, as the outbox schedules it; its card is shown."""
    item = shop.preview()
    shop.person.messages[HOME] = cards.card_of(item)
    (effect,) = effects_of(Transition(ID, None, item))
    assert isinstance(effect, SetExpiry)
    assert effect.at == shop.clock() + SLIDING_SECONDS
    return effect.job


def title(shop: Workshop, place: Place = HOME) -> str:
    """What the card there says."""
    return shop.person.messages[place].title


def over(shop: Workshop) -> None:
    """Let the conversation's time run out."""
    shop.clock.advance(SLIDING_SECONDS)


def test_an_open_preview_whose_time_is_over_turns_grey(shop: Workshop, job: Job) -> None:
    over(shop)
    assert shop.perform(job) == Done("expired")
    card = shop.person.messages[HOME]
    assert (card.title, card.tone, card.rows) == ("Expired", "closed", ())
    assert f"<t:{shop.clock()}:f>" in card.lines[1]
    assert "/ux-update" in card.lines[1]


def test_F24_a_late_cancel_in_the_same_moment_keeps_its_word(shop: Workshop, job: Job) -> None:
    over(shop)
    shop.person.messages[HOME] = cards.cancelled_card(shop.item(), "u1", shop.clock())
    assert shop.perform(job) == Done("expired")
    assert title(shop) == "Cancelled"


def test_what_is_still_being_read_has_nothing_to_press_and_turns_grey_too(
    shop: Workshop, job: Job
) -> None:
    reading = {"phase": Phase.COLLECTING}
    shop.store.perform(Write("T0", "update", ID, Exists("phase"), reading))
    shop.person.messages[HOME] = cards.card_of(shop.item())
    over(shop)
    assert shop.perform(job) == Done("expired")
    assert title(shop) == "Expired"


def test_it_says_what_was_asked_for(shop: Workshop, job: Job) -> None:
    over(shop)
    shop.perform(job)
    assert shop.person.messages[HOME].lines[0] == "make it so"


def test_nothing_is_written_and_nothing_is_posted(shop: Workshop, job: Job) -> None:
    before = shop.item()
    over(shop)
    shop.perform(job)
    assert shop.item() == before
    assert shop.person.shown == []


def test_F52_a_second_delivery_changes_nothing(shop: Workshop, job: Job) -> None:
    over(shop)
    shop.perform(job)
    card = shop.person.messages[HOME]
    assert shop.perform(job, received=2) == Done("expired")
    assert shop.person.messages[HOME] == card


def test_a_schedule_that_fires_early_waits_for_the_time(shop: Workshop, job: Job) -> None:
    shop.clock.advance(SLIDING_SECONDS - 30)
    assert shop.perform(job) == HandBack("early", 31)
    shop.clock.advance(31)
    assert shop.perform(job, received=2) == Done("expired")


def test_an_end_that_moved_leaves_the_card_to_the_later_schedule(shop: Workshop, job: Job) -> None:
    assert shop.perform(job) == Done("moved on")
    assert title(shop) == "Preview: navbar"


@pytest.mark.parametrize("phase", [Phase.CONFIRMED, Phase.EXECUTING, Phase.COMPLETED, Phase.FAILED])
def test_F53_a_conversation_that_moved_on_meanwhile_keeps_its_card(
    shop: Workshop, job: Job, phase: Phase
) -> None:
    over(shop)
    change(shop, phase=phase)
    assert shop.perform(job) == Done("moved on")
    assert title(shop) == "Preview: navbar"


def test_a_request_that_was_never_read_turns_grey_too(shop: Workshop, job: Job) -> None:
    change(shop, phase=Phase.COLLECTING)
    shop.person.messages[HOME] = cards.reading_card(shop.item())
    over(shop)
    assert shop.perform(job) == Done("expired")
    assert title(shop) == "Expired"


def test_a_conversation_that_was_cancelled_stays_cancelled(shop: Workshop, job: Job) -> None:
    item = shop.store.perform(cancel(ID, OWNER))
    shop.person.messages[HOME] = cards.cancelled_card(item, OWNER.user_id, shop.clock())
    over(shop)
    assert shop.perform(job) == Done("expired")
    assert title(shop) == "Cancelled"


def test_a_conversation_that_was_collected_turns_grey_where_the_job_says(
    shop: Workshop, job: Job
) -> None:
    shop.store.perform(cancel(ID, OWNER))  # it is gone, but its card was never changed
    over(shop)
    assert shop.perform(job) == Done("expired")
    assert title(shop) == "Expired"


def test_a_card_that_was_brought_elsewhere_turns_grey_there(shop: Workshop, job: Job) -> None:
    item = shop.store.perform(move(shop.item(), OWNER, ELSEWHERE, shop.clock()))
    shop.person.messages[ELSEWHERE] = cards.card_of(item)
    over(shop)
    assert shop.perform(job) == Done("expired")
    assert (title(shop), title(shop, ELSEWHERE)) == ("Preview: navbar", "Expired")


def test_a_message_that_the_bot_cannot_reach_is_left_alone(shop: Workshop, job: Job) -> None:
    shop.person.messages.clear()
    over(shop)
    assert shop.perform(job) == Done("expired, message gone")


def test_F47_a_discord_that_is_away_is_tried_again(shop: Workshop, job: Job) -> None:
    over(shop)
    shop.person.faults = [TransientError("429", 33.0)]
    assert shop.perform(job) == HandBack("unreachable", 33)
    assert shop.perform(job, received=2) == Done("expired")


def test_an_item_of_a_newer_shape_is_left_alone(shop: Workshop, job: Job) -> None:
    change(shop, schema_version=99)
    over(shop)
    assert shop.perform(job) == Done("moved on")


def change(shop: Workshop, **values: Any) -> None:
    """Set attributes of the stored conversation."""
    shop.store.perform(Write("T0", "update", ID, Exists("phase"), values))
