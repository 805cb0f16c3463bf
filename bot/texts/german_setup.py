"""What `/ux-setup` says, in German."""

from bot.texts.english_setup import SetupTexts


class GermanSetup(SetupTexts):
    """The texts of the setup, in the informal "du"."""

    # The form (title and labels at most 45 characters).
    setup_title = "Website dieses Servers"
    setup_repository = "Repository (owner/name)"
    setup_repository_hint = "owner/name oder owner/name@branch; leer: wie vom Betreiber gewählt"
    setup_request = "Wer um Änderungen bitten darf"
    setup_request_hint = "Nichts gewählt: wie die Website es vorgibt, sonst alle"
    setup_confirm = "Wer sie bestätigen darf"
    setup_confirm_hint = "Nichts gewählt: wie die Website es vorgibt, sonst wer fragt"

    # What cannot be done.
    setup_in_servers = "Das ist für Server: In Direktnachrichten gibt es nichts einzurichten."
    setup_not_admin = "Das können nur Mitglieder, die diesen Server verwalten dürfen."
    setup_form = "„{site}“ ist kein Repository. Bitte schreib owner/name oder owner/name@branch."
    setup_not_allowed = "Dieser Server darf „{site}“ nicht wählen. Er darf wählen: {allowed}."
    setup_none_allowed = (
        "Dieser Server darf noch kein Repository wählen: Wer diesen Bot betreibt, muss erst welche "
        "erlauben, in den Einstellungen des Bots, unter SETUP_REPOSITORIES."
    )
    setup_not_kept = (
        "Ich kann hier keine Einstellungen behalten. Das muss der Betreiber beheben: siehe Log."
    )
    setup_unchecked = (
        "Das ist gespeichert, aber ich konnte nicht anfangen, die Website zu lesen. "
        "Bitte schick das Formular noch einmal ab."
    )

    # What the worker found.
    setup_done_title = "Eingerichtet: {site}"
    setup_sections = "Hier lässt sich ändern: {sections}."
    setup_scanned = (
        "Ihr fehlt {manifest}: Das habe ich vom Ansehen gefunden. "
        "`ux-agent scan` schlägt eines vor."
    )
    setup_nothing = "Hier lässt sich nichts ändern: {manifest} nennt keine Stellen."
    setup_requesting = "Dürfen um Änderungen bitten: {roles}"
    setup_confirming = "Dürfen sie bestätigen: {roles}"
    setup_everybody = "alle"
    setup_asker = "wer darum gebeten hat"
    setup_by = (
        "Eingestellt von {person} {moment}. Rollen gelten sofort, die Website binnen einer Minute."
    )
    setup_replaced = (
        "Das ersetzt, was {person} {moment} eingestellt hatte, während dein Formular offen war."
    )
    setup_overtaken = "Inzwischen hat {person} das eingestellt; das gilt jetzt."
    setup_unread_title = "Nicht lesbar: {site}"
    setup_stays = "Bis das behoben und /ux-setup noch einmal gesendet ist, bleibt es bei: {site}."
    setup_still_none = (
        "Bis das behoben und /ux-setup noch einmal gesendet ist, hat dieser Server keine Website."
    )
    setup_waiting = (
        "Gerade ist es nicht erreichbar. Ich versuche es weiter; bis dahin bleibt es bei: {site}."
    )
    setup_no_site_title = "Keine Website"
    setup_no_site = (
        "Dieser Server hat jetzt keine Website: Hier ist keine gewählt, "
        "und der Betreiber hat auch keine vorgegeben."
    )
    no_website = "keine"

    # Roles that the website names by their names.
    roles_unknown = "Keine Rolle dieses Servers heißt {names}: Niemand hat sie."
    roles_unasked = (
        "Die Website nennt Rollen beim Namen ({names}). Nachschlagen kann ich sie nur mit einem "
        "Bot-Token, das der Betreiber nicht angegeben hat: Bis dahin hat sie niemand."
    )
    roles_unseen = (
        "Die Website nennt Rollen beim Namen ({names}). Nachschlagen kann ich sie erst, wenn mein "
        "Bot Mitglied dieses Servers ist: Bis dahin hat sie niemand."
    )
    roles_not_found = "Rollen, deren Namen ich hier nicht finde, zählen für niemanden."

    # Where the bot may not be used.
    no_direct_messages = (
        "In Direktnachrichten antworte ich nicht. Bitte frag mich auf einem Server."
    )
    no_user_installs = "Bitte frag mich auf einem Server, der mich installiert hat."
