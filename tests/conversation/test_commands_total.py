"""What the commands and their buttons say in every cell: whoever asks, about whatever, whenever.

The conversations are those of test_replies. Undo asks for a change by its id, as its suggestions
do; the whole difference is asked for by its button, and answered by the worker.
"""

import itertools
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from bot.conversation.reply import Ask, Handle, Later, Reply, Say, Select, Suggest
from bot.conversation.transition import Presser
from bot.errors import Refused, UserError
from bot.ux_agent.agent import UXAgent
from bot.ux_agent.commands.asked import Asked
from bot.ux_agent.commands.table import COMMANDS, SUGGESTIONS
from tests.conversation.test_replies import PRESSERS, STAGES, staged
from tests.conversation.total_table import PHASES, WHEN, WHO, Cell
from tests.conversation.whole_bot import WholeBot

TABLE = """
who        phase                  when     : undo       diff

any        absent                 any      : unknown    not_found

owner      collecting             open     : not_done   shown
owner      collecting             expired  : not_done   not_found
owner      needs_clarification    open     : not_done   not_found
owner      needs_clarification    expired  : not_done   not_found
owner      awaiting_confirmation  open     : not_done   shown
owner      awaiting_confirmation  expired  : not_done   not_found
owner      confirmed              any      : not_done   shown
owner      executing              any      : not_done   shown
owner      completed              any      : begins     shown
owner      failed                 any      : not_done   shown

stranger   collecting             open     : not_yours  shown
stranger   collecting             expired  : not_yours  not_found
stranger   needs_clarification    any      : not_yours  not_found
stranger   awaiting_confirmation  open     : not_yours  shown
stranger   awaiting_confirmation  expired  : not_yours  not_found
stranger   confirmed              any      : not_yours  shown
stranger   executing              any      : not_yours  shown
stranger   completed              any      : not_yours  shown
stranger   failed                 any      : not_yours  shown

elsewhere  collecting             any      : no_site    not_found
elsewhere  needs_clarification    any      : no_site    not_found
elsewhere  awaiting_confirmation  any      : no_site    not_found
elsewhere  confirmed              any      : no_site    not_found
elsewhere  executing              any      : no_site    not_found
elsewhere  completed              any      : no_site    not_found
elsewhere  failed                 any      : no_site    not_found

editor     collecting             open     : not_yours  shown
editor     collecting             expired  : not_yours  not_found
editor     needs_clarification    any      : not_done   not_found
editor     awaiting_confirmation  open     : not_done   shown
editor     awaiting_confirmation  expired  : not_done   not_found
editor     confirmed              any      : not_done   shown
editor     executing              any      : not_done   shown
editor     completed              any      : begins     shown
editor     failed                 any      : not_done   shown

roleless   collecting             open     : not_done   shown
roleless   collecting             expired  : not_done   not_found
roleless   needs_clarification    any      : not_done   not_found
roleless   awaiting_confirmation  open     : not_done   shown
roleless   awaiting_confirmation  expired  : not_done   not_found
roleless   confirmed              any      : not_done   shown
roleless   executing              any      : not_done   shown
roleless   completed              any      : begins     shown
roleless   failed                 any      : not_done   shown
"""
"""While nobody has read the site (collecting), nobody but the owner is known to be able to undo."""

WORDS = {
    "unknown": "I know no finished change “",
    "not_done": "That change is not made yet",
    "not_yours": "Only <@11>, and whoever may confirm changes here, can undo that.",
    "no_site": "This server has no website yet",
    "not_found": "Conversation not found or expired",
}
MANAGER = 1 << 5


class Meeting(NamedTuple):
    """Somebody, a conversation in some phase, and what undo and the difference come to."""

    who: str
    phase: str
    when: str
    undo: str
    diff: str


def meetings() -> Iterator[Meeting]:
    """Every row of the table, those with "any" multiplied out."""
    for line in filter(None, TABLE.strip().splitlines()[1:]):
        place, _, outcomes = line.partition(":")
        who, phase, when = place.split()
        undo, diff = outcomes.split()
        for one in WHO if who == "any" else (who,):
            for moment in WHEN if when == "any" else (when,):
                is_far = one == "elsewhere" and phase == "absent"
                yield Meeting(one, phase, moment, "no_site" if is_far else undo, diff)


MEETINGS = tuple(meetings())


def scene(meeting: Meeting) -> tuple[WholeBot, Handle, Presser]:
    """The conversation as that person meets it."""
    cell = Cell(meeting.who, meeting.phase, meeting.when, "current", "", "")
    return *staged(cell), PRESSERS[meeting.who]


def asked(bot: WholeBot, presser: Presser, *, permissions: int = 0, **options: str) -> Asked:
    return Asked(presser, bot.origin(), options=options, permissions=permissions)


def told(agent: UXAgent, name: str, of: Asked) -> Reply | str:
    """The reply to a command, or the words that the dispatcher makes one of."""
    try:
        return agent.command(name, of) or ""
    except (UserError, Refused) as refused:
        return str(refused)


def words(reply: Reply | str) -> str:
    """What a reply says."""
    if isinstance(reply, Say):
        return "\n".join((reply.card.title, *reply.card.lines))
    return reply if isinstance(reply, str) else type(reply).__name__


def test_the_table_has_every_cell_once() -> None:
    every = itertools.product(WHO, PHASES, WHEN)
    assert sorted(meeting[:3] for meeting in MEETINGS) == sorted(every)


def test_undo_begins_or_tells_why_not_and_changes_nothing_then() -> None:
    wrong = []
    for meeting in MEETINGS:
        bot, handle, presser = scene(meeting)
        before = bot.store.items()
        reply = told(bot.agent, "ux-undo", asked(bot, presser, change=handle.conversation_id))
        if meeting.undo == "begins":
            is_right = isinstance(reply, Later) and len(bot.store.items()) == len(before) + 1
        else:
            is_private = not isinstance(reply, Say) or reply.is_private
            is_told = WORDS[meeting.undo] in words(reply)
            is_right = is_private and is_told and bot.store.items() == before
        if not is_right:
            wrong.append((meeting, words(reply)))
    assert wrong == []


def test_the_whole_difference_is_shown_or_told_why_not() -> None:
    wrong = []
    for meeting in MEETINGS:
        bot, handle, presser = scene(meeting)
        before, files = bot.store.items(), len(bot.person.files)
        assert bot.agent.press(handle._replace(verb="diff"), asked(bot, presser)) == Later(
            is_private=True
        )
        bot.deliver(bot.queue.jobs[-1])
        card = bot.person.shown[-1][1]
        if meeting.diff == "shown":
            is_right = card.title == "The whole difference: navbar"
            is_right = is_right and len(bot.person.files) == files + 1
        else:
            is_right = card.lines == (WORDS[meeting.diff],) and len(bot.person.files) == files
        if not is_right or bot.store.items() != before:
            wrong.append((meeting, card))
    assert wrong == []


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_says_something_whatever_there_is(name: str) -> None:
    for phase, who in itertools.product(STAGES, PRESSERS):
        bot, _, presser = scene(Meeting(who, phase, "open", "", ""))
        reply = told(bot.agent, name, asked(bot, presser, permissions=MANAGER))
        assert isinstance(reply, Later | Ask) or words(reply).strip(), (phase, who)
        is_public = isinstance(reply, Say) and not reply.is_private
        assert not is_public or name == "ux-resume", (phase, who)


@pytest.mark.parametrize("name", SUGGESTIONS)
def test_a_suggestion_is_a_list_whatever_there_is(name: str) -> None:
    for phase, who in itertools.product(STAGES, PRESSERS):
        bot, _, presser = scene(Meeting(who, phase, "open", "", ""))
        before = bot.store.items()
        for option in ("section", "conversation", "change"):
            of = asked(bot, presser)._replace(options={option: "n"}, focused=option)
            assert isinstance(bot.agent.suggest(name, of), Suggest)
        assert bot.store.items() == before


def test_only_admins_get_the_form_of_setup() -> None:
    for phase in STAGES:
        bot, _, presser = scene(Meeting("owner", phase, "open", "", ""))
        form = told(bot.agent, "ux-setup", asked(bot, presser, permissions=MANAGER))
        assert isinstance(form, Ask)
        assert "manage" in words(told(bot.agent, "ux-setup", asked(bot, presser)))


def test_what_resume_lists_are_the_open_ones() -> None:
    bot = WholeBot()
    for request in ("make the navbar dark blue", "make the footer black"):
        bot.start(request)
    reply = told(bot.agent, "ux-resume", asked(bot, PRESSERS["owner"]))
    assert isinstance(reply, Say)
    (select,) = reply.card.rows
    assert isinstance(select, Select)
    assert len(select.choices) == 2
