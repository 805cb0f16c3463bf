"""An application that says to Discord what a test tells it to, and notes what it was asked."""

import json
from collections import deque
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from bot.playground.discord.clock import Clock
from bot.playground.discord.exchange import Exchange
from bot.playground.discord.message import Message
from bot.playground.discord.people import User
from bot.playground.discord.small_discord import SmallDiscord

SAMPLES = Path(__file__).parents[2] / "samples"
NOW = 1_800_000_000.0
JSON = {"Content-Type": "application/json"}
Json: TypeAlias = dict[str, Any]
HttpAnswer: TypeAlias = tuple[int, Mapping[str, str], bytes]
Scripted: TypeAlias = Json | HttpAnswer | Callable[[], HttpAnswer]


def sample(name: str) -> Json:
    """A captured interaction."""
    loaded: Json = json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def said(body: object, **headers: str) -> HttpAnswer:
    """A JSON answer of status 200."""
    return 200, {**JSON, **headers}, json.dumps(body).encode()


def message(**data: Any) -> Json:
    """A response that says something (type 4)."""
    return {"type": 4, "data": data or {"content": "Hello"}}


def button(custom_id: str = "one", **changed: Any) -> Json:
    """A blue button."""
    return {"type": 2, "style": 1, "label": "Press", "custom_id": custom_id, **changed}


def row(*components: Json) -> Json:
    """An action row."""
    return {"type": 1, "components": list(components)}


def select(*values: str, **changed: Any) -> Json:
    """A select of these values."""
    options = [{"label": value.title(), "value": value} for value in values]
    return {"type": 3, "custom_id": "pick", "options": options, **changed}


def field(**changed: Any) -> Json:
    """A text input in its label."""
    component = {"type": 4, "custom_id": "text", "style": 1, **changed}
    return {"type": 18, "label": "What?", "component": component}


def modal(*parts: Json, **changed: Any) -> Json:
    """A response that opens a form (type 9)."""
    data = {"custom_id": "form", "title": "Form", "components": list(parts) or [field()]}
    return {"type": 9, "data": data | changed}


_UNSCRIPTED: Mapping[int, Json] = {1: {"type": 1}, 4: {"type": 8, "data": {"choices": []}}}
"""What else than a message answers an interaction of these types."""


class Application:
    """Verifies as an application must, then answers from its script.

    Once that is empty it says "Hello", and suggests nothing.
    """

    def __init__(self) -> None:
        self.script: deque[Scripted] = deque()
        self.asked: list[Json] = []
        self.public_key = ""

    def __call__(self, body: bytes, headers: Mapping[str, str]) -> HttpAnswer:
        """Discord's request."""
        try:
            signature = bytes.fromhex(headers["X-Signature-Ed25519"])
            signed = headers["X-Signature-Timestamp"].encode() + body
            VerifyKey(bytes.fromhex(self.public_key)).verify(signed, signature)
        except BadSignatureError:
            return 401, JSON, b"{}"
        self.asked.append(json.loads(body))
        if self.script:
            answer = self.script.popleft()
            answer = answer() if callable(answer) else answer
            return said(answer) if isinstance(answer, dict) else answer
        return said(_UNSCRIPTED.get(self.asked[-1]["type"], message()))


class Town:
    """A small Discord with a stopped clock, its first user, and an application."""

    def __init__(self) -> None:
        self.application = Application()
        self.clock = Clock(NOW)
        self.discord = SmallDiscord(self.application, clock=self.clock, seed=bytes(range(32)))
        self.application.public_key = self.discord.public_key

    @property
    def olive(self) -> User:
        """Somebody in the server."""
        return self.discord.state.world.users[0]

    @property
    def ben(self) -> User:
        """Somebody else there."""
        return self.discord.state.world.users[1]

    def ask(self, *answers: Scripted, user: User | None = None) -> Exchange:
        """A command, answered by the first of these; the others answer what follows."""
        self.application.script.extend(answers)
        options = {"request": "make it blue"}
        return self.discord.client.command(user or self.olive, "ux-update", options)

    def show(self, *components: Json, **data: Any) -> Message:
        """A message with these components in one row."""
        exchange = self.ask(message(content="Look", components=[row(*components)], **data))
        assert exchange.status == "answered", exchange.reason
        return self.discord.state.message(exchange.original_id)

    def press(
        self, shown: Message, custom_id: str = "one", *, user: User | None = None
    ) -> Exchange:
        """Press a button of a message."""
        return self.discord.client.press(user or self.olive, shown.id, custom_id)

    def visible(self, user: User | None = None) -> list[Message]:
        """What somebody sees in the channel."""
        state = self.discord.state
        return state.visible(user or self.olive, state.world.channel)
