"""Who asks, by the JSON web token that signs them in: one algorithm, and one answer to all faults.

Sources: RFC 7519 (claims), RFC 7518 3.2 (HS256, and how long its key has to be), RFC 8725 (best
practice: pin the algorithm, check issuer and audience), RFC 6750 (bearer tokens).
"""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

import jwt

from bot.errors import ConfigurationError, Refused

LEEWAY = 30
"""Seconds that two clocks may be apart."""

MOST_BYTES = 8192
"""Of a token; a longer one is not even read."""

LEAST_KEY = 32
"""Bytes of a key: as many as the hash has."""

_ALGORITHM = "HS256"
_SCHEME = "bearer"
_CLAIMS = ["exp", "sub", "iss", "aud"]
_TENANT = re.compile(r"[0-9a-z]{14}")
_BRINGS_A_KEY = frozenset({"jku", "jwk", "x5u", "x5c"})
# Their clock is the system's; ours may be moved.
_OPTIONS: Any = {"require": _CLAIMS, "verify_exp": False, "verify_nbf": False, "verify_iat": False}
_NEVER = f"eyJhbGciOiJIUzI1NiJ9.{'e30' * 64}.{'A' * 43}"
"""Looked at where nothing came that could be: a refusal takes as long for a guess as for that."""


class SignedIn:
    """Reads tokens of one issuer for one audience; `keys` gives the JSON of key id to key."""

    def __init__(self, keys: Callable[[], str], issuer: str, audience: str) -> None:
        self._keys = keys
        self._issuer = issuer
        self._audience = audience

    def user_of(self, authorization: str, now: int) -> str:
        """The claim `sub` of an Authorization header; `now` in epoch seconds.

        Raises Refused, whatever is wrong with the token, and ConfigurationError on unusable keys.
        """
        return _subject(self._claims(authorization, now))

    def tenant_of(self, authorization: str, now: int) -> str:
        """The claim `tenant_hash`, 14 letters and digits as documented; raises as user_of does."""
        claims = self._claims(authorization, now)
        _subject(claims)
        tenant = claims.get("tenant_hash")
        if not isinstance(tenant, str) or not _TENANT.fullmatch(tenant):
            raise Refused("no tenant")
        return tenant

    def _claims(self, authorization: str, now: int) -> Mapping[str, Any]:
        """What a token claims that is ours and in time.

        Whatever comes, one signature is computed before it is refused (RFC 8725, 3.2).
        """
        keys = keys_of(self._keys())
        token, kid = _read(authorization)
        try:
            claims = jwt.decode(
                token,
                keys.get(kid) or next(iter(keys.values())),
                algorithms=[_ALGORITHM],
                audience=self._audience,
                issuer=self._issuer,
                options=_OPTIONS,
            )
        except (jwt.PyJWTError, ValueError, TypeError) as error:
            raise Refused(type(error).__name__) from error
        if kid not in keys:
            raise Refused("no key of that id")
        if claims["aud"] not in (self._audience, [self._audience]):
            raise Refused("for others too")
        _refuse_time(claims, now)
        return claims


def _read(authorization: str) -> tuple[str, str]:
    """The token and the id of its key; one that nobody signed, and '', where none is ours."""
    scheme, _, token = authorization.strip().partition(" ")
    if scheme.lower() != _SCHEME or len(token) > MOST_BYTES or not token.isascii():
        return _NEVER, ""
    try:
        header = jwt.get_unverified_header(token)
    except (jwt.PyJWTError, ValueError, TypeError):
        return _NEVER, ""
    kid, kind = header.get("kid"), header.get("typ", "JWT")
    is_plain = str(kind).upper() == "JWT" and not _BRINGS_A_KEY & header.keys()
    if header.get("alg") != _ALGORITHM or not isinstance(kid, str) or not is_plain:
        return _NEVER, ""
    return token, kid


def keys_of(text: str) -> dict[str, str]:
    """Key id to key; raises ConfigurationError on another shape, or a key that is too short."""
    try:
        keys = json.loads(text)
    except ValueError:
        keys = None
    if not isinstance(keys, dict) or not all(isinstance(key, str) for key in keys.values()):
        raise ConfigurationError('DASHBOARD_JWT_KEYS is not JSON of the form {"<key id>": "<key>"}')
    short = [kid for kid, key in keys.items() if len(key.encode()) < LEAST_KEY]
    if short or not keys:
        which = ", ".join(short) or "there is none"
        raise ConfigurationError(
            f"DASHBOARD_JWT_KEYS: a key has {LEAST_KEY} bytes at least (RFC 7518): {which}"
        )
    return keys


def _refuse_time(claims: Mapping[str, Any], now: int) -> None:
    times = {name: claims[name] for name in ("exp", "nbf", "iat") if name in claims}
    if not all(type(moment) in (int, float) for moment in times.values()):
        raise Refused("no times")
    if times["exp"] + LEEWAY <= now:
        raise Refused("expired")
    if any(times.get(name, now) - LEEWAY > now for name in ("nbf", "iat")):
        raise Refused("not yet")


def _subject(claims: Mapping[str, Any]) -> str:
    subject = claims["sub"]
    if not isinstance(subject, str) or not subject:
        raise Refused("nobody")
    return subject
