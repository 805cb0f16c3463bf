"""What `/ux-history` says, in English."""


class HistoryTexts:
    """The texts of what is kept of what was said."""

    about_history = "What you and I said, in each server; you can delete it"
    help_history = "• /ux-history: what we said, by server; you can delete it"
    history_title = "What we said"
    history_none = "Nothing is kept of you. What we say is kept for 30 days, and only you see it."
    history_note = (
        "Only you see this. The last {kept} messages of each server are kept, until {days} days "
        "after the last one."
    )
    history_here = "**In this server** · {count} messages · {when}"
    history_in_messages = "**In direct messages** · {count} messages · {when}"
    history_elsewhere = "**In another server** · {count} messages · {when}"
    history_you = "You"
    history_me = "I"
    history_more = "There is more than I can list."
    history_delete = "Delete"
    history_delete_numbered = "Delete {number}"
    history_sure_title = "Delete what we said?"
    history_sure_line = (
        "All that is kept of what we said there goes, for good. "
        "Your changes and pull requests stay."
    )
    history_keep = "Keep it"
    history_deleted_title = "Deleted"
    history_deleted = "What we said there is no longer kept."
    history_gone = "Nothing is kept there any more."
    history_kept_title = "Kept"
    history_kept = "Nothing was deleted."
    history_off = "What we say is not kept: its operator has not enabled that."
    history_done = "The pull request is open: {url}"
