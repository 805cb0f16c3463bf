"""A conversation does not care which door its next step comes through."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from bot.playground.discord.client import Client
from tests.gateway.stage import through_gateway
from tests.transcripts.doors import through_lambda
from tests.transcripts.screen import buttons
from tests.transcripts.town import Town

Way = Callable[[Town], AbstractContextManager[Client]]


@pytest.mark.parametrize(
    ("first", "then"),
    [(through_gateway, through_lambda), (through_lambda, through_gateway)],
    ids=["gateway to HTTP", "HTTP to gateway"],
)
def test_what_was_begun_through_one_door_is_confirmed_through_the_other(
    town: Town, first: Way, then: Way
) -> None:
    olive = town.discord.state.world.users[0]
    with first(town) as people:
        shown = people.command(olive, "ux-update", {"request": "make the navbar dark blue"})
    message = town.discord.state.message(shown.original_id)
    [confirm] = [one for one in buttons(message) if one.get("label") == "Confirm"]

    with then(town) as people:
        confirmed = people.press(olive, message.id, confirm["custom_id"])
    town.work()

    assert (confirmed.status, confirmed.response_type) == ("answered", 7), confirmed.reason
    assert "https://example.org/pull/1" in str(message.resource())
    assert len(list(town.folder.glob(".git/ux-agent/pulls/*.json"))) == 1
    over_gateway = [one for one in town.discord.state.calls if one["path"].endswith("/callback")]
    assert len(over_gateway) == 1  # the other step was answered in its HTTP response
