"""What the console needs of the rest of the house."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, Protocol

from bot.analytics.ports import EventQueue
from bot.conversation.job import JobQueue
from bot.conversation.store import ConversationStore
from bot.errors import BotError
from bot.interactions.sign_in import SignIn
from bot.log import Log
from bot.ux_agent.sites import Sites


class Sessions(Protocol):
    """What is known of a tenant's sessions: bot.analytics.reading.reading.Reading."""

    def sessions(self, tenant: str, params: Mapping[str, str]) -> dict[str, Any]:
        """A page of them, newest first; raises BadQuery on parameters that cannot be read."""
        ...

    def session(self, tenant: str, session_id: str, place: str = "") -> dict[str, Any] | None:
        """One with its events from a place on; None where it is missing or another tenant's."""
        ...

    def summary(self, tenant: str, range: str = "30d") -> dict[str, Any]:  # noqa: A002 - its name in the API
        """Figures over all of a span; raises BadQuery on an unknown one."""
        ...


class NotKept(BotError):
    """No sessions are kept here."""


class SwitchedOff:
    """The Sessions of where none are kept; whatever is asked raises NotKept."""

    def sessions(self, tenant: str, params: Mapping[str, str]) -> dict[str, Any]:
        """Raises NotKept."""
        raise NotKept

    def session(self, tenant: str, session_id: str, place: str = "") -> dict[str, Any] | None:
        """Raises NotKept."""
        raise NotKept

    def summary(self, tenant: str, range: str = "30d") -> dict[str, Any]:  # noqa: A002 - as Sessions
        """Raises NotKept."""
        raise NotKept


class Services(NamedTuple):
    """The ports, and what makes answers differ from one another.

    `clock` gives epoch seconds, `chance` 43 characters that nobody can guess, `hashed` the id by
    which events name a person. `address` is the console's own without a path; '' takes the one it
    is asked at.
    """

    sign_in: SignIn
    sessions: Sessions
    store: ConversationStore
    jobs: JobQueue
    sites: Sites
    events: EventQueue | None
    clock: Callable[[], int]
    chance: Callable[[], str]
    hashed: Callable[[str], str]
    log: Log
    address: str = ""
