"""What a draft comes to."""

from bot.record import Record
from bot.ux_agent.intent import Change, Question
from bot.ux_agent.understanding.draft import Draft


class Outcome(Record):
    """One of: a complete change, a question with the draft so far, a refusal, "already so".

    `also` are changes that belong to the change.
    """

    change: Change | None = None
    question: Question | None = None
    draft: Draft = Draft()
    refusal: str = ""
    same: str = ""
    also: tuple[Change, ...] = ()
