"""Every decision leaves its record: the fields that each door writes into its log line."""

from pathlib import Path

import pytest

from bot.adapters.folder import Folder
from bot.answering import answer
from bot.audit import OperatorsStore, RecordedStore, record
from bot.conversation.operating import Operator, abandon, redrive
from bot.conversation.phase import Phase
from bot.conversation.reply import (
    Ask,
    Card,
    Form,
    Handle,
    Later,
    Replace,
    Reply,
    Say,
    Suggest,
)
from bot.conversation.store import Lost
from bot.conversation.transition import Lease, Presser, Write, begin, complete
from bot.errors import Failed, TransientError
from bot.interactions.interaction import Interaction, Kind
from bot.log import FIELDS, Fields, line
from bot.ux_agent.beginning import unread
from bot.ux_agent.declared.indexing import build_index
from bot.ux_agent.work.abandoned import end
from bot.ux_agent.work.services import Services
from tests.conversation.test_replies import PRESSERS, presses, staged
from tests.conversation.total_table import Cell
from tests.conversation.whole_bot import ADA
from tests.git_site import save
from tests.ux_agent.work.undoings import UNDO, asked
from tests.ux_agent.work.workshop import COMMAND, GUILD, ID, OWNER, Killed, Workshop, killed
from tests.ux_agent.world import SITE, World

HANDLE = Handle("change", "A" * 22, "00000000", "11")
CARD = Card("t", ("words of a person",))
OPENS = {
    "confirm": ("confirmed",),
    "cancel": ("cancelled",),
    "change": ("form",),
    "write": ("form",),
    "change sent": ("awaiting_confirmation", "needs_clarification"),
    "write sent": ("awaiting_confirmation",),
    "choice": ("awaiting_confirmation",),
    "resume": ("resumed",),
}


@pytest.fixture
def world(root: Path) -> World:
    return World(build_index(SITE, Folder(root / "bot" / "playground" / "sample_site")))


@pytest.fixture
def blind() -> World:
    """A world without an index at hand."""
    return World(None)


def wanted(cell: Cell, button: str) -> tuple[str, ...]:
    """The words that a press of this cell may be recorded by."""
    return OPENS[button] if cell.verdict == "open" else (cell.verdict,)


def test_every_cell_of_the_total_table_leaves_its_decision() -> None:
    wrong = []
    for cell, button in presses():
        bot, handle = staged(cell)
        reply = bot.press(button, handle, PRESSERS[cell.who])

        found = record(cell.action, reply)

        if found["audit"] != cell.action or found["decision"] not in wanted(cell, button):
            wrong.append((cell, button, found))

    assert wrong == []


@pytest.mark.parametrize("button", ["confirm", "cancel"])
def test_the_role_that_counted_is_recorded(button: str) -> None:
    cell = Cell("editor", Phase.AWAITING_CONFIRMATION, "open", "current", button, "open")
    bot, handle = staged(cell)

    reply = bot.press(button, handle, Presser("33", ADA.guild_id, ("1", "700", "9")))

    assert record(button, reply)["roles"] == "700"


def test_an_owner_decides_without_a_role() -> None:
    cell = Cell("owner", Phase.AWAITING_CONFIRMATION, "open", "current", "confirm", "open")
    bot, handle = staged(cell)

    assert "roles" not in record("confirm", bot.press("confirm", handle))


@pytest.mark.parametrize(
    ("reply", "decision"),
    [
        (Say(CARD), "shown"),
        (Say(CARD, is_private=True), "told"),
        (Replace(CARD), "shown"),
        (Later(), "later"),
        (Ask(Form(HANDLE, "t", ())), "form"),
        (Say(CARD, decision="limit"), "limit"),
    ],
    ids=lambda part: part if isinstance(part, str) else type(part).__name__,
)
def test_a_reply_without_a_word_of_its_own_is_recorded_by_its_kind(
    reply: Reply, decision: str
) -> None:
    assert record("change", reply) == {"audit": "change", "decision": decision}


def test_what_is_being_typed_is_no_decision() -> None:
    assert record("ux-update", Suggest()) == {}


def logged(world: World, interaction: Interaction) -> Fields:
    fields: Fields = {"action": interaction.name}
    answer(interaction, world.agent, world.clock(), fields)
    return fields


def command(request: str, roles: tuple[str, ...] = ()) -> Interaction:
    return Interaction(
        Kind.COMMAND,
        "4711",
        token="aW50ZXJhY3Rpb246secret",
        presser=Presser("11", "500", roles),
        name="ux-update",
        options={"request": request},
    )


@pytest.mark.parametrize(
    ("request_", "decision"),
    [
        ("make the navbar dark blue", "awaiting_confirmation"),
        ("make it blue", "needs_clarification"),
        ("delete the database", "refuse"),
        ("make the navbar #7a4a21", "noop"),
    ],
)
def test_a_command_is_recorded_with_what_came_of_it(
    world: World, request_: str, decision: str
) -> None:
    fields = logged(world, command(request_))

    assert (fields["audit"], fields["decision"]) == ("ux-update", decision)


def test_a_preview_is_recorded_by_its_digest(world: World) -> None:
    fields = logged(world, command("make the navbar dark blue"))

    assert fields["digest8"] == world.item["plan_digest"][:8]
    assert fields["conversation_id"] == world.item["conversation_id"]


def test_a_command_for_the_worker_is_recorded_as_decided_later(blind: World) -> None:
    assert logged(blind, command("make the navbar dark blue"))["decision"] == "later"


def test_a_record_holds_no_words_of_people_and_no_token(world: World) -> None:
    fields = logged(world, command("make the navbar dark blue"))

    written = line(fields) or ""
    assert fields.keys() <= FIELDS
    assert ("dark blue" in written, "aW50" in written) == (False, False)


def test_a_store_that_is_away_is_recorded(world: World) -> None:
    world.store.faults = ["refused"]

    assert logged(world, command("make the navbar dark blue"))["decision"] == "unreached"


@pytest.fixture
def lines() -> list[Fields]:
    return []


@pytest.fixture
def workshop(tmp_path_factory: pytest.TempPathFactory, lines: list[Fields]) -> Workshop:
    """A workshop whose worker's decisions are told to `lines`."""

    class Recorded(Workshop):
        @property
        def services(self) -> Services:
            found = super().services
            return found._replace(store=RecordedStore(self.store, lines.append))

    return Recorded(tmp_path_factory.mktemp("audit") / "site")


def decisions(lines: list[Fields]) -> list[tuple[object, object]]:
    return [(fields["audit"], fields["decision"]) for fields in lines]


def test_an_undo_that_cannot_be_is_recorded(workshop: Workshop, lines: list[Fields]) -> None:
    workshop.perform(asked(workshop, "0" * 22))

    assert decisions(lines) == [("undo", "refused")]
    assert (lines[0]["conversation_id"], lines[0]["user_id"]) == (UNDO, "u1")


def test_an_executed_plan_is_recorded_with_who_confirmed_it(
    workshop: Workshop, lines: list[Fields]
) -> None:
    workshop.perform(workshop.confirmed())

    (fields,) = lines
    item = workshop.item()
    assert fields == {
        "level": "INFO",
        "audit": "execute",
        "decision": "executed",
        "conversation_id": ID,
        "guild_id": GUILD,
        "user_id": "u1",
        "digest8": item["plan_digest"][:8],
        "now": item["pr_url"],
    }
    assert fields.keys() <= FIELDS


def test_a_failure_is_recorded_with_its_code(workshop: Workshop, lines: list[Fields]) -> None:
    job = workshop.confirmed()
    workshop.open_faults = [Failed("gone", "The repository of Ada is gone.")]

    workshop.perform(job)

    assert decisions(lines) == [("execute", "failed")]
    assert lines[0]["error"] == "gone"
    assert "Ada" not in str(lines)


def test_a_site_that_moved_is_recorded(workshop: Workshop, lines: list[Fields]) -> None:
    job = workshop.confirmed()
    save(workshop.folder, {"site.css": ".navbar {\n  background: #eeeeee;\n}\n"})

    workshop.perform(job)

    assert decisions(lines) == [("execute", "site_moved")]


def test_what_was_given_up_is_recorded(workshop: Workshop, lines: list[Fields]) -> None:
    end(workshop.confirmed(), workshop.services, workshop.context())

    assert decisions(lines) == [("give_up", "abandoned")]


def test_a_pull_request_found_again_is_recorded(workshop: Workshop, lines: list[Fields]) -> None:
    job = workshop.confirmed()

    def die() -> None:
        raise Killed

    workshop.host.after["open_pull_request"] = die
    with killed():
        workshop.perform(job)
    workshop.clock.advance(3600)

    end(job, workshop.services, workshop.context())

    assert decisions(lines) == [("give_up", "adopted")]
    assert lines[0]["now"] == workshop.pulls[0]["url"]


def test_what_the_worker_read_is_recorded_by_its_phase(
    workshop: Workshop, lines: list[Fields]
) -> None:
    item = {**workshop.new_item(), **unread("make the navbar black", OWNER, "")}
    workshop.store.perform(begin(item))
    job = workshop.job(COMMAND)._replace(kind="understand")

    workshop.perform(job)

    assert decisions(lines) == [("understand", "awaiting_confirmation")]


def test_a_write_that_loses_is_no_decision(workshop: Workshop, lines: list[Fields]) -> None:
    workshop.preview()
    with pytest.raises(Lost):
        workshop.services.store.perform(complete(ID, Lease(1, 1), number=1, url="u"))

    assert lines == []


@pytest.mark.parametrize(
    ("write", "audit", "decision", "now"),
    [
        (redrive(ID, 1, Operator("71", 5), confirm_id="r"), "redrive", "handed_back", "confirmed"),
        (abandon(ID, 1, Operator("71", 5)), "abandon", "closed", "failed"),
    ],
)
def test_F21_what_an_operator_does_tells_who_and_from_which_phase_to_which(
    workshop: Workshop, write: Write, audit: str, decision: str, now: str
) -> None:
    told: list[Fields] = []
    workshop.store.perform(begin({**workshop.draft(), "phase": Phase.FAILED}))
    store = OperatorsStore(workshop.store, told.append)

    store.perform(write)
    with pytest.raises(Lost):
        store.perform(redrive(ID, 1, Operator("72", 5), confirm_id="s"))

    assert len(told) == 1
    assert line(told[0])
    assert (told[0]["audit"], told[0]["decision"]) == (audit, decision)
    assert (told[0]["user_id"], told[0]["guild_id"]) == ("71", GUILD)
    assert (told[0]["was"], told[0]["now"]) == ("failed", now)


OF_WRITE = {"T13": "redrive", "T18": "abandon"}
ACTS = [
    redrive(ID, 1, Operator("71", 5), confirm_id="r"),
    abandon(ID, 1, Operator("71", 5)),
]


@pytest.mark.parametrize("write", ACTS)
def test_F21_what_was_done_before_its_reply_was_lost_is_told_when_it_is_sent_again(
    workshop: Workshop, write: Write
) -> None:
    told: list[Fields] = []
    workshop.store.perform(begin({**workshop.draft(), "phase": Phase.FAILED}))
    workshop.store.perform(write)

    with pytest.raises(Lost):
        OperatorsStore(workshop.store, told.append).perform(write)

    assert [(one["audit"], one["user_id"]) for one in told] == [(OF_WRITE[write.name], "71")]


@pytest.mark.parametrize("write", ACTS)
def test_F21_where_nobody_knows_whether_it_was_done_it_is_told_so(
    workshop: Workshop, write: Write
) -> None:
    told: list[Fields] = []
    workshop.store.perform(begin({**workshop.draft(), "phase": Phase.FAILED}))
    workshop.store.faults = ["reply lost"]

    with pytest.raises(TransientError):
        OperatorsStore(workshop.store, told.append).perform(write)

    assert [(one["decision"], one["user_id"]) for one in told] == [("unsure", "71")]
    assert told[0]["conversation_id"] == ID
    assert line(told[0])
