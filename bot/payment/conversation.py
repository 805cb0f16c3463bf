"""What is said next, and what is remembered: decided from the session and one message alone."""

import re
from typing import Literal, TypeAlias

from bot.card_numbers import plain
from bot.payment import answers, going_back
from bot.payment.answers import Refusal, Taken
from bot.payment.fields import Fields, Message, is_full_name, read_fields
from bot.payment.masking import HIDDEN, masked
from bot.payment.names import first_name, is_called
from bot.payment.session import Collected, Session
from bot.payment.wishes import Step, Wish, is_hello, read_wish
from bot.record import Record
from bot.texts.english import Texts
from bot.texts.phrase import joined, phrase

Action: TypeAlias = Literal["say", "verify", "look", "confirm", "cancel"]

_ORDER: tuple[Step, ...] = ("name", "card", "expiry", "cvv")
_TOKEN = re.compile(r"tok_[A-Za-z0-9_]{8,100}")
_QUESTIONS = {
    "name": Texts.pay_ask_name,
    "card": Texts.pay_ask_card,
    "expiry": Texts.pay_ask_expiry,
    "cvv": Texts.pay_ask_cvv,
}
_NEXT = {"expiry": Texts.pay_great, "cvv": Texts.pay_perfect}


class Decision(Record):
    """What comes of a message: the session after it, the reply, and what is to be done.

    `heard` is the message as the history keeps it. `number` and `cvv` live in this request only:
    the number is sealed, or verified with the CVV. `reason` is why something was not taken.
    """

    session: Session
    reply: str
    heard: str
    action: Action = "say"
    number: str = ""
    cvv: str = ""
    is_card_refused: bool = False
    reason: str = ""

    @property
    def touches_card(self) -> bool:
        """Whether a card could be tried out with it."""
        return bool(self.number or self.cvv or self.is_card_refused)

    def __repr__(self) -> str:
        return f"Decision({self.action!r}, {self.session!r})"


def decide(session: Session, text: str, now: float, *, takes_raw: bool = True) -> Decision:
    """What comes of a message of at least one visible character at `now` (epoch seconds)."""
    said = Message(plain(text).strip(), now, takes_raw)
    fresh = current(session, now)
    decided = _decided(fresh, said, is_late=fresh is not session)
    if fresh is not session and decided.session.step == "card":
        return decided._replace(reply=_both(phrase(Texts.pay_too_late), decided.reply))
    return decided


def current(session: Session, now: float) -> Session:
    """The session as it counts at `now`: without a number that was kept for too long."""
    if not session.sealed or session.sealed_until > now:
        return session
    known = session.collected._replace(card="")
    without = session._replace(collected=known, sealed=b"", sealed_until=0)
    return _good(without, "card") if session.step in {"expiry", "cvv"} else without


def _decided(session: Session, said: Message, *, is_late: bool) -> Decision:
    wish = read_wish(said.text, session.step)
    if wish:
        return _wished(session, wish, said)
    if _TOKEN.fullmatch(said.text) and session.step in {"card", "expiry", "cvv"}:
        return Decision(session, "", HIDDEN, "look", number=said.text)
    if session.step == "none":
        return _first(session, said)
    if session.step == "confirm":
        return _at_review(session, said)
    if is_late and session.step == "card" and not read_fields(said.text, "card").number:
        return asked(session, HIDDEN)  # an answer to what was asked before
    return _answered(session, said)


def question(session: Session) -> str:
    """What is asked at the step where a session stands; for "confirm" the review."""
    if session.step == "confirm":
        known = session.collected
        return phrase(Texts.pay_review, name=known.name, card=known.card, expiry=known.expiry)
    return phrase(_QUESTIONS.get(session.step, Texts.pay_ask_name))


def next_step(known: Collected) -> Step:
    """The first field that is missing; the CVV is, until the card is verified."""
    return next((step for step in _ORDER if not known.as_map().get(step)), "confirm")


def asked(session: Session, heard: str, reason: str = "") -> Decision:
    """The question of the session's step, perhaps with a reason why it comes again."""
    reply = question(session)
    return Decision(session, _both(reason, reply) if reason else reply, heard, reason=reason)


def _wished(session: Session, wish: Wish, said: Message) -> Decision:
    heard = masked(said.text)
    if session.step == "none" and wish.kind != "cancel":
        is_greeted = wish.kind == "greet" and is_hello(said.text)
        reply = phrase(Texts.pay_hello if is_greeted else Texts.pay_ask_name)
        return Decision(_good(session, "name"), reply, heard)
    if wish.kind == "cancel":
        return Decision(session, phrase(Texts.pay_cancelled), heard, "cancel")
    if wish.kind == "confirm":
        if session.step == "confirm":
            return Decision(session, "", heard, "confirm")
        return asked(session, heard, phrase(Texts.pay_not_yet))
    went = going_back.went(session, wish)
    if went is None:
        return Decision(session, phrase(Texts.pay_what_to_change), heard)
    if wish.value:
        value = said._replace(text=wish.value)
        return _answered(went.session, value)
    return asked(went.session, heard, went.reason)


def _first(session: Session, said: Message) -> Decision:
    """A session begins: a full name, or one that is called so, is taken; all else is greeted."""
    session = _good(session, "name")
    read = read_fields(said.text, "name")
    is_told = read.name[:1].isupper() and is_called(said.text)
    if read.name and (is_told or is_full_name(read.name) or (read.number and read.expiry)):
        return _answered(session, said)
    heard = masked(said.text)
    if read.number or read.tried:
        return asked(session, heard, phrase(Texts.pay_name_card))
    reply = Texts.pay_hello if is_hello(said.text) else Texts.pay_ask_name
    return Decision(session, phrase(reply), heard)


def _at_review(session: Session, said: Message) -> Decision:
    """Neither "confirm" nor anything known: the review once more, whatever was typed unkept."""
    read = read_fields(said.text, "confirm")
    reason = phrase(Texts.pay_card_again_not) if read.number or read.tried else ""
    return asked(session, masked(said.text), reason)


def _answered(session: Session, said: Message) -> Decision:
    """An answer to the question, perhaps to those after it too: each is taken or refused."""
    read = read_fields(said.text, session.step)
    taken = Taken(session.collected)
    for step in _steps(session):
        if step != session.step and not answers.holds(read, step):
            break
        result = answers.take(step, read, taken, said)
        if isinstance(result, Refusal):
            return _refused(session, result, taken, _heard(session, said, taken, read))
        taken = result
    return _accepted(session, taken, read, _heard(session, said, taken, read))


def _steps(session: Session) -> list[Step]:
    """The step that is asked for, then what is missing besides, in order."""
    known = session.collected.as_map()
    return [
        session.step,
        *(step for step in _ORDER if step != session.step and not known.get(step)),
    ]


def _heard(session: Session, said: Message, taken: Taken, read: Fields) -> str:
    if session.step == "cvv":
        return HIDDEN
    is_kept = read.expiry is not None and taken.known.expiry == read.expiry.text
    return masked(said.text, read.expiry if is_kept else None)


def _refused(session: Session, refusal: Refusal, taken: Taken, heard: str) -> Decision:
    """One field is asked for again, with its reason; what came before it is kept."""
    after = session._replace(
        collected=taken.known, step=refusal.step, status="error", error=refusal.error
    )
    decided = asked(after, heard, refusal.reason)
    return decided._replace(number=taken.number, is_card_refused=refusal.is_card)


def _accepted(session: Session, taken: Taken, read: Fields, heard: str) -> Decision:
    if taken.cvv:
        after = session._replace(collected=taken.known)
        return Decision(after, "", heard, "verify", number=taken.number, cvv=taken.cvv)
    step = next_step(taken.known)
    after = _good(session, step)._replace(collected=taken.known)
    reply = _follow(after)
    if read.cvv and step != "cvv":
        reply = _both(phrase(Texts.pay_cvv_later), reply)
    return Decision(after, reply, heard, number=taken.number)


def _follow(session: Session) -> str:
    """The question that follows a good answer."""
    if session.step == "card" and session.collected.name:
        return phrase(Texts.pay_thanks, name=first_name(session.collected.name))
    return phrase(_NEXT[session.step]) if session.step in _NEXT else question(session)


def _good(session: Session, step: Step) -> Session:
    return session._replace(step=step, status="collecting", error="")


def _both(first: str, second: str) -> str:
    return joined(" ", (first, second))
