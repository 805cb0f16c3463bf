"""What the payment conversation says, in English."""


class PaymentTexts:
    """The texts of collecting a card, step by step."""

    # The way: each step's question, as it follows a good answer and by itself.
    pay_hello = "Hello! Ready to help with payment. Name?"
    pay_ask_name = "What's your name?"
    pay_thanks = "Thanks {name}! Card number?"
    pay_ask_card = "Card number?"
    pay_great = "Great! Expiration date?"
    pay_ask_expiry = "Expiration date?"
    pay_perfect = "Perfect! CVV?"
    pay_ask_cvv = "CVV?"
    pay_review = "Please review: {name}, {card}, {expiry}, CVV ✓. Type 'confirm'"
    pay_verified = "✅ Card verified! Token: {token}"
    pay_cancelled = "Cancelled. Nothing that you entered is kept. Say “payment” to begin again."

    # On the way.
    pay_what_to_change = "What should change: the name, the card, the date or the CVV?"
    pay_card_again = "Your card was verified as it stood; for a change I need it anew."
    pay_not_yet = "Not yet: there is something missing."
    pay_begin_anew = "We begin anew."
    pay_too_late = "For your safety I keep a card number for 15 minutes only, and they are over."
    pay_cvv_later = "I never keep a CVV, so I did not take it yet: I ask for it at the end."
    pay_at_once = "Two messages came at once, and I took the other one."
    pay_verifying = "I am verifying your card just now. One moment, then ask me again."

    # Why something was not taken; the question follows again.
    pay_name_card = "That looks like a card number. I did not keep it."
    pay_name_digits = "A name has no digits. I did not keep what you typed."
    pay_name_letters = "A name has letters, and at most {most} of them."
    pay_name_sentence = "I need the name as it stands on the card, and nothing else."
    pay_card_missing = "I need the number on the front of your card: 12 to 19 digits."
    pay_card_short = "That has {count} digits: too few for a card number."
    pay_card_long = "That has {count} digits: too many for a card number."
    pay_card_luhn = "That card number has a wrong digit somewhere. Please look at it once more."
    pay_card_brand = "I know no card whose number begins like that."
    pay_card_length = "A {brand} number does not have {count} digits."
    pay_card_raw = (
        "I may not take card numbers in messages. Please use the card fields of the page."
    )
    pay_card_again_not = (
        "That looks like a card number, and I did not keep it. "
        "For another card say “change the card”."
    )
    pay_expiry_form = "Please write month and year, such as 12/27 or December 2027."
    pay_expiry_month = "There is no month {month}: months go from 01 to 12, and come first."
    pay_expiry_past = "That card expired at the end of {expiry}."
    pay_expiry_far = "{expiry} lies too far ahead for a card."
    pay_cvv_digits = "The CVV of your {brand} card has {count} digits."
    pay_cvv_here = "That looks like a CVV. I did not keep it."

    # What was wrong, in a few words: the session's `error`.
    pay_error_name = "Invalid name"
    pay_error_card = "Invalid card number"
    pay_error_expiry = "Invalid expiration date"
    pay_error_expired = "Card expired"
    pay_error_cvv = "Invalid CVV"
    pay_error_declined = "Card declined"
    pay_error_processing = "Card could not be verified"
    pay_error_raw = "Card number not accepted here"

    # What the card's bank or Stripe said.
    pay_stripe_number = "Stripe does not know this card number."
    pay_stripe_expiry = "Stripe did not accept the expiration date of this card."
    pay_stripe_expired = "This card has expired."
    pay_stripe_cvc = "The CVV did not fit this card."
    pay_stripe_declined = "The bank declined this card. Please use another one, or ask your bank."
    pay_stripe_other = "This card was not accepted. Please use another one."
    pay_stripe_away = "I could not reach Stripe just now. Nothing was charged; please try again."
    pay_stripe_broken = "Something is wrong on our side, and it has been noted."
    pay_unknown_to_stripe = "I do not know that token. Please enter the card once more."

    # When nothing is possible.
    pay_unreached = "I could not reach my memory just now. Please send that again."
    pay_paused = "A card was not accepted five times. Please try again in {minutes} minutes."
    pay_too_often = "That were many messages. Please try again in {minutes} minutes."

    # A card number where none belongs (a command, a form).
    card_number_here = (
        "That holds a card number. I did not keep it and did not show it to anyone. "
        "Please never send card numbers here."
    )
