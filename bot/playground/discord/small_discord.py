"""The small Discord as a whole: people on one side, the API on the other."""

import secrets
from collections.abc import Callable

from bot.playground.discord.client import Client
from bot.playground.discord.clock import Clock
from bot.playground.discord.developer import Developer
from bot.playground.discord.endpoint import DEADLINE_SECONDS, Endpoint, dial, nobody
from bot.playground.discord.errors import ApiError
from bot.playground.discord.gateway import Gateway
from bot.playground.discord.oauth.grants import Grants
from bot.playground.discord.rest import Rest
from bot.playground.discord.signing import Signer
from bot.playground.discord.state import State


class SmallDiscord:
    """An in-memory Discord with its own key pair; give it an `endpoint` and let people act.

    `client` is what people do, `rest` what the application may call (routes.api serves it),
    `gateway` what it may connect to instead (gateway_socket serves it).
    """

    def __init__(
        self,
        endpoint: Endpoint | None = None,
        *,
        clock: Clock | None = None,
        seed: bytes | None = None,
        deadline: float = DEADLINE_SECONDS,
    ) -> None:
        self.state = State(clock=clock or Clock())
        self.signer = Signer(seed)
        self.bot_token = secrets.token_urlsafe(32)
        self.gateway = Gateway(self.state, self.bot_token)
        self.client = Client(self.state, self.signer, endpoint or nobody, deadline)
        self.client.gateway = self.gateway
        self.dial: Callable[[str], Endpoint] = dial
        self.grants = Grants(self.state)
        self.developer = Developer(self.state, self.public_key, self.verify, self.grants)
        self.rest = Rest(self.state, self.bot_token, self.developer)

    @property
    def public_key(self) -> str:
        """The application's public key, 64 hex digits."""
        return self.signer.public_key

    @property
    def application_id(self) -> str:
        """The application's id."""
        return self.state.world.application.id

    def connect(self, endpoint: Endpoint) -> None:
        """Send interactions to this endpoint from now on."""
        self.client.endpoint = endpoint

    def verify(self, url: str) -> str:
        """Call the endpoint at that address as Discord does, and use it from now on if it is right.

        Why it is not taken, or ''. Without an address interactions go over the gateway again.
        """
        if not url:
            self.connect(nobody)
            return ""
        endpoint = self.dial(url)
        trouble = self.client.check_endpoint(endpoint)
        if not trouble:
            self.connect(endpoint)
        return trouble

    def refuse(self, *refusals: ApiError) -> None:
        """Answer the next calls of the API with these refusals, one each."""
        with self.state.lock:
            self.state.refusals.extend(refusals)
