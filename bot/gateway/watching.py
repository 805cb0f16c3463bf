"""Whether the bot can go on: asked while it serves."""

from collections.abc import Callable

import httpx

from bot.adapters.discord_call import Call, Discord
from bot.gateway.knowing import endpoint_is_set

LOOK_SECONDS = 60.0
"""Discord is asked that often; what the bot stands on, every time."""

_TIMEOUT = httpx.Timeout(2.0)  # nobody who stops the bot waits longer for this


class Watch:
    """Why the bot cannot go on, or ''; `backing` says that of what it stands on.

    An Interactions Endpoint URL that is set meanwhile takes every interaction away. `clock` gives
    seconds that never run backwards.
    """

    def __init__(
        self,
        discord: Discord,
        token: str,
        backing: Callable[[], str],
        clock: Callable[[], float],
    ) -> None:
        self._discord = discord
        self._application = Call("GET", "/applications/@me", token)
        self._backing = backing
        self._clock = clock
        self._asked = clock()

    def __call__(self) -> str:
        """Look now; never raises."""
        reason = self._backing()
        if reason or self._clock() < self._asked + LOOK_SECONDS:
            return reason
        self._asked = self._clock()
        answer = self._discord.once(self._application, None, _TIMEOUT)
        told = answer.data if answer.is_well and isinstance(answer.data, dict) else {}
        url = told.get("interactions_endpoint_url")
        return str(endpoint_is_set(str(url))) if url else ""
