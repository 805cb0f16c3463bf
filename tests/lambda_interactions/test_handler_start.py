"""Tests of lambda_interactions.handler: how a container starts."""

import gc
import json
import time
from collections.abc import Callable
from typing import Any

import pytest

from bot.adapters.aws.errors import NoAnswer
from bot.adapters.deadline import Deadline
from bot.errors import ConfigurationError, TransientError
from bot.log import Log
from bot.settings import Settings
from lambda_interactions.handler import Agents, lambda_handler, open_door
from tests.interactions.payloads import (
    KEY,
    PUBLIC_KEY,
    encoded,
    event,
    fresh,
    signed,
)
from tests.lambda_interactions.house import REFUSAL


def environment(**changed: str) -> Callable[[], Settings]:
    return lambda: Settings({"DISCORD_PUBLIC_KEY": PUBLIC_KEY, **changed})


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"DISCORD_PUBLIC_KEY": ""}, "DISCORD_PUBLIC_KEY"),
        ({"DISCORD_PUBLIC_KEY": "x" * 64}, "DISCORD_PUBLIC_KEY"),
        ({"SITES": "owner/name"}, "SITES"),
        ({"FRESHNESS_SECONDS": "soon"}, "FRESHNESS_SECONDS"),
    ],
)
def test_an_unreadable_setting_is_401_for_all_and_named_in_the_log(
    changed: dict[str, str], named: str
) -> None:
    lines: list[str] = []
    door = open_door(environment(**changed), lines.append)
    body = encoded(fresh("ping"))
    answer = door.answer(event(body), "request-1")
    assert (answer["statusCode"], json.loads(answer["body"])) == REFUSAL
    assert named in json.loads(lines[-1])["error"]
    assert named not in answer["body"]


@pytest.mark.parametrize(("style", "part"), [("components", "components"), ("embed", "embeds")])
def test_messages_look_as_the_settings_say(style: str, part: str) -> None:
    now = str(int(time.time()))
    body = encoded(fresh("command_string_guild", now=int(now)))
    door = open_door(environment(MESSAGE_STYLE=style), list[str]().append)
    answer = door.answer(event(body, signed(body, now)), "request-1")
    (shown,) = json.loads(answer["body"])["data"][part]
    assert shown


def test_the_handler_answers_with_nothing_set() -> None:
    assert lambda_handler({}, None)["statusCode"] == 401


class AgentThatCannotConnect:
    def __init__(self) -> None:
        self.warmed_up: list[list[str]] = []

    def warm_up(self, guild_ids: list[str]) -> None:
        self.warmed_up.append(guild_ids)
        raise TransientError("no connection")


def test_F10_the_agent_is_made_and_connected_once_before_the_first_request() -> None:
    made: list[Any] = []

    def make(_: Deadline) -> Any:
        made.append(AgentThatCannotConnect())
        return made[-1]

    agents = Agents(make)
    agents.warm_up(Log(lambda _: None), ["500"])
    assert agents() is agents()
    assert made[0].warmed_up == [["500"]]
    assert len(made) == 1


def test_F11_each_interaction_has_its_own_time() -> None:
    given: list[Deadline] = []

    def make(deadline: Deadline) -> Any:
        given.append(deadline)
        return AgentThatCannotConnect()

    def silent() -> None:
        raise NoAnswer("silence")

    agents = Agents(make)
    agents()
    with pytest.raises(NoAnswer):
        given[0].call(silent)
    agents()
    assert given[0].call(lambda: "answered") == "answered"


def test_F10_a_failure_at_the_start_is_logged_and_met_again_at_first_use() -> None:
    lines: list[str] = []
    attempts = 0

    def make(_: Deadline) -> Any:
        nonlocal attempts
        attempts += 1
        raise ConfigurationError("not set: JOBS_QUEUE_URL")

    agents = Agents(make)
    agents.warm_up(Log(lines.append))
    assert "JOBS_QUEUE_URL" in json.loads(lines[0])["traceback"]
    with pytest.raises(ConfigurationError):
        agents()
    assert attempts == 2


def test_the_garbage_collector_runs_again_after_the_start() -> None:
    assert lambda_handler is not None
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0


def test_the_keys_of_the_tests_fit_together() -> None:
    assert KEY.verify_key.encode().hex() == PUBLIC_KEY
