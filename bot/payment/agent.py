"""The payment conversation: one message in, one answer out, and a session stored in between."""

from base64 import urlsafe_b64encode
from hashlib import sha256
from hmac import compare_digest
from typing import NamedTuple

from bot.card_numbers import plain
from bot.errors import TransientError
from bot.payment import answer, ending
from bot.payment.answer import NOT_FOUND, Answer
from bot.payment.conversation import Decision, current, decide, question
from bot.payment.keeping import store
from bot.payment.limits import HOUR_SECONDS, MOST_OF_SESSION, whose
from bot.payment.ports import SEALED_SECONDS, Conflict, Ports, Wait
from bot.payment.session import MOST_MESSAGE, Line, Session, is_session_id
from bot.payment.verifying import Outcome, Turn, look, refused_card, verify
from bot.texts.catalogue import in_language
from bot.texts.english import Texts
from bot.texts.phrase import joined, phrase

__all__ = ["NOT_FOUND", "Answer", "Options", "PaymentAgent"]

SECRET_BYTES = 32


class Options(NamedTuple):
    """Whether card numbers may be typed; how many messages an hour a session may send."""

    takes_raw: bool = True
    most_messages: int = MOST_OF_SESSION


_USUAL = Options()


class PaymentAgent:
    """Collects a card's data, has them verified, and hands out a token once it is confirmed.

    Any number of them may serve the same sessions at once.
    """

    def __init__(self, ports: Ports, options: Options = _USUAL, locale: str = "") -> None:
        self._ports = ports
        self._options = options
        self._locale = locale

    def speaking(self, locale: str) -> "PaymentAgent":
        """The same in the language of a locale; English where there is none of it."""
        return PaymentAgent(self._ports, self._options, locale)

    def say(self, session_id: str, secret: str, message: str, address: str, now: float) -> Answer:
        """The answer to a message; an empty one asks where the session stands, and changes nothing.

        `secret` is what the first answer of this session issued, `now` epoch seconds. Nothing is
        raised but what nobody foresaw.
        """
        if not is_session_id(session_id):
            return answer.bad("sessionId")
        if len(plain(message)) > MOST_MESSAGE:  # of some characters it makes eighteen
            return answer.bad("message")
        address = whose(address)
        try:
            held = self._ports.sessions.read(session_id)
            if held is None or held.ttl <= now:
                turn = Turn(Session(session_id, ""), "", address, now, self._locale)
                return self._admitted(turn) or self._absent(turn, secret, message)
            turn = Turn(held, secret, address, now, self._locale)
            if not _is_same(held.secret_hash, secret):
                return self._admitted(turn) or answer.not_found()
            return self._present(turn, message)
        except TransientError:
            return answer.unreached(session_id, self._locale)

    def redeem(self, session_id: str, link_secret: str, now: float) -> str | None:
        """The secret of a session that `/payment` began, for whoever opens its link first.

        None for everybody else. Raises bot.errors.TransientError.
        """
        held = self._ports.sessions.read(session_id) if is_session_id(session_id) else None
        if held is None or not _is_same(str(held.link.get("link_hash", "")), link_secret):
            return None
        if min(int(held.link.get("link_until", 0)), held.ttl) <= now:
            return None
        secret = self._new_secret()
        link = {name: value for name, value in held.link.items() if name != "link_hash"}
        try:
            after = held._replace(secret_hash=_hash(secret), link=link)
            store(self._ports.sessions, held, after, now)
        except Conflict:
            return None
        return secret

    def _admitted(self, turn: Turn) -> Answer | None:
        """The answer to an address that has to wait; asked wherever one could try things out."""
        wait = self._ports.limits.admit(turn.address, turn.now)
        if not wait.seconds:
            return None
        return answer.must_wait(turn.session.session_id, wait, self._locale)

    def _absent(self, turn: Turn, secret: str, message: str) -> Answer:
        """A new session begins, unless one of this id has just ended."""
        session_id, now = turn.session.session_id, turn.now
        receipt, wait = self._ports.limits.left(session_id, now)
        if receipt:
            if not _is_same(receipt.secret_hash, secret):
                return answer.not_found()
            return answer.verified(session_id, receipt, self._locale)
        if wait.seconds:
            return answer.must_wait(session_id, wait, self._locale)
        new = self._new_secret()
        turn = turn._replace(session=Session(session_id, _hash(new)), secret=new)
        try:
            answered = self._carry_out(turn, self._decided(turn, message or "hello"))
        except Conflict:
            return answer.not_found()  # somebody else began it at the same time: it is theirs
        return answered._replace(new_secret=new)

    def _present(self, turn: Turn, message: str) -> Answer:
        session, now = turn.session, turn.now
        if session.paused_until > now:
            wait = Wait(session.paused_until - int(now), is_pause=True)
            stored = session.error
            reason = joined("", (phrase(stored), ".")) if stored else ""
            return answer.must_wait(session.session_id, wait, self._locale, reason)
        hour, count = session.said_in
        if hour == int(now) // HOUR_SECONDS and count >= self._options.most_messages:
            wait = Wait((hour + 1) * HOUR_SECONDS - int(now))
            return answer.must_wait(session.session_id, wait, self._locale)
        if not message.strip():
            session = current(session, now)
            return self._told(session, question(session))
        decision = self._decided(turn, message)
        try:
            stop = self._admitted(turn) if decision.touches_card else None
            return stop or self._carry_out(turn, decision)
        except Conflict as conflict:
            return self._lost(turn, conflict.held)

    def _decided(self, turn: Turn, message: str) -> Decision:
        return decide(turn.session, message, turn.now, takes_raw=self._options.takes_raw)

    def _carry_out(self, turn: Turn, decision: Decision) -> Answer:
        if decision.action == "confirm":
            return self._confirmed(turn, decision.heard)
        if decision.action == "cancel":
            return self._cancelled(turn, decision)
        if decision.action == "verify":
            return self._outcome(verify(self._ports, turn, decision))
        if decision.action == "look":
            return self._outcome(look(self._ports, turn, decision))
        return self._said(turn, decision)

    def _said(self, turn: Turn, decision: Decision) -> Answer:
        """Store what was understood, a number only sealed, and say what comes next."""
        before, after = turn.session, decision.session
        if before.token and not after.token:
            kept = self._ports.limits.give_up(before.session_id, before.token, turn.now)
            if not kept:
                return self._confirmed(turn)
        if decision.number and after.collected.card:
            sealed = self._ports.vault.seal(
                after.session_id, turn.secret, decision.number, turn.now
            )
            after = after._replace(sealed=sealed, sealed_until=int(turn.now) + SEALED_SECONDS)
        said = in_language(decision.reply, self._locale)
        after = after.said(Line("user", decision.heard), Line("assistant", said))
        wait = refused_card(self._ports, turn, "typed") if decision.is_card_refused else Wait()
        if wait.seconds:
            after = after._replace(paused_until=int(turn.now) + wait.seconds)
        stored = store(self._ports.sessions, before, after, turn.now)
        return self._outcome(Outcome(stored, decision.reply, wait, decision.reason))

    def _outcome(self, outcome: Outcome) -> Answer:
        if outcome.wait.seconds:
            session_id = outcome.session.session_id
            return answer.must_wait(session_id, outcome.wait, self._locale, outcome.reason)
        return self._told(outcome.session, outcome.reply)

    def _confirmed(self, turn: Turn, heard: str = "") -> Answer:
        receipt = ending.confirm(self._ports, turn.session, turn.now, heard)
        if receipt is None:
            return self._anew(turn)
        return answer.verified(turn.session.session_id, receipt, self._locale)

    def _anew(self, turn: Turn) -> Answer:
        """Whoever gave the token up did not get to store it: that is done now."""
        return self._carry_out(turn, self._decided(turn, "change the card"))

    def _cancelled(self, turn: Turn, decision: Decision) -> Answer:
        session = turn.session
        if session.version and not ending.cancel(self._ports, session, turn.now, decision.heard):
            return self._confirmed(turn)
        return self._told(Session(session.session_id, ""), decision.reply)

    def _lost(self, turn: Turn, held: Session | None) -> Answer:
        """Somebody else wrote first: the truth is what they wrote, and nothing is stored."""
        session_id = turn.session.session_id
        if held is not None:
            if held.secret_hash != turn.session.secret_hash:
                return answer.not_found()
            return self._told(held, joined(" ", (phrase(Texts.pay_at_once), question(held))))
        receipt, _ = self._ports.limits.left(session_id, turn.now)
        if receipt and receipt.secret_hash == turn.session.secret_hash:
            return answer.verified(session_id, receipt, self._locale)
        return self._told(Session(session_id, ""), phrase(Texts.pay_cancelled))

    def _told(self, session: Session, reply: str) -> Answer:
        return answer.told(session, reply, self._locale)

    def _new_secret(self) -> str:
        return urlsafe_b64encode(self._ports.random(SECRET_BYTES)).rstrip(b"=").decode()


def _hash(secret: str) -> str:
    return sha256(secret.encode(errors="replace")).hexdigest()


def _is_same(expected: str, secret: str) -> bool:
    return bool(expected and secret) and compare_digest(expected, _hash(secret))
