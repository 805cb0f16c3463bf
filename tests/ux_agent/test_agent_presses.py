"""Who may press what and when, and what a press reads that changed nothing."""

import pytest

from bot.conversation.phase import Phase
from bot.conversation.reply import Ask, Markup, Replace, Say, Select, TextInput
from bot.conversation.transition import Lease, Presser, PutOff, release, take
from bot.ux_agent.cards import NOT_FOUND, answer_form
from bot.ux_agent.site import SiteIndex
from tests.ux_agent.world import ADA, BOB, REQUEST, SITE, World, button, card, words


def test_F23_a_redelivered_command_meets_its_own_preview(world: World) -> None:
    origin = world.origin()
    first = world.agent().start_conversation(REQUEST, ADA, origin)
    second = world.agent().start_conversation(REQUEST, ADA, origin)

    assert first == second
    assert len(world.store.items()) == 1


def test_F23_a_confirm_whose_reply_was_lost_is_a_success_when_it_comes_again(world: World) -> None:
    handle = button(world.start(), "Confirm").handle
    origin = world.origin()
    world.store.faults = ["reply lost"]
    unsure = world.agent().confirm_and_execute(handle, ADA, origin)
    again = world.agent().confirm_and_execute(handle, ADA, origin)

    assert "I cannot tell" in words(unsure)
    assert isinstance(again, Replace)
    assert card(again).title == "Working: navbar"


def test_F22_the_second_click_reads_that_it_is_in_progress(world: World) -> None:
    handle = button(world.start(), "Confirm").handle
    world.agent().confirm_and_execute(handle, ADA, world.origin())

    reply = world.agent().confirm_and_execute(handle, ADA, world.origin())

    assert words(reply).startswith("In progress")
    assert world.item["version"] == 2


def test_F13_a_strangers_confirm_and_cancel_change_nothing(world: World) -> None:
    preview = world.start()
    replies = [
        world.agent().confirm_and_execute(button(preview, "Confirm").handle, BOB, world.origin()),
        world.agent().cancel(button(preview, "Cancel").handle, BOB, world.origin()),
        world.agent().change_form(button(preview, "Change").handle, BOB, world.origin()),
    ]

    assert [words(reply) for reply in replies] == [
        "Only <@11> can confirm this",
        "Only <@11> can cancel this",
        "Only <@11> can answer this",
    ]
    assert world.item["version"] == 1
    assert world.queue.jobs == []


def test_F13_a_custom_id_that_names_the_stranger_as_owner_helps_nothing(world: World) -> None:
    handle = button(world.start(), "Confirm").handle._replace(owner_id=BOB.user_id)

    reply = world.agent().confirm_and_execute(handle, BOB, world.origin())

    assert words(reply) == "Only <@11> can confirm this"
    assert world.item["version"] == 1


def test_F14_a_conversation_of_another_server_is_not_found(world: World) -> None:
    preview = world.start()
    elsewhere = Presser(ADA.user_id, "501")
    replies = [
        world.agent().confirm_and_execute(
            button(preview, "Confirm").handle, elsewhere, world.origin()
        ),
        world.agent().cancel(button(preview, "Cancel").handle, elsewhere, world.origin()),
        world.agent().change_form(button(preview, "Change").handle, elsewhere, world.origin()),
    ]

    assert {words(reply) for reply in replies} == {NOT_FOUND}
    assert world.item["phase"] == Phase.AWAITING_CONFIRMATION


def test_F16_an_owner_who_lost_the_role_cannot_confirm_but_cancel(index: SiteIndex) -> None:
    world = World(index._replace(roles={"confirm": ("700",)}))
    preview = world.start(presser=ADA._replace(roles=("700",)))
    refused = world.agent().confirm_and_execute(
        button(preview, "Confirm").handle, ADA, world.origin()
    )
    cancelled = world.agent().cancel(button(preview, "Cancel").handle, ADA, world.origin())

    assert "<@&700>" in words(refused)
    assert card(cancelled).title == "Cancelled"


def test_F16_somebody_else_with_the_role_can_confirm(index: SiteIndex) -> None:
    world = World(index._replace(roles={"confirm": ("700",)}))
    preview = world.start()
    editor = BOB._replace(roles=("700",))

    reply = world.agent().confirm_and_execute(
        button(preview, "Confirm").handle, editor, world.origin()
    )

    assert isinstance(reply, Replace)
    assert world.item["confirmed_by"] == "22"


def test_F16_who_may_not_request_gets_no_preview(index: SiteIndex) -> None:
    world = World(index._replace(roles={"request": ("700",)}))

    assert "Your roles" in words(world.start())
    assert world.store.items() == []


def test_F16_an_owner_who_lost_the_role_to_request_changes_nothing(index: SiteIndex) -> None:
    world = World(index._replace(roles={"request": ("700",)}))
    preview = world.start(presser=ADA._replace(roles=("700",)))

    reply = world.agent().change(
        button(preview, "Change").handle, ADA, world.origin(), "make it red"
    )

    assert "Your roles" in words(reply)
    assert world.item["version"] == 1


def test_F16_roles_by_name_are_refused_with_what_to_do(index: SiteIndex) -> None:
    world = World(index._replace(roles={"confirm": ("designer",)}))
    preview = world.start()

    reply = world.agent().confirm_and_execute(
        button(preview, "Confirm").handle, ADA, world.origin()
    )

    assert words(reply).endswith(
        "confirm this: designer\nRoles that I do not find by name here count for nobody."
    )


def test_F74_the_name_that_a_site_gives_a_role_is_no_markdown(index: SiteIndex) -> None:
    world = World(index._replace(roles={"confirm": ("[click](https://evil.example)",)}))
    handle = button(world.start(), "Confirm").handle

    reply = world.agent().confirm_and_execute(handle, ADA, world.origin())

    assert not any(isinstance(line, Markup) for line in card(reply).lines)


def test_roles_that_are_known_are_mentioned_beside_a_word_on_the_others(index: SiteIndex) -> None:
    world = World(index._replace(roles={"confirm": ("700", "designer")}))
    handle = button(world.start(), "Confirm").handle

    reply = world.agent().confirm_and_execute(handle, ADA, world.origin())

    only, others = card(reply).lines
    assert only.endswith("confirm this: <@&700>")
    assert isinstance(only, Markup)
    assert others.startswith("Roles that I do not find")


def test_F25_a_strangers_click_on_an_expired_preview_reads_the_fixed_words_too(
    world: World,
) -> None:
    preview = world.start()
    world.clock.advance(3600)

    reply = world.agent().confirm_and_execute(
        button(preview, "Confirm").handle, BOB, world.origin()
    )

    assert words(reply) == NOT_FOUND
    assert world.queue.jobs == []


def test_F11_what_could_not_be_reached_is_for_the_log(world: World) -> None:
    preview = world.start()
    world.store.faults = ["refused"]

    reply = world.agent().cancel(button(preview, "Cancel").handle, ADA, world.origin())

    assert isinstance(reply, Say)
    assert reply.remark == "the table refuses for now"


def test_F17_direct_messages_without_a_site_say_so(world: World) -> None:
    reply = world.start(presser=Presser("11", "dm"))

    assert words(reply).startswith("Direct messages have no website yet")


def test_F18_a_server_without_a_site_says_so(world: World) -> None:
    reply = world.start(presser=Presser("11", "999"))

    assert words(reply).startswith("This server has no website yet")
    assert "/ux-setup" in words(reply)
    assert "whoever runs this bot connects one: in the bot’s settings" in words(reply)


def test_F18_the_site_named_at_the_start_stays(world: World) -> None:
    preview = world.start()
    world.sites.sites["500"] = "/other"
    world.agent().confirm_and_execute(button(preview, "Confirm").handle, ADA, world.origin())

    assert world.item["site"] == SITE


def test_F25_a_confirm_after_the_hour_reads_the_fixed_words(world: World) -> None:
    preview = world.start()
    world.clock.advance(3600)

    reply = world.agent().confirm_and_execute(
        button(preview, "Confirm").handle, ADA, world.origin()
    )

    assert words(reply) == NOT_FOUND
    assert world.item["phase"] == Phase.AWAITING_CONFIRMATION


def test_F26_deleted_and_expired_read_alike(world: World) -> None:
    handle = button(world.start(), "Confirm").handle
    world.clock.advance(3601)
    expired = world.agent().confirm_and_execute(handle, ADA, world.origin())
    world.store.sweep()
    deleted = world.agent().confirm_and_execute(handle, ADA, world.origin())

    assert world.store.items() == []
    assert expired == deleted


def test_a_late_cancel_counts(world: World) -> None:
    preview = world.start()
    world.clock.advance(4000)

    reply = world.agent().cancel(button(preview, "Cancel").handle, ADA, world.origin())

    assert card(reply).title == "Cancelled"


def test_a_cancel_after_confirm_is_too_late(world: World) -> None:
    preview = world.start()
    world.agent().confirm_and_execute(button(preview, "Confirm").handle, ADA, world.origin())

    reply = world.agent().cancel(button(preview, "Cancel").handle, ADA, world.origin())

    assert words(reply).startswith("Already confirmed")


def test_F28_the_second_answer_to_one_question_sees_what_is_current(world: World) -> None:
    question = world.start("make it dark blue")
    (select,) = (row for row in card(question).rows if isinstance(row, Select))
    world.agent().answer(select.handle, ADA, world.origin(), "the navbar")

    late = world.agent().answer(select.handle, ADA, world.origin(), "the footer")

    assert "was replaced" in words(late)
    assert card(late).title == "Preview: navbar"
    assert world.item["section"] == "navbar"


def test_F27_confirming_a_preview_that_was_changed_shows_the_current_one(world: World) -> None:
    old = world.start()
    world.agent().change(button(old, "Change").handle, ADA, world.origin(), "make it #112233")

    reply = world.agent().confirm_and_execute(button(old, "Confirm").handle, ADA, world.origin())

    assert "was replaced" in words(reply)
    assert "#112233" in words(reply)
    assert world.item["phase"] == Phase.AWAITING_CONFIRMATION


def test_F15_a_forged_press_for_an_answer_form_on_a_preview_is_refused_in_words(
    world: World,
) -> None:
    preview = world.start()
    forged = button(preview, "Confirm").handle._replace(verb="write")

    reply = world.agent().answer_form(forged, ADA, world.origin())

    assert isinstance(reply, Say)
    assert reply.is_private
    assert "no question to answer" in words(reply)
    assert world.item["phase"] == Phase.AWAITING_CONFIRMATION


@pytest.mark.parametrize("argument", ["", "0", "7"])
def test_F15_a_forged_choice_on_a_preview_changes_nothing_that_is_not_shown(
    world: World, argument: str
) -> None:
    preview = world.start()
    forged = button(preview, "Confirm").handle._replace(verb="answer", argument=argument)

    reply = world.agent().answer_choice(forged, ADA, world.origin())

    assert isinstance(reply, Say | Replace)
    assert world.item["phase"] in {Phase.AWAITING_CONFIRMATION, Phase.NEEDS_CLARIFICATION}


def test_F42_a_click_while_the_job_is_put_off_reads_that_it_is_saved(world: World) -> None:
    handle = button(world.start(), "Confirm").handle
    world.agent().confirm_and_execute(handle, ADA, world.origin())
    now, key = world.store.clock(), handle.conversation_id
    world.store.perform(take(key, "w", now=now, until=now + 60))
    world.store.perform(release(key, Lease(1, now + 60), PutOff(now + 60, now + 60, 1)))

    reply = world.agent().confirm_and_execute(handle, ADA, world.origin())

    assert card(reply).title == "Saved: navbar"
    assert f"I will go on at <t:{now + 60}:t>" in words(reply)
    assert isinstance(reply, Say)
    assert reply.is_private


def test_behind_an_answer_that_does_not_fit_the_form_asks_the_question_again(world: World) -> None:
    asked = world.start("change the navbar background")
    again = world.agent().answer(button(asked, "Answer").handle, ADA, world.origin(), "rot")
    assert "“rot” is no colour" in words(again)

    form = world.agent().answer_form(button(again, "Answer").handle, ADA, world.origin())

    assert isinstance(form, Ask)
    (line,) = form.form.inputs
    assert isinstance(line, TextInput)
    assert line.label == "Which colour should the navbar background be?"
    assert line.note == "“rot” is no colour. Try a name, or #rrggbb."
    right = world.agent().answer(button(again, "Answer").handle, ADA, world.origin(), "red")
    assert card(right).title == "Preview: navbar"


@pytest.mark.parametrize(
    "question", ["Which text should become “Hi. There”?", "Was möchtest du? Sag es auf Englisch"]
)
def test_a_question_is_parted_between_sentences_alone(question: str) -> None:
    (line,) = answer_form(
        {
            "clarification_questions": [question],
            "locale": "en-GB",
            "user_id": "1",
            "conversation_id": "c",
            "plan_digest": "d" * 8,
        }
    ).inputs
    assert isinstance(line, TextInput)
    assert (line.label, line.note) == (question, "")
