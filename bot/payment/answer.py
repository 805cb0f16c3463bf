"""What is answered to a message: the documented body, in the person's language."""

from collections.abc import Mapping
from typing import Any

from bot.payment.ports import Receipt, Wait
from bot.payment.session import Session
from bot.record import Record
from bot.texts.catalogue import in_language
from bot.texts.english import Texts
from bot.texts.phrase import joined, phrase

NOT_FOUND: Mapping[str, str] = {"error": "not found"}
"""The body for everything that is not there, or not for whoever asks."""


class Answer(Record):
    """An HTTP status, the body's JSON, a secret just issued ('' for none), seconds to wait."""

    status_code: int
    body: Mapping[str, Any]
    new_secret: str = ""
    retry_after: int = 0


def not_found() -> Answer:
    """The answer to whoever has no part in a session, or names one that is not there."""
    return Answer(404, NOT_FOUND)


def bad(what: str) -> Answer:
    """The answer to a request that cannot be read; `what` names its part."""
    return Answer(400, {"error": what})


def told(session: Session, reply: str, locale: str) -> Answer:
    """Where a session stands, and the reply."""
    body: dict[str, Any] = {
        "sessionId": session.session_id,
        "reply": in_language(reply, locale),
        "currentStep": session.step,
        "status": session.status,
        "collected": session.collected.as_map(),
    }
    if session.brand:
        body["brand"] = session.brand
    if stored := session.error:
        body["error"] = in_language(phrase(stored), locale)
    return Answer(200, body)


def verified(session_id: str, receipt: Receipt, locale: str) -> Answer:
    """The end: made of the receipt alone, so that everybody who may ask hears the same."""
    reply = phrase(Texts.pay_verified, token=receipt.token)
    body = {
        "sessionId": session_id,
        "reply": in_language(reply, locale),
        "currentStep": "none",
        "status": "completed",
        "collected": {"card": receipt.card},
        "token": receipt.token,
        "brand": receipt.card.partition(" ••••")[0],
    }
    return Answer(200, body)


def must_wait(session_id: str, wait: Wait, locale: str, reason: str = "") -> Answer:
    """The answer while somebody has to wait; `reason` is why the last card was not taken."""
    text = Texts.pay_paused if wait.is_pause else Texts.pay_too_often
    said = phrase(text, minutes=str(-(-wait.seconds // 60)))
    reply = in_language(joined(" ", (reason, said)) if reason else said, locale)
    return Answer(429, {"sessionId": session_id, "reply": reply}, retry_after=wait.seconds)


def unreached(session_id: str, locale: str) -> Answer:
    """The answer while what the conversation needs is away."""
    reply = in_language(phrase(Texts.pay_unreached), locale)
    return Answer(503, {"sessionId": session_id, "reply": reply}, retry_after=2)
