"""Everything that the UX agent shows, made from the stored item alone."""

from collections.abc import Mapping
from typing import Any

from bot.conversation.phase import Phase
from bot.conversation.reply import (
    Button,
    Card,
    Choice,
    Form,
    Handle,
    Link,
    Markup,
    Select,
    Style,
    TextInput,
    Verb,
)
from bot.ux_agent.intent import Intent
from bot.ux_agent.plan import Plan

NOT_FOUND = "Conversation not found or expired"
"""The fixed words, as the published troubleshooting section names them."""

ANSWER = "text"
"""Name of the only input of a form that asks for words."""

_MOST_BUTTONS = 4  # of five in a row: the last is Cancel


def card_of(item: Mapping[str, Any]) -> Card:
    """The card that shows a conversation as it stands, whatever its phase."""
    phase = item["phase"]
    if phase == Phase.AWAITING_CONFIRMATION:
        return preview_card(item)
    if phase == Phase.NEEDS_CLARIFICATION:
        return question_card(item)
    if phase == Phase.COLLECTING:
        return reading_card()
    if phase == Phase.COMPLETED:
        return done_card(item)
    if phase == Phase.FAILED:
        return failed_card(item)
    if phase == Phase.CONFIRMED and "put_off" in item:
        return later_card(item)
    return working_card(item)


def preview_card(item: Mapping[str, Any], *, note: str = "") -> Card:
    """What would change: old → new, the diff, warnings, and the buttons."""
    planned = Plan.from_data(item["plan"])
    return Card(
        title=f"Preview: {section_name(item)}",
        lines=(*((note,) if note else ()), *planned.lines),
        diff=planned.diff,
        warnings=planned.warnings,
        footer="Nothing changes until you press Confirm. This preview is open for an hour.",
        rows=(
            (
                _button(item, "confirm", "Confirm", "success"),
                _button(item, "change", "Change", "secondary"),
                _button(item, "cancel", "Cancel", "danger"),
            ),
        ),
    )


def changed_card(item: Mapping[str, Any]) -> Card:
    """The new preview after the site moved on since the confirmed one."""
    note = "The site changed since the preview; this is the new preview. Please confirm it again."
    return preview_card(item, note=note)


def question_card(item: Mapping[str, Any]) -> Card:
    """The one thing that is missing, with what can be picked; or why it cannot be done."""
    intent = Intent.from_data(item["parsed_intent"])
    cancel = _button(item, "cancel", "Cancel", "danger")
    if intent.question is None:
        again = _button(item, "change", "Say it differently", "primary")
        return Card("I cannot do that", (intent.reason,), tone="question", rows=((again, cancel),))
    choices = intent.question.choices
    lines = (intent.question.text,)
    if not choices:
        write = _button(item, "write", "Answer", "primary")
        return Card("One question", lines, tone="question", rows=((write, cancel),))
    if len(choices) <= _MOST_BUTTONS:
        picks = tuple(
            _button(item, "answer", label, "primary", argument=str(number))
            for number, (label, _) in enumerate(choices)
        )
        return Card("One question", lines, tone="question", rows=((*picks, cancel),))
    select = Select(
        _handle(item, "answer"),
        "Pick one",
        tuple(Choice(label, str(number)) for number, (label, _) in enumerate(choices)),
    )
    write = _button(item, "write", "Something else", "secondary")
    return Card("One question", lines, tone="question", rows=(select, (write, cancel)))


def reading_card() -> Card:
    """The worker is reading the request."""
    return Card("Reading your request", ("One moment: I am looking at the site.",), tone="working")


def working_card(item: Mapping[str, Any]) -> Card:
    """Confirmed; the pull request is being made."""
    planned = Plan.from_data(item["plan"])
    by = Markup(f"Confirmed by <@{item['confirmed_by']}>. The pull request is being opened.")
    return Card(f"Working: {section_name(item)}", (by, *planned.lines), tone="working")


def later_card(item: Mapping[str, Any]) -> Card:
    """Confirmed and kept, but the code host cannot be reached, or asked for a wait."""
    planned, wait = Plan.from_data(item["plan"]), item["put_off"]
    if wait["asked"]:
        said = f"The site’s repository asked me to wait: I will go on {_moment(wait['at'])}."
    else:
        said = (
            "The site’s repository cannot be reached. "
            f"I will retry until {_moment(wait['until'])} and then tell you."
        )
    saved = Markup(f"Your change is saved, you need not do anything. {said}")
    return Card(f"Saved: {section_name(item)}", (saved, *planned.lines), tone="working")


def done_card(item: Mapping[str, Any]) -> Card:
    """The pull request stands."""
    planned = Plan.from_data(item["plan"])
    number, url = item["pr_number"], item["pr_url"]
    by = Markup(f"Confirmed by <@{item['confirmed_by']}>: [pull request #{number}]({url})")
    return Card(
        f"Done: {section_name(item)}",
        (by, *planned.lines),
        footer="Nothing is live yet: the change goes live once the pull request is merged.",
        tone="success",
        rows=((Link(f"Pull request #{number}", url),),),
    )


def failed_card(item: Mapping[str, Any]) -> Card:
    """The job has failed for good, with the reason and what to do."""
    reason = str(item.get("error_message") or "The change could not be made.")
    lines = (reason, f"Nothing on the site was changed. Reference: {item['conversation_id']}")
    return Card(f"Failed: {section_name(item)}", lines, tone="failure")


def cancelled_card(item: Mapping[str, Any]) -> Card:
    """Cancelled before Confirm."""
    request = str(item.get("parsed_intent", {}).get("request", ""))
    return Card("Cancelled", (request, "Nothing was changed."), tone="closed")


def notice(text: str, *, title: str = "Not done") -> Card:
    """A short word to one person."""
    return Card(title, (text,), tone="closed")


def change_form(item: Mapping[str, Any]) -> Form:
    """The form behind Change."""
    request = str(item["parsed_intent"].get("request", ""))
    asked = TextInput(
        ANSWER,
        "What should it be?",
        value=request,
        hint="make it #5BA3F5 instead",
        is_long=True,
    )
    return Form(_handle(item, "change"), "Change the request", (asked,))


def answer_form(item: Mapping[str, Any]) -> Form:
    """The form behind a question that any text answers."""
    question = item["clarification_questions"][0]
    asked = TextInput(ANSWER, str(question), hint="Type your answer")
    return Form(_handle(item, "write"), "Your answer", (asked,))


def section_name(item: Mapping[str, Any]) -> str:
    """The section as people read it."""
    return str(item["section"] or "website")


def _moment(at: int) -> str:
    """An epoch second in the reader's own time zone (Discord docs, Message Formatting)."""
    return f"<t:{at}:t> (<t:{at}:R>)"


def _button(
    item: Mapping[str, Any], verb: Verb, label: str, style: Style, *, argument: str = ""
) -> Button:
    return Button(_handle(item, verb)._replace(argument=argument), label, style)


def _handle(item: Mapping[str, Any], verb: Verb) -> Handle:
    anybody = verb == "confirm" and "confirm_roles" in item
    owner = "0" if anybody else str(item["user_id"])
    return Handle(verb, item["conversation_id"], item["plan_digest"][:8], owner)
