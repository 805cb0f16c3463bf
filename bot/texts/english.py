"""Every text that people read, in English: the one other languages are made from.

Texts are named by their meaning; what stands in braces is filled in. No two are equal, so that a
phrase finds its translation by its English text alone.
"""

from bot.texts.english_commands import CommandTexts
from bot.texts.english_failures import FailureTexts
from bot.texts.english_history import HistoryTexts
from bot.texts.english_links import LinkTexts
from bot.texts.english_payment import PaymentTexts
from bot.texts.english_reading import ReadingTexts
from bot.texts.english_setup import SetupTexts
from bot.texts.english_undo import UndoTexts


class Texts(
    LinkTexts,
    SetupTexts,
    UndoTexts,
    ReadingTexts,
    FailureTexts,
    CommandTexts,
    PaymentTexts,
    HistoryTexts,
):
    """The texts of one language."""

    # Buttons and forms (Discord's limits: button 80, title and label 45, placeholder 100).
    confirm = "Confirm"
    change = "Change"
    cancel = "Cancel"
    answer = "Answer"
    say_it_differently = "Say it differently"
    pick_one = "Pick one"
    something_else = "Something else"
    whole_diff_button = "Whole difference"
    pull_request_button = "Pull request #{number}"
    change_title = "Change the request"
    change_label = "What should it be?"
    change_hint = "make it #5BA3F5 instead"
    answer_title = "Your answer"
    answer_hint = "Type your answer"

    # Cards: titles, lines and footers.
    website = "website"
    preview_title = "Preview: {section}"
    preview_footer = "Nothing changes until you press Confirm. This preview is open for an hour."
    site_changed = (
        "The site changed since the preview; this is the new preview. Please confirm it again."
    )
    whole_diff_title = "The whole difference: {section}"
    whole_diff_line = "It has {number} lines; the file holds them all."
    cannot_title = "I cannot do that"
    question_title = "One question"
    reading_title = "Reading your request"
    reading_line = "One moment: I am looking at the site."
    working_title = "Working: {section}"
    working_line = "Confirmed by {person}. The pull request is being opened."
    saved_title = "Saved: {section}"
    saved_line = "Your change is saved, you need not do anything. {why}"
    asked_to_wait = "The site’s repository asked me to wait: I will go on at {moment}."
    cannot_be_reached = (
        "The site’s repository cannot be reached. I will retry until {moment} and then tell you."
    )
    done_title = "Done: {section}"
    done_line = "Confirmed by {person} on {moment}: {pull}"
    pull_link = "[pull request #{number}]({url})"
    pull_named = "pull request #{number}"
    done_footer = "The change goes live once the pull request is merged, and not before."
    failed_title = "Failed: {section}"
    failed_reason = "The change could not be made."
    failed_line = "Nothing on the site was changed. Reference: {conversation}"
    cancelled_title = "Cancelled"
    cancelled_line = "Cancelled by {person} on {moment}. Nothing was changed."
    confirmed_line = "Confirmed by {person} on {moment}."
    expired_title = "Expired"
    expired_line = "Open until {moment}. Nothing was changed: begin again with /ux-update."
    expired_before_line = "Its time is over. Nothing was changed: begin again with /ux-update."
    moved_title = "Moved"
    moved_line = "The conversation goes on here: {place}"
    ended_title = "Ended"
    ended_line = "This conversation went on elsewhere and is over."
    progress_read = "1 of 4: the site is read"
    progress_commit = "2 of 4: the commit is made"
    progress_branch = "3 of 4: the branch is there"

    # What to do after a failure.
    next_any = "What to do next: begin again with /ux-update."
    next_look = "What to do next: look at the site as it is now, then begin again with /ux-update."
    next_later = "What to do next: begin again with /ux-update when it can be reached."
    next_operator = (
        "What to do next: have the operator of the bot mend that, then begin again with /ux-update."
    )

    # Private words to a press that changed nothing.
    not_done_title = "Not done"
    done_before_title = "Done"
    not_found = "Conversation not found or expired"
    reading = "I am still reading the last answer. One moment, please."
    busy = "In progress: the pull request is already being opened."
    too_late = "Already confirmed. Close the pull request to undo it."
    other_version = "This was made by another version of the bot. Please start again."
    done_before = "Already done: {url}"
    replaced = "This preview was replaced; here is the current one."
    read_by_model = "A language model read this request: look twice whether it is what you meant."
    confirmed_by_roles = "To be confirmed by somebody with one of these roles: {roles}"
    only_owner_confirms = "Only {person} can confirm this"
    only_owner_cancels = "Only {person} can cancel this"
    only_owner_answers = "Only {person} can answer this"
    only_roles_confirm = "Only members with one of these roles can confirm this: {roles}"

    # Private words to a command or a form.
    unreached = "I could not reach my memory just now. Nothing was changed; please try again."
    unsure = (
        "I could not reach my memory just now, so I cannot tell whether that went through. "
        "Please try again."
    )
    unsure_confirm = (
        "I could not reach my memory just now, so I cannot tell whether that went through. "
        "The pull request will appear here if it did; else press Confirm again."
    )
    no_question = "There is no question to answer here. Please use the buttons below the preview."
    no_site_here = (
        "This server has no website yet, so there is nothing I can change here. Who manages the "
        "server may choose one with /ux-setup; else whoever runs this bot connects one: in the "
        "bot’s settings, under SITES, by this server’s id."
    )
    no_site_in_messages = (
        "Direct messages have no website yet: please ask me in a server that has one. Whoever runs "
        "this bot can connect one: in the bot’s settings, under SITES, by the name dm."
    )
    may_not_request = "Your roles in this server do not let you request changes."
    out_of_date = "This button is out of date. Please start again with /ux-update."
    unknown_command = "I do not know this command. Try /ux-update."
    empty_request = "Please say what to change, for example: make the navbar dark blue."
    too_long = "Please say it in at most {most} characters."
    file_unreadable = "{name}: I cannot read this file. Please upload it again."
    section_too_long = "section: at most {most} characters"
    went_wrong = (
        "Something went wrong on my side; it has been noted. "
        "Please try again, or tell the bot's operator this reference: {reference}"
    )

    # A limit that somebody has reached.
    limit_open = (
        "You have {most} changes open here; more are not possible. "
        "Confirm or cancel one of them first:"
    )
    limit_resume = "/ux-resume shows one of them again, with its buttons."
    limit_on_its_way = "one that you asked for a moment ago"
    limit_at_once = "Several commands of yours came at once. Please send this one again."
    limit_hour = "You have sent {most} commands within the hour, which is the most. Again {moment}."
