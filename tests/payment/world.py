"""A payment conversation with everything around it at hand: stores, a vault, Stripe, a clock."""

import itertools
import secrets
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

from bot.adapters.memory_payments import (
    MemoryOutcomes,
    MemoryPaymentLimits,
    MemoryPaymentSessions,
)
from bot.adapters.vault.sealing import KEY_BYTES, Key, read, seal, unseal
from bot.card_numbers import brand_of
from bot.log import Fields
from bot.payment.agent import Answer, Options, PaymentAgent
from bot.payment.ports import Card, CardRefused, Ports, Token, Unreached

OCTOBER = 1_760_535_261.346
"""2025-10-15T13:34:21.346Z, the document's moment."""

PAN = "4242424242424242"
CVV = "737"
"""No other number that tests write holds these three digits."""

ADDRESS = "192.0.2.7"


class Clock:
    """The time of a test, in epoch seconds."""

    def __init__(self, now: float = OCTOBER) -> None:
        self.now = now

    def pass_by(self, seconds: float) -> None:
        """Let time go on."""
        self.now += seconds


class AtHandVault:
    """The port Vault with a key of this process."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(KEY_BYTES)

    def seal(self, session_id: str, secret: str, number: str, now: float) -> bytes:
        return seal(Key(self._key, secret), session_id, number, now)

    def open(self, session_id: str, secret: str, sealed: bytes, now: float) -> str:
        return unseal(Key(self._key, secret), session_id, read(sealed, now))


class ScriptedTokens:
    """The port CardTokens: as told in `answers`, else a token; one key, one answer.

    `asked` are the keys in order, `at_call` is called while Stripe is being asked.
    """

    def __init__(self) -> None:
        self.answers: list[CardRefused | Unreached | Exception] = []
        self.asked: list[str] = []
        self.cards: list[Card] = []
        self.made: dict[str, Token] = {}
        self.at_call: Callable[[], None] | None = None
        self._numbers = itertools.count(1)

    def token(self, card: Card, key: str) -> Token | CardRefused | Unreached:
        self.asked.append(key)
        self.cards.append(card)
        if self.at_call:
            self.at_call()
        if self.answers:
            told = self.answers.pop(0)
            if isinstance(told, Exception):
                raise told
            return told
        brand = brand_of(card.number)
        assert brand
        made = Token(f"tok_{next(self._numbers):08}", brand.name, card.number[-4:])
        return self.made.setdefault(key, made)

    def look(self, token_id: str) -> Token | CardRefused | Unreached:
        if token_id == "tok_elements":
            return Token(token_id, "Visa", "4242", "12/30")
        return CardRefused("resource_missing")


class World(NamedTuple):
    """The agent and all that it works with."""

    agent: PaymentAgent
    sessions: MemoryPaymentSessions
    limits: MemoryPaymentLimits
    tokens: ScriptedTokens
    outcomes: MemoryOutcomes
    events: list[Fields]
    clock: Clock

    def item(self, session_id: str = "test-123") -> dict[str, Any]:
        """The stored item in wire format."""
        (found,) = [one for one in self.sessions.items() if one["sessionId"]["S"] == session_id]
        return found


RANDOM = ("secret_hash", "sealed", "idempotency_key")
"""Attributes in which any three digits may stand by chance."""


def readable(item: dict[str, Any]) -> str:
    """All of an item that somebody could read."""
    return str({name: value for name, value in item.items() if name not in RANDOM})


def world(
    options: Options | None = None,
    limits: MemoryPaymentLimits | None = None,
    sessions: MemoryPaymentSessions | None = None,
) -> World:
    """A new world, at the document's moment."""
    sessions = sessions or MemoryPaymentSessions()
    tokens, outcomes = ScriptedTokens(), MemoryOutcomes()
    counting = limits or MemoryPaymentLimits()
    events: list[Fields] = []
    ports = Ports(
        sessions, AtHandVault(), tokens, counting, outcomes, secrets.token_bytes, events.append
    )
    agent = PaymentAgent(ports, options) if options else PaymentAgent(ports)
    return World(agent, sessions, counting, tokens, outcomes, events, Clock())


class Payer:
    """Somebody at one session, who keeps the secret as a browser does."""

    def __init__(
        self, world: World, session_id: str = "test-123", *, address: str = ADDRESS
    ) -> None:
        self.world = world
        self.session_id = session_id
        self.address = address
        self.secret = ""
        self.answers: list[Answer] = []

    def says(self, *messages: str) -> Answer:
        """The answer to the last of these messages."""
        for message in messages:
            answer = self.world.agent.say(
                self.session_id, self.secret, message, self.address, self.world.clock.now
            )
            self.secret = answer.new_secret or self.secret
            self.answers.append(answer)
        return self.answers[-1]

    def second_tab(self) -> "Payer":
        """The same browser, another tab."""
        other = Payer(self.world, self.session_id, address=self.address)
        other.secret = self.secret
        return other


def reply(answer: Answer) -> str:
    """What was said."""
    return str(answer.body["reply"])


def where(answer: Answer) -> tuple[str, str]:
    """Step and status of an answer."""
    return answer.body["currentStep"], answer.body["status"]


READY = ("Hi", "John Smith", PAN, "12/25")
"""All that is said before the CVV."""


def stored(made: World) -> str:
    """All that anybody could read of the stores and of the events."""
    items = " ".join(map(readable, made.sessions.items()))
    receipts = [one._replace(secret_hash="") for one in made.limits.receipts.values()]
    return f"{items} {receipts} {made.events} {made.outcomes.told}"


def at_once(*calls: Callable[[], object]) -> list[object]:
    """What they return who begin at the same moment."""
    barrier = threading.Barrier(len(calls))

    def one(call: Callable[[], object]) -> object:
        barrier.wait()
        return call()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(one, calls))
