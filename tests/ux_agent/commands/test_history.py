"""`/ux-history`: what was said, to oneself alone, and the way to have it deleted."""

from typing import Any

import pytest

from bot.conversation.reply import Button, Handle, Markup, Quote, Replace, Reply, Say
from bot.conversation.transcript import (
    MOST_MESSAGES,
    Message,
    Page,
    Recorder,
    Speaker,
    Turn,
    moment,
    session_id_of,
)
from bot.conversation.transition import Presser
from bot.errors import BotError, ConfigurationError, TransientError, UserError
from bot.ux_agent.commands.history import MOST_SESSIONS
from tests.ux_agent.world import ADA, BOB, World, button, card, words

NOTHING = "Nothing is kept of you. What we say is kept for 30 days, and only you see it."


def say(world: World, text: str, *, guild: str = "500", user: str = "11", number: int = 1) -> None:
    """One question and its answer, as the outbox writes it."""

    def message(kind: Speaker, place: int, content: str) -> Message:
        return Message(f"{number}-{place}", kind, content, moment(at, place))

    at = world.clock() + number
    messages = (message("user_query", 0, text), message("trini_response", 1, f"re: {text}"))
    key = session_id_of("key", user, guild)
    assert world.sessions
    turn = Turn(key, user, guild, f"{guild}#{number}", at, messages)
    Recorder(world.sessions, world.clock).append(turn)


def asked(world: World, presser: Presser = ADA) -> Say:
    reply = world.command("ux-history", presser)
    assert isinstance(reply, Say)
    assert reply.is_private
    return reply


def press(world: World, reply: Reply, label: str, presser: Presser = ADA) -> Replace:
    """Press the button of that label."""
    found = world.agent().press(button(reply, label).handle, world.asked(presser))
    assert isinstance(found, Replace)
    return found


def test_who_said_nothing_reads_that(world: World) -> None:
    say(world, "something of somebody else", user="22")
    assert words(asked(world)) == NOTHING
    assert "something" in words(asked(world, BOB))


def test_what_was_said_is_read_with_who_said_it(world: World) -> None:
    say(world, "make it blue")
    assert words(asked(world)).splitlines() == [
        f"**In this server** · 2 messages · <t:{world.clock() + 1}:R>",
        "You: make it blue",
        "I: re: make it blue",
    ]


def test_the_newest_session_comes_first_and_each_says_where(world: World) -> None:
    say(world, "one", guild="500", number=1)
    say(world, "two", guild="dm", number=2)
    say(world, "three", guild="777", number=3)
    heads = [line for line in words(asked(world)).splitlines() if line.startswith("**")]
    assert [head.split(" · ")[0] for head in heads] == [
        "**1.** **In another server**",
        "**2.** **In direct messages**",
        "**3.** **In this server**",
    ]
    labels = [part.label for part in card(asked(world)).rows[0] if isinstance(part, Button)]
    assert labels == ["Delete 1", "Delete 2", "Delete 3"]


def test_more_servers_than_fit_are_said_to_be_there(world: World) -> None:
    for number in range(MOST_SESSIONS + 1):
        say(world, "x", guild=str(number), number=number)
    reply = asked(world)
    assert words(reply).endswith("There is more than I can list.")
    assert len(card(reply).rows[0]) == MOST_SESSIONS


def test_long_words_are_shortened_and_what_people_typed_is_never_our_markup(world: World) -> None:
    for number in range(8):
        say(world, "x" * 4000, number=number)
    lines = card(asked(world)).lines
    assert len("\n".join(lines)) < 3000
    assert len(lines) == 1 + MOST_MESSAGES
    assert [type(line) for line in lines] == [Markup, *[Quote] * MOST_MESSAGES]


def test_deleting_asks_first_and_then_it_is_gone(world: World) -> None:
    say(world, "make it blue")
    sure = press(world, asked(world), "Delete")
    assert card(sure).title == "Delete what we said?"
    assert "make it blue" in words(asked(world))
    done = press(world, sure, "Delete")
    assert (card(done).title, done.decision) == ("Deleted", "forgotten")
    assert words(asked(world)) == NOTHING


def test_keeping_keeps(world: World) -> None:
    say(world, "make it blue")
    kept = press(world, press(world, asked(world), "Delete"), "Keep it")
    assert words(kept) == "Nothing was deleted."
    assert "make it blue" in words(asked(world))


def test_what_is_gone_already_is_told_so(world: World) -> None:
    say(world, "make it blue")
    sure = press(world, asked(world), "Delete")
    press(world, sure, "Delete")
    again = press(world, sure, "Delete")
    assert words(again) == "Nothing is kept there any more."


def test_nobody_else_deletes_it(world: World) -> None:
    say(world, "make it blue")
    sure = press(world, asked(world), "Delete")
    assert press(world, sure, "Delete", BOB).decision == "not_found"
    assert "make it blue" in words(asked(world))


@pytest.mark.parametrize("argument", ["", "3", "9"])
def test_a_button_that_is_none_of_ours_does_nothing(world: World, argument: str) -> None:
    handle = Handle("forget", "A" * 22, "0" * 8, "11", argument)
    assert world.agent().press(handle, world.asked()) is None


class Away:
    """Sessions that cannot be reached, or are not there at all."""

    def __init__(self, fault: BotError) -> None:
        self.fault = fault

    def of_user(self, user_id: str, **_: Any) -> Page:
        raise self.fault

    def delete(self, session_id: str, user_id: str) -> bool:
        raise self.fault


@pytest.mark.parametrize(
    ("fault", "read", "deleted"),
    [
        (TransientError("away"), "Nothing was changed; please try again", "cannot tell whether"),
        (ConfigurationError("no table"), "has not enabled that", "has not enabled that"),
    ],
)
def test_a_table_that_is_away_or_missing_is_told_kindly(
    world: World, fault: BotError, read: str, deleted: str
) -> None:
    agent = world.agent()
    agent.history = lambda: Away(fault)
    with pytest.raises(UserError, match=read):
        agent.command("ux-history", world.asked())
    handle = Handle("forget", "A" * 22, "0" * 8, "11", "1")
    with pytest.raises(UserError, match=deleted):
        agent.press(handle, world.asked())


def test_where_nothing_is_kept_that_is_said(world: World) -> None:
    world.sessions = None
    with pytest.raises(UserError, match="has not enabled that"):
        world.agent().command("ux-history", world.asked())
