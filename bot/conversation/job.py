"""Work that is too slow or too outward for an interaction."""

from typing import Literal, Protocol, TypeAlias

from bot.record import Record

JobKind: TypeAlias = Literal[
    "understand", "execute", "index", "undo", "diff", "retire", "expire", "setup", "payment"
]

TOKEN_SECONDS = 900
"""How long an interaction token lives (Discord docs, Receiving and Responding, followups)."""


class Job(Record):
    """One message to the worker.

    `understand` reads the request of a collecting conversation, `execute` ships a confirmed plan,
    `index` refreshes the site index of `guild_id`, `undo` proposes to take a shipped change back,
    `diff` hands the whole difference out as a file, `setup` looks whether a site just chosen can
    be edited. `payment` tells the `outcome` of the payment session that the interaction led to.
    `retire` and `expire` turn the card of a conversation grey: it is the answer to
    `card_interaction_id` in `card_channel_id`. `interaction_token` is a credential for
    TOKEN_SECONDS from `sent_at` (epoch seconds): it is never logged nor stored in a table.
    """

    kind: JobKind
    guild_id: str
    conversation_id: str = ""
    interaction_id: str = ""
    interaction_token: str = ""
    application_id: str = ""
    channel_id: str = ""
    locale: str = ""
    sent_at: int = 0
    version: int = 1
    card_channel_id: str = ""
    card_interaction_id: str = ""
    outcome: str = ""

    def __repr__(self) -> str:
        return f"Job({self.kind!r}, {self.guild_id!r}, {self.conversation_id!r})"


class JobQueue(Protocol):
    """Where jobs wait; delivered at least once, in any order."""

    def send(self, job: Job, *, delay: int = 1) -> None:
        """Hand a job over, to be delivered after `delay` seconds at the earliest.

        Raises bot.errors.TransientError when the queue did not take it.
        """
        ...
