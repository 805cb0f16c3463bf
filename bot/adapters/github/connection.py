"""The calls to one repository: authorised, paced, tried again where that does no harm."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from bot.adapters.github.credentials import Credentials
from bot.adapters.github.refusals import is_of_token, meaning_of
from bot.adapters.github.wire import Answer, Request, Slow, Wire
from bot.errors import TransientError

_NEW_TRIES = 3
"""Of a request with a token that GitHub may not know everywhere yet."""


class Connection:
    """To "owner/name".

    `pause` waits a moment, never the same, before what may be repeated is tried again. Every call
    raises TransientError, Failed or ConfigurationError, but for the refusals that its own docstring
    names.
    """

    def __init__(
        self, repository: str, wire: Wire, credentials: Credentials, pause: Callable[[], None]
    ) -> None:
        self.repository = repository
        self._wire = wire
        self._credentials = credentials
        self._pause = pause

    def done(self, request: Request) -> object:
        """What GitHub answers to a call that has to succeed."""
        return self._unless(self._sent(request), request, ()).data

    def found(self, request: Request) -> Mapping[str, Any] | None:
        """What GitHub answers, None for a 404."""
        answer = self._unless(self._sent(request), request, (HTTPStatus.NOT_FOUND,))
        if not answer.is_well:
            return None
        if not isinstance(answer.data, dict):
            raise TransientError("GitHub's answer is no object")
        return answer.data

    def tried(self, request: Request) -> Answer:
        """The answer to a write that may be refused with 422."""
        return self._unless(self._sent(request), request, (HTTPStatus.UNPROCESSABLE_ENTITY,))

    def _unless(self, answer: Answer, request: Request, allowed: tuple[HTTPStatus, ...]) -> Answer:
        if answer.is_well or answer.status in allowed:
            return answer
        raise meaning_of(answer, self.repository, is_write=request.is_write)

    def _sent(self, request: Request) -> Answer:
        """The answer; once more after a moment when none came and that does no harm."""
        try:
            return self._authorised(request)
        except TransientError as error:
            if request.is_once or isinstance(error, Slow) or error.retry_after is not None:
                raise
        self._pause()
        return self._authorised(request)

    def _authorised(self, request: Request) -> Answer:
        """The answer, to another token when GitHub no longer takes the first."""
        token = self._credentials.token(self.repository)
        answer = self._known(request, token)
        if answer.status != HTTPStatus.UNAUTHORIZED:
            return answer
        renewed = self._credentials.token(self.repository, token)
        return answer if renewed == token else self._known(request, renewed)

    def _known(self, request: Request, token: str) -> Answer:
        """The answer to a token, asked for again while GitHub may not know a new one yet.

        Source: octokit/auth-app.js, issues 65 and 589 (401 until the token is known everywhere, 403
        until its permissions are).
        """
        answer = self._paced(request, token)
        for _ in range(_NEW_TRIES - 1):
            if not (is_of_token(answer) and self._credentials.is_new(token)):
                break
            self._pause()
            answer = self._paced(request, token)
        return answer

    def _paced(self, request: Request, token: str) -> Answer:
        if request.is_write:
            self._wire.pace.before_write(self.repository)
        return self._wire.send(request, token)
