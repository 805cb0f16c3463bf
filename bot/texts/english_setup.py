"""What `/ux-setup` says, in English."""


class SetupTexts:
    """The form, what it refuses, and what the worker finds in a repository."""

    # The form (title and labels at most 45 characters).
    setup_title = "Website of this server"
    setup_repository = "Repository"
    setup_repository_hint = "owner/name or owner/name@branch; empty: the operator's choice"
    setup_request = "Who may ask for changes"
    setup_request_hint = "Nobody picked: as the website says, else everybody"
    setup_confirm = "Who may confirm them"
    setup_confirm_hint = "Nobody picked: as the website says, else who asked"

    # What cannot be done.
    setup_in_servers = "This is for servers: direct messages have nothing to set up."
    setup_not_admin = "Only members who may manage this server can do that."
    setup_form = "“{site}” is no repository. Please write owner/name or owner/name@branch."
    setup_not_allowed = "This server may not choose “{site}”. It may choose: {allowed}."
    setup_none_allowed = (
        "This server may choose no repository yet: whoever runs this bot has to allow some first, "
        "in the bot’s settings, under SETUP_REPOSITORIES."
    )
    setup_not_kept = "I cannot keep settings here. The operator must mend that: see the log."
    setup_unchecked = (
        "That is saved, but I could not begin to read the website. Please send the form once more."
    )

    # What the worker found.
    setup_done_title = "Set up: {site}"
    setup_sections = "What can be edited here: {sections}."
    setup_scanned = (
        "It has no {manifest}: this is what I found by looking at it. `ux-agent scan` proposes one."
    )
    setup_nothing = "Nothing can be edited here: its {manifest} declares no places."
    setup_requesting = "May ask for changes: {roles}"
    setup_confirming = "May confirm them: {roles}"
    setup_everybody = "everybody"
    setup_asker = "whoever asked"
    setup_by = "Set by {person} {moment}. Roles count at once, the website within a minute."
    setup_replaced = "This replaces what {person} had set {moment} while your form was open."
    setup_overtaken = "Meanwhile {person} has set this; it holds now."
    setup_unread_title = "Cannot be read: {site}"
    setup_stays = "Until that is mended and /ux-setup is sent again, this stays: {site}."
    setup_still_none = (
        "Until that is mended and /ux-setup is sent again, this server has no website."
    )
    setup_waiting = "It cannot be reached just now. I keep trying; until then this stays: {site}."
    setup_no_site_title = "No website"
    setup_no_site = (
        "This server has no website now: neither is one chosen here, nor did the operator."
    )
    no_website = "none"

    # Roles that the website names by their names.
    roles_unknown = "No role of this server is called {names}: nobody has it."
    roles_unasked = (
        "The website names roles by name ({names}). I can only look them up with a bot token, "
        "which the operator has not given: until then nobody has them."
    )
    roles_unseen = (
        "The website names roles by name ({names}). I can only look them up once my bot is a "
        "member of this server: until then nobody has them."
    )
    roles_not_found = "Roles that I do not find by name here count for nobody."

    # Where the bot may not be used.
    no_direct_messages = "I do not answer in direct messages. Please ask me in a server."
    no_user_installs = "Please ask me in a server that has installed me."
