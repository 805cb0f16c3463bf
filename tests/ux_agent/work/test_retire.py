"""A card that was brought elsewhere: the old one says where to, the live one is what is edited."""

import pytest

from bot.conversation.condition import Exists
from bot.conversation.job import Job
from bot.conversation.transition import Place, Write, cancel, move
from bot.errors import TransientError
from bot.ux_agent import cards
from bot.ux_agent.work.services import Done, HandBack
from tests.ux_agent.work.workshop import COMMAND, GUILD, ID, OWNER, Workshop

OLD = Place("ch", COMMAND)
NEW = Place("ch2", "9000")
RETIRE = Job(
    "retire",
    GUILD,
    ID,
    channel_id=NEW.channel_id,
    card_channel_id=OLD.channel_id,
    card_interaction_id=OLD.interaction_id,
)


@pytest.fixture
def job(shop: Workshop) -> Job:
    """The card of a preview was brought elsewhere, and both are still there."""
    item = shop.preview()
    shop.person.messages[OLD] = cards.card_of(item)
    moved = shop.store.perform(move(item, OWNER, NEW, shop.clock()))
    shop.person.messages[NEW] = cards.card_of(moved)
    return RETIRE


def test_the_old_card_has_no_buttons_and_a_link_to_the_live_one(shop: Workshop, job: Job) -> None:
    assert shop.perform(job) == Done("retired")
    card = shop.person.messages[OLD]
    assert (card.title, card.rows) == ("Moved", ())
    assert "https://discord.com/channels/g1/ch2/m-9000" in card.lines[1]
    assert shop.person.messages[NEW].title == "Preview: navbar"


def test_in_direct_messages_the_link_is_one_of_them(shop: Workshop, job: Job) -> None:
    shop.store.perform(Write("T0", "update", ID, Exists("phase"), {"guild_id": "dm"}))
    shop.perform(job)
    assert "channels/@me/ch2/m-9000" in shop.person.messages[OLD].lines[1]


def test_a_live_card_that_is_not_there_yet_is_waited_for(shop: Workshop, job: Job) -> None:
    live = shop.person.messages.pop(NEW)
    assert shop.perform(job) == HandBack("new card not there", 5)
    shop.person.messages[NEW] = live
    assert shop.perform(job, received=2) == Done("retired")


def test_a_live_card_that_the_bot_cannot_see_is_named_by_its_channel(
    shop: Workshop, job: Job
) -> None:
    del shop.person.messages[NEW]
    assert shop.perform(job, received=3) == Done("retired")
    assert "<#ch2>" in shop.person.messages[OLD].lines[1]


def test_a_job_ahead_of_its_write_waits_for_it(shop: Workshop, job: Job) -> None:
    early = job._replace(card_channel_id=NEW.channel_id, card_interaction_id=NEW.interaction_id)
    assert shop.perform(early) == HandBack("not moved", 5)
    assert shop.perform(early, received=6) == Done("not moved")
    assert shop.person.messages[NEW].title == "Preview: navbar"


def test_a_conversation_that_is_over_by_now_leaves_no_button_behind(
    shop: Workshop, job: Job
) -> None:
    shop.store.perform(cancel(ID, OWNER))
    assert shop.perform(job) == Done("retired")
    assert (shop.person.messages[OLD].title, shop.person.messages[OLD].rows) == ("Ended", ())


def test_F52_an_old_card_that_has_its_last_word_keeps_it(shop: Workshop, job: Job) -> None:
    shop.perform(job)
    said = shop.person.messages[OLD]
    shop.store.perform(cancel(ID, OWNER))
    assert shop.perform(job, received=2) == Done("retired")
    assert shop.person.messages[OLD] == said


def test_an_old_card_that_the_bot_cannot_reach_is_left_alone(shop: Workshop, job: Job) -> None:
    del shop.person.messages[OLD]
    assert shop.perform(job) == Done("retired, message gone")


def test_F47_a_discord_that_is_away_is_tried_again(shop: Workshop, job: Job) -> None:
    shop.person.faults = [TransientError("429", 33.0)]
    assert shop.perform(job) == HandBack("unreachable", 33)
    assert shop.perform(job, received=2) == Done("retired")


def test_the_outcome_is_shown_on_the_live_card_though_the_old_one_was_pressed(
    shop: Workshop,
) -> None:
    """Confirmed on the old card (press 8000), then brought elsewhere (9000) while it works."""
    item = shop.preview()
    pressed = shop.confirm(item, by="8000")
    moved = shop.store.perform(move(shop.item(), OWNER, NEW, shop.clock()))
    shop.person.messages[NEW] = cards.card_of(moved)
    assert shop.perform(pressed) == Done("completed")
    assert shop.person.messages[NEW].title == "Done: navbar"
    assert shop.person.shown == []


def test_a_live_card_that_cannot_be_reached_leaves_the_pressed_one_to_tell(shop: Workshop) -> None:
    pressed = shop.confirm(shop.preview(), by="8000")
    shop.store.perform(move(shop.item(), OWNER, NEW, shop.clock()))
    assert shop.perform(pressed) == Done("completed")
    assert shop.person.titles == ["Done: navbar"]


def test_a_press_on_the_card_where_it_is_now_is_told_by_its_own_token(shop: Workshop) -> None:
    moved = shop.store.perform(move(shop.preview(), OWNER, NEW, shop.clock()))
    shop.person.messages[NEW] = cards.card_of(moved)
    assert shop.perform(shop.confirm(moved, by="9500")) == Done("completed")
    assert shop.person.titles == ["Done: navbar"]


def test_an_old_card_that_says_working_says_where_the_outcome_will_be(shop: Workshop) -> None:
    shop.confirm(shop.preview(), by="8000")
    shop.person.messages[OLD] = cards.card_of(shop.item())
    moved = shop.store.perform(move(shop.item(), OWNER, NEW, shop.clock()))
    shop.person.messages[NEW] = cards.card_of(moved)
    assert shop.perform(RETIRE) == Done("retired")
    assert shop.person.messages[OLD].title == "Moved"


def test_an_old_card_that_tells_the_outcome_keeps_it(shop: Workshop) -> None:
    pressed = shop.confirm(shop.preview(), by="8000")
    shop.store.perform(move(shop.item(), OWNER, NEW, shop.clock()))
    shop.perform(pressed)
    shop.person.messages[OLD] = cards.card_of(shop.item())
    assert shop.perform(RETIRE, received=3) == Done("retired")
    assert shop.person.messages[OLD].title == "Done: navbar"


def test_a_live_card_that_came_after_the_outcome_tells_it_too(shop: Workshop) -> None:
    pressed = shop.confirm(shop.preview(), by="8000")
    moved = shop.store.perform(move(shop.item(), OWNER, NEW, shop.clock()))
    shop.perform(pressed)
    shop.person.messages = {OLD: cards.card_of(shop.item()), NEW: cards.card_of(moved)}
    assert shop.perform(RETIRE) == Done("retired")
    assert {card.title for card in shop.person.messages.values()} == {"Done: navbar"}


@pytest.mark.parametrize("is_live_seen", [True, False])
def test_an_outcome_told_on_the_old_card_meanwhile_is_not_lost(
    shop: Workshop, *, is_live_seen: bool
) -> None:
    pressed = shop.confirm(shop.preview(), by="8000")
    moved = shop.store.perform(move(shop.item(), OWNER, NEW, shop.clock()))
    shop.person.messages = {OLD: cards.card_of(moved)}
    locate = shop.person.locate

    def meanwhile(place: Place) -> str:
        shop.perform(pressed)
        shop.person.messages[OLD] = cards.card_of(shop.item())
        if is_live_seen:
            shop.person.messages[NEW] = cards.card_of(moved)
        return locate(place)

    shop.person.locate = meanwhile  # type: ignore[method-assign]
    assert shop.perform(RETIRE, received=3) == Done("retired")
    assert shop.person.messages[NEW if is_live_seen else OLD].title == "Done: navbar"
