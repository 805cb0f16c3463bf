"""How long a call to AWS may take, by who waits for it."""

from typing import NamedTuple


class Pace(NamedTuple):
    """Seconds for a new connection and for an answer, and how often the client itself tries."""

    connect: float
    answer: float
    tries: int


INTERACTION = Pace(connect=0.5, answer=0.8, tries=1)
"""A person waits: bot.adapters.deadline tries again, at once where that helps."""

JOB = Pace(connect=2, answer=5, tries=4)
"""A queue waits, and hands the job out again."""
