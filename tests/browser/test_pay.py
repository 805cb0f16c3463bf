"""The payment page as somebody meets it: wrong cards, a refresh in the middle, the back button."""

import re
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from bot.adapters.token_seal import TokenSeal
from bot.conversation.reply import Link
from bot.conversation.transition import Presser
from bot.paying.links import PaymentLinks
from bot.payment.limits import MOST_REFUSED
from bot.payment.ports import CardRefused
from bot.payment_page.pages import HERE
from bot.texts.english_payment import PaymentTexts
from bot.texts.german_payment import GermanPayment
from bot.ux_agent.agent import Origin
from bot.ux_agent.commands.asked import Asked
from tests.browser.accessible import breaches
from tests.browser.conftest import watched
from tests.lambda_interactions.chat_server import Chat, serving_chat
from tests.payment.world import CVV, PAN

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

PHONE = {"width": 390, "height": 800}
WRONG = "4242424242424241"
EXPIRY = f"12/{(time.gmtime().tm_year + 2) % 100}"
ELEMENTS = """
window.Stripe = (key) => ({
  elements: () => ({ create: (kind) => ({
    mount: (place) => { document.querySelector(place).innerHTML = "<iframe title=card></iframe>"; },
    on: () => {}, focus: () => { window.focused = kind; },
  }) }),
  createToken: async (element, more) => {
    window.asked = [key, more.name];
    return { token: { id: "tok_elements" } };
  },
});
"""
"""What stands in for Stripe's elements, whose network ends here."""


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


@pytest.fixture
def chat() -> Iterator[Chat]:
    with serving_chat() as it:
        yield it


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport=PHONE, locale="en-GB")  # type: ignore[arg-type]
    yield made
    made.close()


@pytest.fixture
def payer(context: BrowserContext, chat: Chat) -> Iterator[Payer]:
    somebody = Payer(context, chat.address)
    yield somebody
    assert somebody.complaints == []


def test_a_card_is_verified_by_keyboard_alone_on_a_phone(payer: Payer) -> None:
    payer.until_confirm()
    expect(payer.page.locator("#collected")).to_contain_text("Visa •••• 4242")
    payer.page.keyboard.press("Enter")
    expect(payer.reply).to_contain_text("Card verified")
    expect(payer.page.locator("body")).not_to_contain_text("successful")
    assert payer.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_the_brand_is_shown_and_the_number_grouped_while_it_is_typed(payer: Payer) -> None:
    payer.until_card()
    payer.page.keyboard.type("37828")
    expect(payer.page.locator("#brand")).to_have_text("American Express")
    expect(payer.field("Card number")).to_have_value("3782 8")
    payer.page.keyboard.press("Control+A")
    payer.page.keyboard.type("5555555555554444")
    expect(payer.page.locator("#brand")).to_have_text("Mastercard")
    expect(payer.field("Card number")).to_have_value("5555 5555 5555 4444")


def test_a_wrong_number_is_told_beside_the_field_and_asked_again(payer: Payer) -> None:
    payer.until_card()
    payer.type("Card number", WRONG)
    expect(payer.error).to_have_text("Invalid card number")
    expect(payer.field("Card number")).to_have_attribute("aria-invalid", "true")
    payer.type("Card number", PAN)
    expect(payer.error).to_be_hidden()
    expect(payer.field("Expiry date")).to_be_focused()


def test_a_card_that_stripe_refuses_leads_back_to_the_card(payer: Payer, chat: Chat) -> None:
    payer.until_card()
    chat.world.tokens.answers.append(CardRefused("card_declined"))
    payer.type("Card number", PAN)
    payer.type("Expiry date", EXPIRY)
    payer.type("Security code", CVV)
    expect(payer.error).to_be_visible()
    expect(payer.field("Card number")).to_be_focused()


def test_whoever_has_to_wait_reads_only_when_to_come_back(context: BrowserContext) -> None:
    with serving_chat() as chat:
        payer = Payer(context, chat.address)
        payer.until_card()
        payer.type("Card number", PAN)
        payer.type("Expiry date", EXPIRY)
        chat.world.tokens.answers.append(CardRefused("card_declined"))
        session_id = payer.page.evaluate("localStorage.getItem('payment session')")
        for _ in range(MOST_REFUSED - 1):
            chat.world.limits.refuse("192.0.2.1", session_id, time.time())
        payer.type("Security code", CVV)
        for _ in range(2):
            expect(payer.reply).to_contain_text("try again in")
            for part in ("#form", "#collected", "#again"):
                expect(payer.page.locator(part)).to_be_hidden()
            assert payer.page.locator("#message").input_value() == ""
            payer.page.reload()


def test_a_security_code_is_four_digits_at_most(payer: Payer) -> None:
    payer.until_card()
    payer.type("Card number", PAN)
    payer.type("Expiry date", EXPIRY)
    expect(payer.field("Security code")).to_be_focused()
    payer.page.keyboard.type("7" * 40)
    expect(payer.field("Security code")).to_have_value("7777")


def test_nothing_typed_is_told_without_asking_the_server(payer: Payer) -> None:
    expect(payer.field("Name on the card")).to_be_focused()
    payer.page.keyboard.press("Enter")
    expect(payer.error).to_have_text("Name on the card is missing.")


def test_after_a_refresh_it_goes_on_where_it_was(payer: Payer) -> None:
    payer.until_card()
    payer.type("Card number", PAN)
    expect(payer.field("Expiry date")).to_be_focused()
    payer.page.reload()
    expect(payer.page.locator("#collected")).to_contain_text("Zoë Smith")
    payer.type("Expiry date", EXPIRY)
    expect(payer.field("Security code")).to_be_focused()


def test_the_browsers_back_button_leads_to_the_question_before(payer: Payer) -> None:
    payer.until_card()
    payer.type("Card number", PAN)
    expect(payer.field("Expiry date")).to_be_focused()
    payer.page.go_back()
    expect(payer.field("Card number")).to_be_focused()
    payer.type("Card number", "5555555555554444")
    expect(payer.page.locator("#collected")).to_contain_text("Mastercard •••• 4444")


def test_the_pages_own_back_button_does_so_too(payer: Payer) -> None:
    payer.until_card()
    payer.button("Back").click()
    payer.type("Name on the card", "Ann Lee")
    expect(payer.page.locator("#collected")).to_contain_text("Ann Lee")


def test_the_back_button_says_no_more_than_back(payer: Payer, chat: Chat) -> None:
    payer.until_card()
    payer.type("Card number", PAN)
    expect(payer.field("Expiry date")).to_be_focused()
    payer.button("Back").click()
    expect(payer.field("Card number")).to_be_focused()
    session_id = payer.page.evaluate("localStorage.getItem('payment session')")
    held = chat.world.sessions.read(session_id)
    assert held
    assert [line.content for line in held.history if line.role == "user"][-1] == "back"


def test_back_from_the_review_leads_to_the_card(payer: Payer) -> None:
    payer.until_confirm()
    payer.button("Back").click()
    expect(payer.field("Card number")).to_be_focused()


def test_another_tab_is_brought_up_to_date(
    payer: Payer, context: BrowserContext, chat: Chat
) -> None:
    payer.until_card()
    other = Payer(context, chat.address)
    other.type("Card number", PAN)
    expect(payer.field("Expiry date")).to_be_visible()
    expect(payer.page.locator("#collected")).to_contain_text("Visa •••• 4242")
    other.button("Cancel").click()
    expect(payer.reply).to_have_text("Cancelled. Nothing that you entered is kept.")
    expect(payer.button("Start again")).to_be_visible()


def test_the_page_names_no_words_for_which_it_has_buttons(payer: Payer) -> None:
    payer.until_card()
    payer.button("Back").click()
    expect(payer.field("Name on the card")).to_be_focused()
    expect(payer.button("Cancel")).to_be_visible()
    payer.type("Name on the card", "Ann Lee")
    payer.type("Card number", PAN)
    payer.type("Expiry date", EXPIRY)
    expect(payer.page.locator("#hint")).to_have_text("Three digits on the back.")
    payer.type("Security code", CVV)
    expect(payer.button("Confirm")).to_be_focused()
    expect(payer.reply).to_have_text(re.compile(r"^Please review: .*CVV ✓\.$"))
    payer.button("Confirm").click()
    expect(payer.page.locator("#done")).to_contain_text("Nothing was charged.")


def test_a_mistyped_number_can_be_mended(payer: Payer) -> None:
    payer.until_card()
    payer.type("Card number", WRONG)
    expect(payer.error).to_be_visible()
    expect(payer.field("Card number")).to_have_value("4242 4242 4242 4241")
    payer.page.keyboard.press("End")
    payer.page.keyboard.press("Backspace")
    payer.type("Card number", "2")
    expect(payer.field("Expiry date")).to_be_focused()
    expect(payer.field("Expiry date")).to_have_value("")


@pytest.mark.parametrize("texts", [PaymentTexts, GermanPayment])
def test_the_words_that_the_page_leaves_out_are_those_of_the_replies(
    texts: type[PaymentTexts],
) -> None:
    said = (HERE / "words.js").read_text(encoding="utf-8")
    for text in (texts.pay_review, texts.pay_cancelled):
        last = text.rpartition(". ")[2]
        assert last.replace(".", r"\.") in said


def test_another_tab_goes_on_with_the_same_session(
    payer: Payer, context: BrowserContext, chat: Chat
) -> None:
    payer.until_card()
    other = Payer(context, chat.address)
    other.type("Card number", PAN)
    expect(other.field("Expiry date")).to_be_focused()
    payer.page.keyboard.type(WRONG)
    payer.page.keyboard.press("Enter")
    expect(payer.field("Expiry date")).to_be_focused()
    expect(payer.page.locator("#collected")).to_contain_text("Visa •••• 4242")


def test_whoever_cancels_can_start_again(payer: Payer) -> None:
    payer.until_card()
    payer.button("Cancel").click()
    expect(payer.reply).to_contain_text("Cancelled")
    payer.button("Start again").click()
    expect(payer.field("Name on the card")).to_be_focused()


def test_f61_no_number_and_no_code_stays_in_the_browser(payer: Payer) -> None:
    payer.until_confirm()
    kept = payer.page.evaluate(
        "[document.documentElement.outerHTML, document.cookie, JSON.stringify(localStorage),"
        " JSON.stringify(sessionStorage), JSON.stringify(history.state), location.href].join()"
    )
    assert PAN not in kept.replace(" ", "")
    assert CVV not in kept
    assert "pay_session" not in kept


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(browser: Browser, chat: Chat, scheme: str) -> None:
    context = browser.new_context(viewport=PHONE, color_scheme=scheme)  # type: ignore[arg-type]
    payer = Payer(context, chat.address)
    found = []
    payer.until_card()
    found += breaches(payer.page)
    payer.type("Card number", WRONG)
    expect(payer.error).to_be_visible()
    found += breaches(payer.page)
    payer.type("Card number", PAN)
    payer.type("Expiry date", EXPIRY)
    payer.type("Security code", CVV)
    expect(payer.button("Confirm")).to_be_focused()
    found += breaches(payer.page)
    payer.page.keyboard.press("Enter")
    expect(payer.reply).to_contain_text("Card verified")
    found += breaches(payer.page)
    context.close()
    assert found == []


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


def link_of(chat: Chat, number: str, locale: str = "en-GB") -> str:
    """The path that `/payment` hands out."""
    links = PaymentLinks(chat.world.sessions, TokenSeal("key"), key="key", pay_url="")
    origin = Origin(number, "token", "app-1", "7", locale, int(time.time()))
    (row,) = links(None, Asked(Presser("11", "500"), origin)).card.rows  # type: ignore[arg-type]
    link = row[0]
    assert isinstance(link, Link)
    return link.url


def test_a_link_opens_once_and_its_secret_leaves_the_address(
    browser: Browser, context: BrowserContext, chat: Chat
) -> None:
    path = link_of(chat, "1")
    payer = Payer(context, chat.address, path)
    payer.until_card()
    assert payer.page.url == f"{chat.address}/pay/"
    payer.page.reload()
    expect(payer.field("Card number")).to_be_focused()
    again = Payer(context, chat.address, path)
    expect(again.field("Card number")).to_be_focused()
    stranger = Payer(browser.new_context(), chat.address, path)
    expect(stranger.reply).to_contain_text("used already")
    stranger.page.context.close()


def test_with_a_publishable_key_stripes_elements_take_the_card(
    context: BrowserContext,
) -> None:
    def elements(route: Route) -> None:
        route.fulfill(body=ELEMENTS, content_type="text/javascript")

    with serving_chat(publishable_key="pk_test_1") as chat:
        payer = Payer(context, chat.address, "/nothing-yet")
        context.route("https://js.stripe.com/**", elements)
        payer.page.goto(f"{chat.address}/pay/")
        payer.type("Name on the card", "Zoë Smith")
        expect(payer.page.locator("#card-element iframe")).to_be_visible()
        expect(payer.page.locator("#message")).to_be_hidden()
        payer.button("Continue").click()
        expect(payer.button("Confirm")).to_be_focused()
        expect(payer.page.locator("#collected")).to_contain_text("Visa •••• 4242")
        assert payer.page.evaluate("window.asked") == ["pk_test_1", "Zoë Smith"]
