"""One request to GitHub's API and its answer; what passes by itself is an error here already.

Source: GitHub docs, "Getting started with the REST API" (headers), "Troubleshooting the REST API".
"""

import json
import logging
import re
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any, NamedTuple

import httpx

from bot.adapters.github.pace import Pace, asked_wait
from bot.errors import ConfigurationError, Failed, TransientError
from bot.settings import REPOSITORY_URL
from bot.texts.english import Texts
from bot.texts.phrase import phrase

TIMEOUT = httpx.Timeout(10.0, connect=3.0)
MOST_BYTES = 32 * 1024 * 1024
"""Of one answer: a listing of a tree has at most 7 MB, and no source of a site is as large."""

MOST_SECONDS = 20
"""For one answer, however steadily it drips."""

_HEADERS = {
    "Accept": "application/vnd.github+json",
    "User-Agent": f"ux-agent ({REPOSITORY_URL})",
    "X-GitHub-Api-Version": "2022-11-28",
}
_REQUEST_ID = re.compile(r"[0-9A-Fa-f:]{1,64}")

_log = logging.getLogger(__name__)
# Its line for each request says nothing that ours do not.
logging.getLogger("httpx").setLevel(logging.WARNING)


class Request(NamedTuple):
    """A call: method, path below the API's address, query and JSON body.

    `is_once` marks a write that must not be repeated before it is known whether it was done.
    """

    method: str
    path: str
    query: Mapping[str, str] = {}
    body: Mapping[str, Any] | None = None
    is_once: bool = False

    @property
    def is_write(self) -> bool:
        """Whether it changes anything."""
        return self.method != "GET"


class Answer(NamedTuple):
    """GitHub's answer: the HTTP status, the JSON body (None when it is none), the headers."""

    status: int
    data: Any
    headers: Mapping[str, str] = {}

    @property
    def is_well(self) -> bool:
        """GitHub has done it."""
        return HTTPStatus.OK <= self.status < HTTPStatus.MULTIPLE_CHOICES

    @property
    def errors(self) -> list[dict[str, Any]]:
        """The errors of a failed validation, each with a field, a code or a message."""
        listed = self.data.get("errors") if isinstance(self.data, dict) else None
        rows = listed if isinstance(listed, list) else [listed]
        return [row if isinstance(row, dict) else {"message": row} for row in rows]

    @property
    def said(self) -> str:
        """What GitHub says of a refusal, in lower case: to be judged, never to be shown."""
        first = self.data if isinstance(self.data, dict) else {}
        texts = [one.get(name) for one in (first, *self.errors) for name in ("message", "code")]
        return "\n".join(str(text) for text in texts if text).casefold()


class Slow(TransientError):
    """GitHub kept us waiting: there is no time for the same again."""


class Wire:
    """Sends requests to the API at `base` (no slash at the end), at the pace given.

    `clock` gives epoch seconds.
    """

    def __init__(
        self, client: httpx.Client, base: str, pace: Pace, clock: Callable[[], float]
    ) -> None:
        self._client = client
        self._base = base
        self._clock = clock
        self.pace = pace

    def send(self, request: Request, token: str) -> Answer:
        """The answer, whether well or a definite refusal.

        Raises TransientError when there is none, when GitHub is in trouble, and, with the wait
        asked for, when a rate limit is reached; Failed on an answer that is too large;
        ConfigurationError when there is no such address. After a TransientError of a write nobody
        knows whether it was done.
        """
        self.pace.require_open()
        name = f"{request.method} {request.path}"
        try:
            answer = self._exchanged(request, token)
        except (httpx.InvalidURL, httpx.UnsupportedProtocol):
            raise ConfigurationError("GITHUB_API_URL is no address of an API") from None
        except httpx.HTTPError as error:
            _log.warning("GitHub did not answer %s: %s", name, type(error).__name__)
            kind = Slow if isinstance(error, httpx.TimeoutException) else TransientError
            raise kind(f"GitHub: {name}: {type(error).__name__}") from None
        if not answer.is_well:
            asked = _REQUEST_ID.fullmatch(answer.headers.get("x-github-request-id", ""))
            _log.warning(
                "GitHub: %s: status %d, request %s", name, answer.status, asked and asked[0]
            )
        self._raise_if_passing(name, answer)
        return answer

    def _exchanged(self, request: Request, token: str) -> Answer:
        end = self._clock() + MOST_SECONDS
        content = None if request.body is None else json.dumps(request.body).encode()
        typed = {} if content is None else {"Content-Type": "application/json"}
        with self._client.stream(
            request.method,
            self._base + request.path,
            params=request.query or None,
            content=content,
            headers={**_HEADERS, **typed, "Authorization": f"Bearer {token}"},
            timeout=TIMEOUT,
            follow_redirects=False,
        ) as response:
            headers = {name.lower(): value for name, value in response.headers.items()}
            return Answer(response.status_code, _json(self._read(response, end)), headers)

    def _read(self, response: httpx.Response, end: float) -> bytes:
        parts, size = [], 0
        for part in response.iter_bytes():
            size += len(part)
            if size > MOST_BYTES:
                raise Failed("too_large", phrase(Texts.folder_too_large))
            if self._clock() > end:
                raise Slow("GitHub's answer does not end")
            parts.append(part)
        return b"".join(parts)

    def _raise_if_passing(self, name: str, answer: Answer) -> None:
        wait = asked_wait(answer.status, answer.headers, answer.said, self._clock())
        if wait is not None:
            self.pace.hold(wait)
            raise TransientError(f"GitHub limits {name}", wait)
        is_broken = answer.is_well and answer.data is None
        if is_broken or answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise TransientError(f"GitHub: {name}: status {answer.status}")


def _json(content: bytes) -> object:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None
