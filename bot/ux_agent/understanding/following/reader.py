"""Whoever reads a whole message: what goes on about another has it read once more."""

from typing import Protocol

from bot.ux_agent.intent import Intent
from bot.ux_agent.site import SiteIndex


class Understanding(Protocol):
    """How a whole message is read (`read.understand`)."""

    def __call__(
        self, message: str, index: SiteIndex, *, section: str = "", earlier: Intent | None = None
    ) -> Intent:
        """What the message wants, against an earlier intent if there is one."""
