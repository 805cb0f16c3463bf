"""Going back: to a field that was wrong, one step, or to the beginning."""

from bot.payment.session import Collected, Session
from bot.payment.wishes import Step, Wish
from bot.record import Record
from bot.texts.english import Texts
from bot.texts.phrase import phrase

_BEFORE: dict[Step, Step] = {"card": "name", "expiry": "card", "cvv": "expiry"}


class Went(Record):
    """The session at the step that somebody went to, and what is said of that."""

    session: Session
    reason: str = ""


def went(session: Session, wish: Wish) -> Went | None:
    """Where the wish leads; None where it has to be asked what should change."""
    if wish.kind == "anew":
        return Went(_at(session, "name", Collected()), phrase(Texts.pay_begin_anew))
    if wish.kind == "back":
        return _to(session, _BEFORE.get(session.step, "none"))
    if wish.kind == "change":
        return _to(session, wish.field)
    if wish.kind == "no" and session.step == "confirm":
        return None
    return Went(session)


def without_token(session: Session) -> Session:
    """The session without a token that is not wanted any more, nor the card that it is of."""
    return _verified_before(session, "card").session if session.token else session


def _to(session: Session, field: Step) -> Went | None:
    if field == "none":
        return None if session.step != "name" else Went(session)
    if session.token:
        return _verified_before(session, field)
    known = session.collected
    if not known.as_map().get(field) and field != session.step:
        return Went(session, phrase(Texts.pay_not_yet))
    return Went(_at(session, field, known._replace(**{field: ""})))


def _verified_before(session: Session, field: Step) -> Went:
    """What Stripe verified cannot be changed: the number, which is gone, is asked for again."""
    gone = {field: "", "card": "", "cvv": ""}
    step: Step = "card" if field == "cvv" else field
    after = _at(session, step, session.collected._replace(**gone))
    return Went(after._replace(token=""), phrase(Texts.pay_card_again))


def _at(session: Session, step: Step, known: Collected) -> Session:
    """The session at a step, without a sealed number where there is no card any more."""
    after = session._replace(step=step, status="collecting", error="", collected=known)
    if known.card:
        return after
    return after._replace(sealed=b"", sealed_until=0, token="")
