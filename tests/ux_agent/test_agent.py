"""The UX agent's conversations over the twin store, on the sample site's own index."""

from pathlib import Path
from typing import Any

import pytest

from bot.adapters.folder import Folder
from bot.adapters.memory import MemoryConversationStore, MemoryQueue, MemorySites, VirtualClock
from bot.conversation.phase import Phase, open_until
from bot.conversation.reply import Ask, Button, Card, Later, Replace, Reply, Say, Select
from bot.conversation.transition import Presser
from bot.ux_agent.agent import ConversationState, Origin, UXAgent
from bot.ux_agent.cards import NOT_FOUND
from bot.ux_agent.indexing import build_index
from bot.ux_agent.site import SiteIndex

SITE = "/site"
ADA = Presser("11", "500")
BOB = Presser("22", "500")
REQUEST = "make the navbar dark blue"


class World:
    """An agent over the twin, with a clock, and the interactions numbered."""

    def __init__(self, index: SiteIndex | None) -> None:
        self.clock = VirtualClock()
        self.store = MemoryConversationStore(self.clock)
        self.sites = MemorySites({"500": SITE})
        if index:
            self.sites.save("500", index, self.clock())
        self.queue = MemoryQueue()
        self.count = 1000

    def agent(self) -> UXAgent:
        """An agent of a new container: it shares nothing but the services."""
        return UXAgent(self.store, self.sites, self.queue, id_key="key")

    def origin(self, interaction_id: str = "") -> Origin:
        """A new interaction, or that of the id again."""
        self.count += 1
        name = interaction_id or str(self.count)
        return Origin(name, f"token-{name}", "77", "88", "en-US", self.clock())

    def start(self, request: str = REQUEST, presser: Presser = ADA) -> Reply:
        """`/ux-update`."""
        return self.agent().start_conversation(request, presser, self.origin())

    @property
    def item(self) -> dict[str, Any]:
        """The only item of the table."""
        (item,) = self.store.items()
        return item


@pytest.fixture(scope="module")
def index(root: Path) -> SiteIndex:
    return build_index(SITE, Folder(root / "bot" / "playground" / "sample_site"))


@pytest.fixture
def world(index: SiteIndex) -> World:
    return World(index)


@pytest.fixture
def blind() -> World:
    """A world without an index at hand."""
    return World(None)


def card(reply: Reply) -> Card:
    assert isinstance(reply, Say | Replace)
    return reply.card


def button(reply: Reply, label: str) -> Button:
    rows = [row for row in card(reply).rows if not isinstance(row, Select)]
    return next(
        part for row in rows for part in row if isinstance(part, Button) and part.label == label
    )


def words(reply: Reply) -> str:
    return "\n".join(card(reply).lines)


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


def test_F17_direct_messages_without_a_site_say_so(world: World) -> None:
    reply = world.start(presser=Presser("11", "dm"))

    assert words(reply).startswith("Direct messages have no website yet")


def test_F18_a_server_without_a_site_says_so(world: World) -> None:
    reply = world.start(presser=Presser("11", "999"))

    assert words(reply).startswith("This server has no website yet")


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


def test_change_opens_a_form_with_the_request_and_writes_nothing(world: World) -> None:
    preview = world.start()

    reply = world.agent().change_form(button(preview, "Change").handle, ADA, world.origin())

    assert isinstance(reply, Ask)
    assert reply.form.value == REQUEST
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


def test_an_old_index_is_used_and_asked_to_be_refreshed(world: World) -> None:
    world.clock.advance(601)

    reply = world.start()

    assert card(reply).title == "Preview: navbar"
    assert [job.kind for job in world.queue.jobs] == ["index"]


def test_a_wish_already_fulfilled_is_said_and_not_done(world: World) -> None:
    reply = world.start('set the footer text to "© 2026 Corner Bakery. Made with butter."')

    assert "already" in words(reply)
    assert world.store.items() == []
