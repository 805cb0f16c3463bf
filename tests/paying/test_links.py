"""`/payment`: a private link to the payment page, and one write."""

import base64
import hashlib

import pytest

from bot.adapters.memory_payments import MemoryPaymentSessions
from bot.adapters.token_seal import TokenSeal
from bot.conversation.reply import Link, Say
from bot.conversation.transition import Presser
from bot.paying.links import PaymentLinks
from bot.ux_agent.agent import Origin, UXAgent
from bot.ux_agent.commands.asked import Asked
from tests.payment.world import world

NOW = 1_760_500_000
TOKEN = "aW50ZXJhY3Rpb24-a-token"
PAGE = "https://pay.example.com"


class House:
    """The command with a table in memory."""

    agent: UXAgent  # which it has no use for

    def __init__(self, key: str = "key", sessions: MemoryPaymentSessions | None = None) -> None:
        self.sessions = sessions or MemoryPaymentSessions()
        self.links = PaymentLinks(self.sessions, TokenSeal(key), key=key, pay_url=PAGE)

    def ask(self, interaction_id: str = "100", locale: str = "en-US") -> Say:
        origin = Origin(interaction_id, TOKEN, "app-1", "channel-1", locale, NOW)
        return self.links(None, Asked(Presser("11", "500"), origin))  # type: ignore[arg-type]

    def url(self, said: Say) -> str:
        (row,) = said.card.rows
        link = row[0]
        assert isinstance(link, Link)
        return link.url

    def link(self) -> str:
        """The session and its secret."""
        return self.url(self.ask()).rpartition("/")[2].partition("?")[0]


def test_the_link_is_told_to_the_person_alone_and_leads_to_the_page() -> None:
    house = House()
    said = house.ask()
    assert said.is_private
    assert house.url(said).startswith(f"{PAGE}/pay/")
    assert len(house.url(said)) <= 512  # Discord docs, Button


def test_the_card_says_nothing_of_a_number() -> None:
    said = House().ask()
    assert not any(digit * 4 in " ".join(said.card.lines) for digit in "0123456789")


def test_it_is_told_in_the_persons_language() -> None:
    assert House().ask(locale="de").card.title == "Eine Karte prüfen"


@pytest.mark.parametrize(
    ("locale", "query"), [("de", "lang=de"), ("en-US", "lang=en-US"), ("", "")]
)
def test_the_page_is_told_the_persons_language(locale: str, query: str) -> None:
    house = House()
    assert house.url(house.ask(locale=locale)).partition("?")[2] == query


def test_a_link_leads_to_a_session_that_nobody_has_yet() -> None:
    house = House()
    session_id, _, secret = house.link().rpartition(".")
    session = house.sessions.read(session_id)
    assert session is not None
    assert session.secret_hash == ""
    assert session.link["link_hash"] == hashlib.sha256(secret.encode()).hexdigest()
    assert session.link["link_until"] == NOW + 900
    assert (session.link["user_id"], session.link["guild_id"]) == ("11", "500")


def test_whoever_opens_the_link_first_has_the_session_and_nobody_else() -> None:
    behind = world()
    house = House(sessions=behind.sessions)
    session_id, _, secret = house.link().rpartition(".")
    assert behind.agent.say(session_id, "", "hello", "192.0.2.7", NOW).status_code == 404
    assert behind.agent.redeem(session_id, "guessed", NOW) is None
    own = behind.agent.redeem(session_id, secret, NOW)
    assert own
    assert behind.agent.redeem(session_id, secret, NOW) is None
    assert behind.agent.say(session_id, own, "", "192.0.2.7", NOW).status_code == 200


def test_after_a_quarter_of_an_hour_a_link_leads_nowhere() -> None:
    behind = world()
    house = House(sessions=behind.sessions)
    session_id, _, secret = house.link().rpartition(".")
    assert behind.agent.redeem(session_id, secret, NOW + 900) is None


def test_neither_the_links_secret_nor_the_interactions_token_is_stored() -> None:
    house = House()
    secret = house.link().rpartition(".")[2]
    stored = str(house.sessions.items())
    assert secret not in stored
    assert TOKEN not in stored
    assert base64.b64encode(TOKEN.encode()).decode() not in stored


def test_an_interaction_that_comes_twice_leads_to_one_session() -> None:
    house = House()
    assert house.url(house.ask("100")) == house.url(house.ask("100"))
    assert house.url(house.ask("100")) != house.url(house.ask("101"))
    assert len(house.sessions.items()) == 2


def test_without_the_key_nobody_can_make_a_link() -> None:
    one, other = House("key"), House("another key")
    assert one.url(one.ask()) != other.url(other.ask())
