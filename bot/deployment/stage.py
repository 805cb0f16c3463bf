"""One deployment of the bot in an account: a stage, and the names that keep it from others."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from bot.errors import ConfigurationError

MAIN = "prod"
"""The stage that has the documented table names."""

_NAME = re.compile(r"[a-z][a-z0-9-]{0,19}")


class Stage(NamedTuple):
    """A stage by its name; `of` checks the name."""

    name: str

    @classmethod
    def of(cls, name: str) -> "Stage":
        """The stage of that name; raises ConfigurationError when AWS would not take its names."""
        if not _NAME.fullmatch(name):
            words = "a stage's name is a letter, then up to 19 letters, digits and hyphens"
            raise ConfigurationError(f"{name!r} names no stage: {words}, all lower case")
        return cls(name)

    @property
    def stack(self) -> str:
        """The CloudFormation stack's name."""
        return "ux-agent" + self._suffix

    @property
    def tables(self) -> dict[str, str]:
        """The template's table names, by parameter."""
        return {
            "ConversationsTableName": "ux-agent-conversations" + self._suffix,
            "SitesTableName": "ux-agent-sites" + self._suffix,
            "LimitsTableName": "ux-agent-limits" + self._suffix,
            "ChatSessionsTableName": "trinity-chat-sessions-dev" + self._suffix,
            "SessionTableName": "payment-smart-bot-sessions-dev" + self._suffix,
            "SessionEventsTableName": "picasso-session-events" + self._suffix,
            "SessionSummariesTableName": "picasso-session-summaries" + self._suffix,
            "WebSessionsTableName": "LLM-Duel-Sessions" + self._suffix,
        }

    @property
    def option(self) -> str:
        """How the stage is named on the command line, with a space before it; '' for the main."""
        return "" if self.name == MAIN else f" --stage {self.name}"

    def tables_of(self, parameters: Mapping[str, str]) -> list[str]:
        """The parameters that name a table which a stack with these parameters has."""
        optional = {
            "SessionTableName": "EnablePayments",
            "SessionEventsTableName": "EnableConsole",
            "SessionSummariesTableName": "EnableConsole",
            "WebSessionsTableName": "EnableConsole",
        }
        return [
            name
            for name in self.tables
            if name not in optional or parameters.get(optional[name]) == "true"
        ]

    def secret(self, name: str) -> str:
        """The name of the SSM parameter that holds a secret of this stage."""
        return f"/ux-agent/{self.name}/{name}"

    @property
    def _suffix(self) -> str:
        return "" if self.name == MAIN else f"-{self.name}"
