"""Chat sessions kept in this process: each write is atomic, as DynamoDB's is, and counted."""

import copy
import threading
from collections.abc import Mapping
from typing import Any

from bot.adapters.dynamodb.chat_sessions import decoded, encoded
from bot.conversation.condition import Item
from bot.conversation.transcript import Page, Turn, begun, touched


class MemoryChatSessions:
    """The ports SessionTable and ChatSessions; what is stored went through the wire format."""

    def __init__(self) -> None:
        self.items: dict[str, Item] = {}
        self.writes = 0
        self.now = 0
        self._lock = threading.Lock()

    def append(self, turn: Turn, now: int) -> tuple[Item | None, bool]:
        with self._lock:
            self.writes += 1
            old = self.items.get(turn.session_id)
            if old is None:
                return self._keep(begun(turn, now)), True
            if old["ttl"] <= now or old["userId"] != turn.user_id or turn.mark in old["seen"]:
                return copy.deepcopy(old), False
            added = [message.to_data() for message in turn.messages]
            new = {**old, **touched(turn, now), "messages": [*old["messages"], *added]}
            new["seen"] = [*old["seen"], turn.mark]
            for name, by in (("messageCount", len(added)), ("unsettled", len(added))):
                new[name] = old[name] + by
            return self._keep({**new, "version": old["version"] + 1}), True

    def replace(self, item: Item, old: Item) -> bool:
        with self._lock:
            self.writes += 1
            there = self.items.get(item["sessionId"])
            if there and (there["version"], there["ttl"]) != (old["version"], old["ttl"]):
                return False
            self._keep(item)
            return True

    def settle(self, item: Item, values: Mapping[str, Any]) -> tuple[Item | None, bool]:
        with self._lock:
            self.writes += 1
            there = self.items.get(item["sessionId"])
            if there is None or there["version"] != item["version"]:
                return copy.deepcopy(there), False
            return self._keep({**there, **values, "version": there["version"] + 1}), True

    def of_user(self, user_id: str, *, most: int, after: Mapping[str, str] = {}) -> Page:
        with self._lock:
            found = [item for item in self.items.values() if item["userId"] == user_id]
        found.sort(key=_order, reverse=True)
        behind = [item for item in found if not after or _order(item) < _order(after)]
        page = copy.deepcopy(behind[:most])
        last = (
            {name: page[-1][name] for name in ("sessionId", "userId", "createdAt")} if page else {}
        )
        living = [item for item in page if item["ttl"] > self.now]
        return Page(living, last if len(behind) > most else {})

    def delete(self, session_id: str, user_id: str) -> bool:
        with self._lock:
            self.writes += 1
            is_theirs = self.items.get(session_id, {}).get("userId") == user_id
            if is_theirs:
                del self.items[session_id]
            return is_theirs

    def _keep(self, item: Item) -> Item:
        self.items[item["sessionId"]] = decoded(encoded(item))
        return copy.deepcopy(self.items[item["sessionId"]])


def _order(item: Mapping[str, Any]) -> tuple[str, str]:
    return item["createdAt"], item["sessionId"]
