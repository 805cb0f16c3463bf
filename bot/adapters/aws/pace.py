"""How long a call to AWS may take, by who waits for it."""

from bot.record import Record


class Pace(Record):
    """Seconds for a new connection and for an answer, and how often the client itself tries."""

    connect: float
    answer: float
    tries: int


INTERACTION = Pace(connect=0.5, answer=0.8, tries=1)
"""A person waits: bot.adapters.deadline tries again, at once where that helps."""

DELIVERY = Pace(connect=0.5, answer=1.5, tries=2)
"""GitHub waits: ten seconds for a secret, a message and what is between their tries."""

MODEL = Pace(connect=2, answer=15, tries=1)
"""A language model takes seconds; who asks one gives up by a clock of its own."""

BATCH = Pace(connect=1, answer=2.5, tries=3)
"""A batch of events waits, half a minute at most; its tables and its queue may both be away."""

JOB = Pace(connect=2, answer=5, tries=4)
"""A queue waits, and hands the job out again."""
