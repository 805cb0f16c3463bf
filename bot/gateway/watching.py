"""Whether the bot can go on: asked while it serves."""

from collections.abc import Callable
from contextlib import suppress

from bot.adapters.discord_portal import Portal, PortalRefused
from bot.gateway.knowing import endpoint_is_set

LOOK_SECONDS = 60.0
"""Discord is asked that often; what the bot stands on, every time."""


class Watch:
    """Why the bot cannot go on, or ''; `backing` says that of what it stands on.

    An Interactions Endpoint URL that is set meanwhile takes every interaction away. `clock` gives
    seconds that never run backwards.
    """

    def __init__(
        self, portal: Portal, backing: Callable[[], str], clock: Callable[[], float]
    ) -> None:
        self._portal = portal
        self._backing = backing
        self._clock = clock
        self._asked = clock()

    def __call__(self) -> str:
        """Look now; never raises."""
        reason = self._backing()
        if reason or self._clock() < self._asked + LOOK_SECONDS:
            return reason
        self._asked = self._clock()
        with suppress(PortalRefused):  # whether Discord is there, discord.py finds out
            url = self._portal.application().endpoint_url
            return str(endpoint_is_set(url)) if url else ""
        return ""
