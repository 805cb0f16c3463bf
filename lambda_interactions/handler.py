"""AWS Lambda's entry for Discord's interactions; all that takes time happens at import, in INIT."""

import gc

gc.disable()  # what the imports below load stays: collecting meanwhile finds nothing

# ruff: noqa: E402 - the line above counts only before the imports
from collections.abc import Callable, Iterable
from time import monotonic
from typing import Any

from bot import bootstrap
from bot.adapters.deadline import Deadline
from bot.errors import ConfigurationError
from bot.interactions.interaction import cdn_and
from bot.interactions.signature import Verifier
from bot.log import Log, describe, show
from bot.settings import Settings, from_environment
from bot.ux_agent.agent import UXAgent
from lambda_interactions.door import ClosedDoor, Door, OpenDoor
from lambda_interactions.http_event import Response

_MOST_SITES = 3  # made ready in INIT; a bot seldom serves more servers, and INIT is not endless


class Agents:
    """The one agent of this container: made once, or tried again where that failed."""

    def __init__(self, make: Callable[[Deadline], UXAgent]) -> None:
        self._make = make
        self._agent: UXAgent | None = None
        self._deadline = Deadline(monotonic)

    def __call__(self) -> UXAgent:
        """The agent for an interaction that begins now; raises what making it raises."""
        if self._agent is None:
            self._agent = self._make(self._deadline)
        self._deadline.begin()
        return self._agent

    def warm_up(self, log: Log, guild_ids: Iterable[str] = ()) -> None:
        """Make the agent ready for these servers, while Lambda gives a whole processor.

        A failure is only logged: it is met again at the first use, and a PING needs no store.
        """
        try:
            self().warm_up(guild_ids)
        except Exception as error:  # noqa: BLE001 - INIT must not fail, or not even a PING passes
            traceback = describe(error, ())
            log({"level": "WARNING", "outcome": "cold", "traceback": traceback})


def open_door(read: Callable[[], Settings], write: Callable[[str], None]) -> Door:
    """The door as the settings say; a closed one where they cannot be read."""
    try:
        settings = read()
        verifier = Verifier(settings.discord_public_key, settings.freshness_seconds)
    except ConfigurationError as fault:
        return ClosedDoor(str(fault), Log(write))
    log = Log(write, settings.log_level)
    agents = Agents(lambda deadline: bootstrap.endpoint(settings, deadline))
    agents.warm_up(log, list(settings.sites)[:_MOST_SITES])
    clock = bootstrap.clock(settings)
    cdn = cdn_and(settings.discord_cdn_url)
    return OpenDoor(verifier, agents, clock, log, style=settings.message_style, cdn=cdn)


_DOOR = open_door(from_environment, show)
gc.enable()
gc.freeze()  # what is loaded by now stays


def lambda_handler(event: dict[str, Any], context: object) -> Response:
    """Answer one HTTP event of a function URL, an HTTP API or a REST API; never raises."""
    return _DOOR.answer(event, str(getattr(context, "aws_request_id", "")))
