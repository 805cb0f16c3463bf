"""One interaction and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Event
from typing import Any, Literal, TypeAlias

from bot.playground.discord.people import Channel, User

Status: TypeAlias = Literal["pending", "answered", "failed"]

TOKEN_SECONDS = 15 * 60
"""How long an interaction's token works (docs: Receiving and Responding, Followup Messages)."""


@dataclass(slots=True)
class Exchange:
    """An interaction; `failure` is what the person reads, `reason` what a developer needs.

    `original_id` is the message that `@original` means. `opened_by` is the exchange whose form
    this one submits; `form` the form that this one opened. `choices` are the
    suggestions for an option. `answered` is set by the first answer.
    """

    payload: Mapping[str, Any]
    user: User
    channel: Channel
    sent_at: float
    message_id: str = ""
    opened_by: "Exchange | None" = None
    status: Status = "pending"
    response_type: int = 0
    original_id: str = ""
    form: dict[str, Any] | None = None
    failure: str = ""
    reason: str = ""
    choices: list[dict[str, Any]] = field(default_factory=list)
    container: str = ""
    elapsed: float = 0.0
    answered: Event = field(default_factory=Event, repr=False, compare=False)

    @property
    def id(self) -> str:
        """The interaction's id."""
        return str(self.payload["id"])

    @property
    def token(self) -> str:
        """The credential for follow-ups."""
        return str(self.payload["token"])

    @property
    def kind(self) -> int:
        """The interaction's type."""
        return int(self.payload["type"])

    def metadata(self) -> dict[str, Any]:
        """What a message that answers this interaction says of it."""
        about: dict[str, Any] = {
            "authorizing_integration_owners": self.payload["authorizing_integration_owners"],
            "id": self.id,
            "type": self.kind,
            "user": self.user.resource(),
        }
        if self.kind == 3:
            about["interacted_message_id"] = self.message_id
        if self.opened_by is not None:
            about["triggering_interaction_metadata"] = self.opened_by.metadata()
        return about
