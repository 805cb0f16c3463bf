"""How long a conversation is open, and which phases there are."""

import pytest

from bot.conversation.phase import (
    ABSOLUTE_SECONDS,
    ANSWERABLE,
    BEFORE_CONFIRM,
    KEPT_SECONDS,
    TERMINAL,
    Phase,
    open_until,
)

HOUR = 3600
DAY = 86_400


@pytest.mark.parametrize(
    ("now", "end"),
    [
        (0, HOUR),
        (10, 10 + HOUR),
        (DAY - HOUR, DAY),
        (DAY - HOUR + 1, DAY),
        (DAY + 5, DAY),
    ],
)
def test_F30_a_conversation_ends_an_hour_after_its_last_update_and_a_day_after_its_start(
    now: int, end: int
) -> None:
    assert open_until(1000 + now, 1000) == 1000 + end


def test_a_confirmed_conversation_is_kept_for_thirty_days() -> None:
    assert (KEPT_SECONDS, ABSOLUTE_SECONDS) == (30 * DAY, DAY)


def test_the_phases_are_the_documented_ones() -> None:
    assert {str(phase) for phase in Phase} == {
        "collecting",
        "needs_clarification",
        "awaiting_confirmation",
        "confirmed",
        "executing",
        "completed",
        "failed",
    }


def test_every_phase_is_before_confirm_or_at_work_or_terminal() -> None:
    at_work = (Phase.CONFIRMED, Phase.EXECUTING)

    assert sorted((*BEFORE_CONFIRM, *at_work, *TERMINAL)) == sorted(Phase)
    assert set(ANSWERABLE) < set(BEFORE_CONFIRM)
