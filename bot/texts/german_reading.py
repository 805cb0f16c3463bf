"""What people read of a request as it was understood and planned, in German."""

from collections.abc import Mapping

from bot.texts.english_reading import ReadingTexts


class GermanReading(ReadingTexts):
    """Questions, reasons, lines of a preview and its warnings, in German."""

    # Names and how they are put together.
    place = "{section}, {name}"
    all_of_them = "{name} (alle)"
    decimal = "{whole},{tenths}"

    # Why a request is not taken.
    card_number = (
        "Das sieht aus wie die Nummer einer Zahlungskarte. Ich habe sie nicht gespeichert. "
        "Bitte schick hier niemals Kartennummern."
    )
    out_of_scope = (
        "Ich kann nur Texte, Farben, Größen und Links ändern, die diese Website dafür "
        "freigegeben hat. Dateien, Einstellungen, Geheimnisse, Mergen und Löschen sind nicht "
        "meine Sache."
    )
    foreign_code = (
        "Das wäre ein Stück Code: ein Skript, ein Widget, ein Tracker, ein Cookie-Banner. Solches "
        "füge ich nicht ein; das macht, wer die Website baut. Ich ändere Texte, Farben, Größen und "
        "Links, die schon da sind."
    )
    whole_page = (
        "Eine ganze Seite kann ich nicht löschen; das macht, wer die Website baut. Ich kann den "
        "Link dorthin aus dem Menü nehmen und ihren Texten andere Worte geben."
    )
    markup = (
        "Ich schreibe reinen Text, keine Auszeichnung wie <b>. Sollen genau diese Zeichen auf der "
        "Seite stehen, setz den Text in Anführungszeichen: "
        'change the headline to "Fish <b> Chips".'
    )
    parts_stay = (
        "Einen ganzen Teil einer Seite kann ich nicht an eine andere Stelle setzen. Umordnen kann "
        "ich die Links eines Menüs und die Einträge einer Liste."
    )
    bad_section = "So heißt kein Teil der Website."
    nothing_to_undo = (
        "In diesem Gespräch wurde noch nichts geändert, also gibt es nichts zurückzunehmen. Sag "
        "mir, was wieder dort stehen soll, oder nimm eine frühere Änderung mit /ux-undo zurück."
    )
    nothing_changed = "Es wurde nichts geändert."
    nothing_declared = "Diese Website hat nichts freigegeben, das ich ändern darf."
    many_characters = "Das ist länger als {most} Zeichen. Bitte sag es kürzer."
    many_words = "Das ist viel auf einmal. Bitte sag es mit weniger Wörtern."
    hidden_character = (
        "Der Text enthält ein Zeichen, das hier nicht stehen kann: U+{code} ({name})."
    )
    a_tab = "ein Tabulator"
    a_line_break = "ein Zeilenumbruch"
    a_control_character = "ein Steuerzeichen"
    look_alike = "Ein Wort mischt zwei Alphabete: U+{code} ({name}). Bitte tippe es noch einmal."
    bad_address = (
        "Ein Link kann zu Adressen mit https, http, mailto oder tel führen, "
        "zu einem Pfad dieser Website wie /about oder zu einem #anker."
    )
    code_as_value = (
        "„{name}“ ist ein einzelner, einfacher Wert, ohne Klammern, Strichpunkte oder anderen Code."
    )
    repeated_signs = "Bitte lass die lange Reihe sich wiederholender Zeichen weg."
    too_much = "Das ist zu viel für eine Änderung. Bitte teil es in kleinere auf."
    not_on_site = "Das kann ich auf dieser Website nicht finden."

    # Questions.
    what = (
        "Was möchtest du ändern? Anfragen verstehe ich bisher nur auf Englisch, "
        "zum Beispiel: make the navbar dark blue"
    )
    which_colour_section = "Welcher Teil der Website soll diese Farbe bekommen?"
    which_section = "Welchen Teil der Website meinst du?"
    which_list = "Wo soll der neue Link hin?"
    which_link = "Welchen Eintrag meinst du?"
    not_all_at_once = (
        "Eine ganze Liste nehme ich nicht auf einmal weg, nur einen Eintrag nach dem anderen."
    )
    no_such_link = "„{link}“ finde ich hier in keiner Liste."
    only_at_the_end = (
        "Einen Link kann ich nur am Ende anfügen; eine weitere Anfrage kann ihn verschieben. "
        "Soll ich ihn dort anfügen?"
    )
    text_stays = "Diesen Text kann ich nicht entfernen, nur durch einen anderen ersetzen."
    cannot_hide = "Ich kann „{link}“ nicht verbergen, nur entfernen. Soll ich es entfernen?"
    remove_it = "„{link}“ entfernen"
    entry_field = "Was soll bei „{link}“ für „{name}“ stehen?"
    entry_field_needed = (
        "Jeder Eintrag dieser Liste hat „{name}“, deshalb kann ich es nicht weglassen."
    )
    no_entry_picture = (
        "„{value}“ ist kein Bild dieser Website. Nenn den Pfad eines Bildes, etwa {sample}."
    )
    two_ways = "Das kann ich auf zwei Arten lesen. Welche meinst du?"
    unknown_key = "„{key}“ kenne ich nicht. Was meinst du damit?"
    unknown_section = "Diese Website hat keinen Teil namens „{name}“. Welchen Teil meinst du?"
    has_no_part = "„{part}“ gibt es auf dieser Website nicht, jedenfalls nicht zum Ändern."
    only_english = (
        "Anfragen verstehe ich bisher allein auf Englisch, zum Beispiel: make the navbar dark blue."
    )
    unknown_word = "„{word}“ kenne ich hier nicht."
    beside_the_rest = "Das Übrige ist klar; „{words}“ noch nicht."
    unknown_look = "„{word}“ als Aussehen kann ich nicht einstellen."
    no_own_look = "„{word}“ hat kein eigenes Aussehen dieser Art zum Ändern."
    every_screen = "Was ich ändere, gilt überall, nicht für „{word}“ allein."
    take_back = "„{word}“ gehört nicht zu diesen Änderungen. Welche soll ich weglassen?"
    what_in = "Was soll sich bei „{section}“ ändern?"
    which_property = "„{section}“: Was soll {value} werden?"
    which_text_in = "„{section}“: Welcher Text soll zu „{value}“ werden?"
    which_text = "Welcher Text soll zu „{value}“ werden?"
    which_text_now = "Welchen Text meinst du?"
    only_whole = (
        "Nur ein ganzer Text kann anders aussehen, nicht „{part}“ allein. Welcher ganze Text ist "
        "gemeint?"
    )
    not_shown = "„{text}“ kann ich auf der Website nicht finden."
    lacks = (
        "Bei „{section}“ gibt es „{name}“ nicht zum Ändern. Was soll sich dort stattdessen ändern?"
    )
    unfit = "Das geht mit „{place}“ nicht. Was soll sich dort ändern?"
    lacks_anywhere = (
        "Auf dieser Website gibt es „{name}“ nicht zum Ändern. Was soll sich stattdessen ändern?"
    )
    year_computed = "Das Jahr dort ist von selbst immer das laufende. Was soll sich sonst ändern?"
    which_colour = "Was soll {value} werden?"
    new_colour = "Welche Farbe soll „{place}“ bekommen?"
    new_size = "Welche Größe soll „{place}“ bekommen, zum Beispiel 18px?"
    new_address = "Wohin soll „{place}“ führen, zum Beispiel /about?"
    new_words = "Was soll statt „{text}“ dort stehen?"
    not_reckoned = "Was „{wish}“ aus „{value}“ macht, kann ich nicht ausrechnen."
    never_hidden = "Dort kann ich nichts aus- oder einblenden. Was soll sich dort ändern?"
    nothing_hidden = (
        "Auf dieser Website kann ich nichts aus- oder einblenden. Was soll sich stattdessen ändern?"
    )
    new_text = "Was soll bei „{place}“ stehen?"
    shared_line = "„{line}“ hat hier eine gemeinsame Zeile. Was soll dort stehen?"
    new_value = "Welchen Wert soll „{place}“ bekommen?"
    new_link_to = "Wie soll der neue Link zu {address} heißen?"
    new_link = "Wie soll der neue Link heißen?"
    link_address = "Wohin soll der Link „{link}“ führen, zum Beispiel /about?"
    link_name = "Wie soll „{link}“ heißen?"
    link_what = "Was soll sich an „{link}“ ändern?"
    before_which = "Vor welchem Eintrag soll „{link}“ stehen?"
    no_links = (
        "Bei „{section}“ gibt es keine Links, die ich ändern kann. Wo soll der neue Link hin?"
    )

    more_choices = (
        "{count} weitere passen nicht in diese Liste: Wenn eine davon gemeint ist, sage bitte, wie "
        "sie heißt, oder zitiere Wörter, die jetzt dort stehen."
    )
    one_more_choice = (
        "Eine weitere passt nicht in diese Liste: Wenn sie gemeint ist, sage bitte, wie sie heißt, "
        "oder zitiere Wörter, die jetzt dort stehen."
    )

    # Choices.
    write_it = "„{value}“ schreiben"
    add_at_the_end = "„{link}“ am Ende anfügen"
    paint_it = "In {value} färben"
    its_label = "Sein Text"
    its_address = "Sein Ziel"
    value_of = "{what}: {value}"
    links_of = "{what}: Links"
    text_in = "„{text}“ (in: {section})"
    quoted = "„{text}“"
    its_description = "Der Text daneben"
    take_away = "Entfernen"
    link_in = "{link} (in: {section})"
    link_choice = "{section}, Link: {link}"

    # Wishes that are fulfilled already.
    already = "„{place}“ ist schon „{value}“."
    link_already = "„{link}“ ist schon „{value}“."
    already_so = "„{place}“ ist schon {value}."
    label_already = "Der Link „{link}“ heißt schon so."
    leads_already = "Der Link „{link}“ führt schon dorthin."
    link_there_already = "„{section}“ hat den Link „{link}“ schon."
    stands_already = "„{link}“ steht schon dort."
    nothing_would_change = "Es würde sich nichts ändern."

    # Lines of a preview.
    line = "{place}: {old} → {new}"
    not_set = "(nichts Eigenes)"
    empty = "(leer)"
    label_line = "{section}, Linktext: {old} → {new}"
    entry_line = "{section}, Eintrag: {old} → {new}"
    address_line = "{section}, Link „{link}“: {old} → {new}"
    added_line = "{section}, neuer Link: {link} → {address}"
    about_line = "{section} „{link}“: {old} → {new}"
    added_entry_line = "{section}: neuer Eintrag {link}"
    removed_entry_line = "{section}: Eintrag {link} entfernt"
    removed_line = "{section}, Link entfernt: {link} ({address})"
    wider_line = "auf breiteren Bildschirmen {steps}"
    order_line = "{section}, Reihenfolge: {old} → {new}"
    link_at = "{section}, Link „{link}“"

    # Warnings of a preview.
    hard_to_read = (
        "Schwer zu lesen: Der Text in {text} auf {background} hat bei „{section}“ einen Kontrast "
        "von {ratio}; empfohlen sind mindestens {least}."
    )
    border_stays = "Der Rand bei „{place}“ bleibt {colour}, also die bisherige Farbe."
    many_places = "„{place}“ steht an {count} Stellen; alle werden geändert."
    compared_in_code = (
        "Der Code in {file} vergleicht etwas mit „{value}“; bitte prüfen, ob auch das sich ändert."
    )
    no_such_page = (
        "Eine Seite „{address}“ habe ich auf dieser Website nicht gefunden: Bitte prüfe, ob der "
        "Link irgendwohin führt."
    )
    many_files = "{count} Dateien ändern sich: {files}."
    name_left = "„{name}“ steht auch noch anderswo: {places}."
    line_of_file = "{file} (Zeile {line})"
    more_places = "{count} weitere"

    # Values that cannot stand where they should.
    no_colour = "„{value}“ ist keine Farbe. Versuch es mit einem englischen Namen oder #rrggbb."
    no_size = "„{value}“ ist keine Größe. Versuch es mit 18px, 1.2rem oder 90%."
    no_font = "„{value}“ ist keine Schrift. Versuch es mit einem Namen wie Georgia, serif."
    no_weight = "„{value}“ ist keine Schriftstärke. Versuch es mit bold, normal oder 100 bis 900."
    not_a_picture = (
        "„{value}“ ist kein Bild dieser Website. Nenne den Pfad von einem, "
        "zum Beispiel /img/logo.svg, oder häng eins an."
    )
    no_keyword = "„{value}“ ist kein Wert, der hier stehen kann."
    no_switch = "„{value}“ heißt weder sichtbar (visible) noch ausgeblendet (hidden)."
    only_yes_or_no = "Dort kann nur ja oder nein stehen."
    only_a_number = "Dort kann nur eine Zahl stehen."
    not_in_a_template = "{signs} kann dort nicht stehen, weil eine Vorlage es für Code hielte."
    text_too_long = "„{place}“ fasst höchstens {most} Zeichen; das sind {count}."
    text_needed = "„{place}“ braucht einen Text."
    one_of = "„{place}“ ist eins von diesen: {choices}."
    one_thing = "„{place}“ gibt es nur einmal: Ich kann es auf etwas anderes setzen, mehr nicht."
    changes_meet = (
        "Zwei dieser Änderungen treffen an derselben Stelle aufeinander. "
        "Bitte frag erst nach der einen, dann nach der anderen."
    )
    refused_character = "Der Text enthält U+{code} ({name}). Bitte schreib ihn ohne dieses Zeichen."
    control_character = "Steuerzeichen"
    half_a_character = "halbes Zeichen"
    private_character = "privates Zeichen"
    turning_character = "Zeichen, das die Schreibrichtung umdreht"
    no_character = "kein gültiges Zeichen"

    # Links.
    label_length = "Ein Link braucht einen Text von 1 bis 80 Zeichen."
    address_length = "Ein Link braucht eine Adresse von 1 bis {most} Zeichen."
    address_character = "Ein Link kann U+{code} nicht enthalten. Bitte schreib ihn ohne."
    address_in_full = "Bitte schreib die Adresse vollständig, mit https:// davor."
    address_unknown = "„{address}“ ist keine Adresse, die ich kenne."
    address_scheme = "Ein Link kann nicht mit „{scheme}:“ anfangen."
    address_incomplete = "„{address}“ ist keine vollständige Adresse."
    address_allowed = (
        "Links beginnen mit https://, http://, mailto:, tel:, einem Pfad der Website oder #."
    )
    address_hides = (
        "Ein Link darf keinen Namen vor einem @ enthalten: Das würde verbergen, wohin er führt."
    )
    address_look_alike = (
        "Die Adresse enthält U+{code}, das man mit einem anderen Buchstaben verwechseln kann. "
        "Bitte schreib den Hostnamen in ASCII (xn--…)."
    )
    link_incomplete = "Ein neuer Link braucht einen Text und eine Adresse."
    link_taken = "„{section}“ hat schon einen Link „{link}“, und zwar zu {address}."
    last_link = "„{link}“ ist dort der einzige Link; ich kann ihn ändern, aber nicht entfernen."
    unknown_link = "„{section}“ hat keinen Link „{link}“. Dort gibt es: {links}."
    one_text_needed = "Dort gehört ein einzelner Text hin, nicht ein Text mit einer Adresse."
    no_address = "Die Einträge dort haben keine Adresse, nur einen Text."
    no_description = "Die Einträge dort haben keine Beschreibung."
    entry_needs = "Ein neuer Eintrag bräuchte auch {names}, und das kann ich mir nicht ausdenken."
    entry_has_code = (
        "Jeder Eintrag dort hat eigene Bilder, Texte oder Code; einen weiteren kann ich deshalb"
        " nicht anlegen."
    )
    rank_unclear = (
        "Die Einträge sind auf eine Art nummeriert, die ich nicht verstehe; die Reihenfolge bleibt."
    )
    gap_unclear = "Zwischen den Einträgen steht noch etwas anderes, deshalb rühre ich sie nicht an."
    not_in_mirror = (
        "Dieselbe Liste steht in {file}, dort aber ohne „{link}“. Alle ändern sich oder keine."
    )
    addresses_differ = (
        "„{link}“ führt in {file} woandershin, deshalb kann ich nicht beide gleich ändern."
    )
    unknown_picture = "Auf der Website gibt es kein Bild „{value}“. Es gibt: {choices}."
    no_utility = "Dafür hat die Website keine Klasse: „{value}“. Es gibt: {choices}."

    # Names of sections, properties and values that many sites declare.
    endings: Mapping[str, str] = {
        "-visibility": "Bereich",
        "-link-label": "Linktext",
        "-link-text": "Linktext",
        "-link-href": "Linkziel",
        "-link-link": "Linkziel",
        "-href": "Linkziel",
        "-alt": "Beschreibung",
    }
    names: Mapping[str, str] = {
        "about": "Über uns",
        "accent": "Akzentfarbe",
        "accent-color": "Akzentfarbe",
        "address": "Adresse",
        "announce": "Hinweis",
        "announcement": "Hinweis",
        "background": "Hintergrund",
        "background-color": "Hintergrundfarbe",
        "bold": "fett",
        "border-radius": "Eckenradius",
        "brand": "Markenname",
        "brand-name": "Markenname",
        "button": "Button",
        "button-background": "Buttonfarbe",
        "button-color": "Buttonfarbe",
        "button-text": "Buttontext",
        "color": "Textfarbe",
        "contact": "Kontakt",
        "copyright": "Copyright",
        "cta": "Button",
        "cta-background": "Buttonfarbe",
        "cta-color": "Buttonfarbe",
        "cta-href": "Buttonziel",
        "cta-link": "Buttonziel",
        "cta-text": "Buttontext",
        "description": "Beschreibung",
        "font-family": "Schriftart",
        "font-size": "Schriftgröße",
        "font-style": "Schriftstil",
        "font-weight": "Schriftstärke",
        "footer": "Fußzeile",
        "header": "Kopfzeile",
        "heading": "Überschrift",
        "headline": "Überschrift",
        "hero": "Hero-Bereich",
        "hero-text": "Hero-Text",
        "hero-title": "Hero-Titel",
        "hidden": "ausgeblendet",
        "highlight": "Hervorhebung",
        "home": "Startseite",
        "hours": "Öffnungszeiten",
        "image-alt": "Bildbeschreibung",
        "intro": "Einleitung",
        "legal": "Rechtliches",
        "link": "Link",
        "link-color": "Linkfarbe",
        "link-href": "Linkziel",
        "link-label": "Linktext",
        "logo": "Logo",
        "margin": "Außenabstand",
        "menu": "Menü",
        "name": "Name",
        "nav": "Navigation",
        "navbar": "Navigation",
        "navigation": "Navigation",
        "padding": "Innenabstand",
        "page-title": "Seitentitel",
        "radius": "Eckenradius",
        "sidebar": "Seitenleiste",
        "site": "Website",
        "site-name": "Name der Website",
        "slogan": "Slogan",
        "social": "Soziale Medien",
        "subheading": "Unterüberschrift",
        "subtitle": "Untertitel",
        "tagline": "Slogan",
        "text": "Text",
        "text-align": "Ausrichtung",
        "text-color": "Textfarbe",
        "text-decoration": "Unterstreichung",
        "text-transform": "Groß- und Kleinschreibung",
        "title": "Titel",
        "visibility": "Sichtbarkeit",
        "visible": "sichtbar",
        "website": "Website",
        "year": "Jahr",
    }
