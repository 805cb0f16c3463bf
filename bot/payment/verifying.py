"""The card becomes a token, in the request that brings its CVV.

The attempt and its idempotency key are stored first, then Stripe is asked, then the outcome is
stored: whoever dies in between leaves an attempt behind that ends by itself, and at most a token
that nobody spends.
"""

from hashlib import sha256

from bot.errors import ConfigurationError, Failed
from bot.payment.conversation import Decision, asked
from bot.payment.expiry import parts
from bot.payment.keeping import store
from bot.payment.ports import (
    SEALED_SECONDS,
    Card,
    CardRefused,
    Ports,
    Token,
    TooLate,
    Unreached,
    Wait,
)
from bot.payment.session import Attempt, Line, Session
from bot.record import Record
from bot.texts.catalogue import in_language
from bot.texts.english import Texts
from bot.texts.phrase import phrase

VERIFYING_SECONDS = 30
"""How long an attempt may take; until then nobody else makes one."""

_REASONS = {
    "incorrect_number": (Texts.pay_stripe_number, Texts.pay_error_card),
    "invalid_number": (Texts.pay_stripe_number, Texts.pay_error_card),
    "invalid_expiry_month": (Texts.pay_stripe_expiry, Texts.pay_error_expiry),
    "invalid_expiry_year": (Texts.pay_stripe_expiry, Texts.pay_error_expiry),
    "expired_card": (Texts.pay_stripe_expired, Texts.pay_error_expired),
    "incorrect_cvc": (Texts.pay_stripe_cvc, Texts.pay_error_cvv),
    "invalid_cvc": (Texts.pay_stripe_cvc, Texts.pay_error_cvv),
    "card_declined": (Texts.pay_stripe_declined, Texts.pay_error_declined),
    "resource_missing": (Texts.pay_unknown_to_stripe, Texts.pay_error_processing),
}
_OF_THE_DATE = {"invalid_expiry_month", "invalid_expiry_year", "expired_card"}


class Turn(Record):
    """Who speaks, and when: the session as it was read, its secret, the address, epoch seconds."""

    session: Session
    secret: str
    address: str
    now: float
    locale: str = ""

    def __repr__(self) -> str:
        return f"Turn({self.session!r}, {self.now})"


class Outcome(Record):
    """The session as stored in the end, the reply, and the pause that a refused card brought.

    `reason` is why that card was refused.
    """

    session: Session
    reply: str
    wait: Wait = Wait()
    reason: str = ""


def verify(ports: Ports, turn: Turn, decision: Decision) -> Outcome:
    """Verify the card of a decision to do so.

    Raises bot.payment.ports.Conflict where somebody else wrote meanwhile, and TransientError.
    """
    if turn.session.attempt.until > turn.now:
        return Outcome(turn.session, phrase(Texts.pay_verifying))
    try:
        number = decision.number or ports.vault.open(
            turn.session.session_id, turn.secret, turn.session.sealed, turn.now
        )
    except TooLate:
        return _number_gone(ports, turn, decision)
    begun = store(ports.sessions, turn.session, _begun(ports, turn, decision), turn.now)
    month, year = parts(begun.collected.expiry)
    card = Card(begun.collected.name, number, month, year, decision.cvv)
    return _ended(ports, turn, begun, _asked(ports, begun, card))


def look(ports: Ports, turn: Turn, decision: Decision) -> Outcome:
    """Take a token that Stripe's own card fields made; raises as verify does."""
    heard = decision.session.said(Line("user", decision.heard))
    begun = heard._replace(version=turn.session.version, sealed=b"", sealed_until=0)
    try:
        found: Token | CardRefused | Unreached | None = ports.tokens.look(decision.number)
    except (Failed, ConfigurationError) as error:
        _alarm(ports, begun, error)
        found = None
    if isinstance(found, Token):  # it stands for its own card, whatever was typed before
        known = begun.collected._replace(card="", expiry="")
        begun = begun._replace(collected=known)
    return _ended(ports, turn, begun, found)


def refused_card(ports: Ports, turn: Turn, code: str) -> Wait:
    """Count and record a refused card; the pause that it brought, if any."""
    session_id = turn.session.session_id
    ports.audit(
        {
            "level": "INFO",
            "audit": "payment",
            "decision": "card_refused",
            "error": code,
            "reference": reference(session_id),
        }
    )
    return ports.limits.refuse(turn.address, session_id, turn.now)


def reference(session_id: str) -> str:
    """What the log calls a session, whose id is its client's choice."""
    return sha256(session_id.encode()).hexdigest()[:16]


def _begun(ports: Ports, turn: Turn, decision: Decision) -> Session:
    """The session with its next attempt, and its number sealed should this request die."""
    session = decision.session
    number = turn.session.attempt.number + 1
    # The same name may come again for another session: its keys must not.
    key = f"pay:{session.session_id}:{number}-{session.secret_hash[:12]}"
    attempt = Attempt(number, key, int(turn.now) + VERIFYING_SECONDS)
    after = session._replace(step="cvv", status="collecting", error="", attempt=attempt)
    if decision.number:
        sealed = ports.vault.seal(session.session_id, turn.secret, decision.number, turn.now)
        after = after._replace(sealed=sealed, sealed_until=int(turn.now) + SEALED_SECONDS)
    return after.said(Line("user", decision.heard))


def _asked(ports: Ports, begun: Session, card: Card) -> Token | CardRefused | Unreached | None:
    """What Stripe says; None where only the operator can help."""
    try:
        return ports.tokens.token(card, begun.attempt.key)
    except (Failed, ConfigurationError) as error:
        _alarm(ports, begun, error)
        return None


def _alarm(ports: Ports, session: Session, error: Exception) -> None:
    """Tell the operator."""
    ports.audit(
        {
            "level": "ERROR",
            "audit": "payment",
            "decision": "not_verified",
            "error": error.code if isinstance(error, Failed) else str(error),
            "reference": reference(session.session_id),
        }
    )


def _ended(
    ports: Ports, turn: Turn, begun: Session, found: Token | CardRefused | Unreached | None
) -> Outcome:
    """Store what came of an attempt."""
    wait = Wait()
    if isinstance(found, Token):
        decided = asked(_verified(begun, found), "")
    elif isinstance(found, CardRefused):
        wait = refused_card(ports, turn, found.code)
        decided = _refused(begun, found.code)
    else:
        reason = Texts.pay_stripe_broken if found is None else Texts.pay_stripe_away
        error = phrase(Texts.pay_error_processing)
        decided = asked(begun._replace(status="error", error=error), "", phrase(reason))
    return _stored(ports, turn, begun, (decided, wait))


def _stored(ports: Ports, turn: Turn, begun: Session, came: tuple[Decision, Wait]) -> Outcome:
    decided, wait = came
    said = in_language(decided.reply, turn.locale)
    after = decided.session.said(Line("assistant", said))
    done = after.attempt._replace(until=0)
    paused = int(turn.now) + wait.seconds if wait.seconds else after.paused_until
    after = after._replace(attempt=done, paused_until=paused)
    stored = store(ports.sessions, begun, after, turn.now)
    return Outcome(stored, decided.reply, wait, decided.reason)


def _verified(begun: Session, token: Token) -> Session:
    known = begun.collected
    known = known._replace(
        card=known.card or f"{token.brand} •••• {token.last4}",
        expiry=known.expiry or token.expiry,
        cvv="✓",
    )
    return begun._replace(
        step="confirm",
        status="awaiting_confirmation",
        error="",
        collected=known,
        token=token.id,
        sealed=b"",
        sealed_until=0,
    )


def _refused(begun: Session, code: str) -> Decision:
    """Back to the card, with the reason; no part of a refused card is kept but its date."""
    reason, error = _REASONS.get(code, (Texts.pay_stripe_other, Texts.pay_error_declined))
    kept = "" if code in _OF_THE_DATE else begun.collected.expiry
    after = begun._replace(
        step="card",
        status="error",
        error=phrase(error),
        collected=begun.collected._replace(card="", cvv="", expiry=kept),
        sealed=b"",
        sealed_until=0,
    )
    return asked(after, "", phrase(reason))


def _number_gone(ports: Ports, turn: Turn, decision: Decision) -> Outcome:
    known = decision.session.collected._replace(card="")
    after = decision.session._replace(
        step="card", status="collecting", error="", collected=known, sealed=b"", sealed_until=0
    )
    decided = asked(after, decision.heard, phrase(Texts.pay_too_late))
    heard = after.said(Line("user", decision.heard))
    return _stored(ports, turn, turn.session, (decided._replace(session=heard), Wait()))
