"""How a session ends: confirmed, with one token for everybody who asks, or cancelled.

Of a token's receipt and its being given up, only one can ever be written: whichever came first
decides, whoever races.
"""

from bot.payment.going_back import without_token
from bot.payment.ports import Conflict, Ports, Receipt
from bot.payment.session import Line, Session
from bot.texts.catalogue import texts

RECEIPT_SECONDS = 900
"""How long a confirmed session can still be asked for its answer."""

_MOST_TRIES = 5


def confirm(ports: Ports, session: Session, now: float, heard: str = "") -> Receipt | None:
    """The receipt of a session with a verified card, which is gone then.

    `heard` is what its payer said, for the history. None where its token was given up. Raises
    bot.errors.TransientError: the session is there then, and can be asked again.
    """
    until = int(now) + RECEIPT_SECONDS
    receipt = Receipt(session.secret_hash, session.token, session.collected.card, until)
    if not ports.limits.keep(session.session_id, receipt):
        return None
    if session.link:
        ports.outcomes.tell(session.session_id, "verified", session)
        session = _remembered(ports, session, heard, texts(_locale(session)).card_verified_body)
    _delete(ports, session)
    return receipt


def cancel(ports: Ports, session: Session, now: float, heard: str = "") -> bool:
    """Delete a session; False where it was confirmed before.

    A token that is given up is taken out of it first: of a deletion, what was there tells whether
    the session was confirmed. Raises as confirm does, and Conflict where it has been changed.
    """
    has_token = bool(session.token)
    if has_token and not ports.limits.give_up(session.session_id, session.token, now):
        return False
    if session.link:
        ports.outcomes.tell(session.session_id, "cancelled", session)
    if session.link or has_token:
        said = texts(_locale(session)).card_cancelled_body
        session = _remembered(ports, without_token(session), heard, said)
    try:
        ports.sessions.finish(session.session_id, session.version)
    except Conflict as conflict:
        if conflict.held is not None:
            raise
    return True


def _remembered(ports: Ports, session: Session, heard: str, said: str) -> Session:
    """The session with its last words, which the history of its payer takes from the write.

    Deleting alone would leave that history without an end. What somebody else wrote meanwhile is
    left to the deletion.
    """
    lines = (*((Line("user", heard),) if heard else ()), Line("assistant", said))
    if session.history[-len(lines) :] == lines:
        return session
    after = session.said(*lines)._replace(version=session.version + 1)
    try:
        ports.sessions.update(after, session.version)
    except Conflict:
        return session
    return after


def _locale(session: Session) -> str:
    return str(session.link.get("locale", ""))


def _delete(ports: Ports, session: Session) -> None:
    """Delete what was confirmed, though somebody said a word to it meanwhile."""
    version = session.version
    for _ in range(_MOST_TRIES):
        try:
            ports.sessions.finish(session.session_id, version)
        except Conflict as conflict:
            held = conflict.held
            if held is None or held.token != session.token:
                return
            version = held.version
        else:
            return
