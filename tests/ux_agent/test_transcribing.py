"""What each step of a conversation adds to the chat session of whoever began it."""

from typing import Any

import pytest

from bot.conversation.condition import Item
from bot.conversation.transcript import Message, Turn, session_id_of
from bot.conversation.transition import Lease, complete, fail, take
from bot.ux_agent.outbox import Transition
from bot.ux_agent.transcribing import confidence_of, turn_of
from tests.ux_agent.world import ADA, World, button

AT = 1_800_000_000
PULL = "https://example.com/7"


class Watched:
    """A world, and the turn that each change of its only conversation is."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.before: Item | None = None

    def turn(self, *, is_garbage: bool = False) -> Turn | None:
        """The turn of what changed since the last call."""
        items = self.world.store.items()
        after = items[0] if items else None
        old, self.before = self.before, after
        key = str((after or old or {})["conversation_id"])
        return turn_of(Transition(key, old, after, is_garbage=is_garbage, at=AT), "key")

    def said(self) -> list[tuple[str, str]]:
        """Who said what in it."""
        return said(self.turn())


def said(turn: Turn | None) -> list[tuple[str, str]]:
    """Who said what."""
    return [(one.type, one.content) for one in turn.messages] if turn else []


@pytest.fixture
def watched(world: World) -> Watched:
    return Watched(world)


def test_a_request_read_at_once_is_a_question_and_its_preview(watched: Watched) -> None:
    watched.world.start()
    turn = watched.turn()
    assert turn is not None
    query, response = turn.messages
    assert (query.type, query.content) == ("user_query", "make the navbar dark blue")
    assert response.type == "trini_response"
    assert "navbar" in response.content
    assert "+" in response.content
    assert query.extracted_filters["changes"][0]["section"] == "navbar"
    assert query.confidence == 1.0
    assert response.recommendations == ("navbar.background",)
    assert (turn.user_id, turn.guild_id, turn.at) == ("11", "500", AT)
    assert turn.session_id == session_id_of("key", "11", "500")


def test_the_same_change_is_the_same_turn_and_another_is_another(watched: Watched) -> None:
    watched.world.start()
    item = watched.world.item
    first, again = (turn_of(Transition("c", None, item, at=AT), "key") for _ in range(2))
    later = turn_of(Transition("c", item, None, at=AT), "key")
    assert first is not None
    assert later is not None
    assert first == again
    assert first.turn_id != later.turn_id
    ids = [one.message_id for one in (*first.messages, *later.messages)]
    assert len(set(ids)) == len(ids)


def test_a_question_offers_its_choices(watched: Watched) -> None:
    watched.world.start("make it dark blue")
    turn = watched.turn()
    assert turn is not None
    _, response = turn.messages
    choices = watched.world.item["parsed_intent"]["question"]["choices"]
    assert response.content == watched.world.item["clarification_questions"][0]
    assert response.recommendations == tuple(value for _, value in choices)
    assert 0.0 < response.confidence < 1.0


def test_an_answer_is_what_was_typed_and_what_came_of_it(watched: Watched) -> None:
    world = watched.world
    reply = world.start()
    watched.turn()
    handle = button(reply, "Change").handle
    world.agent().change(handle, ADA, world.origin(), "make it #112233")
    assert [one[0] for one in watched.said()] == ["user_query", "trini_response"]
    watched.before = None
    handle = handle._replace(shown=world.item["plan_digest"][:8])
    watched.turn()
    world.agent().change(handle, ADA, world.origin(), "make it #445566")
    assert watched.said()[0] == ("user_query", "make it #445566")


def test_a_confirm_and_its_pull_request_are_told(watched: Watched) -> None:
    world = watched.world
    reply = world.start()
    watched.turn()
    world.agent().confirm_and_execute(button(reply, "Confirm").handle, ADA, world.origin())
    assert watched.said() == [("user_query", "Confirm")]
    key = world.item["conversation_id"]
    world.store.perform(take(key, "w", now=world.clock(), until=world.clock() + 60))
    assert watched.said() == []
    world.store.perform(complete(key, Lease(1, 0), number=7, url=PULL))
    assert watched.said() == [("trini_response", f"The pull request is open: {PULL}")]


def test_a_confirm_of_somebody_else_is_not_put_into_the_owners_mouth(watched: Watched) -> None:
    watched.world.start()
    item = watched.world.item
    confirmed = {**item, "phase": "confirmed", "confirmed_by": "22"}
    assert turn_of(Transition("c", item, confirmed, at=AT), "key") is None


def test_an_undo_that_the_worker_takes_away_was_cancelled_by_nobody(watched: Watched) -> None:
    watched.world.start()
    undoing = {**watched.world.item, "phase": "collecting", "undo_of": "B" * 22}
    assert turn_of(Transition("c", undoing, None, at=AT), "key") is None


def test_a_failure_is_told_in_its_words(watched: Watched) -> None:
    world = watched.world
    reply = world.start()
    world.agent().confirm_and_execute(button(reply, "Confirm").handle, ADA, world.origin())
    key = world.item["conversation_id"]
    world.store.perform(take(key, "w", now=world.clock(), until=world.clock() + 60))
    watched.turn()
    world.store.perform(fail(key, Lease(1, 0), error_code="gone", error_message="It is gone."))
    assert watched.said() == [("trini_response", "It is gone.")]


def test_a_cancel_is_told_and_what_the_table_collects_is_not(watched: Watched) -> None:
    world = watched.world
    reply = world.start()
    watched.turn()
    world.agent().cancel(button(reply, "Cancel").handle, ADA, world.origin())
    held = watched.before
    assert watched.said() == [("user_query", "Cancel")]
    watched.before = held
    assert watched.turn(is_garbage=True) is None


def test_a_request_for_the_worker_is_told_before_it_is_read(blind: World) -> None:
    watched = Watched(blind)
    watched.world.start("make it nice")
    turn = watched.turn()
    assert turn is not None
    (query,) = turn.messages
    assert (query.type, query.content) == ("user_query", "make it nice")
    assert (query.extracted_filters, query.confidence) == ({}, 0.0)


def test_a_card_that_is_brought_elsewhere_says_nothing(watched: Watched) -> None:
    watched.world.start()
    item = watched.world.item
    watched.turn()
    moved = {**item, "card_interaction_id": "9", "card_channel_id": "8", "expires_at": 9}
    assert turn_of(Transition("c", item, moved, at=AT), "key") is None


def test_words_of_ours_are_in_the_persons_language(watched: Watched) -> None:
    watched.world.start()
    item = {**watched.world.item, "locale": "de"}
    cancelled = turn_of(Transition("c", item, None, at=AT), "key")
    assert said(cancelled) == [("user_query", "Abbrechen")]


def intent(kind: str, **more: Any) -> dict[str, Any]:
    question = {"slot": "section", "text": "?", "choices": []}
    return {"kind": kind, "pending": {}, "question": question, "changes": [], **more}


@pytest.mark.parametrize(
    ("read", "sure"),
    [
        (intent("edit"), 1.0),
        (intent("noop"), 1.0),
        (intent("edit", by_model=True), 0.6),
        (intent("refuse"), 0.0),
        (intent("clarify"), 0.0),
        (intent("clarify", question=None), 0.0),
        (intent("clarify", pending={"value": "#000080"}), 0.25),
        (intent("clarify", pending={"value": "x", "property": "color"}), 0.5),
    ],
)
def test_the_less_has_to_be_asked_the_surer_it_is(read: dict[str, Any], sure: float) -> None:
    assert confidence_of(read) == sure


def test_an_intent_that_is_too_large_is_kept_in_short(watched: Watched) -> None:
    watched.world.start()
    item = watched.world.item
    change = {**item["parsed_intent"]["changes"][0], "value": "x" * 1000}
    large = {**item["parsed_intent"], "changes": [change] * 20}
    turn = turn_of(Transition("c", None, {**item, "parsed_intent": large}, at=AT), "key")
    assert turn is not None
    first: Message = turn.messages[0]
    assert len(str(dict(first.extracted_filters))) < 2000
    assert first.extracted_filters["changes"][0]["section"] == "navbar"
