"""Who signs in with Discord, and which servers they may look after.

Sources: Discord docs, OAuth2 (Authorization Code Grant), Permissions (MANAGE_GUILD), User
(Get Current User Guilds).
"""

from typing import Protocol

from bot.record import Record

ADMINISTRATOR = 1 << 3
MANAGE_GUILD = 1 << 5


class Server(Record):
    """A server that somebody is in; `permissions` are theirs there, as Discord's bits."""

    id: str
    name: str
    is_owner: bool
    permissions: int

    @property
    def is_managed(self) -> bool:
        """Whether they own it or have Manage Server, which administrators have as well."""
        return self.is_owner or bool(self.permissions & (MANAGE_GUILD | ADMINISTRATOR))


class Identity(Record):
    """Somebody, as Discord just told: id, name to show, and all their servers."""

    user_id: str
    name: str
    servers: tuple[Server, ...]


class SignIn(Protocol):
    """Discord's side of signing in."""

    def address(self, state: str, challenge: str, redirect_uri: str, *, is_renewal: bool) -> str:
        """Where the browser goes; `challenge` is the S256 one of RFC 7636.

        A renewal asks nothing of whoever has let the application in before.
        """
        ...

    def identify(self, code: str, verifier: str, redirect_uri: str) -> Identity:
        """Who came back with this code.

        Raises Refused where Discord does not take the code, TransientError where it cannot be
        asked now.
        """
        ...
