"""Discord's REST interface, as far as the worker speaks it: edit a message, else post one.

Sources: Discord docs, Receiving and Responding (followups: a token lives 15 minutes), Rate Limits,
Create Message (`enforce_nonce`), JSON Error Codes.
"""

import hashlib
import json
import logging
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, NamedTuple
from urllib.parse import quote

import httpx

from bot.conversation.job import TOKEN_SECONDS, Job
from bot.conversation.messenger import Gone
from bot.conversation.reply import Card, Link, Select
from bot.errors import TransientError
from bot.interactions.render import Json, message
from bot.settings import REPOSITORY_URL

USER_AGENT = f"DiscordBot ({REPOSITORY_URL}, 1)"

TIMEOUT = httpx.Timeout(4.0, connect=2.0)
_PAUSES = (0.5, 1.0, 1.5, 2.0, 2.5, 2.5)
_RACE_SECONDS = 60  # after that an unknown webhook is no initial response still on its way
_MOST_FAILURES = 3
_LONGEST_WAIT = 5.0
_UNKNOWN_MESSAGE = 10008
_NONCE_LENGTH = 25
_MOST_TEXT = 1900  # of the 2000 characters of a message

_log = logging.getLogger(__name__)
# Its line for each request holds the address, and the address holds the token.
logging.getLogger("httpx").setLevel(logging.WARNING)


class Answer(NamedTuple):
    """Discord's answer: HTTP status (0 for none at all), its error code, the wait asked for."""

    status: int
    code: int = 0
    retry_after: float | None = None

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


class DiscordMessenger:
    """The port bot.conversation.messenger.Messenger.

    `base` is the address of the API without a slash at the end. `bot_token` is called only when a
    message can be reached by no interaction token any more; '' when there is none.
    """

    def __init__(
        self,
        client: httpx.Client,
        base: str,
        *,
        bot_token: Callable[[], str],
        clock: Callable[[], float],
        sleep: Callable[[float], None],
    ) -> None:
        self._client = client
        self._base = base
        self._bot_token = bot_token
        self._clock = clock
        self._sleep = sleep

    def show(self, job: Job, card: Card) -> None:
        age = self._clock() - job.sent_at
        if job.interaction_token and age < TOKEN_SECONDS and self._edited(job, card, age):
            return
        token = self._bot_token()
        if not token or not job.channel_id:
            raise Gone(f"no way to the message of {job.conversation_id}")
        self._post(job, card, token)

    def _edited(self, job: Job, card: Card, age: float) -> bool:
        """PATCH @original; False when its webhook is dead."""
        token = quote(job.interaction_token, safe="")
        path = f"/webhooks/{quote(job.application_id, safe='')}/{token}/messages/@original"
        bodies = (message(card), _plain(card))
        return self._insist("PATCH", path, bodies, is_young=age < _RACE_SECONDS)

    def _post(self, job: Job, card: Card, token: str) -> None:
        """One message of the bot's own; the nonce keeps a repetition from showing twice."""
        once = {"nonce": _nonce(job, card), "enforce_nonce": True}
        bodies = (message(card) | once, _plain(card) | once)
        path = f"/channels/{quote(job.channel_id, safe='')}/messages"
        if not self._insist("POST", path, bodies, token=token):
            raise Gone(f"the channel of {job.conversation_id} is closed to us")

    def _insist(
        self,
        method: str,
        path: str,
        bodies: tuple[Json, Json],
        *,
        token: str = "",
        is_young: bool = False,
    ) -> bool:
        """Send until Discord has taken or definitely refused it; False when refused.

        Raises TransientError when neither happens soon.
        """
        body, failures = bodies[0], 0
        for pause in (*_PAUSES, None):
            answer = self._call(method, path, body, token)
            if answer.is_well:
                return True
            if answer.is_passing:
                failures += 1
                wait = pause if answer.retry_after is None else answer.retry_after
                if wait is None or wait > _LONGEST_WAIT or failures >= _MOST_FAILURES:
                    raise TransientError(f"Discord: {answer.status}", answer.retry_after)
                self._sleep(wait)
            elif answer.is_race and is_young and pause:
                self._sleep(pause)
            elif answer.is_final or body is bodies[1]:
                return False
            else:
                body = bodies[1]
        return False

    def _call(self, method: str, path: str, body: Json, token: str) -> Answer:
        headers = {"User-Agent": USER_AGENT} | ({"Authorization": f"Bot {token}"} if token else {})
        try:
            response = self._client.request(
                method, self._base + path, json=body, headers=headers, timeout=TIMEOUT
            )
        except httpx.HTTPError as error:
            _log.warning("Discord did not answer: %s", type(error).__name__)
            return Answer(0)
        answer = _answer(response)
        if response.is_error:
            _log.warning("Discord: status %d, code %d", answer.status, answer.code)
        return answer


def _answer(response: httpx.Response) -> Answer:
    try:
        data: Any = response.json()
    except ValueError:
        data = None
    said: dict[str, Any] = data if isinstance(data, dict) else {}
    code = said.get("code")
    asked = said.get("retry_after", response.headers.get("Retry-After"))
    try:
        retry_after = None if asked is None else min(max(float(asked), 0.0), 3600.0)
    except (TypeError, ValueError):
        retry_after = None
    return Answer(response.status_code, code if isinstance(code, int) else 0, retry_after)


def _plain(card: Card) -> Json:
    """The least that says it: title and links as text, nothing that can break a rule."""
    links = [
        part.url
        for row in card.rows
        if not isinstance(row, Select)
        for part in row
        if isinstance(part, Link)
    ]
    text = "\n".join((" ".join(card.title.split()), *links))[:_MOST_TEXT]
    return {"content": text, "embeds": [], "components": [], "allowed_mentions": {"parse": []}}


def _nonce(job: Job, card: Card) -> str:
    """The same for the same outcome of the same conversation: 25 characters at most."""
    said = json.dumps([job.conversation_id, message(card)], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:_NONCE_LENGTH]
