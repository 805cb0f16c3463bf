"""Who let the application act for them, and the codes and tokens that say so.

Sources: Discord docs, Topics, OAuth2 (Authorization Code Grant, Token Revocation); RFC 6749;
RFC 7636 (PKCE, of which Discord takes S256). A code works once, for 100 seconds; an access token
for a week; a refresh token once.
"""

import base64
import hashlib
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from hmac import compare_digest
from typing import Any, Final, NamedTuple

from bot.playground.discord.oauth import refusals
from bot.playground.discord.people import User
from bot.playground.discord.state import State

CODE_SECONDS: Final = 100
TOKEN_SECONDS: Final = 604_800
SCOPES: Final = frozenset({"identify", "email", "guilds", "openid"})
"""Those that the small Discord knows for people; Discord has more."""

_VERIFIER = re.compile(r"[A-Za-z0-9._~-]{43,128}")


class Wish(NamedTuple):
    """What an authorization's address asks for; `challenge` '' where there is no PKCE."""

    redirect_uri: str
    scopes: tuple[str, ...]
    state: str = ""
    challenge: str = ""
    is_silent: bool = False


class Code(NamedTuple):
    """What an application exchanges for tokens."""

    user: User
    wish: Wish
    expires_at: float


@dataclass(slots=True)
class Authorization:
    """What a person lets the application do, and the tokens that work for it at this time."""

    user: User
    scopes: tuple[str, ...]
    access: str = ""
    refresh: str = ""
    expires_at: float = 0


@dataclass(slots=True)
class Grants:
    """Codes and authorizations of one application; guarded by the state's lock.

    `redirect_uris` are the addresses that the application has registered.
    """

    state: State
    client_secret: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    redirect_uris: list[str] = field(default_factory=list)
    _codes: dict[str, Code] = field(default_factory=dict)
    _given: list[Authorization] = field(default_factory=list)

    def read(self, asked: Mapping[str, str]) -> Wish:
        """What an address asks for; raises OAuthRefused where the application is to be told."""
        if asked.get("response_type") != "code":
            raise refusals.unsupported_response()
        scopes = tuple(dict.fromkeys(asked.get("scope", "").split()))
        if not scopes or not SCOPES.issuperset(scopes):
            raise refusals.invalid_scope()
        challenge = asked.get("code_challenge", "")
        if challenge and asked.get("code_challenge_method") != "S256":
            raise refusals.unsupported_challenge()
        is_silent = asked.get("prompt") == "none"
        return Wish(asked["redirect_uri"], scopes, asked.get("state", ""), challenge, is_silent)

    def has_let(self, user: User, wish: Wish) -> bool:
        """Whether the person has let the application do all of that before."""
        with self.state.lock:
            return any(
                one.user.id == user.id and set(wish.scopes) <= set(one.scopes)
                for one in self._given
            )

    def let(self, user: User, wish: Wish) -> str:
        """The person agrees; the code for it."""
        code = secrets.token_urlsafe(22)
        with self.state.lock:
            self._codes[code] = Code(user, wish, self.state.clock.now() + CODE_SECONDS)
        return code

    def exchange(self, form: Mapping[str, str], client: tuple[str, str]) -> dict[str, Any]:
        """Tokens for a code or for a refresh token; raises OAuthRefused.

        `client` are the application's id and secret as they were given, '' where they were not.
        """
        kind = form.get("grant_type")
        with self.state.lock:
            if kind == "authorization_code":
                return self._by_code(form, client)
            if kind == "refresh_token":
                self._check_client(client)
                return self._renewed(form)
        raise refusals.unsupported_grant(kind)

    def revoke(self, form: Mapping[str, str], client: tuple[str, str]) -> None:
        """End the authorization that a token is of; an unknown token is none (RFC 7009 2.2)."""
        self._check_client(client)
        token = form.get("token")
        if not token:
            raise refusals.missing("token")
        with self.state.lock:
            self._given = [one for one in self._given if token not in {one.access, one.refresh}]

    def bearer(self, token: str) -> Authorization | None:
        """The authorization whose access token this is, while it works."""
        now, given = self.state.clock.now(), token.encode()
        with self.state.lock:
            found = (
                one
                for one in self._given
                if one.access and compare_digest(one.access.encode(), given)
            )
            one = next(found, None)
            return one if one is not None and now < one.expires_at else None

    def is_client(self, identity: str) -> bool:
        """Whether that is the application's id."""
        return identity == self.state.world.application.id

    def _check_client(self, client: tuple[str, str]) -> None:
        identity, secret = client
        is_known = compare_digest(secret.encode(), self.client_secret.encode())
        if not self.is_client(identity) or not is_known:
            raise refusals.invalid_client()

    def _by_code(self, form: Mapping[str, str], client: tuple[str, str]) -> dict[str, Any]:
        """The tokens that a code is exchanged for; whoever solves a challenge needs no secret."""
        if client[1] or not form.get("code_verifier"):
            self._check_client(client)
        elif not self.is_client(client[0]):
            raise refusals.invalid_client()
        if "code" not in form:
            raise refusals.missing("code")
        code = self._codes.get(form["code"])
        if code is None or self.state.clock.now() >= code.expires_at:
            raise refusals.invalid_code()
        if form.get("redirect_uri") != code.wish.redirect_uri:
            raise refusals.invalid_redirect()
        _check_verifier(code.wish.challenge, form.get("code_verifier", ""))
        del self._codes[form["code"]]
        given = Authorization(code.user, code.wish.scopes)
        self._given.append(given)
        return self._tokens(given)

    def _renewed(self, form: Mapping[str, str]) -> dict[str, Any]:
        token = form.get("refresh_token")
        if not token:
            raise refusals.missing("refresh_token")
        found = next((one for one in self._given if one.refresh == token), None)
        if found is None:
            raise refusals.invalid_refresh()
        return self._tokens(found)

    def _tokens(self, given: Authorization) -> dict[str, Any]:
        given.access, given.refresh = secrets.token_urlsafe(22), secrets.token_urlsafe(22)
        given.expires_at = self.state.clock.now() + TOKEN_SECONDS
        return {
            "token_type": "Bearer",
            "access_token": given.access,
            "expires_in": TOKEN_SECONDS,
            "refresh_token": given.refresh,
            "scope": " ".join(given.scopes),
        }


def _check_verifier(challenge: str, verifier: str) -> None:
    """Raise OAuthRefused unless the verifier solves the challenge, or there is neither."""
    if not challenge and not verifier:
        return
    if not verifier:
        raise refusals.missing_verifier()
    if not challenge or not _VERIFIER.fullmatch(verifier):
        raise refusals.invalid_verifier()
    digest = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest())
    if not compare_digest(digest.rstrip(b"="), challenge.encode()):
        raise refusals.wrong_verifier()
