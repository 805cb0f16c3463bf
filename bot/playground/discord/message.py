"""A message as the small Discord keeps and sends it."""

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any

from bot.playground.discord.component_limits import walk
from bot.playground.discord.flags import COMPONENTS_V2, EPHEMERAL, LOADING, SETTABLE
from bot.playground.discord.media import read_back
from bot.playground.discord.people import User

_PARTS = ("content", "embeds", "components", "attachments")


@dataclass(slots=True)
class Message:
    """One message; `visible_to` names the only user who sees it when it is ephemeral."""

    id: str
    channel_id: str
    author: User
    created_at: float
    content: str = ""
    embeds: list[dict[str, Any]] = field(default_factory=list)
    components: list[dict[str, Any]] = field(default_factory=list)
    attachments: list[dict[str, Any]] = field(default_factory=list)
    flags: int = 0
    edited_at: float | None = None
    visible_to: str = ""
    cause: dict[str, Any] | None = None
    nonce: str | int | None = None
    is_deleted: bool = False

    @property
    def is_loading(self) -> bool:
        """Whether it says "is thinking…"."""
        return bool(self.flags & LOADING)

    def write(self, body: Mapping[str, Any]) -> None:
        """Take over the parts that a body names; null empties one."""
        for part in _PARTS:
            if part in body:
                empty: Any = "" if part == "content" else []
                setattr(self, part, copy.deepcopy(body[part]) or empty)
        if "embeds" in body:
            self.embeds = [{"type": "rich", **_without_nulls(embed)} for embed in self.embeds]
        if "components" in body:
            self.components = _numbered(self.components)
        wanted = body.get("flags") or 0
        self.flags = (self.flags | (wanted & SETTABLE["edit"])) & ~LOADING

    def edit(self, body: Mapping[str, Any], now: float) -> None:
        """Change the message; the loading state ends with its first edit."""
        was_loading = self.is_loading
        self.write(body)
        if not was_loading:
            self.edited_at = now

    def after(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """The parts that the message would have after an edit by `body`."""
        return {part: body.get(part, getattr(self, part)) for part in _PARTS}

    def resource(self) -> dict[str, Any]:
        """The message as the API gives it (docs: Message Object)."""
        body: dict[str, Any] = {
            "attachments": self.attachments,
            "author": self.author.resource(),
            "channel_id": self.channel_id,
            "components": read_back(self.components, self.attachments),
            "content": self.content,
            "edited_timestamp": None if self.edited_at is None else _iso(self.edited_at),
            "embeds": self.embeds,
            "flags": self.flags,
            "id": self.id,
            "mention_everyone": False,
            "mention_roles": [],
            "mentions": [],
            "pinned": False,
            "timestamp": _iso(self.created_at),
            "tts": False,
            "type": 0,
        }
        if self.cause is not None:
            kind = 20 if self.cause["type"] == 2 else 0
            body |= {"type": kind, "interaction_metadata": self.cause}
        if self.author.is_bot:
            body |= {"application_id": self.author.id, "webhook_id": self.author.id}
        if self.nonce is not None:
            body["nonce"] = self.nonce
        return copy.deepcopy(body)


def new_flags(body: Mapping[str, Any]) -> int:
    """The flags that a new message has when `body` makes it."""
    return (body.get("flags") or 0) & (SETTABLE["create"] | EPHEMERAL | COMPONENTS_V2)


def _iso(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="microseconds")


def _without_nulls(embed: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in embed.items() if value is not None}


def _numbered(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Components as they are read back: every one has an id."""
    found = [component for _, component in walk(components, ())]
    taken = {component["id"] for component in found if component.get("id")}
    free = (number for number in count(1) if number not in taken)
    for component in found:
        if not component.get("id"):
            component["id"] = next(free)
    return components
