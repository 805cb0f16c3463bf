"""The small Discord's gateway: sessions of bots, what they are sent, what they missed.

Sources: Discord docs, Gateway (Connections, Identifying, Resuming), Gateway Events, Opcodes and
Status Codes. No sockets here: `gateway_socket` has them.
"""

import json
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, NamedTuple, TypeAlias

from bot.playground.discord.endpoint import Outcome
from bot.playground.discord.exchange import Exchange
from bot.playground.discord.state import State

HEARTBEAT_SECONDS = 41.25
PRIVILEGED_INTENTS = 1 << 1 | 1 << 8 | 1 << 15
"""Members, presences, contents of messages: the developer portal has them switched off."""


class Op(IntEnum):
    """What a frame is (docs: Gateway Opcodes)."""

    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    RESUME = 6
    RECONNECT = 7
    INVALID_SESSION = 9
    HELLO = 10
    HEARTBEAT_ACK = 11


class Close(IntEnum):
    """Why Discord closes a connection (docs: Gateway Close Event Codes)."""

    UNKNOWN_ERROR = 4000
    UNKNOWN_OPCODE = 4001
    DECODE_ERROR = 4002
    NOT_AUTHENTICATED = 4003
    AUTHENTICATION_FAILED = 4004
    ALREADY_AUTHENTICATED = 4005
    INVALID_SEQUENCE = 4007
    DISALLOWED_INTENTS = 4014


class Hangup(NamedTuple):
    """The connection ends with this code."""

    code: int


Frame: TypeAlias = dict[str, Any] | Hangup
Outbox: TypeAlias = Callable[[Frame], None]
"""Takes what is to be sent, from any thread."""


@dataclass(slots=True)
class Session:
    """What a bot opened with IDENTIFY; `connection` is None while it is away."""

    id: str
    events: list[dict[str, Any]] = field(default_factory=list)
    connection: "Connection | None" = None

    def dispatch(self, event: str, data: Mapping[str, Any]) -> None:
        """Send an event, and keep it for a RESUME."""
        frame = {"op": Op.DISPATCH, "t": event, "s": len(self.events) + 1, "d": dict(data)}
        self.events.append(frame)
        if self.connection is not None:
            self.connection.send(frame)


class Gateway:
    """All sessions; guarded by the state's lock, so that any thread may call it.

    `address` is where RESUME leads, and is known once the API is served.
    """

    def __init__(
        self, state: State, bot_token: str, *, heartbeat: float = HEARTBEAT_SECONDS
    ) -> None:
        self.state = state
        self.bot_token = bot_token
        self.heartbeat = heartbeat
        self.sessions: dict[str, Session] = {}
        self.identified = 0
        self.resumed = 0

    @property
    def is_open(self) -> bool:
        """Whether a bot has a session, be it away for the moment."""
        return bool(self.sessions)

    @property
    def connections(self) -> list["Connection"]:
        """Who is connected now."""
        found = (session.connection for session in self.sessions.values())
        return [connection for connection in found if connection is not None]

    def deliver(self, exchange: Exchange, deadline: float) -> Outcome:
        """Send an interaction to every session and wait for the answer, which comes by REST."""
        started = time.monotonic()
        with self.state.lock:
            for session in self.sessions.values():
                session.dispatch("INTERACTION_CREATE", exchange.payload)
        is_answered = exchange.answered.wait(deadline)
        elapsed = time.monotonic() - started
        return Outcome(elapsed, reason="" if is_answered else f"no answer within {deadline:g} s")

    def ask_to_reconnect(self) -> None:
        """Tell everybody to come again, as Discord does when it moves house."""
        self._tell({"op": Op.RECONNECT, "d": None})

    def invalidate(self, *, is_resumable: bool = False) -> None:
        """Tell everybody that the session is lost."""
        with self.state.lock:
            self._tell({"op": Op.INVALID_SESSION, "d": is_resumable})
            if not is_resumable:
                self.sessions.clear()

    def drop(self, code: int = Close.UNKNOWN_ERROR) -> None:
        """End every connection; the sessions stay."""
        self._tell(Hangup(code))

    def _tell(self, frame: Frame) -> None:
        with self.state.lock:
            for connection in self.connections:
                connection.send(frame)
                if isinstance(frame, Hangup):
                    connection.leave()


class Connection:
    """One connection's side of the talk; `address` is the gateway's, as the bot came to it."""

    def __init__(self, gateway: Gateway, address: str, send: Outbox) -> None:
        self.gateway = gateway
        self.address = address
        self.send = send
        self.session: Session | None = None

    def greet(self) -> None:
        """HELLO, the first frame."""
        interval = {"heartbeat_interval": int(self.gateway.heartbeat * 1000)}
        self.send({"op": Op.HELLO, "d": interval, "s": None, "t": None})

    def receive(self, text: str) -> None:
        """A frame of the bot; what breaks the rules ends the connection."""
        try:
            frame = json.loads(text)
            op, data = frame["op"], frame.get("d")
        except (ValueError, KeyError, TypeError):
            self.send(Hangup(Close.DECODE_ERROR))
            return
        try:
            with self.gateway.state.lock:
                self._react(op, data)
        except (KeyError, TypeError):  # a field is missing, or is something else
            self.send(Hangup(Close.DECODE_ERROR))

    def _react(self, op: object, data: Any) -> None:  # noqa: ANN401 - any JSON
        match op:
            case Op.HEARTBEAT:
                self.send({"op": Op.HEARTBEAT_ACK, "d": None})
            case Op.IDENTIFY:
                self._identify(data)
            case Op.RESUME:
                self._resume(data)
            case _ if self.session is None:
                self.send(Hangup(Close.NOT_AUTHENTICATED))
            case _:
                self.send(Hangup(Close.UNKNOWN_OPCODE))

    def leave(self, code: int = Close.UNKNOWN_ERROR) -> None:
        """The connection has ended; codes 1000 and 1001 from the bot end the session too."""
        with self.gateway.state.lock:
            if self.session is None or self.session.connection is not self:
                return
            self.session.connection = None
            if code in {1000, 1001}:
                self.gateway.sessions.pop(self.session.id, None)

    def _identify(self, data: Mapping[str, Any]) -> None:
        if self.session is not None:
            self.send(Hangup(Close.ALREADY_AUTHENTICATED))
        elif not self._is_known(data):
            self.send(Hangup(Close.AUTHENTICATION_FAILED))
        elif data["intents"] & PRIVILEGED_INTENTS:
            self.send(Hangup(Close.DISALLOWED_INTENTS))
        else:
            self.session = Session(secrets.token_hex(16), connection=self)
            self.gateway.sessions[self.session.id] = self.session
            self.gateway.identified += 1
            self.session.dispatch("READY", self._ready(self.session))

    def _resume(self, data: Mapping[str, Any]) -> None:
        found = self.gateway.sessions.get(data["session_id"])
        if not self._is_known(data):
            self.send(Hangup(Close.AUTHENTICATION_FAILED))
        elif found is None:
            self.send({"op": Op.INVALID_SESSION, "d": False})
        elif not 0 <= data["seq"] <= len(found.events):
            self.send(Hangup(Close.INVALID_SEQUENCE))
        else:
            self.session, found.connection = found, self
            for event in found.events[data["seq"] :]:
                self.send(event)
            self.gateway.resumed += 1
            found.dispatch("RESUMED", {"_trace": []})

    def _is_known(self, data: Mapping[str, Any]) -> bool:
        return secrets.compare_digest(str(data["token"]).encode(), self.gateway.bot_token.encode())

    def _ready(self, session: Session) -> dict[str, Any]:
        application = self.gateway.state.world.application
        return {
            "v": 10,
            "user": application.bot.resource(),
            "guilds": [
                {"id": guild_id, "unavailable": True} for guild_id in self.gateway.state.joined
            ],
            "session_id": session.id,
            "resume_gateway_url": self.address,
            "application": {"id": application.id, "flags": 0},
            "session_type": "normal",
            "private_channels": [],
            "relationships": [],
        }
