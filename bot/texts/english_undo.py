"""What `/ux-undo` says, in English."""


class UndoTexts:
    """The texts of taking a change back."""

    # The command: what is meant, and why not.
    undo_request = "Undo #{number}: {change}"
    undo_nothing = "You have made no change here that could be undone."
    undo_unknown = "I know no finished change “{wanted}” here. Pick one that I suggest."
    undo_no_pulls = (
        "This folder has no pull request of mine, and only those can be undone. "
        "What `ux-agent try --apply` wrote, `git restore` takes back."
    )
    undo_no_such_pull = (
        "This folder has no pull request “{wanted}”. Those that it has: {known}; the last one "
        "merged is meant where none is named."
    )
    undo_proposed = (
        "Pull request: {url}\nIts branch is {branch}; the folder stays as it is until you merge "
        "that (git merge {branch})."
    )
    undo_proposed_already = (
        "Pull request: {url}\nIt was open already, with the branch {branch}; the folder stays as "
        "it is until you merge that (git merge {branch})."
    )
    undo_not_done = "That change is not made yet: cancel it where its buttons are."
    undo_not_yours = "Only {person}, and whoever may confirm changes here, can undo that."
    undo_other_site = "That change was made on another website than the one this server edits now."
    undo_choice = "#{number} {change}"
    undo_just_now = "just now"
    undo_minutes = "{count} min ago"
    undo_hours = "{count} h ago"
    undo_days = "{count} d ago"

    # Why a change cannot be taken back.
    undo_refused = "Not undone"
    undo_needless = "Nothing to undo"
    undo_forgotten = "I do not remember that change any more, so I cannot undo it."
    undo_pull_gone = "I cannot find pull request #{number} any more, so I cannot undo it."
    undo_pull_open = (
        "Pull request #{number} is still open, so nothing is live yet. "
        "Close it, and nothing will change."
    )
    undo_never_merged = (
        "Pull request #{number} was closed without being merged: there is nothing to undo."
    )
    undo_running = "That change is being undone just now."
    undo_open_already = "That is being undone already: pull request #{number} is open."
    undo_so_already = "It is as it was before that change already."
    undo_done_already = "Undone already, with pull request #{number}."
    undo_moved = (
        "I cannot undo that: the site has moved on. {place} is now “{now}”, "
        "and I expected “{expected}”."
    )
    undo_gone = (
        "I cannot undo that: the site has moved on. {place} is not there any more; "
        "I expected “{expected}”."
    )
    undo_rewritten = (
        "I cannot undo that: the site has moved on. {place} is still “{expected}”, "
        "but it is written there in another way than I left it."
    )
    undo_surroundings = (
        "I cannot undo that: the site has moved on. Around {place} it is not as I left it."
    )
    undo_file_gone = "I cannot undo that: the site has moved on. {place} is not there any more."
    undo_newer_open = (
        "Your newer change, pull request #{number}, is not live and not meant here: close it there "
        "if it should never be."
    )
    undo_note = "This takes pull request #{number} back."
