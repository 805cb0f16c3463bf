"""Why a change failed for good, or a site cannot be read: what people read then, in German."""

from bot.texts.english_failures import FailureTexts


class GermanFailures(FailureTexts):
    """Reasons of the worker, of code hosts and of manifests, in German."""

    # The worker.
    target_gone = (
        "Die Website hat sich seit der Vorschau geändert, "
        "und was du ändern wolltest, gibt es nicht mehr."
    )
    gave_up_reaching = (
        "Ich habe es {tries}-mal versucht und das Repository der Website nicht erreicht."
    )
    gave_up = "Ich habe es viele Male versucht und konnte den Pull-Request nicht öffnen."
    gave_up_reading = (
        "Ich habe es viele Male versucht und konnte deine Anfrage nicht lesen. "
        "Bitte schick sie noch einmal."
    )
    not_set_up = (
        "Die Website dieses Servers ist nicht richtig eingerichtet. "
        "Das muss der Betreiber des Bots in Ordnung bringen."
    )
    branch_changed = "Jemand hat den Branch {branch} geändert. Ich habe ihn nicht angerührt."
    pull_of_others = "Jemand anderes hat für den Branch {branch} einen Pull-Request geöffnet."
    file_changed = "{file} hat sich seit der Vorschau geändert."
    file_denied = "Diese Website lässt nicht zu, dass {file} geändert wird."
    unsafe_edit = "Diese Änderung lässt sich nicht sicher machen: {reason}."
    bytes_differ = "an anderer Stelle würden sich Bytes ändern"
    read_otherwise = "{file} würde anders gelesen"
    not_readable = "{file} wäre nicht mehr lesbar"
    beyond_declared = "{file} würde sich über das Freigegebene hinaus ändern"
    new_kind = "{file} bekäme etwas Neues: {kind}"
    not_utf8 = "{file} ist nicht UTF-8"
    no_style_element = "{file} hat kein style-Element"

    # The site and its repository.
    declared_and_gone = (
        "Deklariert, aber nicht mehr dort, wo es stehen soll: {places}. Wer sich um die Website "
        "kümmert, erfährt mehr mit `ux-agent doctor --site`. Was möchtest du stattdessen ändern?"
    )
    no_manifest = (
        "Im Hauptverzeichnis der Website fehlt {manifest}, also ist nichts zum Ändern freigegeben."
    )
    not_scanned = (
        "Der Website fehlt {manifest}, und vom Ansehen lässt sich nicht sagen, was sich ändern "
        "lässt. Wer sie pflegt, kann sich mit `ux-agent scan` eines vorschlagen lassen."
    )
    no_commit = "Das Repository „{repository}“ der Website hat noch keinen Commit."
    no_branch = "Die Website hat keinen Branch „{branch}“."
    no_such_branch = "Es gibt keinen Branch „{branch}“."
    lacks_file = "Im Repository der Website fehlt die Datei {file}."
    lacks_commit = "Im Repository der Website fehlt der Commit {commit}."
    no_room_for_branch = "Im Repository ist kein Platz für einen Branch „{branch}“."
    no_such_pull = "Das Repository hat keinen Pull-Request {number}."
    pull_incomplete = "Von Pull-Request {number} gibt es keine vollständigen Angaben."
    too_many_files = "Das Repository der Website hat zu viele Dateien, um sie zu lesen."
    file_too_large = "Eine Datei der Website ist zu groß, um sie zu lesen."
    folder_too_large = "Eine Datei oder ein Ordner der Website ist zu groß zum Lesen."
    no_folder = "Den Ordner „{folder}“ der Website gibt es nicht."
    no_git_folder = "Der Ordner „{folder}“ der Website ist kein Git-Repository."
    no_object = "„{name}“ ist keine Git-Objekt-ID."
    no_branch_name = "So kann ein neuer Branch nicht heißen: „{name}“."
    not_editable = "„{path}“ ist keine Datei, die geändert werden darf."
    no_file_but_link = "„{path}“ ist eine Verknüpfung und keine Datei der Website."
    folder_in_place = "„{path}“ kann keine Datei sein: Dort ist ein Ordner."

    # GitHub.
    unauthorised = "GitHub erkennt die Berechtigung des Bots für „{repository}“ nicht an."
    cannot_read = "GitHub zeigt dem Bot kein Repository „{repository}“, das er lesen darf."
    cannot_write = "GitHub zeigt dem Bot kein Repository „{repository}“, in das er schreiben darf."
    repository_gone = "Das Repository „{repository}“ gibt es auf GitHub nicht mehr."
    repository_blocked = "GitHub sperrt das Repository „{repository}“ aus rechtlichen Gründen."
    repository_moved = (
        "Das Repository „{repository}“ wurde umbenannt oder verschoben: "
        "In SITES muss sein neuer Name stehen."
    )
    refuses_read = "GitHub lässt mich „{repository}“ nicht lesen ({status})."
    refuses_write = "GitHub lässt mich nicht in „{repository}“ schreiben ({status})."
    archived = "Das Repository „{repository}“ ist archiviert: Niemand kann es ändern."
    organization_closed = (
        "Die Organisation von „{repository}“ lässt von hier aus oder mit diesem Token "
        "niemanden hinein."
    )
    app_suspended = "Die GitHub-App ist für das Repository „{repository}“ gesperrt."
    app_not_installed = "Die GitHub-App ist für das Repository „{repository}“ nicht installiert."
    app_permissions = (
        "Der Eigentümer muss der GitHub-App Lese- und Schreibrechte für „Contents“ und "
        "„Pull requests“ geben."
    )
    not_permitted = "GitHub erlaubt dem Bot das in „{repository}“ nicht. Er braucht {permissions}."
    not_permitted_branches = (
        "GitHub erlaubt dem Bot das mit den Branches „{base}“ und „{branch}“ nicht. "
        "Er braucht {permissions}."
    )
    rule_forbids = "Eine Regel des Repositorys verbietet es."
    no_drafts = (
        "Das Repository „{repository}“ unterstützt keine Pull-Requests im Entwurf. Mit der "
        "Einstellung DRAFT_FALLBACK=true öffne ich gewöhnliche mit dem Titel „Draft: …“."
    )
    nothing_to_propose = (
        "Es gibt nichts vorzuschlagen: „{base}“ enthält schon alles aus „{branch}“."
    )
    history_rewritten = "Die Branches „{base}“ und „{branch}“ haben nichts mehr gemeinsam."
    pull_refused = "GitHub weigert sich, den Pull-Request zu öffnen."

    # Manifests.
    manifest_wrong = "{manifest} ist fehlerhaft: {fault}."
    manifest_wrong_at = "{manifest} ist bei {path} fehlerhaft: {fault}."
    manifest_too_large = "die Datei ist größer als {most} Bytes"
    manifest_no_yaml = "das ist kein YAML"
    manifest_line = "Zeile {line}"
    manifest_version = "erwartet wird Version 1"
    manifest_too_much = "sie enthält mehr, als ein Manifest braucht"
    manifest_too_many = "mehr als {most} Eigenschaften und Listen"
    manifest_type = "„{kind}“ ist keins von {types}"
    manifest_enum = "ein enum braucht seine Werte"
    manifest_place = "hier wird mindestens eine Stelle erwartet"
    manifest_names = "hier werden Namen mit Werten erwartet"
    manifest_list = "hier wird eine Liste erwartet"
    manifest_text = "hier wird ein Text erwartet"
    manifest_number = "hier wird eine ganze Zahl ab 1 erwartet"
    manifest_selector = "hier wird eins von {keys} erwartet"
    manifest_part = "„{part}“ ist weder text noch attr:<name>"
    manifest_variable = "„{name}“ beginnt weder mit -- noch mit $"
