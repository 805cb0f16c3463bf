"""`/ux-resume`: what comes here, what is to be picked, and what is said where nothing can come."""

import pytest

from bot.conversation.condition import Item
from bot.conversation.phase import Phase
from bot.conversation.reply import Handle, Replace, Reply, Say, Select, Suggest
from bot.conversation.transition import (
    Lease,
    Presser,
    Write,
    answer,
    complete,
    place_of,
    take,
)
from bot.errors import TransientError, UserError
from bot.ux_agent.commands import resume
from tests.ux_agent.world import ADA, BOB, World, button, card, words

FOOTER = "make the footer black"


def brought(world: World, presser: Presser = ADA, wanted: str = "") -> Say:
    reply = world.command("ux-resume", presser, conversation=wanted)
    assert isinstance(reply, Say)
    return reply


def picking(reply: Say) -> Select:
    """The select of a private list."""
    assert reply.is_private
    (select,) = reply.card.rows
    assert isinstance(select, Select)
    return select


def test_the_only_open_one_comes_here_at_once(world: World) -> None:
    first = world.start()
    reply = brought(world)

    assert not reply.is_private
    assert card(reply) == card(first)
    assert reply.decision == "resumed"
    assert place_of(world.item) == ("88", str(world.count))


def test_the_old_card_is_retired_by_one_job(world: World) -> None:
    world.start()
    old = place_of(world.item)
    brought(world)

    (job,) = world.queue.jobs
    assert (job.kind, job.conversation_id) == ("retire", world.item["conversation_id"])
    assert (job.card_channel_id, job.card_interaction_id) == old
    assert (job.channel_id, job.interaction_id) == place_of(world.item)


def test_once_more_retires_the_card_of_the_last_time(world: World) -> None:
    world.start()
    brought(world)
    second = place_of(world.item)
    brought(world)

    assert world.queue.jobs[-1].card_interaction_id == second.interaction_id


def test_its_buttons_work_where_it_came_to(world: World) -> None:
    world.start()
    handle = button(brought(world), "Confirm").handle
    reply = world.agent().confirm_and_execute(handle, ADA, world.origin())
    assert card(reply).title == "Working: navbar"


def test_of_several_one_is_picked_from_a_private_list(world: World) -> None:
    world.start()
    world.clock.advance(1)
    world.start(FOOTER)

    select = picking(brought(world))
    assert [choice.label for choice in select.choices] == [
        "footer: make the footer black",
        "navbar: make the navbar dark blue",
    ]
    assert {choice.description for choice in select.choices} == {"waits for Confirm"}
    assert world.queue.jobs == []

    asked = world.asked()._replace(picks={"resume": (select.choices[0].value,)})
    reply = world.agent().press(select.handle, asked)
    assert isinstance(reply, Say)
    assert not reply.is_private
    assert card(reply).title == "Preview: footer"


def test_some_of_its_words_tell_which_one_is_meant(world: World) -> None:
    world.start()
    world.start(FOOTER)
    assert card(brought(world, wanted="FOOTER black")).title == "Preview: footer"


def test_words_that_fit_none_are_said_so(world: World) -> None:
    world.start()
    with pytest.raises(UserError, match=r"None of your open changes here is like “sidebar”"):
        brought(world, wanted="sidebar")


def test_an_id_needs_no_list(world: World) -> None:
    world.start()
    world.start(FOOTER)
    world.listing = None
    wanted = world.store.items()[0]["conversation_id"]
    assert card(brought(world, wanted=wanted)).title == "Preview: navbar"


def test_nothing_open_is_said_so(world: World) -> None:
    with pytest.raises(UserError, match="You have no open change here"):
        brought(world)


def test_where_nothing_is_listed_that_is_said(world: World) -> None:
    world.start()
    world.listing = None
    with pytest.raises(UserError, match="has not enabled that"):
        brought(world)


def test_F28_what_is_over_is_not_listed_and_does_not_come(world: World) -> None:
    world.start()
    key = world.item["conversation_id"]
    world.clock.advance(3600)
    with pytest.raises(UserError, match="no open change"):
        brought(world)
    assert words(brought(world, wanted=key)) == "Conversation not found or expired"


def test_F13_a_strangers_is_neither_listed_nor_brought(world: World) -> None:
    world.start()
    key = world.item["conversation_id"]
    with pytest.raises(UserError, match="no open change"):
        brought(world, BOB)
    reply = brought(world, BOB, key)
    assert (words(reply), reply.is_private) == ("Only <@11> can bring this elsewhere", True)
    assert world.queue.jobs == []


def test_F14_from_another_server_it_is_neither_listed_nor_found(world: World) -> None:
    world.start()
    key = world.item["conversation_id"]
    elsewhere = Presser("11", "501")
    with pytest.raises(UserError, match="no open change"):
        brought(world, elsewhere)
    reply = brought(world, elsewhere, key)
    assert words(reply) == "Conversation not found or expired"
    assert reply.remark == "other_guild"


def test_a_running_one_comes_too_and_a_finished_one_does_not(world: World) -> None:
    handle = button(world.start(), "Confirm").handle
    world.agent().confirm_and_execute(handle, ADA, world.origin())
    assert card(brought(world)).title == "Working: navbar"

    key = world.item["conversation_id"]
    world.store.perform(take(key, "w", now=world.clock(), until=world.clock() + 60))
    world.store.perform(complete(key, Lease(1, 0), number=7, url="https://example.com/7"))
    with pytest.raises(UserError, match="no open change"):
        brought(world)
    reply = brought(world, wanted=key)
    assert reply.is_private
    assert "https://example.com/7" in words(reply)


def test_what_is_still_being_read_stays_until_it_is_read(blind: World) -> None:
    blind.start()
    reply = brought(blind)
    assert (reply.is_private, words(reply).startswith("I am still reading")) == (True, True)


def test_F23_a_command_delivered_again_shows_the_same_card(world: World) -> None:
    world.start()
    asked = world.asked()
    first = resume.resume(world.agent(), asked)
    again = resume.resume(world.agent(), asked)

    assert isinstance(first, Say)
    assert again == first._replace(decision="")
    assert [job.kind for job in world.queue.jobs] == ["retire"]


def test_F23_a_command_that_comes_again_after_another_takes_nothing_away(world: World) -> None:
    world.start()
    asked = world.asked()
    resume.resume(world.agent(), asked)
    brought(world)
    held = world.item

    reply = resume.resume(world.agent(), asked)
    assert isinstance(reply, Say)
    assert words(reply) == "This was brought to <#88> just now."
    assert world.item == held


def test_F24_the_loser_of_a_race_reads_where_the_card_is(world: World) -> None:
    world.start()
    seen = world.store.get(world.item["conversation_id"])
    brought(world)

    reply = resume.bring(world.agent(), world.asked(), seen)
    assert reply.is_private
    assert words(reply) == "This was brought to <#88> just now."


def test_F24_what_is_confirmed_meanwhile_comes_as_it_stands_then(world: World) -> None:
    handle = button(world.start(), "Confirm").handle
    seen = world.store.get(world.item["conversation_id"])
    world.agent().confirm_and_execute(handle, ADA, world.origin())

    reply = resume.bring(world.agent(), world.asked(), seen)
    assert (card(reply).title, reply.is_private) == ("Working: navbar", False)
    assert place_of(world.item) == ("88", str(world.count))


def test_F24_what_is_being_read_meanwhile_stays_where_it_is(world: World) -> None:
    world.start()
    seen = world.item
    reading = answer(seen, ADA, world.clock(), {"phase": Phase.COLLECTING})
    world.store.perform(reading)

    reply = resume.bring(world.agent(), world.asked(), seen)
    assert words(reply) == "I am still reading the last answer. One moment, please."


def test_F11_a_queue_that_is_away_leaves_the_old_card_and_a_remark(world: World) -> None:
    world.start()
    world.queue.is_down = True
    reply = brought(world)
    assert card(reply).title == "Preview: navbar"
    assert reply.remark == "the queue cannot be reached"


def test_F11_a_write_that_nobody_knows_of_is_for_the_dispatcher_to_tell(world: World) -> None:
    world.start()
    world.store.faults = ["reply lost"]
    with pytest.raises(TransientError):
        brought(world)


def test_F11_a_store_that_cannot_be_read_changes_nothing_and_that_is_said(world: World) -> None:
    world.start()
    key = world.item["conversation_id"]
    world.store.faults = ["refused"]
    with pytest.raises(UserError, match="Nothing was changed; please try again"):
        brought(world, wanted=key)


class Away:
    """A listing that cannot be reached."""

    def of_user(self, user_id: str, guild_id: str, *, most: int = 25) -> list[Item]:
        raise TransientError("the index is away")


def test_F11_a_list_that_is_away_is_said_so_and_why_is_kept_for_the_log(world: World) -> None:
    agent = world.agent()
    agent.listing = Away()
    with pytest.raises(UserError, match="Nothing was changed; please try again") as told:
        resume.resume(agent, world.asked())
    assert str(told.value.__cause__) == "the index is away"


@pytest.mark.parametrize("picked", ["", "x", "0" * 23])
def test_what_was_picked_elsewhere_is_out_of_date(world: World, picked: str) -> None:
    handle = Handle("resume", picked, "0" * 8, "11")
    assert resume.press(world.agent(), handle, world.asked()) is None


def test_while_it_is_typed_the_open_ones_are_suggested(world: World) -> None:
    world.start()
    world.start(FOOTER)
    asked = world.asked(conversation="foot")._replace(focused="conversation")
    (choice,) = world.agent().suggest("ux-resume", asked).choices
    found = {item["section"]: item["conversation_id"] for item in world.store.items()}
    assert (choice.label, choice.value) == ("footer: make the footer black", found["footer"])


def test_a_long_request_is_shortened_to_what_a_choice_takes(world: World) -> None:
    world.start(f"change the headline to “{'bread ' * 13}”")
    asked = world.asked()._replace(focused="conversation")
    (choice,) = world.agent().suggest("ux-resume", asked).choices
    assert len(choice.label) == 100
    assert choice.label.endswith("…")


def test_nothing_is_suggested_where_nothing_is_known(world: World) -> None:
    assert world.agent().suggest("ux-nothing", world.asked()) == Suggest()


class MovedMeanwhile:
    """A store whose card is brought elsewhere by the owner just before the next write."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.moves = 1

    def get(self, conversation_id: str) -> Item | None:
        return self._world.store.get(conversation_id)

    def perform(self, write: Write) -> Item:
        for _ in range(self.moves):
            brought(self._world)
        self.moves = 0
        return self._world.store.perform(write)


def changed(world: World, moves: int) -> Reply:
    """A preview is changed, and so often meanwhile brought elsewhere."""
    handle = button(world.start(), "Change").handle
    agent, store = world.agent(), MovedMeanwhile(world)
    store.moves = moves
    agent.store = store
    return agent.change(handle, ADA, world.origin(), "make it #112233")


def test_an_answer_is_not_lost_to_a_move_of_its_card(world: World) -> None:
    reply = changed(world, moves=1)
    assert isinstance(reply, Replace)
    assert "#112233" in words(reply)
    assert world.item["version"] == 3


def test_an_answer_that_loses_for_another_reason_reads_the_truth(world: World) -> None:
    reply = changed(world, moves=2)
    assert words(reply).startswith("This preview was replaced; here is the current one.")
    assert "#112233" not in words(reply)
