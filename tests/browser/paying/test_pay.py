"""The payment page as somebody meets it: wrong cards, a refresh in the middle, the back button."""

import re
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Route, expect

from bot.payment.limits import MOST_REFUSED
from bot.payment.ports import CardRefused
from tests.browser.accessible import breaches
from tests.browser.paying.payer import EXPIRY, PHONE, Payer, link_of
from tests.lambda_interactions.chat_server import Chat, serving_chat
from tests.payment.world import CVV, PAN

pytestmark = pytest.mark.browser

WRONG = "4242424242424241"
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
    assert not re.search(rf"(?<![0-9a-f]){CVV}(?![0-9a-f])", kept), "random ids may hold its digits"
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
