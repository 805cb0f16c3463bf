"""What can go wrong with parts of the stack, where the look at a whole deployment does not say."""

import pytest

from bot.deployment.resources import alarms
from bot.deployment.stack import Stack
from tests.deployment.at_desk import Room


@pytest.mark.parametrize(
    ("level", "is_told"), [("DEBUG", False), ("INFO", False), ("WARNING", True), ("ERROR", True)]
)
def test_F05_who_logs_too_little_hears_which_alarm_is_missing(
    here: Room, level: str, is_told: bool
) -> None:
    stack = Stack("CREATE_COMPLETE", {}, {"LogLevel": level, "AlarmEmail": "ada@example.com"})
    told = [finding.detail for finding in alarms(here.desk(), stack)]
    assert any("refused requests" in text for text in told) is is_told
