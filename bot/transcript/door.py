"""`GET /chat/sessions` and `DELETE /chat/sessions/{id}`: a person's own chat sessions, signed in.

Another person's session is not there, by the very words of any path that leads nowhere.
"""

import logging
import re
from collections.abc import Mapping
from typing import Any, TypeAlias

from bot.conversation import cursor
from bot.conversation.condition import Item
from bot.conversation.transcript import ChatSessions
from bot.errors import ConfigurationError, Refused, TransientError
from bot.transcript.signed_in import SignedIn

Answer: TypeAlias = tuple[int, Mapping[str, Any] | None, Mapping[str, str]]
"""Status, JSON body (None for none), headers."""

MOST = 100
USUAL = 25
SHOWN = (
    *("sessionId", "userId", "guildId", "createdAt", "updatedAt", "ttl", "messages"),
    *("userPreferences", "messageCount", "sessionStatus"),
)
"""What of an item is shown: what is documented, and the server."""

NOT_FOUND = {"error": "not found"}
UNAUTHORIZED = {"error": "unauthorized"}
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_NUMBER = re.compile(r"[0-9]{1,3}")
_PLACE = ("createdAt", "sessionId")
_PRIVATE = {"Cache-Control": "no-store"}

_log = logging.getLogger(__name__)


class SessionsDoor:
    """Answers for one table; `key` signs cursors."""

    def __init__(self, sessions: ChatSessions, signed_in: SignedIn, key: str) -> None:
        self._sessions = sessions
        self._signed_in = signed_in
        self._key = key

    def answer(
        self,
        method: str,
        session_id: str,
        query: Mapping[str, str],
        *,
        authorization: str,
        now: int,
    ) -> Answer:
        """The answer to a request; the session is '' for the list, `now` in epoch seconds."""
        try:
            return self._answered(method, session_id, query, authorization, now)
        except Refused:
            return 401, UNAUTHORIZED, {**_PRIVATE, "WWW-Authenticate": "Bearer"}
        except TransientError:
            return 503, {"error": "not reachable, try again"}, {**_PRIVATE, "Retry-After": "1"}
        except ConfigurationError as error:
            _log.warning("chat sessions cannot be shown: %s", error)
            return 503, {"error": "not available"}, _PRIVATE

    def _answered(
        self, method: str, session_id: str, query: Mapping[str, str], authorization: str, now: int
    ) -> Answer:
        user_id = self._signed_in.user_of(authorization, now)
        allowed = "DELETE" if session_id else "GET"
        if method != allowed:
            return 405, {"error": "method not allowed"}, {**_PRIVATE, "Allow": allowed}
        if session_id:
            return self._delete(session_id, user_id)
        return self._list(query, user_id)

    def _list(self, query: Mapping[str, str], user_id: str) -> Answer:
        limit = query.get("limit", str(USUAL))
        if not _NUMBER.fullmatch(limit) or not 1 <= int(limit) <= MOST:
            return _wrong(f"limit: a whole number from 1 to {MOST}")
        given, whose = query.get("cursor", ""), ("chat-sessions", user_id)
        try:
            place = cursor.read(given, whose, self._key) if given else []
        except ValueError:
            return _wrong("cursor: none of yours")
        after = {"userId": user_id, **dict(zip(_PLACE, place, strict=True))} if place else {}
        page = self._sessions.of_user(user_id, most=int(limit), after=after)
        reached = [page.after[name] for name in _PLACE] if page.after else []
        following = cursor.write(reached, whose, self._key) if reached else None
        shown = [_shown(session) for session in page.sessions]
        return 200, {"sessions": shown, "next_cursor": following}, _PRIVATE

    def _delete(self, session_id: str, user_id: str) -> Answer:
        if not _ID.fullmatch(session_id) or not self._sessions.delete(session_id, user_id):
            return 404, NOT_FOUND, _PRIVATE
        return 204, None, _PRIVATE


def _shown(session: Item) -> dict[str, Any]:
    return {name: session[name] for name in SHOWN if name in session}


def _wrong(what: str) -> Answer:
    return 400, {"error": what}, _PRIVATE
