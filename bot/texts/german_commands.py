"""What commands other than `/ux-update` say, and how Discord lists all of them, in German."""

from bot.texts.english_commands import CommandTexts


class GermanCommands(CommandTexts):
    """The texts of the commands, in the informal "du"."""

    # The commands as Discord lists them (at most 100 characters each).
    about_update = "Die Website ändern: sag was, sieh die Änderung, bestätige sie"
    about_request = "Was sich ändern soll, auf Englisch: make the navbar dark blue"
    about_section = "Wo auf der Website, falls es nicht dasteht: header, footer, …"
    about_image = "Ein Bild, das zur Anfrage gehört"
    about_more_images = "Noch ein Bild"
    about_status = "Deine Änderungen hier, wie weit sie sind, und was ich von der Website weiß"
    about_resume = "Eine deiner offenen Änderungen mit ihren Buttons hierher holen"
    about_conversation = "Welche; ohne Angabe siehst du alle offenen"
    about_undo = "Eine Änderung zurücknehmen: erst ansehen, dann bestätigen"
    about_undone = "Welche; ohne Angabe die letzte"
    about_help = "Was du mir sagen kannst, und was sich auf dieser Website ändern lässt"
    about_setup = "Wählen, welche Website dieser Server ändert, und wer das darf"

    # Commands that somebody gives: what cannot be done.
    unknown_to_this_version = (
        "Diese Version von mir kennt den Befehl „/{name}“ nicht. /ux-help sagt, was es gibt."
    )
    not_listed = (
        "Ich kann deine Änderungen hier nicht auflisten: "
        "Der Betreiber des Bots hat das nicht eingeschaltet."
    )
    nothing_open = "Du hast hier keine offene Änderung. Fang mit /ux-update eine an."
    nothing_open_like = "Keine deiner offenen Änderungen hier passt zu „{wanted}“."
    moved_elsewhere = "Das wurde gerade nach {channel} geholt."
    only_owner_resumes = "Das kann nur {person} woandershin holen"
    too_many_pictures = "Bitte schick höchstens {most} Bilder."
    no_picture = (
        "{name}: Ich nehme nur Bilder (PNG, JPEG, GIF, WebP). "
        "Es wurde nichts begonnen; bitte frag noch einmal."
    )
    picture_too_large = (
        "{name} ist zu groß: Ein Bild darf {most} MB haben. "
        "Es wurde nichts begonnen; bitte frag noch einmal."
    )
    pictures_kept = "Bei dieser Unterhaltung aufgehoben: {names}"
    picture_missing = (
        "Mit dieser Bitte kam kein Bild. Gib es bei /ux-update mit der Option „image“ mit."
    )
    picture_number = "Es gibt kein Bild {number}: Mit dieser Bitte kamen {count}."
    picture_svg = (
        "{name} ist ein SVG, das Skripte enthalten kann. Bitte schick PNG, JPEG, GIF oder WebP."
    )
    picture_unknown = "{name} ist kein Bild, das ich lesen kann: PNG, JPEG, GIF oder WebP."
    picture_damaged = (
        "{name} ist beschädigt oder nicht das, was sein Name sagt. Bitte schick es noch einmal."
    )
    picture_pixels = "{name} hat zu viele Bildpunkte. Bitte schick ein kleineres."
    picture_moving = "{name} bewegt sich. Bitte schick ein Bild, das stillsteht."
    picture_clear = "{name} ist ganz durchsichtig: Darin ist keine Farbe."
    picture_colour = "Welche Farbe aus {name}?"
    picture_homeless = (
        "Ich weiß nicht, wo die Bilder dieser Seite liegen: Gezeigt wird jetzt „{address}“."
    )
    picture_expired = "{name} ist bei Discord nicht mehr zu lesen. Bitte schick es noch einmal."
    picture_elsewhere = "{name} liegt nicht bei Discord, darum lese ich es nicht."
    picture_added = "neue Datei {path}"
    picture_kept = "Die Datei {path} bleibt: Andere Seiten zeigen sie inzwischen vielleicht."

    # How far a change is.
    is_collecting = "ich lese sie gerade"
    is_needs_clarification = "wartet auf deine Antwort"
    is_awaiting_confirmation = "wartet auf die Bestätigung"
    is_confirmed = "bestätigt, als Nächstes kommt der Pull-Request"
    is_put_off = "gespeichert, das Repository lässt mich warten"
    is_executing = "der Pull-Request wird gerade geöffnet"
    is_completed = "fertig"
    is_failed = "fehlgeschlagen"
    is_expired = "abgelaufen, es wurde nichts geändert"

    # /ux-status and /ux-resume
    status_title = "Deine Änderungen hier"
    status_nothing = "Noch nichts. Fang mit /ux-update an, oder lies /ux-help."
    status_line = "**{number}.** {state} · {when}"
    status_request = "{section}: {request}"
    status_site = "Website: {site}"
    status_index = "Zuletzt gelesen: {when}."
    status_unread = "Ich habe sie noch nicht gelesen; das tue ich bei deinem ersten /ux-update."
    resume_title = "Welche?"
    resume_line = "Wähle eine Änderung, und ihre Karte kommt hierher. Die alte wird geschlossen."
    resume_prompt = "Wähle eine Änderung"

    # /ux-help
    help_title = "Was du sagen kannst"
    help_start = (
        "Sag mit /ux-update, was sich ändern soll, in deinen eigenen Worten (noch auf Englisch):"
    )
    help_examples = (
        "• make the navbar dark blue\n"
        "• change the headline to “Frisches Brot, jeden Morgen”\n"
        "• add a link “Jobs” to /jobs to the menu"
    )
    help_after = (
        "Du siehst die Änderung zuerst. Es passiert nichts, bis jemand „Bestätigen“ drückt; "
        "dann wird ein Pull-Request geöffnet."
    )
    help_sections = "Was sich auf {site} ändern lässt:"
    help_section = "• {section}: {properties}"
    help_section_named = "• {section} ({aliases}): {properties}"
    help_more = "Weitere Befehle"
    help_status = "• /ux-status: deine Änderungen hier, und wie weit sie sind"
    help_resume = "• /ux-resume: holt eine offene Änderung hierher, mit ihren Buttons"
    help_undo = "• /ux-undo: nimmt eine gemergte Änderung zurück, mit einem eigenen Pull-Request"
    help_setup = "• /ux-setup: welche Website dieser Server ändert, und wer das darf"
    help_no_site_here = (
        "Dieser Server hat noch keine Website. "
        "Wer den Server verwaltet, kann mit /ux-setup eine wählen."
    )
    help_no_site_in_messages = (
        "Für Direktnachrichten gibt es noch keine Website: "
        "Bitte nimm mich auf einem Server, der eine hat."
    )
    help_unread = (
        "Ich habe {site} noch nicht gelesen. "
        "Frag mit /ux-update nach einer Änderung, dann tue ich es."
    )
    help_partial = "Es gibt mehr, als ich aufzählen kann; frag einfach."
