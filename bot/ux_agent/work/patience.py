"""How long a confirmed job waits for a code host, and when the person hears of it: pure decisions.

Source of the doubling: GitHub docs, "Rate limits for the REST API": after a secondary limit wait
as long as asked, at least a minute, and exponentially longer each time.
"""

import math

from bot.conversation.condition import Item
from bot.conversation.job import TOKEN_SECONDS, Job
from bot.conversation.transition import PutOff
from bot.errors import TransientError

PAUSES = (5, 30, 120, 480)
"""Seconds between the attempts at what cannot be reached: the last one falls into the quarter of
an hour in which the message can be edited without a bot token."""

NOTICEABLE_SECONDS = 20
LONGEST_DOUBLED = 3600
LONGEST_ASKED = 21_600
"""Seconds: well below the 12 hours for which SQS hides a message."""

_MOST_DOUBLINGS = 10


def is_counted(error: TransientError) -> bool:
    """Whether the attempt uses up one of the few: not where the other side asked for the wait."""
    return not error.retry_after


def pause_of(error: TransientError, attempts: int, asked: int) -> int:
    """Seconds until the next try; `asked` as in PutOff, of the waits before this one."""
    if is_counted(error):
        return PAUSES[min(max(attempts, 1), len(PAUSES)) - 1]
    least = min(max(error.retry_after or 0, PAUSES[0]), LONGEST_ASKED)
    doubled = least * (1 << min(asked, _MOST_DOUBLINGS))
    return math.ceil(max(least, min(doubled, LONGEST_DOUBLED)))


def put_off(item: Item, error: TransientError, now: int) -> tuple[int, PutOff | None]:
    """The pause, and what is kept of it: nothing where nobody notices a pause of our own."""
    attempts, asked = item["attempts"], item.get("put_off", {}).get("asked", 0)
    pause = pause_of(error, attempts, asked)
    if not is_counted(error):
        return pause, PutOff(now + pause, now + pause, asked + 1)
    if pause < NOTICEABLE_SECONDS:
        return pause, None
    return pause, PutOff(now + pause, now + pause + sum(PAUSES[attempts:]), 0)


def is_news(item: Item, later: PutOff, job: Job, now: int) -> bool:
    """Whether to tell the person: once, and again only when what they were told is over.

    Only while the message itself can be edited: a new message for each pause would be a nuisance.
    """
    told_until: int = item.get("put_off", {}).get("until", 0)
    is_noticed = later.at - now >= NOTICEABLE_SECONDS
    return is_noticed and told_until < later.at and now - job.sent_at < TOKEN_SECONDS
