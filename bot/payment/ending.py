"""How a session ends: confirmed, with one token for everybody who asks, or cancelled.

Of a token's receipt and its being given up, only one can ever be written: whichever came first
decides, whoever races.
"""

from bot.payment.ports import Conflict, Ports, Receipt
from bot.payment.session import Session

RECEIPT_SECONDS = 900
"""How long a confirmed session can still be asked for its answer."""

_MOST_TRIES = 5


def confirm(ports: Ports, session: Session, now: float) -> Receipt | None:
    """The receipt of a session with a verified card, which is gone then.

    None where its token was given up. Raises bot.errors.TransientError: the session is there
    then, and can be asked again.
    """
    until = int(now) + RECEIPT_SECONDS
    receipt = Receipt(session.secret_hash, session.token, session.collected.card, until)
    if not ports.limits.keep(session.session_id, receipt):
        return None
    if session.link:
        ports.outcomes.tell(session.session_id, "verified", session)
    _delete(ports, session)
    return receipt


def cancel(ports: Ports, session: Session, now: float) -> bool:
    """Delete a session; False where it was confirmed before.

    Raises as confirm does, and Conflict where it has been changed.
    """
    if session.token and not ports.limits.give_up(session.session_id, session.token, now):
        return False
    if session.link:
        ports.outcomes.tell(session.session_id, "cancelled", session)
    try:
        ports.sessions.finish(session.session_id, session.version)
    except Conflict as conflict:
        if conflict.held is not None:
            raise
    return True


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
