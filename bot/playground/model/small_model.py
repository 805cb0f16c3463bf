"""A small Bedrock: the Converse operation, with answers that are told to it beforehand.

    small = SmallModel()
    small.answers.append(Call({"sure": True, "changes": [...]}))
    with ModelServer(small) as served:
        ...  # AWS_ENDPOINT_URL_BEDROCK_RUNTIME=served.url

Every request is checked against botocore's own description of the service; what it breaks is
answered with Bedrock's ValidationException and kept in `breaches`.
Source: Amazon Bedrock API Reference, "Converse".
"""

import json
import re
import threading
from collections import deque
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple, TypeAlias

from botocore.model import Shape
from botocore.session import get_session
from botocore.validate import ParamValidator

TOKENS = 1234
"""What every call takes, unless an answer says otherwise."""

UNSURE: Mapping[str, Any] = {"sure": False, "changes": []}

_SIGNED = re.compile(r"AWS4-HMAC-SHA256 Credential=[^/]+/\d{8}/[^/]+/bedrock/aws4_request, .+")
_ALPHABET = re.compile(r"[a-zA-Z0-9_-]{1,64}")


class Refusal(NamedTuple):
    """An error as the service answers it: the name of the exception, the status, the message."""

    name: str
    status: int
    message: str = "no"


class Call(NamedTuple):
    """The model calls the tool with this input: the one that it must call, unless `tool` is."""

    input: Any
    tool: str = ""


class Raw(NamedTuple):
    """A body as it stands, sent in pieces with a pause of `pause` seconds before each."""

    body: bytes
    pieces: int = 1
    pause: float = 0.0


class Reply(NamedTuple):
    """The whole body of an answer, as JSON."""

    body: Mapping[str, Any]


Answer: TypeAlias = Call | Reply | Raw | Refusal


class SmallModel:
    """Answers in turn what stands in `answers`; then, of `rules`, the first whose pattern fits.

    A rule is a regular expression, searched in the text of the request, and the tool's input.
    Without one it is not sure of anything. Methods may be called from any thread.
    """

    def __init__(self, rules: Mapping[str, Any] | None = None) -> None:
        self.answers: deque[Answer] = deque()
        self.requests: list[dict[str, Any]] = []
        self.breaches: list[str] = []
        self._rules = rules or {}
        self._lock = threading.Lock()

    def answer(self, model_id: str, authorization: str, body: bytes) -> Reply | Raw | Refusal:
        """The answer to a request, as the service gives it."""
        if not _SIGNED.fullmatch(authorization):
            return Refusal("AccessDeniedException", 403, "The request is not signed for bedrock.")
        try:
            request = {**json.loads(body), "modelId": model_id}
        except (ValueError, TypeError):
            return Refusal("SerializationException", 400, "The body is no JSON object.")
        with self._lock:
            self.requests.append(request)
            faults = broken_rules(request)
            if faults:
                self.breaches.append(faults)
                return Refusal("ValidationException", 400, faults)
            told = self.answers.popleft() if self.answers else self._by_rule(request)
        return _reply(told, request) if isinstance(told, Call) else told

    def _by_rule(self, request: Mapping[str, Any]) -> Answer:
        text = request["messages"][-1]["content"][0]["text"]
        found = (told for rule, told in self._rules.items() if re.search(rule, text))
        return Call(next(found, UNSURE))


def _reply(call: Call, request: Mapping[str, Any]) -> Reply:
    forced = request["toolConfig"]["toolChoice"]["tool"]["name"]
    return Reply(tool_use({"name": call.tool or forced, "input": call.input}))


def tool_use(*calls: Mapping[str, Any], **more: object) -> dict[str, Any]:
    """The body of an answer that calls tools; `more` are parts in place of its own."""
    content = [{"toolUse": {"toolUseId": f"t{number}", **one}} for number, one in enumerate(calls)]
    return {
        "output": {"message": {"role": "assistant", "content": content}},
        "stopReason": "tool_use",
        "usage": {"inputTokens": TOKENS - 34, "outputTokens": 34, "totalTokens": TOKENS},
        "metrics": {"latencyMs": 5},
        **more,
    }


@cache
def _shape() -> Shape:
    """What botocore knows of a request of Converse."""
    service = get_session().get_service_model("bedrock-runtime")
    found: Shape | None = service.operation_model("Converse").input_shape
    assert found is not None  # noqa: S101 - the operation takes a request
    return found


def broken_rules(request: Mapping[str, Any]) -> str:
    """What a request breaks of the service's description and its rules for tools; '' for none."""
    found = str(ParamValidator().validate(request, _shape()).generate_report())
    if found:
        return found
    config = request.get("toolConfig")
    if not config:
        return "toolConfig: this model only calls tools"
    names = [tool["toolSpec"]["name"] for tool in config["tools"]]
    odd = [name for name in names if not _ALPHABET.fullmatch(name)]
    forced = config.get("toolChoice", {}).get("tool", {}).get("name")
    if odd or forced not in names:
        return f"toolChoice names {forced!r} of {names}"
    return "" if request["messages"][0]["role"] == "user" else "the first message is the user's"
