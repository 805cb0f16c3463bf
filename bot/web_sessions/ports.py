"""What web sessions need of a table."""

from typing import NamedTuple, Protocol

from bot.errors import TransientError


class Unavailable(TransientError):
    """Sessions can neither be read nor written now; a request that needs one is answered by 503."""


class Stored(NamedTuple):
    """A session as the table holds it: its JSON, and when it began (ISO 8601) and ends (epoch).

    With `seed` whoever knows its id finds the one that it goes on under (keeping.successor).
    """

    text: str
    created_at: str
    ttl: int
    version: int
    seed: str


class Written(NamedTuple):
    """What became of a conditional write; `there` is what stands there where it was not done."""

    is_done: bool
    there: Stored | None = None


class SessionStore(Protocol):
    """Sessions by key: the hex of the SHA-256 of the id that the cookie carries.

    Each method is one atomic request. `now` is in epoch seconds; what has expired by then is never
    written to. Raises bot.errors.TransientError and ConfigurationError.
    """

    def get(self, key: str) -> Stored | None:
        """The session as it stands, be it expired, as the last write left it."""
        ...

    def create(self, key: str, session: Stored) -> bool:
        """Store a new one; False where the key is taken, and nothing was written."""
        ...

    def replace(self, key: str, session: Stored, *, now: int) -> Written:
        """Write what follows the version before `session.version`, if that one still stands."""
        ...

    def extend(self, key: str, ttl: int, *, now: int) -> bool:
        """Let one live until `ttl`, with its version; False where there is none."""
        ...

    def move(self, key: str, to: str, session: Stored, *, now: int) -> Written:
        """What `replace` does, at a new key; the old one is deleted in the same step."""
        ...

    def delete(self, key: str) -> bool:
        """Delete one, whatever its version; False where there was none."""
        ...
