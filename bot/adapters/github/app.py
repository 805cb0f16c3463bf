"""A GitHub App's installation: short-lived tokens for one repository and two permissions.

Source: GitHub docs, "Generating a JSON Web Token (JWT) for a GitHub App", "Create an installation
access token for an app".
"""

from collections.abc import Callable
from datetime import datetime
from threading import Lock
from typing import NamedTuple
from urllib.parse import quote

import jwt
from cryptography.exceptions import UnsupportedAlgorithm

from bot.adapters.github.credentials import Secret, is_sendable
from bot.adapters.github.wire import Answer, Request, Wire
from bot.errors import ConfigurationError, Failed, TransientError
from bot.texts.english import Texts
from bot.texts.phrase import phrase

PERMISSIONS = {"contents": "write", "pull_requests": "write"}
SPARE_SECONDS = 300
"""A token is given up so long before it expires."""

NEW_SECONDS = 5
"""As long GitHub may not know a token everywhere (octokit's auth-app waits as long)."""

_SKEW_SECONDS = 60  # "60 seconds in the past", against clocks that differ
_JWT_SECONDS = 540  # "no more than 10 minutes into the future", the same difference spared


class Installation(NamedTuple):
    """Which App, where it is installed, and its private key in PEM form."""

    app_id: str
    installation_id: str
    private_key: Secret


class _Minted(NamedTuple):
    token: str
    expires_at: float
    minted_at: float

    def __repr__(self) -> str:
        return f"_Minted(expires_at={self.expires_at})"


def assertion(app_id: str, private_key: str, now: int) -> str:
    """The JWT by which an App, not an installation of it, calls GitHub at epoch second `now`.

    Raises ConfigurationError when the key cannot be read.
    """
    claims = {"iat": now - _SKEW_SECONDS, "exp": now + _JWT_SECONDS, "iss": app_id}
    # Where a variable cannot hold lines, the two characters \ and n stand for their ends.
    pem = private_key.replace("\\n", "\n").strip() + "\n"
    try:
        return jwt.encode(claims, pem, algorithm="RS256")
    except (jwt.PyJWTError, ValueError, TypeError, AttributeError, UnsupportedAlgorithm):
        text = "GITHUB_PRIVATE_KEY is no RSA private key in PEM form"
        raise ConfigurationError(text) from None


class App:
    """Credentials of an installation; `clock` gives epoch seconds."""

    def __init__(self, who: Installation, wire: Wire, clock: Callable[[], float]) -> None:
        self._who = who
        self._wire = wire
        self._clock = clock
        self._minted: dict[str, _Minted] = {}
        self._lock = Lock()

    def token(self, repository: str, refused: str = "") -> str:
        with self._lock:
            kept = self._minted.get(repository)
            is_old = kept is not None and self._clock() >= kept.expires_at - SPARE_SECONDS
            if kept is None or is_old or kept.token == refused:
                self._minted.pop(repository, None)
                kept = self._minted[repository] = self._mint(repository)
            return kept.token

    def is_new(self, token: str) -> bool:
        with self._lock:
            made = [one.minted_at for one in self._minted.values() if one.token == token]
        return any(self._clock() - minted_at < NEW_SECONDS for minted_at in made)

    def _mint(self, repository: str) -> _Minted:
        answer = self._asked(repository, self._who.private_key())
        if answer.status == 401:  # the key may have been replaced since it was read
            answer = self._asked(repository, self._who.private_key(fresh=True))
        if not answer.is_well:
            raise self._refusal(repository, answer)
        try:
            token = answer.data["token"]
            expires_at = datetime.fromisoformat(answer.data["expires_at"]).timestamp()
            is_whole = is_sendable(token)
        except (KeyError, TypeError, ValueError):
            is_whole = False
        if not is_whole:
            raise TransientError("GitHub gave a token of another shape")
        return _Minted(token, expires_at, self._clock())

    def _asked(self, repository: str, key: str) -> Answer:
        name = repository.partition("/")[2]
        installation = quote(self._who.installation_id, safe="")
        path = f"/app/installations/{installation}/access_tokens"
        body = {"repositories": [name], "permissions": PERMISSIONS}
        signed = assertion(self._who.app_id, key, int(self._clock()))
        return self._wire.send(Request("POST", path, body=body), signed)

    def _refusal(self, repository: str, answer: Answer) -> ConfigurationError | Failed:
        if answer.status == 401:
            return ConfigurationError(
                "GitHub refuses the App's signature: GITHUB_PRIVATE_KEY is not a key of the App"
                f" {self._who.app_id}, or this machine's clock is wrong"
            )
        if answer.status == 422 and "permissions" in answer.said:
            text = phrase(Texts.app_permissions)
            return Failed("app_permissions", text)
        if "suspended" in answer.said:
            text = phrase(Texts.app_suspended, repository=repository)
            return Failed("app_suspended", text)
        text = phrase(Texts.app_not_installed, repository=repository)
        return Failed("app_not_installed", text)
