"""What the payment conversation says, in German."""

from bot.texts.english_payment import PaymentTexts


class GermanPayment(PaymentTexts):
    """The texts of collecting a card, in the informal "du"."""

    # The way: each step's question, as it follows a good answer and by itself.
    pay_hello = "Hallo! Ich helfe dir beim Bezahlen. Wie heißt du?"
    pay_ask_name = "Wie heißt du?"
    pay_thanks = "Danke, {name}! Wie ist die Kartennummer?"
    pay_ask_card = "Wie ist die Kartennummer?"
    pay_great = "Prima! Wie ist das Ablaufdatum?"
    pay_ask_expiry = "Wie ist das Ablaufdatum?"
    pay_perfect = "Sehr gut! Wie ist die Prüfziffer (CVV)?"
    pay_ask_cvv = "Wie ist die Prüfziffer (CVV)?"
    pay_review = "Bitte prüf: {name}, {card}, {expiry}, CVV ✓. Schreib „bestätigen“"
    pay_verified = "✅ Karte geprüft! Token: {token}"
    pay_cancelled = (
        "Abgebrochen. Nichts von dem, was du eingegeben hast, bleibt gespeichert. "
        "Mit „bezahlen“ fängst du neu an."
    )

    # On the way.
    pay_what_to_change = "Was soll sich ändern: der Name, die Karte, das Datum oder die Prüfziffer?"
    pay_card_again = (
        "Deine Karte wurde so geprüft, wie sie war; für eine Änderung brauche ich sie noch einmal."
    )
    pay_not_yet = "Noch nicht: Es fehlt noch etwas."
    pay_begin_anew = "Wir fangen neu an."
    pay_too_late = (
        "Zu deiner Sicherheit behalte ich eine Kartennummer nur 15 Minuten, und die sind um."
    )
    pay_cvv_later = (
        "Eine Prüfziffer speichere ich nie, deshalb habe ich sie noch nicht genommen: "
        "Ich frage am Ende danach."
    )
    pay_at_once = "Es kamen zwei Nachrichten gleichzeitig, und ich habe die andere genommen."
    pay_verifying = "Ich prüfe deine Karte gerade. Einen Moment, dann frag mich noch einmal."

    # Why something was not taken; the question follows again.
    pay_name_card = "Das sieht nach einer Kartennummer aus. Ich habe sie nicht behalten."
    pay_name_digits = (
        "Ein Name hat keine Ziffern. Was du geschrieben hast, habe ich nicht behalten."
    )
    pay_name_letters = "Ein Name hat Buchstaben, und höchstens {most}."
    pay_name_sentence = "Ich brauche den Namen, wie er auf der Karte steht, und sonst nichts."
    pay_card_missing = "Ich brauche die Nummer vorn auf deiner Karte: 12 bis 19 Ziffern."
    pay_card_short = "Das sind {count} Ziffern: zu wenige für eine Kartennummer."
    pay_card_long = "Das sind {count} Ziffern: zu viele für eine Kartennummer."
    pay_card_luhn = "In dieser Kartennummer ist eine Ziffer falsch. Bitte schau noch einmal hin."
    pay_card_brand = "Ich kenne keine Karte, deren Nummer so anfängt."
    pay_card_length = "Eine Kartennummer von {brand} hat nicht {count} Ziffern."
    pay_card_raw = (
        "In Nachrichten darf ich keine Kartennummern annehmen. "
        "Bitte benutze die Kartenfelder der Seite."
    )
    pay_card_again_not = (
        "Das sieht nach einer Kartennummer aus, und ich habe sie nicht behalten. "
        "Für eine andere Karte schreib „Karte ändern“."
    )
    pay_expiry_form = "Bitte schreib Monat und Jahr, etwa 12/27 oder Dezember 2027."
    pay_expiry_month = (
        "Einen Monat {month} gibt es nicht: Monate gehen von 01 bis 12 und stehen vorn."
    )
    pay_expiry_past = "Diese Karte ist Ende {expiry} abgelaufen."
    pay_expiry_far = "{expiry} liegt für eine Karte zu weit in der Zukunft."
    pay_cvv_digits = "Die Prüfziffer deiner Karte von {brand} hat {count} Stellen."
    pay_cvv_here = "Das sieht nach einer Prüfziffer aus. Ich habe sie nicht behalten."

    # What was wrong, in a few words: the session's `error`.
    pay_error_name = "Ungültiger Name"
    pay_error_card = "Ungültige Kartennummer"
    pay_error_expiry = "Ungültiges Ablaufdatum"
    pay_error_expired = "Karte abgelaufen"
    pay_error_cvv = "Ungültige Prüfziffer"
    pay_error_declined = "Karte abgelehnt"
    pay_error_processing = "Die Karte konnte nicht geprüft werden"
    pay_error_raw = "Kartennummern werden hier nicht angenommen"

    # What the card's bank or Stripe said.
    pay_stripe_number = "Stripe kennt diese Kartennummer nicht."
    pay_stripe_expiry = "Stripe hat das Ablaufdatum dieser Karte nicht angenommen."
    pay_stripe_expired = "Diese Karte ist abgelaufen."
    pay_stripe_cvc = "Die Prüfziffer passte nicht zu dieser Karte."
    pay_stripe_declined = (
        "Die Bank hat diese Karte abgelehnt. Bitte nimm eine andere oder frag deine Bank."
    )
    pay_stripe_other = "Diese Karte wurde nicht angenommen. Bitte nimm eine andere."
    pay_stripe_away = (
        "Ich konnte Stripe gerade nicht erreichen. Es wurde nichts abgebucht; "
        "bitte versuch es noch einmal."
    )
    pay_stripe_broken = "Bei uns stimmt etwas nicht, und es ist festgehalten."
    pay_unknown_to_stripe = "Dieses Token kenne ich nicht. Bitte gib die Karte noch einmal ein."

    # When nothing is possible.
    pay_unreached = "Ich komme gerade nicht an mein Gedächtnis heran. Bitte schick das noch einmal."
    pay_paused = (
        "Fünfmal hat es mit einer Karte nicht geklappt. "
        "Bitte versuch es in {minutes} Minuten noch einmal."
    )
    pay_too_often = (
        "Das waren viele Nachrichten. Bitte versuch es in {minutes} Minuten noch einmal."
    )

    # A card number where none belongs (a command, a form).
    card_number_here = (
        "Darin steht eine Kartennummer. Ich habe sie weder behalten noch jemandem gezeigt. "
        "Bitte schick hier nie Kartennummern."
    )
