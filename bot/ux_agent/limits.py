"""What one person may use up: commands in an hour, conversations open at a time; and its port."""

from typing import TYPE_CHECKING, Protocol

from bot.record import Record

if TYPE_CHECKING:
    from bot.conversation.reply import Say
    from bot.conversation.transition import Presser
    from bot.ux_agent.agent import Origin, UXAgent

MOST_OPEN = 5
"""Conversations of one person in one server that may be open at a time."""

MOST_COMMANDS = 30
"""Commands of one person in one server within an hour of the clock."""

HOUR_SECONDS = 3600

_DISCORD_EPOCH = 1_420_070_400  # seconds; ids are milliseconds since then (docs: Snowflakes)


class Opened(Record):
    """A conversation that counts as open, and the epoch second at which it was asked for."""

    conversation_id: str
    asked_at: int


class Command(Record):
    """A command to be counted at `now`, epoch seconds; `opened` is what a redelivery repeats.

    A command that leads to no conversation (`opens` is False) counts in its hour alone.
    """

    guild_id: str
    user_id: str
    opened: Opened
    now: int
    opens: bool = True

    @property
    def hour(self) -> int:
        """Hours since the epoch, in UTC."""
        return self.now // HOUR_SECONDS


class Tally(Record):
    """What stands in a command's way: the row as it was when the command was not counted.

    `hours` are the earlier ones that the row still tells of.
    """

    commands: int
    opened: tuple[Opened, ...]
    hours: tuple[int, ...] = ()


class Limits(Protocol):
    """Counts commands, each in one conditional write; one that was counted counts once."""

    def count(
        self, command: Command, *, tally: Tally | None = None, over: tuple[Opened, ...] = ()
    ) -> Tally | None:
        """Count the command; None when that is done, else what stands in its way.

        With `over`, conversations of `tally` that are no longer open, these go in the same write,
        which loses when others came or went since. Missing or unreachable, there is no limit.
        """
        ...


class NoLimits:
    """The port where nothing is limited."""

    def count(
        self, command: Command, *, tally: Tally | None = None, over: tuple[Opened, ...] = ()
    ) -> Tally | None:
        """Nothing is counted."""
        return None


def reached(
    agent: "UXAgent", presser: "Presser", origin: "Origin", key: str, *, opens: bool = True
) -> "Say | None":
    """Count the command of this interaction; what the person is told who may send none now.

    `key` is the id of its conversation, `opens` says whether that is about to be written. Raises
    TransientError when it takes a look at the open ones, and the store is away.
    """
    asked_at = (int(origin.interaction_id) >> 22) // 1000 + _DISCORD_EPOCH
    opened = Opened(key, asked_at)
    command = Command(presser.guild_id, presser.user_id, opened, origin.now, opens)
    tally = agent.limits.count(command)
    if tally is None:
        return None
    from bot.ux_agent.making_room import make_room  # noqa: PLC0415 - few commands need it

    return make_room(agent, command, tally, origin.locale)
