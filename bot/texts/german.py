"""Every text that people read, in German: informal, as people speak to one another in Discord."""

from bot.texts.english import Texts
from bot.texts.german_commands import GermanCommands
from bot.texts.german_failures import GermanFailures
from bot.texts.german_history import GermanHistory
from bot.texts.german_links import GermanLinks
from bot.texts.german_payment import GermanPayment
from bot.texts.german_reading import GermanReading
from bot.texts.german_setup import GermanSetup
from bot.texts.german_undo import GermanUndo


class German(
    GermanLinks,
    GermanSetup,
    GermanUndo,
    GermanReading,
    GermanFailures,
    GermanCommands,
    GermanPayment,
    GermanHistory,
    Texts,
):
    """The texts in German; each one of English is said anew."""

    # Buttons and forms (Discord's limits: button 80, title and label 45, placeholder 100).
    confirm = "Bestätigen"
    change = "Ändern"
    cancel = "Abbrechen"
    answer = "Antworten"
    say_it_differently = "Anders sagen"
    pick_one = "Wähle etwas aus"
    something_else = "Etwas anderes"
    whole_diff_button = "Alle Änderungen"
    pull_request_button = "Pull-Request #{number}"
    change_title = "Anfrage ändern"
    change_label = "Wie soll es werden?"
    change_hint = "z. B. make it #5BA3F5 instead"
    answer_title = "Deine Antwort"
    answer_hint = "Schreib deine Antwort"

    # Cards: titles, lines and footers.
    website = "Website"
    preview_title = "Vorschau: {section}"
    preview_footer = (
        "Es ändert sich nichts, bevor du auf „Bestätigen“ drückst. "
        "Diese Vorschau gilt eine Stunde lang."
    )
    site_changed = (
        "Die Website hat sich seit der Vorschau geändert; das ist die neue Vorschau. "
        "Bitte bestätige sie noch einmal."
    )
    whole_diff_title = "Alle Änderungen: {section}"
    whole_diff_line = "Es sind {number} Zeilen; die Datei enthält sie alle."
    cannot_title = "Das kann ich nicht"
    question_title = "Eine Frage"
    reading_title = "Ich lese deine Anfrage"
    reading_line = "Einen Moment: Ich sehe mir die Website an."
    working_title = "In Arbeit: {section}"
    working_line = "Bestätigt von {person}. Der Pull-Request wird gerade geöffnet."
    saved_title = "Gespeichert: {section}"
    saved_line = "Deine Änderung ist gespeichert, du musst nichts weiter tun. {why}"
    asked_to_wait = (
        "Das Repository der Website hat mich gebeten zu warten: Weiter geht es um {moment}."
    )
    cannot_be_reached = (
        "Das Repository der Website ist nicht erreichbar. "
        "Ich versuche es weiter bis {moment} und sage dir dann Bescheid."
    )
    done_title = "Fertig: {section}"
    done_line = "Bestätigt von {person} am {moment}: {pull}"
    pull_link = "[Pull-Request #{number}]({url})"
    pull_named = "Pull-Request #{number}"
    done_footer = (
        "Die Änderung geht live, sobald der Pull-Request übernommen (gemergt) ist, "
        "und nicht früher."
    )
    failed_title = "Fehlgeschlagen: {section}"
    failed_reason = "Die Änderung konnte nicht vorgenommen werden."
    failed_line = "An der Website wurde nichts geändert. Referenz: {conversation}"
    cancelled_title = "Abgebrochen"
    cancelled_line = "Abgebrochen von {person} am {moment}. Es wurde nichts geändert."
    confirmed_line = "Bestätigt von {person} am {moment}."
    expired_title = "Abgelaufen"
    expired_line = (
        "Offen bis {moment}. Es wurde nichts geändert: Fang mit /ux-update noch einmal an."
    )
    expired_before_line = (
        "Die Zeit ist um. Es wurde nichts geändert: Fang mit /ux-update noch einmal an."
    )
    moved_title = "Umgezogen"
    moved_line = "Die Unterhaltung geht hier weiter: {place}"
    ended_title = "Beendet"
    ended_line = "Diese Unterhaltung ging anderswo weiter und ist zu Ende."
    progress_read = "1 von 4: Die Website ist gelesen"
    progress_commit = "2 von 4: Der Commit ist erstellt"
    progress_branch = "3 von 4: Der Branch ist angelegt"

    # What to do after a failure.
    next_any = "Wie es weitergeht: Fang mit /ux-update noch einmal an."
    next_look = (
        "Wie es weitergeht: Sieh dir die Website an, wie sie jetzt ist, "
        "und fang mit /ux-update noch einmal an."
    )
    next_later = (
        "Wie es weitergeht: Fang mit /ux-update noch einmal an, sobald alles wieder erreichbar ist."
    )
    next_operator = (
        "Wie es weitergeht: Bitte den Betreiber des Bots, das zu beheben, "
        "und fang dann mit /ux-update noch einmal an."
    )

    # Private words to a press that changed nothing.
    not_done_title = "Nicht ausgeführt"
    done_before_title = "Fertig"
    not_found = "Unterhaltung nicht gefunden oder abgelaufen"
    reading = "Ich lese noch die letzte Antwort. Einen Moment bitte."
    busy = "In Arbeit: Der Pull-Request wird schon geöffnet."
    too_late = "Schon bestätigt. Schließe den Pull-Request, um es rückgängig zu machen."
    other_version = (
        "Das stammt von einer anderen Version des Bots. Bitte fang noch einmal von vorn an."
    )
    done_before = "Schon erledigt: {url}"
    replaced = "Diese Vorschau wurde ersetzt; hier ist die aktuelle."
    read_by_model = (
        "Ein Sprachmodell hat diese Bitte gelesen: Schau genau hin, ob sie so gemeint war."
    )
    confirmed_by_roles = "Bestätigen kann, wer eine dieser Rollen hat: {roles}"
    only_owner_confirms = "Das kann nur {person} bestätigen"
    only_owner_cancels = "Das kann nur {person} abbrechen"
    only_owner_answers = "Das kann nur {person} beantworten"
    only_roles_confirm = "Das können nur Mitglieder mit einer dieser Rollen bestätigen: {roles}"

    # Private words to a command or a form.
    unreached = (
        "Ich komme gerade nicht an mein Gedächtnis heran. "
        "Es wurde nichts geändert; bitte versuch es noch einmal."
    )
    unsure = (
        "Ich komme gerade nicht an mein Gedächtnis heran und weiß deshalb nicht, ob das "
        "geklappt hat. "
        "Bitte versuch es noch einmal."
    )
    unsure_confirm = (
        "Ich komme gerade nicht an mein Gedächtnis heran und weiß deshalb nicht, ob das "
        "geklappt hat. "
        "Wenn ja, erscheint der Pull-Request hier; sonst drück noch einmal auf „Bestätigen“."
    )
    no_question = (
        "Hier ist keine Frage zu beantworten. Bitte benutze die Buttons unter der Vorschau."
    )
    no_site_here = (
        "Dieser Server hat noch keine Website, deshalb kann ich hier nichts ändern. Wer den Server "
        "verwaltet, kann mit /ux-setup eine wählen; sonst verbindet eine, wer diesen Bot betreibt: "
        "in den Einstellungen des Bots, unter SITES, mit der ID dieses Servers."
    )
    no_site_in_messages = (
        "Für Direktnachrichten gibt es noch keine Website: "
        "Bitte frag mich auf einem Server, der eine hat. Wer diesen Bot betreibt, kann eine "
        "verbinden: in den Einstellungen des Bots, unter SITES, mit dem Namen dm."
    )
    may_not_request = "Mit deinen Rollen auf diesem Server kannst du keine Änderungen anfragen."
    out_of_date = "Dieser Button ist veraltet. Bitte fang mit /ux-update noch einmal an."
    unknown_command = "Diesen Befehl kenne ich nicht. Versuch es mit /ux-update."
    empty_request = (
        "Bitte sag auf Englisch, was sich ändern soll, zum Beispiel: make the navbar dark blue."
    )
    too_long = "Bitte sag es in höchstens {most} Zeichen."
    file_unreadable = "{name}: Diese Datei kann ich nicht lesen. Bitte lade sie noch einmal hoch."
    section_too_long = "section: höchstens {most} Zeichen"
    went_wrong = (
        "Bei mir ist etwas schiefgegangen; es ist festgehalten. Bitte versuch es noch einmal, "
        "oder gib dem Betreiber des Bots diese Referenz: {reference}"
    )

    # A limit that somebody has reached.
    limit_open = (
        "Du hast hier {most} offene Änderungen, mehr gehen nicht. "
        "Bestätige zuerst eine davon oder brich sie ab:"
    )
    limit_resume = "/ux-resume zeigt eine davon noch einmal, mit ihren Buttons."
    limit_on_its_way = "eine, um die du gerade eben gebeten hast"
    limit_at_once = "Mehrere deiner Befehle kamen gleichzeitig. Bitte sende diesen noch einmal."
    limit_hour = (
        "Du hast in dieser Stunde {most} Befehle gesendet, mehr gehen nicht. "
        "Weiter geht es {moment}."
    )
