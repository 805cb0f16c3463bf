"""What `/ux-history` says, in German."""

from bot.texts.english_history import HistoryTexts


class GermanHistory(HistoryTexts):
    """The texts of what is kept of what was said."""

    about_history = "Was du und ich gesagt haben, je Server; du kannst es löschen"
    help_history = "• /ux-history: was wir gesagt haben, je Server; du kannst es löschen"
    history_title = "Was wir gesagt haben"
    history_none = (
        "Von dir ist nichts aufbewahrt. Was wir sagen, bleibt 30 Tage, und nur du siehst es."
    )
    history_note = (
        "Nur du siehst das. Aufbewahrt werden die letzten {kept} Nachrichten je Server, bis "
        "{days} Tage nach der letzten."
    )
    history_here = "**In diesem Server** · {count} Nachrichten · {when}"
    history_in_messages = "**In Direktnachrichten** · {count} Nachrichten · {when}"
    history_elsewhere = "**In einem anderen Server** · {count} Nachrichten · {when}"
    history_you = "Du"
    history_me = "Ich"
    history_more = "Es gibt mehr, als ich zeigen kann."
    history_delete = "Löschen"
    history_delete_numbered = "{number} löschen"
    history_sure_title = "Löschen, was wir gesagt haben?"
    history_sure_line = (
        "Alles, was von dort aufbewahrt ist, wird endgültig gelöscht. Deine Änderungen und "
        "Pull Requests bleiben."
    )
    history_keep = "Behalten"
    history_deleted_title = "Gelöscht"
    history_deleted = "Was wir dort gesagt haben, ist nicht mehr aufbewahrt."
    history_gone = "Dort ist nichts mehr aufbewahrt."
    history_kept_title = "Behalten: nichts gelöscht"
    history_kept = "Es wurde nichts gelöscht."
    history_off = "Was wir sagen, wird nicht aufbewahrt: Der Betreiber hat das nicht eingeschaltet."
    history_done = "Der Pull Request ist offen: {url}"
