"""The outcome of a payment session on its way to the worker."""

from bot.adapters.payment_outcomes import JobOutcomes
from bot.adapters.sqs import decode, encode
from bot.adapters.token_seal import TokenSeal
from bot.conversation.job import Job
from bot.payment.session import Collected, Session

SEAL = TokenSeal("key")
LINK = {
    "link_until": 1900,
    "user_id": "11",
    "guild_id": "500",
    "channel_id": "7",
    "application_id": "app-1",
    "interaction_id": "100",
    "interaction_token": SEAL.seal("s-1", "token-1"),
    "asked_at": 1000,
    "locale": "de",
}
SESSION = Session(
    "s-1",
    "hash",
    collected=Collected("John Smith", "Visa •••• 4242", "12/27", "✓"),
    token="tok_1",
    link=LINK,
)


class Jobs:
    """A queue that remembers."""

    def __init__(self) -> None:
        self.sent: list[tuple[Job, int]] = []

    def send(self, job: Job, *, delay: int = 1) -> None:
        self.sent.append((job, delay))


def test_the_job_answers_the_interaction_that_asked_for_the_link() -> None:
    jobs = Jobs()
    JobOutcomes(jobs, SEAL).tell("s-1", "verified", SESSION)
    wanted = Job(
        "payment",
        "500",
        "s-1",
        interaction_id="100",
        interaction_token="token-1",
        application_id="app-1",
        channel_id="7",
        locale="de",
        sent_at=1000,
        outcome="verified",
    )
    assert jobs.sent == [(wanted, 0)]
    assert decode(encode(wanted)) == wanted


def test_f61_no_job_holds_anything_of_a_card() -> None:
    jobs = Jobs()
    JobOutcomes(jobs, SEAL).tell("s-1", "verified", SESSION)
    body = encode(jobs.sent[0][0])
    assert not any(part in body for part in ("4242", "Smith", "12/27", "tok_", "Visa"))


def test_a_token_that_cannot_be_opened_any_more_tells_nobody() -> None:
    jobs = Jobs()
    JobOutcomes(jobs, TokenSeal("another key")).tell("s-1", "verified", SESSION)
    assert jobs.sent == []
