"""What is written of a session when its response begins, and what its cookie becomes.

Everything that might write is one conditional request: a session that was deleted meanwhile is
never written again, and of two that change one each keeps its keys.
"""

import base64
import hashlib
import hmac
import logging
import secrets
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple, TypeVar

from bot.errors import BotError
from bot.web_sessions.canonical import Unstorable, canonical, data_of, storable, text_of
from bot.web_sessions.merge import merged, same
from bot.web_sessions.ports import SessionStore, Stored, Unavailable, Written
from bot.web_sessions.session import Held, Session

T = TypeVar("T")
GONE = ""
"""In place of an id: the browser is to forget its cookie."""

SIGNED_IN = ("user", "user_id")
"""Keys that say who is signed in: where such a value appears or changes, the id does too."""

UNLIMITED_SECONDS = 14 * 86400
"""How long a session without a max_age lives after its last use: Starlette's default."""

_CONTENDED = "the session is changed by too many requests at once"
_TRIES = 64
_FOLLOWED = 3
"""How many ids a sign-out follows, where the session moved on since it was read."""

_log = logging.getLogger(__name__)


def _new_id() -> str:
    return secrets.token_urlsafe(32)


def _now() -> int:
    return int(time.time())


class Ways(NamedTuple):
    """What a keeper is told: seconds that a session lives, keys of who is signed in, and chance."""

    max_age: int | None = 3600
    rotate_on: Collection[str] = SIGNED_IN
    clock: Callable[[], int] = _now
    new_id: Callable[[], str] = _new_id


class Keeper:
    """Reads and writes the sessions of a store; every method that does so raises Unavailable."""

    def __init__(self, store: SessionStore, ways: Ways) -> None:
        self._store = store
        self._ways = ways
        self._seconds = UNLIMITED_SECONDS if ways.max_age is None else ways.max_age

    def load(self, session_id: str) -> tuple[Held | None, dict[str, Any]]:
        """What the table holds under the id of a cookie; None where that is nothing, or expired."""
        if not session_id:
            return None, {}
        stored = _asked(partial(self._store.get, key_of(session_id)))
        if stored is None or stored.ttl <= self._ways.clock():
            return None, {}
        data = data_of(stored.text)
        if data is None:
            _log.warning("web session %s… is no JSON object", key_of(session_id)[:8])
            return None, {}
        return Held(session_id, stored), data

    def due(self, session: Session, *, may_set: bool = True) -> Callable[[], str | None] | None:
        """What is to be done for a session, None where that is nothing.

        It gives the id that the cookie is to hold, GONE, or None where the cookie stays as it is.
        Without `may_set` no cookie can be set any more. Raises canonical.Unstorable.
        """
        if not session.is_read or session.is_lost:
            return None
        held = session.held
        if not len(session):
            return None if held is None else partial(self._end, session, held)
        try:
            if held is not None and not session.gets_new_id and self._is_same(session, held):
                return self._extension(session, held) if may_set else None
            text = storable(session)
        except Unstorable:
            session.is_lost = True  # an error page is no reason to fail again
            raise
        rotates = held is None or session.gets_new_id or self._is_someone_else(session, held)
        if rotates and not may_set:
            if held is not None and session.is_cleared and self._signs_out(session, held):
                return partial(self._end, session, held)
            return _refuse_late
        if held is None:
            return partial(self._begin, session, text)
        return partial(self._write, session, held, rotates=rotates)

    def _begin(self, session: Session, text: str) -> str:
        now = self._ways.clock()
        began = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now))
        stored = Stored(text, began, now + self._seconds, 1, self._ways.new_id())
        for _ in range(_TRIES):
            session_id = self._ways.new_id()
            if _asked(partial(self._store.create, key_of(session_id), stored)):
                session.hold(Held(session_id, stored))
                return session_id
        raise Unavailable("no new id of a session is free")

    def _end(self, session: Session, held: Held) -> str:
        """Nothing of it is left: where it has just been given a new id, nothing there either."""
        any(_asked(partial(self._store.delete, key_of(one))) for one in _ids(held))
        session.is_lost = True
        return GONE

    def _extension(self, session: Session, held: Held) -> Callable[[], str | None] | None:
        left = held.session.ttl - self._ways.clock()
        return partial(self._extend, session, held) if left * 2 < self._seconds else None

    def _extend(self, session: Session, held: Held) -> str | None:
        """A longer life; what was read serves without it."""
        now = self._ways.clock()
        try:
            is_there = self._store.extend(key_of(held.id), now + self._seconds, now=now)
        except BotError as error:
            _log.warning("a web session was not extended: %s", error)
            return None
        if not is_there:
            _lose(session)
            return None
        return held.id

    def _write(self, session: Session, held: Held, *, rotates: bool) -> str | None:
        """The session over what stands there, merged with it as often as that changed."""
        base, ours, there = data_of(held.session.text) or {}, dict(session), held.session
        for _ in range(_TRIES):
            data = ours
            if there is not held.session:
                data = merged(base, ours, data_of(there.text) or {})
            if not data:
                return self._end(session, held)
            now = self._ways.clock()
            text = storable(data)
            if text == there.text and not rotates:  # our own write, whose reply was lost
                return _took(session, Held(held.id, there), data)
            stored = Stored(
                text, there.created_at, now + self._seconds, there.version + 1, there.seed
            )
            session_id = successor(held.id, there.seed) if rotates else held.id
            written = self._written(held, session_id, stored, now)
            if written.is_done:
                return _took(session, Held(session_id, stored), data)
            if written.there is None and self._signs_out(session, held):
                return self._follow(session, held)
            if written.there is None or written.there.ttl <= now:
                _lose(session)
                return None
            there = written.there
        raise Unavailable(_CONTENDED)

    def _follow(self, session: Session, held: Held) -> str | None:
        """What was removed is removed too where the session was given a new id meanwhile.

        After clear() that one ends, and what this request itself put in goes on alone. Else its id
        is not told, and nothing is put in: who came with the old one may have planted it.
        """
        base, ours = data_of(held.session.text) or {}, dict(session)
        for _ in range(_TRIES):
            now, there = self._ways.clock(), self._later(held)
            if there is None or there.session.ttl <= now:
                _lose(session)
                return None
            theirs = data_of(there.session.text) or {}
            data = _put_in(base, ours) if session.is_cleared else _kept(base, ours, theirs)
            if not data:
                return self._end(session, held)
            began, _, version, seed = there.session[1:]
            stored = Stored(storable(data), began, now + self._seconds, version + 1, seed)
            session_id = successor(there.id, seed) if session.is_cleared else there.id
            if self._written(there, session_id, stored, now).is_done:
                if session.is_cleared:
                    return _took(session, Held(session_id, stored), data)
                _lose(session)
                return None
        raise Unavailable(_CONTENDED)

    def _later(self, held: Held) -> Held | None:
        """What a session goes on as that is no longer under the id it was read by."""
        for session_id in _ids(held):
            stored = _asked(partial(self._store.get, key_of(session_id)))
            if stored is not None:
                return Held(session_id, stored)
        return None

    def _written(self, held: Held, session_id: str, stored: Stored, now: int) -> Written:
        key = key_of(held.id)
        if session_id == held.id:
            return _asked(partial(self._store.replace, key, stored, now=now))
        return _asked(partial(self._store.move, key, key_of(session_id), stored, now=now))

    def _signs_out(self, session: Session, held: Held) -> bool:
        """Whether something was removed, or cleared for somebody else to sign in."""
        before = data_of(held.session.text) or {}
        if before.keys() - session.keys():
            return True
        return session.is_cleared and self._is_someone_else(session, held)

    @staticmethod
    def _is_same(session: Session, held: Held) -> bool:
        if text_of(session) == held.session.text:
            return True
        return canonical(session) == canonical(data_of(held.session.text) or {})

    def _is_someone_else(self, session: Session, held: Held) -> bool:
        """Whether a key of SIGNED_IN's kind appeared or changed."""
        before = data_of(held.session.text) or {}
        return any(
            key in session and not (key in before and same(session[key], before[key]))
            for key in self._ways.rotate_on
        )


def key_of(session_id: str) -> str:
    """The table's key: who reads the table has no cookie."""
    return hashlib.sha256(session_id.encode("ascii")).hexdigest()


def successor(session_id: str, seed: str) -> str:
    """The id that a session goes on under: who knows the old one and not the seed cannot guess it.

    Who signs out of a session that is given a new id at this moment finds it all the same.
    """
    made = hmac.digest(seed.encode(), session_id.encode(), "sha256")
    return base64.urlsafe_b64encode(made).rstrip(b"=").decode("ascii")


def _asked(request: Callable[[], T]) -> T:
    try:
        return request()
    except Unavailable:
        raise
    except BotError as error:
        raise Unavailable(f"web sessions: {error}") from error


def _took(session: Session, held: Held, data: dict[str, Any]) -> str:
    session.hold(held)
    session.become(data)
    return held.id


def _ids(held: Held) -> Iterator[str]:
    """Its own id, and those that it may go on under."""
    session_id = held.id
    for _ in range(_FOLLOWED):
        yield session_id
        session_id = successor(session_id, held.session.seed)


def _put_in(base: Mapping[str, Any], ours: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: value for key, value in ours.items() if not (key in base and same(base[key], value))
    }


def _kept(
    base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any]
) -> dict[str, Any]:
    return {key: value for key, value in theirs.items() if key in ours or key not in base}


def _lose(session: Session) -> None:
    session.is_lost = True
    _log.info("a web session was gone before it was written: signed out, or under another id")


def _refuse_late() -> None:
    _log.warning("a web session changed after the response began, when no cookie can be set")
