"""Requests, questions and changes over the twin store, on the sample site's own index."""

import pytest

from bot.adapters.memory import MemorySites
from bot.conversation.phase import Phase, open_until
from bot.conversation.reply import Ask, Later, Replace, Say, Select, TextInput
from bot.ux_agent.cards import NOT_FOUND
from bot.ux_agent.conversation_state import ConversationState
from bot.ux_agent.site import SiteIndex
from tests.ux_agent.fake_site import FakeSite
from tests.ux_agent.world import ADA, REQUEST, SITE, World, button, card, words


def test_dynamodb_persistence_stores_conversation(world: World) -> None:
    world.start()

    state = ConversationState.from_item(world.item)
    assert state.user_id == "11"
    assert state.section == "navbar"
    assert state.updates == {"background": "#00008b"}
    assert state.images == []
    assert "#00008b" in state.preview_message
    assert (state.confirmed, state.needs_clarification) == (False, False)
    assert state.ttl == world.clock() + 3600


def test_dynamodb_persistence_retrieves_conversation(world: World) -> None:
    preview = world.start()

    reply = world.agent().confirm_and_execute(
        button(preview, "Confirm").handle, ADA, world.origin()
    )

    assert isinstance(reply, Replace)
    assert world.item["phase"] == Phase.CONFIRMED
    assert ConversationState.from_item(world.item).confirmed


def test_dynamodb_persistence_deletes_on_cancel(world: World) -> None:
    preview = world.start()

    reply = world.agent().cancel(button(preview, "Cancel").handle, ADA, world.origin())

    assert card(reply).title == "Cancelled"
    assert world.store.items() == []


def test_dynamodb_persistence_conversation_not_found(world: World) -> None:
    preview = world.start()
    world.agent().cancel(button(preview, "Cancel").handle, ADA, world.origin())

    reply = world.agent().confirm_and_execute(
        button(preview, "Confirm").handle, ADA, world.origin()
    )

    assert words(reply) == NOT_FOUND
    assert isinstance(reply, Say)
    assert reply.is_private


def test_a_request_understood_at_once_is_one_write_and_no_job(world: World) -> None:
    reply = world.start()

    assert card(reply).lines == ("navbar background: #7a4a21 → #00008b",)
    assert "+  background: #00008b;" in card(reply).diff
    assert (world.store.reads, world.store.writes, world.queue.jobs) == (0, 1, [])


def test_a_confirm_is_one_write_and_one_job_sent_before_it(world: World) -> None:
    preview = world.start()
    world.store.writes = 0

    world.agent().confirm_and_execute(button(preview, "Confirm").handle, ADA, world.origin("9"))

    (job,) = world.queue.jobs
    assert (world.store.reads, world.store.writes) == (0, 1)
    assert (job.kind, job.conversation_id) == ("execute", world.item["conversation_id"])
    assert (job.interaction_id, job.interaction_token) == ("9", "token-9")
    assert world.queue.delays == [1]


def test_without_an_index_the_worker_reads_the_request(blind: World) -> None:
    reply = blind.start()

    (job,) = blind.queue.jobs
    assert reply == Later()
    assert job.kind == "understand"
    assert blind.item["phase"] == Phase.COLLECTING
    assert blind.item["parsed_intent"]["request"] == REQUEST


def test_F33_a_job_that_cannot_be_sent_changes_nothing(world: World) -> None:
    preview = world.start()
    world.queue.is_down = True

    reply = world.agent().confirm_and_execute(
        button(preview, "Confirm").handle, ADA, world.origin()
    )

    assert "Nothing was changed" in words(reply)
    assert world.item["phase"] == Phase.AWAITING_CONFIRMATION


def test_a_deferred_request_whose_job_cannot_be_sent_stores_nothing(blind: World) -> None:
    blind.queue.is_down = True

    reply = blind.start()

    assert "Nothing was changed" in words(reply)
    assert blind.store.items() == []


def test_F11_a_table_that_refuses_is_answered_at_once(world: World) -> None:
    world.store.faults = ["refused"]

    assert "please try again" in words(world.start())


def test_a_missing_section_becomes_one_question_that_another_container_completes(
    world: World,
) -> None:
    question = world.start("make it dark blue")
    assert world.item["needs_clarification"]
    assert len(world.item["clarification_questions"]) == 1
    handle = next(row.handle for row in card(question).rows if isinstance(row, Select))

    preview = world.agent().answer(handle, ADA, world.origin(), "the navbar")

    assert isinstance(preview, Replace)
    assert card(preview).lines == ("navbar background: #7a4a21 → #00008b",)
    assert not world.item["needs_clarification"]


def test_a_choice_answers_by_its_number(world: World) -> None:
    question = world.start("make it dark blue")
    (select,) = (row for row in card(question).rows if isinstance(row, Select))
    footer = next(choice for choice in select.choices if "footer" in choice.label.lower())

    preview = world.agent().answer_choice(
        select.handle._replace(argument=footer.value), ADA, world.origin()
    )

    assert world.item["section"] == "footer"
    assert card(preview).title == "Preview: footer"


def test_change_opens_a_form_with_the_request_and_writes_nothing(world: World) -> None:
    preview = world.start()

    reply = world.agent().change_form(button(preview, "Change").handle, ADA, world.origin())

    assert isinstance(reply, Ask)
    (field,) = reply.form.inputs
    assert isinstance(field, TextInput)
    assert field.value == REQUEST
    assert world.item["version"] == 1


def test_an_answer_without_an_index_goes_to_the_worker(world: World) -> None:
    question = world.start("make it dark blue")
    (select,) = (row for row in card(question).rows if isinstance(row, Select))
    world.sites = MemorySites({"500": SITE})

    reply = world.agent().answer(select.handle, ADA, world.origin(), "the navbar")

    assert card(reply).title == "Reading your request"
    assert world.item["phase"] == Phase.COLLECTING
    assert world.item["said"] == ["answer", "the navbar"]
    assert [job.kind for job in world.queue.jobs] == ["understand"]


def test_F70_a_refused_request_is_told_privately_and_stores_nothing(world: World) -> None:
    reply = world.start("link Visit to javascript:alert(1)")

    assert isinstance(reply, Say)
    assert reply.is_private
    assert world.store.items() == []


def test_a_refused_change_keeps_the_preview(world: World) -> None:
    preview = world.start()

    reply = world.agent().change(
        button(preview, "Change").handle, ADA, world.origin(), "delete the whole site"
    )

    assert isinstance(reply, Say)
    assert reply.is_private
    assert world.item["phase"] == Phase.AWAITING_CONFIRMATION
    assert world.item["version"] == 1


def test_F30_after_five_rounds_the_conversation_is_over(world: World) -> None:
    reply = world.start()
    for shade in ("#000001", "#000002", "#000003", "#000004", "#000005"):
        handle = button(reply, "Change").handle
        reply = world.agent().change(handle, ADA, world.origin(), f"make it {shade}")

    over = world.agent().change(button(reply, "Change").handle, ADA, world.origin(), "make it red")

    assert words(over) == NOT_FOUND
    assert "#000005" in world.item["preview_message"]


def test_F30_an_answer_opens_the_conversation_for_an_hour_but_never_past_its_day(
    world: World,
) -> None:
    reply = world.start()
    start = world.clock()
    world.clock.advance(3000)
    world.agent().change(button(reply, "Change").handle, ADA, world.origin(), "make it #000001")

    assert world.item["expires_at"] == world.item["ttl"] == start + 3000 + 3600
    assert open_until(start + 86_000, start) == start + 86_400


def test_F32_a_request_that_would_store_too_much_is_refused(world: World) -> None:
    reply = world.start(f'set the footer text to "{"x" * 5000}"')

    assert "at most 4000 characters" in words(reply)
    assert world.store.items() == []


def test_F29_two_commands_of_one_user_are_two_conversations(world: World) -> None:
    first = world.start()
    second = world.start("make the footer white")
    for preview in (first, second):
        world.agent().confirm_and_execute(button(preview, "Confirm").handle, ADA, world.origin())

    assert [item["phase"] for item in world.store.items()] == [Phase.CONFIRMED, Phase.CONFIRMED]
    assert len({item["conversation_id"] for item in world.store.items()}) == 2


def test_F32_a_plan_that_would_store_too_much_is_refused() -> None:
    filler = "<!-- " + "x" * 20_000 + " -->"
    page = f'<footer><p class="legal">Old</p>{filler}</footer>'
    manifest = """
version: 1
sections:
  footer:
    properties:
      text: {type: text, at: {file: index.html, element: "p.legal", part: text}}
"""
    world = World(FakeSite({"index.html": page, ".ux-agent.yml": manifest}).index())
    world.sites.sites["500"] = "test"

    reply = world.start('set the footer text to "New"')

    assert "too much for one change" in words(reply)
    assert world.store.items() == []


@pytest.mark.parametrize("unit", ["-", "--", "a.", '"', "1", "1234567890" * 5])
def test_an_endless_row_of_signs_is_refused_unread(world: World, unit: str) -> None:
    reply = world.start(f"section:footer text:{unit * 60}")

    assert "repeated signs" in words(reply)
    assert world.store.items() == []


def test_an_endless_answer_is_refused_unread_and_keeps_the_question(world: World) -> None:
    question = world.start("make it dark blue")
    (select,) = (row for row in card(question).rows if isinstance(row, Select))

    reply = world.agent().answer(select.handle, ADA, world.origin(), "1" * 4000)

    assert "repeated signs" in words(reply)
    assert world.item["version"] == 1


def test_a_stale_and_partial_index_sends_one_job_and_no_more(index: SiteIndex) -> None:
    world = World(index._replace(is_partial=True))
    world.clock.advance(601)

    reply = world.start("make it dark blue")

    assert reply == Later()
    assert [job.kind for job in world.queue.jobs] == ["understand"]


def test_what_a_partial_index_understands_may_be_meant_of_what_is_not_in_it(
    index: SiteIndex,
) -> None:
    assert World(index).start("make the navbar dark blue") != Later()
    assert World(index._replace(is_partial=True)).start("make the navbar dark blue") == Later()


def test_what_lacks_its_lines_is_previewed_by_the_worker(index: SiteIndex) -> None:
    files = {path: file._replace(lines={}) for path, file in index.files.items()}
    world = World(index._replace(lacks_lines=True, files=files))
    assert world.start("make the navbar dark blue") == Later()


def test_a_refresh_that_cannot_be_sent_costs_no_preview(world: World) -> None:
    world.clock.advance(601)
    world.queue.is_down = True

    assert card(world.start()).title == "Preview: navbar"


@pytest.mark.parametrize("number", ["25", "-1", "x", "9" * 5000, "²"])
def test_a_choice_that_was_never_offered_is_no_answer(world: World, number: str) -> None:
    question = world.start("make it dark blue")
    (select,) = (row for row in card(question).rows if isinstance(row, Select))

    world.agent().answer_choice(select.handle._replace(argument=number), ADA, world.origin())

    assert world.item["phase"] == Phase.NEEDS_CLARIFICATION


def test_an_old_index_is_used_and_asked_to_be_refreshed(world: World) -> None:
    world.clock.advance(601)

    reply = world.start()

    assert card(reply).title == "Preview: navbar"
    assert [job.kind for job in world.queue.jobs] == ["index"]


def test_a_wish_already_fulfilled_is_said_and_not_done(world: World) -> None:
    reply = world.start('set the footer text to "© 2026 Corner Bakery. Made with butter."')

    assert "already" in words(reply)
    assert world.store.items() == []
