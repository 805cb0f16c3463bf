"""The operators' side of the local stack: what it is switched on with, and keys to try it.

The keys are made anew with each start, and are given to whoever asks on this machine: nothing here
is anybody's but the person's who started it.
"""

import json
import secrets
from typing import Final

import jwt

from bot.analytics.event import tenant_hash
from bot.playground.discord.small_discord import SmallDiscord
from bot.playground.stack.local_stack import StackOptions

CLIENT_SECRET: Final = "/ux-agent/local/discord-client-secret"  # noqa: S105 - a parameter's name
JWT_KEYS: Final = "/ux-agent/local/dashboard-jwt-keys"
EVENT_KEYS: Final = "/ux-agent/local/event-keys"
ISSUER: Final = "ux-agent-local"
AUDIENCE: Final = "dashboard"
TOKEN_SECONDS: Final = 3600
CALLBACK: Final = "/console/callback"
_KID = "local"


class Operating:
    """Switches on the console, the dashboard API and `POST /events`; makes keys to them.

    `address` is the local stack's own, without a slash at the end.
    """

    def __init__(self, discord: SmallDiscord, address: str) -> None:
        self._discord = discord
        self._address = address
        self._key = secrets.token_hex(32)
        self._event_keys = {
            guild.id: secrets.token_urlsafe(24) for guild in discord.state.world.guilds
        }
        aliases = {address, address.replace("127.0.0.1", "localhost")}
        discord.grants.redirect_uris += [f"{one}{CALLBACK}" for one in sorted(aliases)]

    def deployed_with(self, options: StackOptions) -> StackOptions:
        """The options of a stack with all of it."""
        parameters = {
            "EnableConsole": "true",
            "DynamodbWriteEnabled": "true",
            "ConsoleUrl": self._address,
            "DiscordOauthUrl": f"{self._address}/oauth2/authorize",
            "DiscordClientSecretParameter": CLIENT_SECRET,
            "DashboardJwtKeysParameter": JWT_KEYS,
            "DashboardJwtIssuer": ISSUER,
            "DashboardJwtAudience": AUDIENCE,
            "EventKeysParameter": EVENT_KEYS,
        }
        tenants = {key: tenant_hash(guild) for guild, key in self._event_keys.items()}
        kept = {
            CLIENT_SECRET: self._discord.grants.client_secret,
            JWT_KEYS: json.dumps({_KID: self._key}),
            EVENT_KEYS: json.dumps(tenants),
        }
        return options._replace(
            parameters={**options.parameters, **parameters},
            secrets={**options.secrets, **kept},
        )

    def token(self, guild_id: str) -> str:
        """A token that signs in to the dashboard API for a server, for an hour.

        Raises KeyError where there is no such server.
        """
        self.event_key(guild_id)
        now = int(self._discord.state.clock.now())
        claims = {
            "iss": ISSUER,
            "aud": AUDIENCE,
            "sub": self._discord.state.world.guild.owner_id,
            "tenant_hash": tenant_hash(guild_id),
            "iat": now,
            "exp": now + TOKEN_SECONDS,
        }
        return jwt.encode(claims, self._key, "HS256", headers={"kid": _KID})

    def event_key(self, guild_id: str) -> str:
        """The key that `POST /events` takes for a server; raises KeyError as `token` does."""
        return self._event_keys[guild_id]
