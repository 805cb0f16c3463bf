"""What the doctor says of chat sessions."""

import pytest

from bot.deployment import expiry, said
from bot.deployment.finding import Finding, Mark
from bot.deployment.stack import Stack
from tests.deployment.at_desk import Room
from tests.deployment.test_expiry import OUTBOX, Cloud


@pytest.fixture
def cloud(here: Room) -> Cloud:
    made = Cloud(here)
    made.outputs["ChatSessionsTable"] = "trinity-chat-sessions-dev"
    return made


def looked_at(cloud: Cloud) -> Finding:
    """What the doctor finds."""
    stack = Stack("UPDATE_COMPLETE", cloud.outputs, cloud.parameters)
    (found,) = said.look(cloud.here.desk(), stack)
    return found


def barred(kind: str) -> dict[str, str]:
    """The outbox's line of something that it may not do."""
    return {"level": "WARNING", "kind": kind, "outcome": "misconfigured", "error": "no such table"}


def test_what_is_kept_is_well(cloud: Cloud) -> None:
    cloud.logged(OUTBOX, {"kind": "Turn", "outcome": "done"}, barred("SetExpiry"))
    assert looked_at(cloud).mark is Mark.WELL


def test_what_cannot_be_kept_is_wrong_and_says_why(cloud: Cloud) -> None:
    cloud.logged(OUTBOX, barred("Turn"))
    found = looked_at(cloud)
    assert (found.mark, found.detail) == (Mark.WRONG, "not kept: no such table")


def test_cards_turn_grey_all_the_same(cloud: Cloud) -> None:
    cloud.logged(OUTBOX, barred("Turn"))
    stack = Stack("UPDATE_COMPLETE", cloud.outputs, cloud.parameters)
    assert [one.mark for one in expiry.look(cloud.here.desk(), stack)] == [Mark.WELL]


def test_a_stack_of_an_earlier_version_is_told(cloud: Cloud) -> None:
    del cloud.outputs["ChatSessionsTable"]
    assert looked_at(cloud).mark is Mark.NOTE


def test_logs_that_cannot_be_read_are_no_fault(cloud: Cloud) -> None:
    cloud.outputs["OutboxLogGroup"] = "absent"
    assert looked_at(cloud).mark is Mark.NOTE
