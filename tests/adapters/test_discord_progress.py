"""A line about how far a job is: at Discord's pace, never late, never in the job's way."""

import threading
import time
from collections.abc import Iterator

import httpx
import pytest

from bot.adapters.discord_call import Discord
from bot.adapters.discord_progress import NAME, DiscordProgress
from bot.conversation.job import Job
from bot.conversation.reply import Card
from tests.adapters.webhook_server import (
    BROKEN,
    DEAD_TOKEN,
    UNKNOWN_WEBHOOK,
    WELL,
    Answer,
    SmallDiscord,
    limited,
    small_discord,
)

SENT = 1_800_000_000
JOB = Job("execute", "g1", "c1", "i1", "token", "app1", "ch1", "en", SENT)
PACE = 0.1
LONG = 0.35


class Line:
    """The progress of a job at the small Discord."""

    def __init__(self, discord: SmallDiscord, client: httpx.Client) -> None:
        self.discord = discord
        self.now = float(SENT + 1)
        self.is_ours = True
        place = Discord(client, discord.base, time.sleep)
        self.progress = DiscordProgress(place, lambda: self.now, time.monotonic)
        self.times: list[float] = []
        take = discord.take

        def timed(call: object) -> Answer:
            self.times.append(time.monotonic())
            return take(call)  # type: ignore[arg-type]

        discord.take = timed  # type: ignore[method-assign]

    def report(self, step: int, job: Job = JOB) -> None:
        """Tell of a step."""
        self.progress.report(job, Card("Working", progress=f"{step} of 4"), lambda: self.is_ours)

    def shown(self) -> list[str]:
        """The steps that were shown, in order."""
        return [
            step
            for call in self.discord.calls
            for step in ("1 of 4", "2 of 4", "3 of 4")
            if step in str(call.body)
        ]


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    monkeypatch.setattr("bot.adapters.discord_progress.PACE", PACE)
    with small_discord() as discord, httpx.Client() as client:
        made = Line(discord, client)
        yield made
        made.progress.stop()


def wait_for(count: int, line: Line) -> None:
    """Wait until so many edits have arrived."""
    deadline = time.monotonic() + 60
    while len(line.discord.calls) < count:
        assert time.monotonic() < deadline, line.shown()
        time.sleep(0.005)


def test_what_is_known_too_slowly_is_not_shown_after_the_end(line: Line) -> None:
    is_asked, ends = threading.Event(), threading.Event()

    def slowly() -> bool:
        is_asked.set()
        return ends.wait(5)

    line.progress.report(JOB, Card("Working", progress="1 of 4"), slowly)
    assert is_asked.wait(5)
    end = threading.Thread(target=line.progress.stop)
    end.start()
    time.sleep(PACE)  # it waits for what is under way
    ends.set()
    end.join(5)
    assert line.discord.calls == []


def test_a_step_is_shown_on_the_message_of_the_press(line: Line) -> None:
    line.report(1)
    wait_for(1, line)
    (call,) = line.discord.calls
    assert (call.method, call.path) == ("PATCH", "/webhooks/app1/token/messages/@original")
    assert line.shown() == ["1 of 4"]


def test_a_job_that_is_done_sooner_shows_nothing(line: Line) -> None:
    for step in (1, 2, 3):
        line.report(step)
    line.progress.stop()
    time.sleep(2 * PACE)
    assert line.discord.calls == []


def test_only_the_newest_step_is_shown_when_the_time_comes(line: Line) -> None:
    line.report(1)
    line.report(2)
    wait_for(1, line)
    line.progress.stop()
    assert line.shown() == ["2 of 4"]


def test_two_edits_are_as_far_apart_as_the_pace(line: Line) -> None:
    line.report(1)
    wait_for(1, line)
    line.report(2)
    wait_for(2, line)
    first, second = line.times
    assert second - first >= PACE * 0.9
    assert line.shown() == ["1 of 4", "2 of 4"]


def test_a_slow_discord_keeps_no_job_waiting(line: Line) -> None:
    line.discord.answers = [WELL._replace(pause=LONG)]
    line.report(1)
    wait_for(1, line)
    before = time.monotonic()
    line.report(2)
    line.report(3)
    assert time.monotonic() - before < LONG / 3


def test_an_edit_under_way_lands_before_what_is_shown_next(line: Line) -> None:
    line.discord.answers = [WELL._replace(pause=LONG)]
    line.report(1)
    wait_for(1, line)
    line.report(2)
    before = time.monotonic()
    line.progress.stop()
    assert time.monotonic() - before >= LONG / 2
    time.sleep(2 * PACE)
    assert line.shown() == ["1 of 4"]


def test_F36_a_worker_that_lost_its_job_shows_nothing(line: Line) -> None:
    line.is_ours = False
    line.report(1)
    time.sleep(3 * PACE)
    assert line.discord.calls == []


def test_a_doubt_about_whose_the_job_is_shows_nothing(line: Line) -> None:
    def fail() -> bool:
        raise RuntimeError("unforeseen")

    line.progress.report(JOB, Card("Working"), fail)
    time.sleep(3 * PACE)
    assert line.discord.calls == []


def test_F47_a_rate_limit_silences_it_for_as_long_as_it_says(line: Line) -> None:
    line.discord.answers = [limited(LONG)]
    line.report(1)
    wait_for(1, line)
    line.report(2)
    wait_for(2, line)
    assert line.times[1] - line.times[0] >= LONG * 0.9


def test_F47_a_limit_that_is_used_up_is_not_tried(line: Line) -> None:
    drained = (("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset-After", str(LONG)))
    line.discord.answers = [WELL._replace(headers=drained)]
    line.report(1)
    wait_for(1, line)
    line.report(2)
    wait_for(2, line)
    assert line.times[1] - line.times[0] >= LONG * 0.9


@pytest.mark.parametrize("answer", [DEAD_TOKEN, UNKNOWN_WEBHOOK])
def test_a_message_that_is_gone_is_left_alone(line: Line, answer: Answer) -> None:
    line.discord.answers = [answer]
    line.report(1)
    wait_for(1, line)
    line.report(2)
    time.sleep(3 * PACE)
    assert len(line.discord.calls) == 1


def test_trouble_at_discord_is_nobodys_business_but_the_next_step_is_tried(line: Line) -> None:
    line.discord.answers = [BROKEN]
    line.report(1)
    wait_for(1, line)
    line.report(2)
    wait_for(2, line)


@pytest.mark.parametrize(
    "job", [JOB._replace(interaction_token=""), JOB._replace(sent_at=SENT - 900)]
)
def test_without_a_living_token_there_is_no_line(line: Line, job: Job) -> None:
    line.report(1, job)
    time.sleep(3 * PACE)
    assert line.discord.calls == []


def test_the_next_job_has_a_line_of_its_own_and_no_thread_is_left(line: Line) -> None:
    for count in (1, 2):
        line.report(count)
        wait_for(count, line)
        line.progress.stop()
    assert line.shown() == ["1 of 4", "2 of 4"]
    assert NAME not in {thread.name for thread in threading.enumerate()}


def test_it_can_be_stopped_at_any_time(line: Line) -> None:
    line.progress.stop()
    line.report(1)
    line.progress.stop()
    line.progress.stop()
