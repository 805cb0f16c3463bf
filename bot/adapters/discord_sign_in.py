"""Signing in with Discord over HTTP: one code, one token, two questions; the token is not kept.

Sources: Discord docs, OAuth2 (Authorization Code Grant), User (Get Current User, Get Current User
Guilds); RFC 7636 (PKCE).
"""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

import httpx

from bot.adapters.discord_call import TIMEOUT, USER_AGENT
from bot.errors import Refused, TransientError
from bot.interactions.sign_in import Identity, Server

SCOPES = "identify guilds"


class DiscordSignIn:
    """The port bot.interactions.sign_in.SignIn.

    `page` is where people are asked, `base` the address of the API; `secret` gives the
    application's client secret.
    """

    def __init__(
        self,
        client: httpx.Client,
        page: str,
        base: str,
        *,
        application_id: str,
        secret: Callable[[], str],
    ) -> None:
        self._client = client
        self._page = page
        self._base = base
        self._application_id = application_id
        self._secret = secret

    def address(self, state: str, challenge: str, redirect_uri: str, *, is_renewal: bool) -> str:
        asked = {
            "response_type": "code",
            "client_id": self._application_id,
            "redirect_uri": redirect_uri,
            "scope": SCOPES,
            "state": state,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
            **({"prompt": "none"} if is_renewal else {}),
        }
        return f"{self._page}?{urlencode(asked)}"

    def identify(self, code: str, verifier: str, redirect_uri: str) -> Identity:
        token = self._token(code, verifier, redirect_uri)
        user, guilds = self._asked("/users/@me", token), self._asked("/users/@me/guilds", token)
        try:
            servers = tuple(_server(guild) for guild in guilds)
            name = user.get("global_name") or user["username"]
            return Identity(str(user["id"]), str(name), servers)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise TransientError("Discord's answer cannot be read") from error

    def _token(self, code: str, verifier: str, redirect_uri: str) -> str:
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": redirect_uri,
            "code_verifier": verifier,
        }
        credentials = (self._application_id, self._secret())
        answer = self._sent("POST", "/oauth2/token", data=form, auth=credentials)
        token = answer.get("access_token") if isinstance(answer, dict) else None
        if not isinstance(token, str):
            raise TransientError("Discord's answer cannot be read")
        return token

    def _asked(self, path: str, token: str) -> Any:  # noqa: ANN401 - JSON
        return self._sent("GET", path, headers={"Authorization": f"Bearer {token}"})

    def _sent(
        self,
        method: str,
        path: str,
        *,
        data: Mapping[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        headers: Mapping[str, str] = {},
    ) -> Any:  # noqa: ANN401 - JSON
        """What Discord answers; its words are not told on, for they may quote what was sent."""
        told = {"User-Agent": USER_AGENT, **headers}
        try:
            answer = self._client.request(
                method, f"{self._base}{path}", data=data, auth=auth, headers=told, timeout=TIMEOUT
            )
            status = answer.status_code
            if status in (HTTPStatus.BAD_REQUEST, HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
                raise Refused(f"Discord refuses {path}: {status}")
            if status != HTTPStatus.OK:
                raise TransientError(f"Discord: {status} to {path}", _wait(answer))
            return answer.json()
        except (httpx.HTTPError, ValueError) as error:
            raise TransientError(f"Discord: {type(error).__name__} at {path}") from error


def _server(guild: Mapping[str, Any]) -> Server:
    return Server(
        str(guild["id"]), str(guild["name"]), guild["owner"] is True, int(guild["permissions"])
    )


def _wait(answer: httpx.Response) -> float | None:
    """What a rate limit asks for (Discord docs, Rate Limits)."""
    try:
        return float(answer.headers["retry-after"])
    except (KeyError, ValueError):
        return None
