"""The button "Whole difference": the worker answers, whoever in the server presses."""

from bot.conversation.reply import Handle, Later
from tests.ux_agent.world import BOB, World


def test_the_worker_is_asked_for_the_file_and_the_answer_is_private(world: World) -> None:
    world.start()
    key = world.item["conversation_id"]
    reply = world.agent().press(Handle("diff", key, "0" * 8, "11"), world.asked(BOB))

    assert reply == Later(is_private=True)
    (job,) = world.queue.jobs
    assert (job.kind, job.conversation_id, job.guild_id) == ("diff", key, "500")
    assert job.interaction_token.startswith("token-")
