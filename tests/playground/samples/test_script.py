"""The sample conversations as they are written down."""

import pytest

from bot.playground.discord.people import SAMPLES
from bot.playground.samples.acting import SHOP
from bot.playground.samples.script import SCRIPT, Step, conversations


def test_a_comment_begins_a_conversation() -> None:
    text = "# One.\nana> /ux-help\n\nana sees> Help\n# Two.\n# More.\nkofi> [Cancel]\n"
    assert conversations(text) == [
        (Step("ana", "/ux-help"), Step("ana", "Help", is_seen=True)),
        (Step("kofi", "[Cancel]"),),
    ]


def test_a_line_that_is_none_is_told() -> None:
    with pytest.raises(ValueError, match="nobody can do that: hello"):
        conversations("hello")


def test_those_that_are_played_are_a_dozen_of_all_four_people() -> None:
    found = conversations(SCRIPT.read_text(encoding="utf-8"))
    who = {step.who for steps in found for step in steps}
    assert len(found) >= 12
    assert who == {user.username for user in SAMPLES} | {SHOP}
