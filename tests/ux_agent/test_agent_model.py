"""Where a model may be asked, open questions are the worker's; all else is answered at once."""

import pytest

from bot.conversation.phase import Phase
from bot.conversation.reply import Handle, Later, Replace, Reply, Say
from bot.ux_agent.agent import UXAgent
from bot.ux_agent.asking_model.asking import is_open
from tests.ux_agent.world import ADA, World, card

OPEN = "make it look a bit nicer"


def agent(world: World) -> UXAgent:
    """An agent that knows of a model."""
    made = world.agent()
    made.is_left = is_open
    return made


def start(world: World, request: str) -> Reply:
    """`/ux-update`."""
    return agent(world).start_conversation(request, ADA, world.origin())


def test_an_open_request_is_left_to_the_worker(world: World) -> None:
    assert isinstance(start(world, OPEN), Later)
    assert world.item["phase"] == Phase.COLLECTING
    assert [job.kind for job in world.queue.deliver()] == ["understand"]


def test_without_a_model_its_question_is_the_immediate_answer(world: World) -> None:
    reply = world.start(OPEN)
    assert card(reply).title == "One question"
    assert world.queue.deliver() == []


@pytest.mark.parametrize(
    ("request_", "title"),
    [
        ("make the navbar dark blue", "Preview: navbar"),
        ("change the footer text", "One question"),
        ("delete the repository", "Not done"),
    ],
)
def test_what_needs_no_model_is_answered_at_once(world: World, request_: str, title: str) -> None:
    reply = start(world, request_)
    assert isinstance(reply, Say)
    assert reply.card.title == title


def test_an_answer_that_leaves_it_open_is_left_to_the_worker_too(world: World) -> None:
    world.start(OPEN)
    item = world.item
    handle = Handle("write", item["conversation_id"], item["plan_digest"][:8], ADA.user_id)

    reply = agent(world).change(handle, ADA, world.origin(), "just make it nicer, you know")

    assert isinstance(reply, Replace)
    assert world.item["phase"] == Phase.COLLECTING
    assert world.item["said"] == ["change", "just make it nicer, you know"]
    assert [job.kind for job in world.queue.deliver()] == ["understand"]
