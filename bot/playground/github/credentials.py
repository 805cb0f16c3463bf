"""Who asks: the GitHub App with its key and installation, and the tokens that it was given.

Docs: Generating a JSON Web Token for a GitHub App; Create an installation access token.
"""

import secrets
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Literal, NamedTuple

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from bot.playground.github import errors

Kind = Literal["installation", "personal"]
Installed = Literal["active", "suspended", "gone"]
TOKEN_SECONDS = 3600
ASSERTION_SECONDS = 600
_SKEW_SECONDS = 60
_LEVELS = {"": 0, "read": 1, "write": 2, "admin": 3}
GRANTED: Mapping[str, str] = {"metadata": "read", "contents": "write", "pull_requests": "write"}
"""What the App asks of whoever installs it."""

_EXPIRY = (
    "'Expiration time' claim ('exp') must be a numeric value representing the future time at which "
    "the assertion expires"
)
_TOO_FAR = "'Expiration time' claim ('exp') is too far in the future"
_ISSUED = (
    "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was "
    "issued"
)


class Grant(NamedTuple):
    """What a token may do: repositories by full name (None: all), and permission to level."""

    kind: Kind
    repositories: frozenset[str] | None
    permissions: Mapping[str, str]
    expires_at: float | None

    def sees(self, repository: str) -> bool:
        """Whether the token knows of a repository at all."""
        return self.repositories is None or repository in self.repositories

    def allows(self, permission: str, level: str) -> bool:
        """Whether the token may read or write that kind of thing."""
        return _LEVELS[self.permissions.get(permission, "")] >= _LEVELS[level]


class App:
    """The GitHub App: its id, its client id, its one installation and its key pair."""

    def __init__(self, app_id: int = 1, installation_id: int = 11) -> None:
        self.id = app_id
        self.client_id = f"Iv23li{app_id:014d}"
        self.installation_id = installation_id
        self.installed: Installed = "active"
        self.permissions = dict(GRANTED)
        self.repositories: frozenset[str] | None = None

    @cached_property
    def _key(self) -> rsa.RSAPrivateKey:
        return rsa.generate_private_key(public_exponent=65537, key_size=2048)

    @cached_property
    def private_key(self) -> str:
        """The private key as GitHub hands it out: PEM, PKCS #1."""
        form = serialization.PrivateFormat.TraditionalOpenSSL
        nothing = serialization.NoEncryption()
        return self._key.private_bytes(serialization.Encoding.PEM, form, nothing).decode()

    def check(self, assertion: str, now: float) -> None:
        """Refuse a JWT that is not this App's, or not of these ten minutes."""
        claims = self._claims(assertion)
        issuer, expiry, issued = (claims.get(name) for name in ("iss", "exp", "iat"))
        if issuer is None:
            raise errors.unusable_assertion("Missing 'issuer' claim ('iss') in assertion")
        if str(issuer) not in {str(self.id), self.client_id}:
            raise errors.Refusal(404, "Integration not found", docs=errors.DOCS)
        if not isinstance(expiry, int | float) or expiry <= now:
            raise errors.unusable_assertion(_EXPIRY)
        if expiry > now + ASSERTION_SECONDS:
            raise errors.unusable_assertion(_TOO_FAR)
        if not isinstance(issued, int | float) or issued > now + _SKEW_SECONDS:
            raise errors.unusable_assertion(_ISSUED)

    def _claims(self, assertion: str) -> dict[str, Any]:
        without_claims = {"verify_exp": False, "verify_iat": False, "verify_nbf": False}
        options: Any = {**without_claims, "verify_sub": False, "verify_aud": False}
        try:
            claims: dict[str, Any] = jwt.decode(
                assertion, self._key.public_key(), algorithms=["RS256"], options=options
            )
        except jwt.InvalidTokenError as error:
            raise errors.unusable_assertion() from error
        return claims


class Tokens:
    """Every token that was given out and not taken back."""

    def __init__(self) -> None:
        self._grants: dict[str, Grant] = {}

    def issue(self, grant: Grant) -> str:
        """A new token for that grant."""
        prefix = "ghs_" if grant.kind == "installation" else "github_pat_"
        token = prefix + secrets.token_urlsafe(48)
        self._grants[token] = grant
        return token

    def find(self, token: str, now: float) -> Grant:
        """The token's grant; refuses one that is unknown, revoked or expired."""
        grant = self._grants.get(token)
        if grant is None or (grant.expires_at is not None and grant.expires_at <= now):
            raise errors.bad_credentials()
        return grant

    def revoke(self, kind: Kind | None = None) -> int:
        """Take back all tokens (of a kind); how many there were."""
        gone = [token for token, grant in self._grants.items() if kind in {None, grant.kind}]
        for token in gone:
            del self._grants[token]
        return len(gone)

    def issued(self) -> list[Grant]:
        """The grants of all tokens that were not taken back, oldest first."""
        return list(self._grants.values())


def exceeds(asked: Mapping[str, str], granted: Mapping[str, str]) -> bool:
    """Whether one asks for more than was granted."""
    return any(
        _LEVELS.get(level, 9) > _LEVELS[granted.get(name, "")] for name, level in asked.items()
    )
