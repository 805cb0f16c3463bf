"""What `/payment` says in Discord, in German."""

from bot.texts.english_links import LinkTexts


class GermanLinks(LinkTexts):
    """The texts of the link to the payment page, in the informal "du"."""

    about_payment = (
        "Eine Karte prüfen lassen, auf einer eigenen Seite; nichts davon läuft über Discord"
    )

    help_payment = "• /payment: eine Karte prüfen lassen, auf einer eigenen Seite"

    link_title = "Eine Karte prüfen"
    link_body = (
        "Deine Karte gibst du auf einer eigenen Seite ein, nie hier. Der Link gilt einmal, in "
        "einem Browser, {minutes} Minuten lang."
    )
    link_button = "Seite öffnen"
    link_private = "Nur du siehst diese Nachricht."
    card_verified = "Karte geprüft"
    card_verified_body = "Deine Karte wurde geprüft. Es wurde nichts abgebucht."
    card_cancelled = "Von dir abgebrochen"
    card_cancelled_body = "Von deiner Karte ist nichts gespeichert. Mit /payment fängst du neu an."
