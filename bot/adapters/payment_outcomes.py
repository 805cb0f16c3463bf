"""How a payment session ended that `/payment` began, as a job for the worker."""

from typing import Protocol

from bot.conversation.job import Job, JobQueue
from bot.payment.session import Session


class Opened(Protocol):
    """Opens what bot.adapters.token_seal sealed."""

    def open(self, session_id: str, sealed: str) -> str:
        """The token, '' where it cannot be opened."""
        ...


class JobOutcomes:
    """The port bot.payment.ports.Outcomes: no job holds anything of a card."""

    def __init__(self, queue: JobQueue, seal: Opened) -> None:
        self._queue = queue
        self._seal = seal

    def tell(self, session_id: str, outcome: str, session: Session) -> None:
        link = session.link
        token = self._seal.open(session_id, str(link.get("interaction_token", "")))
        if not token:
            return
        job = Job(
            "payment",
            str(link["guild_id"]),
            session_id,
            interaction_id=str(link["interaction_id"]),
            interaction_token=token,
            application_id=str(link["application_id"]),
            channel_id=str(link["channel_id"]),
            locale=str(link["locale"]),
            sent_at=int(link["asked_at"]),
            outcome=outcome,
        )
        self._queue.send(job, delay=0)
