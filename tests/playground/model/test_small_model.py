"""The small Bedrock answers as the service does, and notes what no service would take."""

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from botocore.exceptions import ClientError
from botocore.session import get_session

from bot.playground.model.server import ModelServer
from bot.playground.model.small_model import UNSURE, Call, SmallModel, broken_rules
from tests.adapters.github.hosts import open_http

SPEC = {"toolSpec": {"name": "pick", "inputSchema": {"json": {"type": "object"}}}}
REQUEST: dict[str, Any] = {
    "modelId": "a.model",
    "messages": [{"role": "user", "content": [{"text": "the sea, please"}]}],
    "toolConfig": {"tools": [SPEC], "toolChoice": {"tool": {"name": "pick"}}},
}


@pytest.fixture
def small() -> SmallModel:
    return SmallModel({"the (sea|ocean)": {"sure": True, "changes": [1]}})


@pytest.fixture
def server(small: SmallModel, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    with ModelServer(small) as served:
        monkeypatch.setenv("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", served.url)
        yield served


def converse(**more: object) -> dict[str, object]:
    """What botocore makes of the answer to a request."""
    client: Any = get_session().create_client("bedrock-runtime")
    found: dict[str, object] = client.converse(**{**REQUEST, **more})
    return found


def called(answer: dict[str, object]) -> object:
    """The input of the tool that was called."""
    return json.loads(json.dumps(answer["output"]))["message"]["content"][0]["toolUse"]["input"]


def test_a_rule_answers_what_its_pattern_fits_and_the_rest_is_not_sure(
    server: ModelServer,
) -> None:
    assert called(converse()) == {"sure": True, "changes": [1]}
    other = [{"role": "user", "content": [{"text": "hello"}]}]
    assert called(converse(messages=other)) == dict(UNSURE)


def test_what_it_is_told_beforehand_comes_first(server: ModelServer, small: SmallModel) -> None:
    small.answers.append(Call({"a": 1}))
    assert called(converse()) == {"a": 1}
    assert [request["modelId"] for request in small.requests] == ["a.model"]


def test_a_tool_that_is_not_given_cannot_be_forced(server: ModelServer, small: SmallModel) -> None:
    with pytest.raises(ClientError, match="ValidationException"):
        converse(toolConfig={"tools": [SPEC], "toolChoice": {"tool": {"name": "other"}}})
    assert small.breaches == ["toolChoice names 'other' of ['pick']"]


@pytest.mark.parametrize(
    "request_",
    [
        {},
        {**REQUEST, "messages": "hello"},
        {**REQUEST, "inferenceConfig": {"maxTokens": "many"}},
        {**REQUEST, "toolConfig": None},
        {**REQUEST, "messages": [{"role": "assistant", "content": [{"text": "x"}]}]},
        {**REQUEST, "toolConfig": {**REQUEST["toolConfig"], "tools": []}},
        {key: value for key, value in REQUEST.items() if key != "toolConfig"},
    ],
    ids=str,
)
def test_what_the_service_would_not_take_is_noted(request_: dict[str, object]) -> None:
    assert broken_rules(request_)
    assert broken_rules(REQUEST) == ""


@pytest.mark.parametrize(
    ("authorization", "body", "status"), [("", b"{}", 403), ("Bearer x", b"{}", 403)]
)
def test_who_does_not_sign_is_refused(
    server: ModelServer, authorization: str, body: bytes, status: int
) -> None:
    with open_http() as http:
        answer: httpx.Response = http.post(
            f"{server.url}/model/a.model/converse",
            content=body,
            headers={"authorization": authorization},
        )
    assert (answer.status_code, answer.headers["x-amzn-errortype"]) == (
        status,
        "AccessDeniedException",
    )
