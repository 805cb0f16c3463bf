"""What `/payment` says in Discord, where no card number is ever typed, in English."""


class LinkTexts:
    """The texts of the link to the payment page, and of what came of it."""

    about_payment = (
        "Have a card verified, on a page of its own; nothing of it passes through Discord"
    )

    help_payment = "• /payment: have a card verified, on a page of its own"

    link_title = "Verify a card"
    link_body = (
        "Your card is entered on a page of its own, never here. The link works once, in one "
        "browser, within {minutes} minutes."
    )
    link_button = "Open the page"
    link_private = "Only you see this message."
    card_verified = "Card verified"
    card_verified_body = "Your card was verified. Nothing was charged."
    card_cancelled = "Cancelled by you"
    card_cancelled_body = "Nothing of your card is kept. Begin again with /payment."
