"""One call to Discord's REST interface, and how long to insist on it.

Sources: Discord docs, Reference (User Agent, Uploading Files), Rate Limits, JSON Error Codes.
"""

import json
import logging
from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any, NamedTuple

import httpx

from bot.errors import TransientError
from bot.interactions.render import Json
from bot.settings import REPOSITORY_URL

USER_AGENT = f"DiscordBot ({REPOSITORY_URL}, 1)"

TIMEOUT = httpx.Timeout(4.0, connect=2.0)
_PAUSES = (0.5, 1.0, 1.5, 2.0, 2.5, 2.5)
_MOST_FAILURES = 3
_LONGEST_WAIT = 5.0
_UNKNOWN_MESSAGE = 10008

_log = logging.getLogger(__name__)
# Its line for each request holds the address, and the address holds the token.
logging.getLogger("httpx").setLevel(logging.WARNING)


class Answer(NamedTuple):
    """Discord's answer: HTTP status (0 for none at all), its error code, the wait asked for.

    `data` is what a call that went well brought, None where that is no JSON. `pause` are the
    seconds for which the limit on calls like this one is used up.
    """

    status: int
    code: int = 0
    retry_after: float | None = None
    data: Any = None
    pause: float = 0.0

    @property
    def is_well(self) -> bool:
        """Discord has done it."""
        return HTTPStatus.OK <= self.status < HTTPStatus.MULTIPLE_CHOICES

    @property
    def is_passing(self) -> bool:
        """A later try may do: no answer, a rate limit, trouble on their side."""
        is_theirs = self.status >= HTTPStatus.INTERNAL_SERVER_ERROR
        return is_theirs or self.status in (0, HTTPStatus.TOO_MANY_REQUESTS)

    @property
    def is_race(self) -> bool:
        """The initial response may still be on its way (Discord api-docs issue 7220)."""
        return self.status == HTTPStatus.NOT_FOUND and self.code != _UNKNOWN_MESSAGE

    @property
    def is_final(self) -> bool:
        """No other body would be taken either."""
        return self.status in (
            HTTPStatus.UNAUTHORIZED,
            HTTPStatus.FORBIDDEN,
            HTTPStatus.NOT_FOUND,
        )


class Call(NamedTuple):
    """One request: `token` is the bot's, '' where the path holds a credential of its own.

    `file` is the name and the text of a file to send with the body.
    """

    method: str
    path: str
    token: str = ""
    file: tuple[str, str] | None = None


class Discord:
    """Discord's API at `base`, an address without a slash at the end."""

    def __init__(self, client: httpx.Client, base: str, sleep: Callable[[float], None]) -> None:
        self._client = client
        self._base = base
        self._sleep = sleep

    def insist(
        self, call: Call, bodies: Sequence[Json | None], *, is_young: bool = False
    ) -> Answer:
        """Send until Discord has taken or definitely refused it; that answer.

        Each further body is a plainer one, for when those before it are refused. With `is_young`
        the initial response may still be on its way. Raises TransientError when neither happens
        soon.
        """
        left, failures = list(bodies), 0
        answer = Answer(0)
        for pause in (*_PAUSES, None):
            answer = self.once(call, left[0])
            if answer.is_well:
                return answer
            if answer.is_passing:
                failures += 1
                wait = pause if answer.retry_after is None else answer.retry_after
                if wait is None or wait > _LONGEST_WAIT or failures >= _MOST_FAILURES:
                    raise TransientError(f"Discord: {answer.status}", answer.retry_after)
                self._sleep(wait)
            elif answer.is_race and is_young and pause:
                self._sleep(pause)
            elif answer.is_final or len(left) == 1:
                return answer
            else:
                left.pop(0)
        return answer

    def once(self, call: Call, body: Json | None, timeout: httpx.Timeout | None = None) -> Answer:
        """Send once; never raises."""
        headers = {"User-Agent": USER_AGENT}
        if call.token:
            headers["Authorization"] = f"Bot {call.token}"
        try:
            response = self._client.request(
                call.method,
                self._base + call.path,
                headers=headers,
                timeout=timeout or TIMEOUT,
                **_content(body, call.file),
            )
        except httpx.HTTPError as error:
            _log.warning("Discord did not answer: %s", type(error).__name__)
            return Answer(0)
        answer = _answer(response)
        if response.is_error:
            _log.warning("Discord: status %d, code %d", answer.status, answer.code)
        return answer


def _content(body: Json | None, file: tuple[str, str] | None) -> dict[str, Any]:
    """A JSON body, or multipart with the body as `payload_json`."""
    if file is None:
        return {} if body is None else {"json": body}
    name, text = file
    parts = {"files[0]": (name, text.encode(), "text/plain; charset=utf-8")}
    return {"data": {"payload_json": json.dumps(body)}, "files": parts}


def _answer(response: httpx.Response) -> Answer:
    try:
        data: Any = response.json()
    except ValueError:
        data = None
    said: dict[str, Any] = data if isinstance(data, dict) else {}
    code = said.get("code")
    asked = said.get("retry_after", response.headers.get("Retry-After"))
    is_drained = response.headers.get("X-RateLimit-Remaining") == "0"
    return Answer(
        response.status_code,
        code if isinstance(code, int) else 0,
        _seconds(asked),
        data,
        (_seconds(response.headers.get("X-RateLimit-Reset-After")) or 0.0) if is_drained else 0.0,
    )


def _seconds(said: object) -> float | None:
    """What Discord says of a wait, within an hour; None for nonsense."""
    try:
        return None if said is None else min(max(float(str(said)), 0.0), 3600.0)
    except ValueError:
        return None
