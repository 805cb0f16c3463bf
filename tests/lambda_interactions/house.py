"""The endpoint of one container, with an agent that answers what it is told to."""

import json
from typing import Any

from bot.conversation.reply import Card, Reply, Say
from bot.interactions.signature import Verifier
from bot.log import CONTAINER, Log
from lambda_interactions.door import OpenDoor
from tests.interactions.payloads import (
    NOW,
    PUBLIC_KEY,
    Payload,
    RecordingAgent,
    encoded,
    event,
)

WELL = Say(Card("Well"))


class House:
    """A door with an agent that answers `reply`, a clock that stands, and its log lines."""

    def __init__(
        self,
        reply: Reply = WELL,
        fault: Exception | None = None,
        *,
        public_key: str = PUBLIC_KEY,
        now: int = NOW,
    ) -> None:
        self.agent = RecordingAgent(reply, fault)
        self.asked = 0
        self.lines: list[str] = []
        self.now = now
        self.door = OpenDoor(
            Verifier(public_key, 300), self._agent, lambda: self.now, Log(self.lines.append)
        )

    def _agent(self) -> RecordingAgent:
        self.asked += 1
        return self.agent

    def send(self, request: object) -> tuple[int, Any]:
        """Status and body of the answer to an event."""
        answer = self.door.answer(request, "request-1")
        assert answer["headers"] == {"content-type": "application/json", "x-container": CONTAINER}
        assert answer["isBase64Encoded"] is False
        return answer["statusCode"], json.loads(answer["body"])

    def interact(self, payload: Payload) -> Any:
        """The body of the answer to a well-signed interaction."""
        status, body = self.send(event(encoded(payload)))
        assert status == 200
        return body

    @property
    def line(self) -> dict[str, Any]:
        """The one line in the log."""
        (text,) = self.lines
        found: dict[str, Any] = json.loads(text)
        return found


REFUSAL = (401, {"error": "invalid request signature"})
