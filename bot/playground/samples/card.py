"""A card verified as its page does it: over the chat function's own paths."""

import json
import re
from collections.abc import Mapping
from typing import Any

from bot.playground.discord.message import Message
from bot.playground.page.deployed import Ask
from bot.playground.page.forward import CHAT

_LINK = re.compile(r"/pay/([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)")
_COOKIE = "pay_session="


class NotTaken(Exception):
    """The chat function answered with another status than 200."""


class CardTalk:
    """The conversation that a `/payment` link leads to; raises NotTaken, OSError, LookupError."""

    def __init__(self, ask: Ask, shown: Message) -> None:
        self._ask = ask
        self._cookie = ""
        found = _LINK.search(json.dumps(shown.components))
        if found is None:
            raise LookupError("there is no link to the payment page")
        self._session = self._post("/pay/links", {"link": found[1]})["sessionId"]

    def say(self, message: str) -> str:
        """The answer to a message."""
        answer = self._post("/chat", {"sessionId": self._session, "message": message})
        return str(answer.get("message", ""))

    def _post(self, path: str, body: Mapping[str, str]) -> dict[str, Any]:
        headers = {"content-type": "application/json", "cookie": self._cookie}
        told = self._ask(CHAT, "POST", path, json.dumps(body).encode(), headers)
        if told.status != 200:
            raise NotTaken(f"{path}: {told.status}")
        for name, value in told.pairs:
            if name == "set-cookie" and value.startswith(_COOKIE):
                self._cookie = value.partition(";")[0]
        answered: dict[str, Any] = json.loads(told.body)
        return answered
