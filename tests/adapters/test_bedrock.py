"""A model at Bedrock: botocore asks over loopback, the small Bedrock answers, also in bad faith."""

import json
import logging
import time
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from bot.adapters.aws import boto
from bot.adapters.aws.pace import MODEL
from bot.adapters.bedrock import BedrockModel
from bot.adapters.memory_budget import MemoryBudget
from bot.errors import ConfigurationError, TransientError
from bot.playground.model.server import ModelServer
from bot.playground.model.small_model import (
    TOKENS,
    Call,
    Raw,
    Refusal,
    Reply,
    SmallModel,
    tool_use,
)
from bot.ux_agent.asking_model.budget import Reservation
from bot.ux_agent.asking_model.model import Prompt, Silent
from bot.ux_agent.asking_model.prompt import TOOL, Said, prompt_of
from tests.ux_agent.asking_model.scripted import site

MODEL_ID = "eu.anthropic.claude-haiku-4-5-20251001-v1:0"
GOOD = {"sure": True, "changes": []}
PLENTY = 1_000_000


@pytest.fixture(scope="module")
def server() -> Iterator[ModelServer]:
    with ModelServer(SmallModel()) as served:
        yield served


@pytest.fixture
def small(server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[SmallModel]:
    monkeypatch.setenv("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", server.url)
    server.model.answers.clear()
    server.model.requests.clear()
    yield server.model
    assert server.model.breaches == []


@pytest.fixture
def budget() -> MemoryBudget:
    return MemoryBudget(PLENTY, lambda: 1_800_000_000)


def prompt() -> Prompt:
    found = prompt_of(Said(("make it nicer “now”",)), site())
    assert found is not None
    return found


def ask(budget: MemoryBudget, *, seconds: float = 5) -> object:
    return model(budget).ask(prompt(), seconds)


def model(budget: MemoryBudget) -> BedrockModel:
    return BedrockModel(lambda: boto.make("bedrock-runtime", MODEL), MODEL_ID, budget)


def test_one_tool_is_given_and_its_call_is_forced(small: SmallModel, budget: MemoryBudget) -> None:
    small.answers.append(Call(GOOD))

    assert ask(budget) == GOOD

    (request,) = small.requests
    (tool,) = request["toolConfig"]["tools"]
    assert request["modelId"] == MODEL_ID
    assert tool["toolSpec"]["name"] == TOOL
    assert tool["toolSpec"]["inputSchema"]["json"] == prompt().schema
    assert request["toolConfig"]["toolChoice"] == {"tool": {"name": TOOL}}
    (message,) = request["messages"]
    (part,) = message["content"]
    assert json.loads(part["text"])["said"] == ["make it nicer “now”"]


def test_what_a_call_took_is_counted(small: SmallModel, budget: MemoryBudget) -> None:
    small.answers.append(Call(GOOD))
    ask(budget)
    assert budget.used() == TOKENS


@pytest.mark.parametrize(
    "usage", [{}, {"totalTokens": -5}, {"totalTokens": None}, {"inputTokens": 1}], ids=str
)
def test_a_reply_that_does_not_say_what_it_took_counts_as_the_most(
    small: SmallModel, budget: MemoryBudget, usage: Mapping[str, Any]
) -> None:
    small.answers.append(Reply(tool_use({"name": TOOL, "input": GOOD}, usage=usage)))
    ask(budget)
    assert budget.used() > TOKENS


BODIES: Mapping[str, Any] = {
    "text instead of the tool": Reply(
        tool_use(output={"message": {"role": "assistant", "content": [{"text": "Sure!"}]}})
    ),
    "another tool": Call(GOOD, tool="write_file"),
    "two calls": Reply(tool_use({"name": TOOL, "input": GOOD}, {"name": TOOL, "input": GOOD})),
    "ours and another": Reply(tool_use({"name": TOOL, "input": GOOD}, {"name": "x", "input": {}})),
    "cut short": Reply(tool_use({"name": TOOL, "input": GOOD}, stopReason="max_tokens")),
    "ended by itself": Reply(tool_use({"name": TOOL, "input": GOOD}, stopReason="end_turn")),
    "filtered": Reply(tool_use({"name": TOOL, "input": GOOD}, stopReason="content_filtered")),
    "nothing": Reply({}),
    "no content": Reply(tool_use(output={"message": {"role": "assistant", "content": None}})),
    "no message": Reply(tool_use(output={})),
    "content of text": Reply(tool_use(output={"message": {"role": "a", "content": "hello"}})),
    "a list": Raw(b"[]"),
    "a text": Raw(b'"sure"'),
    "no JSON": Raw(b"<html>sure</html>"),
    "half of it": Raw(json.dumps(tool_use({"name": TOOL, "input": GOOD})).encode()[:200]),
    "no body": Raw(b""),
    "odd bytes": Raw(b'{"stopReason": "\xff\xfe"}'),
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_F51_any_reply_but_the_one_call_is_silence(
    small: SmallModel, budget: MemoryBudget, body: Any
) -> None:
    small.answers.append(body)
    with pytest.raises(Silent):
        ask(budget)
    assert len(small.requests) == 1


def test_F51_a_tools_input_of_any_shape_is_handed_on_as_it_is(
    small: SmallModel, budget: MemoryBudget
) -> None:
    """What it is worth is asked where the site is known."""
    shapes: list[Any] = ["text", [], None, {"a": "x" * 200_000}, 3]
    for given in shapes:
        small.answers.append(Call(given))
        assert ask(budget) == given


REFUSALS = {
    "ValidationException": 400,
    "AccessDeniedException": 403,
    "ResourceNotFoundException": 404,
    "ModelErrorException": 424,
    "ThrottlingException": 429,
    "ModelNotReadyException": 429,
}


@pytest.mark.parametrize(("name", "status"), REFUSALS.items())
def test_F51_a_refusal_is_silence_at_once_and_takes_nothing(
    small: SmallModel, budget: MemoryBudget, name: str, status: int
) -> None:
    small.answers.append(Refusal(name, status, "said: make it nicer"))
    with pytest.raises(Silent, match=rf"{name} \({status}\)") as told:
        ask(budget)
    assert "nicer" not in str(told.value)
    assert (len(small.requests), budget.used()) == (1, 0)


@pytest.mark.parametrize("status", [408, 500, 503])
def test_F51_what_may_have_been_done_stays_counted(
    small: SmallModel, budget: MemoryBudget, status: int
) -> None:
    small.answers.append(Refusal("InternalServerException", status))
    with pytest.raises(Silent):
        ask(budget)
    assert (len(small.requests), budget.used() > TOKENS) == (1, True)


@pytest.mark.parametrize(
    "slow",
    [
        Raw(json.dumps(tool_use({"name": TOOL, "input": GOOD})).encode(), pieces=400, pause=0.05),
        Raw(b"{}", pause=20),
    ],
    ids=["drips", "hangs"],
)
def test_F51_who_is_slow_is_not_waited_for_however_it_drips(
    small: SmallModel, budget: MemoryBudget, slow: Raw
) -> None:
    small.answers.append(slow)
    began = time.monotonic()
    with pytest.raises(Silent, match=r"takes more than 0\.5 s"):
        ask(budget, seconds=0.5)
    assert time.monotonic() - began < 3
    assert budget.used() > TOKENS


def test_F51_nobody_there_is_silence(budget: MemoryBudget, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", "http://127.0.0.1:9")
    with pytest.raises(Silent, match="NoAnswer"):
        ask(budget)


def test_F51_without_credentials_or_a_region_nothing_is_raised_but_silence(
    budget: MemoryBudget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AWS_DEFAULT_REGION")
    with pytest.raises(Silent, match="ConfigurationError"):
        ask(budget)


def test_over_the_days_budget_nothing_is_asked(small: SmallModel) -> None:
    with pytest.raises(Silent, match="used up"):
        ask(MemoryBudget(100, lambda: 0))
    assert small.requests == []


def test_the_days_budget_ends_after_as_many_calls_as_it_holds(small: SmallModel) -> None:
    budget = MemoryBudget(10_000, lambda: 0)
    asked = 0
    while asked < 20:
        small.answers.append(Call(GOOD))
        try:
            ask(budget)
        except Silent:
            break
        asked += 1
    assert 1 < asked < 10_000 / TOKENS
    assert budget.used() == asked * TOKENS


class Away:
    """A budget that nobody can reach, at once or when it is to be settled."""

    def __init__(self, error: Exception, *, settles: bool = False) -> None:
        self.error = error
        self.settles = settles

    def reserve(self, tokens: int) -> Reservation | None:
        if not self.settles:
            raise self.error
        return Reservation("1", 0, tokens)

    def settle(self, reservation: Reservation, used: int) -> None:
        raise self.error


@pytest.mark.parametrize("error", [TransientError("slow"), ConfigurationError("no table")])
def test_what_cannot_be_counted_is_not_spent(small: SmallModel, error: Exception) -> None:
    asked = BedrockModel(lambda: boto.make("bedrock-runtime", MODEL), MODEL_ID, Away(error))
    with pytest.raises(Silent, match="nobody can say"):
        asked.ask(prompt(), 5)
    assert small.requests == []


def test_an_answer_counts_though_its_cost_cannot_be_settled(
    small: SmallModel, caplog: pytest.LogCaptureFixture
) -> None:
    small.answers.append(Call(GOOD))
    away = Away(TransientError("slow"), settles=True)
    asked = BedrockModel(lambda: boto.make("bedrock-runtime", MODEL), MODEL_ID, away)
    with caplog.at_level(logging.WARNING):
        assert asked.ask(prompt(), 5) == GOOD
    assert "stays counted at its most" in caplog.text


def test_one_client_serves_all_calls(small: SmallModel, budget: MemoryBudget) -> None:
    made: list[object] = []

    def make() -> Any:
        made.append(1)
        return boto.make("bedrock-runtime", MODEL)

    asked = BedrockModel(make, MODEL_ID, budget)
    for _ in range(2):
        asked.ask(prompt(), 5)
    assert len(made) == 1
