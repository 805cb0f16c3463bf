"""What the developer portal does, over Discord's API with the bot token.

Sources: Discord docs, Application (Edit Current Application), Application Commands (Bulk
Overwrite), User (Get Current User Guilds), OAuth2 (Bot Authorization Flow), Rate Limits.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlencode

import httpx

from bot.errors import BotError
from bot.settings import REPOSITORY_URL

USER_AGENT = f"DiscordBot ({REPOSITORY_URL}, 1)"
PERMISSIONS = 1 << 10 | 1 << 11 | 1 << 14 | 1 << 16
"""View Channel, Send Messages, Embed Links, Read Message History."""

UNVERIFIED = "APPLICATION_INTERACTIONS_ENDPOINT_URL_INVALID"
_NO_JSON = object()
_MOST_TRIES = 4
_LONGEST_WAIT = 30.0

Json = dict[str, Any]
_ADVICE = {
    0: ("is the network there? https://discordstatus.com tells whether Discord is",),
    401: ("the bot token is wrong or was reset: set DISCORD_BOT_TOKEN to the new one",),
    403: ("the application may not do this; is it yours, and is the bot in the server?",),
    429: ("Discord wants fewer requests: wait a few minutes",),
}
_ADVICE_BY_CODE = {
    30032: ("delete commands that nobody uses, in this application or with --apply",),
    30034: ("a day takes 200 new commands: try again tomorrow",),
    50001: ("let the bot into that server, with the scope applications.commands: make deploy",),
}


class PortalRefused(BotError):
    """Discord refused: HTTP status (0 when it did not answer), its error code, its own words."""

    def __init__(self, status: int, code: int, message: str, faults: str = "") -> None:
        super().__init__(f"Discord: {message}" + (f" ({faults})" if faults else ""))
        self.status = status
        self.code = code
        self.faults = faults

    @property
    def mend(self) -> tuple[str, ...]:
        """What to do about it."""
        known = _ADVICE_BY_CODE.get(self.code) or _ADVICE.get(self.status)
        return known or ("Discord's own words above say what it wants",)


class Application(NamedTuple):
    """The application as Discord has it."""

    id: str
    name: str
    public_key: str
    endpoint_url: str
    redirect_uris: tuple[str, ...] = ()


class Portal:
    """The application that `token` belongs to, at the API under `base`."""

    def __init__(
        self, http: httpx.Client, base: str, token: str, sleep: Callable[[float], None]
    ) -> None:
        self._http = http
        self.base = base
        self._token = token
        self._sleep = sleep

    def application(self) -> Application:
        """Get Current Application; raises PortalRefused, with status 401 for a wrong token."""
        said = self._call("GET", "/applications/@me")
        endpoint = said.get("interactions_endpoint_url") or ""
        redirects = tuple(said.get("redirect_uris") or ())
        return Application(said["id"], said["name"], said["verify_key"], endpoint, redirects)

    def set_endpoint(self, url: str) -> None:
        """Edit Current Application; Discord calls the URL before it answers. '' takes it away."""
        self._call("PATCH", "/applications/@me", {"interactions_endpoint_url": url or None})

    def commands(self, application_id: str, guild_id: str = "") -> list[Json]:
        """The registered commands, of everywhere or of one server, in all their languages."""
        path = _commands_path(application_id, guild_id)
        return list(self._call("GET", f"{path}?with_localizations=true") or ())

    def put_commands(self, application_id: str, commands: list[Json], guild_id: str = "") -> None:
        """Bulk Overwrite: what is not in the list goes."""
        self._call("PUT", _commands_path(application_id, guild_id), commands)

    def guilds(self) -> dict[str, str]:
        """Id to name of the servers that the bot is in (the first 200)."""
        return {guild["id"]: guild["name"] for guild in self._call("GET", "/users/@me/guilds")}

    def _call(self, method: str, path: str, body: object = None) -> Any:  # noqa: ANN401 - JSON
        if not (self._token.isascii() and self._token.isprintable()):  # no header could carry it
            raise PortalRefused(401, 0, "no bot token has such characters")
        headers = {"Authorization": f"Bot {self._token}", "User-Agent": USER_AGENT}
        for attempt in range(_MOST_TRIES):
            try:
                answer = self._http.request(
                    method, self.base + path, json=body, headers=headers, timeout=20
                )
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                kind = type(error).__name__
                raise PortalRefused(0, 0, f"no answer from {self.base} ({kind})") from error
            wait = _wait(answer)
            if wait is None or attempt == _MOST_TRIES - 1:
                break
            self._sleep(wait)
        return _told(answer)


def invitation(base: str, application_id: str, guild_id: str = "") -> str:
    """The page where somebody lets the bot into a server (OAuth2: Bot Authorization Flow)."""
    asked = {
        "client_id": application_id,
        "scope": "bot applications.commands",
        "permissions": str(PERMISSIONS),
        **({"guild_id": guild_id} if guild_id else {}),
    }
    return f"{base.partition('/api/')[0]}/oauth2/authorize?{urlencode(asked)}"


def _commands_path(application_id: str, guild_id: str) -> str:
    place = f"/guilds/{guild_id}" if guild_id else ""
    return f"/applications/{application_id}{place}/commands"


def _wait(answer: httpx.Response) -> float | None:
    """Seconds to wait before the same call; None when it need not be repeated."""
    if answer.status_code >= httpx.codes.INTERNAL_SERVER_ERROR:
        return 1.0
    if answer.status_code != httpx.codes.TOO_MANY_REQUESTS:
        return None
    asked = float(answer.headers.get("Retry-After") or 1)
    return asked if asked <= _LONGEST_WAIT else None


def _told(answer: httpx.Response) -> Any:  # noqa: ANN401 - JSON
    try:
        said = answer.json() if answer.content else None
    except ValueError:
        said = _NO_JSON
    if answer.is_success and said is not _NO_JSON:
        return said
    told: Mapping[str, Any] = said if isinstance(said, dict) else {}
    if answer.is_success:
        raise PortalRefused(0, 0, f"{answer.url.host} answers, but not as Discord does")
    message = str(told.get("message") or f"HTTP status {answer.status_code}")
    faults = "; ".join(_faults(told.get("errors")))
    raise PortalRefused(answer.status_code, int(told.get("code") or 0), message, faults)


def _faults(errors: object, path: str = "") -> list[str]:
    """Discord's nested `errors` as lines: place, words, code."""
    if not isinstance(errors, dict):
        return []
    own = [f"{path}: {one['message']} [{one['code']}]" for one in errors.get("_errors", ())]
    inner = [
        line
        for key, value in errors.items()
        if key != "_errors"
        for line in _faults(value, f"{path}.{key}".lstrip("."))
    ]
    return own + inner
