"""Where one interaction at a time is answered, in a thread: read, dispatch, render, respond.

Only the way in and out differs from the Lambda function's: what lies between is the same.
"""

from collections.abc import Callable, Iterable, Mapping
from queue import LifoQueue
from time import monotonic
from typing import Any, NamedTuple
from urllib.parse import quote

import httpx

from bot.adapters.deadline import Deadline
from bot.adapters.discord_call import Answer, Call, Discord
from bot.answering import answer, who
from bot.dispatch import Agent
from bot.interactions.interaction import DISCORD_CDN, Interaction, Malformed, read
from bot.interactions.render import Json
from bot.log import Fields, Log, describe
from bot.settings import MessageStyle

ACKNOWLEDGED = 40060
"""Discord's code for an interaction that has its answer: a repeated one arrived after all."""

_TIMEOUT = httpx.Timeout(2.0)
_LATEST_REPEAT = 2.0  # seconds after the interaction came; Discord waits three
_PAUSE = 0.2

Payload = Mapping[str, Any]


class Pair(NamedTuple):
    """An agent, and the deadline that its clients keep."""

    agent: Agent
    deadline: Deadline


class Ways(NamedTuple):
    """What is the same for all interactions: epoch seconds, waiting, how messages look.

    Files count only where their address begins with one of `cdn`.
    """

    clock: Callable[[], int]
    sleep: Callable[[float], None]
    style: MessageStyle = "components"
    cdn: tuple[str, ...] = DISCORD_CDN


class Desk:
    """Answers interactions; any thread may call it.

    `pairs` are as many as there are threads, for clients of AWS serve one interaction at a time.
    """

    def __init__(self, pairs: Iterable[Pair], discord: Discord, ways: Ways, log: Log) -> None:
        self._idle: LifoQueue[Pair] = LifoQueue()  # who rested least is connected still
        for pair in pairs:
            self._idle.put(pair)
        self._discord = discord
        self._ways = ways
        self._log = log

    def handle(self, payload: Payload, came: float) -> None:
        """Answer an interaction that came at `came` by the monotonic clock; never raises."""
        fields: Fields = {"level": "INFO"}
        try:
            self._handle(payload, came, fields)
        except Malformed as reason:
            fields |= {"level": "WARNING", "outcome": "malformed", "error": str(reason)}
        except Exception as error:  # noqa: BLE001 - the next interaction must be answered
            hidden = [str(payload.get("token", ""))]
            fields |= {"level": "ERROR", "outcome": "error", "traceback": describe(error, hidden)}
        fields["duration_ms"] = round((monotonic() - came) * 1000, 1)
        self._log(fields)

    def _handle(self, payload: Payload, came: float, fields: Fields) -> None:
        interaction = read(payload, cdn=self._ways.cdn)
        fields |= who(interaction)
        pair = self._idle.get()
        try:
            pair.deadline.begin(monotonic() - came)
            now = self._ways.clock()
            body = answer(interaction, lambda: pair.agent, now, fields, style=self._ways.style)
        finally:
            self._idle.put(pair)
        taken = self._respond(interaction, body, came + _LATEST_REPEAT)
        fields["status"] = taken.status
        if not taken.is_well:
            fields["error"] = f"Discord did not take the answer: code {taken.code}"
            fields["level"] = "WARNING"

    def _respond(self, interaction: Interaction, body: Json, latest: float) -> Answer:
        """Create Interaction Response, again where Discord is in trouble and there is time."""
        path = f"/interactions/{interaction.id}/{quote(interaction.token, safe='')}/callback"
        taken = self._discord.once(Call("POST", path), body, _TIMEOUT)
        while taken.is_passing and monotonic() + (wait := taken.retry_after or _PAUSE) < latest:
            self._ways.sleep(wait)
            taken = self._discord.once(Call("POST", path), body, _TIMEOUT)
            if taken.code == ACKNOWLEDGED:
                return Answer(200)
        return taken
