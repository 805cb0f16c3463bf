"""Storing a session: once more where a reply was lost, and never over somebody else's write."""

from bot.errors import TransientError
from bot.payment.limits import HOUR_SECONDS
from bot.payment.ports import Conflict, PaymentSessions
from bot.payment.session import Session


def store(sessions: PaymentSessions, before: Session, after: Session, now: float) -> Session:
    """What is stored of `after`, which was made of `before`; one of version 0 is created.

    Raises Conflict where somebody else wrote meanwhile, and bot.errors.TransientError.
    """
    written = after._replace(
        version=before.version + 1, updated_at=now, said_in=_counted(before, now)
    )
    try:
        _write(sessions, before, written, now)
    except TransientError:
        _write_again(sessions, before, written, now)
    return written


def _write(sessions: PaymentSessions, before: Session, written: Session, now: float) -> None:
    if before.version:
        sessions.update(written, before.version)
    elif not sessions.create(written, now):
        raise Conflict(None)


def _write_again(sessions: PaymentSessions, before: Session, written: Session, now: float) -> None:
    """Nobody knows whether the first try was carried out: then this one meets its work."""
    try:
        _write(sessions, before, written, now)
    except Conflict as conflict:
        held = conflict.held or sessions.read(written.session_id)
        if held is None or (held.secret_hash, held.version) != (
            written.secret_hash,
            written.version,
        ):
            raise
        if (held.token, held.history) != (written.token, written.history):
            raise


def _counted(session: Session, now: float) -> tuple[int, int]:
    hour, count = session.said_in
    this = int(now) // HOUR_SECONDS
    return (this, count + 1) if hour == this else (this, 1)
