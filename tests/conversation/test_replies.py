"""What people read in every cell of the total table: no press is without a true answer.

The conversations are real ones, brought into each phase by people, the worker and the clock.
"""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from bot.conversation.condition import Every
from bot.conversation.phase import SCHEMA_VERSION, Phase
from bot.conversation.reply import Ask, Handle, Replace, Reply, Say
from bot.conversation.transition import Presser, Write
from bot.errors import Failed
from bot.ux_agent.cards import NOT_FOUND
from tests.conversation.total_table import CELLS, Cell
from tests.conversation.whole_bot import ADA, VAGUE, WholeBot
from tests.ux_agent.work.workshop import Killed, killed

EDITOR = Presser("33", ADA.guild_id, ("700",))
PRESSERS = {
    "owner": ADA,
    "stranger": Presser("22", ADA.guild_id),
    "elsewhere": Presser("11", "501"),
    "editor": EDITOR,
    "roleless": ADA,
}
BUTTONS = {
    "confirm": ("confirm",),
    "cancel": ("cancel",),
    "answer": ("change", "change sent", "choice", "write", "write sent"),
    "resume": ("resume",),
}
PRIVATE = {
    "not_found": ("Not done", NOT_FOUND),
    "reading": ("Not done", "I am still reading"),
    "busy": ("Not done", "In progress"),
    "too_late": ("Not done", "Already confirmed. Close the pull request to undo it."),
    "failed": ("Failed: navbar", "The repository is gone."),
    "done": ("Done", "Already done: https://code.example/1"),
}
YOURS = {
    "confirm": "Only <@11> can confirm this",
    "cancel": "Only <@11> can cancel this",
    "answer": "Only <@11> can answer this",
    "resume": "Only <@11> can bring this elsewhere",
}
REPLACED = "This preview was replaced; here is the current one.\n"
CURRENT = {
    Phase.NEEDS_CLARIFICATION: ("One question", f"{REPLACED}Which part of the site"),
    Phase.AWAITING_CONFIRMATION: ("Preview: navbar", f"{REPLACED}navbar background: #ffffff →"),
}
GOES_AHEAD: dict[str, tuple[type, str]] = {
    "confirm": (Replace, "Working: navbar"),
    "cancel": (Replace, "Cancelled"),
    "change": (Ask, "Change the request"),
    "change sent": (Replace, "Preview: navbar"),
    "choice": (Replace, "Preview: navbar"),
    "write": (Ask, "Your answer"),
    "write sent": (Replace, "Preview: footer"),
}
COMES_HERE = {
    Phase.NEEDS_CLARIFICATION: "One question",
    Phase.AWAITING_CONFIRMATION: "Preview: navbar",
    Phase.CONFIRMED: "Working: navbar",
    Phase.EXECUTING: "Working: navbar",
}
ASKED_ONLY = ("choice", "write", "write sent")
"""Only a question has these buttons."""


class Scene(NamedTuple):
    """A conversation in a phase, and what its current message shows."""

    bot: WholeBot
    handle: Handle


def shows(bot: WholeBot) -> Handle:
    """What the buttons of the only conversation refer to, as its card says it."""
    item = bot.item()
    owner = "0" if "confirm_roles" in item else item["user_id"]
    return Handle("confirm", item["conversation_id"], item["plan_digest"][:8], owner)


def _confirmed(bot: WholeBot) -> Handle:
    bot.start()
    handle = shows(bot)
    reply = bot.press("confirm", handle, EDITOR if bot.index.roles else ADA)
    assert isinstance(reply, Replace)
    return handle


def absent(bot: WholeBot) -> Handle:
    bot.start()
    handle = shows(bot)
    bot.press("cancel", handle)
    return handle


def collecting(bot: WholeBot) -> Handle:
    bot.start()
    bot.forget_index()
    bot.press("change sent", shows(bot))
    return shows(bot)


def needs_clarification(bot: WholeBot) -> Handle:
    bot.start(VAGUE)
    return shows(bot)


def awaiting_confirmation(bot: WholeBot) -> Handle:
    bot.start()
    return shows(bot)


def executing(bot: WholeBot) -> Handle:
    handle = _confirmed(bot)

    def die() -> None:
        raise Killed

    bot.host.before["commit"] = die
    with killed():
        bot.deliver(bot.queue.jobs[0])
    return handle


def completed(bot: WholeBot) -> Handle:
    handle = _confirmed(bot)
    bot.deliver(bot.queue.jobs[0])
    return handle


def failed(bot: WholeBot) -> Handle:
    handle = _confirmed(bot)

    def refuse() -> None:
        raise Failed("gone", "The repository is gone.")

    bot.host.before["head"] = refuse
    bot.deliver(bot.queue.jobs[0])
    return handle


STAGES: dict[str, Callable[[WholeBot], Handle]] = {
    "absent": absent,
    "collecting": collecting,
    "needs_clarification": needs_clarification,
    "awaiting_confirmation": awaiting_confirmation,
    "confirmed": _confirmed,
    "executing": executing,
    "completed": completed,
    "failed": failed,
}


def staged(cell: Cell) -> Scene:
    bot = WholeBot(role="700" if cell.who in {"editor", "roleless"} else "")
    handle = STAGES[cell.phase](bot)
    assert cell.phase == "absent" or bot.item()["phase"] == cell.phase
    if cell.when == "expired":
        bot.clock.advance(3600)
    return Scene(bot, handle if cell.shown == "current" else handle._replace(shown="e1e1e1e1"))


def presses() -> list[tuple[Cell, str]]:
    """Every button that a person can have before them in every cell."""
    return [
        (cell, button)
        for cell in CELLS
        for button in BUTTONS[cell.action]
        if button not in ASKED_ONLY
        or cell.shown == "earlier"
        or cell.phase == Phase.NEEDS_CLARIFICATION
    ]


def expected(cell: Cell, button: str) -> tuple[type, str, str]:
    """The kind of reply, its title and how its words begin."""
    verdict = cell.verdict
    if verdict == "open" and button == "resume":
        return Say, COMES_HERE[Phase(cell.phase)], ""
    if verdict == "open":
        kind, title = GOES_AHEAD[button]
        if button == "change sent" and cell.phase == Phase.NEEDS_CLARIFICATION:
            return Replace, "One question", ""
        return kind, title, ""
    if verdict == "not_yours":
        if cell.who == "roleless":
            return Say, "Not done", "Only members with one of these roles can confirm this: <@&700>"
        return Say, "Not done", YOURS[cell.action]
    if verdict == "stale":
        return Say, *CURRENT[Phase(cell.phase)]
    return Say, *PRIVATE[verdict]


def said(reply: Reply) -> tuple[str, str]:
    """A reply's title and words."""
    if isinstance(reply, Ask):
        return reply.form.title, reply.form.inputs[0].label
    assert isinstance(reply, Say | Replace)
    return reply.card.title, "\n".join(reply.card.lines)


def test_every_press_has_its_true_answer_and_only_the_open_ones_change_anything() -> None:
    wrong = []
    for cell, button in presses():
        bot, handle = staged(cell)
        before = bot.store.items()

        reply = bot.press(button, handle, PRESSERS[cell.who])

        kind, title, words = expected(cell, button)
        found = said(reply)
        is_told = isinstance(reply, kind) and found[0] == title and found[1].startswith(words)
        is_private = not isinstance(reply, Say) or reply.is_private == (cell.verdict != "open")
        is_change = bot.store.items() != before
        changes = cell.verdict == "open" and kind is not Ask
        if not (is_told and is_private and found[1] and is_change == changes):
            wrong.append((cell, button, reply))

    assert wrong == []


def test_a_pull_request_that_nobody_was_told_of_is_shown_in_place_of_the_buttons() -> None:
    bot = WholeBot()
    handle = _confirmed(bot)
    bot.person.faults = [Killed()]
    with killed():
        bot.deliver(bot.queue.jobs[0])

    reply = bot.press("confirm", handle)

    assert isinstance(reply, Replace)
    assert said(reply)[0] == "Done: navbar"


@pytest.mark.parametrize("phase", [phase for phase in STAGES if phase != "absent"])
def test_F23_a_press_delivered_again_shows_the_conversation_as_it_stands(phase: str) -> None:
    bot = WholeBot()
    handle = STAGES[phase](bot)
    item = bot.item()
    own = item.get("confirm_id") or item.get("answer_id")
    if own is None:  # only commands so far: let the press be the first
        own = "7000"
        bot.press("change sent", handle, again=own)
        handle = shows(bot)
    before = bot.item()

    reply = bot.press("confirm", handle._replace(shown="e1e1e1e1"), again=own)

    assert isinstance(reply, Replace)
    assert bot.item() == before


@pytest.mark.parametrize("button", [one for group in BUTTONS.values() for one in group])
def test_F31_a_press_on_an_item_of_a_newer_version_says_so(button: str) -> None:
    bot = WholeBot()
    handle = awaiting_confirmation(bot)
    newer = {**bot.item(), "schema_version": SCHEMA_VERSION + 1}
    bot.store.perform(Write("migrate", "put", newer["conversation_id"], Every(()), newer))

    reply = bot.press(button, handle)

    assert isinstance(reply, Say)
    assert reply.is_private
    assert said(reply)[1].startswith("This was made by another version of the bot.")
    assert bot.item() == newer
