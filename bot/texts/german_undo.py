"""What `/ux-undo` says, in German."""

from bot.texts.english_undo import UndoTexts


class GermanUndo(UndoTexts):
    """The texts of taking a change back, in the informal "du"."""

    # The command: what is meant, and why not.
    undo_request = "#{number} zurücknehmen: {change}"
    undo_nothing = "Du hast hier noch nichts geändert, was sich zurücknehmen ließe."
    undo_unknown = (
        "Ich kenne hier keine fertige Änderung „{wanted}“. Nimm eine, die ich vorschlage."
    )
    undo_no_pulls = (
        "Dieser Ordner hat keinen Pull-Request von mir, und nur solche lassen sich zurücknehmen. "
        "Was `ux-agent try --apply` geschrieben hat, nimmt `git restore` zurück."
    )
    undo_no_such_pull = (
        "Dieser Ordner hat keinen Pull-Request „{wanted}“. Er hat: {known}; gemeint ist der "
        "zuletzt übernommene, wenn keiner genannt ist."
    )
    undo_proposed = (
        "Pull-Request: {url}\nSein Branch ist {branch}; der Ordner bleibt, wie er ist, bis du ihn "
        "übernimmst (git merge {branch})."
    )
    undo_proposed_already = (
        "Pull-Request: {url}\nEr war schon offen, mit dem Branch {branch}; der Ordner bleibt, wie "
        "er ist, bis du ihn übernimmst (git merge {branch})."
    )
    undo_not_done = "Diese Änderung ist noch nicht gemacht: Brich sie mit ihrem Button ab."
    undo_not_yours = (
        "Das können nur {person} und alle zurücknehmen, die hier Änderungen bestätigen dürfen."
    )
    undo_other_site = (
        "Diese Änderung betraf eine andere Website als die, die dieser Server jetzt ändert."
    )
    undo_choice = "#{number}: {change}"
    undo_just_now = "gerade eben"
    undo_minutes = "vor {count} Min."
    undo_hours = "vor {count} Std."
    undo_days = "vor {count} Tg."

    # Why a change cannot be taken back.
    undo_refused = "Nicht zurückgenommen"
    undo_needless = "Nichts zurückzunehmen"
    undo_forgotten = (
        "Ich erinnere mich nicht mehr an diese Änderung und kann sie nicht zurücknehmen."
    )
    undo_pull_gone = (
        "Ich finde den Pull-Request #{number} nicht mehr und kann ihn nicht zurücknehmen."
    )
    undo_pull_open = (
        "Der Pull-Request #{number} ist noch offen, es ist also noch nichts online. "
        "Schließ ihn, und nichts ändert sich."
    )
    undo_never_merged = (
        "Der Pull-Request #{number} wurde geschlossen, ohne übernommen zu werden: "
        "Es gibt nichts zurückzunehmen."
    )
    undo_running = "Diese Änderung wird gerade zurückgenommen."
    undo_open_already = "Das wird schon zurückgenommen: Der Pull-Request #{number} ist offen."
    undo_so_already = "Es ist schon wieder so wie vor dieser Änderung."
    undo_done_already = "Schon zurückgenommen, mit dem Pull-Request #{number}."
    undo_moved = (
        "Das kann ich nicht zurücknehmen: Die Website hat sich geändert. "
        "{place} ist jetzt „{now}“, erwartet hatte ich „{expected}“."
    )
    undo_gone = (
        "Das kann ich nicht zurücknehmen: Die Website hat sich geändert. "
        "{place} gibt es nicht mehr; erwartet hatte ich „{expected}“."
    )
    undo_rewritten = (
        "Das kann ich nicht zurücknehmen: Die Website hat sich geändert. {place} ist zwar noch "
        "„{expected}“, steht dort aber anders da, als ich es hinterlassen habe."
    )
    undo_surroundings = (
        "Das kann ich nicht zurücknehmen: Die Website hat sich geändert. Um {place} herum ist es "
        "nicht so, wie ich es hinterlassen habe."
    )
    undo_file_gone = (
        "Das kann ich nicht zurücknehmen: Die Website hat sich geändert. "
        "{place} gibt es nicht mehr."
    )
    undo_newer_open = (
        "Deine neuere Änderung, Pull-Request #{number}, ist nicht live und hier nicht gemeint: "
        "Schließ ihn dort, wenn sie es nie werden soll."
    )
    undo_note = "Das nimmt den Pull-Request #{number} zurück."
