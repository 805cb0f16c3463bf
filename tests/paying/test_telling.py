"""The outcome of a payment session, told where its link was asked for."""

import pytest

from bot.conversation.job import Job
from bot.conversation.messenger import Gone
from bot.conversation.reply import Card
from bot.conversation.transition import Place
from bot.errors import Failed, TransientError
from bot.paying.telling import outcome_card, tell
from bot.ux_agent.work.services import Done, HandBack

NOW = 1_760_500_000
JOB = Job("payment", "500", "s-1", "100", "token", "app-1", "7", sent_at=NOW, outcome="verified")


class Screen:
    """A messenger that remembers what it showed, or fails."""

    def __init__(self, failure: Exception | None = None) -> None:
        self.shown: list[tuple[Job, Card]] = []
        self.failure = failure

    def show(self, job: Job, card: Card, *, file: tuple[str, str] | None = None) -> None:
        if self.failure:
            raise self.failure
        self.shown.append((job, card))

    def turn(self, place: Place, card: Card, *, only_open: bool = False) -> None:
        raise AssertionError("nobody turns another message")

    def locate(self, place: Place) -> str:
        raise AssertionError("nobody looks for another message")


def test_the_outcome_takes_the_place_of_the_link() -> None:
    screen = Screen()
    assert tell(JOB, screen, now=NOW + 60, delivered=1) == Done("told")
    ((_, card),) = screen.shown
    assert (card.title, card.rows, card.tone) == ("Card verified", (), "success")


@pytest.mark.parametrize("locale", ["en-US", "de"])
def test_f66_a_token_is_no_payment_and_nobody_says_so(locale: str) -> None:
    card = outcome_card("verified", locale)
    words = " ".join((card.title, *card.lines)).lower()
    assert "success" not in words
    assert "erfolgreich" not in words


def test_a_cancelled_session_says_so() -> None:
    assert outcome_card("cancelled", "de").title == "Von dir abgebrochen"


def test_an_outcome_is_never_posted_where_others_read() -> None:
    screen = Screen()
    tell(JOB, screen, now=NOW, delivered=1)
    assert [job.channel_id for job, _ in screen.shown] == [""]


def test_after_the_tokens_fifteen_minutes_nothing_can_be_told() -> None:
    screen = Screen()
    assert tell(JOB, screen, now=NOW + 900, delivered=1) == Done("message gone")
    assert screen.shown == []


@pytest.mark.parametrize("failure", [Gone("deleted"), Failed("code", "text")])
def test_a_message_that_is_gone_ends_the_job(failure: Exception) -> None:
    assert tell(JOB, Screen(failure), now=NOW, delivered=1) == Done("message gone")


def test_a_discord_that_is_away_is_asked_again_later() -> None:
    away = Screen(TransientError("away"))
    assert tell(JOB, away, now=NOW, delivered=2) == HandBack("unreachable", 4)
    assert tell(JOB, away, now=NOW, delivered=12) == HandBack("unreachable", 60)
