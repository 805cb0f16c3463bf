"""`/payment` in Discord: a link to the payment page.

No card number passes through Discord: PCI DSS 4.2.2 counts chats as end-user messaging.
"""

import base64
import hashlib
import hmac
from typing import TYPE_CHECKING, Protocol

from bot.conversation.job import TOKEN_SECONDS
from bot.conversation.reply import Card, Link, Say
from bot.payment.session import Session
from bot.texts.catalogue import texts

if TYPE_CHECKING:
    from bot.payment.ports import PaymentSessions
    from bot.ux_agent.agent import UXAgent
    from bot.ux_agent.commands.asked import Asked


class Seal(Protocol):
    """Seals an interaction's token, which is a credential, for one session."""

    def seal(self, session_id: str, token: str) -> str:
        """The token as it may be stored."""
        ...


class PaymentLinks:
    """Answers `/payment` with a link that works once: one write, private.

    `key` is secret: of it and the interaction's id the session's id and the link's secret are
    made, so that an interaction that is delivered twice leads to one session.
    """

    def __init__(self, sessions: "PaymentSessions", seal: Seal, *, key: str, pay_url: str) -> None:
        self._sessions = sessions
        self._seal = seal
        self._key = key.encode()
        self._pay_url = pay_url

    def __call__(self, _: "UXAgent", asked: "Asked") -> Say:
        """The link, in the person's language; raises bot.errors.TransientError."""
        origin = asked.origin
        session_id = self._made("id", origin.interaction_id)[:22]
        secret = self._made("secret", origin.interaction_id)
        link = {
            "link_hash": hashlib.sha256(secret.encode()).hexdigest(),
            "link_until": origin.now + TOKEN_SECONDS,
            "user_id": asked.presser.user_id,
            "guild_id": asked.presser.guild_id,
            "channel_id": origin.channel_id,
            "application_id": origin.application_id,
            "interaction_id": origin.interaction_id,
            "interaction_token": self._seal.seal(session_id, origin.interaction_token),
            "asked_at": origin.now,
            "locale": origin.locale,
        }
        session = Session(session_id, "", 1, "name", updated_at=origin.now, link=link)
        self._sessions.create(session, origin.now)
        url = f"{self._pay_url}/pay/{session_id}.{secret}{_in_language(origin.locale)}"
        return Say(
            link_card(url, origin.locale),
            is_private=True,
            decision="linked",
        )

    def _made(self, purpose: str, interaction_id: str) -> str:
        """43 characters that nobody can guess, the same for a redelivered interaction."""
        said = f"payment-{purpose}:{interaction_id}".encode()
        mac = hmac.digest(self._key, said, "sha256")
        return base64.urlsafe_b64encode(mac).rstrip(b"=").decode()


def _in_language(locale: str) -> str:
    """The page speaks as Discord does, whatever the browser prefers."""
    return f"?lang={locale}" if locale.replace("-", "").isalnum() else ""


def link_card(url: str, locale: str) -> Card:
    """What shows the link; it holds nothing of a card."""
    said = texts(locale)
    return Card(
        said.link_title,
        (said.link_body.format(minutes=TOKEN_SECONDS // 60),),
        footer=said.link_private,
        rows=((Link(said.link_button, url),),),
    )
