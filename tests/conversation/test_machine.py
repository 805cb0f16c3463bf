"""Anything may happen, in any order: the promises hold after each step, and at the end."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.conversation.machine import WholeBotMachine

pytestmark = pytest.mark.no_cover


def test_whatever_happens_every_conversation_ends_truthfully_and_once() -> None:
    run_state_machine_as_test(
        WholeBotMachine,
        settings=settings(
            max_examples=120,
            stateful_step_count=40,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.prove
@pytest.mark.timeout(3600)
def test_the_same_for_thousands_of_long_stories() -> None:
    run_state_machine_as_test(
        WholeBotMachine,
        settings=settings(
            max_examples=2000,
            stateful_step_count=100,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )
