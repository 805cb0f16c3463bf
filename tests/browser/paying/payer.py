"""Somebody at the payment page."""

import time

from playwright.sync_api import BrowserContext, Locator, Page, expect

from bot.adapters.token_seal import TokenSeal
from bot.conversation.reply import Link
from bot.conversation.transition import Presser
from bot.paying.links import PaymentLinks
from bot.ux_agent.agent import Origin
from bot.ux_agent.commands.asked import Asked
from tests.browser.conftest import watched
from tests.lambda_interactions.chat_server import Chat
from tests.payment.world import CVV, PAN

PHONE = {"width": 390, "height": 800}
EXPIRY = f"12/{(time.gmtime().tm_year + 2) % 100}"


class Payer:
    """Somebody at the page."""

    def __init__(self, context: BrowserContext, address: str, path: str = "/pay/") -> None:
        self.page: Page = context.new_page()
        self.complaints = watched(self.page)
        self.page.goto(f"{address}{path}")

    @property
    def reply(self) -> Locator:
        return self.page.locator("#reply")

    @property
    def error(self) -> Locator:
        return self.page.get_by_role("alert")

    def field(self, label: str) -> Locator:
        return self.page.get_by_label(label, exact=True)

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def type(self, label: str, text: str) -> None:
        """Type into the field that has the focus, and send it by Enter."""
        expect(self.field(label)).to_be_focused()
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")

    def until_card(self) -> None:
        self.type("Name on the card", "Zoë Smith")
        expect(self.field("Card number")).to_be_focused()

    def until_confirm(self) -> None:
        self.until_card()
        self.type("Card number", PAN)
        self.type("Expiry date", EXPIRY)
        self.type("Security code", CVV)
        expect(self.button("Confirm")).to_be_focused()


def link_of(chat: Chat, number: str, locale: str = "en-GB") -> str:
    """The path that `/payment` hands out."""
    links = PaymentLinks(chat.world.sessions, TokenSeal("key"), key="key", pay_url="")
    origin = Origin(number, "token", "app-1", "7", locale, int(time.time()))
    (row,) = links(None, Asked(Presser("11", "500"), origin)).card.rows  # type: ignore[arg-type]
    link = row[0]
    assert isinstance(link, Link)
    return link.url
