"""A line about how far a job is, edited in the background at the pace that Discord likes.

Sources: Discord docs, Rate Limits; seen: 5 edits in 2 seconds for one interaction's token.
"""

import threading
from collections.abc import Callable
from typing import NamedTuple

import httpx

from bot.adapters.discord_call import Answer, Call, Discord
from bot.adapters.discord_rest import original
from bot.conversation.job import TOKEN_SECONDS, Job
from bot.conversation.reply import Card
from bot.interactions.render import message
from bot.settings import MessageStyle

PACE = 1.0
"""Seconds between two edits, and before the first: most jobs are done sooner."""

TIMEOUT = httpx.Timeout(1.0)
_LONGEST_STOP = 4.0

NAME = "progress"
"""Of the thread that edits while the job goes on."""


class _Report(NamedTuple):
    job: Job
    card: Card
    is_current: Callable[[], bool]


class DiscordProgress:
    """The port bot.conversation.messenger.Progress, for one job at a time.

    `clock` gives the seconds that a job's `sent_at` counts in, `timer` seconds that never go back.
    """

    def __init__(
        self,
        discord: Discord,
        clock: Callable[[], float],
        timer: Callable[[], float],
        *,
        style: MessageStyle = "components",
    ) -> None:
        self._discord = discord
        self._clock = clock
        self._timer = timer
        self._style = style
        self._news = threading.Condition()
        self._next: _Report | None = None
        self._is_over = True
        self._thread: threading.Thread | None = None
        self._not_before = 0.0

    def report(self, job: Job, card: Card, is_current: Callable[[], bool]) -> None:
        if not job.interaction_token or self._clock() - job.sent_at >= TOKEN_SECONDS:
            return
        with self._news:
            self._next = _Report(job, card, is_current)
            if self._thread is None:
                self._is_over = False
                self._not_before = max(self._not_before, self._timer() + PACE)
                self._thread = threading.Thread(target=self._run, name=NAME, daemon=True)
                self._thread.start()
            self._news.notify()

    def stop(self) -> None:
        with self._news:
            self._is_over, self._next = True, None
            thread, self._thread = self._thread, None
            self._news.notify()
        if thread is not None:
            thread.join(_LONGEST_STOP)  # an edit under way lands before what comes now

    def _run(self) -> None:
        report = self._awaited()
        while report is not None:
            answer = self._sent(report)
            if answer is None or answer.is_final:
                return
            pause = max(PACE, answer.pause, answer.retry_after or 0.0)
            self._not_before = self._timer() + pause
            report = self._awaited()

    def _awaited(self) -> _Report | None:
        """The newest report once its time has come; None when it is over."""
        with self._news:
            while not self._is_over:
                wait = self._not_before - self._timer()
                if self._next is not None and wait <= 0:
                    report, self._next = self._next, None
                    return report
                self._news.wait(None if self._next is None else wait)
        return None

    def _sent(self, report: _Report) -> Answer | None:
        """Discord's answer; None where the report has been overtaken."""
        try:
            if not report.is_current():
                return None
        except Exception:  # noqa: BLE001 - whatever keeps us from knowing: the job is elsewhere told
            return None
        if self._is_over:  # what was known slowly is late: the job is over, and told
            return None
        call = Call("PATCH", original(report.job))
        return self._discord.once(call, message(report.card, self._style), TIMEOUT)
