"""A language model at Amazon Bedrock, asked by one call of the Converse API.

Source: Amazon Bedrock API Reference, "Converse"; User Guide, "Tool use" (a `toolChoice` that
names the tool forces its call).
"""

import json
import logging
import queue
import threading
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from bot.adapters.aws.errors import AwsError, ErrorAnswer
from bot.errors import ConfigurationError, TransientError
from bot.ux_agent.asking_model.budget import Budget, Reservation
from bot.ux_agent.asking_model.model import Prompt, Silent

MOST_ANSWER = 1000
"""Tokens that a model may answer."""

_UNSEEN = 1000
"""Tokens at most that a provider adds to a request for the use of tools."""

_REFUSED = frozenset({400, 401, 403, 404, 424, 429})
"""What the service did not carry out, or says that the model did not: nothing is spent."""

_log = logging.getLogger(__name__)


class Client(Protocol):
    """The operation of a bedrock-runtime client, with the errors of bot.adapters.aws.errors."""

    @property
    def converse(self) -> Callable[..., Mapping[str, Any]]:
        """Have one turn of a conversation."""
        ...


class BedrockModel:
    """The port bot.ux_agent.asking_model.model.Model, within a budget of tokens."""

    def __init__(self, make_client: Callable[[], Client], model_id: str, budget: Budget) -> None:
        self._make_client = make_client
        self._client: Client | None = None
        self._model_id = model_id
        self._budget = budget

    def ask(self, prompt: Prompt, seconds: float) -> object:
        request = self._request(prompt)
        # A token is a byte at least, so that no request costs more than this.
        most = len(json.dumps(request, ensure_ascii=False).encode())
        held = self._reserve(most + _UNSEEN + MOST_ANSWER)
        try:
            reply = _within(seconds, lambda: self._converse(request))
        except ErrorAnswer as error:
            if error.status in _REFUSED:
                self._settle(held, 0)
            raise Silent(f"Bedrock refuses: {error.code[:60]} ({error.status})") from None
        except AwsError as error:
            raise Silent(f"Bedrock does not answer: {type(error).__name__}") from None
        self._settle(held, _used(reply, held.tokens))
        try:
            return _input(reply, prompt.tool)
        except (AttributeError, KeyError, TypeError):
            raise Silent("its answer has another shape") from None

    def _request(self, prompt: Prompt) -> dict[str, Any]:
        spec = {
            "name": prompt.tool,
            "description": prompt.about,
            "inputSchema": {"json": prompt.schema},
        }
        return {
            "modelId": self._model_id,
            "system": [{"text": prompt.rules}],
            "messages": [{"role": "user", "content": [{"text": prompt.data}]}],
            "inferenceConfig": {"maxTokens": MOST_ANSWER},
            "toolConfig": {
                "tools": [{"toolSpec": spec}],
                "toolChoice": {"tool": {"name": prompt.tool}},
            },
        }

    def _converse(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        if self._client is None:
            self._client = self._make_client()
        return self._client.converse(**request)

    def _reserve(self, tokens: int) -> Reservation:
        try:
            held = self._budget.reserve(tokens)
        except (TransientError, ConfigurationError) as error:
            raise Silent(f"nobody can say what is left for it: {error}") from None
        if held is None:
            raise Silent("today's tokens are used up")
        return held

    def _settle(self, held: Reservation, used: int) -> None:
        if used == held.tokens:
            return
        try:
            self._budget.settle(held, used)
        except (TransientError, ConfigurationError) as error:
            _log.warning("a model's call stays counted at its most: %s", error)


def _within(seconds: float, call: Callable[[], Mapping[str, Any]]) -> Mapping[str, Any]:
    """What the call returns or raises; Silent when it takes longer.

    A socket's timeout starts anew with every byte: who sends one now and then is never late.
    """
    box: queue.Queue[Mapping[str, Any] | Exception] = queue.Queue()

    def run() -> None:
        try:
            box.put(call())
        except AwsError as error:
            box.put(error)
        except Exception as error:  # noqa: BLE001 - what a library makes of hostile bytes
            box.put(Silent(f"its answer cannot be read: {type(error).__name__}"))

    threading.Thread(target=run, daemon=True, name="model").start()
    try:
        found = box.get(timeout=seconds)
    except queue.Empty:
        raise Silent(f"it takes more than {seconds:g} s") from None
    if isinstance(found, Exception):
        raise found
    return found


def _used(reply: Mapping[str, Any], most: int) -> int:
    """The tokens that a reply says it took; all that were set aside where it does not say."""
    usage = reply.get("usage")
    total = usage.get("totalTokens") if isinstance(usage, Mapping) else None
    return total if type(total) is int and total >= 0 else most


def _input(reply: Mapping[str, Any], tool: str) -> object:
    """The input of the one call of our tool; raises Silent for any other reply."""
    if reply.get("stopReason") != "tool_use":
        raise Silent("it ended otherwise than by the tool")
    message = (reply.get("output") or {}).get("message") or {}
    blocks = message.get("content")
    calls = [block["toolUse"] for block in blocks or () if "toolUse" in block]
    if len(calls) != 1 or calls[0].get("name") != tool:
        raise Silent("it called no tool, another one, or several")
    return calls[0].get("input")
