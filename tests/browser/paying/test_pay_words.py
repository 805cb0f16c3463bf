"""What the payment page says, in which language, and whether there is room for it."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from bot.payment_page.pages import HERE
from bot.texts.english_payment import PaymentTexts
from bot.texts.german_payment import GermanPayment
from tests.browser.accessible import breaches
from tests.browser.paying.payer import PHONE, Payer, link_of
from tests.lambda_interactions.chat_server import Chat

pytestmark = pytest.mark.browser


def test_the_page_speaks_the_language_of_its_replies(browser: Browser, chat: Chat) -> None:
    context = browser.new_context(viewport=PHONE, locale="de-DE")  # type: ignore[arg-type]
    payer = Payer(context, chat.address)
    payer.type("Name auf der Karte", "Zoë Smith")
    expect(payer.field("Kartennummer")).to_be_focused()
    expect(payer.reply).to_have_text("Danke, Zoë! Wie ist die Kartennummer?")
    expect(payer.button("Weiter")).to_be_visible()
    expect(payer.page).to_have_title("Karte prüfen")
    text = payer.page.locator("body").inner_text()
    assert not re.search(r"\b(?:card|your|continue|cancel|back|sealed)\b", text, re.IGNORECASE)
    assert breaches(payer.page) == []
    context.close()


def test_a_link_from_german_discord_speaks_german_in_an_english_browser(
    context: BrowserContext, chat: Chat
) -> None:
    payer = Payer(context, chat.address, link_of(chat, "de-1", "de"))
    payer.type("Name auf der Karte", "Zoë Smith")
    expect(payer.reply).to_contain_text("Wie ist die Kartennummer?")
    payer.page.reload()
    expect(payer.field("Kartennummer")).to_be_focused()
    expect(payer.reply).to_contain_text("Wie ist die Kartennummer?")


@pytest.mark.parametrize("number", ["5555555555554444", "378282246310005"])
def test_a_whole_number_is_seen_on_a_narrow_phone(
    browser: Browser, chat: Chat, number: str
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700})
    payer = Payer(context, chat.address)
    payer.until_card()
    payer.page.keyboard.type(number)
    expect(payer.page.locator("#brand")).to_be_visible()
    room = "field => field.scrollWidth <= field.clientWidth"
    assert payer.page.locator("#message").evaluate(room)
    context.close()


@pytest.mark.parametrize("texts", [PaymentTexts, GermanPayment])
def test_the_words_that_the_page_leaves_out_are_those_of_the_replies(
    texts: type[PaymentTexts],
) -> None:
    said = (HERE / "words.js").read_text(encoding="utf-8")
    for text in (texts.pay_review, texts.pay_cancelled):
        last = text.rpartition(". ")[2]
        assert last.replace(".", r"\.") in said
