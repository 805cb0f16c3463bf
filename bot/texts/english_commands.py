"""What commands other than `/ux-update` say, and how Discord lists all of them, in English."""


class CommandTexts:
    """The texts of the commands."""

    # The commands as Discord lists them (at most 100 characters each).
    about_update = "Change the website: say what, see the change, confirm it"
    about_request = "What to change, in your words: make the navbar dark blue"
    about_section = "Where on the site, if the request does not say: header, footer, …"
    about_image = "A picture that belongs to the request"
    about_more_images = "One more picture"
    about_status = "Your changes here, how far each one is, and what I know of the site"
    about_resume = "Bring one of your open changes here, with its buttons"
    about_conversation = "Which one; without it you see all that are open"
    about_undo = "Take back a change that was made: see it first, then confirm it"
    about_undone = "Which one; without it the one made last"
    about_help = "What you can say to me, and what can be changed on this website"
    about_setup = "Choose which website this server edits, and who may"

    # Commands that somebody gives: what cannot be done.
    unknown_to_this_version = (
        "This version of me does not know the command “/{name}”. /ux-help says what there is."
    )
    not_listed = "I cannot list your changes here: its operator has not enabled that."
    nothing_open = "You have no open change here. Start one with /ux-update."
    nothing_open_like = "None of your open changes here is like “{wanted}”."
    moved_elsewhere = "This was brought to {channel} just now."
    only_owner_resumes = "Only {person} can bring this elsewhere"
    too_many_pictures = "Please send at most {most} pictures."
    no_picture = (
        "{name}: I take pictures only (PNG, JPEG, GIF, WebP). Nothing was begun; please ask again."
    )
    picture_too_large = (
        "{name} is too large: a picture may have {most} MB. Nothing was begun; please ask again."
    )
    pictures_kept = "Kept with this conversation: {names}"
    picture_missing = (
        "No picture came with this request. Please give it with the option “image” of /ux-update."
    )
    picture_number = "There is no picture {number}: {count} came with this request."
    picture_svg = "{name} is an SVG, which can hold scripts. Please send a PNG, JPEG, GIF or WebP."
    picture_unknown = "{name} is no picture that I can read: PNG, JPEG, GIF or WebP."
    picture_damaged = "{name} is damaged, or not what its name says. Please send it again."
    picture_pixels = "{name} has too many pixels. Please send a smaller one."
    picture_moving = "{name} moves. Please send a picture that stands still."
    picture_clear = "{name} is transparent all over: there is no colour in it."
    picture_colour = "Which colour of {name}?"
    picture_homeless = (
        "I don't know where the pictures of this site are: what is shown now is “{address}”."
    )
    picture_expired = "{name} can no longer be read at Discord. Please send it again."
    picture_elsewhere = "{name} is not kept by Discord, so I do not read it."
    picture_added = "new file {path}"
    picture_kept = "The file {path} stays: other pages may show it by now."

    # How far a change is.
    is_collecting = "I am reading it"
    is_needs_clarification = "waits for your answer"
    is_awaiting_confirmation = "waits for Confirm"
    is_confirmed = "confirmed, the pull request comes next"
    is_put_off = "saved, the repository keeps me waiting"
    is_executing = "the pull request is being opened"
    is_completed = "done"
    is_failed = "failed"
    is_expired = "expired, nothing was changed"

    # /ux-status and /ux-resume
    status_title = "Your changes here"
    status_nothing = "Nothing yet. Start with /ux-update, or read /ux-help."
    status_line = "**{number}.** {state} · {when}"
    status_request = "{section}: {request}"
    status_site = "Website: {site}"
    status_index = "I last read it {when}."
    status_unread = "I have not read it yet; your first /ux-update makes me."
    resume_title = "Which one?"
    resume_line = "Pick a change, and its card comes here. The old one is closed."
    resume_prompt = "Pick a change"

    # /ux-help
    help_title = "What you can say"
    help_start = "Say with /ux-update what to change, in English, in your own words:"
    help_examples = (
        "• make the navbar dark blue\n"
        "• change the headline to “Fresh bread, every morning”\n"
        "• add a link “Jobs” to /jobs to the menu"
    )
    help_after = (
        "You see the change first. Nothing happens until somebody presses Confirm; "
        "then a pull request is opened."
    )
    help_sections = "What can be changed on {site}:"
    help_section = "• {section}: {properties}"
    help_section_named = "• {section} ({aliases}): {properties}"
    help_more = "More commands"
    help_status = "• /ux-status: your changes here, and how far each one is"
    help_resume = "• /ux-resume: brings an open change here, with its buttons"
    help_undo = "• /ux-undo: takes a merged change back, by a pull request of its own"
    help_setup = "• /ux-setup: which website this server edits, and who may"
    help_no_site_here = (
        "This server has no website yet. Who manages the server can choose one with /ux-setup."
    )
    help_no_site_in_messages = (
        "Direct messages have no website yet: please use me in a server that has one."
    )
    help_unread = "I have not read {site} yet. Ask for a change with /ux-update, and I will."
    help_partial = "There is more than I can list; just ask."
